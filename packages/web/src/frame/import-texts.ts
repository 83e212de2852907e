import { texts, type Texts } from "../messages/messages.ts";

const english = {
  "count.views": "{count, plural, one {# view} other {# views}}",
  "count.relationships": "{count, plural, one {# relationship} other {# relationships}}",
  "import.drop": "Drop to import",
  "import.drop.hint": "ArchiMate .xml or .archimate, Threagile .yaml, .csv, .xlsx",
  "import.running": "Reading {name}…",
  "import.title": "Imported: {name}",
  "import.failed": "{name} could not be imported",
  "import.unsupported": "This kind of file cannot be imported. Try .xml, .archimate, .yaml, .csv or .xlsx.",
  "import.illegal":
    "{count, plural, =0 {Every relationship is permitted by ArchiMate 3.2.} one {# relationship is not permitted by ArchiMate 3.2.} other {# relationships are not permitted by ArchiMate 3.2.}}",
  "import.derived":
    "{count, plural, =0 {} one {# relationship is permitted only as derived.} other {# relationships are permitted only as derived.}}",
  "import.loss": "What became of the content",
  "import.loss.outcome": "Outcome",
  "import.loss.what": "Content",
  "import.loss.count": "Count",
  "import.loss.how": "How",
  "import.loss.none": "Nothing was lost.",
  "import.outcome.kept": "Kept",
  "import.outcome.approximated": "Approximated",
  "import.outcome.dropped": "Dropped",
  "import.examples": "For instance {examples}",
  "import.open": "Open the workspace",
} as const;

/** Texts of imports: what was dropped, and what became of it. */
export const importTexts: Texts<keyof typeof english> = texts(english, {
  "count.views": "{count, plural, one {# vue} other {# vues}}",
  "count.relationships": "{count, plural, one {# relation} other {# relations}}",
  "import.drop": "Déposer pour importer",
  "import.drop.hint": "ArchiMate .xml ou .archimate, Threagile .yaml, .csv, .xlsx",
  "import.running": "Lecture de {name}…",
  "import.title": "Importé : {name}",
  "import.failed": "Impossible d’importer {name}",
  "import.unsupported": "Ce type de fichier ne peut pas être importé. Essayez .xml, .archimate, .yaml, .csv ou .xlsx.",
  "import.illegal":
    "{count, plural, =0 {Toutes les relations sont permises par ArchiMate 3.2.} one {# relation n’est pas permise par ArchiMate 3.2.} other {# relations ne sont pas permises par ArchiMate 3.2.}}",
  "import.derived":
    "{count, plural, =0 {} one {# relation n’est permise que par dérivation.} other {# relations ne sont permises que par dérivation.}}",
  "import.loss": "Ce que le contenu est devenu",
  "import.loss.outcome": "Sort",
  "import.loss.what": "Contenu",
  "import.loss.count": "Nombre",
  "import.loss.how": "Comment",
  "import.loss.none": "Rien n’a été perdu.",
  "import.outcome.kept": "Conservé",
  "import.outcome.approximated": "Approché",
  "import.outcome.dropped": "Abandonné",
  "import.examples": "Par exemple {examples}",
  "import.open": "Ouvrir l’espace de travail",
});

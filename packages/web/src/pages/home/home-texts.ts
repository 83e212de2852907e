/** Texts of the home of a workspace. */
import { type Texts, texts } from "../../messages/messages.ts";

const english = {
  "count.nested": "of which {count, number} nested",
  "count.references": "{count, plural, one {# reference} other {# references}}",
  "count.files": "{count, plural, one {# file} other {# files}}",
  "home.role": "Whose home",
  "home.role.general": "General",
  "home.layers": "What the model holds",
  "home.layers.share": "{percent} of the elements",
  "home.attention": "What needs attention",
  "home.recent": "Recently changed",
  "home.recent.all": "All changes",
  "home.recent.unsaved": "Not committed yet",
  "home.recent.count":
    "{added, plural, =0 {} one {# added} other {# added}}{removed, plural, =0 {} one { # removed} other { # removed}}{changed, plural, =0 {} one { # changed} other { # changed}}",
  "home.recent.same": "no element changed",
  "home.relationships": "How it is connected",
  "home.files": "Files",
  "home.file": "File",
  "home.elements": "Elements",
  "home.findings": "Findings",
  "home.clean": "Nothing to report: every statement is understood.",
  "home.understood": "understood",
  "home.import.title": "Bring in a model you already have",
  "home.import.text":
    "Drop a file anywhere in this window: ArchiMate Open Exchange (.xml), Archi (.archimate), a table (.csv, .xlsx). It becomes readable text in a workspace of its own, and you see what was kept.",
  "home.empty.title": "This workspace is empty",
  "home.empty.text": "Describe the first elements step by step, write them as text, or import a model or a table.",
  "home.begin": "Begin step by step",
  "home.source": "Write in the text editor",
  "home.views": "Views",
  "home.views.all": "All views",
  "home.boards": "Dashboards",
  "home.boards.all": "All dashboards",
  "home.today": "As of {day}",
} as const;

const french: Readonly<Record<keyof typeof english, string>> = {
  "count.nested": "dont {count, plural, one {# imbriquée} other {# imbriquées}}",
  "count.references": "{count, plural, one {# référence} other {# références}}",
  "count.files": "{count, plural, one {# fichier} other {# fichiers}}",
  "home.role": "L’accueil de",
  "home.role.general": "Général",
  "home.layers": "Ce que contient le modèle",
  "home.layers.share": "{percent} des éléments",
  "home.attention": "Ce qui demande attention",
  "home.recent": "Modifié récemment",
  "home.recent.all": "Tous les changements",
  "home.recent.unsaved": "Pas encore dans un commit",
  "home.recent.count":
    "{added, plural, =0 {} one {# ajouté} other {# ajoutés}}{removed, plural, =0 {} one { # retiré} other { # retirés}}{changed, plural, =0 {} one { # modifié} other { # modifiés}}",
  "home.recent.same": "aucun élément modifié",
  "home.relationships": "Comment tout se relie",
  "home.files": "Fichiers",
  "home.file": "Fichier",
  "home.elements": "Éléments",
  "home.findings": "Constats",
  "home.clean": "Rien à signaler : chaque énoncé est compris.",
  "home.understood": "compris",
  "home.import.title": "Apportez un modèle existant",
  "home.import.text":
    "Déposez un fichier n’importe où dans cette fenêtre : ArchiMate Open Exchange (.xml), Archi (.archimate), un tableau (.csv, .xlsx). Il devient un texte lisible dans son propre espace de travail, et vous voyez ce qui a été conservé.",
  "home.empty.title": "Cet espace de travail est vide",
  "home.empty.text":
    "Décrivez les premiers éléments pas à pas, écrivez-les en texte, ou importez un modèle ou un tableau.",
  "home.begin": "Commencer pas à pas",
  "home.source": "Écrire dans l’éditeur de texte",
  "home.views": "Vues",
  "home.views.all": "Toutes les vues",
  "home.boards": "Tableaux de bord",
  "home.boards.all": "Tous les tableaux de bord",
  "home.today": "Au {day}",
};

export const homeTexts: Texts<keyof typeof english> = texts(english, french);

/** Diagnostics of artefacts that discovery reads, for the catalogue in `codes.ts`. They take a file that is no model text, so none has an example. */
export const discoveryCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "artefact-unreadable",
    en: "This cannot be read: {what} (line {line, number}); what was understood before is kept.",
    fr: "Lecture impossible : {what} (ligne {line, number}) ; ce qui a été compris avant est conservé.",
  },
  {
    code: "artefact-too-deep",
    en: "This is nested deeper than {limit, number} levels (line {line, number}) and was not read.",
    fr: "L’imbrication dépasse {limit, number} niveaux (ligne {line, number}) : la suite n’a pas été lue.",
  },
  {
    code: "artefact-too-large",
    en: "This is larger than {limit, number} bytes and was not read as a whole.",
    fr: "Ce fichier dépasse {limit, number} octets et n’a pas été lu en entier.",
  },
  {
    code: "artefact-unsupported",
    en: "This was passed over: {what} (line {line, number}).",
    fr: "Ceci a été ignoré : {what} (ligne {line, number}).",
  },
  {
    code: "observation-not-one",
    en: "This is no observation: its first line is not that of one. `orrery discover` writes them.",
    fr: "Ce n’est pas une observation : sa première ligne n’en est pas une. « orrery discover » les écrit.",
  },
  {
    code: "observation-version",
    en: "This observation is of version {version, number}; this product reads up to {known, number}. Run `orrery discover` again, or update.",
    fr: "Cette observation est de version {version, number} ; ce produit lit jusqu’à {known, number}. Relancez « orrery discover », ou mettez à jour.",
  },
  {
    code: "observation-damaged",
    en: "Line {line, number} of the observation is damaged and was passed over.",
    fr: "La ligne {line, number} de l’observation est abîmée et a été ignorée.",
  },
  {
    code: "trace-empty",
    en: "There is no span and no dependency in this file of traces.",
    fr: "Ce fichier de traces ne contient ni segment ni dépendance.",
  },
  {
    code: "trace-left-out",
    en: "{count, plural, one {# span or peer was} other {# spans or peers were}} left out, being beyond what is kept in memory: the map of services may lack something.",
    fr: "{count, plural, one {# segment ou correspondant a été laissé} other {# segments ou correspondants ont été laissés}} de côté, au-delà de ce qui tient en mémoire : la carte des services peut être incomplète.",
  },
  {
    code: "trace-orphans",
    en: "Of {total, number} spans, {count, plural, one {# names a parent that is} other {# name parents that are}} in no file: those calls have an unknown origin.",
    fr: "Sur {total, number} segments, {count, plural, one {# nomme un parent absent} other {# nomment un parent absent}} des fichiers : l’origine de ces appels est inconnue.",
  },
  {
    code: "trace-unnamed",
    en: "{count, number} of {total, number} spans come from something that does not name itself (`service.name`); they are in no service.",
    fr: "{count, number} segments sur {total, number} viennent de quelque chose qui ne se nomme pas (`service.name`) ; ils ne sont d’aucun service.",
  },
  {
    code: "trace-window",
    en: "{count, plural, one {# span was} other {# spans were}} given up while waiting for a parent further away than {window, number} spans: sort the files by trace, or give fewer at once.",
    fr: "{count, plural, one {# segment a été abandonné} other {# segments ont été abandonnés}} en attente d’un parent éloigné de plus de {window, number} segments : triez les fichiers par trace, ou donnez-en moins à la fois.",
  },
  {
    code: "source-failed",
    en: "The source `{source}` failed ({reason}): what it said before is kept, and the rest of its files was not read. That is a fault of Orrery; please report it.",
    fr: "La source « {source} » a échoué ({reason}) : ce qu’elle avait dit est conservé, le reste de ses fichiers n’a pas été lu. C’est un défaut d’Orrery ; merci de le signaler.",
  },
  {
    code: "artefact-link",
    en: "This is a link to a folder. None is followed, so that every file is read once and none outside is.",
    fr: "C’est un lien vers un dossier. Aucun n’est suivi, pour que chaque fichier soit lu une fois, et aucun au-dehors.",
  },
  {
    code: "drawing-loose-lines",
    en: "On the page `{page}`, {count, plural, one {# line does} other {# lines do}} not touch a shape at both ends and {count, plural, one {says} other {say}} nothing.",
    fr: "Sur la page « {page} », {count, plural, one {# trait ne touche} other {# traits ne touchent}} pas une forme à chaque extrémité et ne {count, plural, one {dit} other {disent}} rien.",
  },
  {
    code: "inventory-class",
    en: "{count, plural, one {# row says} other {# rows say}} `{type}`, which is nothing that discovery knows.",
    fr: "{count, plural, one {# ligne dit} other {# lignes disent}} « {type} », que la découverte ne connaît pas.",
  },
  {
    code: "inventory-repeated",
    en: "{count, plural, one {# row repeats} other {# rows repeat}} the key of an earlier one; the first counts.",
    fr: "{count, plural, one {# ligne répète} other {# lignes répètent}} la clé d’une ligne précédente ; la première compte.",
  },
  {
    code: "inventory-rows",
    en: "{count, plural, one {# row lacks} other {# rows lack}} what names it, and nothing was made of it.",
    fr: "{count, plural, one {# ligne n’a pas} other {# lignes n’ont pas}} de quoi les nommer : rien n’en a été tiré.",
  },
  {
    code: "inventory-secret-column",
    en: "The column `{column}` looks like one of secrets and was not read.",
    fr: "La colonne « {column} » semble contenir des secrets et n’a pas été lue.",
  },
  {
    code: "inventory-unknown",
    en: "Nothing here looks like an inventory; describe its columns in a mapping file beside it (NAME.mapping.yaml) if it is one.",
    fr: "Rien ici ne ressemble à un inventaire ; si c’en est un, décrivez ses colonnes dans un fichier de correspondance à côté (NOM.mapping.yaml).",
  },
  {
    code: "inventory-values",
    en: "{count, plural, one {# cell does} other {# cells do}} not fit `{attribute}` and said nothing.",
    fr: "{count, plural, one {# cellule ne convient} other {# cellules ne conviennent}} pas à « {attribute} » et n’ont rien dit.",
  },
];

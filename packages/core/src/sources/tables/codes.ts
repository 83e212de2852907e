/** Diagnostics of table imports, with their sentences; `{place}` and the like are parameters of the diagnostic. */
import type { Severity } from "../../base/diagnostic.ts";
import type { Bilingual } from "../../model/metamodel.ts";

export interface TableCode {
  readonly severity: Severity;
  readonly sentence: Bilingual;
}

export const tableCodes: Readonly<Record<string, TableCode>> = {
  "table-too-large": {
    severity: "warning",
    sentence: {
      en: "The table is larger than the limit of {limit} {what}; what lies beyond was not read.",
      fr: "Le tableau dépasse la limite de {limit} {what} ; le reste n'a pas été lu.",
    },
  },
  "table-damaged": {
    severity: "error",
    sentence: {
      en: "The part `{part}` of the workbook is damaged or missing; open it in a spreadsheet and save it again.",
      fr: "La partie `{part}` du classeur est abîmée ou manque ; ouvrez-le dans un tableur et enregistrez-le à nouveau.",
    },
  },
  "table-old-excel": {
    severity: "error",
    sentence: {
      en: "This is an Excel file of the old format, or one with a password; save it as .xlsx without a password.",
      fr: "C'est un fichier Excel de l'ancien format, ou protégé par mot de passe ; enregistrez-le en .xlsx sans mot de passe.",
    },
  },
  "table-encoding": {
    severity: "info",
    sentence: {
      en: "The text is not UTF-8; it was read as {encoding}. Check the accents.",
      fr: "Le texte n'est pas en UTF-8 ; il a été lu comme {encoding}. Vérifiez les accents.",
    },
  },
  "table-open-quote": {
    severity: "warning",
    sentence: {
      en: "A quotation mark opens in the row of {place} and never closes; the rest of the file is one cell.",
      fr: "Un guillemet s'ouvre à la ligne de {place} et ne se ferme pas ; le reste du fichier forme une cellule.",
    },
  },
  "table-cell-errors": {
    severity: "info",
    sentence: {
      en: "{count} cells of sheet `{sheet}` hold a formula error and count as empty.",
      fr: "{count} cellules de la feuille `{sheet}` contiennent une erreur de formule et comptent comme vides.",
    },
  },
  "table-empty": {
    severity: "warning",
    sentence: { en: "There is no row to read in `{sheet}`.", fr: "Il n'y a aucune ligne à lire dans `{sheet}`." },
  },
  "table-unknown-layout": {
    severity: "error",
    sentence: {
      en: "No column of `{sheet}` looks like a name, so the rows cannot become elements; name it in the mapping file.",
      fr: "Aucune colonne de `{sheet}` ne ressemble à un nom : les lignes ne peuvent devenir des éléments ; indiquez-la dans le fichier de correspondance.",
    },
  },
  "table-missing-cell": {
    severity: "warning",
    sentence: {
      en: "{place} has no {column}; the row was left out.",
      fr: "{place} n'a pas de {column} ; la ligne a été laissée de côté.",
    },
  },
  "table-duplicate-id": {
    severity: "warning",
    sentence: {
      en: "{place} uses the id `{id}` a second time; the first row counts.",
      fr: "{place} utilise l'identifiant `{id}` une deuxième fois ; la première ligne compte.",
    },
  },
  "table-unknown-type": {
    severity: "warning",
    sentence: {
      en: "{place}: `{type}` is neither a kind nor a relationship of Orrery nor of ArchiMate; the row was left out.",
      fr: "{place} : `{type}` n'est ni un genre ni une relation d'Orrery ou d'ArchiMate ; la ligne a été laissée de côté.",
    },
  },
  "table-unresolved": {
    severity: "warning",
    sentence: {
      en: "{place} refers to `{value}`, which is nowhere to be found.",
      fr: "{place} se réfère à `{value}`, introuvable.",
    },
  },
  "table-value": {
    severity: "warning",
    sentence: {
      en: "{place}: `{value}` is no value for `{attribute}`; it was kept as a property.",
      fr: "{place} : `{value}` n'est pas une valeur pour `{attribute}` ; elle a été gardée comme propriété.",
    },
  },
  "table-many-parents": {
    severity: "warning",
    sentence: {
      en: "{place}: `{id}` is already inside `{parent}`; the second container became a relationship.",
      fr: "{place} : `{id}` est déjà dans `{parent}` ; le second conteneur est devenu une relation.",
    },
  },
  "mapping-syntax": {
    severity: "error",
    sentence: {
      en: "The mapping file cannot be read at line {line}: {reason}.",
      fr: "Le fichier de correspondance est illisible à la ligne {line} : {reason}.",
    },
  },
  "mapping-field": {
    severity: "error",
    sentence: {
      en: "In the mapping file, `{field}` must be {expected}.",
      fr: "Dans le fichier de correspondance, `{field}` doit être {expected}.",
    },
  },
  "mapping-column": {
    severity: "warning",
    sentence: {
      en: "The mapping names a column `{column}` that sheet `{sheet}` does not have.",
      fr: "La correspondance cite une colonne `{column}` que la feuille `{sheet}` n'a pas.",
    },
  },
  "mapping-attribute": {
    severity: "warning",
    sentence: {
      en: "The mapping sends `{column}` to `{attribute}`, which `{kind}` does not have; its values were kept as properties.",
      fr: "La correspondance envoie `{column}` vers `{attribute}`, que `{kind}` n'a pas ; ses valeurs ont été gardées comme propriétés.",
    },
  },
};

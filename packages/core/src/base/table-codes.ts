/**
 * Diagnostics of table imports (CSV, Excel) and their mapping files, for the catalogue in `codes.ts`. They take a file that is no model
 * text, so they have no example there; `place` is a cell as spreadsheets name it (`Applications!B7`).
 */
export const tableCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "table-too-large",
    en: "The table is larger than the limit of {limit, number} {what, select, bytes {bytes} rows {rows} columns {columns} cells {cells} sheets {sheets} other {bytes when unpacked}}; what lies beyond was not read.",
    fr: "Le tableau dépasse la limite de {limit, number} {what, select, bytes {octets} rows {lignes} columns {colonnes} cells {cellules} sheets {feuilles} other {octets une fois décompressé}} ; le reste n’a pas été lu.",
  },
  {
    code: "table-damaged",
    en: "The part `{part}` of the workbook is damaged or missing; open it in a spreadsheet and save it again.",
    fr: "La partie « {part} » du classeur est abîmée ou manque ; ouvrez-le dans un tableur et enregistrez-le à nouveau.",
  },
  {
    code: "table-old-excel",
    en: "This is an Excel file of the old format, or one with a password; save it as .xlsx without a password.",
    fr: "C’est un fichier Excel de l’ancien format, ou protégé par mot de passe ; enregistrez-le en .xlsx sans mot de passe.",
  },
  {
    code: "table-encoding",
    en: "The text is not UTF-8; it was read as {encoding}. Check the accents.",
    fr: "Le texte n’est pas en UTF-8 ; il a été lu comme {encoding}. Vérifiez les accents.",
  },
  {
    code: "table-open-quote",
    en: "A quotation mark opens in the row of {place} and never closes; the rest of the file is one cell.",
    fr: "Un guillemet s’ouvre à la ligne de {place} et ne se ferme pas ; le reste du fichier forme une cellule.",
  },
  {
    code: "table-cell-errors",
    en: "{count, plural, one {# cell of sheet `{sheet}` holds a formula error and counts} other {# cells of sheet `{sheet}` hold a formula error and count}} as empty.",
    fr: "{count, plural, one {# cellule de la feuille « {sheet} » contient une erreur de formule et compte comme vide} other {# cellules de la feuille « {sheet} » contiennent une erreur de formule et comptent comme vides}}.",
  },
  {
    code: "table-empty",
    en: "There is no row to read in `{sheet}`.",
    fr: "Il n’y a aucune ligne à lire dans « {sheet} ».",
  },
  {
    code: "table-unknown-layout",
    en: "No column of `{sheet}` looks like a name, so the rows cannot become elements; name it in the mapping file.",
    fr: "Aucune colonne de « {sheet} » ne ressemble à un nom : les lignes ne peuvent devenir des éléments ; indiquez-la dans le fichier de correspondance.",
  },
  {
    code: "table-missing-cell",
    en: "{place} has no {column}; the row was left out.",
    fr: "{place} n’a pas de {column} ; la ligne a été laissée de côté.",
  },
  {
    code: "table-duplicate-id",
    en: "{place} uses the id `{id}` a second time; the first row counts.",
    fr: "{place} utilise l’identifiant « {id} » une deuxième fois ; la première ligne compte.",
  },
  {
    code: "table-unknown-type",
    en: "{place}: `{type}` is neither a kind nor a relationship of Orrery nor of ArchiMate; the row was left out.",
    fr: "{place} : « {type} » n’est ni un type ni une relation d’Orrery ou d’ArchiMate ; la ligne a été laissée de côté.",
  },
  {
    code: "table-unresolved",
    en: "{place} refers to `{value}`, which is nowhere to be found.",
    fr: "{place} se réfère à « {value} », introuvable.",
  },
  {
    code: "table-value",
    en: "{place}: `{value}` is no value for `{attribute}`; it was kept as a property.",
    fr: "{place} : « {value} » n’est pas une valeur pour « {attribute} » ; elle a été gardée comme propriété.",
  },
  {
    code: "table-many-parents",
    en: "{place}: `{id}` is already inside `{parent}`; `{other}` was kept as a property.",
    fr: "{place} : « {id} » est déjà dans « {parent} » ; « {other} » a été gardé comme propriété.",
  },
  {
    code: "mapping-syntax",
    en: "The mapping file is no YAML at line {line, number}: `{found}`.",
    fr: "Le fichier de correspondance n’est pas du YAML à la ligne {line, number} : « {found} ».",
  },
  {
    code: "mapping-field",
    en:
      "In the mapping file, `{field}` {expected, select, text {must be a text} known {is none of its fields, which are {fields}} " +
      "fields {must have fields such as `kind:` and `columns:`} row {must be the number of a row, from 1} " +
      "kind {must be a kind, or a column with its values} column {must name a column of the sheet} rules {must have a rule for each column} " +
      "decimal {must be `,` or `.`} id {must be a column or a template} rule {must be an attribute, a relationship, `property` or `ignore`} " +
      "direction {must be `out` or `in`} values {must list values and what they mean} word {must be a word} other {must not repeat itself}}.",
    fr:
      "Dans le fichier de correspondance, « {field} » {expected, select, text {doit être un texte} known {n’est pas un de ses champs, qui sont {fields}} " +
      "fields {doit avoir des champs comme « kind: » et « columns: »} row {doit être le numéro d’une ligne, à partir de 1} " +
      "kind {doit être un type, ou une colonne et ses valeurs} column {doit nommer une colonne de la feuille} rules {doit avoir une règle par colonne} " +
      "decimal {doit être « , » ou « . »} id {doit être une colonne ou un modèle} rule {doit être un attribut, une relation, « property » ou « ignore »} " +
      "direction {doit être « out » ou « in »} values {doit lister des valeurs et leur sens} word {doit être un mot} other {ne doit pas se répéter}}.",
  },
  {
    code: "mapping-column",
    en: "The mapping names a column `{column}` that sheet `{sheet}` does not have.",
    fr: "La correspondance cite une colonne « {column} » que la feuille « {sheet} » n’a pas.",
  },
  {
    code: "mapping-attribute",
    en: "The mapping sends `{column}` to `{attribute}`, which `{kind}` does not have; its values were kept as properties.",
    fr: "La correspondance envoie « {column} » vers « {attribute} », que « {kind} » n’a pas ; ses valeurs ont été gardées comme propriétés.",
  },
];

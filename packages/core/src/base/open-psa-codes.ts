/** Diagnostics of Open-PSA files (fault trees), for the catalogue in `codes.ts`. They take a file that is no model text, so none has an example. */
export const openPsaCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "open-psa-not-a-model",
    en: "This is no Open-PSA file: its first tag is not `opsa-mef`.",
    fr: "Ce n’est pas un fichier Open-PSA : sa première balise n’est pas « opsa-mef ».",
  },
  {
    code: "open-psa-no-gates",
    en: "The file defines no gate, so there is no fault tree to compute.",
    fr: "Le fichier ne définit aucune porte : il n’y a pas d’arbre de défaillances à calculer.",
  },
  {
    code: "open-psa-unexpected",
    en: "`{element}` cannot stand in `{parent}` (line {line, number}).",
    fr: "« {element} » ne peut pas se trouver dans « {parent} » (ligne {line, number}).",
  },
  {
    code: "open-psa-unsupported",
    en: "`{element}` is not computed here, and without it the result would be wrong; take it out, or write what it means as gates (line {line, number}).",
    fr: "« {element} » n’est pas calculé ici, et sans lui le résultat serait faux ; retirez-le, ou écrivez-le en portes (ligne {line, number}).",
  },
  {
    code: "open-psa-passed-over",
    en: "`{element}` was passed over: only fault trees are computed (line {line, number}).",
    fr: "« {element} » a été ignoré : seuls les arbres de défaillances sont calculés (ligne {line, number}).",
  },
  {
    code: "open-psa-missing",
    en: "`{element}` needs `{what}` (line {line, number}).",
    fr: "Il manque « {what} » à « {element} » (ligne {line, number}).",
  },
  {
    code: "open-psa-bad-value",
    en: "`{text}` is no value for `{what}` of `{element}` (line {line, number}).",
    fr: "« {text} » n’est pas une valeur pour « {what} » de « {element} » (ligne {line, number}).",
  },
  {
    code: "open-psa-arguments",
    en: "`{element}` needs {takes} inside and has {found, number} (line {line, number}).",
    fr: "« {element} » demande {takes} élément(s) et en contient {found, number} (ligne {line, number}).",
  },
  {
    code: "open-psa-duplicate",
    en: "`{name}` is defined twice; the second is on line {line, number}.",
    fr: "« {name} » est défini deux fois ; la seconde est à la ligne {line, number}.",
  },
  {
    code: "open-psa-unknown-reference",
    en: "There is no {kind, select, gate {gate} basic {basic event} house {house event} parameter {parameter} other {event}} `{name}` (line {line, number}).",
    fr: "Il n’y a pas {kind, select, gate {de porte} basic {d’événement de base} house {d’événement maison} parameter {de paramètre} other {d’événement}} « {name} » (ligne {line, number}).",
  },
  {
    code: "open-psa-circle",
    en: "These need each other in a circle: {path}.",
    fr: "Ceux-ci dépendent les uns des autres en cercle : {path}.",
  },
  {
    code: "open-psa-too-deep",
    en: "Expressions are nested deeper than {limit, number} through their parameters (line {line, number}).",
    fr: "Les expressions s’imbriquent au-delà de {limit, number} niveaux par leurs paramètres (ligne {line, number}).",
  },
  {
    code: "open-psa-probability",
    en: "The probability of `{name}` would be {value}; it lies between 0 and 1 (line {line, number}).",
    fr: "La probabilité de « {name} » serait {value} ; elle est comprise entre 0 et 1 (ligne {line, number}).",
  },
  {
    code: "open-psa-expression",
    en: "`{element}` cannot be computed with {values} (line {line, number}).",
    fr: "« {element} » ne peut pas être calculé avec {values} (ligne {line, number}).",
  },
  {
    code: "open-psa-unit",
    en: "`{name}` is in `{unit}`, not in `{found}` (line {line, number}).",
    fr: "« {name} » est en « {unit} », et non en « {found} » (ligne {line, number}).",
  },
  {
    code: "open-psa-ccf-level",
    en: "The group `{name}` has {members, number} members; `{level}` is no level that its next factor can have (line {line, number}).",
    fr: "Le groupe « {name} » a {members, number} membres ; « {level} » n’est pas un niveau possible pour son prochain facteur (ligne {line, number}).",
  },
  {
    code: "open-psa-ccf-factor",
    en: "A factor of the group `{name}` is {value}; factors lie between 0 and 1 (line {line, number}).",
    fr: "Un facteur du groupe « {name} » vaut {value} ; les facteurs sont compris entre 0 et 1 (ligne {line, number}).",
  },
  {
    code: "open-psa-ccf-sum",
    en: "The factors of the group `{name}` sum up to {value}, not to 1 (line {line, number}).",
    fr: "La somme des facteurs du groupe « {name} » est {value}, et non 1 (ligne {line, number}).",
  },
  {
    code: "open-psa-ccf-large",
    en: "The group `{name}` stands for {count} common causes; the limit is {limit, number} (line {line, number}).",
    fr: "Le groupe « {name} » représente {count} causes communes ; la limite est de {limit, number} (ligne {line, number}).",
  },
];

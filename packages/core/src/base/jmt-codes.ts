/** Diagnostics of JMT files (queueing networks), for the catalogue in `codes.ts`. They take a file that is no model text, so none has an example. */
export const jmtCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "jmt-not-a-model",
    en: "This is no queueing network of JMT: its first tag is neither `archive` or `sim` (.jsimg) nor `model` (.jmva).",
    fr: "Ce n’est pas un réseau de files d’attente de JMT : sa première balise n’est ni « archive » ou « sim » (.jsimg) ni « model » (.jmva).",
  },
  {
    code: "jmt-empty",
    en: "The file has no {what, select, classes {classes of customers} other {stations}}, so there is nothing to compute.",
    fr: "Le fichier n’a {what, select, classes {aucune classe de clients} other {aucune station}} : il n’y a rien à calculer.",
  },
  {
    code: "jmt-unsupported",
    en: "`{element}` of `{owner}` is not computed here, and without it the result would be wrong (line {line, number}).",
    fr: "« {element} » de « {owner} » n’est pas calculé ici, et sans lui le résultat serait faux (ligne {line, number}).",
  },
  {
    code: "jmt-missing",
    en: "`{owner}` needs `{what}` (line {line, number}).",
    fr: "Il manque « {what} » à « {owner} » (ligne {line, number}).",
  },
  {
    code: "jmt-bad-value",
    en: "`{text}` is no value for `{what}` of `{owner}` (line {line, number}).",
    fr: "« {text} » n’est pas une valeur pour « {what} » de « {owner} » (ligne {line, number}).",
  },
  {
    code: "jmt-unknown-name",
    en: "`{owner}` names `{name}`, which is no {what, select, class {class} other {node}} of this file (line {line, number}).",
    fr: "« {owner} » nomme « {name} », qui n’est {what, select, class {pas une classe} other {pas un nœud}} de ce fichier (ligne {line, number}).",
  },
  {
    code: "jmt-twice",
    en: "There are two of the name `{name}` (line {line, number}).",
    fr: "Le nom « {name} » existe deux fois (ligne {line, number}).",
  },
  {
    code: "jmt-too-many",
    en: "The file has more than {limit, number} classes or stations.",
    fr: "Le fichier a plus de {limit, number} classes ou stations.",
  },
  {
    code: "jmt-probabilities",
    en: "The routing probabilities of `{ofClass}` at `{owner}` add up to {sum, number, ::.######}; they were divided by it (line {line, number}).",
    fr: "Les probabilités de routage de « {ofClass} » à « {owner} » ont pour somme {sum, number, ::.######} ; elles ont été divisées par elle (ligne {line, number}).",
  },
  {
    code: "jmt-round-robin",
    en: "`{owner}` sends customers round in turn; it is computed as if by chance with the same shares, so the result is an approximation (line {line, number}).",
    fr: "« {owner} » envoie les clients à tour de rôle ; le calcul suppose un tirage au hasard de mêmes parts, le résultat est donc une approximation (ligne {line, number}).",
  },
  {
    code: "jmt-two-moments",
    en: "The phase-type time at `{owner}` is computed by its mean and its spread only (line {line, number}).",
    fr: "La durée de type phase de « {owner} » n’est calculée que par sa moyenne et sa dispersion (ligne {line, number}).",
  },
  {
    code: "jmt-waits-outside",
    en: "Whoever finds `{owner}` full waits before it; that is computed as a station without limit, where they count as waiting (line {line, number}).",
    fr: "Qui trouve « {owner} » pleine attend devant elle ; le calcul suppose une station sans limite, où ils comptent comme en attente (ligne {line, number}).",
  },
  {
    code: "jmt-priorities-passed-over",
    en: "Priorities of classes are passed over: the formulas of JMVA have none (line {line, number}).",
    fr: "Les priorités des classes sont ignorées : les formules de JMVA n’en ont pas (ligne {line, number}).",
  },
];

/** Diagnostics of Threagile models, for the catalogue in `codes.ts`. They take a file that is no model text, so none has an example. */
export const threagileCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "threagile-syntax",
    en: "This is no YAML: line {line, number} cannot be read.",
    fr: "Ce n’est pas du YAML : la ligne {line, number} est illisible.",
  },
  {
    code: "threagile-too-large",
    en: "The file has more than {limit, number} characters.",
    fr: "Le fichier dépasse {limit, number} caractères.",
  },
  {
    code: "threagile-too-deep",
    en: "The YAML is nested deeper than {limit, number} levels.",
    fr: "Le YAML est imbriqué au-delà de {limit, number} niveaux.",
  },
  {
    code: "threagile-aliases",
    en: "The YAML refers to an anchor that there is not, or to anchors too often.",
    fr: "Le YAML renvoie à une ancre qui n’existe pas, ou renvoie trop souvent à des ancres.",
  },
  {
    code: "threagile-not-a-model",
    en: "This is no Threagile model: it has no technical assets.",
    fr: "Ce n’est pas un modèle Threagile : il n’a pas de technical_assets.",
  },
  {
    code: "threagile-field",
    en: "`{field}` of “{of}” is not {expected, select, text {a text} flag {true or false} list {a list of texts} other {a set of fields}}; it was passed over.",
    fr: "« {field} » de « {of} » n’est pas {expected, select, text {un texte} flag {true ou false} list {une liste de textes} other {un ensemble de champs}} ; il a été ignoré.",
  },
  {
    code: "threagile-unknown-reference",
    en: "“{of}” names `{id}`, which is not in the file.",
    fr: "« {of} » nomme « {id} », qui n’est pas dans le fichier.",
  },
];

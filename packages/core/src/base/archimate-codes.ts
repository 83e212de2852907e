/** Diagnostics of XML and ArchiMate files, for the catalogue in `codes.ts`. They take a file that is no model text, so none has an example. */
export const archimateCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "xml-malformed",
    en: "The XML is not well formed at line {line, number}, column {column, number}, after “{near}”.",
    fr: "Le XML est mal formé ligne {line, number}, colonne {column, number}, après « {near} ».",
  },
  {
    code: "xml-truncated",
    en: "The file ends before its last tag is closed; copy or export it again.",
    fr: "Le fichier se termine avant la fermeture de sa dernière balise ; copiez-le ou exportez-le à nouveau.",
  },
  {
    code: "xml-doctype",
    en: "A DOCTYPE is not accepted (line {line, number}); take it out and try again.",
    fr: "Une DOCTYPE n’est pas acceptée (ligne {line, number}) ; retirez-la et recommencez.",
  },
  {
    code: "xml-too-deep",
    en: "Tags are nested deeper than {limit, number}.",
    fr: "Les balises sont imbriquées au-delà de {limit, number} niveaux.",
  },
  {
    code: "xml-too-many-tags",
    en: "The file has more than {limit, number} tags.",
    fr: "Le fichier a plus de {limit, number} balises.",
  },
  {
    code: "xml-too-large",
    en: "The file has {size, number} bytes; the limit is {limit, number}.",
    fr: "Le fichier fait {size, number} octets ; la limite est de {limit, number}.",
  },
  {
    code: "archimate-unknown-type",
    en: "`{type}` is no type of ArchiMate 3.2.",
    fr: "« {type} » n’est pas un type d’ArchiMate 3.2.",
  },
  {
    code: "archimate-missing-end",
    en: "An end of the relationship `{id}` is not in the file.",
    fr: "Une extrémité de la relation « {id} » n’est pas dans le fichier.",
  },
  {
    code: "archimate-missing-element",
    en: "A view shows the element `{id}`, which is not in the file.",
    fr: "Une vue montre l’élément « {id} », absent du fichier.",
  },
  {
    code: "archimate-duplicate-id",
    en: "The identifier `{id}` is used twice.",
    fr: "L’identifiant « {id} » est utilisé deux fois.",
  },
  {
    code: "archimate-not-a-model",
    en: "This is no ArchiMate model that Orrery knows: exchange file, Archi model or coArchi folder.",
    fr: "Ce n’est pas un modèle ArchiMate connu d’Orrery : fichier d’échange, modèle Archi ou dossier coArchi.",
  },
  { code: "archimate-broken-zip", en: "The zip archive is damaged.", fr: "L’archive zip est endommagée." },
  {
    code: "archimate-zip-too-large",
    en: "The zip archive unpacks to more than is read.",
    fr: "L’archive zip est trop volumineuse une fois décompressée.",
  },
];

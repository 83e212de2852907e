/** What a line of a loss report is about, in the words of people; `Loss.what` itself is for programs. */
import type { Bilingual } from "./metamodel.ts";

/** `view node` -> `nœud de vue`; what is named after the foreign file (`column Owner`, `view node figureType`) keeps that name. */
export function lossWords(what: string): Bilingual {
  if (Object.hasOwn(words, what)) return { en: what, fr: words[what] ?? what };
  for (const { pattern, fr } of patterns) {
    const [, inner] = pattern.exec(what) ?? [];
    if (inner !== undefined) return { en: what, fr: fr(Object.hasOwn(words, inner) ? (words[inner] ?? inner) : inner) };
  }
  const head = Object.keys(words)
    .filter((word) => what.startsWith(`${word} `))
    .sort((a, b) => b.length - a.length)[0];
  return { en: what, fr: head === undefined ? what : `${words[head]} : ${what.slice(head.length + 1)}` };
}

const words: Readonly<Record<string, string>> = {
  "ArchiMate relationship": "relation ArchiMate",
  "ArchiMate type": "type ArchiMate",
  attribute: "attribut",
  "carried data": "donnée transportée",
  coordinate: "coordonnée",
  documentation: "documentation",
  element: "élément",
  "element named by a cell": "élément nommé par une cellule",
  "element type": "type d’élément",
  folder: "dossier",
  "folder item": "entrée de dossier",
  "folder property": "propriété de dossier",
  "font size": "taille de police",
  "further specialization": "autre spécialisation",
  identifier: "identifiant",
  link: "lien",
  "long text": "texte long",
  metadata: "métadonnée",
  "metadata schema": "schéma de métadonnées",
  opacity: "opacité",
  picture: "image",
  property: "propriété",
  "property definition": "définition de propriété",
  "property type": "type de propriété",
  reference: "référence",
  relationship: "relation",
  "relationship type": "type de relation",
  row: "ligne",
  specialisation: "spécialisation",
  "text in a further language": "texte dans une autre langue",
  "text language": "langue de texte",
  view: "vue",
  "view connection": "connexion de vue",
  "view connection attachment": "point d’attache d’une connexion",
  "view connection property": "propriété de connexion",
  "view node": "nœud de vue",
  "view node property": "propriété de nœud",
  "view node size": "taille de nœud",
  "view reference": "renvoi à une vue",
};

const patterns: readonly { readonly pattern: RegExp; readonly fr: (inner: string) => string }[] = [
  { pattern: /^column (.+)$/s, fr: (name) => `colonne ${name}` },
  { pattern: /^element of kind (.+)$/s, fr: (kind) => `élément de type ${kind}` },
  { pattern: /^second (.+) in one language$/s, fr: (text) => `second texte dans une langue (${text})` },
  { pattern: /^(.+) in another language$/s, fr: (text) => `${text} dans une autre langue` },
];

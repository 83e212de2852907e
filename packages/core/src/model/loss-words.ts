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
  "abuse case": "cas d’abus",
  "ArchiMate relationship": "relation ArchiMate",
  "ArchiMate type": "type ArchiMate",
  "asset in a boundary": "actif dans une frontière",
  "asset on a runtime": "actif sur un environnement partagé",
  attribute: "attribut",
  "carried data": "donnée transportée",
  "communication link": "lien de communication",
  coordinate: "coordonnée",
  "criticality of the model": "criticité du modèle",
  "data asset": "actif de données",
  "data carried": "données échangées",
  "data processed": "données traitées",
  "data stored": "données stockées",
  deployment: "déploiement",
  "description of the model": "description du modèle",
  documentation: "documentation",
  drawing: "dessin",
  element: "élément",
  "element named by a cell": "élément nommé par une cellule",
  "element type": "type d’élément",
  exposure: "exposition",
  field: "champ",
  folder: "dossier",
  "folder item": "entrée de dossier",
  "folder property": "propriété de dossier",
  "font size": "taille de police",
  "further specialization": "autre spécialisation",
  hosting: "hébergement",
  identifier: "identifiant",
  "included file": "fichier inclus",
  "individual risk": "risque individuel",
  link: "lien",
  "long text": "texte long",
  metadata: "métadonnée",
  "metadata schema": "schéma de métadonnées",
  "nested boundary": "frontière imbriquée",
  "note on the file": "note sur le fichier",
  opacity: "opacité",
  "own code": "code propre",
  owner: "responsable",
  picture: "image",
  "place on the internet": "place sur l’internet",
  property: "propriété",
  "property definition": "définition de propriété",
  "property type": "type de propriété",
  question: "question",
  rating: "évaluation",
  redundancy: "redondance",
  reference: "référence",
  relationship: "relation",
  "relationship type": "type de relation",
  "risk category": "catégorie de risques",
  row: "ligne",
  "second factor": "second facteur",
  "security requirement": "exigence de sécurité",
  "shared runtime": "environnement partagé",
  specialisation: "spécialisation",
  "technical asset": "actif technique",
  "text in a further language": "texte dans une autre langue",
  "text language": "langue de texte",
  "tracked risk": "risque suivi",
  "trust boundary": "frontière de confiance",
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

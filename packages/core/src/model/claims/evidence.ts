/** Classes of evidence for a relationship: what each means, how sure it makes us, and how several are combined. */
import type { Bilingual } from "../metamodel.ts";
import type { EvidenceClass } from "./claim.ts";

export interface EvidenceDefinition {
  readonly id: EvidenceClass;
  readonly confidence: number;
  readonly name: Bilingual;
  readonly meaning: Bilingual;
}

/** Best first. Confidences are those of the design's measurements on systems with known relationships. */
export const evidenceClasses: readonly EvidenceDefinition[] = [
  {
    id: "trace",
    confidence: 0.99,
    name: { en: "Observed call", fr: "Appel observé" },
    meaning: { en: "A trace has seen it happen.", fr: "Une trace l’a vu se produire." },
  },
  {
    id: "route",
    confidence: 0.95,
    name: { en: "Route", fr: "Route" },
    meaning: {
      en: "A proxy, gateway or mesh sends requests there.",
      fr: "Un proxy, une passerelle ou un maillage y envoie des requêtes.",
    },
  },
  {
    id: "address-read",
    confidence: 0.95,
    name: { en: "Address that the code reads", fr: "Adresse lue par le code" },
    meaning: {
      en: "It is given the address, and its source reads that variable.",
      fr: "L’adresse lui est donnée et ses sources lisent cette variable.",
    },
  },
  {
    id: "address",
    confidence: 0.85,
    name: { en: "Address given", fr: "Adresse donnée" },
    meaning: { en: "It is given the address in its settings.", fr: "L’adresse lui est donnée dans ses paramètres." },
  },
  {
    id: "literal",
    confidence: 0.85,
    name: { en: "Address in the source", fr: "Adresse dans les sources" },
    meaning: { en: "Shipped source names the address.", fr: "Les sources livrées nomment l’adresse." },
  },
  {
    id: "client",
    confidence: 0.8,
    name: { en: "Client in the source", fr: "Client dans les sources" },
    meaning: {
      en: "The source makes a client of it: generated stub, named registry entry, typed client.",
      fr: "Les sources en créent un client : souche générée, entrée nommée d’un annuaire, client typé.",
    },
  },
  {
    id: "declared",
    confidence: 0.85,
    name: { en: "Declared in code", fr: "Déclaré par le code" },
    meaning: {
      en: "Infrastructure or application code joins the two by reference.",
      fr: "Le code d’infrastructure ou d’application relie les deux par référence.",
    },
  },
  {
    id: "catalogue",
    confidence: 0.7,
    name: { en: "Catalogue", fr: "Catalogue" },
    meaning: { en: "A catalogue or inventory says so.", fr: "Un catalogue ou un inventaire le dit." },
  },
  {
    id: "policy",
    confidence: 0.6,
    name: { en: "Permitted by policy", fr: "Autorisé par une politique" },
    meaning: {
      en: "A network policy permits it: it may call.",
      fr: "Une politique réseau le permet : l’appel est possible.",
    },
  },
  {
    id: "shared-address",
    confidence: 0.4,
    name: { en: "Address shared by several", fr: "Adresse partagée" },
    meaning: {
      en: "The address is given to several at once, and nothing shows that this one reads it.",
      fr: "L’adresse est donnée à plusieurs à la fois et rien ne montre que celui-ci la lit.",
    },
  },
  {
    id: "start-order",
    confidence: 0.3,
    name: { en: "Start order", fr: "Ordre de démarrage" },
    meaning: {
      en: "It starts after the other; that is no call.",
      fr: "Il démarre après l’autre ; ce n’est pas un appel.",
    },
  },
  {
    id: "drawn",
    confidence: 0.3,
    name: { en: "Drawn line", fr: "Trait dessiné" },
    meaning: { en: "A diagram has a line between the two.", fr: "Un schéma trace un lien entre les deux." },
  },
  {
    id: "prose",
    confidence: 0.1,
    name: { en: "Text", fr: "Texte" },
    meaning: { en: "A text names both.", fr: "Un texte nomme les deux." },
  },
];

const byId: ReadonlyMap<EvidenceClass, EvidenceDefinition> = new Map(
  evidenceClasses.map((definition) => [definition.id, definition]),
);

/** Confidence, 0 to 1, that one piece of evidence of this class gives. */
export function confidenceOf(evidence: EvidenceClass): number {
  return byId.get(evidence)?.confidence ?? 0;
}

/** No number of artefacts makes it certain. */
const MOST_CONFIDENT = 0.99;

/** Several independent pieces: 1 - Π(1 - c), at most 0.99. Pieces from one artefact are no independent ones: give the best of each artefact. */
export function combined(confidences: Iterable<number>): number {
  let doubt = 1;
  for (const confidence of confidences) doubt *= 1 - Math.min(Math.max(confidence, 0), 1);
  return Math.min(1 - doubt, MOST_CONFIDENT);
}

/** The facets: what the attributes are about, in the order in which an element page shows them. */
import type { Bilingual } from "../../metamodel.ts";

export interface Facet {
  readonly id: string;
  readonly name: Bilingual;
}

/** Every facet of the built-in attributes. */
export const facets: readonly Facet[] = [
  { id: "core", name: { en: "Identity and ownership", fr: "Identité et responsabilité" } },
  { id: "lifecycle", name: { en: "Life cycle", fr: "Cycle de vie" } },
  { id: "strategy", name: { en: "Strategy and needs", fr: "Stratégie et besoins" } },
  { id: "impact", name: { en: "Business impact", fr: "Impact métier" } },
  { id: "fit", name: { en: "Fit and disposition", fr: "Adéquation et devenir" } },
  { id: "systems", name: { en: "Systems", fr: "Systèmes" } },
  { id: "data", name: { en: "Shape of the data", fr: "Forme des données" } },
  { id: "quality", name: { en: "Data quality", fr: "Qualité des données" } },
  { id: "privacy", name: { en: "Privacy", fr: "Données personnelles" } },
  { id: "security", name: { en: "Security", fr: "Sécurité" } },
  { id: "resilience", name: { en: "Resilience", fr: "Résilience" } },
  { id: "performance", name: { en: "Performance and capacity", fr: "Performance et capacité" } },
  { id: "flow", name: { en: "Exchange", fr: "Échange" } },
  { id: "delivery", name: { en: "Delivery", fr: "Livraison" } },
  { id: "supply", name: { en: "Supply and contracts", fr: "Fourniture et contrats" } },
  { id: "cost", name: { en: "Cost", fr: "Coûts" } },
  { id: "people", name: { en: "People", fr: "Personnes" } },
  { id: "risk", name: { en: "Risks, controls, findings", fr: "Risques, mesures, constats" } },
  { id: "change", name: { en: "Change", fr: "Transformation" } },
  { id: "statement", name: { en: "Views and other statements", fr: "Vues et autres énoncés" } },
];

/** How good the data is and who looks after it. */
import type { AttributeDefinition, AttributeType } from "../../metamodel.ts";
import { date, duration, either, percent, record, reference } from "./types.ts";

const measure: AttributeType = either(percent, record({ value: percent, threshold: percent, measuredOn: date }));

export const qualityAttributes: readonly AttributeDefinition[] = [
  {
    id: "goldenSource",
    facet: "quality",
    type: reference("application", "module", "store", "party"),
    on: ["entity", "dataset"],
    name: { en: "Golden source", fr: "Source de référence" },
    description: {
      en: "The one place whose version of the data counts.",
      fr: "Le seul lieu dont la version des données fait foi.",
    },
    travel: "none",
  },
  {
    id: "steward",
    facet: "quality",
    type: reference("unit", "role", "party"),
    on: ["entity", "dataset", "store"],
    name: { en: "Steward", fr: "Intendant des données" },
    description: {
      en: "Who looks after meaning and quality of the data.",
      fr: "Qui veille au sens et à la qualité des données.",
    },
    travel: "none",
  },
  {
    id: "custodian",
    facet: "quality",
    type: reference("unit", "role", "party"),
    on: ["entity", "dataset", "store"],
    name: { en: "Custodian", fr: "Dépositaire" },
    description: {
      en: "Who keeps the data safe and available.",
      fr: "Qui garde les données sûres et disponibles.",
    },
    travel: "none",
  },
  {
    id: "quality",
    facet: "quality",
    type: record({
      completeness: measure,
      uniqueness: measure,
      accuracy: measure,
      validity: measure,
      consistency: measure,
      timeliness: either(percent, duration, record({ value: duration, threshold: duration, measuredOn: date })),
    }),
    on: ["entity", "dataset", "store"],
    name: { en: "Data quality", fr: "Qualité des données" },
    description: {
      en: "Measured quality by dimension: a percentage, or value, threshold and date.",
      fr: "Qualité mesurée par dimension : un pourcentage, ou valeur, seuil et date.",
    },
  },
  {
    id: "freshness",
    facet: "quality",
    type: duration,
    on: ["entity", "dataset", "store"],
    name: { en: "Freshness", fr: "Fraîcheur" },
    description: {
      en: "Greatest age of the data that users see.",
      fr: "Âge maximal des données que voient les utilisateurs.",
    },
  },
];

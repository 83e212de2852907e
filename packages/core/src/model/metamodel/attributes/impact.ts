/** What the business loses when it stops: the business impact analysis (ISO 22301). */
import type { AttributeDefinition } from "../../metamodel.ts";
import { duration, either, money, percent, rank, rate, text } from "./types.ts";

const vital: readonly string[] = ["process", "function", "service", "application"];

export const impactAttributes: readonly AttributeDefinition[] = [
  {
    id: "criticality",
    facet: "impact",
    type: rank("low", "normal", "important", "vital"),
    on: [...vital, "capability", "product", "module", "store", "interface", "node", "zone", "site", "dataset"],
    name: { en: "Criticality", fr: "Criticité" },
    description: {
      en: "How much the organisation depends on it, from low to vital.",
      fr: "À quel point l'organisation en dépend, de faible à vitale.",
    },
  },
  {
    id: "mtpd",
    facet: "impact",
    type: duration,
    on: vital,
    name: { en: "Maximum tolerable period of disruption", fr: "Durée maximale d'interruption admissible (DMIA)" },
    description: {
      en: "Longest interruption that the organisation can survive.",
      fr: "La plus longue interruption que l'organisation peut supporter.",
    },
  },
  {
    id: "rto",
    facet: "impact",
    type: duration,
    on: [...vital, "module", "store"],
    name: { en: "Recovery time objective (RTO)", fr: "Délai de reprise visé (RTO)" },
    description: {
      en: "Time within which it must work again after an interruption.",
      fr: "Temps au bout duquel cela doit fonctionner de nouveau après une interruption.",
    },
  },
  {
    id: "rpo",
    facet: "impact",
    type: duration,
    on: [...vital, "module", "store", "dataset"],
    name: { en: "Recovery point objective (RPO)", fr: "Perte de données admise (PDMA, RPO)" },
    description: {
      en: "Stretch of the latest data that may be lost.",
      fr: "Étendue des dernières données que l'on accepte de perdre.",
    },
  },
  {
    id: "mbco",
    facet: "impact",
    type: either(percent, rate, text),
    on: vital,
    name: { en: "Minimum business continuity objective", fr: "Niveau minimal de service en crise (MBCO)" },
    description: {
      en: "Least level of service that is acceptable during a disruption.",
      fr: "Niveau de service le plus bas acceptable pendant une interruption.",
    },
  },
  {
    id: "calendar",
    facet: "impact",
    type: text,
    on: [...vital, "event"],
    name: { en: "Calendar", fr: "Calendrier" },
    description: {
      en: "When it must work, and its busy season: opening hours, month end, year end.",
      fr: "Quand cela doit fonctionner, et ses périodes chargées : horaires, fin de mois, fin d'année.",
    },
  },
  {
    id: "volume",
    facet: "impact",
    type: rate,
    on: [...vital, "event"],
    name: { en: "Volume", fr: "Volume" },
    description: {
      en: "Usual number of cases in a stretch of time.",
      fr: "Nombre habituel de cas par unité de temps.",
    },
  },
  {
    id: "caseValue",
    facet: "impact",
    type: money,
    on: [...vital, "event"],
    name: { en: "Value of a case", fr: "Valeur d'un cas" },
    description: {
      en: "Money that is lost with each case that is not handled.",
      fr: "Argent perdu avec chaque cas qui n'est pas traité.",
    },
  },
];

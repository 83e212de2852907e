/** Who there is and what they know. */
import type { AttributeDefinition } from "../../metamodel.ts";
import { count, date, list, oneOf, openRecord, record, suggestedRank, text } from "./types.ts";

export const peopleAttributes: readonly AttributeDefinition[] = [
  {
    id: "headcount",
    facet: "people",
    type: { kind: "number", minimum: 0 },
    on: ["unit", "party", "site"],
    name: { en: "Headcount", fr: "Effectif" },
    description: {
      en: "People in it, in full-time equivalents.",
      fr: "Personnes qui s'y trouvent, en équivalents temps plein.",
    },
  },
  {
    id: "people",
    facet: "people",
    type: count,
    on: ["role"],
    name: { en: "People", fr: "Personnes" },
    description: { en: "How many people take the role.", fr: "Combien de personnes tiennent le rôle." },
  },
  {
    id: "users",
    facet: "people",
    type: count,
    on: ["application", "module", "interface", "service", "site"],
    name: { en: "Users", fr: "Utilisateurs" },
    description: { en: "How many people use it.", fr: "Combien de personnes l'utilisent." },
  },
  {
    id: "skills",
    facet: "people",
    type: openRecord({}),
    on: ["unit", "role", "party", "project"],
    name: { en: "Skills", fr: "Compétences" },
    description: {
      en: "Technologies or fields known, or needed, each with the number of people who are able.",
      fr: "Technologies ou domaines maîtrisés, ou requis, chacun avec le nombre de personnes capables.",
    },
  },
  {
    id: "raci",
    facet: "people",
    type: list(oneOf("responsible", "accountable", "consulted", "informed")),
    on: ["performs", "relates"],
    name: { en: "RACI", fr: "RACI" },
    description: {
      en: "Part taken: responsible, accountable, consulted, informed.",
      fr: "Part prise : réalise, approuve, est consulté, est informé.",
    },
  },
  {
    id: "clearance",
    facet: "people",
    type: suggestedRank("public", "internal", "confidential", "strictly-confidential"),
    on: ["unit", "role", "party"],
    name: { en: "Clearance", fr: "Habilitation" },
    description: {
      en: "Highest classification that they may see.",
      fr: "Classification la plus haute à laquelle ils ont accès.",
    },
  },
  {
    id: "trainings",
    facet: "people",
    type: list(record({ topic: text, date })),
    on: ["unit", "role"],
    name: { en: "Trainings", fr: "Formations" },
    description: { en: "What was taught, and when.", fr: "Ce qui a été enseigné, et quand." },
  },
];

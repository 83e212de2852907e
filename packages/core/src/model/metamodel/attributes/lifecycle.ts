/** When it exists: life-cycle dates answer for any day in the past or future. */
import type { AttributeDefinition } from "../../metamodel.ts";
import { date, record, reference, version } from "./types.ts";

export const lifecycleAttributes: readonly AttributeDefinition[] = [
  {
    id: "lifecycle",
    facet: "lifecycle",
    type: record({ planned: date, phaseIn: date, active: date, phaseOut: date, retired: date }),
    on: ["*", "->*"],
    name: { en: "Life cycle", fr: "Cycle de vie" },
    description: {
      en: "First day of each stage: planned, phase-in, active, phase-out, retired.",
      fr: "Premier jour de chaque étape : planifié, introduction progressive, actif, fin progressive, retiré.",
    },
  },
  {
    id: "replacedBy",
    facet: "lifecycle",
    type: reference(),
    on: ["*"],
    name: { en: "Replaced by", fr: "Remplacé par" },
    description: {
      en: "The element that takes over when this one goes.",
      fr: "L'élément qui prend le relais quand celui-ci disparaît.",
    },
    travel: "none",
  },
  {
    id: "version",
    facet: "lifecycle",
    type: version,
    on: [
      "product",
      "document",
      "application",
      "module",
      "component",
      "interface",
      "store",
      "entity",
      "dataset",
      "node",
      "technology",
      "principle",
      "requirement",
      "process",
    ],
    name: { en: "Version", fr: "Version" },
    description: { en: "Version in force or installed.", fr: "Version en vigueur ou installée." },
  },
];

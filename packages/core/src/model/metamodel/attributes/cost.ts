/** What it costs; money without a currency is in that of the model. */
import type { AttributeDefinition } from "../../metamodel.ts";
import { either, money, reference, suggested, text } from "./types.ts";

const costly: readonly string[] = [
  "process",
  "service",
  "product",
  "unit",
  "role",
  "party",
  "document",
  "application",
  "module",
  "component",
  "interface",
  "store",
  "dataset",
  "site",
  "node",
  "technology",
  "zone",
  "control",
  "connects",
  "flows",
];

export const costAttributes: readonly AttributeDefinition[] = [
  {
    id: "annualCost",
    facet: "cost",
    type: money,
    on: costly,
    name: { en: "Annual cost", fr: "Coût annuel" },
    description: {
      en: "All that it costs to run in a year: licences, people, hosting, maintenance.",
      fr: "Tout ce que coûte une année d'exploitation : licences, personnes, hébergement, maintenance.",
    },
  },
  {
    id: "capex",
    facet: "cost",
    type: money,
    on: costly,
    name: { en: "Investment", fr: "Investissement" },
    description: { en: "What it cost, or would cost, to get it.", fr: "Ce qu'a coûté, ou coûterait, son acquisition." },
  },
  {
    id: "licenceCost",
    facet: "cost",
    type: money,
    on: costly,
    name: { en: "Licence cost", fr: "Coût des licences" },
    description: { en: "Part of the annual cost that is for licences.", fr: "Part du coût annuel due aux licences." },
  },
  {
    id: "peopleCost",
    facet: "cost",
    type: money,
    on: costly,
    name: { en: "People cost", fr: "Coût des personnes" },
    description: { en: "Part of the annual cost that is for people.", fr: "Part du coût annuel due aux personnes." },
  },
  {
    id: "billed",
    facet: "cost",
    type: money,
    on: costly,
    name: { en: "Billed cost", fr: "Coût facturé" },
    description: {
      en: "What the provider billed, as read from its cost report (FOCUS).",
      fr: "Ce que le fournisseur a facturé, lu dans son relevé de coûts (FOCUS).",
    },
  },
  {
    id: "costCentre",
    facet: "cost",
    type: either(reference("unit"), text),
    on: [...costly, "project"],
    name: { en: "Cost centre", fr: "Centre de coût" },
    description: { en: "Who pays for it.", fr: "Qui le paie." },
    travel: "none",
  },
  {
    id: "allocationKey",
    facet: "cost",
    type: suggested("equal", "users", "volume", "cpu", "headcount", "revenue"),
    on: costly,
    name: { en: "Allocation key", fr: "Clé de répartition" },
    description: {
      en: "By what its cost is shared out among its users.",
      fr: "Selon quoi son coût est réparti entre ses utilisateurs.",
    },
  },
];

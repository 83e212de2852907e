/** Columns that all tables of analyses have, and how much they know. */
import type { TableColumn, TableWords } from "../base/table.ts";
import type { Known, Named, Parameter } from "./analysis.ts";

/** Ids as a cell of a table has them. */
export function idsOf(elements: readonly Named[]): string | null {
  return elements.length === 0 ? null : elements.map(({ id }) => id).join(", ");
}

/** Columns with which most tables begin. */
export const elementColumn: TableColumn = {
  key: "id",
  name: { en: "Element", fr: "Élément" },
  isNumeric: false,
  holds: "element",
};
export const nameColumn: TableColumn = { key: "name", name: { en: "Name", fr: "Nom" }, isNumeric: false };

/** How many of some things one knows something of. */
export function knownOf<Thing>(what: TableWords, all: readonly Thing[], isKnown: (thing: Thing) => boolean): Known {
  return { what, known: all.filter(isKnown).length, of: all.length };
}

/** Parameter `cloud` of analyses that can look at public cloud alone. */
export const cloudOnly: Parameter = {
  type: { kind: "boolean" },
  name: { en: "Cloud only", fr: "Cloud seulement" },
  description: {
    en: "Only what a provider of public cloud runs.",
    fr: "Seulement ce qu’exploite un fournisseur de cloud public.",
  },
};

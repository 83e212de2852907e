import type { Layer } from "../metamodel.ts";

/** The layers from purpose to means: the order in which everything is listed. */
export const layers: readonly Layer[] = [
  "strategy",
  "business",
  "organisation",
  "application",
  "data",
  "technical",
  "security",
  "change",
];

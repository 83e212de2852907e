/** Viewpoints by what they are about, for galleries. */
import type { ViewFamily } from "./answers.ts";

const families: readonly (readonly [family: ViewFamily, viewpoints: readonly string[]])[] = [
  ["overview", ["enterprise", "landscape", "zoning", "system-landscape", "explore"]],
  ["business", ["capability-map", "strategy-map", "process-map", "organisation"]],
  ["software", ["context", "container", "component", "dynamic", "dependencies", "events", "tiers"]],
  ["data", ["data-flow", "lineage"]],
  ["technology", ["deployment", "network", "sites"]],
  ["change", ["roadmap"]],
  ["lists", ["catalogue", "matrix"]],
];

/** The family of a viewpoint by its id; the others are those of the ArchiMate standard. */
export function familyOf(viewpoint: string): ViewFamily {
  return families.find(([, ids]) => ids.includes(viewpoint))?.[0] ?? "archimate";
}

/** The balanced scorecard (Kaplan and Norton): perspectives of objectives, from what it takes to what is wanted. */
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import type { RuleParameters } from "../rule.ts";

export interface Scorecard {
  readonly perspectives: readonly string[];
}

export const scorecard: RuleParameters<Scorecard> = {
  perspectives: {
    type: { kind: "list", of: { kind: "text" } },
    name: { en: "Perspectives", fr: "Axes" },
    description: {
      en: "Perspectives from the lowest to the highest; in an administration the customer may stand above finance.",
      fr: "Axes du plus bas au plus haut ; dans une administration, le client peut être au-dessus des finances.",
    },
    usual: ["learning", "process", "customer", "financial"],
  },
};

/** Its own perspective, or that of the objective around it. */
export function perspectiveOf(objective: Element): string | undefined {
  const own = wordOf(objective, "perspective");
  if (own !== undefined) return own;
  return objective.path.map((one) => wordOf(one, "perspective")).findLast((word) => word !== undefined);
}

/** How high the perspective stands, from 0; undefined where none, or another than these, is stated. */
export function heightOf(objective: Element, { perspectives }: Scorecard): number | undefined {
  const perspective = perspectiveOf(objective);
  const height = perspective === undefined ? -1 : perspectives.indexOf(perspective);
  return height < 0 ? undefined : height;
}

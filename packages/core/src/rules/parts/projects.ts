/** Projects: which still run, and what they do to elements. */
import type { Element, Relationship } from "../../model/model.ts";
import { dayOf, wordOf } from "../../model/read.ts";

/** Is it done, or given up? */
export function isOver(project: Element): boolean {
  const status = wordOf(project, "status");
  return status === "done" || status === "cancelled";
}

/** Day on which a project ends, by itself or by that of which it is a part. */
export function endOf(project: Element): number | undefined {
  return dayOf(project, "end") ?? project.path.map((one) => dayOf(one, "end")).findLast((day) => day !== undefined);
}

/** What projects that are not given up do to an element, or to what contains it. */
export function changesOf(element: Element): readonly Relationship[] {
  return [element, ...element.path].flatMap((one) =>
    one.in("changes").filter(({ from }) => from !== undefined && wordOf(from, "status") !== "cancelled"),
  );
}

/** Does the change end the element? */
export function isEnding(change: Relationship): boolean {
  const action = wordOf(change, "action");
  return action === "remove" || action === "replace";
}

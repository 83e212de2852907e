/** What parts of all charts have in common: their look, and the group by which a page finds them. */
import type { Box } from "../../../engines/layout/graph.ts";
import type { GroupMark, Mark, Paint, Style } from "../../scene.ts";

interface Part {
  readonly id: string;
  readonly label: string;
  readonly element?: string | undefined;
}

/** A part as one thing that can be pointed at. */
export function cellMark({ id, label, element }: Part, box: Box, marks: readonly Mark[]): GroupMark {
  return { kind: "group", id, role: "cell", label, box, marks, ...(element === undefined ? {} : { element }) };
}

/** Fill of a part; unknown is hatched with an outline, so that it shows on any ground. */
export function lookOf({
  paint,
  isUnknown,
}: {
  readonly paint: Paint;
  readonly isUnknown?: boolean | undefined;
}): Style {
  if (isUnknown === true) return { fill: "ground", stroke: "line-soft", strokeWidth: 1, isHatched: true };
  return { fill: paint, stroke: "line-soft", strokeWidth: 0.75 };
}

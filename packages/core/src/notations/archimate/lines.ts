/** The lines of ArchiMate 3.2 (specification, chapter 5): what stands at their ends, and their strokes. */
import { relationshipNamed, type RelationshipType } from "../../model/archimate/relationships.ts";
import type { DiagramEdge } from "../../views/diagram.ts";
import { ownLine, settled } from "../parts/lines.ts";
import type { EndMark, LineStyle } from "../notation.ts";
import type { Style } from "../scene.ts";

interface Look {
  readonly dash?: readonly number[];
  /** At the source, and at the target, of the ArchiMate relationship. */
  readonly source?: EndMark;
  readonly target?: EndMark;
}

const dotted = [1.5, 2.5];
const dashed = [6, 3];

const looks: Readonly<Record<RelationshipType, Look>> = {
  Composition: { source: "diamond" },
  Aggregation: { source: "open-diamond" },
  Assignment: { source: "dot", target: "arrow" },
  Realization: { dash: dotted, target: "open-triangle" },
  Serving: { target: "open-arrow" },
  Access: { dash: dotted },
  Influence: { dash: dashed, target: "open-arrow" },
  Association: {},
  Triggering: { target: "arrow" },
  Flow: { dash: dashed, target: "arrow" },
  Specialization: { target: "open-triangle" },
};

/** The line of an edge by its ArchiMate type; ours where it has none. */
export function archimateLine(edge: DiagramEdge): LineStyle {
  const type = edge.archimate === undefined ? undefined : relationshipNamed(edge.archimate);
  if (type === undefined) return ownLine(edge);
  const { dash, ...ends } = { ...looks[type], ...endsByMode(type, edge) };
  const base: Style = { stroke: "line", strokeWidth: 1.25 };
  const style = settled(dash === undefined ? base : { ...base, dash }, { ...edge, isStated: true });
  const [start, end] = edge.isReversed === true ? [ends.target, ends.source] : [ends.source, ends.target];
  return { style, start, end };
}

/** An access shows with arrows whether it reads or writes; an association may be directed. */
function endsByMode(type: RelationshipType, edge: DiagramEdge): Look {
  if (type === "Association") return edge.hasArrow ? { target: "half-arrow" } : {};
  if (type !== "Access") return {};
  switch (edge.access) {
    case "read":
      return { source: "open-arrow" };
    case "write":
      return { target: "open-arrow" };
    case "readWrite":
      return { source: "open-arrow", target: "open-arrow" };
    case undefined:
      return {};
  }
}

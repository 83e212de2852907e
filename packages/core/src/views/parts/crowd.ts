/** Systems that are too many to read, put into their areas of the urbanisation map, so that areas can be drawn in their stead. */
import type { Model } from "../../model/model.ts";
import { READABLE } from "../aggregate.ts";
import { isPerson } from "./c4.ts";
import type { DiagramNode } from "../diagram.ts";
import { nearest } from "./inside.ts";
import { areasDirectlyAround } from "../landscape.ts";
import { groupNode, nodeOf } from "./nodes.ts";
import { say } from "./notes.ts";
import type { ViewQuery } from "../viewpoint.ts";

/** The nodes as they are where they can be read, or where nothing is in an area; else each in its area, software of none apart, people outside. */
export function inAreasIfMany(model: Model, nodes: readonly DiagramNode[], query: ViewQuery): readonly DiagramNode[] {
  if (nodes.length <= READABLE || query.isWhole) return nodes;
  const used = new Map<number, DiagramNode>();
  const placed = nodes.map((node) => {
    const element = node.parent === undefined && node.element !== undefined ? model.element(node.element) : undefined;
    const grouped = element && nearest(element, (one) => areasDirectlyAround(one).length > 0);
    const [area] = grouped === undefined ? [] : areasDirectlyAround(grouped);
    if (area === undefined) return element === undefined || isPerson(element) ? node : { ...node, parent: ELSEWHERE };
    for (const one of [...area.path, area])
      used.set(one.row, nodeOf(one, query.language, { role: "group", parent: one.parent?.id }));
    return { ...node, parent: area.id };
  });
  if (used.size === 0) return nodes;
  return [
    ...used.values(),
    groupNode(ELSEWHERE, say(query.language, "In no area", "Sans zone"), { rank: 9 }),
    ...placed,
  ];
}

const ELSEWHERE = "group:elsewhere";

/** The legend of a C4 picture: abstractions, what is external, boundaries, lines, changes. */
import type { Box } from "../../engines/layout/graph.ts";
import type { C4Abstraction } from "../../model/metamodel.ts";
import type { Diagram, DiagramNode } from "../../views/diagram.ts";
import { body, c4Name, figure, fillOf, isPerson } from "./shapes.ts";
import { changeEntries, externalEntry, lineEntries } from "../parts/legend.ts";
import { rectMark } from "../parts/marks.ts";
import type { LegendEntry, Pen } from "../notation.ts";
import type { Mark, Style } from "../scene.ts";
import { say } from "../parts/words.ts";

const order: readonly C4Abstraction[] = [
  "person",
  "software-system",
  "container",
  "component",
  "deployment-node",
  "infrastructure-node",
];

/** Entries for what the diagram holds. */
export function c4Legend(diagram: Diagram, pen: Pen): readonly LegendEntry[] {
  if (diagram.kind !== "graph") return [];
  const leaves = diagram.nodes.filter((node) => node.role === "element");
  const boxes = order.flatMap((abstraction) => {
    const of = leaves
      .filter((node) => node.c4 === abstraction && !node.isExternal)
      .map((node): DiagramNode => ({
        ...node,
        shape: node.shape === "store" || node.shape === "queue" ? node.shape : "box",
      }));
    return [...new Set(of.map((node) => node.shape))].map((shape) => ({
      shape,
      node: of.find((each) => each.shape === shape),
    }));
  });
  const entries = boxes.flatMap(({ shape, node }) =>
    node === undefined ? [] : [{ name: shapeName(c4Name(node, pen), shape, pen), paint: swatchOf(node, pen) }],
  );
  return [
    ...entries,
    ...externalEntry(leaves, pen, swatch),
    ...boundaryEntries(diagram.nodes, pen).filter(({ name }) => !entries.some((entry) => entry.name === name)),
    ...lineEntries(diagram.edges, pen),
    ...changeEntries([...diagram.nodes, ...diagram.edges], pen),
  ];
}

function shapeName(name: string, shape: DiagramNode["shape"], pen: Pen): string {
  if (shape === "store") return `${name} (${say(pen, { en: "data store", fr: "stockage" })})`;
  if (shape === "queue") return `${name} (${say(pen, { en: "queue", fr: "file" })})`;
  return name;
}

function swatchOf(node: DiagramNode, pen: Pen): LegendEntry["paint"] {
  return ({ x, y }) => swatch({ ...node, change: undefined }, { x: x + 1, y: y + 1, width: 26, height: 14 }, pen);
}

function swatch(node: DiagramNode, box: Box, _pen: Pen): readonly Mark[] {
  if (!isPerson(node)) return body(node, box).slice(0, node.shape === "store" || node.shape === "queue" ? 2 : 1);
  const middle = box.x + box.width / 2;
  return [rectMark(box, box.height / 2, { fill: fillOf(node) }), ...figure({ x: middle, y: box.y + 2 }, 0.36)];
}

function boundaryEntries(nodes: readonly DiagramNode[], pen: Pen): readonly LegendEntry[] {
  const groups = nodes.filter((node) => node.role === "group" && node.c4 !== undefined);
  const names = new Map(groups.map((node) => [c4Name(node, pen), node]));
  return [...names].map(([name, node]) => {
    const isSolid = node.c4 === "deployment-node" || node.c4 === "infrastructure-node";
    const boundary = say(pen, { en: "boundary", fr: "périmètre" });
    const style: Style = {
      fill: "ground",
      stroke: node.c4 === "group" ? "group-border" : fillOf(node),
      strokeWidth: 1.25,
    };
    return {
      name: isSolid ? name : `${name} (${boundary})`,
      paint: ({ x, y }) => [
        rectMark({ x: x + 1, y: y + 1, width: 26, height: 14 }, 3, isSolid ? style : { ...style, dash: [4, 3] }),
      ],
    };
  });
}

/** Boxes of the C4 model: their colours, and people, databases and queues in their shapes. */
import type { Box, Point } from "../../engines/layout/graph.ts";
import type { Bilingual, C4Abstraction } from "../../model/metamodel.ts";
import type { DiagramNode } from "../../views/diagram.ts";
import { changedOutline } from "../parts/badges.ts";
import { circleSteps, pathMark, rectMark } from "../parts/marks.ts";
import type { Pen } from "../notation.ts";
import type { Mark, PathStep, Style, Token } from "../scene.ts";
import { shapeMarks } from "../parts/shapes.ts";
import { say } from "../parts/words.ts";

const names: Readonly<Record<C4Abstraction, Bilingual>> = {
  person: { en: "Person", fr: "Personne" },
  "software-system": { en: "Software System", fr: "Système logiciel" },
  container: { en: "Container", fr: "Conteneur" },
  component: { en: "Component", fr: "Composant" },
  "deployment-node": { en: "Deployment Node", fr: "Nœud de déploiement" },
  "infrastructure-node": { en: "Infrastructure Node", fr: "Nœud d'infrastructure" },
  group: { en: "Group", fr: "Groupe" },
};

const fills: Readonly<Record<C4Abstraction, Token>> = {
  person: "c4-person",
  "software-system": "c4-system",
  container: "c4-container",
  component: "c4-component",
  "deployment-node": "c4-node",
  "infrastructure-node": "c4-node",
  group: "c4-node",
};

/** Name of an abstraction; of the kind where C4 has none. */
export function c4Name(node: Pick<DiagramNode, "c4" | "kindName">, pen: Pick<Pen, "language">): string {
  return node.c4 === undefined ? (node.kindName ?? "") : say(pen, names[node.c4]);
}

/** Drawn as a person. */
export function isPerson(node: DiagramNode): boolean {
  return node.c4 === "person" || (node.c4 === undefined && node.shape === "actor");
}

/** Fill of a box: what is external is grey. */
export function fillOf(node: DiagramNode): Token {
  if (node.isExternal) return "c4-external";
  return node.c4 === undefined ? (isPerson(node) ? "c4-person" : "c4-external") : fills[node.c4];
}

/** The outline of a box, without its texts. */
export function body(node: DiagramNode, box: Box): readonly Mark[] {
  const fill = fillOf(node);
  const style = changedOutline({ fill, stroke: fill, strokeWidth: 1.5 }, node.change);
  if (isPerson(node)) return person(box, style);
  if (node.shape === "store" || node.shape === "queue") return lidded(node, box, style);
  if (node.c4 === undefined) return [rectMark(box, 2, style)];
  return [rectMark(box, node.c4 === "deployment-node" ? 2 : 6, style)];
}

/** Cylinders and pipes, whose inner edges show in the colour of the text. */
function lidded(node: DiagramNode, box: Box, style: Style): readonly Mark[] {
  const [outline, ...edges] = shapeMarks(node.shape, box, style);
  const inner = edges.map((mark) =>
    mark.kind === "group"
      ? mark
      : { ...mark, style: { stroke: "on-strong", strokeWidth: 1.25, opacity: 0.7 } as const },
  );
  return outline === undefined ? [] : [outline, ...inner];
}

/** Round, with a head and shoulders: all of the box is body, so that lines meet it on every side. */
function person(box: Box, style: Style): readonly Mark[] {
  const middle = box.x + box.width / 2;
  return [rectMark(box, Math.min(28, box.height / 2), style), ...figure({ x: middle, y: box.y + 12 }, 1)];
}

/** A head and shoulders from the middle of their top; `scale` 1 is 28 pixels high. */
export function figure({ x, y }: Point, scale: number): readonly Mark[] {
  const [radius, width, height] = [7 * scale, 13 * scale, 10.5 * scale];
  const base = y + 27 * scale;
  const shoulders: readonly PathStep[] = [
    ["M", x - width, base],
    ["C", x - width, base - height, x - width / 2, base - height, x, base - height],
    ["C", x + width / 2, base - height, x + width, base - height, x + width, base],
    ["Z"],
  ];
  return [
    pathMark(circleSteps({ x, y: y + radius }, radius), { fill: "on-strong" }),
    pathMark(shoulders, { fill: "on-strong" }),
  ];
}

/** The notation of ArchiMate 3.2: boxes with the symbol of their type, customary corners and colours, the standard's lines. */
import type { Box, Size } from "../engines/layout/graph.ts";
import {
  conceptNamed,
  concepts,
  elementDefinition,
  junctionNames,
  type ElementType,
} from "../model/archimate/elements.ts";
import { relationshipDefinitions, relationshipNamed } from "../model/archimate/relationships.ts";
import type { Diagram, DiagramEdge, DiagramNode } from "../views/diagram.ts";
import { checkArchimate } from "./archimate/check.ts";
import { archimateLine } from "./archimate/lines.ts";
import { symbolMarks } from "./archimate/symbols.ts";
import { GONE, changedOutline } from "./parts/badges.ts";
import { chipSize, hiddenText, openSign, paintChip } from "./parts/chip.ts";
import { changeEntries, lineEntries, lineEntry } from "./parts/legend.ts";
import { circleSteps, fade, pathMark, rectMark, textMark } from "./parts/marks.ts";
import type { LegendEntry, Notation, Pen } from "./notation.ts";
import type { Mark, Style, Token } from "./scene.ts";
import { cutSteps, headSteps } from "./parts/shapes.ts";
import { say } from "./parts/words.ts";
import { hasRoomForWords } from "./parts/words-fit.ts";

export const archimate: Notation = {
  id: "archimate",
  title: { en: "ArchiMate", fr: "ArchiMate" },
  size,
  titleSize,
  paint,
  paintGroup,
  line: archimateLine,
  label: (edge) => ({ text: labelText(edge), detail: edge.detail }),
  legend,
  check: checkArchimate,
};

const WIDTH = 168;
const WIDE = 208;
const SYMBOL = 15;
const LINE = 17;

/** An influence says how strong it is and which way. */
function labelText(edge: DiagramEdge): string | undefined {
  const parts = [edge.label, edge.influence].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? undefined : parts.join(" ");
}

function isJunction(type: string | undefined): boolean {
  const concept = type === undefined ? undefined : conceptNamed(type);
  return concept === "AndJunction" || concept === "OrJunction";
}

/** Name in a box: beside the symbol where it takes more than one line. */
function linesOf(node: DiagramNode, pen: Pen): { readonly width: number; readonly lines: readonly string[] } {
  const narrow = pen.wrap(node.name, WIDTH - 52, 13, 500, 2);
  const isNarrow = narrow.at(-1)?.endsWith("…") !== true && hasRoomForWords(node.name, WIDTH - 52, 13, 500, pen);
  if (isNarrow) return { width: WIDTH, lines: narrow };
  return { width: WIDE, lines: pen.wrap(node.name, WIDE - 52, 13, 500, 4) };
}

function size(node: DiagramNode, pen: Pen): Size {
  if (isJunction(node.archimate)) return { width: 16, height: 16 };
  const { width, lines } = linesOf(node, pen);
  const chip = hasChip(node, pen) ? 16 : 0;
  return { width, height: Math.max(56, Math.ceil((24 + lines.length * LINE) / 8) * 8) + chip };
}

function hasChip(node: DiagramNode, pen: Pen): boolean {
  return hiddenText(node, pen) !== "";
}

/** The customary colour of a type. */
export function archimateFill(type: string | undefined): Token {
  const concept = type === undefined ? undefined : conceptNamed(type);
  if (concept === undefined || concept === "AndJunction" || concept === "OrJunction") return "archimate-other";
  if (physical.has(concept)) return "archimate-physical";
  const { layer } = elementDefinition(concept);
  return layer === "composite" ? "archimate-other" : `archimate-${layer}`;
}

const physical: ReadonlySet<ElementType> = new Set<ElementType>([
  "Equipment",
  "Facility",
  "DistributionNetwork",
  "Material",
]);

/** Round for what happens, cut for what is wanted, square for what is. */
function cornerOf(type: string | undefined): "square" | "round" | "cut" {
  const concept = type === undefined ? undefined : conceptNamed(type);
  if (concept === undefined || concept === "AndJunction" || concept === "OrJunction") return "square";
  const { aspect, layer } = elementDefinition(concept);
  if (layer === "motivation") return "cut";
  return aspect === "behaviour" || layer === "strategy" ? "round" : "square";
}

function bodyMark(type: string | undefined, box: Box, style: Style): Mark {
  switch (cornerOf(type)) {
    case "cut":
      return pathMark(cutSteps(box, Math.min(8, box.height / 4)), style);
    case "round":
      return rectMark(box, Math.min(12, box.height / 3), style);
    case "square":
      return rectMark(box, 1, style);
  }
}

function bodyStyle(node: DiagramNode): Style {
  const style: Style = { fill: archimateFill(node.archimate), stroke: "line", strokeWidth: 1 };
  return changedOutline(conceptOf(node) === "Grouping" ? { ...style, dash: [5, 3] } : style, node.change);
}

function conceptOf(node: Pick<DiagramNode, "archimate">): string | undefined {
  return node.archimate === undefined ? undefined : conceptNamed(node.archimate);
}

function paint(node: DiagramNode, box: Box, pen: Pen): readonly Mark[] {
  if (isJunction(node.archimate)) return junction(node, box);
  const marks = [
    bodyMark(node.archimate, box, bodyStyle(node)),
    ...symbolMarks(node.archimate, { x: box.x + box.width - SYMBOL - 8, y: box.y + 8 }, SYMBOL, "ink"),
    ...texts(node, box, pen),
    ...(node.opens === undefined ? [] : openSign({ x: box.x + 4, y: box.y + 5 }, "ink-soft")),
  ];
  return node.change === "removed" ? fade(marks, GONE) : marks;
}

/** Filled for And, open for Or. */
function junction(node: DiagramNode, box: Box): readonly Mark[] {
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const fill: Token = conceptOf(node) === "AndJunction" ? "ink" : "ground";
  return [
    pathMark(circleSteps(center, Math.min(box.width, box.height) / 2 - 1), { fill, stroke: "ink", strokeWidth: 1.5 }),
  ];
}

function texts(node: DiagramNode, box: Box, pen: Pen): readonly Mark[] {
  const { lines } = linesOf(node, pen);
  const value = node.lens?.text;
  const chip = hasChip(node, pen);
  const height = 9.5 + (lines.length - 1) * LINE + (value === undefined ? 0 : 14) + (chip ? 20 : 0);
  const x = box.x + box.width / 2;
  let y = box.y + (box.height - height) / 2 + 9.5;
  const marks: Mark[] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0) y += LINE;
    marks.push(textMark(pen, { x, y }, line, { size: 13, weight: 500, anchor: "middle", style: { fill: "ink" } }));
  }
  if (value !== undefined) {
    y += 14;
    const text = pen.wrap(value, box.width - 24, 11, 600, 1)[0] ?? value;
    marks.push(textMark(pen, { x, y }, text, { size: 11, weight: 600, anchor: "middle", style: { fill: "ink" } }));
  }
  return chip ? [...marks, ...paintChip(node, { x: x - chipSize(node, pen).width / 2, y: y + 7 }, pen)] : marks;
}

const TITLE = 32;
/** Height of the coloured head of a panel. */
const HEAD = 30;

function titleSize(node: DiagramNode, pen: Pen): Size {
  const name = Math.min(pen.width(node.name, 12, 600), 320);
  return { width: Math.ceil((name + 24 + (node.archimate === undefined ? 0 : SYMBOL + 16)) / 8) * 8, height: TITLE };
}

/** A panel with its type's colour in the head only: a page full of nested colours could not be read. */
function paintGroup(node: DiagramNode, box: Box, depth: number, pen: Pen): readonly Mark[] {
  const room = Math.max(24, box.width - 24 - (node.archimate === undefined ? 0 : SYMBOL + 10));
  const name = pen.wrap(node.name, room, 12, 600, 1)[0] ?? node.name;
  const marks = [
    ...panel(node, box, depth),
    textMark(pen, { x: box.x + 12, y: box.y + 21 }, name, { size: 12, weight: 600, style: { fill: "ink" } }),
    ...symbolMarks(node.archimate, { x: box.x + box.width - SYMBOL - 8, y: box.y + 8 }, SYMBOL, "ink"),
  ];
  return node.change === "removed" ? fade(marks, GONE) : marks;
}

const panels: readonly Token[] = ["ground", "group-1", "group-2"];

function panel(node: DiagramNode, box: Box, depth: number): readonly Mark[] {
  const fill = panels[Math.min(depth, panels.length - 1)] ?? "ground";
  if (node.archimate === undefined) {
    const style: Style = { fill, stroke: "group-border", strokeWidth: 1, dash: [5, 3] };
    return [rectMark(box, 4, changedOutline(style, node.change))];
  }
  const style = bodyStyle(node);
  const { fill: head = "archimate-other", ...outline } = style;
  const corner = cornerOf(node.archimate);
  const steps = corner === "cut" ? cutSteps(box, 8).slice(0, 4) : [];
  const strip =
    corner === "cut"
      ? pathMark(
          [
            ...steps,
            ["L", box.x + box.width, box.y + HEAD],
            ["L", box.x, box.y + HEAD],
            ["L", box.x, box.y + 8],
            ["Z"],
          ],
          { fill: head },
        )
      : pathMark(headSteps(box, HEAD, corner === "round" ? 12 : 1), { fill: head });
  return [bodyMark(node.archimate, box, { ...style, fill }), strip, bodyMark(node.archimate, box, outline)];
}

function legend(diagram: Diagram, pen: Pen): readonly LegendEntry[] {
  if (diagram.kind !== "graph") return [];
  return [
    ...typeEntries(diagram.nodes, pen),
    ...relationshipEntries(diagram.edges, pen),
    ...changeEntries([...diagram.nodes, ...diagram.edges], pen),
  ];
}

function typeEntries(nodes: readonly DiagramNode[], pen: Pen): readonly LegendEntry[] {
  const types = new Set(nodes.flatMap((node) => conceptOf(node) ?? []));
  return concepts
    .filter((type) => types.has(type))
    .map((type) => ({
      name: typeName(type, pen),
      paint: ({ x, y }) =>
        isJunction(type)
          ? junction({ ...plain, archimate: type }, { x: x + 7, y: y + 1, width: 14, height: 14 })
          : [
              bodyMark(type, { x: x + 1, y: y + 0.5, width: 26, height: 15 }, bodyStyle({ ...plain, archimate: type })),
              ...symbolMarks(type, { x: x + 8.5, y: y + 2.5 }, 11, "ink"),
            ],
    }));
}

const plain: DiagramNode = { id: "", role: "element", name: "", shape: "box", isExternal: false, rank: 0, badges: [] };

/** Name of a type in the pen's language. */
function typeName(type: string, pen: Pick<Pen, "language">): string {
  const concept = conceptNamed(type);
  if (concept === undefined) return type;
  if (concept === "AndJunction" || concept === "OrJunction") return say(pen, junctionNames[concept]);
  return say(pen, elementDefinition(concept).name);
}

function relationshipEntries(edges: readonly DiagramEdge[], pen: Pen): readonly LegendEntry[] {
  const known = relationshipDefinitions.flatMap(({ id, name }) => {
    const example = edges.find((edge) => edge.archimate !== undefined && relationshipNamed(edge.archimate) === id);
    if (example === undefined) return [];
    return [lineEntry(say(pen, name), archimateLine({ ...example, isReversed: false, change: undefined }))];
  });
  const others = edges.filter(
    (edge) => edge.archimate === undefined || relationshipNamed(edge.archimate) === undefined,
  );
  return [...known, ...lineEntries(others, pen)];
}

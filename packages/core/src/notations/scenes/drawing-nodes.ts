/** The boxes of a drawing: elements in their notation, groups, notes and references to other views. */
import type { Box } from "../../engines/layout/graph.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { DiagramNode, DrawingNode } from "../../views/diagram.ts";
import { nodeLabel } from "../compose/names.ts";
import { areaText, fitText } from "./drawing-texts.ts";
import { lineSteps, pathMark, rectMark, restyle } from "../parts/marks.ts";
import type { Notation, Pen } from "../notation.ts";
import type { GroupMark, Mark, Paint, Style } from "../scene.ts";
import { say } from "../parts/words.ts";

export interface Placed {
  readonly drawn: DrawingNode;
  readonly box: Box;
  /** How many others it lies in. */
  readonly depth: number;
  /** Others lie in it. */
  readonly isAround: boolean;
}

export function nodeMark(placed: Placed, notation: Notation, pen: Pen): GroupMark {
  const { drawn, box, isAround } = placed;
  const { node, text } = drawn;
  const label = node === undefined ? text : nodeLabel(node, pen);
  return {
    kind: "group",
    id: drawn.id,
    element: node?.element,
    role: isAround || drawn.what === "group" ? "container" : "node",
    label: label.trim() === "" ? say(pen, untitled[drawn.what]) : label,
    box,
    opens: node?.opens,
    marks: marksOf(placed, notation, pen),
  };
}

function marksOf(placed: Placed, notation: Notation, pen: Pen): readonly Mark[] {
  const { drawn, box } = placed;
  switch (drawn.what) {
    case "element":
      return drawn.node === undefined
        ? groupMarks(drawn, box, pen)
        : elementMarks(drawn, drawn.node, placed, notation, pen);
    case "group":
      return groupMarks(drawn, box, pen);
    case "note":
      return noteMarks(drawn, box, pen);
    case "reference":
      return referenceMarks(drawn, box, pen);
  }
}

function elementMarks(
  drawn: DrawingNode,
  node: DiagramNode,
  { box, depth, isAround }: Placed,
  notation: Notation,
  pen: Pen,
): readonly Mark[] {
  const plain: DiagramNode = { ...node, hidden: undefined };
  if (isAround) return coloured(notation.paintGroup(plain, box, depth, pen), drawn);
  const painted = notation.paint(plain, box, pen);
  const symbols = painted.filter((mark) => mark.kind !== "text" && mark.kind !== "icon" && mark.kind !== "group");
  if (Math.min(box.width, box.height) <= 20) return coloured(symbols, drawn);
  const texts = areaText(
    node.name,
    textArea(node.name, box, symbols.length > 1, pen),
    { weight: 500, fill: "ink", isMiddle: true },
    pen,
  );
  return coloured([...symbols, ...texts], drawn);
}

/** The symbol stands in the upper right corner: the name is between, below or left of it, whichever leaves the largest letters. */
function textArea(name: string, box: Box, hasSymbol: boolean, pen: Pen): Box {
  const whole = { x: box.x + 7, y: box.y + 5, width: box.width - 14, height: box.height - 10 };
  if (!hasSymbol) return whole;
  const areas = [
    { ...whole, x: box.x + 26, width: box.width - 52 },
    { ...whole, y: box.y + 22, height: box.height - 27 },
    { ...whole, x: box.x + 5, width: box.width - 31 },
  ];
  const worth = (area: Box): number => {
    const { lines, size, isWhole } = fitText(name, area.width, area.height, 500, pen);
    if (area.width < 8 || area.height < 8) return 0;
    return isWhole ? 10_000 + size : area.width * lines.length;
  };
  return areas.reduce((best, area) => (worth(area) > worth(best) ? area : best));
}

/** A panel with its name in a tab. */
function groupMarks(drawn: DrawingNode, box: Box, pen: Pen): readonly Mark[] {
  const style: Style = { fill: "group-1", stroke: "group-border", strokeWidth: 1, dash: [5, 3] };
  const area = { x: box.x + 8, y: box.y + 4, width: box.width - 16, height: 16 };
  return coloured(
    [rectMark(box, 4, style), ...areaText(drawn.text, area, { weight: 600, fill: "ink", isMiddle: false }, pen)],
    drawn,
  );
}

/** A sheet with a folded corner. */
function noteMarks(drawn: DrawingNode, box: Box, pen: Pen): readonly Mark[] {
  const { x, y, width, height } = box;
  const fold = Math.min(12, width / 4, height / 3);
  const [right, bottom] = [x + width, y + height];
  const sheet = lineSteps(
    [
      { x, y },
      { x: right - fold, y },
      { x: right, y: y + fold },
      { x: right, y: bottom },
      { x, y: bottom },
    ],
    true,
  );
  const corner = lineSteps([
    { x: right - fold, y },
    { x: right - fold, y: y + fold },
    { x: right, y: y + fold },
  ]);
  const style: Style = { fill: "ground", stroke: "line-soft", strokeWidth: 1 };
  const area = { x: x + 8, y: y + 6, width: width - 12 - fold, height: height - 12 };
  const texts = drawn.text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== "")
    .join(" ");
  return coloured(
    [
      pathMark(sheet, style),
      pathMark(corner, { stroke: "line-soft", strokeWidth: 1 }),
      ...areaText(texts, area, { weight: 400, fill: "ink", isMiddle: false }, pen),
    ],
    drawn,
  );
}

/** A small picture of a view before the name of the view. */
function referenceMarks(drawn: DrawingNode, box: Box, pen: Pen): readonly Mark[] {
  const { x, y, width, height } = box;
  const style: Style = { fill: "ground", stroke: "line", strokeWidth: 1 };
  const sign = { x: x + 8, y: y + height / 2 - 7, width: 18, height: 14 };
  const area = { x: x + 32, y: y + 4, width: width - 38, height: height - 8 };
  return coloured(
    [
      rectMark(box, 3, style),
      rectMark(sign, 2, { fill: "group-2", stroke: "line", strokeWidth: 1 }),
      pathMark(
        lineSteps([
          { x: sign.x, y: sign.y + 4.5 },
          { x: sign.x + sign.width, y: sign.y + 4.5 },
        ]),
        { stroke: "line", strokeWidth: 1 },
      ),
      ...areaText(drawn.node?.name ?? drawn.text, area, { weight: 500, fill: "ink", isMiddle: true }, pen),
    ],
    drawn,
  );
}

/** With the colours that the author chose; texts keep a contrast with them, in light and in dark. */
function coloured(marks: readonly Mark[], { fill, stroke, ink }: DrawingNode): readonly Mark[] {
  const [body, ...rest] = marks;
  if (body === undefined || body.kind === "group") return marks;
  const [ownFill, ownStroke] = [hex(fill), hex(stroke)];
  const painted: Mark = {
    ...body,
    style: {
      ...body.style,
      ...(ownFill === undefined ? {} : { fill: ownFill }),
      ...(ownStroke === undefined ? {} : { stroke: ownStroke }),
    },
  };
  if (ownFill === undefined) return [painted, ...rest];
  const readable = readableInk(ownFill, hex(ink));
  return [painted, ...restyle(rest, (style, mark) => inked(style, mark, readable))];
}

function inked(style: Style, mark: Mark, ink: Paint): Style {
  if (mark.kind === "text") return { ...style, fill: ink };
  const { fill, stroke } = style;
  return { ...style, ...(fill === "ink" ? { fill: ink } : {}), ...(stroke === undefined ? {} : { stroke: ink }) };
}

function hex(color: string | undefined): `#${string}` | undefined {
  return color !== undefined && /^#[\da-f]{6}$/iu.test(color) ? `#${color.slice(1).toLowerCase()}` : undefined;
}

/** The author's ink where it can be read on the fill (WCAG 2.2, 1.4.3), otherwise black or white. */
function readableInk(fill: `#${string}`, ink: `#${string}` | undefined): Paint {
  if (ink !== undefined && contrast(fill, ink) >= 4.5) return ink;
  return contrast(fill, "#14181f") >= contrast(fill, "#ffffff") ? "#14181f" : "#ffffff";
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(color: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** What something without a text is to those who do not see it. */
const untitled: Readonly<Record<DrawingNode["what"], Bilingual>> = {
  element: { en: "Element", fr: "Élément" },
  group: { en: "Group without a title", fr: "Groupe sans titre" },
  note: { en: "Empty note", fr: "Note vide" },
  reference: { en: "Another view", fr: "Une autre vue" },
};

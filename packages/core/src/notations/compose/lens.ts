/** How a lens colours boxes: the fill says the step, hatching says that nobody knows. Texts and icons become ink, which every step carries. */
import type { Box } from "../../engines/layout/graph.ts";
import type { DiagramNode, Lens } from "../../views/diagram.ts";
import { rectMark, restyle, textMark } from "../parts/marks.ts";
import type { Pen } from "../notation.ts";
import type { Mark, Style, Token } from "../scene.ts";

/** Token of a step. */
export function stepToken(lens: Pick<Lens, "scale" | "steps">, step: number): Token {
  const count = lens.steps.length;
  if (lens.scale === "categories") return `category-${digit(step % 8, 7)}` as Token;
  const place = count <= 1 ? 3 : Math.round((step * 6) / (count - 1));
  return `${lens.scale}-${digit(place, 6)}` as Token;
}

function digit(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.trunc(value)));
}

/** Style of what has the step; -1 is unknown. */
export function stepStyle(lens: Pick<Lens, "scale" | "steps">, step: number): Style {
  return step < 0 ? { fill: "ground", isHatched: true } : { fill: stepToken(lens, step) };
}

/**
 * The marks of a node, coloured; a node that the lens says nothing about steps back into the colour of the ground. The stroke of the
 * layer goes too, unless it tells a change: two scales of colour in one picture could not be told apart.
 */
export function colored(
  marks: readonly Mark[],
  node: Pick<DiagramNode, "lens" | "change">,
  lens: Lens | undefined,
): readonly Mark[] {
  const [body, ...rest] = marks;
  if (lens === undefined || body === undefined || (body.kind !== "rect" && body.kind !== "path")) return marks;
  const look: Look = {
    before: body.style,
    fill: node.lens === undefined ? { fill: "ground" } : stepStyle(lens, node.lens.step),
    keepsStroke: node.change !== undefined,
  };
  return [{ ...body, style: bodyStyle(body.style, look) }, ...restyle(rest, (style, mark) => inked(style, mark, look))];
}

interface Look {
  readonly before: Style;
  readonly fill: Style;
  readonly keepsStroke: boolean;
}

function bodyStyle(style: Style, { fill, keepsStroke }: Look): Style {
  return { ...style, ...fill, ...(keepsStroke ? {} : { stroke: "line-soft" as const }) };
}

/** Texts and icons in ink, on hatching with a halo; the other parts of the body follow it. */
function inked(style: Style, mark: Mark, look: Look): Style {
  const { before, fill, keepsStroke } = look;
  if (mark.kind === "text") {
    const ink: Style = { ...style, fill: "ink" };
    return fill.isHatched === true ? { ...ink, halo: 2.5, haloPaint: "ground" } : ink;
  }
  if (mark.kind === "icon") {
    // An icon on a disc of its own: the disc becomes ink, not the icon too.
    if (style.stroke === "ground" || style.fill === "ground") return style;
    return style.stroke === undefined ? { ...style, fill: "ink" } : { ...style, stroke: "ink" };
  }
  const isOfBody = style.stroke !== undefined && (style.stroke === before.stroke || style.stroke === "on-strong");
  const stroke = isOfBody && !keepsStroke ? "line-soft" : style.stroke;
  const filled =
    style.fill === undefined
      ? undefined
      : style.fill === before.fill
        ? fill.fill
        : style.fill === "on-strong" || style.fill === before.stroke
          ? "ink"
          : style.fill;
  return { ...style, ...(filled === undefined ? {} : { fill: filled }), ...(stroke === undefined ? {} : { stroke }) };
}

/** A panel without the colours of its notation: where a lens colours, nothing else does. */
export function discolored(marks: readonly Mark[]): readonly Mark[] {
  return restyle(marks, (style) =>
    style.fill === undefined || !/^(?:archimate|c4)-/.test(style.fill) ? style : { ...style, fill: "group-3" },
  );
}

/** The value of a group at the right of its title, as a swatch and, where there is room, in words. */
export function valueMarks(node: DiagramNode, box: Box, titleWidth: number, lens: Lens, pen: Pen): readonly Mark[] {
  if (node.lens === undefined) return [];
  const right = box.x + box.width - 36;
  const y = box.y + 10;
  const swatch = rectMark({ x: right - 20, y, width: 20, height: 14 }, 4, {
    ...stepStyle(lens, node.lens.step),
    stroke: "line-soft",
    strokeWidth: 1,
  });
  const text = textMark(pen, { x: right - 26, y: y + 11 }, node.lens.text, {
    size: 11,
    weight: 600,
    anchor: "end",
    style: { fill: "ink" },
  });
  if (box.width < titleWidth + 56) return [];
  return box.width < titleWidth + text.width + 72 ? [swatch] : [text, swatch];
}

/** Marks of a scene as elements of SVG: what each consists of, making them, and making one into another. No style sheet: pages forbid it. */
import { iconPaint, iconStroke } from "@orrery/core/exports/svg-styles";
import { iconScale, SLANT } from "@orrery/core/exports/svg-marks";
import { outlinesOf, pathData } from "@orrery/core/exports/svg-path";
import type { GroupMark, IconMark, Mark, PathMark, RectMark, Style, TextMark } from "@orrery/core/notations/scene";
import { colorOf, type ThemeName } from "@orrery/core/notations/theme";

const SVG = "http://www.w3.org/2000/svg";

/** What an element is made of. */
export interface Spec {
  readonly name: string;
  readonly attributes: Attributes;
  readonly text?: string | undefined;
  readonly inside?: readonly Spec[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** How a mark is painted in this picture. */
export interface Ink {
  readonly theme: ThemeName;
  /** Id of the hatching of this picture. */
  readonly hatch: string;
}

/** The elements of a mark other than a group, in their order. */
export function specsOf(ink: Ink, mark: Exclude<Mark, GroupMark>): readonly Spec[] {
  switch (mark.kind) {
    case "rect":
    case "path":
      return shapes(ink, mark);
    case "text":
      return [text(ink, mark)];
    case "icon":
      return [icon(ink, mark)];
  }
}

/** The element of a group, without its marks; its label comes first in it. */
export function groupSpec({ id, element, role, from, to, opens, label }: GroupMark): Spec {
  return {
    name: "g",
    attributes: {
      "data-id": id,
      "data-element": element,
      "data-role": role,
      "data-from": from,
      "data-to": to,
      "data-opens": opens,
    },
    inside: label === undefined ? [] : [{ name: "title", attributes: {}, text: label }],
  };
}

/** A shape with its casing below and its hatching above. */
function shapes(ink: Ink, mark: RectMark | PathMark): readonly Spec[] {
  const { style } = mark;
  const place = outline(mark);
  const shape = (look: Attributes): Spec => ({ name: mark.kind, attributes: { ...place, ...look } });
  const own = shape({ fill: "none", ...colors(ink, style), ...lines(style) });
  const halo = style.halo ?? 0;
  const casing = {
    fill: "none",
    stroke: colorOf(style.haloPaint ?? "ground", ink.theme),
    "stroke-width": (style.strokeWidth ?? 1) + 2 * halo,
  };
  return [
    ...(halo > 0 ? [shape(casing)] : []),
    own,
    ...(style.isHatched === true ? [shape({ fill: `url(#${ink.hatch})` })] : []),
  ];
}

function outline(mark: RectMark | PathMark): Attributes {
  if (mark.kind === "path") return { d: pathData(mark.steps) };
  return { x: mark.x, y: mark.y, width: Math.max(0, mark.width), height: Math.max(0, mark.height), rx: mark.radius };
}

function colors({ theme }: Ink, style: Style): Attributes {
  return {
    ...(style.fill === undefined ? {} : { fill: colorOf(style.fill, theme) }),
    ...(style.stroke === undefined ? {} : { stroke: colorOf(style.stroke, theme) }),
    ...(style.opacity === undefined ? {} : { opacity: style.opacity }),
  };
}

function lines(style: Style): Attributes {
  if (style.stroke === undefined) return {};
  return {
    "stroke-width": style.strokeWidth,
    "stroke-linejoin": "round",
    "stroke-dasharray": style.dash === undefined || style.dash.length === 0 ? undefined : style.dash.join(" "),
  };
}

function text(ink: Ink, mark: TextMark): Spec {
  const { style } = mark;
  const halo = style.halo ?? 0;
  const turn = mark.turn === undefined ? "" : `rotate(${mark.turn})`;
  const slant = mark.isItalic === true ? `skewX(-${SLANT})` : "";
  const isMoved = turn !== "" || slant !== "";
  return {
    name: "text",
    attributes: {
      ...(isMoved ? { transform: `translate(${mark.x} ${mark.y})${turn}${slant}` } : { x: mark.x, y: mark.y }),
      fill: "currentColor",
      ...colors(ink, { fill: "ink", ...style }),
      "font-size": mark.size,
      "font-weight": mark.weight,
      "text-anchor": mark.anchor === "start" ? undefined : mark.anchor,
      ...(halo > 0
        ? {
            stroke: colorOf(style.haloPaint ?? "ground", ink.theme),
            "stroke-width": 2 * halo,
            "stroke-linejoin": "round",
            "paint-order": "stroke",
          }
        : {}),
    },
    text: mark.text,
  };
}

function icon(ink: Ink, mark: IconMark): Spec {
  const scale = iconScale(mark);
  const { isStroked } = mark.icon;
  const own = colorOf(iconPaint(mark.style, isStroked), ink.theme);
  return {
    name: "g",
    attributes: {
      transform: `translate(${mark.x} ${mark.y})scale(${scale})`,
      opacity: mark.style.opacity,
      fill: isStroked ? "none" : own,
      ...(isStroked
        ? {
            stroke: own,
            "stroke-width": iconStroke(mark, scale),
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
          }
        : {}),
    },
    inside: outlinesOf(mark.icon).map(({ d, fill, stroke }) => ({ name: "path", attributes: { d, fill, stroke } })),
  };
}

export function make(document: Document, { name, attributes, text: said, inside = [] }: Spec): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, written(value));
  }
  if (said !== undefined) element.textContent = said;
  for (const child of inside) element.append(make(document, child));
  return element;
}

/** Makes an element into another one of the same name, writing only what differs. */
export function change(element: Element, before: Spec, now: Spec): void {
  for (const key of Object.keys(before.attributes)) {
    if (before.attributes[key] !== undefined && now.attributes[key] === undefined) element.removeAttribute(key);
  }
  for (const [key, value] of Object.entries(now.attributes)) {
    if (value !== undefined && value !== before.attributes[key]) element.setAttribute(key, written(value));
  }
  if (now.text !== before.text) element.textContent = now.text ?? "";
}

function written(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 1000) / 1000) : value;
}

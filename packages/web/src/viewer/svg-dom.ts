/** A scene as SVG elements in a page, for pictures whose parts are pointed at, focused and selected. No style sheet: pages forbid it. */
import { iconPaint, iconStroke } from "@orrery/core/exports/svg-styles";
import { iconScale, SLANT } from "@orrery/core/exports/svg-marks";
import { outlinesOf, pathData } from "@orrery/core/exports/svg-path";
import type {
  GroupMark,
  IconMark,
  Mark,
  PathMark,
  RectMark,
  Scene,
  Style,
  TextMark,
} from "@orrery/core/notations/scene";
import { colorOf, type ThemeName } from "@orrery/core/notations/theme";

const SVG = "http://www.w3.org/2000/svg";

interface Maker {
  readonly document: Document;
  readonly theme: ThemeName;
  /** Id of the hatching of this picture. */
  readonly hatch: string;
}

let pictures = 0;

/**
 * The picture as a document of assistive technology's tree pattern is made of it by `makeTree`; alone it is an image with its parts as
 * `g` elements that carry `data-id`, `data-element` and `data-role`.
 */
export function renderSvg(scene: Scene, theme: ThemeName, document: Document): SVGSVGElement {
  pictures += 1;
  const maker: Maker = { document, theme, hatch: `hatch-${pictures}` };
  const svg = make(maker, "svg", {
    width: scene.width,
    height: scene.height,
    viewBox: `0 0 ${scene.width} ${scene.height}`,
    role: "img",
    "aria-label": scene.title,
    lang: scene.language,
  }) as SVGSVGElement;
  const definitions = make(maker, "defs", {});
  const pattern = make(maker, "pattern", {
    id: maker.hatch,
    width: 6,
    height: 6,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(make(maker, "path", { d: "M3 0V6", stroke: colorOf("hatch", theme), "stroke-width": 1.2 }));
  definitions.append(pattern);
  svg.append(
    definitions,
    make(maker, "rect", { width: scene.width, height: scene.height, fill: colorOf("ground", theme) }),
  );
  appendMarks(maker, svg, scene.marks);
  return svg;
}

function appendMarks(maker: Maker, parent: Element, marks: readonly Mark[]): void {
  for (const mark of marks) parent.append(...elementsOf(maker, mark));
}

function elementsOf(maker: Maker, mark: Mark): readonly Element[] {
  switch (mark.kind) {
    case "group":
      return [group(maker, mark)];
    case "rect":
    case "path":
      return shapes(maker, mark);
    case "text":
      return [text(maker, mark)];
    case "icon":
      return [icon(maker, mark)];
  }
}

function group(maker: Maker, mark: GroupMark): Element {
  const element = make(maker, "g", {
    "data-id": mark.id,
    "data-element": mark.element,
    "data-role": mark.role,
    "data-from": mark.from,
    "data-to": mark.to,
    "data-opens": mark.opens,
  });
  if (mark.label !== undefined) {
    const title = make(maker, "title", {});
    title.textContent = mark.label;
    element.append(title);
  }
  appendMarks(maker, element, mark.marks);
  return element;
}

/** A shape with its casing below and its hatching above. */
function shapes(maker: Maker, mark: RectMark | PathMark): readonly Element[] {
  const { style } = mark;
  const shape = (look: Attributes): Element => make(maker, mark.kind, { ...outline(mark), ...look });
  const own = shape({ fill: "none", ...colors(maker, style), ...lines(style) });
  const halo = style.halo ?? 0;
  const casing = {
    fill: "none",
    stroke: colorOf(style.haloPaint ?? "ground", maker.theme),
    "stroke-width": (style.strokeWidth ?? 1) + 2 * halo,
  };
  return [
    ...(halo > 0 ? [shape(casing)] : []),
    own,
    ...(style.isHatched === true ? [shape({ fill: `url(#${maker.hatch})` })] : []),
  ];
}

function outline(mark: RectMark | PathMark): Attributes {
  if (mark.kind === "path") return { d: pathData(mark.steps) };
  return { x: mark.x, y: mark.y, width: Math.max(0, mark.width), height: Math.max(0, mark.height), rx: mark.radius };
}

function colors({ theme }: Maker, style: Style): Attributes {
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

function text(maker: Maker, mark: TextMark): Element {
  const { style } = mark;
  const halo = style.halo ?? 0;
  const turn = mark.turn === undefined ? "" : `rotate(${mark.turn})`;
  const slant = mark.isItalic === true ? `skewX(-${SLANT})` : "";
  const isMoved = turn !== "" || slant !== "";
  const element = make(maker, "text", {
    ...(isMoved ? { transform: `translate(${mark.x} ${mark.y})${turn}${slant}` } : { x: mark.x, y: mark.y }),
    fill: "currentColor",
    ...colors(maker, { fill: "ink", ...style }),
    "font-size": mark.size,
    "font-weight": mark.weight,
    "text-anchor": mark.anchor === "start" ? undefined : mark.anchor,
    ...(halo > 0
      ? {
          stroke: colorOf(style.haloPaint ?? "ground", maker.theme),
          "stroke-width": 2 * halo,
          "stroke-linejoin": "round",
          "paint-order": "stroke",
        }
      : {}),
  });
  element.textContent = mark.text;
  return element;
}

function icon(maker: Maker, mark: IconMark): Element {
  const scale = iconScale(mark);
  const { isStroked } = mark.icon;
  const own = colorOf(iconPaint(mark.style, isStroked), maker.theme);
  const element = make(maker, "g", {
    transform: `translate(${mark.x} ${mark.y})scale(${scale})`,
    opacity: mark.style.opacity,
    fill: isStroked ? "none" : own,
    ...(isStroked
      ? { stroke: own, "stroke-width": iconStroke(mark, scale), "stroke-linecap": "round", "stroke-linejoin": "round" }
      : {}),
  });
  element.append(...outlinesOf(mark.icon).map(({ d, fill, stroke }) => make(maker, "path", { d, fill, stroke })));
  return element;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function make({ document }: Maker, name: string, attributes: Attributes): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined)
      element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 1000) / 1000) : value);
  }
  return element;
}

/** The classes of one SVG: marks that look alike share one, and the style sheet says once what it means in light and in dark. */
import type { IconMark, Paint, Style, TextMark } from "../notations/scene.ts";
import { colorOf, type ThemeName } from "../notations/theme.ts";
import { printNumber } from "./xml.ts";

export type SvgTheme = ThemeName | "auto";

interface Known {
  readonly style: Style;
  readonly variant: number;
  readonly name: string;
}

/** Classes by what their styles say. Notations make a new style for each mark, so that looking for the same object finds nothing. */
class StyleIndex {
  readonly #byFill = new Map<Paint | undefined, Known[]>();

  /** `variant`: what else makes the class. */
  find(style: Style, variant: number): string | undefined {
    const near = this.#byFill.get(style.fill);
    if (near === undefined) return undefined;
    for (const known of near) if (known.variant === variant && isAlike(known.style, style)) return known.name;
    return undefined;
  }

  keep(style: Style, variant: number, name: string): string {
    const near = this.#byFill.get(style.fill);
    if (near === undefined) this.#byFill.set(style.fill, [{ style, variant, name }]);
    else if (near.length < MOST_ALIKE) near.push({ style, variant, name });
    return name;
  }
}

/** Styles of one fill that are looked through. */
const MOST_ALIKE = 24;

/** Do two styles of one fill say the same? Where it is hard to say: no. */
function isAlike(one: Style, other: Style): boolean {
  return (
    one === other ||
    (one.stroke === other.stroke &&
      one.strokeWidth === other.strokeWidth &&
      one.halo === other.halo &&
      one.haloPaint === other.haloPaint &&
      one.opacity === other.opacity &&
      isAlikeDash(one.dash, other.dash))
  );
}

function isAlikeDash(one: Style["dash"], other: Style["dash"]): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || one.length !== other.length) return false;
  return one.every((length, index) => length === other[index]);
}

/** A style sheet that grows while marks are written. */
export class StyleBook {
  readonly #prefix: string;
  readonly #shapes = new StyleIndex();
  readonly #texts = new StyleIndex();
  readonly #icons = new StyleIndex();
  readonly #classes = new Map<string, string>();
  readonly #fonts = new Map<number, string>();
  readonly #rules: Rule[] = [];

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Class of a box or line. */
  shape(style: Style): string {
    const known = this.#shapes.find(style, 0);
    if (known !== undefined) return known;
    return this.#shapes.keep(
      style,
      0,
      this.#named(`s${keyOf(style)}`, () => shapeRule(style)),
    );
  }

  /** Class of the casing behind a line. */
  casing(style: Style): string {
    return this.#named(`c${keyOf(style)}`, () => casingRule(style));
  }

  /** Class of the hatching over a shape. */
  hatching(): string {
    return this.#named("h", () => ({
      fixed: `fill:url(#${this.#prefix}hatch)`,
      fill: undefined,
      stroke: undefined,
    }));
  }

  /** Class of the lines that the hatching is made of. */
  hatchLine(): string {
    return this.#named("l", () => ({ fixed: "fill:none;stroke-width:1.2", fill: undefined, stroke: "hatch" }));
  }

  /** Classes of a text: how it is coloured, and how it is set. */
  text(mark: TextMark): string {
    const key = (mark.size * 1000 + mark.weight) * 3 + anchors.indexOf(mark.anchor);
    const known = this.#texts.find(mark.style, key);
    if (known !== undefined) return known;
    let font = this.#fonts.get(key);
    if (font === undefined) {
      font = this.#add(fontRule(mark));
      this.#fonts.set(key, font);
    }
    const color = this.#named(`t${keyOf(mark.style)}`, () => textRule(mark.style));
    return this.#texts.keep(mark.style, key, `${color} ${font}`);
  }

  /** Class of an icon; `scale` is pixels per unit of its view box. */
  icon(mark: IconMark, scale: number): string {
    const isStroked = mark.icon.isStroked;
    const width = isStroked ? iconStroke(mark, scale) : FILLED;
    const known = this.#icons.find(mark.style, width);
    if (known !== undefined) return known;
    const key = `i${isStroked ? printNumber(width) : "-"}|${keyOf(mark.style)}`;
    return this.#icons.keep(
      mark.style,
      width,
      this.#named(key, () => iconRule(mark.style, isStroked, width)),
    );
  }

  /** The style sheet. `auto` follows the reader's system, or a page around it that says `data-theme`. */
  sheet(theme: SvgTheme): string {
    const light = this.#rules.map((rule, index) => this.#print(index, rule, theme === "auto" ? "light" : theme));
    if (theme !== "auto") return light.join("");
    const dark = (root: string): string =>
      this.#rules
        .map((rule, index) => ({ index, colors: printColors(rule, "dark"), before: printColors(rule, "light") }))
        .filter(({ colors, before }) => colors !== before)
        .map(({ index, colors }) => `${root} .${this.#name(index)}{${colors}}`)
        .join("");
    const system = dark(":root:not([data-theme=light])");
    return `${light.join("")}@media(prefers-color-scheme:dark){${system}}${dark(":root[data-theme=dark]")}`;
  }

  #named(key: string, rule: () => Rule): string {
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const name = this.#add(rule());
    this.#classes.set(key, name);
    return name;
  }

  #add(rule: Rule): string {
    this.#rules.push(rule);
    return this.#name(this.#rules.length - 1);
  }

  #name(index: number): string {
    return `${this.#prefix}s${index}`;
  }

  #print(index: number, rule: Rule, theme: ThemeName): string {
    const declarations = [rule.fixed, printColors(rule, theme)].filter((part) => part !== "").join(";");
    return `.${this.#name(index)}{${declarations}}`;
  }
}

interface Rule {
  /** What is the same in light and in dark. */
  readonly fixed: string;
  readonly fill: Paint | undefined;
  readonly stroke: Paint | undefined;
}

/** No width of a stroke: the icon is filled. */
const FILLED: number = Number.NEGATIVE_INFINITY;

const anchors: readonly TextMark["anchor"][] = ["start", "middle", "end"];

/** What makes two styles look the same. */
function keyOf(style: Style): string {
  return `${style.fill ?? ""}|${style.stroke ?? ""}|${style.strokeWidth ?? ""}|${style.dash === undefined ? "" : style.dash.join(" ")}|${style.opacity ?? ""}|${style.halo ?? ""}|${style.haloPaint ?? ""}`;
}

function printColors(rule: Rule, theme: ThemeName): string {
  const fill = rule.fill === undefined ? "" : `fill:${colorOf(rule.fill, theme)}`;
  const stroke = rule.stroke === undefined ? "" : `stroke:${colorOf(rule.stroke, theme)}`;
  return fill !== "" && stroke !== "" ? `${fill};${stroke}` : fill + stroke;
}

function shapeRule(style: Style): Rule {
  const fixed = [
    ...(style.fill === undefined ? ["fill:none"] : []),
    ...(style.stroke === undefined || style.strokeWidth === undefined
      ? []
      : [`stroke-width:${printNumber(style.strokeWidth)}`]),
    ...(style.stroke === undefined ? [] : ["stroke-linejoin:round"]),
    ...(style.dash === undefined || style.dash.length === 0
      ? []
      : [`stroke-dasharray:${style.dash.map(printNumber).join(" ")}`]),
    ...opacity(style),
  ];
  return { fixed: fixed.join(";"), fill: style.fill, stroke: style.stroke };
}

function casingRule(style: Style): Rule {
  const width = (style.strokeWidth ?? 1) + 2 * (style.halo ?? 0);
  return {
    fixed: `fill:none;stroke-width:${printNumber(width)};stroke-linejoin:round`,
    fill: undefined,
    stroke: style.haloPaint ?? "ground",
  };
}

/** A halo is a stroke that is painted before the letters (SVG 2, `paint-order`). */
function textRule(style: Style): Rule {
  const halo = style.halo ?? 0;
  const fixed = halo > 0 ? [`paint-order:stroke;stroke-width:${printNumber(2 * halo)};stroke-linejoin:round`] : [];
  return {
    fixed: [...fixed, ...opacity(style)].join(";"),
    fill: style.fill ?? "ink",
    stroke: halo > 0 ? (style.haloPaint ?? "ground") : undefined,
  };
}

/** No contextual alternates: Inter would draw `->` as one arrow, and texts are measured without them. */
function fontRule(mark: TextMark): Rule {
  const anchor = mark.anchor === "start" ? "" : `;text-anchor:${mark.anchor}`;
  const fixed = `font-size:${printNumber(mark.size)}px;font-weight:${mark.weight}${anchor};font-variant-ligatures:no-contextual`;
  return { fixed, fill: undefined, stroke: undefined };
}

function iconRule(style: Style, isStroked: boolean, width: number): Rule {
  const color = iconPaint(style, isStroked);
  const fixed = isStroked
    ? [`fill:none;stroke-width:${printNumber(width)};stroke-linecap:round;stroke-linejoin:round`]
    : [];
  return {
    fixed: [...fixed, ...opacity(style)].join(";"),
    fill: isStroked ? undefined : color,
    stroke: isStroked ? color : undefined,
  };
}

/** The colour of an icon, wherever its style says it. */
export function iconPaint(style: Style, isStroked: boolean): Paint {
  return (isStroked ? (style.stroke ?? style.fill) : (style.fill ?? style.stroke)) ?? "ink";
}

/** Width of an icon's lines in units of its view box: as its author drew it, two in twenty-four, unless the style says pixels. */
export function iconStroke(mark: IconMark, scale: number): number {
  const { strokeWidth } = mark.style;
  return strokeWidth === undefined || scale === 0 ? mark.icon.viewBox / 12 : strokeWidth / scale;
}

function opacity(style: Style): readonly string[] {
  return style.opacity === undefined || style.opacity === 1 ? [] : [`opacity:${printNumber(style.opacity)}`];
}

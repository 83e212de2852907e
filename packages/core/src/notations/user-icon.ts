/**
 * An icon from somebody's SVG: outlines and plain colours, nothing that acts. Scripts, styles with addresses, foreign content, events,
 * references, images and texts are left out; what is too large is no icon.
 */
import { SaxesParser } from "saxes";
import type { Icon } from "./scene.ts";
import { movePath, shapePath, type Placing } from "./user-icon/path.ts";

/** Largest file, most shapes, and longest outlines together, in characters. */
const LIMITS = { file: 128 * 1024, shapes: 300, data: 64 * 1024, depth: 32 } as const;

interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly place: Placing;
  readonly isHidden: boolean;
}

interface Shape {
  readonly d: string;
  readonly fill: string;
  readonly stroke: string;
}

const shapeNames: ReadonlySet<string> = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);

/** The icon of an SVG text; undefined where it is no SVG, is broken or too large, or shows nothing that we draw. */
export function readIcon(id: string, svg: string): Icon | undefined {
  if (svg.length > LIMITS.file) return undefined;
  const reading = readShapes(svg);
  if (reading === undefined || reading.shapes.length === 0) return undefined;
  const { shapes, viewBox } = reading;
  const isStroked =
    shapes.filter((shape) => shape.stroke !== "none" && shape.fill === "none").length > shapes.length / 2;
  const isOneBlack = shapes.every((shape) => isBlack(shape.fill) && isBlack(shape.stroke));
  const paths = shapes.map((shape) => ({ d: shape.d, ...colors(shape, isStroked, isOneBlack) }));
  return { id, viewBox, paths, isStroked };
}

/** Black alone is ink, so that it can be seen on dark ground. */
function isBlack(color: string): boolean {
  return color === "none" || color === "ink" || color === "#000000";
}

/** What differs from how an icon is drawn anyway: stroked in ink, or filled with it. */
function colors({ fill, stroke }: Shape, isStroked: boolean, isInk: boolean): { fill?: string; stroke?: string } {
  const own = (color: string): string | undefined =>
    color === "ink" || (isInk && color !== "none") ? undefined : color;
  const [filled, stroked] = [own(fill), own(stroke)];
  return {
    ...(filled === undefined || (isStroked && filled === "none") ? {} : { fill: filled }),
    ...(stroked === undefined || (!isStroked && stroked === "none") ? {} : { stroke: stroked }),
  };
}

interface Reading {
  readonly shapes: readonly Shape[];
  readonly viewBox: number;
}

function readShapes(svg: string): Reading | undefined {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const shapes: Shape[] = [];
  const looks: Look[] = [];
  const state = { viewBox: 0, isBroken: false, skipped: 0, data: 0 };
  parser.on("error", () => {
    state.isBroken = true;
  });
  parser.on("doctype", () => {
    // A document type may define entities; the usual one of SVG does not, but nothing of it is needed.
  });
  parser.on("opentag", ({ name, attributes, isSelfClosing: _ }) => {
    if (state.isBroken) return;
    const tag = name.replace(/^svg:/, "");
    const outer = looks.at(-1);
    if (outer === undefined) {
      const canvas = tag === "svg" ? canvasOf(attributes) : undefined;
      if (canvas === undefined) state.isBroken = true;
      else {
        state.viewBox = canvas.size;
        looks.push(lookOf(attributes, { fill: "ink", stroke: "none", place: canvas.place, isHidden: false }));
      }
      return;
    }
    if (state.skipped > 0 || looks.length > LIMITS.depth || !(tag === "g" || tag === "a" || shapeNames.has(tag))) {
      state.skipped += 1;
      return;
    }
    const look = lookOf(attributes, outer);
    looks.push(look);
    const d = look.isHidden ? undefined : movePath(shapePath(tag, attributes) ?? "", look.place);
    if (d === undefined || d === "" || (look.fill === "none" && look.stroke === "none")) return;
    state.data += d.length;
    shapes.push({ d, fill: look.fill, stroke: look.stroke });
    if (shapes.length > LIMITS.shapes || state.data > LIMITS.data) state.isBroken = true;
  });
  parser.on("closetag", () => {
    if (state.skipped > 0) state.skipped -= 1;
    else looks.pop();
  });
  try {
    parser.write(svg.replace(/^\uFEFF/, "")).close();
  } catch {
    return undefined;
  }
  return state.isBroken || state.viewBox <= 0 ? undefined : { shapes, viewBox: state.viewBox };
}

type Attributes = Readonly<Record<string, string>>;

/** The square that an icon's outlines lie in; what is not square stands in the middle of one. */
function canvasOf(attributes: Attributes): { readonly size: number; readonly place: Placing } | undefined {
  const box = (attributes["viewBox"] ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const own = [0, 0, Number.parseFloat(attributes["width"] ?? ""), Number.parseFloat(attributes["height"] ?? "")];
  const [x = 0, y = 0, width = 0, height = 0] = box.length === 4 ? box : own;
  const isSound = [x, y, width, height].every((value) => Number.isFinite(value)) && width > 0 && height > 0;
  if (!isSound) return undefined;
  const size = Math.max(width, height);
  return { size, place: { sx: 1, sy: 1, tx: (size - width) / 2 - x, ty: (size - height) / 2 - y } };
}

function lookOf(attributes: Attributes, outer: Look): Look {
  const said = { ...attributes, ...declarations(attributes["style"] ?? "") };
  const display = said["display"] === "none" || said["visibility"] === "hidden";
  const place = placingOf(said["transform"], outer.place);
  return {
    fill: colorOf(said["fill"], outer.fill),
    stroke: colorOf(said["stroke"], outer.stroke),
    place: place ?? outer.place,
    isHidden: outer.isHidden || display || place === undefined,
  };
}

/** `fill:#fff;stroke:none` without what needs an address. */
function declarations(style: string): Record<string, string> {
  if (/url|@|\\|expression/i.test(style)) return {};
  const pairs = style.split(";").map((each) => each.split(":", 2).map((part) => part.trim().toLowerCase()));
  const wanted = pairs.filter(
    ([key]) => key === "fill" || key === "stroke" || key === "display" || key === "visibility",
  );
  return Object.fromEntries(wanted.map(([key = "", value = ""]) => [key, value]));
}

const named: Readonly<Record<string, string>> = { black: "#000000", white: "#ffffff" };

/** `#rrggbb`, `none`, or `ink` for what we don't take over: gradients, current colour, names. */
function colorOf(value: string | undefined, outer: string): string {
  const text = value?.trim().toLowerCase();
  if (text === undefined || text === "" || text === "inherit") return outer;
  if (text === "none" || text === "transparent") return "none";
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((each) => each + each)
      .join("")}`;
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  return Object.hasOwn(named, text) ? (named[text] ?? "ink") : "ink";
}

/** Shifts and stretches; undefined for turned or slanted things, which we don't draw rather than draw wrong. */
function placingOf(transform: string | undefined, outer: Placing): Placing | undefined {
  let place = outer;
  if (transform === undefined || transform.trim() === "") return place;
  const rest = transform.replace(/(translate|scale|matrix)\s*\(([^()]*)\)/g, (_, name: string, list: string) => {
    const [a = Number.NaN, b, c = 0, d = 0, e = 0, f = 0] = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (name === "translate") place = within(place, { sx: 1, sy: 1, tx: a, ty: b ?? 0 });
    else if (name === "scale") place = within(place, { sx: a, sy: b ?? a, tx: 0, ty: 0 });
    else place = b === 0 && c === 0 ? within(place, { sx: a, sy: d, tx: e, ty: f }) : { ...place, sx: Number.NaN };
    return "";
  });
  const isSound = rest.replace(/[\s,]/g, "") === "" && Object.values(place).every((value) => Number.isFinite(value));
  return isSound && place.sx !== 0 && place.sy !== 0 ? place : undefined;
}

function within(outer: Placing, inner: Placing): Placing {
  return {
    sx: outer.sx * inner.sx,
    sy: outer.sy * inner.sy,
    tx: outer.tx + outer.sx * inner.tx,
    ty: outer.ty + outer.sy * inner.ty,
  };
}

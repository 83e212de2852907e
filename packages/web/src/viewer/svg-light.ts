/**
 * What stands out in an SVG: a veil in the colour of the ground lies over the picture, and copies of what stands out lie over the veil. So
 * it costs as much as there is that stands out, and not as much as there is.
 */
import { around, contains, type Part } from "./parts.ts";
import type { Drawing, DrawnGroup } from "./svg-parts.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Pixels of the veil around the parts. */
const AROUND = 16;

export type Light = (ids: ReadonlySet<string> | undefined, how?: "softly" | "alone") => void;

/** Puts a veil over a drawing, which is not seen before something stands out. */
export function veil(drawing: Drawing): Light {
  const { svg } = drawing;
  const ground = svg.querySelector(":scope > rect");
  const cover = ground === null ? document.createElementNS(SVG, "rect") : (ground.cloneNode() as SVGRectElement);
  const above = document.createElementNS(SVG, "g");
  for (const [element, name] of [
    [cover, "ov-veil"],
    [above, "ov-lit"],
  ] as const) {
    element.classList.add(name);
    element.setAttribute("aria-hidden", "true");
    svg.append(element);
  }
  return (ids, how) => {
    const { parts, groups } = drawing;
    svg.classList.toggle("has-lit", ids !== undefined);
    svg.classList.toggle("is-soft", how === "softly");
    svg.classList.toggle("is-alone", how === "alone");
    const lit = ids ?? new Set<string>();
    for (const { id, element } of groups) {
      if (element.classList.contains("is-lit") !== lit.has(id)) element.classList.toggle("is-lit");
    }
    const isAll = parts.every(({ id }) => lit.has(id));
    svg.classList.toggle("is-veiled", ids !== undefined && !isAll);
    if (ids === undefined || isAll) return above.replaceChildren();
    place(cover, parts);
    const hollow = how === "alone" ? new Set<string>() : hollowIn(parts, lit);
    above.replaceChildren(
      ...groups.filter(({ id }) => lit.has(id)).map((group) => copyOf(group, hollow.has(group.id))),
    );
  };
}

function place(cover: SVGElement, parts: readonly Part[]): void {
  const { x, y, width, height } = around(parts.map(({ area }) => area));
  const area = { x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
  for (const [name, value] of Object.entries(area)) cover.setAttribute(name, String(value));
}

/** Panels that stand out with things inside that do not: their copies would cover those. */
function hollowIn(parts: readonly Part[], lit: ReadonlySet<string>): ReadonlySet<string> {
  const others = parts.filter(({ id, role }) => role !== "edge" && !lit.has(id));
  return new Set(
    parts.flatMap(({ id, role, area }) =>
      role === "container" && lit.has(id) && others.some((other) => contains(area, other.area)) ? [id] : [],
    ),
  );
}

/** The same once more, for the eye only; of a hollow one its border and its texts. */
function copyOf({ id, element }: DrawnGroup, isHollow: boolean): Element {
  const copy = element.cloneNode(true) as SVGGElement;
  for (const inner of copy.querySelectorAll("[data-id]")) inner.remove();
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  for (const link of copy.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  copy.removeAttribute("data-id");
  copy.classList.remove("is-lit", "is-lifted");
  copy.dataset["lit"] = id;
  if (isHollow)
    for (const shape of copy.querySelectorAll<SVGElement>(":scope > :is(rect, path)")) shape.style.fill = "none";
  return copy;
}

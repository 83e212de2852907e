/** The parts of a picture that is in the page as SVG, as `sceneToSvg` writes it. */
import { around, areaOf, isPartRole, merged, type Part } from "./parts.ts";
import type { Area } from "./camera.ts";
import { type Letter, lettersOf, type LoneLetter } from "./svg-letters.ts";

/** A picture in the page, with what it consists of. */
export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly parts: readonly Part[];
  /** The elements of parts, in the order of the page; a part may have several. */
  readonly groups: readonly DrawnGroup[];
  letters(): readonly Letter[];
}

export interface DrawnGroup {
  readonly id: string;
  readonly element: SVGGElement;
}

/** Reads an SVG; it must be laid out, since boxes and texts are measured. */
export function readDrawing(svg: SVGSVGElement): Drawing {
  const groups: DrawnGroup[] = [];
  const found: Part[] = [];
  for (const group of svg.querySelectorAll<SVGGElement>("g[data-id][data-role]")) {
    const { id, role, element, from, to } = group.dataset;
    if (id === undefined || !isPartRole(role)) continue;
    groups.push({ id, element: group });
    const lines = role === "edge" ? linesOf(group) : [];
    found.push({
      id,
      role,
      element,
      from,
      to,
      label: group.querySelector(":scope > title")?.textContent ?? group.getAttribute("aria-label") ?? "",
      opens: group.querySelector(":scope > a")?.getAttribute("href") ?? undefined,
      area: lines.length > 0 ? around(lines.map(areaOf)) : boxOf(group),
      lines,
    });
  }
  const parts = merged(found);
  return {
    svg,
    parts,
    groups,
    letters: () => [
      ...lettersOf(undefined, [...svg.querySelectorAll<SVGGElement>(besides)].flatMap(textsIn)),
      ...parts.flatMap((part) =>
        lettersOf(
          part,
          groups.filter(({ id }) => id === part.id).flatMap(({ element }) => textsIn(element)),
        ),
      ),
    ],
  };
}

function boxOf(group: SVGGElement): Area {
  const { x, y, width, height } = group.getBBox();
  return { x, y, width, height };
}

/** The open outlines of a group; heads of arrows are closed. */
function linesOf(group: SVGGElement): readonly (readonly number[])[] {
  return [...group.querySelectorAll("path")].flatMap((path) => {
    const data = path.getAttribute("d") ?? "";
    return data.includes("Z") ? [] : [(data.match(/-?[\d.]+/g) ?? []).map(Number)];
  });
}

/** What stands beside the parts of a picture. */
const besides = '[data-role="title"], [data-role="legend"], [data-role="notes"]';

function textsIn(group: SVGGElement): readonly LoneLetter[] {
  return [...group.querySelectorAll<SVGTextElement>(":scope > text, :scope > a > text")].map((element) => {
    const value = (name: string): number => Number(element.getAttribute(name) ?? 0);
    const anchor = element.getAttribute("text-anchor");
    return {
      element,
      size: value("font-size"),
      weight: value("font-weight"),
      // A text that is moved as a whole is turned: it does not grow.
      width: element.hasAttribute("transform") ? Number.POSITIVE_INFINITY : element.getComputedTextLength(),
      length: value("textLength"),
      x: value("x"),
      y: value("y"),
      anchor: anchor === "middle" || anchor === "end" ? anchor : "start",
    };
  });
}

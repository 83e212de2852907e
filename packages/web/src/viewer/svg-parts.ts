/** The parts of a picture that is in the page as SVG, as `sceneToSvg` and `renderSvg` write it. */
import { around, areaOf, isPartRole, merged, type Part } from "./parts.ts";
import type { Area } from "./camera.ts";

export interface SvgParts {
  readonly parts: readonly Part[];
  /** The elements of each part, by its id. */
  readonly elements: ReadonlyMap<string, readonly SVGGElement[]>;
}

/** Reads the groups of an SVG; it must be laid out, since boxes are measured. */
export function partsOfSvg(svg: SVGSVGElement): SvgParts {
  const elements = new Map<string, SVGGElement[]>();
  const found: Part[] = [];
  for (const group of svg.querySelectorAll<SVGGElement>("g[data-id][data-role]")) {
    const { id, role, element, from, to } = group.dataset;
    if (id === undefined || !isPartRole(role)) continue;
    elements.set(id, [...(elements.get(id) ?? []), group]);
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
  return { parts: merged(found), elements };
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

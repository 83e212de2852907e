/** Outlines as SVG path data, which SVG, canvas and PDF all read. */
import type { Icon, PathStep } from "../notations/scene.ts";
import { printNumber } from "./xml.ts";

/** `M1 2L3 4`. */
export function pathData(steps: readonly PathStep[]): string {
  let data = "";
  for (const step of steps) {
    data += step[0];
    for (let index = 1; index < step.length; index++) {
      data += (index === 1 ? "" : " ") + printNumber(step[index] as number);
    }
  }
  return data;
}

const outline = /^[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*$/;
const color = /^(?:#[0-9a-f]{3,8}|[a-z]+)$/i;

/** The outlines of an icon without what is no outline or no colour: icons come from files of other people. */
export function outlinesOf(icon: Icon): Icon["paths"] {
  return icon.paths
    .filter((path) => outline.test(path.d))
    .map(({ d, fill, stroke }) => ({ d, fill: knownColor(fill), stroke: knownColor(stroke) }));
}

function knownColor(value: string | undefined): string | undefined {
  return value !== undefined && color.test(value) && value !== "currentColor" ? value : undefined;
}

/** What the page of notations says with: lines in words, names in both languages, how often a notation is used. */

import { notations } from "../../packages/core/src/notations/index.ts";
import { viewpoints } from "../../packages/core/src/views/index.ts";

/** @typedef {import("../../packages/core/src/notations/notation.ts").Notation} Notation */
/** @typedef {import("../../packages/core/src/notations/notation.ts").LineStyle} LineStyle */
/** @typedef {import("../../packages/core/src/notations/notation.ts").Pen} Pen */
/** @typedef {import("../../packages/core/src/views/diagram.ts").DiagramEdge} DiagramEdge */

/** A pen that nothing is written with: names and rules need the language alone. */
export const english = penFor("en");
export const french = penFor("fr");

/**
 * @param {"en" | "fr"} language
 * @returns {Pen}
 */
function penFor(language) {
  return { language, width: () => 0, wrap: (text) => [text], icon: () => undefined };
}

/**
 * @param {string} id
 * @returns {Notation}
 */
export function notation(id) {
  const found = notations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no notation ${id}`);
  return found;
}

/**
 * @param {string} id
 * @returns {string}
 */
export function usersOf(id) {
  const users = viewpoints.filter((viewpoint) => viewpoint.notations.includes(id));
  const customary = users.filter((viewpoint) => viewpoint.notations[0] === id);
  return `Draws ${users.length} of ${viewpoints.length} viewpoints, and ${customary.length === 0 ? "none" : customary.length} unasked.`;
}

/**
 * @param {Partial<DiagramEdge>} more
 * @returns {DiagramEdge}
 */
export function edge(more) {
  return { id: "", from: "a", to: "b", verb: "uses", line: "plain", count: 1, isStated: true, hasArrow: true, ...more };
}

/**
 * @param {LineStyle} line
 * @returns {string}
 */
export function lineInWords({ style, start, end }) {
  const { strokeWidth = 1, dash } = style;
  const stroke = dash === undefined ? "solid" : (dash[0] ?? 0) < 3 ? "dotted" : "dashed";
  const ends = [start === undefined ? "" : `${endName(start)} at the source`, end === undefined ? "" : endName(end)];
  return [`${stroke}, ${strokeWidth} px`, ...ends.filter((part) => part !== "")].join(", ");
}

/**
 * @param {string} mark
 * @returns {string}
 */
function endName(mark) {
  return mark.startsWith("open-") ? `open ${mark.slice(5)}` : mark.replace("-", " ");
}

/** The page of viewpoints: the question of each, what it reads of a view, its notations, its example; and the computed lenses. */

import { archimateViewpoints } from "../../packages/core/src/views/archimate-viewpoints.ts";
import { viewpoints } from "../../packages/core/src/views/index.ts";
import { computedNames, sourceOf } from "../../packages/core/src/views/lens/computed.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { block, code, codes, page, table } from "./markdown.mjs";

/** @typedef {import("../../packages/core/src/views/viewpoint.ts").Viewpoint} Viewpoint */
/** @typedef {import("../../packages/core/src/views/lens/source.ts").LensSource} LensSource */

const standard = new Set(archimateViewpoints.map(({ id }) => id));
const own = viewpoints.filter(({ id }) => !standard.has(id));

/** The models that examples of the standard's viewpoints draw, each once, without their view. */
const sharedModels = [...new Set(archimateViewpoints.map(({ example }) => modelOf(example)))];

/** @returns {string} */
export function viewpointsPage() {
  return page("Viewpoints", "packages/core/src/views", [
    `${own.length} viewpoints of ours, ${standard.size} of ArchiMate, and ${computedNames.length} lenses that are computed. How a view is written, and which viewpoint answers which question: [views](../guide/views.md). Shapes and lines: [notations](notations.md).`,
    "A word of `viewpoint:` is the id or one of the other names; capitals, blanks, `-` and `_` do not matter. What a viewpoint reads are keys of a [view](kinds.md#view); **bold** ones it asks for. Beside them every view may say `title`, `notation`, `lens`, `legend` and `asOf`.",
    table(
      ["Viewpoint", "Question"],
      own.map(({ id, question }) => [`[${code(id)}](#${id})`, question.en]),
    ),
    ...own.flatMap(section),
    "## ArchiMate",
    "Filters by element types, as ArchiMate 3.2 (appendix C) and the exchange format name them, drawn with the exact relationships between what is left. Groupings and junctions stand where they hold or join something.",
    `${reads(archimateViewpoints[0]?.reads ?? [])} ${drawnIn(archimateViewpoints[0]?.notations ?? [])}`,
    table(["Viewpoint", "Other names", "Question", "En français", "Example"], archimateViewpoints.map(standardRow)),
    ...sharedModels.flatMap((text, index) => [`### Example ${index + 1}`, block(text, "orrery")]),
    "## Lenses",
    "A lens is one of these, or any attribute that has an order, a unit or few words. *Together* says how what is inside becomes one value for the box around it. What each means: [lenses](../guide/views.md#lenses).",
    table(["Lens", "Name", "En français", "Colours", "Together"], computedNames.map(lensRow)),
  ]);
}

/**
 * @param {Viewpoint} viewpoint
 * @returns {readonly string[]}
 */
function section({ id, aliases = [], title, question, reads: keys, notations, example }) {
  return [
    `## ${id}`,
    `**${title.en}.** ${question.en}`,
    `*${title.fr}.* ${question.fr}`,
    aliases.length === 0 ? "" : `Other names: ${codes(aliases)}.`,
    `${reads(keys)} ${drawnIn(notations)}`,
    block(example.trim(), "orrery"),
  ];
}

/**
 * @param {readonly string[]} keys
 * @returns {string}
 */
function reads(keys) {
  return `Reads: ${keys.map((key) => (key.startsWith("!") ? `**${code(key.slice(1))}**` : code(key))).join(", ")}.`;
}

/**
 * @param {readonly string[]} notations
 * @returns {string}
 */
function drawnIn(notations) {
  return `Notations: ${notations.map((notation) => `[${code(notation)}](notations.md#${notation})`).join(", ")}.`;
}

/**
 * @param {Viewpoint} viewpoint
 * @returns {readonly string[]}
 */
function standardRow({ id, aliases = [], title, question, example }) {
  const number = sharedModels.indexOf(modelOf(example)) + 1;
  return [code(id), codes(aliases), question.en, `${plainTitle(title.fr)}. ${question.fr}`, `${number}`];
}

/**
 * @param {string} title
 * @returns {string}
 */
function plainTitle(title) {
  return title.replace(/ \([^()]*\)$/, "");
}

/**
 * @param {string} example
 * @returns {string}
 */
function modelOf(example) {
  return example
    .split("\n")
    .filter((line) => !line.startsWith("view example "))
    .join("\n")
    .trim();
}

/** Asked for what lenses are made of, not for values. */
const request = {
  model: Workspace.load([], {}).model,
  language: /** @type {const} */ ("en"),
  today: undefined,
  elements: [],
};

/**
 * @param {readonly [id: string, name: { readonly en: string, readonly fr: string }]} lens
 * @returns {readonly string[]}
 */
function lensRow([id, name]) {
  const source = sourceOf(id, request);
  return source === undefined
    ? []
    : [code(id), name.en, name.fr, coloursOf(source), source.together === "none" ? "nothing" : source.together];
}

/**
 * @param {LensSource} source
 * @returns {string}
 */
function coloursOf({ scale }) {
  switch (scale.kind) {
    case "numbers":
      return "from little to much";
    case "diverging":
      return `both ways from ${scale.middle}`;
    case "ordered":
      return "in the order of the words";
    case "categories":
      return (scale.names ?? []).map(([, text]) => text).join(", ");
  }
}

/** The pages of the rules: one that lists them all, and one for each pack with why, what to do, parameters, controls and examples. */

import { encode } from "../../packages/core/src/base/text.ts";
import { packs } from "../../packages/core/src/rules/index.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { block, code, codes, page, table } from "./markdown.mjs";

/** @typedef {import("../../packages/core/src/rules/rule.ts").Pack} Pack */
/** @typedef {import("../../packages/core/src/rules/rule.ts").Rule} Rule */
/** @typedef {import("../../packages/core/src/rules/rule.ts").RuleParameter} RuleParameter */

/**
 * Every page by its name.
 * @returns {Readonly<Record<string, string>>}
 */
export function rulePages() {
  const ours = packs.filter(({ rules }) => rules.length > 0);
  return {
    "rules.md": overview(ours),
    ...Object.fromEntries(ours.map((pack) => [pageOf(pack), packPage(pack)])),
  };
}

/**
 * @param {readonly Pack[]} ours
 * @returns {string}
 */
function overview(ours) {
  const all = ours.flatMap(({ rules }) => rules);
  return page("Rules", "packages/core/src/rules", [
    `${all.length} rules in ${ours.length} packs. How they are switched on and off, set, waived and written anew: [checks](../guide/checks.md). The same on the command line: \`orrery rules list\`, \`orrery rules explain RULE\`.`,
    table(
      ["Pack", "Rules", "What it asks"],
      ours.map((pack) => [link(pack.id, pageOf(pack)), String(pack.rules.length), pack.description.en]),
    ),
    ...ours.flatMap((pack) => [
      `## ${pack.title.en}`,
      table(
        ["Rule", "Severity", "What should be so"],
        pack.rules.map(({ id, severity, title }) => [link(id, `${pageOf(pack)}#${id}`), severity, title.en]),
      ),
    ]),
    ...aliases(ours),
  ]);
}

/**
 * Names that rules have elsewhere: of the style catalogue, of inspections of other tools.
 * @param {readonly Pack[]} ours
 * @returns {readonly string[]}
 */
function aliases(ours) {
  const rows = ours
    .flatMap((pack) =>
      pack.rules.flatMap((rule) =>
        (rule.aliases ?? []).map((alias) => ({
          alias,
          row: [code(alias), link(rule.id, `${pageOf(pack)}#${rule.id}`)],
        })),
      ),
    )
    .sort((a, b) => (a.alias < b.alias ? -1 : 1));
  if (rows.length === 0) return [];
  return [
    "## Other names",
    "Policies, waivers and the command line take these, too.",
    table(
      ["Name", "Rule"],
      rows.map(({ row }) => row),
    ),
  ];
}

/**
 * @param {Pack} pack
 * @returns {string}
 */
function packPage(pack) {
  return page(`Rules: ${lowerFirst(pack.title.en)}`, `packages/core/src/rules/${pack.id}`, [
    `${pack.description.en} *${pack.title.fr}.* In policies and on the command line the pack is called ${code(pack.id)}. All packs: [rules](rules.md).`,
    pack.rules.map(({ id }) => link(id, `#${id}`)).join(" · "),
    ...pack.rules.flatMap(section),
  ]);
}

/**
 * @param {Rule} rule
 * @returns {readonly string[]}
 */
function section(rule) {
  const { id, title, rationale, remedy, severity, examples } = rule;
  return [
    `## ${id}`,
    `**${title.en}.** ${rationale.en}`,
    `*${title.fr}.* ${rationale.fr}`,
    `What to do: ${remedy.en}`,
    [`Severity: ${severity}`, ...facts(rule)].join(". ") + ".",
    parameters(rule),
    "This passes:",
    example(examples.passes),
    `This fails, at ${codes(examples.finds)}:`,
    example(examples.fails),
    ...unsure(rule),
  ];
}

/**
 * @param {Rule} rule
 * @returns {readonly string[]}
 */
function facts({ principle, quality, controls, aliases: names = [], reads }) {
  const read = reads.filter((word) => word !== "*");
  return [
    principle === undefined ? "" : `Principle: ${principle}`,
    quality === undefined ? "" : `Quality: ${quality}`,
    controls.length === 0 ? "" : `Controls: ${codes(controls)}`,
    read.length === 0 ? "" : `Reads: ${codes(read)}`,
    names.length === 0 ? "" : `Also called ${codes(names)}`,
  ].filter((part) => part !== "");
}

/**
 * @param {Rule} rule
 * @returns {string}
 */
function parameters(rule) {
  const all = /** @type {readonly (readonly [string, RuleParameter])[]} */ (Object.entries(rule.parameters ?? {}));
  if (all.length === 0) return "";
  return table(
    ["Parameter", "Usually", "What it means"],
    all.map(([id, { usual, description }]) => [code(id), code(written(usual)), description.en]),
  );
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function written(value) {
  return Array.isArray(value) ? value.map(written).join(", ") : String(value);
}

/**
 * What nobody can tell, where there is such a thing.
 * @param {Rule} rule
 * @returns {readonly string[]}
 */
function unsure({ examples: { unsure: text, lacks = [] } }) {
  if (text === undefined) return [];
  return [`Here nobody can tell until ${codes(lacks)} ${lacks.length === 1 ? "is" : "are"} stated:`, example(text)];
}

/**
 * A model; what is wrong in it on purpose is no example of the language.
 * @param {string} text
 * @returns {string}
 */
function example(text) {
  const whole = text.trim();
  const { length } = Workspace.load([{ uri: "example.orrery", bytes: encode(whole) }]).diagnostics();
  return block(whole, length === 0 ? "orrery" : "");
}

/**
 * @param {Pack} pack
 * @returns {string}
 */
function pageOf({ id }) {
  return `rules-${id}.md`;
}

/**
 * @param {string} text
 * @param {string} target
 * @returns {string}
 */
function link(text, target) {
  return `[${code(text)}](${target})`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function lowerFirst(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * Rules over an estate: all of them cold, then after one edit, with CPU time and memory. `npm run bench:check -- 100000`. Each figure is given as a
 * share of what reading the model costs in the same run, which a machine's mood changes alike.
 */
import { Workspace } from "@orrery/core/workspace";
import { Checks } from "@orrery/core/rules/checks";
import { usualRules } from "@orrery/core/rules/run";
import { dayNumber } from "@orrery/core/base/dates";
import { encode } from "@orrery/core/base/text";
import { estate } from "./estate.mjs";
import { median } from "./median.mjs";

const size = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100_000);
const wantsRules = process.argv.includes("--rules");
const today = dayNumber("2026-11-21") ?? 0;

/** @template T @param {() => T} run @returns {readonly [T, number]} result and CPU milliseconds */
function timed(run) {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

const files = [...estate(size)].map(({ uri, text }) => ({ uri, text, bytes: encode(text) }));
const [workspace, read] = timed(() => Workspace.load(files));
const { model } = workspace;
const elements = [...model.rows()].length;
console.log(
  `${elements} elements, ${model.parts.edges.from.length} relationships, ${usualRules().length} rules, ${workspace.diagnostics().length} diagnostics`,
);
console.log(`reading            ${read.toFixed(0).padStart(8)} ms`);
const rules = usualRules();
const [checks, cold] = timed(() => Checks.of(model, { rules, today }));
const share = (/** @type {number} */ time) => `${(time / read).toFixed(2)} of reading`;
console.log(
  `all rules, cold    ${cold.toFixed(0).padStart(8)} ms   ${share(cold)}, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
);

/** @type {import("@orrery/core/rules/checks").Checks} */
let now = checks;
/** @param {string} what @param {(text: string, turn: number) => string} edit */
function edited(what, edit) {
  const times = [];
  const file = files[Math.floor(files.length / 2)];
  if (file === undefined) return;
  let { text } = file;
  for (let turn = 0; turn < 12; turn++) {
    text = edit(text, turn);
    workspace.update(file.uri, encode(text));
    // What reading the text has left behind is not the rules' business: `node --expose-gc` collects it before.
    globalThis.gc?.();
    const [next, time] = timed(() => now.after(workspace.model));
    now = next;
    if (turn >= 2) times.push(time);
  }
  console.log(
    `after ${what.padEnd(13)}${median(times).toFixed(0).padStart(7)} ms   ${share(median(times))} (median of ${times.length})`,
  );
}
edited("a value", (text, turn) => text.replace(/replicas: \d/, `replicas: ${1 + (turn % 5)}`));
edited("a flow", (text, turn) => text.replace(/encrypted: \w+/, `encrypted: ${turn % 2 === 0 ? "no" : "yes"}`));
edited("a new element", (text, turn) => `${text}application fresh${turn} "Fresh" { criticality: vital }\n`);

if (wantsRules) {
  const costs = rules.map((active) => [
    active.rule.id,
    timed(() => Checks.of(model, { rules: [active], today }))[1],
    Object.values(checks.tally(active)).join("/"),
  ]);
  for (const [id, time, tally] of costs.sort((a, b) => Number(b[1]) - Number(a[1])).slice(0, 45))
    console.log(`${String(id).padEnd(44)}${Number(time).toFixed(0).padStart(6)} ms  ${tally}`);
}

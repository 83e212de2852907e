/**
 * Exact fault trees: `node --conditions=source tools/bench/fault-trees.mjs [--folder F] [--runs 3]`. Compiles each tree of a folder (Open-PSA
 * files with what was published in `reference.json`; the folder is no part of the repository) and generated estates, blind; CPU time,
 * medians. Beside it SCRAM on the same files in the same run, where it is installed (its probability is exact whatever the order of the
 * products it lists, so it lists few): the ratio is what counts.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compileTree } from "../../packages/core/src/engines/fault-tree/compile.ts";
import { estateTree } from "./estate-trees.mjs";
import { median } from "./median.mjs";
import { readTree } from "./open-psa-trees.mjs";

/** @import { FaultTree } from "../../packages/core/src/engines/fault-tree/tree.ts" */

const { values } = parseArgs({
  options: {
    folder: {
      type: "string",
      default: fileURLToPath(new URL("../../../shared/data/simulation/aralia", import.meta.url)),
    },
    runs: { type: "string", default: "3" },
  },
});
const runs = Number(values.runs);
const hasScram = spawnSync("scram", ["--version"]).status === 0;

/** @template T @param {() => T} run @returns {readonly [T, number]} what the last run gave, and CPU milliseconds */
function timed(run) {
  const times = [];
  let result = run();
  for (let turn = 0; turn < runs; turn++) {
    const before = process.cpuUsage();
    result = run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return [result, median(times)];
}

/** @param {string} name @param {FaultTree} tree @param {Float64Array} probabilities @param {number} [expected] @param {number} [peer] milliseconds */
function bench(name, tree, probabilities, expected, peer) {
  const [compiled, compiling] = timed(() => compileTree(tree));
  if (compiled.kind !== "compiled") {
    console.log(`${name.padEnd(28)} out of budget after ${compiled.made} nodes, ${compiling.toFixed(0)} ms`);
    return compiling;
  }
  const [{ value }, evaluating] = timed(() => compiled.probability(probabilities));
  const [, weighing] = timed(() => compiled.importance(probabilities));
  const off = expected === undefined ? "" : `  off by ${Math.abs(value / expected - 1).toExponential(1)}`;
  const ratio =
    peer === undefined ? "" : `  SCRAM ${peer.toFixed(0)} ms = ${(peer / (compiling + evaluating)).toFixed(1)}x`;
  console.log(
    `${name.padEnd(28)}${compiling.toFixed(1).padStart(8)} ms, again ${evaluating.toFixed(1)} ms, importance ${weighing.toFixed(1)} ms, ${compiled.diagram.variable.length} nodes, P ${value}${off}${ratio}`,
  );
  return compiling + evaluating;
}

/** @param {string} file @returns {number | undefined} CPU milliseconds of a whole run, its start included */
function scram(file) {
  if (!hasScram) return undefined;
  const run = spawnSync(
    "bash",
    ["-c", 'TIMEFORMAT="%U %S"; time scram --bdd --probability 1 --limit-order 1 "$0" > /dev/null', file],
    {
      encoding: "utf8",
      timeout: 200_000,
    },
  );
  const [user, system] = (run.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return user === undefined || system === undefined || run.status !== 0 ? undefined : (user + system) * 1000;
}

if (existsSync(values.folder)) {
  const reference = join(values.folder, "reference.json");
  /** @type {Record<string, { readonly probability: string } | undefined>} */
  const known = existsSync(reference) ? JSON.parse(readFileSync(reference, "utf8")) : {};
  let [own, theirs] = [0, 0];
  for (const file of readdirSync(values.folder)
    .filter((one) => one.endsWith(".xml"))
    .sort()) {
    const name = file.slice(0, -4);
    const path = join(values.folder, file);
    const { tree, probabilities } = readTree(readFileSync(path, "utf8"));
    const peer = scram(path);
    own += bench(
      name,
      tree,
      probabilities,
      known[name] === undefined ? undefined : Number(known[name].probability),
      peer,
    );
    theirs += peer ?? 0;
  }
  const beside = hasScram
    ? `; SCRAM ${(theirs / 1000).toFixed(2)} s, ${(theirs / own).toFixed(1)}x`
    : "; SCRAM is not installed";
  console.log(`all of them ${(own / 1000).toFixed(2)} s CPU${beside}\n`);
} else console.log(`no trees in ${values.folder}; generated estates only\n`);

for (const [services, used, alternatives] of /** @type {const} */ ([
  [100, 10, 8],
  [1000, 10, 8],
  [1000, 20, 8],
  [1000, 30, 8],
  [3000, 10, 8],
  [300, 100, 8],
  [300, 30, 3],
])) {
  const { tree, probabilities } = estateTree(services, { used, alternatives });
  bench(`estate, ${tree.events} components`, tree, probabilities);
}
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

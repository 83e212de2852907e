// Scores discovery on whole checkouts: node --conditions=source tools/score-discovery.mjs TRUTH-DIR NAME=CHECKOUT ...
// NAME is a file of TRUTH-DIR without .json. Prints one line a system, then every miss and every false positive with its evidence.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { contractOf } from "../packages/core/src/discovery/contract.ts";
import { observe } from "../packages/core/src/discovery/reconcile.ts";
import { score } from "../packages/core/src/discovery/score.ts";
import { openOutlines } from "../packages/cli/src/discovering/outlines/open-outlines.ts";
import { discoverFolder } from "../packages/cli/src/discovering/run.ts";

const [truths, ...systems] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
if (truths === undefined || systems.length === 0) {
  process.stderr.write("Usage: npm run score:discovery -- TRUTH-DIR NAME=CHECKOUT ...\n");
  process.exit(2);
}

const outline = await openOutlines();
const total = { found: 0, of: 0, told: 0, wrong: 0, traps: 0 };
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const complain = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
const percent = (/** @type {number} */ part) => part.toFixed(3);

for (const system of systems) {
  const [name = "", folder = join(truths, "..", "systems", name)] = system.split("=");
  const file = readdirSync(truths).find((one) => one === `${name}.json` || one.startsWith(`${name}.`));
  if (file === undefined || !existsSync(folder)) {
    complain(`${system}: no truth or no checkout`);
    process.exitCode = 2;
    continue;
  }
  const truth = JSON.parse(readFileSync(join(truths, file), "utf8"));
  const before = process.cpuUsage();
  const { claims } = await discoverFolder(resolve(folder), { outline });
  const read = process.cpuUsage(before);
  const observation = observe(claims, undefined, { project: basename(folder) });
  const used = process.cpuUsage(before);
  const contract = contractOf(observation);
  const result = score(contract, truth);
  const { core, optional, infra } = result.found;
  total.found += core.found;
  total.of += core.of;
  total.told += result.told;
  total.wrong += result.falsePositives.length;
  total.traps += result.traps.length;
  const seconds = (/** @type {NodeJS.CpuUsage} */ { user, system: kernel }) => (user + kernel) / 1e6;
  say(
    `${name.padEnd(16)} precision ${percent(result.precision)} recall ${percent(result.recall)} core ${core.found}/${core.of} optional ${optional.found}/${optional.of} infra ${infra.found}/${infra.of} traps ${result.traps.length}  claims ${claims.length}, elements ${contract.elements.length}, told ${result.told}, not discoverable ${contract.undiscoverable.length}; CPU ${seconds(read).toFixed(2)} s reading, ${(seconds(used) - seconds(read)).toFixed(2)} s reconciling`,
  );
  for (const key of result.traps) say(`  TRAP   ${key}`);
  for (const key of result.missed) say(`  missed ${key}${weaker(contract, key)}`);
  for (const one of result.falsePositives) {
    say(`  wrong  ${one.from} -> ${one.to} (${one.kind}, ${one.confidence})`);
    for (const { class: kind, file: at, line, text = "" } of one.evidence.slice(0, 3))
      say(`           ${kind} ${at}:${line ?? ""} ${text}`);
  }
  if (result.elementsMissed.length > 0) say(`  elements not found: ${result.elementsMissed.join(", ")}`);
}
if (systems.length > 1)
  say(
    `${"together".padEnd(16)} precision ${percent(1 - total.wrong / Math.max(1, total.told))} recall ${percent(total.found / Math.max(1, total.of))} traps ${total.traps}`,
  );

/**
 * What is told of a missed edge with less confidence or another purpose.
 * @param {ReturnType<typeof contractOf>} contract
 * @param {string} key
 */
function weaker(contract, key) {
  const [from, to] = key.split(" -> ");
  const near = contract.relationships.filter((one) => one.from.toLowerCase() === from && one.to.toLowerCase() === to);
  return near.length === 0
    ? ""
    : `  (told as ${near.map(({ kind, confidence }) => `${kind} ${confidence}`).join(", ")})`;
}

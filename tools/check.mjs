/** `npm run check -- [STEP...]`: everything a change must pass. Each step runs, even after one that failed; a table ends it. */

import { install, pinnedNode } from "./install.mjs";
import { Failure, finish, run } from "./run.mjs";
import { inTheirLanguage } from "./say.mjs";

/** Folders and files of ours, by name: without names the linter would walk node_modules. */
const ours = ["packages", "tools", "vitest.config.ts"];

/** @type {readonly { readonly name: string, readonly command: readonly string[] }[]} */
const steps = [
  { name: "types", command: ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"] },
  { name: "purity", command: ["node_modules/typescript/bin/tsc", "-p", "tsconfig.core.json"] },
  { name: "tool-types", command: ["node_modules/typescript/bin/tsc", "-p", "tsconfig.tools.json"] },
  { name: "lint", command: ["node_modules/oxlint/bin/oxlint", "--type-aware", "--deny-warnings", ...ours] },
  { name: "format", command: ["node_modules/oxfmt/bin/oxfmt", "--check", ...ours] },
  { name: "floors", command: ["tools/floors.mjs"] },
  { name: "unused", command: ["node_modules/knip/bin/knip.js", "--no-progress"] },
  { name: "tests", command: ["tools/test.mjs"] },
];

/**
 * @param {readonly string[]} names steps to run; all when empty
 * @returns {Promise<number>}
 */
async function main(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) throw new Failure(unknownSteps(unknown));
  await install();
  const outcomes = [];
  for (const step of steps.filter(({ name }) => names.length === 0 || names.includes(name))) {
    process.stdout.write(`\n== ${step.name}\n`);
    const started = Date.now();
    const code = await run(pinnedNode(), step.command);
    outcomes.push({ name: step.name, passed: code === 0, seconds: (Date.now() - started) / 1000 });
  }
  process.stdout.write(`\n${outcomes.map(line).join("\n")}\n`);
  return outcomes.every((outcome) => outcome.passed) ? 0 : 1;
}

/**
 * @param {{ name: string, passed: boolean, seconds: number }} outcome
 * @returns {string}
 */
function line({ name, passed, seconds }) {
  return `${passed ? "ok    " : "FAILED"} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s`;
}

/**
 * @param {readonly string[]} unknown
 * @returns {string}
 */
function unknownSteps(unknown) {
  const known = steps.map((step) => step.name).join(", ");
  return inTheirLanguage(
    `No step ${unknown.join(", ")}; there are: ${known}.`,
    `Pas d'étape ${unknown.join(", ")} ; il y a : ${known}.`,
  );
}

await finish(() => main(process.argv.slice(2)));

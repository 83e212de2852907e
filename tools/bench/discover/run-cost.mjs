/** What a whole run of discovery over a folder costs, in a process of its own: files to claims to observation to contract. */
import { fork } from "node:child_process";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ readonly seconds: number, readonly reading: number, readonly peak: number, readonly claims: number, readonly elements: number, readonly relationships: number }} Cost */

/**
 * CPU seconds, start of the process included, and peak bytes of memory.
 * @param {string} folder
 * @returns {Promise<Cost>}
 */
export function costOfRun(folder) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ["--task", folder], {
      execArgv: ["--conditions=source", "--no-warnings"],
    });
    child.once("message", (/** @type {any} */ cost) => resolve(cost));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the run ended with ${code}`)));
  });
}

/** @param {string} folder @returns {Promise<Cost>} */
async function run(folder) {
  const { discoverFolder } = await import("../../../packages/cli/src/discovering/run.ts");
  const { openOutlines } = await import("../../../packages/cli/src/discovering/outlines/open-outlines.ts");
  const { observeWith } = await import("../../../packages/core/src/discovery/observed.ts");
  const { contractOf } = await import("../../../packages/core/src/discovery/contract.ts");
  const { noAnswers } = await import("../../../packages/core/src/discovery/reconcile.ts");
  const { claims } = await discoverFolder(folder, { openOutlines });
  const reading = seconds();
  const observation = observeWith(claims, noAnswers, { project: basename(folder) });
  JSON.stringify(contractOf(observation));
  return {
    seconds: seconds(),
    reading,
    peak: process.resourceUsage().maxRSS * 1024,
    claims: claims.length,
    elements: observation.elements.length,
    relationships: observation.relationships.length,
  };
}

function seconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

if (process.argv[2] === "--task") process.send?.(await run(process.argv[3] ?? "."));

/** Runs Node programs as whole processes and tells CPU seconds (user + system), peak memory (MB) and wall seconds; medians of several runs. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./median.mjs";

const USAGE = fileURLToPath(new URL("./usage.mjs", import.meta.url));

/**
 * @typedef {{ readonly node?: string, readonly limitSeconds?: number, readonly flags?: readonly string[] }} RunOptions which Node, how long at the most, and flags for Node
 * @typedef {{ readonly cpu: number, readonly rss: number, readonly wall: number }} Usage CPU seconds, peak megabytes, wall seconds
 * @typedef {Partial<Usage> & { readonly wall: number, readonly code: number | null, readonly output: string, readonly errors: string, readonly isStopped: boolean }} Run
 */

/**
 * One run; `cpu` is undefined when the program was stopped at the limit before it could report.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<Run>}
 */
export function runOnce(program, args, { node = process.execPath, limitSeconds = 600, flags = [] } = {}) {
  return new Promise((resolve) => {
    const begun = performance.now();
    const child = spawn(node, [...flags, "--import", USAGE, program, ...args], {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    let report = "";
    let output = "";
    let errors = "";
    let isStopped = false;
    child.stdio[3]?.on("data", (data) => (report += data));
    child.stdout?.on("data", (data) => (output += output.length < 1e6 ? data : ""));
    child.stderr?.on("data", (data) => (errors += errors.length < 1e5 ? data : ""));
    const timer = setTimeout(() => {
      isStopped = true;
      child.kill("SIGKILL");
    }, limitSeconds * 1000);
    child.on("close", (code) => {
      clearTimeout(timer);
      const usage = report === "" ? {} : JSON.parse(report);
      resolve({ code, wall: (performance.now() - begun) / 1000, output, errors, isStopped, ...usage });
    });
  });
}

/**
 * Medians over several runs of the same program; the first run that failed to report, where one did.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions & { readonly runs?: number }} options
 * @returns {Promise<Run & { readonly runs: number }>}
 */
export async function measured(program, args, options = {}) {
  /** @type {(Run & Usage)[]} */
  const runs = [];
  for (let run = 0; run < (options.runs ?? 3); run++) {
    const result = await runOnce(program, args, options);
    if (result.isStopped || !hasUsage(result)) return { ...result, runs: run + 1 };
    runs.push(result);
  }
  const last = runs.at(-1);
  if (last === undefined) throw new Error("Nothing was run.");
  return {
    ...last,
    cpu: median(runs.map((run) => run.cpu)),
    rss: median(runs.map((run) => run.rss)),
    wall: median(runs.map((run) => run.wall)),
    runs: runs.length,
  };
}

/**
 * @template {Partial<Usage>} Measured
 * @param {Measured} run
 * @returns {run is Measured & Usage}
 */
export function hasUsage(run) {
  return run.cpu !== undefined && run.rss !== undefined;
}

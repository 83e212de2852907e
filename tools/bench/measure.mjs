/** Runs Node programs as whole processes and tells CPU seconds (user + system), peak memory (MB) and wall seconds; medians of several runs. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const USAGE = fileURLToPath(new URL("./usage.mjs", import.meta.url));

/** One run; `cpu` is undefined when the program was stopped at the limit before it could report. */
export function runOnce(program, args, { node = process.execPath, limitSeconds = 600, flags = [], cwd } = {}) {
  return new Promise((resolve) => {
    const begun = performance.now();
    const child = spawn(node, [...flags, "--import", USAGE, program, ...args], { stdio: ["ignore", "pipe", "pipe", "pipe"], cwd });
    let report = "";
    let output = "";
    let errors = "";
    let isStopped = false;
    child.stdio[3].on("data", (data) => (report += data));
    child.stdout.on("data", (data) => (output += output.length < 1e6 ? data : ""));
    child.stderr.on("data", (data) => (errors += errors.length < 1e5 ? data : ""));
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

/** Medians over several runs of the same program. */
export async function measured(program, args, options = {}) {
  const runs = [];
  for (let run = 0; run < (options.runs ?? 3); run++) {
    const result = await runOnce(program, args, options);
    if (result.isStopped || result.cpu === undefined) return { ...result, runs: run + 1 };
    runs.push(result);
  }
  return { ...runs.at(-1), cpu: median(runs.map((run) => run.cpu)), rss: median(runs.map((run) => run.rss)), wall: median(runs.map((run) => run.wall)), runs: runs.length };
}

export function median(values) {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)];
}

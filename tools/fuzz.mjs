/**
 * `npm run fuzz -- [--minutes 10] [--seed 1] [--reader language] [--seconds 20] [--memory 1500]`
 * Mutates real inputs over every reader, in a child process that is watched: a crash, an input that takes longer than `--seconds`, or
 * memory beyond `--memory` MB is told with its seed, and the next seed goes on. `--seed N --minutes 0` runs that one seed again.
 * Ends with 1 when anything failed.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pinnedNode } from "./install.mjs";
import { finish, root } from "./run.mjs";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    reader: { type: "string", default: "" },
    seconds: { type: "string", default: "20" },
    memory: { type: "string", default: "1500" },
  },
});

await finish(fuzz);

/** @returns {Promise<number>} */
async function fuzz() {
  const end = Date.now() + Number(values.minutes) * 60_000;
  const start = Number(values.seed);
  /** @type {string[]} */
  const failures = [];
  let seed = start;
  do {
    const { last, failure } = await watch(seed, end);
    if (failure !== undefined) {
      failures.push(`seed ${last.seed} (${last.reader}, ${last.bytes ?? "?"} bytes): ${failure}`);
      process.stdout.write(`${failures.at(-1)}\n`);
    }
    seed = last.seed + 1;
  } while (Date.now() < end);
  process.stdout.write(`${seed - start} inputs, ${failures.length} failures\n`);
  return failures.length === 0 ? 0 : 1;
}

/**
 * One child from a seed on, until it fails or the time is up (with no time at all, until its first input is done).
 * @param {number} seed
 * @param {number} end
 * @returns {Promise<{ last: { seed: number; reader: string; bytes?: number }; failure: string | undefined }>}
 */
function watch(seed, end) {
  const parameters = [
    "--conditions=source",
    "--no-warnings",
    "--max-old-space-size=1200",
    join(root, "tools/fuzz/worker.mjs"),
    String(seed),
    values.reader,
  ];
  const child = spawn(pinnedNode(), parameters, { cwd: root, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  /** @type {{ seed: number; reader: string; bytes?: number }} */
  let last = { seed, reader: "?" };
  let since = Date.now();
  let errors = "";
  let reason = "";
  const stop = (/** @type {string} */ why) => {
    reason = why;
    child.kill("SIGKILL");
  };
  child.stderr?.on("data", (/** @type {Buffer} */ chunk) => {
    errors = (errors + chunk.toString()).slice(-4000);
  });
  child.on("message", (/** @type {{ seed: number; reader: string; bytes?: number; memory: number }} */ message) => {
    const isDone = message.seed > seed && Date.now() >= end;
    if (isDone) stop("done");
    else if (message.memory > Number(values.memory) * 1_000_000)
      stop(`${Math.round(message.memory / 1_000_000)} MB of memory`);
    else last = message;
    since = Date.now();
  });
  const clock = setInterval(() => {
    if (Date.now() - since > Number(values.seconds) * 1000) stop(`longer than ${values.seconds} s`);
  }, 250);
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      clearInterval(clock);
      const crash = errors
        .split("\n")
        .filter((line) => /Error|at /.test(line))
        .slice(0, 6)
        .join("\n  ");
      const failure =
        reason === "done" ? undefined : reason !== "" ? reason : `ended with ${signal ?? code}\n  ${crash}`;
      resolve({ last, failure });
    });
  });
}

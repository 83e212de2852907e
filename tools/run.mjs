/** Starting other programs: one child at a time, signals handed on, the exit code handed back. */

import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { inTheirLanguage } from "./say.mjs";

/** The folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Something the person can put right; its message is all they need to see. */
export class Failure extends Error {}

/** @type {readonly NodeJS.Signals[]} */
const handedOn = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end and returns its exit code; 128 + the signal's number when a signal ended it, as shells do.
 * Throws a `Failure` when the program cannot be started.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {import("node:child_process").SpawnOptions} [options] `stdio` is "inherit" and `cwd` the repository unless told otherwise
 * @returns {Promise<number>}
 */
export function run(command, parameters, options = {}) {
  const child = spawn(command, parameters, { cwd: root, stdio: "inherit", ...options });
  const handlers = handedOn.map((signal) => /** @type {const} */ ([signal, () => child.kill(signal)]));
  for (const [signal, handler] of handlers) process.on(signal, handler);
  const watch = whenParentEnds(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Failure(cannotStart(command, error.message))));
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  }).finally(() => {
    clearInterval(watch);
    for (const [signal, handler] of handlers) process.off(signal, handler);
  });
}

/**
 * Runs a tool's story and ends the process with the code it returns; a `Failure` is shown as its message alone, with code 2.
 * @param {() => Promise<number>} story
 * @returns {Promise<void>}
 */
export async function finish(story) {
  try {
    process.exitCode = await story();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/**
 * Whether a tool's file was started as the program, and not imported.
 * @param {string} url the file's `import.meta.url`
 * @returns {boolean}
 */
export function isProgram(url) {
  return process.argv[1] !== undefined && fileURLToPath(url) === realpathSync(process.argv[1]);
}

/**
 * A signal sent to npm ends npm and its shell but does not reach us: the shell hands nothing on. Our parent is then another.
 * @param {() => void} end
 * @returns {NodeJS.Timeout | undefined}
 */
function whenParentEnds(end) {
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"] === undefined) return undefined;
  return setInterval(() => {
    if (process.ppid !== parent) end();
  }, 500);
}

/**
 * @param {string} command
 * @param {string} reason
 * @returns {string}
 */
function cannotStart(command, reason) {
  return inTheirLanguage(`Cannot start ${command}: ${reason}`, `Impossible de lancer ${command} : ${reason}`);
}

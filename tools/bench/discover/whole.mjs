/**
 * `node --conditions=source tools/bench/discover/whole.mjs [--train DIR]`
 * Whole runs of discovery: a system of 43 services in Java (a checkout where one is named, else one of our own making), a repository of
 * 50,000 files, and a folder with one small file, which is what starting costs.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeJavaSystem, writeMonorepo } from "./repositories.mjs";
import { costOfRun } from "./run-cost.mjs";
import { printed } from "./table.mjs";

/** CPU seconds that each may take. */
const GOALS = { system: 10, files: 30, start: 2 };
const FILES = 50_000;

/** @param {(folder: string) => void} write @param {string} what @param {number} goal */
async function inFolder(write, what, goal) {
  const folder = mkdtempSync(join(tmpdir(), "orrery-whole-"));
  try {
    write(folder);
    return await rowOf(folder, what, goal);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {string} what @param {number} goal */
async function rowOf(folder, what, goal) {
  const { seconds, peak, elements, relationships } = await costOfRun(folder);
  const found = `${elements} elements, ${relationships} relationships, ${Math.round(peak / 2 ** 20)} MB`;
  return { what: `${what}: CPU s (goal ${goal}; ${found})`, ours: seconds, peer: goal, ratio: seconds / goal };
}

/** @param {{ train?: string }} [options] */
export async function measure({ train } = {}) {
  const one = (/** @type {string} */ folder) =>
    writeFileSync(join(folder, "compose.yaml"), "services: { web: { image: nginx } }\n");
  return [
    train === undefined
      ? await inFolder(writeJavaSystem, "43 services in Java", GOALS.system)
      : await rowOf(train, "checkout of 43 services", GOALS.system),
    await inFolder((folder) => writeMonorepo(folder, FILES), `repository of ${FILES} files`, GOALS.files),
    await inFolder(one, "one small file", GOALS.start),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const train = process.argv[2] === "--train" ? process.argv[3] : undefined;
  printed(await measure(train === undefined ? {} : { train }));
}

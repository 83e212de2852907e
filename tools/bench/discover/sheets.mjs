/**
 * `node --conditions=source tools/bench/discover/sheets.mjs`
 * Inventories in workbooks: 50,000 rows of six columns beside SheetJS, and the peak of memory for 1,000,000 rows, each in a process of its own.
 */
import { fork } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inventory } from "../../../packages/core/src/sources/inventory/source.ts";
import { standardLimits } from "../../../packages/core/src/sources/source.ts";
import { largeWorkbook } from "./workbook.mjs";

const around = {
  file: () => undefined,
  folder: () => [],
  exists: () => false,
  outline: () => undefined,
  limits: standardLimits,
};

/** Claims of the file, which is read in pieces as the product reads it. @param {string} path */
async function ours(path) {
  const artefact = {
    path: "applications.xlsx",
    size: statSync(path).size,
    bytes: () => new Uint8Array(readFileSync(path)),
    text: () => "",
    async *chunks() {
      for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 })) yield new Uint8Array(piece);
    },
  };
  let mentions = 0;
  for await (const said of inventory.read([artefact], around)) {
    if ("claim" in said && said.claim === "mention") mentions++;
  }
  return mentions;
}

/** Rows as objects, as people use it. @param {string} path */
async function sheetJs(path) {
  const { read, utils } = await import("@e965/xlsx");
  const workbook = read(new Uint8Array(readFileSync(path)), { type: "array", cellDates: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ""];
  return sheet === undefined ? 0 : utils.sheet_to_json(sheet).length;
}

/** Each in a process of its own, so that memory is its own. @param {string} task @param {Uint8Array} bytes @returns {Promise<{count: number, seconds: number, peak: number}>} */
function apart(task, bytes) {
  const folder = mkdtempSync(join(tmpdir(), "orrery-sheets-"));
  const path = join(folder, "applications.xlsx");
  writeFileSync(path, bytes);
  const done = new Promise((resolve, reject) => {
    // V8 lets garbage grow while the machine has room: within this heap one sees what is needed.
    const child = fork(fileURLToPath(import.meta.url), ["--task", task, path], {
      execArgv: ["--conditions=source", "--max-old-space-size=384"],
    });
    child.once("message", (/** @type {any} */ result) => {
      resolve(result);
      child.kill();
    });
    child.once("error", reject);
  });
  return done.finally(() => rmSync(folder, { recursive: true, force: true }));
}

export async function measure() {
  const small = largeWorkbook(50_000);
  const [mine, theirs] = [await apart("ours", small), await apart("sheetjs", small)];
  const large = await apart("ours", largeWorkbook(1_000_000));
  const megabytes = (/** @type {number} */ bytes) => Math.round(bytes / 2 ** 20);
  return [
    {
      what: "workbook of 50,000 rows, CPU seconds (ours: as claims; beside SheetJS: as objects; limit 2)",
      ours: mine.seconds,
      peer: theirs.seconds,
      ratio: mine.seconds / theirs.seconds,
    },
    {
      what: "workbook of 50,000 rows, peak MB (limit 200)",
      ours: megabytes(mine.peak),
      peer: megabytes(theirs.peak),
      ratio: mine.peak / theirs.peak,
    },
    { what: `workbook of ${large.count} rows, CPU seconds`, ours: large.seconds, peer: undefined, ratio: undefined },
    {
      what: `workbook of ${large.count} rows, peak MB (limit 512)`,
      ours: megabytes(large.peak),
      peer: 512,
      ratio: large.peak / 2 ** 29,
    },
  ];
}

/** @param {string} path */
async function answer(path) {
  const begun = process.cpuUsage();
  const count = await (process.argv[3] === "ours" ? ours(path) : sheetJs(path));
  const { user, system } = process.cpuUsage(begun);
  process.send?.({ count, seconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS * 1024 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "--task") {
    await answer(process.argv[4] ?? "");
  } else {
    for (const { what, ours: own, peer, ratio } of await measure()) {
      console.log(`${what.padEnd(92)} ${own}${peer === undefined ? "" : `  ${peer}  ratio ${ratio?.toFixed(2)}`}`);
    }
  }
}

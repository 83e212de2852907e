/**
 * `node --conditions=source tools/bench/discover/sheets.mjs`
 * Inventories in workbooks: 50,000 rows of six columns beside SheetJS, and the peak of memory for 1,000,000 rows, each in a process of its own.
 */
import { fork } from "node:child_process";
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

/** @param {Uint8Array} bytes */
async function ours(bytes) {
  const artefact = {
    path: "applications.xlsx",
    size: bytes.length,
    bytes: () => bytes,
    text: () => "",
    async *chunks() {
      yield bytes;
    },
  };
  let mentions = 0;
  for await (const said of inventory.read([artefact], around)) {
    if ("claim" in said && said.claim === "mention") mentions++;
  }
  return mentions;
}

/** Rows as objects, as people use it. @param {Uint8Array} bytes */
async function sheetJs(bytes) {
  const { read, utils } = await import("@e965/xlsx");
  const workbook = read(bytes, { type: "array", cellDates: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ""];
  return sheet === undefined ? 0 : utils.sheet_to_json(sheet).length;
}

/** Each in a process of its own, so that memory is its own. @param {string} task @param {Uint8Array} bytes @returns {Promise<{count: number, seconds: number, peak: number}>} */
function apart(task, bytes) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ["--task", task], {
      execArgv: ["--conditions=source"],
      serialization: "advanced",
    });
    child.once("message", (/** @type {any} */ result) => {
      resolve(result);
      child.kill();
    });
    child.once("error", reject);
    child.send(bytes);
  });
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

/** @param {Uint8Array} bytes */
async function answer(bytes) {
  const begun = process.cpuUsage();
  const count = await (process.argv[3] === "ours" ? ours(bytes) : sheetJs(bytes));
  const { user, system } = process.cpuUsage(begun);
  process.send?.({ count, seconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS * 1024 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "--task") {
    process.once("message", (/** @type {Uint8Array} */ bytes) => void answer(bytes));
  } else {
    for (const { what, ours: own, peer, ratio } of await measure()) {
      console.log(`${what.padEnd(92)} ${own}${peer === undefined ? "" : `  ${peer}  ratio ${ratio?.toFixed(2)}`}`);
    }
  }
}

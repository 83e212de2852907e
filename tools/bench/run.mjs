/**
 * `npm run bench [-- --sizes 100,1000,10000,100000,1000000] [--styles dense,sparse] [--runs 3] [--json FILE]`
 * Times the product beside its peers on the same synthetic models, whole processes, CPU seconds. Figures are for this machine at this hour: read the ratios.
 * LikeC4 runs when ORRERY_LIKEC4 names its entry file (`.../likec4/bin/likec4.mjs`) or it is installed in the repository; graphology when installed.
 */
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "vite";
import { jsonText, likec4Text, makeModel, orreryText } from "./generate.mjs";
import { hasUsage, measured, runOnce } from "./measure.mjs";

/** @import { Element, Style } from "./generate.mjs" */
/** @import { Run, Usage } from "./measure.mjs" */

/** @typedef {Record<string, { readonly cold: number, readonly warm: number }>} Steps CPU milliseconds of each step of the core */

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const CLI = here("../../packages/cli/bin/orrery.js");
const MOST_FOR_PEERS = 10_000;
const MOST_FOR_JSON = 100_000;

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "100,1000,10000,100000,1000000" },
    styles: { type: "string", default: "dense,sparse" },
    runs: { type: "string", default: "3" },
    json: { type: "string" },
    "peer-limit": { type: "string", default: "300" },
  },
});
const sizes = values.sizes.split(",").map(Number);
const styles = values.styles.split(",").map(style);
const runs = Number(values.runs);
const likec4 = findLikec4();
const hasGraphology = canResolve("graphology");
const folder = mkdtempSync(join(tmpdir(), "orrery-bench-"));
const results = [];

console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? "?"}, Node ${process.version}; medians of ${runs} runs; CPU = user + system`,
);
console.log(`LikeC4: ${likec4 ?? "not installed"}; graphology: ${hasGraphology ? "yes" : "not installed"}\n`);
const programs = await bundlePrograms();
try {
  for (const style of styles) for (const size of sizes) results.push(await benchOne(style, size));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} word
 * @returns {Style}
 */
function style(word) {
  if (word === "dense" || word === "sparse") return word;
  throw new Error(`No style ${word}; there are: dense, sparse.`);
}

/**
 * The programs that measure the core from inside, bundled as the product is: imported constants cost time when they are not inlined.
 * @returns {Promise<{ readonly phases: string, readonly edit: string }>} where each stands
 */
async function bundlePrograms() {
  const names = ["phases", "edit"];
  await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["source"] },
    ssr: { resolve: { conditions: ["source"] }, noExternal: true },
    build: {
      ssr: true,
      outDir: join(folder, "programs"),
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(names.map((name) => [name, here(`./${name}.mjs`)])),
        output: { entryFileNames: "[name].mjs" },
      },
    },
  });
  return { phases: join(folder, "programs", "phases.mjs"), edit: join(folder, "programs", "edit.mjs") };
}

/**
 * @param {Style} style
 * @param {number} size
 */
async function benchOne(style, size) {
  const place = join(folder, `${style}-${size}`);
  const elements = makeModel(size, style);
  const one = writeModel(place, elements);
  const many = writeFiles(`${place}-files`, elements);
  console.log(
    `== ${style}, ${elements.length.toLocaleString("en")} elements, ${(one.bytes / 1e6).toFixed(1)} MB of text`,
  );
  const repeats = size >= 1_000_000 ? 1 : runs;

  const check = await measured(CLI, ["check", place, "--json", "--no-rules"], { runs: repeats });
  row("orrery check, from text", check, elements.length, one.bytes);
  if (check.code !== 0) console.log(`   exit code ${check.code}: ${check.errors.slice(0, 300)}`);
  const written = size >= 10_000 ? await runOnce(CLI, ["snapshot", place]) : undefined;
  if (written?.cpu !== undefined) row("orrery snapshot", written, elements.length);
  const again =
    written === undefined ? undefined : await measured(CLI, ["check", place, "--json", "--no-rules"], { runs });
  if (again !== undefined) row("orrery check, from the snapshot", again, elements.length);

  const steps = await timeSteps(one.file, size >= 1_000_000 ? 1 : 4, size);
  const edit =
    size >= 10_000 && size < 1_000_000 ? JSON.parse((await runOnce(programs.edit, [many])).output || "{}") : undefined;
  if (size >= 10_000 && size < 1_000_000 && edit?.warm === undefined) console.log("   one file changed: failed");
  if (edit?.warm !== undefined)
    console.log(
      `   one file of many changed and checked: ${edit.warm.toFixed(1)} ms CPU (first time ${edit.cold.toFixed(1)})`,
    );

  const peers = await comparePeers(elements, size, check);
  rmSync(place, { recursive: true, force: true });
  rmSync(many, { recursive: true, force: true });
  console.log("");
  return {
    style,
    elements: elements.length,
    bytes: one.bytes,
    check: figures(check),
    snapshot: again && figures(again),
    steps,
    edit,
    peers,
  };
}

/**
 * @param {string} file
 * @param {number} repeats
 * @param {number} size
 * @returns {Promise<Steps | undefined>}
 */
async function timeSteps(file, repeats, size) {
  const run = await runOnce(programs.phases, [file, String(repeats)], { flags: ["--max-old-space-size=8192"] });
  if (run.output === "") {
    console.log(`   steps failed: ${run.errors.slice(0, 500)}`);
    return undefined;
  }
  /** @type {{ readonly elements: number, readonly megabytes: number, readonly steps: Steps }} */
  const report = JSON.parse(run.output);
  const shown = Object.entries(report.steps).map(
    ([name, { cold, warm }]) =>
      `${name} ${warm.toFixed(warm < 10 ? 1 : 0)}${size < 1_000_000 ? ` (${cold.toFixed(0)})` : ""}`,
  );
  const [parse, resolve] = [report.steps["parse"]?.warm ?? Number.NaN, report.steps["resolve"]?.warm ?? Number.NaN];
  const perSecond = report.elements / ((parse + resolve) / 1000);
  console.log(`   steps, ms CPU warm (cold): ${shown.join(" · ")}`);
  console.log(
    `   parse ${(report.megabytes / (parse / 1000)).toFixed(0)} MB/s; parsed and resolved ${Math.round(perSecond).toLocaleString("en")} elements/s`,
  );
  return report.steps;
}

/**
 * @param {readonly Element[]} elements
 * @param {number} size
 * @param {Run} check our own run on the same content
 */
async function comparePeers(elements, size, check) {
  /** @type {{ json?: Figures, likec4?: Figures, graphology?: { readonly parse: number, readonly load: number, readonly reach: number, readonly rss: number } }} */
  const peers = {};
  if (size <= MOST_FOR_JSON) {
    const json = join(folder, "model.json");
    writePieces(json, jsonText(elements));
    const parsed = await measured(here("parse-json.mjs"), [json], { runs });
    peers.json = figures(parsed);
    compare("JSON.parse + Map", parsed, check);
    if (hasGraphology) {
      const run = await runOnce(here("graphology.mjs"), [json]);
      if (run.output !== "") {
        /** @type {NonNullable<typeof peers.graphology>} */
        const report = JSON.parse(run.output);
        peers.graphology = report;
        console.log(
          `   graphology: load ${report.load.toFixed(0)} ms, reach ${report.reach.toFixed(0)} ms, peak ${report.rss.toFixed(0)} MB`,
        );
      }
    }
    rmSync(json, { force: true });
  }
  if (likec4 !== undefined && size <= MOST_FOR_PEERS) {
    const project = join(folder, "likec4");
    mkdirSync(project, { recursive: true });
    writePieces(join(project, "model.c4"), likec4Text(elements));
    const run = await measured(likec4, ["validate", "--no-layout", project], {
      runs: size >= 10_000 ? 1 : runs,
      limitSeconds: Number(values["peer-limit"]),
    });
    rmSync(project, { recursive: true, force: true });
    if (run.cpu === undefined)
      console.log(`   LikeC4 validate: stopped after ${run.wall.toFixed(0)} s without a result`);
    else {
      peers.likec4 = figures(run);
      compare(`LikeC4 validate${run.code === 0 ? "" : ` (exit ${run.code})`}`, run, check);
    }
  }
  return peers;
}

/**
 * @param {string} name
 * @param {Run} peer
 * @param {Run} own
 */
function compare(name, peer, own) {
  if (!hasUsage(peer) || !hasUsage(own)) return console.log(`   ${name}: nothing to compare`);
  return console.log(
    `   ${name}: ${peer.cpu.toFixed(2)} s CPU, ${peer.rss.toFixed(0)} MB = ${(peer.cpu / own.cpu).toFixed(1)}x our CPU, ${(peer.rss / own.rss).toFixed(1)}x our memory`,
  );
}

/**
 * @param {string} name
 * @param {Run} run
 * @param {number} elements
 * @param {number} [bytes]
 */
function row(name, run, elements, bytes) {
  if (!hasUsage(run)) return console.log(`   ${name}: no result (${run.errors.slice(0, 200)})`);
  const rate =
    bytes === undefined
      ? ""
      : `, ${(bytes / 1e6 / run.cpu).toFixed(0)} MB/s, ${Math.round(elements / run.cpu).toLocaleString("en")} elements/s`;
  return console.log(
    `   ${name}: ${run.cpu.toFixed(2)} s CPU, peak ${run.rss.toFixed(0)} MB, ${run.wall.toFixed(2)} s wall${rate}`,
  );
}

/**
 * @typedef {Partial<Usage> & Pick<Run, "code" | "wall">} Figures what the report keeps of a run
 *
 * @param {Run} run
 * @returns {Figures}
 */
function figures(run) {
  return { wall: run.wall, code: run.code, ...(hasUsage(run) ? { cpu: run.cpu, rss: run.rss } : {}) };
}

/**
 * @param {string} place a folder
 * @param {readonly Element[]} elements
 */
function writeModel(place, elements) {
  mkdirSync(place, { recursive: true });
  const file = join(place, "bench.orrery");
  return { file, bytes: writePieces(file, orreryText(elements)) };
}

/**
 * The same elements in files of one system each, as teams would keep them.
 * @param {string} place a folder
 * @param {readonly Element[]} elements
 * @returns {string} the folder
 */
function writeFiles(place, elements) {
  mkdirSync(place, { recursive: true });
  /** @type {Element[]} */
  let file = [];
  let number = 0;
  const flush = () => {
    if (file.length === 0) return;
    writePieces(
      join(place, `part-${String(number++).padStart(6, "0")}.orrery`),
      withoutHeader(orreryText(file), number === 1),
    );
    file = [];
  };
  for (const one of elements) {
    if (one.parent === undefined && one.kind === "application") flush();
    file.push(one);
  }
  flush();
  return place;
}

/**
 * @param {Iterable<string>} pieces
 * @param {boolean} keep the header after all
 * @returns {Generator<string>}
 */
function* withoutHeader(pieces, keep) {
  let isFirst = true;
  for (const piece of pieces) {
    if (!isFirst || keep) yield piece;
    isFirst = false;
  }
}

/**
 * @param {string} file
 * @param {Iterable<string>} pieces
 * @returns {number} bytes written
 */
function writePieces(file, pieces) {
  const out = openSync(file, "w");
  let bytes = 0;
  for (const piece of pieces) bytes += writeSync(out, piece);
  closeSync(out);
  return bytes;
}

/** @returns {string | undefined} its entry file */
function findLikec4() {
  const given = process.env.ORRERY_LIKEC4;
  if (given !== undefined && existsSync(given)) return given;
  const local = here("../../node_modules/likec4/bin/likec4.mjs");
  return existsSync(local) ? local : undefined;
}

/**
 * @param {string} name of a package
 * @returns {boolean}
 */
function canResolve(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

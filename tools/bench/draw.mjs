/**
 * `npm run bench:draw [-- --sizes 10,25,50,100,200] [--runs 5] [--json FILE]`
 * Times drawing: whole processes of `orrery draw` beside LikeC4's export with its layout and ELK alone on the same views, CPU seconds;
 * then the steps inside a process, an update, large scenes and large landscapes. Read the ratios: seconds are those of one machine.
 * LikeC4 runs when ORRERY_LIKEC4 names its entry file (`.../likec4/bin/likec4.mjs`).
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "vite";
import { likec4Quality } from "./likec4-quality.mjs";
import { hasUsage, measured, runOnce } from "./measure.mjs";
import { landscapeOrrery, makeView, viewLikec4, viewOrrery } from "./views.mjs";

/** @import { Run } from "./measure.mjs" */

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const CLI = here("../../packages/cli/bin/orrery.js");
/** Boxes above which the command puts some together unless it is asked for all. */
const READABLE = 120;
/** Applications and areas of the landscapes. */
const LANDSCAPES = /** @type {const} */ ([
  [1000, 40],
  [5000, 100],
  [20000, 400],
]);
/** Boxes and lines of the large scenes. */
const SCENES = /** @type {const} */ ([[5000, 7000]]);

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10,25,50,100,200" },
    runs: { type: "string", default: "5" },
    json: { type: "string" },
  },
});
const sizes = values.sizes.split(",").map(Number);
const runs = Number(values.runs);
const given = process.env.ORRERY_LIKEC4;
const likec4 = given !== undefined && existsSync(given) ? given : undefined;
const folder = mkdtempSync(join(tmpdir(), "orrery-draw-"));
/** @type {unknown[]} */
const results = [];

console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? "?"}, Node ${process.version}; medians of ${runs} runs; CPU = user + system, all threads`,
);
console.log(`LikeC4: ${likec4 === undefined ? "not there" : "yes"}\n`);
try {
  await runOnce(CLI, ["--version"]); // builds the command where it is stale
  const programs = await bundlePrograms();
  for (const size of sizes) results.push(await benchView(size, programs));
  for (const [boxes, lines] of SCENES) results.push(await benchScene(boxes, lines, programs));
  for (const [applications, areas] of LANDSCAPES) results.push(await benchLandscape(applications, areas, programs));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @typedef {{ readonly steps: string, readonly scene: string, readonly elk: string }} Programs where they stand
 *
 * The programs that measure from inside, bundled as the command is, beside what the command reads as files.
 * @returns {Promise<Programs>}
 */
async function bundlePrograms() {
  const outDir = join(folder, "programs");
  await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["source"] },
    ssr: { resolve: { conditions: ["source"] }, noExternal: true },
    build: {
      ssr: true,
      outDir,
      minify: false,
      rollupOptions: {
        input: { steps: here("draw-steps.mjs"), scene: here("draw-scene.mjs"), elk: here("draw-elk.mjs") },
        output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
  for (const name of ["fonts", "icons.json", "elkjs", "parts"])
    symlinkSync(here(`../../packages/cli/dist/${name}`), join(folder, name));
  return { steps: join(outDir, "steps.mjs"), scene: join(outDir, "scene.mjs"), elk: join(outDir, "elk.mjs") };
}

/**
 * @param {number} size
 * @param {Programs} programs
 */
async function benchView(size, programs) {
  const view = makeView(size);
  const place = join(folder, `view-${size}`);
  mkdirSync(place);
  const file = join(place, "view.orrery");
  writeFileSync(file, viewOrrery(view));
  console.log(`== ${size} boxes, ${view.lines.length} lines with labels`);
  const common = ["draw", "parts", place, "--whole", "--format", "svg", "--out", join(place, "pictures")];
  const cold = await measured(CLI, [...common, "--no-remember"], { runs });
  row("orrery draw, from nothing", cold);
  const plain = common.filter((word) => word !== "--whole");
  const folded = size > READABLE ? await measured(CLI, [...plain, "--no-remember"], { runs }) : undefined;
  if (folded !== undefined) row("orrery draw, put together until it can be read", folded);
  // A whole picture of what nobody can read is not remembered.
  if (size <= READABLE) await runOnce(CLI, plain);
  const again = size <= READABLE ? await measured(CLI, plain, { runs }) : undefined;
  if (again !== undefined) row("orrery draw, places remembered", again);
  const told = await runOnce(CLI, ["draw", "parts", place, "--whole", "--no-remember", "--metrics", "--json"]);
  const own = metricsOf(told.output);

  const graph = await runOnce(programs.elk, [file]);
  const [given, laid] = [join(place, "graph.json"), join(place, "laid.json")];
  writeFileSync(given, graph.output);
  const elk = await measured(here("bare-elk.mjs"), [given, laid], { runs });
  row("ELK alone, default options", elk, cold);
  const other = existsSync(laid) ? JSON.parse((await runOnce(programs.elk, [file, laid])).output) : undefined;
  const peer = likec4 === undefined ? undefined : await benchLikec4(size, view, cold);
  console.log(
    `   quality: ours ${quality(own)}; ELK ${quality(other)}${peer?.quality === undefined ? "" : `; LikeC4 ${peer.quality.crossings} crossings, ${peer.quality.labels} labels over things, ${peer.quality.through} lines through boxes`}`,
  );
  const steps = await stepsOf(programs.steps, file);
  console.log("");
  return { size, lines: view.lines.length, cold, folded, again, elk, likec4: peer, own, bareElk: other, steps };
}

/**
 * @param {number} size
 * @param {ReturnType<typeof makeView>} view
 * @param {Run} own
 */
async function benchLikec4(size, view, own) {
  if (likec4 === undefined) return undefined;
  const project = join(folder, `likec4-${size}`);
  mkdirSync(project);
  writeFileSync(join(project, "view.c4"), viewLikec4(view));
  const out = join(project, "out.json");
  const run = await measured(likec4, ["export", "json", "--no-use-dot", "--outfile", out, project], { runs });
  row("LikeC4 export json, with layout", run, own);
  /** @type {Parameters<typeof likec4Quality>[0] | undefined} */
  const laid = existsSync(out) ? JSON.parse(readFileSync(out, "utf8")).views?.index : undefined;
  if (laid === undefined) console.log("   LikeC4 left this view out: it found no layout");
  else if (laid.nodes.length !== size || laid.edges.length !== view.lines.length)
    console.log(`   LikeC4 drew ${laid.nodes.length} boxes and ${laid.edges.length} lines`);
  return { run, quality: laid === undefined ? undefined : likec4Quality(laid) };
}

/**
 * @param {number} boxes
 * @param {number} lines
 * @param {Programs} programs
 */
async function benchScene(boxes, lines, programs) {
  const file = join(folder, `scene-${boxes}.orrery`);
  writeFileSync(file, landscapeOrrery(boxes, Math.round(boxes / 50)));
  console.log(`== scene of ${boxes} boxes to SVG`);
  const reports = [];
  for (const [what, name] of Object.entries({
    names: "with a name and a kind each",
    lines: `and ${lines} lines`,
    all: "and technologies with icons",
  })) {
    const run = await runOnce(programs.scene, [file, String(lines), what]);
    if (run.output === "") {
      console.log(`   failed: ${run.errors.slice(0, 500)}`);
      continue;
    }
    /** @type {{ marks: number, bytes: number, cold: number, warm: number }} */
    const report = JSON.parse(run.output);
    const { marks, bytes, cold, warm } = report;
    console.log(
      `   ${name}: ${marks} marks, ${(bytes / 1e6).toFixed(1)} MB: ${warm.toFixed(1)} ms CPU warm (${cold.toFixed(0)})`,
    );
    reports.push({ what, ...report });
  }
  console.log("");
  return { boxes, lines, reports };
}

/**
 * @param {number} applications
 * @param {number} areas
 * @param {Programs} programs
 */
async function benchLandscape(applications, areas, programs) {
  const place = join(folder, `landscape-${applications}`);
  mkdirSync(place);
  const file = join(place, "many.orrery");
  writeFileSync(file, landscapeOrrery(applications, areas));
  console.log(`== landscape of ${applications} applications in ${areas} areas`);
  const pictures = join(place, "pictures");
  const run = await measured(CLI, ["draw", "landscape", place, "--no-remember", "--format", "svg", "--out", pictures], {
    runs,
  });
  row("orrery draw, from nothing", run);
  const steps = await stepsOf(programs.steps, file);
  console.log("");
  return { applications, areas, run, steps };
}

/**
 * @param {string} program
 * @param {string} file
 */
async function stepsOf(program, file) {
  const run = await runOnce(program, [file, "7"]);
  if (run.output === "") return console.log(`   steps failed: ${run.errors.slice(0, 500)}`);
  /** @type {{ readonly bytes: number, readonly steps: Readonly<Record<string, { readonly cold: number, readonly warm: number }>> }} */
  const { bytes, steps } = JSON.parse(run.output);
  const shown = Object.entries(steps).map(
    ([name, { cold, warm }]) => `${name} ${warm.toFixed(warm < 10 ? 1 : 0)} (${cold.toFixed(0)})`,
  );
  console.log(`   steps, ms CPU warm (cold): ${shown.join(" · ")}`);
  console.log(`   in one process: peak ${run.rss?.toFixed(0)} MB, SVG ${(bytes / 1e6).toFixed(2)} MB`);
  return { bytes, steps, rss: run.rss };
}

/**
 * @typedef {{ readonly crossings: number, readonly bends: number, readonly edgesThroughBoxes: number, readonly labelOverlaps: { readonly labelLabel: number, readonly labelBox: number, readonly labelLine: number } }} Metrics
 *
 * @param {string} output of `orrery draw --metrics --json`
 * @returns {Metrics | undefined}
 */
function metricsOf(output) {
  return output === "" ? undefined : (JSON.parse(output).views[0]?.metrics ?? undefined);
}

/** @param {Metrics | undefined} metrics */
function quality(metrics) {
  if (metrics === undefined) return "nothing";
  const { crossings, bends, edgesThroughBoxes, labelOverlaps } = metrics;
  const { labelLabel, labelBox, labelLine } = labelOverlaps;
  return `${crossings} crossings, ${bends} bends, ${labelLabel + labelBox + labelLine} labels over things, ${edgesThroughBoxes} lines through boxes`;
}

/**
 * @param {string} name
 * @param {Run} run
 * @param {Run} [own] our run, to compare with
 */
function row(name, run, own) {
  if (!hasUsage(run) || run.code !== 0) return console.log(`   ${name}: no result (${run.errors.slice(0, 200)})`);
  const ratio =
    own === undefined || !hasUsage(own)
      ? ""
      : ` = ${(run.cpu / own.cpu).toFixed(1)}x our CPU, ${(run.rss / own.rss).toFixed(1)}x our memory`;
  return console.log(
    `   ${name}: ${run.cpu.toFixed(2)} s CPU, peak ${run.rss.toFixed(0)} MB, ${run.wall.toFixed(2)} s wall${ratio}`,
  );
}

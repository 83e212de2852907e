/**
 * Builds what is stale: the command (packages/cli/dist/orrery.js, one file for Node 20.19 and newer, heavy parts that are imported
 * lazily beside it) and the workbench (packages/web/dist). `npm run build -- [cli|web] [--force]`.
 */

import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { bundles, digestOf, isStale, stampOf } from "./bundles.mjs";
import { shippedIcons } from "./icons.mjs";
import { pinnedNode } from "./install.mjs";
import { finish, isProgram, root, run } from "./run.mjs";
import { inTheirLanguage, say } from "./say.mjs";

/**
 * Builds the stale bundles in a process of the pinned Node; returns at once when nothing is stale.
 * @returns {Promise<number>} the exit code, 0 when everything is built
 */
export async function buildWhatIsStale() {
  const stale = bundles.filter(isStale);
  if (stale.length === 0) return 0;
  return run(pinnedNode(), ["tools/build.mjs", ...stale.map((bundle) => bundle.name)], { stdio: ["ignore", 2, 2] });
}

/**
 * @param {readonly string[]} parameters names of bundles, `--force`
 * @returns {Promise<number>}
 */
async function main(parameters) {
  const names = parameters.filter((parameter) => !parameter.startsWith("-"));
  const wanted = bundles.filter((bundle) => names.length === 0 || names.includes(bundle.name));
  const codes = [];
  for (const bundle of wanted) codes.push(await freshen(bundle, parameters.includes("--force")));
  return Math.max(0, ...codes);
}

/**
 * @param {import("./bundles.mjs").Bundle} bundle
 * @param {boolean} isForced
 * @returns {Promise<number>} 1 when its sources don't build
 */
async function freshen(bundle, isForced) {
  if (!existsSync(join(root, bundle.entry))) {
    say(
      `${bundle.name}: skipped, there is no ${bundle.entry} yet`,
      `${bundle.name} : omis, ${bundle.entry} n'existe pas encore`,
    );
    return 0;
  }
  if (!isForced && !isStale(bundle)) {
    touch(stampOf(bundle), Date.now());
    return 0;
  }
  try {
    await build(bundle);
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${inTheirLanguage(`${bundle.name}: does not build.`, `${bundle.name} : ne se construit pas.`)} ${reason}\n`,
    );
    return 1;
  }
}

/**
 * Builds beside `dist` and then swaps, so that a command that starts meanwhile finds a whole bundle.
 * @param {import("./bundles.mjs").Bundle} bundle
 * @returns {Promise<void>}
 */
async function build(bundle) {
  const started = Date.now();
  const digest = digestOf(bundle);
  const target = join(root, bundle.folder, "dist");
  const beside = `${target}-${process.pid}`;
  try {
    await (bundle.name === "cli" ? buildCommand(beside) : buildWorkbench(beside));
    mkdirSync(beside, { recursive: true });
    writeFileSync(join(beside, ".stamp"), digest);
    touch(join(beside, ".stamp"), started);
    swap(beside, target);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  const duration = ((Date.now() - started) / 1000).toFixed(1);
  say(`${bundle.name}: built in ${duration} s`, `${bundle.name} : construit en ${duration} s`);
}

/**
 * Everything that the command needs is bundled in, so that it starts fast and installs without dependencies; the licences of
 * what is bundled are written beside it.
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function buildCommand(folder) {
  const vite = await import("vite");
  const conditions = ["source", ...vite.defaultServerConditions];
  await vite.build({
    root: join(root, "packages/cli"),
    configFile: false,
    logLevel: "warn",
    resolve: { conditions },
    ssr: { target: "node", noExternal: true, resolve: { conditions } },
    build: {
      ssr: true,
      target: "node20.19",
      outDir: folder,
      minify: false,
      sourcemap: true,
      license: { fileName: "third-party-licences.md" },
      rolldownOptions: {
        // web-tree-sitter holds an `eval` for grammars that bring code of their own; ours bring none, and it is never reached.
        checks: { eval: false },
        input: {
          orrery: "src/main.ts",
          "layout-worker": "src/pictures/layout-worker.ts",
          "past-worker": "src/past/past-worker.ts",
          "sampling-worker": "src/sampling/sampling-worker.ts",
          "solver-worker": "src/solving/solver-worker.ts",
        },
        output: {
          entryFileNames: ({ name }) => (name === "orrery" ? "orrery.js" : "parts/[name].js"),
          chunkFileNames: "parts/[name]-[hash].js",
        },
      },
    },
  });
  writeFileSync(join(folder, "icons.json"), JSON.stringify(await shippedIcons()));
  for (const [source, target] of besideTheCommand) copy(join(root, "node_modules", source), join(folder, target));
  appendFileSync(join(folder, "third-party-licences.md"), notices);
}

/** What the list of bundled modules does not say: licences of what lies beside them, and of what is compiled into them. */
const notices = `
## Shipped beside the command

- \`elkjs/\`: elkjs, EPL-2.0 OR GPL-3.0-or-later, unchanged, in a file of its own; its licence lies there, its source is github.com/kieler/elkjs.
- \`resvg.wasm\`: resvg-wasm, MPL-2.0 (https://mozilla.org/MPL/2.0/), unchanged; its source is github.com/yisibl/resvg-js and github.com/linebender/resvg.
- \`fonts/\`: Inter, SIL Open Font License 1.1; its licence lies there.
- \`highs/\`: HiGHS, MIT, compiled to WebAssembly; its licence lies there, its source is github.com/ERGO-Code/HiGHS.
- \`grammars/\`: tree-sitter and its grammars of ten languages, MIT, compiled to WebAssembly; sources are github.com/tree-sitter, github.com/tree-sitter-grammars and github.com/microsoft/vscode-tree-sitter-wasm.
- \`icons.json\`: outlines of simple-icons (CC0-1.0; the marks remain their owners') and lucide (ISC).
- \`@hpcc-js/wasm-graphviz\` holds Graphviz, compiled, which has a licence of its own (graphviz.org/license); its source is gitlab.com/graphviz/graphviz.
`;

/**
 * What the command reads as files, from its packages to the place beside the bundle.
 * @type {readonly (readonly [source: string, target: string])[]}
 */
const besideTheCommand = [
  ["@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf", "fonts/Inter_400Regular.ttf"],
  ["@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf", "fonts/Inter_500Medium.ttf"],
  ["@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf", "fonts/Inter_600SemiBold.ttf"],
  ["@expo-google-fonts/inter/LICENSE_FONT", "fonts/LICENSE.txt"],
  ["@resvg/resvg-wasm/index_bg.wasm", "resvg.wasm"],
  ["elkjs/lib/elk-worker.min.js", "elkjs/elk-worker.min.cjs"],
  ["elkjs/LICENSE.md", "elkjs/LICENSE.md"],
  ["highs/build/highs.wasm", "highs/highs.wasm"],
  ["highs/LICENSE", "highs/LICENSE"],
  ["web-tree-sitter/web-tree-sitter.wasm", "grammars/web-tree-sitter.wasm"],
  ["web-tree-sitter/LICENSE", "grammars/LICENSE"],
  ...["c-sharp", "go", "java", "javascript", "php", "python", "ruby", "rust", "tsx", "typescript"].map(
    (name) =>
      /** @type {const} */ ([
        `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`,
        `grammars/tree-sitter-${name}.wasm`,
      ]),
  ),
];

/**
 * @param {string} source
 * @param {string} target
 * @returns {void}
 */
function copy(source, target) {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}

/**
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function buildWorkbench(folder) {
  const vite = await import("vite");
  const configFile = join(root, "packages/web/vite.config.ts");
  await vite.build({
    root: join(root, "packages/web"),
    configFile: existsSync(configFile) ? configFile : false,
    logLevel: "warn",
    resolve: { conditions: ["source", ...vite.defaultClientConditions] },
    build: { outDir: folder, license: { fileName: "third-party-licences.md" } },
  });
}

/**
 * Puts a finished folder in the place of the old one. When another build was quicker its result stays: it is as good as ours.
 * @param {string} finished
 * @param {string} target
 * @returns {void}
 */
function swap(finished, target) {
  const old = `${finished}-old`;
  try {
    if (existsSync(target)) renameSync(target, old);
    renameSync(finished, target);
  } catch (error) {
    if (!existsSync(join(target, ".stamp"))) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

/**
 * @param {string} stamp
 * @param {number} milliseconds
 * @returns {void}
 */
function touch(stamp, milliseconds) {
  utimesSync(stamp, milliseconds / 1000, milliseconds / 1000);
}

if (isProgram(import.meta.url)) await finish(() => main(process.argv.slice(2)));

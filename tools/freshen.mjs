/** Keeps `npx orrery` in a checkout true to the sources: a look at the files' times at each start, a build when they changed. */

import { existsSync } from "node:fs";
import { join } from "node:path";

import { bundles, maybeStale, stampOf } from "./bundles.mjs";
import { root, run } from "./run.mjs";
import { say } from "./say.mjs";

/**
 * Builds the bundles whose sources are newer. A build that fails leaves the last good bundle in use, and says so; without one the
 * process ends.
 * @param {readonly string[]} names of the bundles that the command needs
 * @returns {Promise<void>}
 */
export async function freshen(names) {
  const stale = bundles.filter((bundle) => names.includes(bundle.name) && maybeStale(bundle));
  for (const bundle of stale) {
    const code = existsSync(join(root, "node_modules/vite")) ? await build(bundle.name) : 2;
    if (code !== 0 && !existsSync(stampOf(bundle))) {
      say(
        "orrery is not built. Run `npm install` in its repository, then try again.",
        "orrery n'est pas construit. Lancez `npm install` dans son dépôt, puis recommencez.",
      );
      process.exit(2);
    }
    if (code !== 0)
      say(
        "orrery: could not build the newer sources; this is the last good build.",
        "orrery : les sources plus récentes ne se construisent pas ; voici la dernière bonne version.",
      );
  }
}

/**
 * @param {string} name
 * @returns {Promise<number>}
 */
function build(name) {
  return run(process.execPath, [join(root, "tools/build.mjs"), name], { stdio: ["ignore", 2, 2] });
}

/**
 * `npm start -- [--port N] [--no-open] [DIR]`: installs and builds what is missing, then hands over to `orrery serve` on the pinned
 * Node. stdout belongs to the server, whose one line says where it is; progress goes to stderr.
 */

import { join, relative } from "node:path";
import { parseArgs } from "node:util";

import { buildWhatIsStale } from "./build.mjs";
import { install, pinnedNode } from "./install.mjs";
import { finish, root, run } from "./run.mjs";

const example = join(root, "examples/helvia");

/**
 * @param {readonly string[]} parameters
 * @returns {Promise<number>}
 */
async function main(parameters) {
  await install();
  const built = await buildWhatIsStale();
  if (built !== 0) return built;
  const folder = folderOfThePerson();
  const served = namesFolder(parameters) ? [] : [relative(folder, example) || "."];
  return run(pinnedNode(), [join(root, "packages/cli/bin/orrery.js"), "serve", ...parameters, ...served], {
    cwd: folder,
  });
}

/**
 * npm runs scripts in the root of the repository; a relative DIR is meant from where the person typed it.
 * @returns {string}
 */
function folderOfThePerson() {
  return process.env["npm_lifecycle_event"] === "start" ? (process.env["INIT_CWD"] ?? process.cwd()) : process.cwd();
}

/**
 * @param {readonly string[]} parameters
 * @returns {boolean}
 */
function namesFolder(parameters) {
  const options = /** @type {const} */ ({ port: { type: "string", short: "p" }, language: { type: "string" } });
  return parseArgs({ args: [...parameters], options, strict: false, allowPositionals: true }).positionals.length > 0;
}

await finish(() => main(process.argv.slice(2)));

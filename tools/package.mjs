/**
 * What npm runs around packing `packages/cli` (`prepack`, `postpack`): both bundles are built, and the pages of the workbench and the
 * licence lie beside the command while it is packed. They are taken away after it: in a checkout the pages come from `packages/web`.
 */

import { cpSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

import { buildWhatIsStale } from "./build.mjs";
import { finish, root } from "./run.mjs";

const folder = join(root, "packages/cli");
const pages = join(folder, "web");
const licence = join(folder, "LICENSE");

/** @returns {Promise<number>} */
async function pack() {
  const code = await buildWhatIsStale();
  if (code !== 0) return code;
  remove();
  cpSync(join(root, "packages/web/dist"), pages, { recursive: true, filter: (path) => basename(path) !== ".stamp" });
  cpSync(join(root, "LICENSE"), licence);
  return 0;
}

/** @returns {void} */
function remove() {
  for (const path of [pages, licence]) rmSync(path, { recursive: true, force: true });
}

await finish(async () => {
  if (process.argv[2] !== "--undo") return pack();
  remove();
  return 0;
});

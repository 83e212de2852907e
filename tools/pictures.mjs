/**
 * The pictures of the READMEs and the guide, drawn by the product itself from the examples, once for light and once for dark pages;
 * `npm run reference` writes them to docs/pictures.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { drawView } from "../packages/core/src/draw/draw.ts";
import { sceneToSvg } from "../packages/core/src/exports/svg.ts";
import { Workspace } from "../packages/core/src/workspace.ts";
import { openStudio } from "../packages/cli/src/pictures/studio.ts";
import { root } from "./run.mjs";

/** @typedef {{ readonly folder: string, readonly view: string, readonly language: "en" | "fr" }} Wanted */

/** @type {Readonly<Record<string, Wanted>>} */
const wanted = {
  "helvia-landscape": { folder: "examples/helvia", view: "landscape", language: "en" },
  "helvia-paysage": { folder: "examples/helvia", view: "landscape", language: "fr" },
  "orrery-core": { folder: "architecture", view: "orrery-core", language: "en" },
  "shop-containers": { folder: "examples/shop", view: "shop-containers", language: "en" },
};

/**
 * Every picture by its file name. Places are found anew, whatever is remembered beside an example.
 * @returns {Promise<Readonly<Record<string, string>>>}
 */
export async function pictures() {
  /** @type {Record<string, string>} */
  const files = {};
  const studio = openStudio(root);
  for (const [name, { folder, view, language }] of Object.entries(wanted)) {
    const model = modelOf(join(root, folder));
    const statement = model.element(view);
    if (statement === undefined) throw new Error(`${folder} has no view ${view}`);
    const { scene } = await drawView(model, statement, { language }, studio.tools(language));
    for (const theme of /** @type {const} */ (["dark", "light"]))
      files[`${name}-${theme}.svg`] = sceneToSvg(scene, { theme });
  }
  await studio.close();
  return files;
}

/**
 * @param {string} folder
 * @returns {import("../packages/core/src/model/model.ts").Model}
 */
function modelOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".orrery"));
  return Workspace.load(names.sort().map((uri) => ({ uri, bytes: readFileSync(join(folder, uri)) }))).model;
}

/**
 * `npm run reference`: writes docs/reference from the data that the product itself uses, so that no page is written twice, and
 * draws docs/pictures, and runs the command lines in the guides. `tools/reference.test.ts` fails when a file is not what this writes.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { pictures } from "./pictures.mjs";
import { archimatePage } from "./reference/archimate.mjs";
import { attributesPage } from "./reference/attributes.mjs";
import { commandsPage } from "./reference/commands.mjs";
import { pagesWithOutput } from "./reference/console.mjs";
import { diagnosticsPage } from "./reference/diagnostics.mjs";
import { kindsPage } from "./reference/kinds.mjs";
import { notationsPage } from "./reference/notations.mjs";
import { relationshipsPage } from "./reference/relationships.mjs";
import { rulePages } from "./reference/rules.mjs";
import { sourcesPage } from "./reference/sources.mjs";
import { viewpointsPage } from "./reference/viewpoints.mjs";
import { finish, isProgram, root } from "./run.mjs";

/**
 * Every file that is made, by its folder and name.
 * @returns {Promise<Readonly<Record<string, Readonly<Record<string, string>>>>>}
 */
export async function madeFiles() {
  return { "docs/pictures": await pictures(), "docs/reference": await referencePages() };
}

/** @returns {Promise<Readonly<Record<string, string>>>} */
async function referencePages() {
  return {
    "archimate.md": archimatePage(),
    "attributes.md": attributesPage(),
    "commands.md": await commandsPage(),
    "diagnostics.md": diagnosticsPage(),
    "kinds.md": kindsPage(),
    "notations.md": notationsPage(),
    "relationships.md": relationshipsPage(),
    ...rulePages(),
    "sources.md": sourcesPage(),
    "viewpoints.md": viewpointsPage(),
  };
}

/** @returns {Promise<number>} */
async function main() {
  for (const [folder, files] of Object.entries(await madeFiles())) {
    mkdirSync(join(root, folder), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), text);
  }
  for (const [path, text] of Object.entries(await pagesWithOutput())) writeFileSync(join(root, path), text);
  return 0;
}

if (isProgram(import.meta.url)) await finish(main);

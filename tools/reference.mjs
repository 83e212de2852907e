/**
 * `npm run reference`: writes docs/reference from the data that the product itself uses, so that no page is written twice.
 * `tools/reference.test.ts` fails when a page is not what this writes.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { archimatePage } from "./reference/archimate.mjs";
import { attributesPage } from "./reference/attributes.mjs";
import { commandsPage } from "./reference/commands.mjs";
import { diagnosticsPage } from "./reference/diagnostics.mjs";
import { kindsPage } from "./reference/kinds.mjs";
import { relationshipsPage } from "./reference/relationships.mjs";
import { finish, isProgram, root } from "./run.mjs";

/** Where the pages lie. */
export const folder = join(root, "docs/reference");

/**
 * Every page by its file name.
 * @returns {Promise<Readonly<Record<string, string>>>}
 */
export async function referencePages() {
  return {
    "archimate.md": archimatePage(),
    "attributes.md": attributesPage(),
    "commands.md": await commandsPage(),
    "diagnostics.md": diagnosticsPage(),
    "kinds.md": kindsPage(),
    "relationships.md": relationshipsPage(),
  };
}

/** @returns {Promise<number>} */
async function main() {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(await referencePages())) writeFileSync(join(folder, name), text);
  return 0;
}

if (isProgram(import.meta.url)) await finish(main);

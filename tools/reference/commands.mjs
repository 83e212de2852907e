/** The page of commands: what `orrery help` and every `--help` print. */

import { commands } from "../../packages/cli/src/commands/index.ts";
import { printed } from "./console.mjs";
import { block, code, page } from "./markdown.mjs";

/** @returns {Promise<string>} */
export async function commandsPage() {
  const names = Object.keys(commands);
  const sections = [];
  for (const name of names) sections.push(`## ${name}`, block(await printed(["help", name]), "text"));
  return page("Commands", "packages/cli/src/commands", [
    "What the command says about itself; with `--lang fr`, or where your system speaks French, in French. A tour with real output: [the command line](../guide/command-line.md).",
    block(await printed(["help"]), "text"),
    names.map((name) => `[${code(name)}](#${name})`).join(" · "),
    ...sections,
  ]);
}

/** The page of commands: what `orrery help` and every `--help` print. */

import { runCommandLine } from "../../packages/cli/src/command-line.ts";
import { commands } from "../../packages/cli/src/commands/index.ts";
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

/**
 * What a command line prints, in English and without colours.
 * @param {readonly string[]} words
 * @returns {Promise<string>}
 */
async function printed(words) {
  const pieces = [""];
  const stream = { write: (/** @type {string | Uint8Array} */ chunk) => pieces.push(typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk)) };
  await runCommandLine([...words, "--lang", "en", "--no-color"], {
    environment: {},
    folder: import.meta.dirname,
    output: stream,
    problems: stream,
    input: { async *[Symbol.asyncIterator]() {} },
    now: () => new Date(0),
    milliseconds: () => 0,
  });
  return pieces.join("");
}

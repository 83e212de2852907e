/**
 * Command lines in the guides, with what they really print: in a block of ```console every line `$ orrery ...` is run in the
 * repository, and what follows it is replaced. With ```console copy it is run in a copy of the examples that is thrown away, for
 * commands that write files. A block with any other program in it is left as somebody wrote it.
 */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runCommandLine } from "../../packages/cli/src/command-line.ts";
import { root } from "../run.mjs";

/**
 * The pages that may hold such blocks, by path, with fresh output.
 * @returns {Promise<Readonly<Record<string, string>>>}
 */
export async function pagesWithOutput() {
  /** @type {Record<string, string>} */
  const pages = {};
  for (const path of writtenPages()) {
    const text = readFileSync(join(root, path), "utf8");
    if (/^```console(?: copy)?\n/m.test(text)) pages[path] = await withOutput(text);
  }
  return pages;
}

/**
 * Pages for readers that people write, from the root of the repository.
 * @returns {readonly string[]}
 */
export function writtenPages() {
  const examples = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = [
    "docs/guide",
    "docs/guide/checks",
    "docs/guide/simulation",
    "docs/decisions",
    ...examples.map(({ name }) => `examples/${name}`),
    "architecture",
    ".",
  ];
  return folders.flatMap((folder) => markdownIn(folder).map((name) => (folder === "." ? name : `${folder}/${name}`)));
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function markdownIn(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile());
  return entries
    .map((entry) => entry.name)
    .filter((name) => name.endsWith(".md"))
    .sort();
}

/**
 * @param {string} text
 * @returns {Promise<string>}
 */
async function withOutput(text) {
  const pieces = text.split(/(^```console(?: copy)?\n[\s\S]*?^```$)/m);
  const fresh = [];
  for (const piece of pieces) {
    if (piece.startsWith("```console\n")) fresh.push(await runBlock(piece, root));
    else fresh.push(piece.startsWith("```console copy\n") ? await inCopy((folder) => runBlock(piece, folder)) : piece);
  }
  return fresh.join("");
}

/**
 * Does something in a folder that has the examples and nothing else, and is gone afterwards.
 * @template Result
 * @param {(folder: string) => Promise<Result>} act
 * @returns {Promise<Result>}
 */
async function inCopy(act) {
  const folder = mkdtempSync(join(tmpdir(), "orrery-guide-"));
  try {
    cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true });
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} block
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function runBlock(block, folder) {
  const [head = "", ...lines] = block.split("\n");
  const commands = lines.filter((line) => line.startsWith("$ "));
  if (!commands.every((line) => /^\$ orrery [^|<>&;$]*$/.test(line))) return block;
  const parts = [];
  for (const line of commands) parts.push(`${line}\n${await printed(wordsOf(line.slice("$ orrery ".length)), folder)}`);
  return `${head}\n${parts.join("\n")}\`\`\``;
}

/**
 * Words of a command line; one with blanks stands between apostrophes.
 * @param {string} line
 * @returns {readonly string[]}
 */
function wordsOf(line) {
  return [...line.matchAll(/'([^']*)'|\S+/g)].map((found) => found[1] ?? found[0]);
}

/**
 * What a command line prints, in English, without colours, in a world where it takes no time.
 * @param {readonly string[]} words
 * @param {string} [folder] where it runs
 * @returns {Promise<string>}
 */
export async function printed(words, folder = root) {
  const pieces = [""];
  const decoder = new TextDecoder();
  const stream = {
    write: (/** @type {string | Uint8Array} */ chunk) =>
      pieces.push(typeof chunk === "string" ? chunk : decoder.decode(chunk)),
  };
  await runCommandLine(words, {
    environment: { NO_COLOR: "1" },
    folder,
    output: stream,
    problems: stream,
    input: (async function* () {})(),
    now: () => new Date(Date.UTC(2026, 10, 21)),
    milliseconds: () => 12,
  });
  return pieces.join("").replaceAll("\r\n", "\n");
}

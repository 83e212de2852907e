/** Parsers of source text for discovery: tree-sitter, compiled to WebAssembly; a grammar is loaded when its language is asked for. */
import { fileURLToPath } from "node:url";
import { languageOf } from "@orrery/core/sources/code/files";
import type { CodeLanguage, CodeOutline } from "@orrery/core/sources/code/outline";
import { Language, Parser } from "web-tree-sitter";
import { besideTheBundle, packageFile } from "../../pictures/fonts.ts";
import { expressionOf } from "./expressions.ts";
import { outlineOf, visitChildren, writerFor } from "./outline-writer.ts";
import { type CopiedTree, copyTree } from "./syntax-node.ts";
import { visit } from "./visit.ts";

/** Grammars by language, the usual one first. A language that is missing has none: core reads it word by word. */
const grammars: Readonly<Partial<Record<CodeLanguage, readonly string[]>>> = {
  javascript: ["javascript"],
  typescript: ["typescript", "tsx"],
  java: ["java"],
  csharp: ["c-sharp"],
  python: ["python"],
  go: ["go"],
  rust: ["rust"],
  ruby: ["ruby"],
  php: ["php"],
};

/** Text above this is generated or data, and would cost more than it tells. */
const LONGEST_TEXT = 1_500_000;

export type Outlines = (language: CodeLanguage, text: string) => CodeOutline | undefined;

/** Loads the grammars of some languages (all that there are, if none are named); what comes back needs no waiting. */
export async function openOutlines(
  languages: Iterable<CodeLanguage> = Object.keys(grammars) as CodeLanguage[],
): Promise<Outlines> {
  const wanted = [...new Set(languages)].filter((language) => grammars[language] !== undefined);
  if (wanted.length === 0) return () => undefined;
  await (ready ??= Parser.init({ locateFile: () => runtimeFile() }));
  const parsers = new Map<CodeLanguage, readonly Parser[]>();
  for (const language of wanted)
    parsers.set(language, await Promise.all((grammars[language] ?? []).map(async (name) => parserOf(name))));
  return (language, text) => {
    const own = parsers.get(language);
    return own === undefined || text.length > LONGEST_TEXT ? undefined : outline(language, text, own);
  };
}

/** Languages of some files, for the grammars that they need: each costs a second to compile. */
export function languagesIn(files: Iterable<{ readonly path: string }>): ReadonlySet<CodeLanguage> {
  const found = new Set<CodeLanguage>();
  for (const { path } of files) {
    const language = languageOf(path);
    if (language !== undefined) found.add(language);
  }
  return found;
}

let ready: Promise<void> | undefined;
const loaded = new Map<string, Promise<Parser>>();

async function parserOf(grammar: string): Promise<Parser> {
  const known = loaded.get(grammar);
  if (known !== undefined) return known;
  const loading = Language.load(grammarFile(grammar)).then((language) => {
    const parser = new Parser();
    parser.setLanguage(language);
    return parser;
  });
  loaded.set(grammar, loading);
  return loading;
}

/** By the grammar that understands most of it: `.ts` and `.tsx` are one language to us and two to the parsers. */
function outline(language: CodeLanguage, text: string, parsers: readonly Parser[]): CodeOutline | undefined {
  let best: CopiedTree | undefined;
  for (const parser of parsers) {
    const copied = parsed(parser, text);
    if (copied !== undefined && (best === undefined || copied.broken < best.broken)) best = copied;
    if (best?.broken === 0) break;
  }
  if (best === undefined) return undefined;
  const writer = writerFor(language, text, { read: expressionOf, visit });
  visitChildren(writer, best.root, { inside: "" });
  return outlineOf(writer, best.broken);
}

function parsed(parser: Parser, text: string): CopiedTree | undefined {
  const tree = parser.parse(text);
  if (tree === null) return undefined;
  const copied = copyTree(tree);
  tree.delete();
  return copied;
}

function runtimeFile(): string {
  return (
    besideTheBundle("grammars/web-tree-sitter.wasm", here()) ?? packageFile("web-tree-sitter", "web-tree-sitter.wasm")
  );
}

function grammarFile(name: string): string {
  const file = `tree-sitter-${name}.wasm`;
  return besideTheBundle(`grammars/${file}`, here()) ?? packageFile("@vscode/tree-sitter-wasm", `wasm/${file}`);
}

function here(): string {
  return fileURLToPath(import.meta.url);
}

/**
 * A run of discovery over a tree of files: which source reads which file, and what each says, in a fixed order. Pure: the tree is given
 * by the surface (a folder on disk, files dropped on a page).
 */
import { compare } from "../base/compare.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { decodeText } from "../base/decode-text.ts";
import type { Claim } from "../model/claims/claim.ts";
import type { CodeLanguage, CodeOutline } from "./code/outline.ts";
import { type Artefact, type Limits, type Source, standardLimits, type Surroundings } from "./source.ts";

/** Files of a run. Paths are relative to its root, with `/`. */
export interface FileTree {
  /** In any order. */
  readonly files: Iterable<TreeFile>;
}

export interface TreeFile extends Artefact {
  /** First 4 KiB. */
  head(): Uint8Array;
}

export interface ReadingOptions {
  /** Ids of sources; absent: all. */
  readonly only?: readonly string[];
  readonly outline?: (language: CodeLanguage, text: string) => CodeOutline | undefined;
  readonly limits?: Limits;
}

/** What comes of a run, piece by piece. */
export type Heard =
  | { readonly heard: "claim"; readonly source: string; readonly claim: Claim }
  | { readonly heard: "diagnostic"; readonly source: string; readonly diagnostic: Diagnostic }
  /** A source begins with so many files. */
  | { readonly heard: "source"; readonly source: string; readonly files: readonly string[] }
  /** Files that no source knows. */
  | { readonly heard: "unread"; readonly files: readonly string[] };

/** Reads everything, source after source in the order of the list. */
export async function* readAll(
  tree: FileTree,
  sources: readonly Source[],
  options: ReadingOptions = {},
): AsyncGenerator<Heard> {
  const files = [...tree.files].sort((a, b) => compare(a.path, b.path));
  const around = surroundingsOf(files, options);
  const { shares, unread } = assign(files, sources, options);
  yield { heard: "unread", files: unread };
  for (const source of sources) {
    const own = shares.get(source) ?? [];
    if (own.length === 0) continue;
    yield { heard: "source", source: source.id, files: own.map(({ path }) => path) };
    yield* listen(source, own, around);
  }
}

/** What one source says. A fault of ours in it is told and ends this source alone: a run over thousands of files must not fall for one. */
async function* listen(source: Source, files: readonly TreeFile[], around: Surroundings): AsyncGenerator<Heard> {
  const isSmall = ({ size }: TreeFile): boolean => source.readsInPieces === true || size <= around.limits.bytes;
  const limit = around.limits.bytes;
  for (const { path, size } of files.filter((file) => !isSmall(file)))
    yield { heard: "diagnostic", source: source.id, diagnostic: told("artefact-too-large", path, { limit, size }) };
  try {
    for await (const said of source.read(files.filter(isSmall), around))
      yield "claim" in said
        ? { heard: "claim", source: source.id, claim: said }
        : { heard: "diagnostic", source: source.id, diagnostic: said };
  } catch (error) {
    const parameters = { source: source.id, reason: error instanceof Error ? error.message : String(error) };
    yield {
      heard: "diagnostic",
      source: source.id,
      diagnostic: told("source-failed", files[0]?.path ?? "", parameters),
    };
  }
}

function told(code: string, uri: string, parameters: Diagnostic["parameters"]): Diagnostic {
  return { code, severity: "error", uri, span: { start: 0, end: 0 }, parameters };
}

/** The files of each source: those of which it is surest, and as sure as any other. */
function assign(
  files: readonly TreeFile[],
  sources: readonly Source[],
  options: ReadingOptions,
): { readonly shares: ReadonlyMap<Source, TreeFile[]>; readonly unread: readonly string[] } {
  const shares = new Map<Source, TreeFile[]>(sources.map((source) => [source, []]));
  const unread: string[] = [];
  for (const file of files) {
    const head = file.head();
    const glimpse = { path: file.path, size: file.size, head, text: decodeText(head) };
    const answers = sources.map((source) => source.detect(glimpse));
    const most = Math.max(0, ...answers);
    if (most === 0) unread.push(file.path);
    else
      sources.forEach((source, index) => {
        if (answers[index] === most && (options.only === undefined || options.only.includes(source.id)))
          shares.get(source)?.push(file);
      });
  }
  return { shares, unread };
}

/** What sources may ask of the tree. */
export function surroundingsOf(files: readonly Artefact[], options: ReadingOptions = {}): Surroundings {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const folders = new Map<string, string[]>();
  for (const { path } of files)
    for (let folder = folderOf(path), child = path; ; child = folder, folder = folderOf(folder)) {
      const known = folders.get(folder);
      if (known === undefined) folders.set(folder, child === path ? [path] : []);
      else if (child === path) known.push(path);
      if (folder === ".") break;
    }
  return {
    file: (path) => byPath.get(path),
    folder: (path) => folders.get(path) ?? [],
    exists: (path) => byPath.has(path) || folders.has(path),
    outline: options.outline ?? (() => undefined),
    limits: options.limits ?? standardLimits,
  };
}

/** The folder of a path; `.` is the root, and its own folder. */
function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

/** A file whose bytes are at hand: for tests, examples and what is dropped on a page. */
export function inMemoryFile(path: string, content: Uint8Array): TreeFile {
  return {
    path,
    size: content.length,
    head: () => content.subarray(0, 4096),
    bytes: () => content,
    text: () => decodeText(content),
    chunks: async function* () {
      await Promise.resolve();
      for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
    },
  };
}

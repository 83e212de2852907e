/** The disk: all reading and writing of the command goes through here. Paths are absolute, uris relative to a folder, with `/`. */
import { compare } from "@orrery/core/base/compare";
import { isUtf8 } from "node:buffer";
import {
  chmodSync,
  closeSync,
  type Dirent,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { constants } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { WorkspaceFile } from "@orrery/core/workspace";
import { type Ignore, readIgnore } from "./ignore.ts";

/** The ending of model files. */
export const EXTENSION = ".orrery";

/** A model file on disk. */
export interface FoundFile {
  readonly uri: string;
  readonly path: string;
  readonly bytes: number;
}

export interface Found {
  /** In the order of their uris, the same everywhere. */
  readonly files: readonly FoundFile[];
  /** Paths of all folders that were looked into. */
  readonly folders: readonly string[];
  readonly problems: readonly Diagnostic[];
}

/**
 * All model files under a folder. Hidden names, `node_modules` and what a `.gitignore` in or below the folder leaves out are passed
 * over; links are followed, each folder once. Folders that may not be read are problems, the rest is found.
 */
export function findModelFiles(folder: string): Found {
  const search: Search = { files: [], folders: [], problems: [], seen: new Set() };
  searchFolder(search, folder, "", []);
  search.files.sort((a, b) => compare(a.uri, b.uri));
  return search;
}

/** Is there a model file right in the folder? */
export function holdsModelFiles(folder: string): boolean {
  return entriesOf(folder).some(
    (entry) => entry.name.endsWith(EXTENSION) && !entry.name.startsWith(".") && !entry.isDirectory(),
  );
}

/** A single file as what `findModelFiles` finds. */
export function foundFile(path: string): FoundFile {
  return { uri: basename(path), path, bytes: statSync(path).size };
}

/**
 * Reads files one after the other, so that only one is in memory at a time. What cannot be read, has more bytes than `limit` or is no UTF-8 text
 * is handed to `report`; text that is no UTF-8 is read all the same, its wrong bytes being U+FFFD.
 */
export function* readModelFiles(
  files: readonly FoundFile[],
  limit: number,
  report: (problem: Diagnostic) => void,
): Generator<WorkspaceFile> {
  for (const file of files) {
    if (file.bytes > limit) {
      report(problemOf("file-too-large", file.uri, { size: file.bytes, limit }));
      continue;
    }
    const bytes = tryReading(file.path);
    if (!(bytes instanceof Uint8Array)) {
      report(problemOf("unreadable-file", file.uri, { reason: bytes.code }));
      continue;
    }
    if (!isUtf8(bytes)) report(problemOf("not-utf8", file.uri, {}));
    yield { uri: file.uri, bytes };
  }
}

/** The bytes of a file, or the code of Node for why not (`EACCES`). */
export function tryReading(path: string): Uint8Array | { readonly code: string } {
  try {
    return plainBytes(readFileSync(path));
  } catch (error) {
    return { code: codeOf(error) };
  }
}

/** The same bytes as the plain array that core takes: a `Buffer` of Node is one, but its `slice` does not copy. */
export function plainBytes(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}

/** What stands at a path, links followed. */
export function kindOfPath(path: string): "file" | "folder" | "other" | undefined {
  const found = statOf(path);
  if (found === undefined) return undefined;
  return found.isDirectory() ? "folder" : found.isFile() ? "file" : "other";
}

/** The path without links, so that two names of one folder are equal; as it is where nothing is there. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Every file below a folder with its bytes, for formats that are folders; links are not followed. */
export function* readFolder(folder: string, under = ""): Generator<WorkspaceFile> {
  const entries = [...entriesOf(join(folder, under))].sort((a, b) => compare(a.name, b.name));
  for (const entry of entries) {
    const uri = under === "" ? entry.name : `${under}/${entry.name}`;
    if (entry.name === ".git" || entry.name === "node_modules") continue;
    if (entry.isDirectory()) yield* readFolder(folder, uri);
    else if (entry.isFile()) yield { uri, bytes: plainBytes(readFileSync(join(folder, uri))) };
  }
}

/**
 * Writes a file so that a reader sees the old or the new text and never a part: beside it first, then renamed over it. The mode
 * of a file that was there is kept, and a link stays a link.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  uninterrupted(() => writeBeside(path, content));
}

/** Writes a file as `writeWhole` does, unless it has this content already; true when it was written. */
export function writeWhenOther(path: string, content: string | Uint8Array): boolean {
  if (holds(path, content)) return false;
  writeWhole(path, content);
  return true;
}

function holds(path: string, content: string | Uint8Array): boolean {
  const before = tryReading(path);
  return before instanceof Uint8Array && Buffer.from(content).equals(before);
}

function writeBeside(path: string, content: string | Uint8Array): void {
  const target = realPath(path);
  const before = statOf(target);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), ".orrery-"));
  try {
    const beside = join(folder, basename(target));
    writeThrough(beside, content);
    if (before !== undefined) chmodSync(beside, before.mode & 0o7777);
    renameSync(beside, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes several files under a folder, all or none: into a folder beside first, then moved one by one; when a move fails, those that
 * were moved go back and what was there returns. Content `undefined` removes a file.
 */
export function writeAll(folder: string, files: ReadonlyMap<string, string | Uint8Array | undefined>): void {
  uninterrupted(() => writeStaged(folder, files));
}

function writeStaged(folder: string, files: ReadonlyMap<string, string | Uint8Array | undefined>): void {
  const target = realPath(folder);
  const made = firstMissing(target);
  mkdirSync(target, { recursive: true });
  const staging = mkdtempSync(join(target, ".orrery-"));
  const moves: Move[] = [];
  try {
    let number = 0;
    for (const uri of files.keys()) if (!isInside(uri)) throw new Error(`${uri} is outside of the folder`);
    for (const [uri, content] of files) moves.push(stage(staging, join(target, uri), number++, content));
    moveAll(moves);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Many files of a folder that come one after the other, and then take their places together. */
export interface FolderChange {
  /** A file with its content, kept aside; what the folder has already is left as it is. Paths are below the folder, with `/`. */
  put(uri: string, content: string | Uint8Array): void;
  /** A file that is to go. */
  remove(uri: string): void;
  /** Moves everything to its place, all or nothing, and tells how many files were not the same before. */
  finish(): number;
  /** Leaves the folder as it was. */
  abandon(): void;
}

/** Begins to change a folder. A signal that comes before `finish` takes away what was kept aside and ends the process. */
export function changeFolder(folder: string): FolderChange {
  const target = realPath(folder);
  const made = firstMissing(target);
  mkdirSync(target, { recursive: true });
  const staging = mkdtempSync(join(target, ".orrery-"));
  const moves: Move[] = [];
  const clear = (): void => rmSync(staging, { recursive: true, force: true });
  const abandon = (): void => {
    for (const signal of signals) process.off(signal, leave);
    clear();
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  };
  const leave = (signal: NodeJS.Signals): void => {
    abandon();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.on(signal, leave);
  const move = (uri: string, content: string | Uint8Array | undefined): void => {
    if (!isInside(uri)) throw new Error(`${uri} is outside of the folder`);
    moves.push(stage(staging, join(target, uri), moves.length, content));
  };
  return {
    put: (uri, content) => {
      if (!holds(join(target, uri), content)) move(uri, content);
    },
    remove: (uri) => {
      if (kindOfPath(join(target, uri)) === "file") move(uri, undefined);
    },
    finish: () => {
      try {
        uninterrupted(() => moveAll(moves));
      } catch (error) {
        abandon();
        throw error;
      }
      for (const signal of signals) process.off(signal, leave);
      clear();
      return moves.length;
    },
    abandon,
  };
}

/** Node's code of a fault of the disk (`ENOSPC`), undefined for any other error. */
export function diskFault(error: unknown): string | undefined {
  return error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

interface Search {
  readonly files: FoundFile[];
  readonly folders: string[];
  readonly problems: Diagnostic[];
  readonly seen: Set<string>;
}

/** `.gitignore` files from the outermost, with the folder that each stands in. */
export type Ignores = readonly { readonly under: string; readonly ignore: Ignore }[];

function searchFolder(search: Search, path: string, uri: string, outer: Ignores): void {
  const identity = realPath(path);
  if (search.seen.has(identity)) return;
  search.seen.add(identity);
  search.folders.push(path);
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    search.problems.push(problemOf("unreadable-file", uri === "" ? "." : uri, { reason: codeOf(error) }));
    return;
  }
  const ignores = withIgnoreOf(entries, path, uri, outer);
  for (const entry of entries) visit(search, entry, path, uri, ignores);
}

function visit(search: Search, entry: Dirent, folder: string, under: string, ignores: Ignores): void {
  const { name } = entry;
  if (name.startsWith(".") || name === "node_modules") return;
  const mayBeModel = name.endsWith(EXTENSION);
  if (!mayBeModel && !entry.isDirectory() && !entry.isSymbolicLink()) return;
  const path = join(folder, name);
  const uri = under === "" ? name : `${under}/${name}`;
  const found = entry.isDirectory() ? undefined : statOf(path);
  const isFolder = entry.isDirectory() || found?.isDirectory() === true;
  if (isIgnored(uri, isFolder, ignores)) return;
  if (isFolder) searchFolder(search, path, uri, ignores);
  else if (mayBeModel && found?.isFile() === true) search.files.push({ uri, path, bytes: found.size });
  else if (mayBeModel && found === undefined)
    search.problems.push(problemOf("unreadable-file", uri, { reason: "ENOENT" }));
}

/** The `.gitignore` of a folder behind those around it. */
export function withIgnoreOf(entries: readonly Dirent[], path: string, uri: string, outer: Ignores): Ignores {
  if (!entries.some((entry) => entry.name === ".gitignore" && entry.isFile())) return outer;
  const bytes = tryReading(join(path, ".gitignore"));
  if (!(bytes instanceof Uint8Array)) return outer;
  return [...outer, { under: uri === "" ? "" : `${uri}/`, ignore: readIgnore(new TextDecoder().decode(bytes)) }];
}

/** The innermost `.gitignore` with an opinion decides. */
export function isIgnored(uri: string, isFolder: boolean, ignores: Ignores): boolean {
  for (const { under, ignore } of ignores.toReversed()) {
    const opinion = ignore(uri.slice(under.length), isFolder);
    if (opinion !== undefined) return opinion;
  }
  return false;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Names of the files right in a folder, in order; none where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort(compare);
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function problemOf(code: string, uri: string, parameters: Diagnostic["parameters"]): Diagnostic {
  return { code, severity: "error", uri, span: { start: 0, end: 0 }, parameters };
}

function codeOf(error: unknown): string {
  const code = diskFault(error);
  if (code === undefined) throw error;
  return code;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
let isHeld = false;

/**
 * Does a piece of writing to its end: a signal that comes meanwhile ends the process after it. At all other times a signal ends the
 * process at once, as a shell expects, however busy it is.
 */
export function uninterrupted(work: () => void): void {
  if (isHeld) return work();
  isHeld = true;
  const leave = (signal: NodeJS.Signals): void => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, leave);
  try {
    work();
  } finally {
    // Node tells of a signal at the next turn of its loop.
    setImmediate(() => {
      for (const signal of signals) process.off(signal, leave);
      isHeld = false;
    });
  }
}

function writeThrough(path: string, content: string | Uint8Array): void {
  const handle = openSync(path, "w");
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

interface Move {
  readonly target: string;
  /** The new text, staged; undefined where the target is only removed. */
  readonly fresh: string | undefined;
  /** Where the old text waits. */
  readonly old: string;
}

function stage(staging: string, target: string, number: number, content: string | Uint8Array | undefined): Move {
  const fresh = content === undefined ? undefined : join(staging, `${number}.new`);
  if (fresh !== undefined && content !== undefined) {
    const before = statOf(target);
    writeFileSync(fresh, content);
    if (before !== undefined) chmodSync(fresh, before.mode & 0o7777);
  }
  return { target, fresh, old: join(staging, `${number}.old`) };
}

/** Is a uri below its folder, whatever a foreign file calls things? */
function isInside(uri: string): boolean {
  return !isAbsolute(uri) && !uri.split(/[\\/]/).includes("..") && !uri.includes("\0");
}

function moveAll(moves: readonly Move[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { target, fresh, old } of moves) {
      const missing = firstMissing(dirname(target));
      mkdirSync(dirname(target), { recursive: true });
      if (missing !== undefined) undo.push(() => rmSync(missing, { recursive: true, force: true }));
      if (existsSync(target)) {
        if (kindOfPath(target) === "folder")
          throw Object.assign(new Error(`${target} is a folder`), { code: "EISDIR", syscall: "rename", path: target });
        renameSync(target, old);
        undo.push(() => renameSync(old, target));
      }
      if (fresh === undefined) continue;
      renameSync(fresh, target);
      undo.push(() => rmSync(target, { force: true }));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
}

/** The outermost folder of a path that is not there yet, undefined when all are. */
function firstMissing(path: string): string | undefined {
  if (existsSync(path)) return undefined;
  return firstMissing(dirname(path)) ?? path;
}

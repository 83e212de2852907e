/**
 * Several files written as one: whatever kills the process, at whatever moment, all of them are new or all of them old once the folder
 * has been opened again. What is to be written is written down first, in one file of the folder's hidden `.orrery`; then each file is
 * replaced by a rename, which a reader sees as the old or the new text; then the record goes. A record that is found later is finished.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { FileChange } from "@orrery/core/edits/edited-texts";
import { isSame } from "@orrery/core/edits/edited-texts";
import { diskFault, realPath, tryReading, uninterrupted, writeWhole } from "../files.ts";

/** The hidden folder; it is there only while something is written. */
const HIDDEN = ".orrery";
const RECORD = ".step";

/** A file to be written, with its place on disk. */
export interface PlacedChange extends FileChange {
  readonly path: string;
}

/**
 * Writes files of a folder, or removes those whose new content is undefined. "changed": one of them is not any more what it was taken
 * for, and none has been written.
 */
export function writeTogether(folder: string, changes: readonly PlacedChange[]): "written" | "changed" {
  let outcome: "written" | "changed" = "written";
  uninterrupted(() => (outcome = write(realPath(folder), changes)));
  return outcome;
}

/** What becomes of a file that somebody has changed since it was to be written. */
export type Merge = (change: FileChange, now: Uint8Array) => Uint8Array | undefined;

/** Finishes what a process that was killed left half done in a folder; true when there was something. */
export function finishWriting(folder: string, merge: Merge): boolean {
  try {
    return finish(folder, merge);
  } catch (fault) {
    // A disk that cannot be written keeps its record; the model can be read all the same.
    if (diskFault(fault) === undefined) throw fault;
    return false;
  }
}

function finish(folder: string, merge: Merge): boolean {
  const hidden = join(realPath(folder), HIDDEN);
  const names = namesIn(hidden);
  // Others may be writing right now; what they have begun is theirs.
  const left = names.filter((name) => !isRunning(Number(/^(\d+)-/.exec(name)?.[1])));
  for (const name of left.filter((one) => one.endsWith(RECORD)).sort()) {
    const record = tryReading(join(hidden, name));
    const changes = record instanceof Uint8Array ? readRecord(record) : undefined;
    for (const change of changes ?? []) finishOne(realPath(folder), change, merge);
  }
  for (const name of left) rmSync(join(hidden, name), { force: true });
  removeEmpty(hidden);
  return left.length > 0;
}

function write(folder: string, changes: readonly PlacedChange[]): "written" | "changed" {
  if (changes.some(isOther)) return "changed";
  const hidden = join(folder, HIDDEN);
  mkdirSync(hidden, { recursive: true });
  const name = `${process.pid}-${++written}`;
  const record = changes.length > 1 ? join(hidden, `${name}${RECORD}`) : undefined;
  const done: PlacedChange[] = [];
  try {
    if (record !== undefined) {
      writeThrough(`${record}.new`, recordOf(changes));
      renameSync(`${record}.new`, record);
      syncFolder(hidden);
    }
    for (const change of changes) {
      if (isOther(change)) {
        takeBack(done, hidden, name);
        return "changed";
      }
      replace(change, hidden, name);
      done.push(change);
    }
    return "written";
  } catch (fault) {
    takeBack(done, hidden, name);
    throw fault;
  } finally {
    if (record !== undefined) rmSync(record, { force: true });
    for (const left of namesIn(hidden)) if (left.startsWith(`${name}.`) || left === name) rmSync(join(hidden, left));
    removeEmpty(hidden);
  }
}

let written = 0;

function isOther({ path, before }: PlacedChange): boolean {
  return !isSame(contentOf(path), before);
}

/** The bytes at a path; undefined where nothing is. */
function contentOf(path: string): Uint8Array | undefined {
  const bytes = tryReading(path);
  if (bytes instanceof Uint8Array) return bytes;
  if (bytes.code === "ENOENT" || bytes.code === "ENOTDIR") return undefined;
  throw Object.assign(new Error(bytes.code), { code: bytes.code, syscall: "read", path });
}

/** A new file takes the place of the old one, whose mode it has; a link stays a link. */
function replace({ path, after }: PlacedChange, hidden: string, name: string): void {
  const target = realPath(path);
  if (after === undefined) {
    rmSync(target, { force: true });
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  const beside = join(hidden, `${name}.new`);
  writeThrough(beside, after);
  const before = statSync(target, { throwIfNoEntry: false });
  if (before !== undefined) {
    // Renaming over it needs no right to write it: that it may not be written is respected all the same.
    closeSync(openSync(target, "r+"));
    chmodSync(beside, before.mode & 0o7777);
  }
  try {
    renameSync(beside, target);
    syncFolder(dirname(target));
  } catch (fault) {
    if (diskFault(fault) !== "EXDEV") throw fault;
    // A link or mount leads to another disk, where a rename from here cannot go.
    writeWhole(target, after);
  }
}

/** What was written goes back, unless somebody has changed it already. */
function takeBack(done: readonly PlacedChange[], hidden: string, name: string): void {
  for (const { uri, path, before, after } of done.toReversed()) {
    const back: PlacedChange = { uri, path, before: after, after: before };
    if (!isOther(back)) replace(back, hidden, name);
  }
}

function finishOne(folder: string, change: FileChange, merge: Merge): void {
  const path = join(folder, change.uri);
  const now = contentOf(path);
  if (isSame(now, change.after)) return;
  const wanted = isSame(now, change.before) || now === undefined ? change.after : merge(change, now);
  if (wanted === undefined) rmSync(path, { force: true });
  else if (!isSame(now, wanted)) writeWhole(path, wanted);
}

// --- the record

/** A line of JSON that says what follows, then the contents one after the other. */
function recordOf(changes: readonly FileChange[]): Uint8Array {
  const contents = Buffer.concat(changes.flatMap(({ before, after }) => [before ?? NOTHING, after ?? NOTHING]));
  const files = changes.map(({ uri, before, after }) => ({
    uri,
    before: before?.length ?? null,
    after: after?.length ?? null,
  }));
  const head = JSON.stringify({ version: 1, files, sha256: hashOf(contents) });
  return Buffer.concat([Buffer.from(`${head}\n`), contents]);
}

const NOTHING: Uint8Array = new Uint8Array(0);

/** The changes of a record; undefined where it is not whole, which means that no file has been touched. */
function readRecord(record: Uint8Array): readonly FileChange[] | undefined {
  const end = record.indexOf(10);
  const contents = record.subarray(end + 1);
  const head = end < 0 ? undefined : headOf(new TextDecoder().decode(record.subarray(0, end)));
  if (head === undefined || head.sha256 !== hashOf(contents)) return undefined;
  let at = 0;
  const next = (length: number | null): Uint8Array | undefined =>
    length === null ? undefined : contents.subarray(at, (at += length));
  return head.files.map(({ uri, before, after }) => ({ uri, before: next(before), after: next(after) }));
}

interface Head {
  readonly files: readonly { readonly uri: string; readonly before: number | null; readonly after: number | null }[];
  readonly sha256: string;
}

function headOf(text: string): Head | undefined {
  try {
    const head = JSON.parse(text) as Head & { readonly version: number };
    return head.version === 1 && head.files.every(({ uri }) => isInside(uri)) ? head : undefined;
  } catch {
    return undefined;
  }
}

/** A record names nothing outside of its folder, whoever wrote it. */
function isInside(uri: string): boolean {
  return !uri.startsWith("/") && !/(?:^|[\\/])\.\.(?:[\\/]|$)|^[A-Za-z]:|\0/.test(uri);
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

// --- the disk

function writeThrough(path: string, content: Uint8Array): void {
  const handle = openSync(path, "w");
  try {
    for (let at = 0; at < content.length;) at += writeSync(handle, content, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A rename lasts when its folder has been written; where a system does not do that, it does so by itself. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (fault) {
    if (diskFault(fault) === undefined) throw fault;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something else is in it, or it was never made.
  }
}

/** Does a process of this number run, other than this one? */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}

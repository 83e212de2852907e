/**
 * A large model kept ready on disk (`orrery snapshot`): opening it reads one file of columns instead of all texts. It is used only as
 * far as it is true: files whose size or time of change differ are read again, and a snapshot of another version is passed over.
 */
import { isUtf8 } from "node:buffer";
import { fstatSync, openSync, readFileSync, readSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { contentHash } from "@orrery/core/base/hash";
import type { ByteSource } from "@orrery/core/base/pack";
import type { SupportTable } from "@orrery/core/model/endoflife/support-table";
import { MAX_FILE_BYTES, Workspace } from "@orrery/core/workspace";
import { tryReading, writeAll } from "./files.ts";
import manifest from "../package.json" with { type: "json" };
import type { LoadedModel, ModelPlace } from "./load-model.ts";

/** Inside the folder of the model; hidden, and left out of Git by its own `.gitignore`. */
const FOLDER = ".orrery";
const COLUMNS = `${FOLDER}/model.snapshot`;
const STAMPS = `${FOLDER}/model.files.json`;

/** When more of the text than this has changed, reading all is quicker than replacing file by file. */
const MOST_CHANGED = 0.2;

/** Bytes of one read of the system, below its limit of 2 GiB. */
const LARGEST_READ: number = 2 ** 30;

interface Stamp {
  readonly uri: string;
  readonly bytes: number;
  readonly changed: number;
}

/** The workspace of a folder from its snapshot, brought up to date; undefined where there is none that helps. */
export function openFromSnapshot(
  place: ModelPlace,
  text: (uri: string) => Uint8Array | undefined,
  support?: SupportTable,
): Workspace | undefined {
  if (place.isFile === true || place.found.problems.length > 0) return undefined;
  const stamps = readStamps(place.folder);
  if (stamps === undefined) return undefined;
  const now = place.found.files.map((file) => stampOf(file.path, file.uri));
  const changed = now.filter((stamp) => !isSame(stamp, stamps.get(stamp.uri)));
  const present = new Set(now.map((stamp) => stamp.uri));
  const gone = [...stamps.values()].filter((stamp) => !present.has(stamp.uri));
  if (bytesOf([...changed, ...gone]) > bytesOf(now) * MOST_CHANGED) return undefined;
  const source = sourceOf(join(place.folder, COLUMNS));
  const workspace = source === undefined ? undefined : Workspace.open(source, { text, support });
  if (workspace === undefined) return undefined;
  for (const { uri } of gone) workspace.update(uri, undefined);
  for (const { uri } of changed) {
    const content = text(uri);
    // What is wrong with a file as such is found by reading all.
    if (content === undefined || !isUtf8(content) || content.length > MAX_FILE_BYTES) return undefined;
    workspace.update(uri, content);
  }
  return workspace;
}

/**
 * Writes the snapshot of a model; the number of bytes, or undefined where none can be kept: with includes, problems on the disk, or
 * files that have changed since they were read.
 */
export function writeSnapshot(model: LoadedModel): number | undefined {
  if (model.problems.length > 0 || model.includedPaths.length > 0) return undefined;
  const bytes = model.workspace.snapshot();
  if (bytes === undefined) return undefined;
  // Stamps before texts: a file that changes from now on differs from its stamp.
  const stamps = model.files.map((file) => stampOf(file.path, file.uri));
  const hashes = new Map(model.workspace.files.map(({ uri, hash }) => [uri, hash]));
  for (const { path, uri } of model.files) {
    const now = tryReading(path);
    if (!(now instanceof Uint8Array) || contentHash(now) !== hashes.get(uri)) return undefined;
  }
  writeAll(
    model.folder,
    new Map<string, string | Uint8Array>([
      [`${FOLDER}/.gitignore`, "*\n"],
      [COLUMNS, bytes],
      [STAMPS, `${JSON.stringify({ orrery: manifest.version, files: stamps })}\n`],
    ]),
  );
  return bytes.length;
}

/** Takes the snapshot of a folder away; false when there was none. */
export function removeSnapshot(folder: string): boolean {
  const isThere = statSync(join(folder, COLUMNS), { throwIfNoEntry: false }) !== undefined;
  rmSync(join(folder, STAMPS), { force: true });
  rmSync(join(folder, COLUMNS), { force: true });
  return isThere;
}

/**
 * The snapshot as bytes that are read when they are asked for. The file stays open as long as the process: what replaces it meanwhile is
 * another file, so that this one cannot change underneath.
 */
function sourceOf(path: string): ByteSource | undefined {
  try {
    const file = openSync(path, "r");
    const length = fstatSync(file).size;
    return {
      length,
      read(start, end) {
        const bytes = new Uint8Array(end - start);
        for (let at = 0; at < bytes.length;) {
          const count = readSync(file, bytes, at, Math.min(bytes.length - at, LARGEST_READ), start + at);
          if (count === 0) throw new Error(`${path} ended early`);
          at += count;
        }
        return bytes;
      },
    };
  } catch {
    return undefined;
  }
}

function stampOf(path: string, uri: string): Stamp {
  const { size, mtimeMs } = statSync(path);
  return { uri, bytes: size, changed: mtimeMs };
}

function isSame(one: Stamp, other: Stamp | undefined): boolean {
  return other !== undefined && one.bytes === other.bytes && one.changed === other.changed;
}

function readStamps(folder: string): ReadonlyMap<string, Stamp> | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(join(folder, STAMPS), "utf8"));
    if (!isStamps(kept) || kept.orrery !== manifest.version) return undefined;
    return new Map(kept.files.filter(isStamp).map((stamp) => [stamp.uri, stamp]));
  } catch {
    return undefined;
  }
}

function bytesOf(stamps: readonly Stamp[]): number {
  return stamps.reduce((sum, stamp) => sum + stamp.bytes, 0);
}

function isStamps(value: unknown): value is { readonly orrery: unknown; readonly files: readonly unknown[] } {
  return (
    typeof value === "object" && value !== null && "orrery" in value && "files" in value && Array.isArray(value.files)
  );
}

function isStamp(value: unknown): value is Stamp {
  return (
    typeof value === "object" &&
    value !== null &&
    "uri" in value &&
    typeof value.uri === "string" &&
    "bytes" in value &&
    typeof value.bytes === "number" &&
    "changed" in value &&
    typeof value.changed === "number"
  );
}

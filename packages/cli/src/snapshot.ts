/**
 * A large model kept ready on disk (`orrery snapshot`): opening it reads one file of columns instead of all texts. It is used only as
 * far as it is true: files whose size or time of change differ are read again, and a snapshot of another version is passed over.
 */
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Workspace } from "@orrery/core/workspace";
import { tryReading, writeAll } from "./files.ts";
import type { LoadedModel, ModelPlace } from "./load-model.ts";

/** Inside the folder of the model; hidden, and left out of Git by its own `.gitignore`. */
const FOLDER = ".orrery";
const COLUMNS = `${FOLDER}/model.snapshot`;
const STAMPS = `${FOLDER}/model.files.json`;

/** When more of the files than this have changed, reading all is quicker than replacing them one by one. */
const MOST_CHANGED = 0.2;

interface Stamp {
  readonly uri: string;
  readonly bytes: number;
  readonly changed: number;
}

/** The workspace of a folder from its snapshot, brought up to date; undefined where there is none that helps. */
export function openFromSnapshot(
  place: ModelPlace,
  text: (uri: string) => Uint8Array | undefined,
): Workspace | undefined {
  if (place.isFile === true || place.found.problems.length > 0) return undefined;
  const stamps = readStamps(place.folder);
  if (stamps === undefined) return undefined;
  const now = place.found.files.map((file) => stampOf(file.path, file.uri));
  const changed = now.filter((stamp) => !isSame(stamp, stamps.get(stamp.uri)));
  const present = new Set(now.map((stamp) => stamp.uri));
  const gone = [...stamps.keys()].filter((uri) => !present.has(uri));
  if (changed.length + gone.length > Math.max(1, now.length * MOST_CHANGED) && now.length > 1) return undefined;
  const bytes = tryReading(join(place.folder, COLUMNS));
  const workspace = bytes instanceof Uint8Array ? Workspace.open(bytes, { text }) : undefined;
  if (workspace === undefined) return undefined;
  for (const uri of gone) workspace.update(uri, undefined);
  for (const { uri } of changed) {
    const content = text(uri);
    if (content === undefined) return undefined;
    workspace.update(uri, content);
  }
  return workspace;
}

/** Writes the snapshot of a model; the number of bytes, or undefined where none can be kept: with includes, or problems on the disk. */
export function writeSnapshot(model: LoadedModel): number | undefined {
  if (model.problems.length > 0 || model.includedPaths.length > 0) return undefined;
  const bytes = model.workspace.snapshot();
  if (bytes === undefined) return undefined;
  const stamps = model.files.map((file) => stampOf(file.path, file.uri));
  writeAll(
    model.folder,
    new Map<string, string | Uint8Array>([
      [`${FOLDER}/.gitignore`, "*\n"],
      [COLUMNS, bytes],
      [STAMPS, `${JSON.stringify(stamps)}\n`],
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

function stampOf(path: string, uri: string): Stamp {
  const { size, mtimeMs } = statSync(path);
  return { uri, bytes: size, changed: mtimeMs };
}

function isSame(one: Stamp, other: Stamp | undefined): boolean {
  return other !== undefined && one.bytes === other.bytes && one.changed === other.changed;
}

function readStamps(folder: string): ReadonlyMap<string, Stamp> | undefined {
  try {
    const stamps: unknown = JSON.parse(readFileSync(join(folder, STAMPS), "utf8"));
    return Array.isArray(stamps) ? new Map(stamps.filter(isStamp).map((stamp) => [stamp.uri, stamp])) : undefined;
  } catch {
    return undefined;
  }
}

function isStamp(value: unknown): value is Stamp {
  return (
    typeof value === "object" &&
    value !== null &&
    "uri" in value &&
    typeof value.uri === "string" &&
    "bytes" in value &&
    "changed" in value
  );
}

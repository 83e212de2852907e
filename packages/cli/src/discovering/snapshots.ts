/** Observation snapshots on disk: `observed/NAME.jsonl` beside the model, to be committed with it. */
import { decode } from "@orrery/core/base/text";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { readSnapshot, snapshotLines } from "@orrery/core/discovery/snapshot-lines";
import type { Snapshot } from "@orrery/core/discovery/snapshot";
import { join } from "node:path";
import { namesIn, tryReading, writeWhole } from "../files.ts";

/** The folder of snapshots, in that of the model. */
export const OBSERVED = "observed";

export interface SnapshotOnDisk {
  readonly path: string;
  readonly snapshot: Snapshot | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the snapshot of a name lies. */
export function snapshotPath(folder: string, name: string): string {
  return join(folder, OBSERVED, `${name}.jsonl`);
}

/** A name that can be one of a file: `Shop (prod)` is `shop-prod`. */
export function snapshotName(text: string): string {
  const name = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
    .replaceAll(/^[-.]+|[-.]+$/gu, "");
  return name === "" ? "observed" : name;
}

/** The snapshot of a name; undefined where there is none. */
export function readSnapshotFile(folder: string, name: string): SnapshotOnDisk | undefined {
  const path = snapshotPath(folder, name);
  const bytes = tryReading(path);
  return bytes instanceof Uint8Array
    ? { path, ...readSnapshot(`${OBSERVED}/${name}.jsonl`, decode(bytes)) }
    : undefined;
}

/** All snapshots of a model, in the order of their names. */
export function readSnapshots(folder: string): readonly SnapshotOnDisk[] {
  const names = namesIn(join(folder, OBSERVED)).filter((name) => name.endsWith(".jsonl"));
  return names.flatMap((name) => readSnapshotFile(folder, name.slice(0, -".jsonl".length)) ?? []);
}

/** Writes a snapshot whole or not at all; returns its path. */
export function writeSnapshotFile(folder: string, snapshot: Snapshot): string {
  const path = snapshotPath(folder, snapshot.name);
  writeWhole(path, [...snapshotLines(snapshot)].join(""));
  return path;
}

/** The name under which a folder was read before; undefined where it was not, or under several names. */
export function nameOfRoot(folder: string, root: string): string | undefined {
  const names = namesIn(join(folder, OBSERVED)).filter((name) => name.endsWith(".jsonl"));
  const found = names.flatMap((file) => {
    const bytes = tryReading(join(folder, OBSERVED, file));
    if (!(bytes instanceof Uint8Array)) return [];
    const end = bytes.indexOf(LINE_FEED);
    const { snapshot } = readSnapshot(file, decode(bytes, 0, end < 0 ? bytes.length : end));
    return snapshot?.root === root ? [snapshot.name] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

const LINE_FEED = 10;

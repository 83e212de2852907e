/** The texts of two states, file by file: which came, went, changed, or only have another name. */
import { compare } from "../base/compare.ts";
import { lineCounts, lineRuns, linesOf } from "../base/line-diff.ts";
import type { ComparedFile } from "./time-answers.ts";

/** Bytes of a file as a state has them; undefined where it has none of this name. */
export interface Texts {
  readonly uris: readonly string[];
  bytes(uri: string): Uint8Array | undefined;
}

/** Bytes of both texts beyond which nobody counts lines. */
const MOST_BYTES = 4_000_000;

/** Files that differ, in the order of their names. */
export function comparedFiles(before: Texts, after: Texts): readonly ComparedFile[] {
  const old = new Set(before.uris);
  const now = new Set(after.uris);
  const gone = before.uris.filter((uri) => !now.has(uri));
  const found: ComparedFile[] = [];
  const moved = new Set<string>();
  for (const uri of after.uris) {
    const bytes = after.bytes(uri);
    if (bytes === undefined) continue;
    if (old.has(uri)) {
      const earlier = before.bytes(uri);
      if (earlier !== undefined && !areSame(earlier, bytes))
        found.push({ uri, change: "changed", ...counted(earlier, bytes) });
      continue;
    }
    const formerly = gone.find((one) => !moved.has(one) && areSame(before.bytes(one), bytes));
    if (formerly === undefined) found.push({ uri, change: "added", ...counted(nothing, bytes) });
    else {
      moved.add(formerly);
      found.push({ uri, formerly, change: "moved", added: 0, removed: 0 });
    }
  }
  for (const uri of gone) {
    const bytes = before.bytes(uri);
    if (bytes !== undefined && !moved.has(uri)) found.push({ uri, change: "removed", ...counted(bytes, nothing) });
  }
  return found.sort((a, b) => compare(a.uri, b.uri));
}

const nothing: Uint8Array = new Uint8Array(0);

function areSame(a: Uint8Array | undefined, b: Uint8Array): boolean {
  if (a === undefined || a.length !== b.length) return false;
  if (a === b) return true;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

function counted(before: Uint8Array, after: Uint8Array): Pick<ComparedFile, "added" | "removed"> {
  if (before.length + after.length > MOST_BYTES) return { added: null, removed: null };
  const decoder = new TextDecoder();
  return lineCounts(lineRuns(linesOf(decoder.decode(before)), linesOf(decoder.decode(after))));
}

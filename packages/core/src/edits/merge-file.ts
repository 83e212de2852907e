/** Three-way merge of any file that edits write: model texts statement by statement, places of views line by line. */
import { decode, encode } from "../base/text.ts";
import { mergeTexts } from "../language/merge-text.ts";
import { isSame } from "./edited-texts.ts";

type Bytes = Uint8Array | undefined;

/** The file with what changed from `base` to `theirs` done to `ours` (undefined: not there); "conflict" where both changed the same. */
export function mergeFile(
  uri: string,
  { base, ours, theirs }: { readonly base: Bytes; readonly ours: Bytes; readonly theirs: Bytes },
  verbs: Iterable<string>,
): { readonly bytes: Bytes } | "conflict" {
  if (isSame(ours, base) || isSame(ours, theirs)) return { bytes: theirs };
  if (isSame(base, theirs)) return { bytes: ours };
  if (ours === undefined) return "conflict";
  if (uri.endsWith(".layout")) return mergeLines(base, ours, theirs);
  const merged = mergeTexts(base ?? EMPTY, ours, theirs ?? EMPTY, { uri, verbs });
  if (merged.conflicts.length > 0) return "conflict";
  // A file that came goes again only where nothing else stands in it by now.
  return { bytes: theirs === undefined && decode(merged.text).trim() === "" ? undefined : merged.text };
}

const EMPTY: Uint8Array = new Uint8Array(0);

/** Each line is about the thing that its first words name; two changes meet only where they are about the same one. */
function mergeLines(base: Bytes, ours: Uint8Array, theirs: Bytes): { readonly bytes: Bytes } | "conflict" {
  const [before, own, other] = [linesOf(base), linesOf(ours), linesOf(theirs)];
  const merged = new Map(own);
  for (const key of new Set([...before.keys(), ...other.keys()])) {
    const [was, wanted, is] = [before.get(key), other.get(key), own.get(key)];
    if (was === wanted || is === wanted) continue;
    if (is !== was) return "conflict";
    if (wanted === undefined) merged.delete(key);
    else merged.set(key, wanted);
  }
  // Comments and what comes first stay first; the others in the order of the format, which is that of their words.
  const added = [...merged.keys()].some((key) => !own.has(key));
  const lines = added ? sorted(merged) : [...merged.values()];
  return { bytes: encode(lines.map((line) => `${line}\n`).join("")) };
}

function linesOf(bytes: Bytes): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const line of bytes === undefined ? [] : decode(bytes).split(/\r?\n/)) {
    if (line === "") continue;
    const key = keyOf(line);
    lines.set(lines.has(key) ? `${key}\n${lines.size}` : key, line);
  }
  return lines;
}

/** `node claims`, `line "claims uses policy"`; a wish is about all of its words. */
function keyOf(line: string): string {
  return /^(?:node|line)\s+(?:"(?:[^"\\]|\\.)*"|\S+)/.exec(line)?.[0] ?? line;
}

const ORDER: readonly string[] = ["#", "node", "line"];

function sorted(lines: ReadonlyMap<string, string>): readonly string[] {
  const rank = (key: string): number => {
    const at = ORDER.findIndex((word) => key.startsWith(word));
    return at < 0 ? ORDER.length : at;
  };
  return [...lines].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)).map(([, line]) => line);
}

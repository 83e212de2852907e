/**
 * Three-way merge of models as text, statement by statement: two changes meet only where they say something different of the same
 * thing. Our bytes stay as they are but for what they changed; nothing is lost silently, and conflicts are named.
 */
import { compare } from "../base/compare.ts";
import { encode } from "../base/text.ts";
import { decide, type RecordMerge } from "./merge-fates.ts";
import { type Texts, walk } from "./merge-items.ts";
import { render } from "./merge-render.ts";
import type { Merged, MergedFiles, MergeOptions } from "./merge-result.ts";
import { readVersions } from "./merge-versions.ts";
import { textOf } from "./syntax.ts";

/** Merges one file, as a merge driver of git is asked to. */
export function mergeTexts(base: Uint8Array, ours: Uint8Array, theirs: Uint8Array, options: MergeOptions = {}): Merged {
  const uri = options.uri ?? "";
  const { files, conflicts } = mergeFiles(
    new Map([[uri, base]]),
    new Map([[uri, ours]]),
    new Map([[uri, theirs]]),
    options,
  );
  return { text: files.get(uri) ?? new Uint8Array(0), conflicts };
}

/** Merges all files of a model; what one side moved to another file is followed there. */
export function mergeFiles(base: Texts, ours: Texts, theirs: Texts, options: MergeOptions = {}): MergedFiles {
  const labels = { ours: options.labels?.ours ?? "ours", theirs: options.labels?.theirs ?? "theirs" };
  const touched = [...new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])].filter(
    (uri) => !isUntouched(base.get(uri), ours.get(uri), theirs.get(uri)),
  );
  const only = (texts: Texts): Texts =>
    new Map(touched.flatMap((uri) => (texts.has(uri) ? [[uri, texts.get(uri) as Uint8Array] as const] : [])));
  const versions = readVersions(only(base), only(ours), only(theirs), options.verbs);
  const merged = render(versions, decide(versions, recordMerge(options)), labels);
  const files = new Map<string, Uint8Array>();
  for (const [uri, bytes] of ours) if (!touched.includes(uri)) files.set(uri, bytes);
  for (const [uri, bytes] of merged.files) files.set(uri, bytes);
  return { files: new Map([...files].sort(([one], [other]) => compare(one, other))), conflicts: merged.conflicts };
}

function isUntouched(
  base: Uint8Array | undefined,
  ours: Uint8Array | undefined,
  theirs: Uint8Array | undefined,
): boolean {
  return (
    base !== undefined && ours !== undefined && theirs !== undefined && sameBytes(base, ours) && sameBytes(base, theirs)
  );
}

function sameBytes(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, index) => byte === others[index]);
}

/** A record is merged like the block of an element; where it cannot be read as one, it is merged as a whole. */
function recordMerge(options: MergeOptions): RecordMerge {
  const head = "application record ";
  const fields = (text: string): Uint8Array => encode(head + text);
  return (base, ours, theirs) => {
    const texts = [base, ours, theirs].map(fields) as [Uint8Array, Uint8Array, Uint8Array];
    if (!texts.every((bytes) => isPlain(bytes, options))) return undefined;
    const merged = mergeTexts(...texts, options);
    return { text: textOf(merged.text, { start: head.length, end: merged.text.length }), conflicts: merged.conflicts };
  };
}

/** Are there only attributes? */
function isPlain(bytes: Uint8Array, options: MergeOptions): boolean {
  const texts = new Map([["", bytes]]);
  const { base } = readVersions(texts, new Map(), new Map(), options.verbs);
  return [...walk(base.files.values())].every(({ sort }, index) =>
    index === 0 ? sort === "file" : index === 1 ? sort === "element" : sort === "attribute" || sort === "comment",
  );
}

export type { Merged, MergeConflict, MergedFiles, MergeOptions } from "./merge-result.ts";

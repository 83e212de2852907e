/** Heads of statements as fields, so that two changes of one line meet only where they touch the same thing. */
import { headEnd, headParts, type Item, keyOf, saying, valueText } from "./merge-items.ts";
import type { ConflictKind } from "./merge-result.ts";
import { textOf } from "./syntax.ts";

/** A field that both sides changed differently. */
export interface FieldConflict {
  readonly conflict: ConflictKind;
  readonly key?: string;
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
}

/** The head that both changes give: `undefined` as text where it stays as it is. */
export interface MergedHead {
  readonly text: string | undefined;
  readonly conflicts: readonly FieldConflict[];
  /** Nothing is left to state: every object went away on one side or the other. */
  readonly isEmpty: boolean;
}

const same: MergedHead = { text: undefined, conflicts: [], isEmpty: false };

/** Head text as written. */
export function headText(item: Item): string {
  return textOf(item.bytes, { start: item.start, end: headEnd(item) });
}

/** Merges the heads of an element, definition or extension. */
export function mergeHeads(base: Item | undefined, ours: Item, theirs: Item): MergedHead {
  const [from, to, other] = [base === undefined ? undefined : saying(base), saying(ours), saying(theirs)];
  if (other === from || other === to) return same;
  if (to === from) return { ...same, text: headText(theirs) };
  const fields = new FieldMerge();
  const old = base === undefined ? undefined : elementFields(base);
  const own = elementFields(ours);
  const foreign = elementFields(theirs);
  const merged = new Map<string, string>();
  for (const key of new Set([...own.keys(), ...foreign.keys()])) {
    const value = fields.merge(kindOfField(key), key, old?.get(key), own.get(key), foreign.get(key));
    if (value !== undefined) merged.set(key, value);
  }
  if (fields.conflicts.length > 0) return { ...same, conflicts: fields.conflicts };
  return { ...same, text: elementHead(merged) };
}

function kindOfField(key: string): ConflictKind {
  if (key === "kind" || key === "id") return key;
  return key.startsWith("name") ? "name" : "head";
}

/** kind, id, name, name.fr ..., rest (base of a definition, ends of a link). */
function elementFields(item: Item): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const rest: string[] = [];
  let language = "";
  let isRest = false;
  for (const part of headParts(item)) {
    const text = textOf(item.bytes, part);
    if (part.role === "colon") isRest = true;
    else if (isRest && item.statement?.kind === "link") rest.push(text);
    else if (part.role === "base") rest.push(text);
    else if (part.role === "language") language = `.${text}`;
    else if (part.role === "name") {
      fields.set(`name${language}`, text);
      language = "";
    } else if (part.role === "kind") fields.set("kind", text);
    else if (part.role === "id" || part.role === "reference") fields.set("id", text);
  }
  if (rest.length > 0) fields.set("rest", rest.join(" "));
  return fields;
}

function elementHead(fields: ReadonlyMap<string, string>): string {
  const words = [fields.get("kind"), fields.get("id"), fields.get("name")];
  for (const [key, text] of fields) if (key.startsWith("name.") && fields.has("name")) words.push(key.slice(5), text);
  const rest = fields.get("rest");
  if (rest !== undefined) words.push(":", rest);
  return words.filter((word) => word !== undefined).join(" ");
}

// Relationships ---------------------------------------------------------------------------------------------------------

export interface RelationshipFields {
  readonly subject: string;
  /** As written; empty inside the element that is the subject. */
  readonly subjectText: string;
  readonly verb: string;
  /** Canonical id -> id as written. */
  readonly objects: ReadonlyMap<string, string>;
  readonly data: ReadonlyMap<string, string>;
  /** `label`, `label.fr` -> quoted text. */
  readonly labels: ReadonlyMap<string, string>;
  readonly id: string | undefined;
  /** What the block says. */
  readonly body: string;
}

export function relationshipFields(item: Item, canonical: (id: string) => string): RelationshipFields {
  let subjectText = "";
  let verb = "";
  let language = "";
  const objects = new Map<string, string>();
  const data = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const part of headParts(item)) {
    const text = textOf(item.bytes, part);
    if (part.role === "subject") subjectText = text;
    else if (part.role === "verb") verb = text.replaceAll(/\s+/g, " ");
    else if (part.role === "object") objects.set(canonical(text), text);
    else if (part.role === "data") data.set(canonical(text), text);
    else if (part.role === "language") language = `.${text}`;
    else if (part.role === "label") {
      labels.set(`label${language}`, text);
      language = "";
    }
  }
  const attributes = item.children.filter((child) => child.sort === "attribute");
  const id = attributes.find((child) => keyOf(child) === "id");
  const owner = subjectText === "" ? enclosing(item) : subjectText;
  return {
    subject: canonical(owner),
    subjectText,
    verb: verb === "flows" ? "->" : verb,
    objects,
    data,
    labels,
    id: id === undefined ? undefined : valueText(id),
    body: attributes.map(saying).sort().join("; "),
  };
}

/** Id of the element whose block a statement stands in. */
function enclosing(item: Item): string {
  const { container } = item;
  if (container?.statement === undefined) return "";
  const part = headParts(container).find(({ role }) => role === "id" || role === "reference");
  return part === undefined ? "" : textOf(container.bytes, part);
}

export interface RelationshipSides {
  readonly base: RelationshipFields | undefined;
  /** A side that took the statement away leaves what the other side added to it. */
  readonly ours: RelationshipFields | undefined;
  readonly theirs: RelationshipFields | undefined;
}

/** Merges the heads of a relationship statement; `explicit`: the result stands where it must name its subject. */
export function mergeRelationshipHeads({ base, ours, theirs }: RelationshipSides, explicit: boolean): MergedHead {
  const kept = ours ?? theirs;
  if (kept === undefined) return same;
  const fields = new FieldMerge();
  const objects = mergedSet(base?.objects, ours?.objects, theirs?.objects);
  if (objects.size === 0) return { ...same, isEmpty: true };
  const data = ours === undefined || theirs === undefined ? kept.data : mergedSet(base?.data, ours.data, theirs.data);
  const labels = new Map<string, string>();
  for (const key of new Set([...(ours?.labels.keys() ?? []), ...(theirs?.labels.keys() ?? [])])) {
    const value =
      ours === undefined || theirs === undefined
        ? kept.labels.get(key)
        : fields.merge("relationship", key, base?.labels.get(key), ours.labels.get(key), theirs.labels.get(key));
    if (value !== undefined) labels.set(key, value);
  }
  if (ours !== undefined && theirs !== undefined && clashes(base, ours, theirs)) {
    fields.conflicts.push({
      conflict: "relationship",
      key: "objects",
      ...(base === undefined ? {} : { base: list(base.objects) }),
      ours: list(ours.objects),
      theirs: list(theirs.objects),
    });
  }
  if (fields.conflicts.length > 0) return { ...same, conflicts: fields.conflicts };
  const subject = explicit ? subjectOf({ base, ours, theirs }, kept) : "";
  const isSame = sameEntries(objects, kept.objects) && sameEntries(data, kept.data) && sameEntries(labels, kept.labels);
  if (isSame && subject === kept.subjectText) return same;
  return { ...same, text: relationshipHead(subject, kept.verb, objects, data, labels) };
}

/** The subject as the side that renamed it writes it. */
function subjectOf({ base, ours, theirs }: RelationshipSides, kept: RelationshipFields): string {
  const [own, other] = [ours?.subjectText ?? "", theirs?.subjectText ?? ""];
  if (own === "") return other === "" ? kept.subject : other;
  return own === base?.subjectText && other !== "" ? other : own;
}

/** One side changed which objects there are, the other what is said of them: who knows whether that holds for all. */
function clashes(base: RelationshipFields | undefined, ours: RelationshipFields, theirs: RelationshipFields): boolean {
  if (base === undefined) return ours.body !== theirs.body && !sameKeys(ours.objects, theirs.objects);
  const objects = [ours, theirs].map((side) => !sameKeys(side.objects, base.objects));
  const body = [ours, theirs].map((side) => side.body !== base.body);
  return (
    (objects[0] === true && body[1] === true && body[0] !== true) ||
    (objects[1] === true && body[0] === true && body[1] !== true)
  );
}

function mergedSet(
  base: ReadonlyMap<string, string> | undefined,
  ours: ReadonlyMap<string, string> | undefined,
  theirs: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  for (const [id, text] of ours ?? []) {
    if (theirs?.has(id) === true) merged.set(id, base?.get(id) === text ? (theirs.get(id) ?? text) : text);
    else if (base?.has(id) !== true) merged.set(id, text);
  }
  for (const [id, text] of theirs ?? []) if (base?.has(id) !== true && ours?.has(id) !== true) merged.set(id, text);
  return merged;
}

function relationshipHead(
  subject: string,
  verb: string,
  objects: ReadonlyMap<string, string>,
  data: ReadonlyMap<string, string>,
  labels: ReadonlyMap<string, string>,
): string {
  const head = `${subject === "" ? "" : `${subject} `}${verb} ${list(objects)}${data.size === 0 ? "" : ` : ${list(data)}`}`;
  const label = labels.get("label");
  if (label === undefined) return head;
  const more = [...labels].filter(([key]) => key !== "label").map(([key, text]) => ` ${key.slice(6)} ${text}`);
  return `${head} ${label}${more.join("")}`;
}

function list(ids: ReadonlyMap<string, string>): string {
  return [...ids.values()].join(", ");
}

function sameKeys(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return some.size === others.size && [...some.keys()].every((key) => others.has(key));
}

function sameEntries(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return some.size === others.size && [...some].every(([key, text]) => others.get(key) === text);
}

/** Fields merged one by one. */
class FieldMerge {
  readonly conflicts: FieldConflict[] = [];

  merge(
    conflict: ConflictKind,
    key: string,
    base: string | undefined,
    ours: string | undefined,
    theirs: string | undefined,
  ): string | undefined {
    if (ours === theirs || theirs === base) return ours;
    if (ours === base) return theirs;
    this.conflicts.push({
      conflict,
      key,
      ...(base === undefined ? {} : { base }),
      ...(ours === undefined ? {} : { ours }),
      ...(theirs === undefined ? {} : { theirs }),
    });
    return ours;
  }
}

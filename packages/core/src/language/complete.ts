/**
 * What may be written at a place: kinds and verbs, attributes of the kind around it, words and ids that fit the attribute, ids of elements
 * that the verb permits. Plain data, for an editor of any make.
 */
import type { AttributeType, Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { subjectOf } from "./edits/references.ts";
import { allStatements, readSyntax, type Statement, type Syntax, textOf } from "./syntax.ts";
import { definitionWords } from "./vocabulary.ts";

interface Completion {
  readonly kind: "kind" | "verb" | "attribute" | "word" | "element" | "snippet";
  /** What is shown and matched; an id, key or word. */
  readonly label: string;
  /** What is written; `$1`, `$2` mark places to fill in, `$0` the last one. */
  readonly insert: string;
  /** Name of an element; name of a kind, verb, attribute, field or word in both languages. */
  readonly detail: string | Bilingual;
  readonly description?: Bilingual;
}

export interface Completions {
  /** Bytes that the completion replaces: the word that is being written. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
}

/** Most ids that are offered; with a prefix typed, fewer and better ones are. */
const MOST_ELEMENTS = 200;

/** What may stand at a byte offset of a file whose text may be newer than the model. */
export function complete(model: Model, bytes: Uint8Array, offset: number, uri = ""): Completions {
  const start = wordStart(bytes, offset);
  const prefix = textOf(bytes, { start, end: offset });
  const place: Place = {
    model,
    bytes,
    start,
    prefix,
    syntax: readSyntax(bytes, { uri, verbs: model.schema.relationships.map((verb) => verb.id) }),
  };
  const items = isInText(place) ? [] : offered(place);
  const folded = prefix.toLowerCase();
  const rank = (item: Completion): number => (item.label.toLowerCase().startsWith(folded) ? 0 : 1);
  const fits = items.filter(
    ({ label, detail }) =>
      prefix === "" ||
      label.toLowerCase().includes(folded) ||
      (typeof detail === "string" && detail.toLowerCase().includes(folded)),
  );
  return { start, end: wordEnd(bytes, offset), items: fits.sort((a, b) => rank(a) - rank(b)) };
}

interface Place {
  readonly model: Model;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly prefix: string;
  readonly syntax: Syntax;
}

function offered(place: Place): Completion[] {
  const { model, bytes, start } = place;
  const before = lineBefore(bytes, start);
  const value = /(?:^|[;{,]\s*|\s)([\p{L}\d_./-]+(?:\.[\p{L}\d_-]+)*):\s*(\[?[^;{}]*)$/u.exec(before);
  const holder = blockAt(place.syntax, start);
  const subject = subjectOf(model, place.syntax, holder);
  const isFlowData = /->\s*\S+(?:\s*,\s*\S+)*\s*:\s*(?:[^\s{]+\s*,\s*)*$/.test(before);
  if (isFlowData)
    return elementItems(model, (element) =>
      ["dataset", "entity", "document"].some((kind) => isOfKind(model, element, kind)),
    );
  if (value !== null && holder !== undefined && !/->|--/.test(before))
    return valueItems(model, value[1] ?? "", subject, recordPath(before));
  const head = before.replace(/^.*[;{}]/, "").trim();
  const words = head === "" ? [] : head.split(/\s+/);
  if (words.length === 0)
    return [
      ...(holder === undefined ? [] : insideItems(model, holder, subject, bytes)),
      ...topItems(model, holder, subject),
    ];
  return afterWords(model, words, holder, bytes);
}

/** Inside an element or relationship: its attributes, and the verbs that it may be the subject of. */
function insideItems(model: Model, holder: Statement, subject: number, bytes: Uint8Array): Completion[] {
  if (subject < 0) return [];
  const stated = new Set(
    holder.children.flatMap((child) =>
      child.kind === "attribute" && child.parts[0] !== undefined ? [textOf(bytes, child.parts[0])] : [],
    ),
  );
  const items: Completion[] = model.schema
    .attributesOf(subject)
    .filter(({ id }) => !stated.has(id))
    .map((attribute) => ({
      kind: "attribute" as const,
      label: attribute.id,
      insert: attribute.type.kind === "record" ? `${attribute.id}: { $0 }` : `${attribute.id}: $0`,
      detail: attribute.name,
      description: attribute.description,
    }));
  if (subject < model.schema.kinds.length) items.push(...verbItems(model, subject));
  return items;
}

function verbItems(model: Model, from: number): Completion[] {
  const { schema } = model;
  return schema.relationships
    .filter((_, verb) => schema.kinds.some((__, to) => schema.permits(from, verb, to)))
    .map((verb) => {
      const written = verb.id === "flows" ? "->" : verb.id;
      return {
        kind: "verb" as const,
        label: written,
        insert: `${written} $0`,
        detail: verb.name,
        description: verb.description,
      };
    });
}

/** At the beginning of a statement: kinds (inside an element, those that it contains), definitions, ids to begin a relationship with. */
function topItems(model: Model, holder: Statement | undefined, parent: number): Completion[] {
  const { schema } = model;
  const contains = schema.verbNumber("contains");
  const items: Completion[] = [];
  schema.kinds.forEach((kind, number) => {
    if (
      holder !== undefined &&
      (parent < 0 || parent >= schema.kinds.length || !schema.permits(parent, contains, number))
    )
      return;
    items.push({
      kind: "kind",
      label: kind.id,
      insert: `${kind.id} \${1:id} "\${2:${kind.name.en}}"$0`,
      detail: kind.name,
      description: kind.description,
    });
  });
  if (holder !== undefined) return items;
  for (const word of [...definitionWords, "extend"])
    items.push({ kind: "snippet", label: word, insert: `${word} $0`, detail: word });
  return [...items, ...elementItems(model, () => true)];
}

/** After some words of a statement: the verb after a subject, an object after a verb. */
function afterWords(
  model: Model,
  words: readonly string[],
  holder: Statement | undefined,
  bytes: Uint8Array,
): Completion[] {
  const { schema } = model;
  if (words[0] === "extend") return elementItems(model, () => true);
  const verbAt = words.findIndex(
    (word, index) =>
      word === "->" || schema.verbNumber(word) >= 0 || schema.verbNumber(words.slice(index, index + 2).join(" ")) >= 0,
  );
  const subject = verbAt === 0 ? ownerOf(model, holder, bytes) : model.element(words[0] ?? "");
  if (verbAt < 0) {
    const kind = subject === undefined ? -1 : (model.parts.kindOf[subject.row] as number);
    return words.length === 1 && kind >= 0 ? verbItems(model, kind) : [];
  }
  const verb = verbNumber(model, words.slice(verbAt));
  const from = subject === undefined ? -1 : (model.parts.kindOf[subject.row] as number);
  return elementItems(
    model,
    (element) => from < 0 || verb < 0 || schema.permits(from, verb, model.parts.kindOf[element.row] as number),
  );
}

function verbNumber(model: Model, words: readonly string[]): number {
  const two = model.schema.verbNumber(words.slice(0, 2).join(" "));
  return two >= 0 ? two : model.schema.verbNumber(words[0] ?? "");
}

function ownerOf(model: Model, holder: Statement | undefined, bytes: Uint8Array): Element | undefined {
  const id = holder?.parts.find(({ role }) => role === "id" || role === "reference");
  return id === undefined ? undefined : model.element(textOf(bytes, id));
}

function valueItems(model: Model, key: string, subject: number, path: string): Completion[] {
  if (subject < 0) return [];
  const meaning =
    model.schema.meaning(path === "" ? key : `${path}.${key}`, subject) ?? model.schema.meaning(key, subject);
  return meaning === undefined ? [] : typeItems(model, meaning.type);
}

function typeItems(model: Model, type: AttributeType): Completion[] {
  switch (type.kind) {
    case "word":
      return type.words.map((word) => ({
        kind: "word",
        label: word,
        insert: word,
        detail: type.names?.[word] ?? word,
      }));
    case "boolean":
      return ["yes", "no", "unknown"].map((word) => ({ kind: "word", label: word, insert: word, detail: word }));
    case "reference":
      return elementItems(
        model,
        (element) => type.to.length === 0 || type.to.some((kind) => isOfKind(model, element, kind)),
      );
    case "list":
      return typeItems(model, type.of);
    case "union":
      return type.of.flatMap((member) => typeItems(model, member));
    case "record":
      return Object.keys(type.fields).map((field) => ({
        kind: "attribute",
        label: field,
        insert: `${field}: $0`,
        detail: type.names?.[field] ?? field,
      }));
    case "text":
    case "number":
    case "percent":
    case "date":
    case "quantity":
    case "money":
    case "version":
    case "relationship":
    case "any":
      return [];
  }
}

function elementItems(model: Model, fits: (element: Element) => boolean): Completion[] {
  const items: Completion[] = [];
  for (const element of model.elements()) {
    if (!fits(element)) continue;
    items.push({ kind: "element", label: element.id, insert: element.id, detail: element.name });
    if (items.length >= MOST_ELEMENTS) break;
  }
  return items;
}

function isOfKind(model: Model, element: Element, kind: string): boolean {
  const number = model.parts.kindOf[element.row] as number;
  return number >= 0 && model.schema.isKind(number, kind);
}

/** The innermost statement whose block holds the offset. */
function blockAt(syntax: Syntax, offset: number): Statement | undefined {
  let found: Statement | undefined;
  for (const statement of allStatements(syntax.statements)) {
    if (
      statement.open !== undefined &&
      statement.open.end <= offset &&
      offset <= (statement.close?.start ?? statement.end)
    )
      found = statement;
  }
  return found;
}

/** Inside a string, a comment or documentation nothing is offered. */
function isInText({ syntax, bytes, start }: Place): boolean {
  return syntax.tokens.some((token) => {
    const isText = token.role === "comment" || token.role === "documentation" || bytes[token.start] === 34;
    return isText && token.start < start && start < token.end;
  });
}

/** `backup` for a place inside `backup: { every: ` of the same line. */
function recordPath(before: string): string {
  const open = before.lastIndexOf("{");
  if (open < 0 || before.indexOf("}", open) >= 0) return "";
  return /([\p{L}\d_.-]+):\s*$/u.exec(before.slice(0, open))?.[1] ?? "";
}

function lineBefore(bytes: Uint8Array, offset: number): string {
  let start = offset;
  while (start > 0 && bytes[start - 1] !== 10) start--;
  return textOf(bytes, { start, end: offset });
}

function wordStart(bytes: Uint8Array, offset: number): number {
  let start = offset;
  while (start > 0 && isWordByte(bytes[start - 1])) start--;
  return start;
}

function wordEnd(bytes: Uint8Array, offset: number): number {
  let end = offset;
  while (end < bytes.length && isWordByte(bytes[end])) end++;
  return end;
}

function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte >= 128;
  return isLetter || (byte >= 48 && byte <= 57) || byte === 45 || byte === 95 || byte === 46 || byte === 47;
}

/** Adding, moving and removing elements, with everything that mentions them. */
import type { ElementFact } from "../../model/facts.ts";
import { type Element, type Model } from "../../model/model.ts";
import { print } from "../print.ts";
import { allStatements, type Statement, type Syntax, textOf } from "../syntax.ts";
import type { ValueNode } from "../value-syntax.ts";
import type { Editing } from "./context.ts";
import { cutRange, removeItems, removeStatements } from "./cut.ts";
import { indentationOf, lineStart } from "./lines.ts";
import { insertAtTop, insertIntoBlock, unindented } from "./paste.ts";
import { type ValueReference, valueReferences } from "./references.ts";
import { objectsOf } from "./relationships.ts";

const INNER = { after: (): boolean => true, atEnd: true, spaced: true };

/** Writes a new element inside its parent, else after the last one of its kind. */
export function addElement(editing: Editing, fact: ElementFact, parent: Element | undefined, file?: string): void {
  const { parent: _, ...alone } = fact;
  const lines = print([alone]).trimEnd().split("\n");
  const holder = parent === undefined ? undefined : editing.declaration(parent);
  if (holder !== undefined)
    insertIntoBlock(editing.draft, holder.uri, holder.syntax.bytes, holder.statement, { ...INNER, lines });
  else {
    const { uri, after } = placeFor(editing.model, fact.kind, file);
    const bytes = uri === "" ? new Uint8Array(0) : editing.bytes(uri);
    // The first of its kind stands apart from what is above it.
    insertAtTop(editing.draft, uri, bytes, lines, after, after === undefined);
  }
}

/** Cuts a statement with its comments and pastes it into its new parent, or behind the statement that it stood in. */
export function moveElement(editing: Editing, element: Element, parent: Element | undefined): void {
  const { model, draft } = editing;
  const holder = editing.declaration(element);
  if (holder === undefined) return;
  removeContaining(editing, element, parent);
  const isInside = (model.columns.elementParent[element.row] as number) !== 0;
  if (parent === undefined ? !isInside : isInside && isNestedIn(model, element, parent)) return;
  if (parent !== undefined && editing.declaration(parent) === undefined) return;
  const { uri, syntax, statement } = holder;
  const { bytes } = syntax;
  const cut = cutRange(bytes, statement);
  const start = cut.isWholeLines ? cut.start : statement.start;
  const lines = unindented(
    textOf(bytes, { start, end: cut.end }),
    cut.isWholeLines ? indentationOf(bytes, statement.start) : "",
  );
  removeStatements(draft, uri, syntax, new Set([statement]));
  const isLine = textOf(bytes, { start: statement.end, end: cut.end }).includes("//");
  const target = parent === undefined ? undefined : editing.declaration(parent);
  if (target !== undefined)
    insertIntoBlock(draft, target.uri, target.syntax.bytes, target.statement, {
      ...INNER,
      isLine,
      lines: reindented(lines, bytes, statement),
    });
  else {
    let outer = statement;
    while (outer.parent !== undefined) outer = outer.parent;
    insertAtTop(draft, uri, bytes, reindented(lines, bytes, statement), outer);
  }
}

/** A statement that stood in the middle of a line has no indentation to take away. */
function reindented(lines: readonly string[], bytes: Uint8Array, statement: Statement): readonly string[] {
  const isInline = lineStart(bytes, statement.start) + indentationOf(bytes, statement.start).length !== statement.start;
  if (!isInline || lines.length === 1) return lines;
  const outer = indentationOf(bytes, statement.start);
  return lines.map((line, index) => (index > 0 && line.startsWith(outer) ? line.slice(outer.length) : line));
}

/** Takes `whole contains element` away where it says otherwise than the nesting will. */
function removeContaining(editing: Editing, element: Element, parent: Element | undefined): void {
  for (const relationship of element.in("contains")) {
    if (parent !== undefined && relationship.from?.row === parent.row && isNestedIn(editing.model, element, parent))
      continue;
    const holder = editing.relationship(relationship);
    if (holder === undefined) continue;
    const objects = objectsOf(holder.statement);
    const index = objects.findIndex((object) => editing.model.row(textOf(holder.syntax.bytes, object)) === element.row);
    if (!removeItems(editing.draft, holder.uri, objects, (at) => at === index))
      removeStatements(editing.draft, holder.uri, holder.syntax, new Set([holder.statement]));
  }
}

function isNestedIn(model: Model, element: Element, parent: Element): boolean {
  const symbol = model.columns.elementParent[element.row] as number;
  return symbol !== 0 && model.parts.rowOf[symbol] === parent.row;
}

/** Removes an element, what is nested in it, and in every file what mentions any of them. */
export function removeElement(editing: Editing, element: Element): void {
  const { model } = editing;
  const gone = goneWith(model, element);
  for (const segment of model.parts.segments) {
    if (!mentionsAny(model, segment, gone)) continue;
    removeMentions(editing, segment.uri, editing.file(segment.uri), gone);
  }
}

/** Ids (also former ones) of what goes, as the symbols of the texts name it. */
interface Gone {
  readonly rows: ReadonlySet<number>;
  /** Own ids of relationships that go. */
  readonly relationships: ReadonlySet<string>;
  refers(word: string): boolean;
}

function goneWith(model: Model, element: Element): Gone {
  const rows = new Set<number>([element.row]);
  const waiting = [element.row];
  // What is nested in the text goes; what is only said to be contained stays.
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    for (const child of model.children(row)) {
      const symbol = model.columns.elementParent[child] as number;
      if (symbol === 0 || rows.has(child)) continue;
      rows.add(child);
      waiting.push(child);
    }
  }
  const relationships = new Set<string>();
  const refers = (word: string): boolean => {
    const symbol = model.symbols.find(word);
    const row = symbol === undefined ? -1 : (model.parts.rowOf[symbol] ?? -1);
    return row >= 0 ? rows.has(row) : relationships.has(word);
  };
  for (let before = -1; before !== relationships.size;) {
    before = relationships.size;
    for (const relationship of model.relationships()) {
      const { id } = relationship;
      if (id !== undefined && (refers(relationship.fromId) || refers(relationship.toId))) relationships.add(id);
    }
  }
  return { rows, relationships, refers };
}

function mentionsAny(model: Model, segment: Model["parts"]["segments"][number], gone: Gone): boolean {
  const { columns } = model;
  const flags = new Uint8Array(model.symbols.count);
  model.parts.rowOf.forEach((row, symbol) => {
    if (gone.rows.has(row)) flags[symbol] = 1;
  });
  for (const id of gone.relationships) flags[model.symbols.find(id) ?? 0] = 1;
  flags[0] = 0;
  const any = (column: Int32Array, [first, last]: readonly [number, number]): boolean => {
    for (let row = first; row < last; row++) if (flags[column[row] as number] === 1) return true;
    return false;
  };
  return (
    any(columns.elementId, segment.elements) ||
    any(columns.relationshipFrom, segment.relationships) ||
    any(columns.relationshipTo, segment.relationships) ||
    any(columns.extensionId, segment.extensions) ||
    any(columns.carried, segment.carried) ||
    any(columns.pool, segment.pool) ||
    any(columns.attributeValue, segment.attributes) ||
    hasRelationshipValues(model, segment)
  );
}

function hasRelationshipValues({ columns }: Model, segment: Model["parts"]["segments"][number]): boolean {
  for (let row = segment.attributes[0]; row < segment.attributes[1]; row++)
    if (columns.attributeForm[row] === 3) return true;
  return false;
}

function removeMentions(editing: Editing, uri: string, syntax: Syntax, gone: Gone): void {
  const { model, draft } = editing;
  const { bytes } = syntax;
  const statements = new Map<Statement | undefined, Set<Statement>>();
  const whole = new Set<Statement>();
  const remove = (statement: Statement): void => {
    whole.add(statement);
    const siblings = statements.get(statement.parent);
    if (siblings === undefined) statements.set(statement.parent, new Set([statement]));
    else siblings.add(statement);
  };
  const isInGone = (statement: Statement | undefined): boolean =>
    statement !== undefined && (whole.has(statement) || isInGone(statement.parent));
  for (const statement of allStatements(syntax.statements)) {
    if (isInGone(statement.parent)) continue;
    if (statement.kind === "element") {
      const id = statement.parts[1];
      if (id !== undefined && gone.rows.has(model.row(textOf(bytes, id)) ?? -1)) remove(statement);
    } else if (statement.kind === "extension") {
      const id = statement.parts[1];
      if (id !== undefined && gone.refers(textOf(bytes, id))) remove(statement);
    } else if (statement.kind === "relationship") removeEnds(statement);
    else if (statement.kind === "link") removeLinkEnds(statement);
  }

  function removeEnds(statement: Statement): void {
    const subject = statement.parts.find(({ role }) => role === "subject");
    const objects = objectsOf(statement);
    const isGone = (index: number): boolean => gone.refers(textOf(bytes, objects[index] ?? statement));
    const hasGoneSubject = subject !== undefined && gone.refers(textOf(bytes, subject));
    if (hasGoneSubject || objects.every((_, index) => isGone(index))) {
      remove(statement);
      return;
    }
    if (objects.some((_, index) => isGone(index))) removeItems(draft, uri, objects, isGone);
    const data = statement.parts.filter(({ role }) => role === "data");
    const isGoneData = (index: number): boolean => gone.refers(textOf(bytes, data[index] ?? statement));
    if (!data.some((_, index) => isGoneData(index)) || removeItems(draft, uri, data, isGoneData)) return;
    const colon = statement.parts.find(({ role }) => role === "colon");
    const before = statement.parts[statement.parts.findIndex((part) => part === colon) - 1];
    draft.remove(uri, before?.end ?? colon?.start ?? statement.end, data.at(-1)?.end ?? statement.end);
  }

  /** A link joins two or more; it goes when fewer are left. */
  function removeLinkEnds(statement: Statement): void {
    const id = statement.parts[1];
    if (id !== undefined && gone.rows.has(model.row(textOf(bytes, id)) ?? -1)) {
      remove(statement);
      return;
    }
    const ends = linkEndsOf(statement);
    const isGone = (index: number): boolean =>
      ends[index]?.entities.some((entity) => gone.refers(textOf(bytes, entity))) === true;
    if (!ends.some((_, index) => isGone(index))) return;
    if (ends.filter((_, index) => !isGone(index)).length < 2) remove(statement);
    else removeItems(draft, uri, ends, isGone);
  }

  removeValues(
    valueReferences(model, syntax, (word) => gone.refers(word)).filter(({ statement }) => !isInGone(statement)),
  );

  function removeValues(references: readonly ValueReference[]): void {
    const byStatement = new Map<Statement, ValueReference[]>();
    for (const reference of references) {
      const list = byStatement.get(reference.statement);
      if (list === undefined) byStatement.set(reference.statement, [reference]);
      else list.push(reference);
    }
    for (const [statement, own] of byStatement) {
      const root = own[0]?.path[0];
      if (root !== undefined && !removeWords(root, new Set(own.map(({ path }) => path.at(-1) as ValueNode))))
        remove(statement);
    }
  }

  /** Removes words from a value; false when nothing of it would be left. */
  function removeWords(node: ValueNode, words: ReadonlySet<ValueNode>): boolean {
    if (node.kind === "scalar") return !words.has(node);
    const children: readonly { readonly start: number; readonly end: number; readonly value: ValueNode | undefined }[] =
      node.kind === "list"
        ? node.items.map((item) => ({ start: item.start, end: item.end, value: item }))
        : node.fields;
    const isKept = children.map(
      ({ value }) => value === undefined || !holds(value, words) || removeWords(value, words),
    );
    return isKept.every(Boolean) || removeItems(draft, uri, children, (index) => isKept[index] === false);
  }

  for (const siblings of statements.values()) removeStatements(draft, uri, syntax, siblings);
}

function holds(node: ValueNode, words: ReadonlySet<ValueNode>): boolean {
  if (node.kind === "scalar") return words.has(node);
  if (node.kind === "list") return node.items.some((item) => holds(item, words));
  return node.fields.some(({ value }) => value !== undefined && holds(value, words));
}

/** The ends of a link, between its `--`. */
function linkEndsOf(statement: Statement): readonly {
  readonly start: number;
  readonly end: number;
  readonly entities: readonly { readonly start: number; readonly end: number }[];
}[] {
  const colon = statement.parts.findIndex(({ role }) => role === "colon");
  const ends: { start: number; end: number; entities: { start: number; end: number }[] }[] = [];
  let current: (typeof ends)[number] | undefined;
  for (const part of colon < 0 ? [] : statement.parts.slice(colon + 1)) {
    if (part.role === "open") break;
    if (part.role === "verb") current = undefined;
    else {
      if (current === undefined) ends.push((current = { start: part.start, end: part.end, entities: [] }));
      current.end = part.end;
      if (part.role === "reference") current.entities.push(part);
    }
  }
  return ends;
}

/**
 * Behind the last statement of the same kind at the top level, else at the end of the file with most of its layer, else of the last
 * file; in one file where that is given.
 */
function placeFor(
  model: Model,
  kind: string,
  only: string | undefined,
): { readonly uri: string; readonly after: { readonly start: number; readonly end: number } | undefined } {
  const { columns } = model;
  const symbol = model.symbols.find(kind);
  const number = model.schema.kindNumber(kind);
  const layer = model.schema.kinds[number]?.layer;
  let best: { readonly uri: string; readonly row: number } | undefined;
  let file: { readonly uri: string; readonly count: number } | undefined;
  for (const segment of model.parts.segments) {
    if (only !== undefined && segment.uri !== only) continue;
    let count = 0;
    for (let row = segment.elements[0]; row < segment.elements[1]; row++) {
      if (columns.elementKind[row] === symbol && columns.elementParent[row] === 0) best = { uri: segment.uri, row };
      const other = model.schema.kinds[model.parts.kindOf[row] as number];
      if (other !== undefined && other.layer === layer) count++;
    }
    if (count > (file?.count ?? 0)) file = { uri: segment.uri, count };
  }
  if (best !== undefined)
    return {
      uri: best.uri,
      after: { start: columns.elementStart[best.row] as number, end: columns.elementEnd[best.row] as number },
    };
  return { uri: only ?? file?.uri ?? model.parts.segments.at(-1)?.uri ?? "", after: undefined };
}

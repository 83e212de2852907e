/** Adding, removing and changing relationships. */
import { applyEdits, encode } from "../../base/text.ts";
import type { FactValue, RelationshipFact } from "../../model/facts.ts";
import { print } from "../print.ts";
import { plainWord } from "../print-values.ts";
import { readSyntax, type Statement, textOf, type Token } from "../syntax.ts";
import { setAttribute, unsetAttribute } from "./attributes.ts";
import type { Editing, Holder } from "./context.ts";
import { removeItems, removeStatements } from "./cut.ts";
import { Draft } from "./draft.ts";
import { indentationOf } from "./lines.ts";
import { setLabel, unsetLabel } from "./names.ts";
import { insertAtTop, insertIntoBlock, unindented } from "./paste.ts";

/** A statement inside its subject; beside its siblings where these stand at the top level; at the end of a file otherwise. */
export function addRelationship(editing: Editing, fact: RelationshipFact): void {
  const subject = editing.model.element(fact.from);
  const own = subject === undefined ? undefined : editing.declaration(subject);
  const beside = subject === undefined ? undefined : lastAtTop(editing, fact.from, own?.uri);
  if (beside !== undefined) {
    insertAtTop(editing.draft, beside.uri, beside.syntax.bytes, lines(fact, true), beside.statement);
    return;
  }
  if (own !== undefined) {
    insertIntoBlock(editing.draft, own.uri, own.syntax.bytes, own.statement, {
      lines: lines(fact, false),
      after: ({ kind }) => kind === "attribute" || kind === "documentation" || kind === "relationship",
    });
    return;
  }
  const uri = lastFile(editing, fact.to);
  insertAtTop(editing.draft, uri, editing.bytes(uri), lines(fact, true), undefined);
}

/** Removes a relationship; where its statement has further objects, only its own. */
export function removeRelationship(editing: Editing, holder: Holder, index: number): void {
  const objects = objectsOf(holder.statement);
  if (removeItems(editing.draft, holder.uri, objects, (at) => at === index)) return;
  removeStatements(editing.draft, holder.uri, holder.syntax, new Set([holder.statement]));
}

/** Sets an attribute (or `label`) of one relationship; one of several objects gets a statement of its own first. */
export function setOnRelationship(
  editing: Editing,
  holder: Holder,
  index: number,
  key: string,
  value: FactValue,
): void {
  change(editing, holder, index, (draft, one) => {
    if (key === "label" && typeof value === "string") setLabel(draft, one, value);
    else setAttribute(draft, [one], key, value);
  });
}

/** Unsets an attribute (or `label`) of one relationship. */
export function unsetOnRelationship(editing: Editing, holder: Holder, index: number, key: string): void {
  change(editing, holder, index, (draft, one) => {
    if (key === "label") unsetLabel(draft, one);
    else unsetAttribute(draft, [one], key);
  });
}

/** The data that one relationship carries; none takes them away. */
export function setCarried(editing: Editing, holder: Holder, index: number, carries: readonly string[]): void {
  change(editing, holder, index, (draft, { uri, statement }) => {
    const { parts } = statement;
    const data = parts.filter(({ role }) => role === "data");
    const [first] = data;
    const last = data.at(-1);
    const ids = carries.map(plainWord).join(", ");
    if (first === undefined || last === undefined) {
      const object = objectsOf(statement).at(-1);
      if (ids !== "" && object !== undefined) draft.insert(uri, object.end, ` : ${ids}`);
    } else if (ids !== "") draft.replace(uri, first.start, last.end, ids);
    else {
      const colon = parts.findIndex(({ role }) => role === "colon");
      draft.remove(uri, parts[colon - 1]?.end ?? first.start, last.end);
    }
  });
}

/** The objects of a relationship statement, in their order. */
export function objectsOf(statement: Statement): readonly Token[] {
  return statement.parts.filter((part) => part.role === "object");
}

type ChangeOne = (draft: Draft, holder: Holder) => void;

function change(editing: Editing, holder: Holder, index: number, edit: ChangeOne): void {
  if (objectsOf(holder.statement).length === 1) edit(editing.draft, holder);
  else split(editing, holder, index, edit);
}

/** Takes one object out of a statement of several into a statement of its own, changed. */
function split(editing: Editing, holder: Holder, index: number, edit: ChangeOne): void {
  const { uri, syntax, statement } = holder;
  const { bytes } = syntax;
  const objects = objectsOf(statement);
  const object = objects[index];
  const last = objects.at(-1);
  if (object === undefined || last === undefined) return;
  const head = textOf(bytes, { start: statement.start, end: objects[0]?.start ?? statement.start });
  const alone = `${head}${textOf(bytes, object)}${textOf(bytes, { start: last.end, end: statement.end })}`;
  const changed = changedAlone(alone, editing, edit);
  const indentation = indentationOf(bytes, statement.start);
  const text = unindented(changed, indentation);
  removeItems(editing.draft, uri, objects, (at) => at === index);
  const { parent } = statement;
  if (parent === undefined) insertAtTop(editing.draft, uri, bytes, text, statement);
  else insertIntoBlock(editing.draft, uri, bytes, parent, { lines: text, after: (sibling) => sibling === statement });
}

/** The text of a relationship statement with a change made to it, wherever it stands. */
function changedAlone(text: string, editing: Editing, edit: ChangeOne): string {
  // Inside some element, so that a flow without a subject can be read.
  const before = "application x {\n";
  const bytes = encode(`${before}${text}\n}`);
  const syntax = readSyntax(bytes, { verbs: editing.model.schema.relationships.map((verb) => verb.id) });
  const statement = syntax.statements[0]?.children[0];
  if (statement === undefined) return text;
  const draft = new Draft();
  edit(draft, { uri: "", syntax, statement });
  const after = new TextDecoder("utf-8", { ignoreBOM: true }).decode(applyEdits(bytes, draft.edits()));
  return after.slice(before.length, after.lastIndexOf("\n"));
}

function lines(fact: RelationshipFact, withSubject: boolean): readonly string[] {
  const text = print([fact]).trimEnd();
  const subject = `${plainWord(fact.from)} `;
  return (withSubject || !text.startsWith(subject) ? text : text.slice(subject.length)).split("\n");
}

/** The last relationship statement at the top level that has this subject, in the given file (or any). */
function lastAtTop(editing: Editing, from: string, uri: string | undefined): Holder | undefined {
  const { model } = editing;
  const symbol = model.symbols.find(from);
  let found: { readonly uri: string; readonly start: number } | undefined;
  for (const segment of model.parts.segments) {
    if (uri !== undefined && segment.uri !== uri) continue;
    for (let row = segment.relationships[0]; row < segment.relationships[1]; row++) {
      if (model.columns.relationshipFrom[row] === symbol && model.columns.relationshipOwner[row] === 0) {
        found = { uri: segment.uri, start: model.columns.relationshipStart[row] as number };
      }
    }
  }
  const holder = found === undefined ? undefined : editing.at(found.uri, found.start);
  return holder?.statement.parent === undefined ? holder : undefined;
}

/** File of an element, else the last file. */
function lastFile(editing: Editing, id: string): string {
  const element = editing.model.element(id);
  const place = element === undefined ? "" : element.place.uri;
  const { segments } = editing.model.parts;
  return segments.find(({ uri }) => uri === place)?.uri ?? segments.at(-1)?.uri ?? "model.orrery";
}

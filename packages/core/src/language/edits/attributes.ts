/** Setting and unsetting what a statement says with `key: value`. */
import type { FactValue } from "../../model/facts.ts";
import { literalOf } from "../../model/values.ts";
import { isLanguage } from "../../model/schema.ts";
import { documentationText } from "../documentation.ts";
import { plainWord, quotedText, valueText } from "../print-values.ts";
import type { Statement } from "../syntax.ts";
import { keyOf, type FieldNode, type ValueNode, valueNodeOf } from "../value-syntax.ts";
import { type Holder, statementsOf } from "./context.ts";
import { removeItems, removeStatements } from "./cut.ts";
import type { Draft } from "./draft.ts";
import { indentationOf, isFirstOnLine, lineEndOf } from "./lines.ts";
import { insertIntoBlock } from "./paste.ts";

/** Sets a key, or one field of a record (`backup.every`), where it is stated, else in the first holder. */
export function setAttribute(draft: Draft, holders: readonly Holder[], key: string, value: FactValue): void {
  const stated = holders.flatMap((holder) => statementsOf(holder, key).map((statement) => ({ holder, statement })));
  const [first, ...others] = stated;
  if (first !== undefined) {
    replaceStatement(draft, first.holder, first.statement, key, value);
    const isText =
      typeof value === "string" &&
      keyOf(first.holder.syntax.bytes, first.statement) === key &&
      isTextStatement(first.holder, first.statement);
    const isLeft = (statement: Statement, holder: Holder): boolean => isText && isLanguageOf(holder, statement, key);
    removeEach(
      draft,
      others.filter(({ statement, holder }) => !isLeft(statement, holder)),
    );
    return;
  }
  if (setInside(draft, holders, key, value)) return;
  const [holder] = holders;
  if (holder !== undefined) addAttribute(draft, holder, key, value);
}

/** Takes a key, or one field of a record, away wherever it is stated. */
export function unsetAttribute(draft: Draft, holders: readonly Holder[], key: string): void {
  removeEach(
    draft,
    holders.flatMap((holder) => statementsOf(holder, key).map((statement) => ({ holder, statement }))),
  );
  for (const { holder, statement, rest } of placesInside(holders, key)) {
    const node = valueNodeOf(holder.syntax.bytes, statement);
    if (node !== undefined && !unsetIn(draft, holder.uri, node, rest)) removeEach(draft, [{ holder, statement }]);
  }
}

/** Replaces the documentation of an element, or adds one; `undefined` takes it away. */
export function setDescription(draft: Draft, holders: readonly Holder[], description: string | undefined): void {
  if (description === undefined) {
    unsetAttribute(draft, holders, "description");
    return;
  }
  const stated = holders.flatMap((holder) =>
    statementsOf(holder, "description").map((statement) => ({ holder, statement })),
  );
  const first = stated.find(({ holder, statement }) => keyOf(holder.syntax.bytes, statement) === "description");
  const others = stated.filter(
    (one) => one !== first && keyOf(one.holder.syntax.bytes, one.statement) === "description",
  );
  removeEach(draft, others);
  if (first !== undefined) replaceDescription(draft, first.holder, first.statement, description);
  else if (holders[0] !== undefined) addDescription(draft, holders[0], description);
}

interface Stated {
  readonly holder: Holder;
  readonly statement: Statement;
}

/** Removes statements, those of one block together. */
function removeEach(draft: Draft, stated: readonly Stated[]): void {
  const groups = new Map<Statement | undefined, { readonly holder: Holder; readonly gone: Set<Statement> }>();
  for (const { holder, statement } of stated) {
    const group = groups.get(statement.parent);
    if (group === undefined) groups.set(statement.parent, { holder, gone: new Set([statement]) });
    else group.gone.add(statement);
  }
  for (const { holder, gone } of groups.values()) removeStatements(draft, holder.uri, holder.syntax, gone);
}

function replaceStatement(
  draft: Draft,
  { uri, syntax }: Holder,
  statement: Statement,
  key: string,
  value: FactValue,
): void {
  const { bytes } = syntax;
  const node = valueNodeOf(bytes, statement);
  const depth = Math.ceil(indentationOf(bytes, statement.start).length / 2);
  const isText =
    typeof value === "string" &&
    node?.kind === "scalar" &&
    isQuoted(bytes, node.start) &&
    keyOf(bytes, statement) === key;
  const text = valueWritten(value, depth, bytes, key);
  if (statement.kind === "documentation")
    draft.replace(
      uri,
      statement.start,
      isText && node !== undefined ? wordEnd(node) : statement.end,
      `${plainWord(key)}: ${text}`,
    );
  else if (keyOf(bytes, statement) !== key || node === undefined)
    draft.replace(uri, statement.start, statement.end, `${plainWord(key)}: ${text}`);
  else draft.replace(uri, node.start, isText ? wordEnd(node) : node.end, text);
}

/** End of the text itself, before its further languages. */
function wordEnd(node: ValueNode): number {
  return node.kind === "scalar" ? (node.words.at(-1)?.end ?? node.end) : node.end;
}

function isQuoted(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 34;
}

function isTextStatement({ syntax }: Holder, statement: Statement): boolean {
  const node = valueNodeOf(syntax.bytes, statement);
  return node?.kind === "scalar" && isQuoted(syntax.bytes, node.start);
}

/** A statement such as `purpose.fr: "..."` beside `purpose: "..."`. */
function isLanguageOf({ syntax }: Holder, statement: Statement, key: string): boolean {
  const own = keyOf(syntax.bytes, statement);
  return (
    own !== undefined &&
    isLanguage(own.slice(key.length + 1)) &&
    isTextStatement({ uri: "", syntax, statement }, statement)
  );
}

function valueWritten(value: FactValue, depth: number, bytes: Uint8Array, key: string): string {
  return valueText(literalOf(value), depth, plainWord(key).length + 2).replaceAll("\n", lineEndOf(bytes));
}

interface Inside extends Stated {
  /** The part of the key that is inside the statement's value. */
  readonly rest: string;
}

/** Statements of the records (or texts) that a dotted key is a field (or language) of, the innermost key first. */
function placesInside(holders: readonly Holder[], key: string): readonly Inside[] {
  const places: Inside[] = [];
  for (let dot = key.lastIndexOf("."); dot > 0; dot = key.lastIndexOf(".", dot - 1)) {
    for (const holder of holders) {
      for (const statement of holder.statement.children) {
        if (keyOf(holder.syntax.bytes, statement) === key.slice(0, dot))
          places.push({ holder, statement, rest: key.slice(dot + 1) });
      }
    }
  }
  return places;
}

function setInside(draft: Draft, holders: readonly Holder[], key: string, value: FactValue): boolean {
  const places = placesInside(holders, key);
  // Where the field is stated already, else where there is room for it.
  for (const isStated of [true, false]) {
    for (const { holder, statement, rest } of places) {
      const node = valueNodeOf(holder.syntax.bytes, statement);
      if (node === undefined || (isStated && !states(node, rest))) continue;
      if (setIn(draft, holder, node, rest, value)) return true;
    }
  }
  return false;
}

function states(node: ValueNode, path: string): boolean {
  if (node.kind === "scalar") return node.languages.some((language) => language.language === path);
  if (node.kind === "list") return node.items.some((item) => isPair(item, path));
  return node.fields.some((field) => isAt(field, path));
}

/** Is the field the path, around it, or a part of it? */
function isAt(field: FieldNode, path: string): boolean {
  return (
    field.name === path ||
    field.name.startsWith(`${path}.`) ||
    (path.startsWith(`${field.name}.`) &&
      field.value !== undefined &&
      states(field.value, path.slice(field.name.length + 1)))
  );
}

/** `active 2023-05-01` in a list stands for the field `active`. */
function isPair(item: ValueNode, name: string): boolean {
  return item.kind === "scalar" && item.words.length > 1 && item.text.startsWith(`${name} `);
}

function setIn(draft: Draft, holder: Holder, node: ValueNode, path: string, value: FactValue): boolean {
  const { uri } = holder;
  const { bytes } = holder.syntax;
  const written = valueWritten(value, 0, bytes, path);
  if (node.kind === "scalar") {
    if (typeof value !== "string" || !isLanguage(path) || !isQuoted(bytes, node.start)) return false;
    const known = node.languages.find(({ language }) => language === path);
    if (known !== undefined) draft.replace(uri, known.value.start, known.value.end, quotedText(value));
    else draft.insert(uri, node.end, ` ${path} ${quotedText(value)}`);
    return true;
  }
  if (node.kind === "list") {
    const isPairs =
      node.items.length > 0 &&
      node.items.every((item) => item.kind === "scalar" && item.words.length > 1 && !isQuoted(bytes, item.start));
    if (!isPairs || path.includes(".") || literalOf(value).form !== "word") return false;
    const known = node.items.find((item) => isPair(item, path));
    if (known?.kind === "scalar") draft.replace(uri, known.words[1]?.start ?? known.start, known.end, written);
    else draft.insert(uri, node.items.at(-1)?.end ?? node.end, `, ${path} ${written}`);
    return true;
  }
  const matches = node.fields.filter((field) => field.name === path || field.name.startsWith(`${path}.`));
  const [first, ...others] = matches;
  if (first !== undefined) {
    if (first.name === path && first.value !== undefined)
      draft.replace(uri, first.value.start, first.value.end, written);
    else draft.replace(uri, first.start, first.end, `${fieldWord(path)}: ${written}`);
    if (others.length > 0)
      removeItems(draft, uri, node.fields, (index) => others.includes(node.fields[index] as FieldNode));
    return true;
  }
  for (const field of node.fields) {
    if (
      path.startsWith(`${field.name}.`) &&
      field.value !== undefined &&
      setIn(draft, holder, field.value, path.slice(field.name.length + 1), value)
    )
      return true;
  }
  addField(draft, holder, node, `${fieldWord(path)}: ${written}`);
  return true;
}

function fieldWord(name: string): string {
  return plainWord(name) === name ? name : quotedText(name);
}

function addField(
  draft: Draft,
  { uri, syntax }: Holder,
  node: Extract<ValueNode, { readonly kind: "record" }>,
  text: string,
): void {
  const { bytes } = syntax;
  const last = node.fields.at(-1);
  if (last === undefined) draft.replace(uri, node.start, node.end, `{ ${text} }`);
  else if (isFirstOnLine(bytes, last.start))
    draft.insert(uri, last.end, `${lineEndOf(bytes)}${indentationOf(bytes, last.start)}${text}`);
  else draft.insert(uri, last.end, `; ${text}`);
}

/** False when the whole value would go. */
function unsetIn(draft: Draft, uri: string, node: ValueNode, path: string): boolean {
  if (node.kind === "scalar") {
    const known = node.languages.findIndex(({ language }) => language === path);
    if (known < 0) return true;
    const before = known === 0 ? wordEnd(node) : (node.languages[known - 1]?.end ?? node.end);
    draft.remove(uri, before, node.languages[known]?.end ?? node.end);
    return true;
  }
  if (node.kind === "list") {
    if (!node.items.some((item) => isPair(item, path))) return true;
    return removeItems(draft, uri, node.items, (index) => isPair(node.items[index] as ValueNode, path));
  }
  const emptied = new Set<FieldNode>();
  for (const field of node.fields) {
    if (field.name === path || field.name.startsWith(`${path}.`)) emptied.add(field);
    else if (
      path.startsWith(`${field.name}.`) &&
      field.value !== undefined &&
      !unsetIn(draft, uri, field.value, path.slice(field.name.length + 1))
    )
      emptied.add(field);
  }
  if (emptied.size === 0) return true;
  return removeItems(draft, uri, node.fields, (index) => emptied.has(node.fields[index] as FieldNode));
}

/** A new attribute, after the ones that are there. */
export function addAttribute(draft: Draft, { uri, syntax, statement }: Holder, key: string, value: FactValue): void {
  const text = `${plainWord(key)}: ${valueText(literalOf(value), 0, plainWord(key).length + 6)}`;
  insertIntoBlock(draft, uri, syntax.bytes, statement, {
    lines: text.split("\n"),
    after: ({ kind }) => kind === "attribute",
  });
}

function addDescription(draft: Draft, { uri, syntax, statement }: Holder, description: string): void {
  const text = documentationText(description, "") ?? `description: ${quotedText(description)}`;
  insertIntoBlock(draft, uri, syntax.bytes, statement, {
    lines: text.split("\n"),
    after: ({ kind }) => kind === "attribute",
  });
}

function replaceDescription(draft: Draft, { uri, syntax }: Holder, statement: Statement, description: string): void {
  const { bytes } = syntax;
  const node = valueNodeOf(bytes, statement);
  const start = node?.start ?? statement.end;
  const end = node === undefined ? start : wordEnd(node);
  const wasString = statement.kind === "attribute" && bytes[start + 1] !== 34;
  const indent = indentationOf(bytes, statement.start);
  const block = wasString ? undefined : documentationText(description, indent)?.replaceAll("\n", lineEndOf(bytes));
  if (block !== undefined) draft.replace(uri, start, end, block);
  else if (statement.kind === "documentation")
    draft.replace(uri, start, end, `description: ${quotedText(description)}`);
  else draft.replace(uri, start, end, quotedText(description));
}

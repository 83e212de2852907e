/**
 * Importing a table again: what has to change in the model so that it says what the table says, and nothing that people wrote is
 * lost. The table owns its rows and columns; everything else belongs to the text. With the facts of the import before (`last`) both
 * sides are compared with what they started from: what only the text changed stays, what only the table changed goes in, and
 * what both changed differently is a conflict, told and decided by `prefer`.
 */
import type { Change } from "../../model/change.ts";
import type { ElementFact, Fact, FactValue, RelationshipFact } from "../../model/facts.ts";
import { isRecord } from "../../model/tables/attribute-rows.ts";
import { literalOf } from "../../model/values.ts";
import type { Literal } from "../../model/values.ts";
import type { InventoryReading, Ownership } from "./inventory.ts";

export interface ReconcileOptions {
  readonly owned: Ownership;
  /** The import before this one, where its table was kept. */
  readonly last?: Pick<InventoryReading, "facts" | "owned">;
  /** Who wins where both changed; without `last`, who wins where they differ. The table by default. */
  readonly prefer?: "table" | "text";
  /** Whether rows that vanished from the table are removed from the model. By default they are only told. */
  readonly removeVanished?: boolean;
}

export interface TableReconciliation {
  readonly changes: readonly Change[];
  /** Elements that were rows of this table before and are no more. */
  readonly vanished: readonly string[];
  readonly conflicts: readonly TableConflict[];
}

/** The text and the table both changed the same thing, to different values. */
export interface TableConflict {
  readonly subject: string;
  /** Attribute path, `name`, `description` or `parent`. */
  readonly key: string;
  readonly before: FactValue | undefined;
  readonly text: FactValue | undefined;
  readonly table: FactValue | undefined;
}

/** Changes that bring `previous`, the facts of the model's text, to what `next`, the facts of the table, say. */
export function reconcileTable(
  previous: readonly Fact[],
  next: readonly Fact[],
  options: ReconcileOptions,
): TableReconciliation {
  const text = index(previous);
  const table = index(next);
  const last = options.last === undefined ? undefined : index(options.last.facts);
  const conflicts: TableConflict[] = [];
  const changes: Change[] = [];
  for (const element of table.elements.values()) {
    const present = text.elements.get(element.id);
    if (present === undefined) changes.push({ change: "add-element", element });
    else if (options.owned.rows.has(element.id)) {
      changes.push(
        ...elementChanges(present, element, last?.elements.get(element.id), last !== undefined, options, conflicts),
      );
    }
  }
  const added = new Set(changes.flatMap((change) => (change.change === "add-element" ? [change.element.id] : [])));
  changes.push(...relationshipChanges(text, table, last, added, conflicts));
  const vanished = vanishedRows(text, options);
  if (options.removeVanished === true) {
    for (const id of vanished) changes.push({ change: "remove-element", id });
  }
  return { changes, vanished, conflicts };
}

interface FactIndex {
  readonly elements: ReadonlyMap<string, ElementFact>;
  readonly relationships: ReadonlyMap<string, RelationshipFact>;
}

function index(facts: readonly Fact[]): FactIndex {
  const elements = new Map<string, ElementFact>();
  const relationships = new Map<string, RelationshipFact>();
  for (const fact of facts) {
    if (fact.fact === "element") elements.set(fact.id, fact);
    else relationships.set(relationshipKey(fact), fact);
  }
  return { elements, relationships };
}

function relationshipKey({ from, verb, to }: RelationshipFact): string {
  return `${from}\n${verb}\n${to}`;
}

/** One thing that the table owns: its value on the three sides. */
interface Side {
  readonly before: FactValue | undefined;
  readonly text: FactValue | undefined;
  readonly table: FactValue | undefined;
}

/**
 * What to write, as `{ value }`; `undefined` where the text stays as it is. Without the import before, an empty cell says nothing:
 * it may never have been filled while somebody wrote the value into the text.
 */
function decide(
  { before, text, table }: Side,
  isThreeWay: boolean,
  prefer: "table" | "text",
  conflict: () => void,
): { readonly value: FactValue | undefined } | undefined {
  if (equal(text, table)) return undefined;
  if (!isThreeWay)
    return table === undefined || (prefer === "text" && text !== undefined) ? undefined : { value: table };
  if (equal(table, before)) return undefined;
  if (equal(text, before)) return { value: table };
  conflict();
  return prefer === "text" ? undefined : { value: table };
}

/** Are two values written the same? The text knows no difference between a word and a reference, nor between one and a list of one. */
function equal(a: FactValue | undefined, b: FactValue | undefined): boolean {
  return a === undefined || b === undefined ? a === b : written(literalOf(a)) === written(literalOf(b));
}

function written(literal: Literal): string {
  if (literal.form === "record") {
    const fields = literal.fields.map(([name, value]) => `${JSON.stringify(name)}:${written(value)}`);
    return `{${fields.toSorted().join()}}`;
  }
  if (literal.form !== "list") return `${literal.form} ${JSON.stringify(literal.text)}`;
  const [only] = literal.items;
  return literal.items.length === 1 && only !== undefined ? written(only) : `[${literal.items.map(written).join()}]`;
}

function elementChanges(
  text: ElementFact,
  table: ElementFact,
  before: ElementFact | undefined,
  isThreeWay: boolean,
  options: ReconcileOptions,
  conflicts: TableConflict[],
): Change[] {
  const { owned, prefer = "table" } = options;
  const subject = table.id;
  const isComparable = isThreeWay && before !== undefined;
  const decided = (key: string, side: Side): { readonly value: FactValue | undefined } | undefined =>
    decide(side, isComparable, prefer, () => conflicts.push({ subject, key, ...side }));
  const changes: Change[] = [];

  const name = decided("name", { before: before?.name, text: text.name, table: table.name });
  if (typeof name?.value === "string") changes.push({ change: "rename-element", id: subject, name: name.value });
  for (const language of owned.languages) {
    const side = { before: before?.names?.[language], text: text.names?.[language], table: table.names?.[language] };
    const other = decided(`name.${language}`, side);
    if (typeof other?.value === "string")
      changes.push({ change: "rename-element", id: subject, name: other.value, language });
  }
  if (owned.description) {
    const side = { before: before?.description, text: text.description, table: table.description };
    const description = decided("description", side);
    if (description !== undefined)
      changes.push({ change: "describe-element", id: subject, description: asText(description.value) });
  }
  if (owned.parent) {
    const parent = decided("parent", { before: before?.parent, text: text.parent, table: table.parent });
    if (parent !== undefined) changes.push({ change: "move-element", id: subject, parent: asText(parent.value) });
  }
  changes.push(...attributeChanges(text, table, before, owned, decided));
  return changes;
}

function asText(value: FactValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

type Decided = (key: string, side: Side) => { readonly value: FactValue | undefined } | undefined;

/** Changes of attributes. Fields are decided one by one and written as the whole record, with the fields that the text has besides. */
function attributeChanges(
  text: ElementFact,
  table: ElementFact,
  before: ElementFact | undefined,
  owned: Ownership,
  decided: Decided,
): Change[] {
  const records = new Map<string, Map<string, FactValue>>();
  const changes: Change[] = [];
  for (const path of owned.attributes) {
    if (owned.unread.has(`${table.id}\n${path}`)) continue;
    const side = { before: valueAt(before, path), text: valueAt(text, path), table: valueAt(table, path) };
    const decision = decided(path, side);
    if (decision === undefined) continue;
    const dot = path.indexOf(".");
    if (dot < 0) {
      changes.push(attributeChange(table.id, path, decision.value));
      continue;
    }
    const [key, field] = [path.slice(0, dot), path.slice(dot + 1)];
    const record = records.get(key) ?? new Map(fieldsAt(text, key));
    records.set(key, record);
    if (decision.value === undefined) record.delete(field);
    else record.set(field, decision.value);
  }
  for (const [key, record] of records) {
    changes.push(
      attributeChange(table.id, key, record.size === 0 ? undefined : { record: Object.fromEntries(record) }),
    );
  }
  return changes;
}

function attributeChange(subject: string, key: string, value: FactValue | undefined): Change {
  return value === undefined
    ? { change: "unset-attribute", subject, key }
    : { change: "set-attribute", subject, key, value };
}

function valueAt(element: ElementFact | undefined, path: string): FactValue | undefined {
  const whole = element?.attributes[path];
  if (whole !== undefined) return whole;
  const dot = path.indexOf(".");
  if (dot < 0) return undefined;
  const fields = fieldsOf(element?.attributes[path.slice(0, dot)]);
  const field = path.slice(dot + 1);
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** Fields of a record, whether the text's facts have it as a record or as attributes with paths (`lifecycle.active`). */
function fieldsAt({ attributes }: ElementFact, key: string): (readonly [field: string, value: FactValue])[] {
  const apart = Object.entries(attributes).flatMap(([path, value]) =>
    path.startsWith(`${key}.`) ? [[path.slice(key.length + 1), value] as const] : [],
  );
  return [...Object.entries(fieldsOf(attributes[key])), ...apart];
}

function fieldsOf(value: FactValue | undefined): Readonly<Record<string, FactValue>> {
  return value !== undefined && isRecord(value) ? value.record : {};
}

/**
 * New relationships are added, but for those that the text took away since. Those that the table no longer has are removed, but for
 * those to which somebody added something in the text.
 */
function relationshipChanges(
  text: FactIndex,
  table: FactIndex,
  last: FactIndex | undefined,
  added: ReadonlySet<string>,
  conflicts: TableConflict[],
): Change[] {
  const changes: Change[] = [];
  const isThere = (end: string): boolean => text.elements.has(end) || added.has(end);
  for (const [key, relationship] of table.relationships) {
    if (text.relationships.has(key)) continue;
    const wasRemovedInText = last?.relationships.has(key) === true;
    if (wasRemovedInText || !isThere(relationship.from) || !isThere(relationship.to)) continue;
    changes.push({ change: "add-relationship", relationship });
  }
  for (const [key, before] of last?.relationships ?? []) {
    const present = text.relationships.get(key);
    if (present === undefined || table.relationships.has(key)) continue;
    const { from, verb, to } = before;
    if (isRicher(present, before)) {
      const value = { reference: to };
      conflicts.push({ subject: from, key: verb, before: value, text: value, table: undefined });
      continue;
    }
    const place = { from, verb, to };
    changes.push({
      change: "remove-relationship",
      ...(present.id === undefined ? place : { ...place, id: present.id }),
    });
  }
  return changes;
}

/** Does the text say more of the relationship than the table did? */
function isRicher(text: RelationshipFact, table: RelationshipFact): boolean {
  return (
    text.id !== undefined ||
    text.label !== table.label ||
    !equal({ record: text.attributes }, { record: table.attributes })
  );
}

/**
 * Elements that were rows of this table and are no more: by the import before; where that is not known, those that carry the key of
 * the table, which only a row gives.
 */
function vanishedRows(text: FactIndex, { owned, last }: ReconcileOptions): string[] {
  const { keyPath } = owned;
  const wasRow = (element: ElementFact): boolean => {
    if (last !== undefined) return last.owned.rows.has(element.id);
    return keyPath !== undefined && valueAt(element, keyPath) !== undefined;
  };
  return [...text.elements.values()]
    .filter((element) => !owned.rows.has(element.id) && wasRow(element))
    .map(({ id }) => id);
}

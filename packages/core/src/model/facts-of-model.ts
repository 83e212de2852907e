/**
 * A model as facts again: what its files say, one fact for each element and relationship, whatever file said it.
 * Definitions (`model`, `kind`, `attribute`, `relationship`, `include`) are element facts of that kind, so that printing the facts
 * gives the whole model back.
 */
import { lineOf, lineStarts } from "../base/text.ts";
import type { ElementFact, Fact, FactValue, Origin, RelationshipFact } from "./facts.ts";
import { DEFINITION, type Element, type Model, type Place, type Relationship } from "./model.ts";
import { guessed, type Literal, literalOf, type Value, writeLiteral } from "./values.ts";

export interface FactsOptions {
  /** Text of a file: with it, origins name lines; without, byte offsets. */
  readonly text?: (uri: string) => Uint8Array | undefined;
}

/** All facts in the order of the files: elements and statements with what extensions add to them, then relationships. */
export function factsOf(model: Model, options: FactsOptions = {}): readonly Fact[] {
  const origin = origins(options);
  const facts: Fact[] = [];
  for (let row = 0; row < model.parts.ownRows; row++) {
    const isDefinition = model.parts.kindOf[row] === DEFINITION;
    if (isDefinition || (model.isDeclared(row) && model.isPresent(row)))
      facts.push(elementFact(model, model.at(row), origin));
  }
  for (const relationship of model.relationships()) {
    if (isThere(relationship.from, model) && isThere(relationship.to, model))
      facts.push(relationshipFact(model, relationship, origin));
  }
  return facts;
}

/** The value that a literal states, as its type reads it; written out again it is the same text. */
function factValueOf(literal: Literal, value: Value): FactValue {
  switch (literal.form) {
    case "string":
      return literal.text;
    case "relationship":
      return { reference: literal.text };
    case "list":
      return literal.items.map((item, index) =>
        factValueOf(item, value.kind === "list" ? (value.items[index] ?? guessed(item)) : guessed(item)),
      );
    case "record":
      return {
        record: Object.fromEntries(
          literal.fields.map(
            ([name, field]) =>
              [
                name,
                factValueOf(field, (value.kind === "record" ? value.fields[name] : undefined) ?? guessed(field)),
              ] as const,
          ),
        ),
      };
    case "word": {
      const meant = wordValue(literal.text, value);
      return writeLiteral(literalOf(meant)) === literal.text ? meant : { word: literal.text };
    }
  }
}

type MakeOrigin = (place: Place) => Origin;

function origins(options: FactsOptions): MakeOrigin {
  const starts = new Map<string, Uint32Array | undefined>();
  const files = new Map<string, Origin>();
  const fileOrigin = (uri: string): Origin => {
    const known = files.get(uri) ?? { uri };
    files.set(uri, known);
    return known;
  };
  return ({ uri, span }) => {
    if (options.text === undefined) return fileOrigin(uri);
    if (!starts.has(uri)) {
      const bytes = options.text?.(uri);
      starts.set(uri, bytes === undefined ? undefined : lineStarts(bytes));
    }
    const lines = starts.get(uri);
    return lines === undefined ? fileOrigin(uri) : { uri, place: String(lineOf(lines, span.start) + 1) };
  };
}

/** On a model of one day, a relationship is there while its ends are. */
function isThere(element: Element | undefined, model: Model): boolean {
  return element === undefined || model.isPresent(element.row);
}

function elementFact(model: Model, element: Element, origin: MakeOrigin): ElementFact {
  const { row } = element;
  const nameSymbol = model.columns.elementName[row] as number;
  const names: Record<string, string> = {};
  const attributes = new Map<string, FactValue>();
  let description: string | undefined;
  const subject = model.parts.kindOf[row] as number;
  for (const attributeRow of model.attributeRows(row)) {
    const key = model.key(attributeRow);
    const literal = model.literal(attributeRow);
    const language = key.startsWith("name.") ? key.slice(5) : "";
    if (key === "description" && literal.form === "string") description ??= literal.text;
    else if (language !== "" && literal.form === "string" && !Object.hasOwn(names, language))
      names[language] = literal.text;
    else if (!attributes.has(key)) attributes.set(key, factValueOf(literal, model.value(attributeRow, subject)));
  }
  const parent = parentId(model, row);
  return {
    fact: "element",
    id: model.symbols.text(model.columns.elementId[row] as number),
    kind: element.kind,
    ...(nameSymbol === 0 ? {} : { name: model.symbols.text(nameSymbol) }),
    ...(Object.keys(names).length === 0 ? {} : { names }),
    ...(parent === undefined ? {} : { parent }),
    ...(description === undefined ? {} : { description }),
    attributes: nested(attributes, description === undefined ? undefined : "description"),
    origin: origin(element.place),
  };
}

/** Id of the element that the row is written inside. */
function parentId(model: Model, row: number): string | undefined {
  const symbol = model.columns.elementParent[row] as number;
  if (symbol === 0) return undefined;
  const parent = model.parts.rowOf[symbol] ?? -1;
  return parent < 0 ? model.symbols.text(symbol) : model.at(parent).id;
}

function relationshipFact(model: Model, relationship: Relationship, origin: MakeOrigin): RelationshipFact {
  const { columns } = model;
  const attributes = new Map<string, FactValue>();
  const first = columns.relationshipAttributes[relationship.row] as number;
  const count = columns.relationshipAttributeCount[relationship.row] as number;
  const subject = model.relationshipSubject(relationship.row);
  for (let row = first; row < first + count; row++) {
    const key = model.key(row);
    if (key !== "id" && !attributes.has(key))
      attributes.set(key, factValueOf(model.literal(row), model.value(row, subject)));
  }
  const { id, label, carries } = relationship;
  return {
    fact: "relationship",
    ...(id === undefined ? {} : { id }),
    verb: relationship.verb,
    from: relationship.from?.id ?? relationship.fromId,
    to: relationship.to?.id ?? relationship.toId,
    ...(label === undefined ? {} : { label }),
    ...(carries.length === 0 ? {} : { carries }),
    attributes: nested(attributes, label === undefined ? undefined : "label"),
    origin: origin(relationship.place),
  };
}

function wordValue(text: string, value: Value): FactValue {
  switch (value.kind) {
    case "number":
      return value.number;
    case "boolean":
      return value.boolean;
    case "reference":
      return { reference: value.id };
    case "percent":
    case "quantity":
    case "money":
      return amount(text);
    case "unknown":
    case "text":
    case "date":
    case "date-time":
    case "version":
    case "word":
    case "relationship":
    case "list":
    case "record":
      return { word: text };
  }
}

/** Number and unit as they are written, neither converted. */
function amount(text: string): FactValue {
  const parts = /^([-+]?[\d.]+) ?(\S+)$/.exec(text);
  const quantity = Number(parts?.[1]);
  return parts?.[2] === undefined || !Number.isFinite(quantity) ? { word: text } : { quantity, unit: parts[2] };
}

const NONE: Readonly<Record<string, FactValue>> = Object.freeze({});

/** `backup.every` and `backup.offsite` as one record; a dotted key beside a value of its own (`purpose.fr`, or `text`) stays as it is. */
function nested(attributes: ReadonlyMap<string, FactValue>, text?: string): Readonly<Record<string, FactValue>> {
  if (attributes.size === 0) return NONE;
  const result = new Map<string, FactValue | Map<string, unknown>>();
  for (const [key, value] of attributes) {
    const dot = key.indexOf(".");
    const head = dot > 0 ? key.slice(0, dot) : key;
    if (dot <= 0 || dot === key.length - 1 || attributes.has(head) || head === text) {
      result.set(key, value);
      continue;
    }
    const inner = result.get(head) ?? new Map<string, unknown>();
    if (!(inner instanceof Map)) continue;
    inner.set(key.slice(dot + 1), value);
    result.set(head, inner);
  }
  return Object.fromEntries(
    [...result].map(
      ([key, value]) =>
        [key, value instanceof Map ? { record: nested(value as Map<string, FactValue>) } : value] as const,
    ),
  );
}

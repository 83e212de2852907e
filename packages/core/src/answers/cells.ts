/** Attributes as pages show them: records taken apart into their fields, values printed, references resolved. */
import type { AttributeType, Bilingual } from "../model/metamodel.ts";
import type { Attribute, Element, Model, Place, Relationship } from "../model/model.ts";
import { nameOfField, typeOfField } from "../model/names.ts";
import type { KeyMeaning, Schema } from "../model/schema.ts";
import { printValue, type Value } from "../model/values.ts";
import type { Cell, ElementSummary } from "./answers.ts";
import { localeOf } from "./positions.ts";
import { summaryOf } from "./summary.ts";
import { writtenValue } from "./written-value.ts";

/** One value under one key, however it was written: `lifecycle.active` inside a block, a list of fields, or by dotted key. */
export interface Fact {
  readonly key: string;
  readonly meaning: KeyMeaning | undefined;
  readonly value: Value;
  readonly place: Place;
}

/** What is stated about an element or relationship, in the order of the text; names in other languages and the description apart. */
export function factsOf(one: Element | Relationship): readonly Fact[] {
  return one.attributes
    .filter(({ key }) => !isText(key))
    .flatMap((attribute) => takenApart(one.model.schema, attribute, subjectOf(one)));
}

/** Is the key one of the texts that a page shows by themselves? */
export function isText(key: string): boolean {
  return key === "description" || key.startsWith("name.") || key.startsWith("label.") || key.startsWith("description.");
}

/** Number of the subject of attributes, for `Schema.meaning`. */
function subjectOf(one: Element | Relationship): number {
  const { model, row } = one;
  if ("verb" in one) return model.relationshipSubject(row);
  return model.parts.kindOf[row] ?? -1;
}

/** A record written as a list of fields, as its fields; anything else as it is. */
export function takenApart(schema: Schema, attribute: Attribute, subject: number): readonly Fact[] {
  const { key, meaning, place } = attribute;
  const value = attribute.value;
  if (value.kind !== "record" || meaning?.type.kind !== "record") return [{ key, meaning, value, place }];
  return Object.entries(value.fields).map(([field, inner]) => {
    const dotted = `${key}.${field}`;
    return { key: dotted, meaning: schema.meaning(dotted, subject), value: inner, place };
  });
}

/** A value of a type for a page in a language. */
export function cellOf(model: Model, value: Value, type: AttributeType | undefined, language: string): Cell {
  const references = referencesIn(model, value, language);
  const number = numberOf(value);
  const text = shownText(model, value, type, language);
  const written = writtenValue(value);
  return {
    text,
    ...(written === text ? {} : { written }),
    ...(references.length === 0 ? {} : { references }),
    ...(number === undefined ? {} : { number }),
    ...(value.kind === "unknown" ? { unknown: true } : {}),
  };
}

/** A value as a person reads it: words, fields and the elements that it refers to by their names. */
export function shownText(model: Model, value: Value, type: AttributeType | undefined, language: string): string {
  const nameOf = (id: string): string => model.element(id)?.nameIn(language) ?? id;
  return printValue(value, localeOf(language), { type, nameOf });
}

function referencesIn(model: Model, value: Value, language: string): readonly ElementSummary[] {
  switch (value.kind) {
    case "reference": {
      const element = model.element(value.id);
      return element === undefined ? [] : [summaryOf(element, language)];
    }
    case "list":
      return value.items.flatMap((item) => referencesIn(model, item, language));
    case "record":
      return Object.values(value.fields).flatMap((field) => referencesIn(model, field, language));
    default:
      return [];
  }
}

/** The number by which values of one attribute compare: base unit of the dimension, days, a fraction, or the place of a word in its order. */
export function numberOf(value: Value): number | undefined {
  switch (value.kind) {
    case "number":
      return value.number;
    case "percent":
      return value.fraction;
    case "date":
      return value.day;
    case "date-time":
      return value.milliseconds / 86_400_000;
    case "quantity":
      return value.amount;
    case "money":
      return value.yearly ?? value.amount;
    case "boolean":
      return Number(value.boolean);
    case "word":
      return value.rank;
    default:
      return undefined;
  }
}

/** Type of the values of a key, row by row: a kind may type the same key differently. */
export function keyTypes(model: Model, key: string): (row: number) => AttributeType | undefined {
  return (row) => model.schema.meaning(key, model.parts.kindOf[row] ?? -1)?.type;
}

/** Does a column of this type hold numbers, to be set flush right? */
export function isNumeric(type: AttributeType): boolean {
  if (type.kind === "union") return type.of.every(isNumeric);
  return type.kind === "number" || type.kind === "percent" || type.kind === "quantity" || type.kind === "money";
}

/** What a key is called: the name of its attribute, with the field inside it where there is one. */
export function nameOfKey(key: string, meaning: KeyMeaning | undefined): Bilingual {
  if (meaning === undefined) return { en: key, fr: key };
  const { name, type } = meaning.definition;
  if (meaning.field === undefined) return name;
  const field = nameOfPath(type, meaning.field);
  return { en: `${name.en}: ${field.en}`, fr: `${name.fr}\u00a0: ${field.fr}` };
}

/** `completeness.measuredOn`: "complétude, mesuré le". What is no field of the type, such as a language, stands as it is. */
function nameOfPath(type: AttributeType, path: string): Bilingual {
  const names: Bilingual[] = [];
  let holder: AttributeType | undefined = type;
  for (const field of path.split(".")) {
    names.push(nameOfField(holder, field) ?? { en: field, fr: field });
    holder = typeOfField(holder, field);
  }
  return { en: names.map(({ en }) => en).join(", "), fr: names.map(({ fr }) => fr).join(", ") };
}

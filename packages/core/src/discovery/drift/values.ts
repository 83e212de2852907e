/** Values of an attribute in the model and as observed: whether they say the same, and what the one knows more than the other. */
import type { AttributeType } from "../../model/metamodel.ts";
import { type FactValue, isList } from "../../model/facts.ts";
import type { Model } from "../../model/model.ts";
import { guessed, literalOf, sameValue, typed, type Value } from "../../model/values.ts";
import { foldName } from "../names.ts";

export type Comparison =
  | { readonly is: "same" }
  /** Nothing is contradicted, and reality knows more: items of a list, fields of a record. */
  | { readonly is: "more"; readonly missing: FactValue }
  | { readonly is: "different" };

/** What a value that was observed means on a kind of element; undefined where the metamodel has no such attribute there, or refuses the value. */
export function observedMeaning(model: Model, kind: string, name: string, value: FactValue): AttributeType | undefined {
  const number = model.schema.kindNumber(kind);
  const meaning = number < 0 ? undefined : model.schema.meaning(name, number);
  if (meaning === undefined) return undefined;
  // Artefacts name teams and systems; which element that is, adoption finds out.
  if (typeof value === "string" && BY_NAME.has(name) && isReference(meaning.type)) return meaning.type;
  const read = typed(literalOf(value), meaning.type);
  return read.value === undefined || read.problem?.severity === "error" ? undefined : meaning.type;
}

const BY_NAME: ReadonlySet<string> = new Set(["owner", "os"]);

/** Does an attribute name elements and nothing else? */
export function isReference(type: AttributeType): boolean {
  return type.kind === "reference" || (type.kind === "list" && isReference(type.of));
}

/** Compares a declared value with an observed one of its type. */
export function compareWith(model: Model, declared: Value, observed: FactValue, type: AttributeType): Comparison {
  const value = typed(literalOf(observed), type).value ?? guessed(literalOf(observed));
  if (sameValue(declared, value)) return { is: "same" };
  if (type.kind === "list" || isList(observed)) return compareLists(model, declared, observed);
  if (declared.kind === "record" && typeof observed === "object" && "record" in observed)
    return compareRecords(model, declared.fields, observed.record);
  return isSameText(model, declared, value) ? { is: "same" } : { is: "different" };
}

function compareLists(model: Model, declared: Value, observed: FactValue): Comparison {
  const known = declared.kind === "list" ? declared.items : [declared];
  const items = isList(observed) ? observed : [observed];
  const missing = items.filter((item) => {
    const value = guessed(literalOf(item));
    return !known.some((one) => sameValue(one, value) || isSameText(model, one, value));
  });
  if (missing.length === 0) return { is: "same" };
  return { is: "more", missing };
}

function isSameText(model: Model, a: Value, b: Value): boolean {
  const others = wordsOf(model, b);
  return wordsOf(model, a).some((word) => others.some((other) => isSameWord(word, other)));
}

function compareRecords(
  model: Model,
  declared: Readonly<Record<string, Value>>,
  observed: Readonly<Record<string, FactValue>>,
): Comparison {
  const missing: Record<string, FactValue> = {};
  for (const [name, fact] of Object.entries(observed)) {
    const known = declared[name];
    if (known === undefined) missing[name] = fact;
    else if (!sameValue(known, guessed(literalOf(fact))) && !isSameText(model, known, guessed(literalOf(fact))))
      return { is: "different" };
  }
  return Object.keys(missing).length === 0 ? { is: "same" } : { is: "more", missing: { record: missing } };
}

/** A value as people write it, where it is a word or a name: of an element, its id and its name. */
function wordsOf(model: Model, value: Value): readonly string[] {
  switch (value.kind) {
    case "text":
    case "word":
    case "version":
      return [value.text];
    case "reference":
      return [value.id, model.element(value.id)?.name ?? value.id];
    case "number":
      return [String(value.number)];
    default:
      return [];
  }
}

/** `Java` says what `Java 21` says, less exactly; `PostgreSQL` is `postgresql`. A longer word is another one: `Go` is not `Golden`. */
export function isSameWord(a: string, b: string): boolean {
  if (foldName(a) === foldName(b)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const rest = long.slice(short.length);
  return long.toLowerCase().startsWith(short.toLowerCase()) && /^[ :@/-]?v?\d[\w.+-]*$/u.test(rest.trim());
}

/** Attributes that people decide: there the model is right until somebody changes it. In all others machines know best. */
const decided: ReadonlySet<string> = new Set(
  (
    "owner contacts description criticality rto rpo mtpd mbco lifecycle status disposition classification dict costCentre annualCost " +
    "type style tier tags docs businessFit technicalFit personalData purpose legalBasis need supplier contract"
  ).split(" "),
);

export function winnerOf(attribute: string): "declared" | "observed" {
  return decided.has(attribute) ? "declared" : "observed";
}

/** A value of the model as a fact: for showing beside what was observed, and for programs. */
export function factOf(value: Value): FactValue {
  switch (value.kind) {
    case "unknown":
      return { word: "unknown" };
    case "number":
      return value.number;
    case "percent":
      return { quantity: value.fraction * 100, unit: "%" };
    case "boolean":
      return value.boolean;
    case "reference":
      return { reference: value.id };
    case "relationship":
      return `${value.from} ${value.verb} ${value.to}`;
    case "list":
      return value.items.map(factOf);
    case "record":
      return { record: Object.fromEntries(Object.entries(value.fields).map(([name, field]) => [name, factOf(field)])) };
    case "text":
      return value.text;
    case "quantity":
    case "money":
    case "date":
    case "date-time":
    case "version":
    case "word":
      return { word: value.text };
  }
}

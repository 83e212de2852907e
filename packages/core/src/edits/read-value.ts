/**
 * Values as a person writes them, for an attribute of a type: in the words of the language first (`4h`, `vital`, `{ every: 1h }`), then
 * in those of the reader (`31/12/2027`, `1 234,50 €`, `oui`, the name of an element or of a word).
 */
import type { Locale } from "../base/codes.ts";
import { type FactValue, isList } from "../model/facts.ts";
import type { AttributeType } from "../model/metamodel.ts";
import { namedWords } from "../model/names.ts";
import type { KeyMeaning } from "../model/schema.ts";
import { foldText } from "../model/tables/value-text.ts";
import { typedIn } from "../model/typing.ts";
import { isBare, type Literal, literalOf, type Typed } from "../model/values.ts";
import { readCell } from "../sources/tables/cell-values.ts";
import { idMeant, isOfKinds, type Wanted } from "./find-element.ts";
import type { ReadLiteral } from "./literal.ts";
import { type Refusal, refusal, refusalOfWord } from "./refusal.ts";

export interface ReadingContext extends Wanted {
  readonly literal: ReadLiteral;
  /** Whose decimals and words are read. */
  readonly locale: Locale;
}

/** The value of a text that is not empty; or why it is none, for the attribute `key`. */
export function readWritten(
  text: string,
  type: AttributeType,
  key: string,
  context: ReadingContext,
): { readonly value: FactValue } | Refusal {
  const reading = new Reading(context);
  const bare = text.trim();
  // A text stands for itself, whatever it looks like.
  const literal = type.kind === "text" ? undefined : context.literal(bare);
  // Quotes say that a text is meant, and are none of it.
  const source = literal?.form === "string" ? sourceOf(literal) : { text: bare, literal };
  const value = bare === "unknown" ? { word: "unknown" } : reading.read(source, type);
  if (value !== undefined) return { value };
  return reading.refused ?? refusalOf(source, type, key, context, reading);
}

/** The same for an attribute of an element or statement, in the form that people write: one thing needs no brackets, a term no quotes. */
export function readMeant(
  text: string,
  meaning: KeyMeaning,
  key: string,
  context: ReadingContext,
): { readonly value: FactValue } | Refusal {
  const read = readWritten(text, meaning.type, key, context);
  return "refused" in read ? read : { value: single(inItsWords(read.value, meaning)) };
}

/** A list of one thing as that thing. */
function single(value: FactValue): FactValue {
  const [only, ...others] = isList(value) ? value : [];
  const isPlain = only !== undefined && others.length === 0 && !isList(only) && !isRecord(only);
  return isPlain ? only : value;
}

function isRecord(value: FactValue): boolean {
  return typeof value === "object" && "record" in value;
}

/** What views and queries are told is words of the product and of the model: `viewpoint: context`, `kinds: [application, store]`. */
export function inItsWords(value: FactValue, meaning: KeyMeaning): FactValue {
  if (meaning.definition.facet !== "statement" || meaning.refers !== "never") return value;
  if (isList(value)) return value.map((item) => inItsWords(item, meaning));
  return typeof value === "string" && TERM.test(value) ? { word: value } : value;
}

const TERM = /^[a-z][\w.-]*$/;

/** A text, and what the language reads in it, where it reads anything. */
interface Source {
  readonly text: string;
  readonly literal: Literal | undefined;
}

class Reading {
  private readonly context: ReadingContext;
  /** A name that several have. */
  refused: Refusal | undefined;
  /** What was taken for a reference and is none of the right kind, or of any. */
  missed: { readonly text: string; readonly to: readonly string[] } | undefined;

  constructor(context: ReadingContext) {
    this.context = context;
  }

  read(source: Source, type: AttributeType): FactValue | undefined {
    if (source.literal?.form === "word" && source.text === "unknown") return { word: "unknown" };
    switch (type.kind) {
      case "text":
        return source.text;
      case "any":
        return anything(source);
      case "reference":
        return this.reference(source.text, type.to);
      case "relationship":
        return this.relationship(source.literal);
      case "list":
        return this.list(source, type.of);
      case "record":
        return this.record(source, type);
      case "union":
        return this.firstOf(source, type.of);
      case "word":
        return this.word(source, type) ?? this.scalar(source, type);
      default:
        return this.scalar(source, type);
    }
  }

  private scalar(source: Source, type: AttributeType): FactValue | undefined {
    const { literal, text } = source;
    const { locale, model } = this.context;
    if (literal !== undefined && isGood(typedIn(literal, type, model.currency))) return factOf(literal, type);
    const decimal = locale === "fr" ? "," : ".";
    const value = readCell(text, type, { decimal }) ?? this.withUsualUnit(text, type, decimal);
    return type.kind === "date" && !isDayIn(text, value) ? undefined : value;
  }

  /** `93` of a percentage is 93 %, `1200` of money is in the currency of the model. */
  private withUsualUnit(text: string, type: AttributeType, decimal: "," | "."): FactValue | undefined {
    const { currency } = this.context.model;
    if (type.kind === "money" && currency !== undefined) return readCell(text, type, { decimal, unit: currency });
    const value = type.kind === "percent" ? readCell(text, type, { decimal, unit: "%" }) : undefined;
    const isFraction =
      typeof value === "object" &&
      "quantity" in value &&
      value.quantity !== 0 &&
      Math.abs(value.quantity) < 1 &&
      !text.includes("%");
    return isFraction ? undefined : value;
  }

  private word({ text }: Source, type: Extract<AttributeType, { readonly kind: "word" }>): FactValue | undefined {
    if (type.words.includes(text)) return { word: text };
    const folded = foldText(text);
    for (const [word, name] of namedWords(type))
      if (
        type.words.includes(word) &&
        [name[this.context.locale], name.en, name.fr].some((one) => foldText(one) === folded)
      )
        return { word };
    return undefined;
  }

  private reference(text: string, to: readonly string[]): FactValue | undefined {
    const found = idMeant(text, this.context, to);
    if (found !== undefined && "refused" in found) {
      this.refused = found;
      return undefined;
    }
    const element = found === undefined ? undefined : this.context.model.element(found.id);
    if (found === undefined || (element !== undefined && to.length > 0 && !isOfKinds(element, to))) {
      this.missed ??= { text, to };
      return undefined;
    }
    return { reference: found.id };
  }

  private relationship(literal: Literal | undefined): FactValue | undefined {
    if (literal?.form !== "relationship") return undefined;
    const words = literal.text.split(/\s*->\s*|\s+/);
    const missing = [words[0] ?? "", words.at(-1) ?? ""].find((id) => this.context.model.element(id) === undefined);
    if (missing === undefined) return { reference: literal.text };
    this.missed ??= { text: missing, to: [] };
    return undefined;
  }

  private list(source: Source, of: AttributeType): FactValue | undefined {
    const { literal, text } = source;
    const items = literal?.form === "list" ? literal.items.map((item) => this.item(item, of)) : undefined;
    if (items !== undefined && items.every((item) => item !== undefined)) return items;
    const saved = this.missed;
    const single = literal === undefined ? this.read(source, of) : this.item(literal, of);
    if (single !== undefined && (literal !== undefined || !/[,;\n]/.test(text))) return [single];
    this.missed = saved;
    const parts = text.split(/[;\n]/.test(text) ? /[;\n]/ : ",").map((part) => part.trim());
    const read = parts
      .filter((part) => part !== "")
      .map((part) => this.read({ text: part, literal: this.context.literal(part) }, of));
    return read.length > 0 && read.every((item) => item !== undefined) ? read : undefined;
  }

  /** A word of a list of texts stays a word: `[core, money]`. */
  private item(literal: Literal, of: AttributeType): FactValue | undefined {
    return of.kind === "text" && literal.form === "word" && TERM.test(literal.text)
      ? { word: literal.text }
      : this.read(sourceOf(literal), of);
  }

  private record(
    { text, literal }: Source,
    type: Extract<AttributeType, { readonly kind: "record" }>,
  ): FactValue | undefined {
    const written = literal?.form === "record" ? literal : (this.context.literal(`{ ${text} }`) ?? literal);
    if (written?.form !== "record") {
      return written !== undefined && isGood(typedIn(written, type, this.context.model.currency))
        ? factOf(written, type)
        : undefined;
    }
    const fields = new Map<string, FactValue>();
    for (const [name, field] of written.fields) {
      const fieldType = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
      if (fieldType === undefined && type.open !== true) return undefined;
      const value = fieldType === undefined ? factOf(field, undefined) : this.read(sourceOf(field), fieldType);
      if (value === undefined) return undefined;
      fields.set(name, value);
    }
    return { record: Object.fromEntries(fields) };
  }

  /** The first that accepts it; a plain text, which accepts everything, comes last. */
  private firstOf(source: Source, members: readonly AttributeType[]): FactValue | undefined {
    const isLast = ({ kind }: AttributeType): boolean => kind === "text" || kind === "any";
    const missed = this.missed;
    for (const member of [...members.filter((one) => !isLast(one)), ...members.filter(isLast)]) {
      const value = this.read(source, member);
      if (value === undefined) continue;
      this.missed = missed;
      this.refused = undefined;
      return value;
    }
    return undefined;
  }
}

/** A literal of a list or record, with the text that it stands for. */
function sourceOf(literal: Literal): Source {
  return { text: "text" in literal ? literal.text : "", literal };
}

/** Is the day of a date one that was written? The last of February is not what anybody means by the 31st. */
function isDayIn(text: string, value: FactValue | undefined): boolean {
  if (typeof value !== "object" || !("word" in value)) return true;
  const numbers = text.match(/\d+/g) ?? [];
  return numbers.length < 3 || numbers.some((number) => Number(number) === Number(value.word.slice(8, 10)));
}

function isGood({ problem }: Typed): boolean {
  return problem === undefined || problem.severity === "info";
}

function anything({ text, literal }: Source): FactValue {
  if (literal === undefined) return text;
  if (literal.form === "word" && text.includes(" ")) return text;
  return factOf(literal, undefined);
}

/** The same value as a fact, to be written as it was; words of a text stand in quotes. */
function factOf(literal: Literal, type: AttributeType | undefined): FactValue {
  switch (literal.form) {
    case "string":
      return literal.text;
    case "relationship":
      return { reference: literal.text };
    case "word":
      return type?.kind === "text" || !isBare(literal.text) ? literal.text : { word: literal.text };
    case "list":
      return literal.items.map((item) => factOf(item, type?.kind === "list" ? type.of : undefined));
    case "record":
      return { record: Object.fromEntries(literal.fields.map(([name, field]) => [name, factOf(field, undefined)])) };
  }
}

/** What is wrong with a value that the type does not take: a sentence of the language, or about an element that is not there. */
function refusalOf(
  { text, literal }: Source,
  type: AttributeType,
  key: string,
  { model }: ReadingContext,
  { missed }: Reading,
): Refusal {
  if (missed !== undefined) return missedRefusal(missed, key, model);
  const { problem } = typedIn(literal ?? { form: "word", text }, type, model.currency);
  if (problem === undefined) return refusal("wrong-type", { key, found: text, expected: type.kind });
  const place = problem.path === undefined ? key : `${key}${problem.path.startsWith("[") ? "" : "."}${problem.path}`;
  return refusal(problem.code, { ...problem.parameters, key: place }, problem.suggestion);
}

function missedRefusal(
  { text, to }: { readonly text: string; readonly to: readonly string[] },
  key: string,
  model: Wanted["model"],
): Refusal {
  const element = model.element(text);
  if (element !== undefined)
    return refusal("wrong-reference", { key, id: text, kind: element.kind, expected: to.join("|") });
  const ids = model.parts.ownRows > MOST_COMPARED ? [] : Array.from(model.elements(), ({ id }) => id);
  return refusalOfWord("unknown-reference", { id: text }, text, ids);
}

/** Ids that are compared with one that is not there. */
const MOST_COMPARED = 50_000;

/** Are two values written the same? */
export function isSameFact(a: FactValue, b: FactValue): boolean {
  return (
    JSON.stringify(isList(a) && a.length === 1 ? literalOf(a[0] ?? "") : literalOf(a)) ===
    JSON.stringify(isList(b) && b.length === 1 ? literalOf(b[0] ?? "") : literalOf(b))
  );
}

/** Where the values of a lens come from: what a source is, and attributes as sources. */
import type { Locale } from "../../base/codes.ts";
import type { AttributeType } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import type { Judged } from "../judged.ts";
import { nameOfField } from "../../model/names.ts";
import { orderedWords, type Reading, readingOf, scaleOf, typeOn } from "./value.ts";

export interface LensSource {
  readonly id: string;
  readonly name: string;
  /** May it be asked of the element? What it may not be asked of is not coloured, which is not the same as unknown. */
  asks(element: Element): boolean;
  /** What is known about the element alone. */
  read(element: Element): Reading | undefined;
  /** Instead of `read`: counts over the rows of an element and everything inside. */
  readonly count?: ((rows: ReadonlySet<number>) => number | undefined) | undefined;
  /** How what is inside becomes one value for what is around it. */
  readonly together: "mean" | "sum" | "highest" | "none";
  readonly scale:
    | { readonly kind: "numbers"; readonly range?: readonly [number, number] | undefined }
    | { readonly kind: "diverging"; readonly middle: number }
    | { readonly kind: "ordered"; readonly words: readonly string[] }
    /** `names`: all of them in their order; without it, those that occur. */
    | { readonly kind: "categories"; readonly names?: readonly (readonly [key: string, text: string])[] };
}

export interface SourceRequest {
  readonly model: Model;
  readonly language: Locale;
  /** Day for life cycles and ages. */
  readonly today: string | undefined;
  /** What is in the picture, by which an attribute that several kinds type differently is read. */
  readonly elements: readonly Element[];
  /** What rules say, where a surface has asked them. */
  readonly judged?: Judged | undefined;
}

/** An attribute as a source; undefined when no kind has it and nobody says it. */
export function attributeSource(key: string, { model, language, elements }: SourceRequest): LensSource | undefined {
  const typed = elements.flatMap((element) => typeOn(element, key) ?? []);
  const type = typed[0] ?? typeInMetamodel(model, key);
  // What no kind has in the metamodel is asked of the kinds of which somebody says it.
  const saying = new Set(elements.flatMap((element) => (element.get(key) === undefined ? [] : [element.kind])));
  if (type === undefined && saying.size === 0) return undefined;
  const words = orderedWords(type, language);
  return {
    id: key,
    name: nameOfKey(model, key, elements, language),
    asks: (element) => (type === undefined ? saying.has(element.kind) : typeOn(element, key) !== undefined),
    read: (element) => readingOf(element.get(key), typeOn(element, key), model, language),
    together: togetherOf(key, type, model),
    scale: words !== undefined ? { kind: "ordered", words } : numbersOrNames(type),
  };
}

function numbersOrNames(type: AttributeType | undefined): LensSource["scale"] {
  return { kind: "numbers", range: scaleOf(type) };
}

/** Money and counts add up; of risks the highest counts, as of words in an order; other numbers have a mean. */
function togetherOf(key: string, type: AttributeType | undefined, model: Model): LensSource["together"] {
  if (type === undefined) return "mean";
  if (type.kind === "money" || (type.kind === "union" && type.of.some(({ kind }) => kind === "money"))) return "sum";
  if (type.kind === "number" && type.maximum === undefined && type.minimum === 0) return "sum";
  if (orderedWords(type, "en") !== undefined) return "highest";
  const facet = model.schema.metamodel.attributes.find(({ id }) => id === key)?.facet;
  return facet === "risk" ? "highest" : "mean";
}

function typeInMetamodel(model: Model, key: string): AttributeType | undefined {
  for (let kind = 0; kind < model.schema.kinds.length; kind++) {
    const meaning = model.schema.meaning(key, kind);
    if (meaning !== undefined && model.schema.kind(kind).layer !== undefined) return meaning.type;
  }
  return undefined;
}

/** Name of the attribute, and of the field behind it: "Backup: every". */
function nameOfKey(model: Model, key: string, elements: readonly Element[], language: Locale): string {
  const kinds = [...new Set(elements.map(({ row }) => model.parts.kindOf[row] ?? -1))];
  const all = [...kinds, ...model.schema.kinds.keys()];
  for (const kind of all) {
    const meaning = kind < 0 ? undefined : model.schema.meaning(key, kind);
    if (meaning === undefined) continue;
    const { name, type } = meaning.definition;
    if (meaning.field === undefined) return name[language];
    const field = nameOfField(type, meaning.field)?.[language] ?? meaning.field;
    return `${name[language]}${language === "fr" ? "\u00a0: " : ": "}${field}`;
  }
  return key;
}

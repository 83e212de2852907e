/** Observed values as the text says them: attributes of a new element, and where it was seen. */
import { type FactValue, isList } from "../../model/facts.ts";
import type { Model } from "../../model/model.ts";
import { isBare, literalOf, typed } from "../../model/values.ts";
import { adoptable } from "../drift/attribute-drift.ts";
import { isSameWord, observedMeaning } from "../drift/values.ts";
import { type Bearers, toldAliases } from "./aliases.ts";
import type { NamedElements } from "./named-elements.ts";
import type { Evidence, ObservedElement, ObservedRelationship } from "../observation.ts";

/** The attributes of a new element, with its other names and its provenance. */
export function attributesOf(
  model: Model,
  one: ObservedElement,
  kind: string,
  seen: {
    readonly day: string;
    readonly evidence: readonly Evidence[];
    readonly confidence: number;
    readonly bearers: Bearers;
  },
  named: NamedElements,
  watched: Readonly<Record<string, FactValue>> = {},
): Readonly<Record<string, FactValue>> {
  const aliases = toldAliases(one, seen.bearers);
  return {
    ...typeOf(one),
    ...Object.fromEntries(
      Object.entries(watched).filter(([name, value]) => observedMeaning(model, kind, name, value) !== undefined),
    ),
    ...Object.fromEntries(
      adoptable(model, one, kind).flatMap(({ name, value }) => {
        const written = named.written(model, kind, name, value);
        return written === undefined ? [] : [[name, plain(written)]];
      }),
    ),
    ...(aliases.length === 0 ? {} : { aliases }),
    provenance: provenanceOf(one, seen),
  };
}

/** What messages pass through, and what delivers, is of a type of its own; who says it better is heard. */
function typeOf({ kind, sort }: ObservedElement): Readonly<Record<string, FactValue>> {
  if (kind === "module" && sort === "pipeline") return { type: { word: "batch" } };
  if (kind !== "store" || (sort !== "topic" && sort !== "broker")) return {};
  return { type: { word: sort === "topic" ? "topic" : "queue" } };
}

/** A list of one is written as the one; `Python` goes without saying beside `Python 3.9`. */
function plain(value: FactValue): FactValue {
  if (!isList(value)) return value;
  const items = value.filter(
    (item) =>
      !value.some((other) => isText(item) && isText(other) && other.length > item.length && isSameWord(item, other)),
  );
  return items.length === 1 && items[0] !== undefined ? items[0] : items;
}

function isText(value: FactValue): value is string {
  return typeof value === "string";
}

function provenanceOf(
  { mentions }: ObservedElement,
  {
    day,
    evidence,
    confidence,
  }: { readonly day: string; readonly evidence: readonly Evidence[]; readonly confidence: number },
): FactValue {
  const [mention] = mentions;
  const [best] = evidence;
  const source = mention?.source ?? best?.source ?? "discovery";
  const locator =
    mention?.key ??
    (best === undefined ? undefined : `${best.at.file}${best.at.line === undefined ? "" : `:${best.at.line}`}`);
  return {
    record: {
      source: isBare(source) ? { word: source } : source,
      ...(locator === undefined ? {} : { locator }),
      seenAt: { word: day },
      ...(mention === undefined ? { confidence: { quantity: Math.round(confidence * 100), unit: "%" } } : {}),
      origin: { word: "discovered" },
    },
  };
}

/** The verb by which the model may say a relationship of these kinds; undefined where it has none. */
export function verbFor(model: Model, one: ObservedRelationship, from: string, to: string): string | undefined {
  const { schema } = model;
  const [source, target] = [schema.kindNumber(from), schema.kindNumber(to)];
  if (source < 0 || target < 0) return undefined;
  const wanted = [one.verb, ...(alternatives[one.verb] ?? []), "relates"];
  return wanted.find((verb) => {
    const number = schema.verbNumber(verb);
    return number >= 0 && schema.permits(source, number, target);
  });
}

const alternatives: Readonly<Record<string, readonly string[]>> = {
  uses: ["flows", "accesses"],
  flows: ["uses", "accesses"],
  accesses: ["uses", "flows"],
};

/** What the model may say of an observed relationship beside its ends. */
export function relationshipAttributes(
  model: Model,
  verb: string,
  { protocol, attributes }: ObservedRelationship,
): Readonly<Record<string, FactValue>> {
  const subject = model.schema.subjectOfVerb(model.schema.verbNumber(verb));
  const all: Record<string, FactValue> = {
    ...(protocol === undefined ? {} : { protocol: { word: protocol } }),
    ...attributes,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => {
      const meaning = model.schema.meaning(key, subject);
      const read = meaning === undefined ? undefined : typed(literalOf(value), meaning.type);
      return read?.value !== undefined && read.problem?.severity !== "error";
    }),
  );
}

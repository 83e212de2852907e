/** What may be said in a workspace: kinds, attributes and verbs, the organisation's own among them, as forms and grids ask for them. */
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { Schema } from "../model/schema.ts";
import type { AttributeInput, SchemaAnswer, SchemaAttribute, SchemaKind, SchemaVerb } from "./edit-answers.ts";

/** Kinds, attributes and verbs of a model, and its files. */
export function schemaAnswer(model: Model): SchemaAnswer {
  const { schema, currency } = model;
  return {
    version: 1,
    kinds: schema.kinds.map((_, kind) => kindOf(schema, kind)),
    attributes: schema.metamodel.attributes.map(({ id, facet, name, description, type }): SchemaAttribute => ({
      key: id,
      facet,
      name,
      description,
      input: inputOf(type, schema, currency),
    })),
    verbs: schema.relationships.map((_, verb) => verbOf(schema, verb)),
    files: filesOf(model),
  };
}

/** May a kind be written inside another? Numbers of the schema. Of statements only tiles stand in something: in their dashboard. */
export function mayStandIn(schema: Schema, outer: number, inner: number): boolean {
  if (outer < 0 || inner < 0) return false;
  const isTile = schema.kinds[inner]?.id === "tile" && schema.kinds[outer]?.id === "dashboard";
  return isTile || schema.permits(outer, schema.verbNumber("contains"), inner);
}

function kindOf(schema: Schema, number: number): SchemaKind {
  const { id, layer, name, plural, description, icon } = schema.kind(number);
  return {
    id,
    layer: layer ?? null,
    name,
    plural,
    description,
    icon,
    inside: schema.kinds.flatMap((outer, from) => (mayStandIn(schema, from, number) ? [outer.id] : [])),
    attributes: attributesOf(schema, number),
  };
}

function verbOf(schema: Schema, number: number): SchemaVerb {
  const { id, name, inverse, description } = schema.verb(number);
  const pairs = schema.kinds.flatMap((from, fromNumber) => {
    const permitted = schema.kinds.flatMap((to, toNumber) =>
      schema.permits(fromNumber, number, toNumber) ? [to.id] : [],
    );
    return permitted.length === 0 ? [] : [[from.id, permitted] as const];
  });
  return {
    id,
    name,
    inverse,
    description,
    pairs: Object.fromEntries(pairs),
    attributes: attributesOf(schema, schema.subjectOfVerb(number)),
  };
}

function attributesOf(schema: Schema, subject: number): readonly number[] {
  const carried = new Set(schema.attributesOf(subject));
  return schema.metamodel.attributes.flatMap((attribute, index) => (carried.has(attribute) ? [index] : []));
}

/** How a value of a type is asked for. */
function inputOf(type: AttributeType, schema: Schema, currency: string | undefined): AttributeInput {
  switch (type.kind) {
    case "number":
    case "percent":
    case "quantity":
    case "money":
      return { kind: "amount", example: exampleOf(type, currency) };
    case "boolean":
    case "date":
      return { kind: type.kind };
    case "word":
      return {
        kind: "word",
        words: type.words.map((word) => ({ word, name: type.names?.[word] ?? { en: word, fr: word } })),
        open: type.open === true,
      };
    case "reference":
      return { kind: "reference", kinds: kindsMeant(schema, type.to), orText: false };
    case "list":
      return { kind: "list", of: inputOf(type.of, schema, currency) };
    case "record":
      return {
        kind: "record",
        fields: Object.entries(type.fields).map(([key, field]) => ({
          key,
          name: type.names?.[key] ?? { en: key, fr: key },
          input: inputOf(field, schema, currency),
        })),
      };
    case "union":
      return unionInput(type.of, schema, currency);
    case "text":
    case "version":
    case "relationship":
    case "any":
      return { kind: "text" };
  }
}

/** Several types in one field: a record where that comes first, a reference that may be a text, amounts of several sorts, else a text. */
function unionInput(members: readonly AttributeType[], schema: Schema, currency: string | undefined): AttributeInput {
  const all = members.map((member) => inputOf(member, schema, currency));
  if (all[0]?.kind === "record") return all[0];
  const inputs = all.filter(({ kind }) => kind !== "record");
  const references = inputs.flatMap((input) => (input.kind === "reference" ? [input] : []));
  if (references.length > 0) {
    const isAny = references.some(({ kinds }) => kinds.length === 0);
    return {
      kind: "reference",
      kinds: isAny ? [] : [...new Set(references.flatMap(({ kinds }) => kinds))],
      orText: references.length < inputs.length,
    };
  }
  const [first] = inputs;
  if (first === undefined) return { kind: "text" };
  if (inputs.length === 1 || (first.kind === "amount" && inputs.every(({ kind }) => kind === "amount"))) return first;
  const word = inputs.find(({ kind }) => kind === "word");
  return word?.kind === "word" ? { ...word, open: true } : { kind: "text" };
}

/** The kinds of a list and everything that specialises them; none where any will do. */
function kindsMeant(schema: Schema, to: readonly string[]): readonly string[] {
  return to.length === 0 || to.includes("*")
    ? []
    : schema.kinds.flatMap((kind, number) => (to.some((id) => schema.isKind(number, id)) ? [kind.id] : []));
}

type Amount = Extract<AttributeType, { readonly kind: "number" | "percent" | "quantity" | "money" }>;

function exampleOf(type: Amount, currency: string | undefined): string {
  switch (type.kind) {
    case "number":
      return numberExample(type);
    case "percent":
      return "95%";
    case "money":
      return `12000 ${currency ?? "EUR"}/y`;
    case "quantity":
      return examples[type.dimension];
  }
}

function numberExample({ minimum, maximum, integer }: Extract<Amount, { readonly kind: "number" }>): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum}\u2013${maximum}`;
  return integer === true ? "12" : "12.5";
}

const examples: Readonly<Record<Extract<Amount, { readonly kind: "quantity" }>["dimension"], string>> = {
  duration: "4h",
  rate: "120/s",
  growth: "15%/y",
  size: "64GiB",
  bandwidth: "10Gbit/s",
  area: "450m2",
  power: "35kW",
  energy: "1200kWh",
};

/** The file with most elements first, then the others by name. */
function filesOf(model: Model): readonly string[] {
  const files = model.parts.segments.map(({ uri, elements: [first, last] }) => {
    let count = 0;
    for (let row = first; row < last; row++) if (model.isElement(row)) count++;
    return { uri, count };
  });
  const usual = files.reduce<(typeof files)[number] | undefined>(
    (most, file) => (most === undefined || file.count > most.count ? file : most),
    undefined,
  );
  return [
    ...(usual === undefined ? [] : [usual.uri]),
    ...files.flatMap(({ uri }) => (uri === usual?.uri ? [] : [uri])),
  ];
}

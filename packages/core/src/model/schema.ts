/**
 * A metamodel made ready for asking: which kind, which verb between which kinds, which attribute where, of which type.
 * Subjects of attributes are numbered kinds first, then verbs, so that one table answers for elements and relationships.
 */
import type {
  AttributeDefinition,
  AttributeType,
  KindDefinition,
  Metamodel,
  RelationshipDefinition,
  Travel,
} from "./metamodel.ts";

/** An attribute as a key of some kind or verb means it; `field` is set for one value inside a record (`backup.every`). */
export interface KeyMeaning {
  readonly definition: AttributeDefinition;
  /** Index of the definition in the metamodel. */
  readonly index: number;
  readonly type: AttributeType;
  readonly field: string | undefined;
  /** Takes any text in quotes, so that one need not be judged. */
  readonly isFreeText: boolean;
  /** Is (or holds) a reference: `always`, or `maybe` where text is accepted too. */
  readonly refers: "never" | "maybe" | "always";
  /** Kinds that may be referred to, by kind number; undefined for all. */
  readonly refersTo: Uint8Array | undefined;
}

export class Schema {
  readonly metamodel: Metamodel;
  readonly kinds: readonly KindDefinition[];
  readonly relationships: readonly RelationshipDefinition[];
  private readonly kindNumbers: ReadonlyMap<string, number>;
  private readonly verbNumbers: ReadonlyMap<string, number>;
  private readonly attributesById: ReadonlyMap<string, readonly number[]>;
  private readonly permittedPairs: Uint8Array;
  private readonly travelPairs: Int8Array;
  private readonly meanings: Map<string, (KeyMeaning | null)[]> = new Map();
  private readonly madeMeanings: Map<string, KeyMeaning> = new Map();

  private readonly kindFlags: Map<string, Uint8Array> = new Map();

  constructor(metamodel: Metamodel) {
    this.metamodel = metamodel;
    this.kinds = metamodel.kinds;
    this.relationships = metamodel.relationships;
    this.kindNumbers = new Map(metamodel.kinds.map((kind, index) => [kind.id, index]));
    this.verbNumbers = new Map(metamodel.relationships.map((relationship, index) => [relationship.id, index]));
    const byId = new Map<string, number[]>();
    metamodel.attributes.forEach((attribute, index) => {
      const list = byId.get(attribute.id);
      if (list === undefined) byId.set(attribute.id, [index]);
      else list.push(index);
    });
    this.attributesById = byId;
    this.permittedPairs = permittedPairs(this);
    this.travelPairs = travelPairs(this);
  }

  /** Number of a kind, -1 when there is none of that id. */
  kindNumber(id: string): number {
    return this.kindNumbers.get(id) ?? -1;
  }

  /** Number of a verb, -1 when there is none of that id. */
  verbNumber(id: string): number {
    return this.verbNumbers.get(id === "->" ? "flows" : id) ?? -1;
  }

  kind(number: number): KindDefinition {
    return this.kinds[number] as KindDefinition;
  }

  verb(number: number): RelationshipDefinition {
    return this.relationships[number] as RelationshipDefinition;
  }

  /** The kind itself and those that it specialises, nearest first. */
  lineage(kind: number): readonly number[] {
    const line: number[] = [];
    for (let at = kind; at >= 0 && !line.includes(at);) {
      line.push(at);
      const base = this.kinds[at]?.base;
      at = base === undefined ? -1 : this.kindNumber(base);
    }
    return line;
  }

  /** Is the kind of that id, or a specialisation of it? */
  isKind(kind: number, id: string): boolean {
    let flags = this.kindFlags.get(id);
    if (flags === undefined) this.kindFlags.set(id, (flags = this.flagsOf(id)));
    return flags[kind] === 1;
  }

  /** 1 for the kind of an id and those that specialise it: asked of every element by most rules. */
  private flagsOf(id: string): Uint8Array {
    return Uint8Array.from(this.kinds, (_, kind) =>
      this.lineage(kind).some((number) => this.kinds[number]?.id === id) ? 1 : 0,
    );
  }

  /** May the verb stand between these kinds? Numbers as given by `kindNumber`, `verbNumber`. */
  permits(from: number, verb: number, to: number): boolean {
    return this.permittedPairs[(verb * this.kinds.length + from) * this.kinds.length + to] === 1;
  }

  /** Verbs that may stand between these kinds. */
  permittedVerbs(from: number, to: number): readonly string[] {
    return this.relationships.filter((_, verb) => this.permits(from, verb, to)).map((relationship) => relationship.id);
  }

  /** How failure travels over a relationship whose subject is of this kind: bits 1 forward, 2 backward. */
  travelBits(verb: number, fromKind: number): number {
    return this.travelPairs[verb * (this.kinds.length + 1) + fromKind + 1] as number;
  }

  /** Bits of `trace`, the superset of `travel` that follows meaning. */
  traceBits(verb: number, fromKind: number): number {
    const definition = this.relationships[verb];
    return bits(
      definition?.trace ?? definition?.travelBy?.[this.kinds[fromKind]?.id ?? ""] ?? definition?.travel ?? "none",
    );
  }

  /** Subject number of a kind or verb for `meaning`. */
  subjectOfVerb(verb: number): number {
    return this.kinds.length + verb;
  }

  /** What a key means on a subject; undefined when it may not stand there. `name.fr` and the like are text in a language. */
  meaning(key: string, subject: number): KeyMeaning | undefined {
    let row = this.meanings.get(key);
    if (row === undefined) this.meanings.set(key, (row = []));
    let meaning = row[subject];
    if (meaning === undefined) row[subject] = meaning = this.findMeaning(key, subject) ?? null;
    return meaning ?? undefined;
  }

  /** Does any kind or verb know the key? */
  knowsKey(key: string): boolean {
    return this.attributesById.has(key);
  }

  /** Ids of all attributes that a subject may carry. */
  attributesOf(subject: number): readonly AttributeDefinition[] {
    return this.metamodel.attributes.filter((attribute) => this.isOn(attribute, subject));
  }

  private findMeaning(key: string, subject: number): KeyMeaning | undefined {
    const exact = this.definitionOn(key, subject);
    if (exact !== undefined) return this.makeMeaning(exact, this.definition(exact).type, undefined);
    const dot = key.indexOf(".");
    if (dot < 0) return undefined;
    const head = key.slice(0, dot);
    const rest = key.slice(dot + 1);
    if ((head === "name" || head === "label") && isLanguage(rest)) {
      const any = this.attributesById.get("description")?.[0];
      return any === undefined ? undefined : this.makeMeaning(any, { kind: "text" }, rest);
    }
    const index = this.definitionOn(head, subject);
    if (index === undefined) return undefined;
    let type: AttributeType | undefined = this.definition(index).type;
    let remaining = rest;
    while (type !== undefined) {
      const record: AttributeType | undefined = recordIn(type);
      if (record === undefined || record.kind !== "record") {
        return acceptsText(type) && isLanguage(remaining) ? this.makeMeaning(index, { kind: "text" }, rest) : undefined;
      }
      const whole: AttributeType | undefined = record.fields[remaining];
      if (whole !== undefined) return this.makeMeaning(index, whole, rest);
      const next = remaining.indexOf(".");
      const field = next < 0 ? remaining : remaining.slice(0, next);
      const inner: AttributeType | undefined = record.fields[field];
      if (inner === undefined || next < 0)
        return record.open === true ? this.makeMeaning(index, { kind: "any" }, rest) : undefined;
      type = inner;
      remaining = remaining.slice(next + 1);
    }
    return undefined;
  }

  private definition(index: number): AttributeDefinition {
    return this.metamodel.attributes[index] as AttributeDefinition;
  }

  private definitionOn(id: string, subject: number): number | undefined {
    return this.attributesById.get(id)?.find((index) => this.isOn(this.definition(index), subject));
  }

  private isOn(attribute: AttributeDefinition, subject: number): boolean {
    if (subject >= this.kinds.length) {
      const verb = this.relationships[subject - this.kinds.length];
      if (verb === undefined) return false;
      return (
        attribute.on.includes("->*") ||
        attribute.on.includes(verb.id) ||
        (verb.base !== undefined && attribute.on.includes(verb.base))
      );
    }
    if (attribute.on.includes("*")) return true;
    return this.lineage(subject).some((kind) => attribute.on.includes(this.kind(kind).id));
  }

  /** One object for all kinds that mean the same by a key, so that what is known about it is known once. */
  private makeMeaning(index: number, type: AttributeType, field: string | undefined): KeyMeaning {
    const place = `${index}:${field ?? ""}`;
    const known = this.madeMeanings.get(place);
    if (known !== undefined) return known;
    const made = this.meaningOf(index, type, field);
    this.madeMeanings.set(place, made);
    return made;
  }

  private meaningOf(index: number, type: AttributeType, field: string | undefined): KeyMeaning {
    const to: string[] = [];
    const refers = collectReferences(type, to);
    let refersTo: Uint8Array | undefined;
    if (refers !== "never" && to.length > 0 && !to.includes("*")) {
      refersTo = new Uint8Array(this.kinds.length);
      for (let kind = 0; kind < this.kinds.length; kind++)
        if (to.some((id) => this.isKind(kind, id))) refersTo[kind] = 1;
    }
    return {
      definition: this.definition(index),
      index,
      type,
      field,
      // A single value stands for a list of one.
      isFreeText: type.kind === "any" || acceptsText(type) || (type.kind === "list" && acceptsText(type.of)),
      refers,
      refersTo,
    };
  }
}

/** A language tag such as `fr` or `de-CH`. */
export function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);
}

/** Bits of a direction of travel: 1 forward (subject to object), 2 backward. */
export function bits(travel: Travel): number {
  switch (travel) {
    case "forward":
      return 1;
    case "backward":
      return 2;
    case "both":
      return 3;
    case "none":
      return 0;
  }
}

function recordIn(type: AttributeType): AttributeType | undefined {
  if (type.kind === "record") return type;
  if (type.kind === "union") return type.of.map(recordIn).find((inner) => inner !== undefined);
  if (type.kind === "any") return { kind: "record", fields: {}, open: true };
  return undefined;
}

function acceptsText(type: AttributeType): boolean {
  return type.kind === "text" || (type.kind === "union" && type.of.some(acceptsText));
}

function collectReferences(type: AttributeType, to: string[]): "never" | "maybe" | "always" {
  switch (type.kind) {
    case "reference":
      to.push(...(type.to.length === 0 ? ["*"] : type.to));
      return "always";
    case "list":
      return collectReferences(type.of, to);
    case "record": {
      const fields = Object.values(type.fields).map((field) => collectReferences(field, to));
      return fields.some((field) => field !== "never") ? "maybe" : "never";
    }
    case "union": {
      const parts = type.of.map((part) => collectReferences(part, to));
      if (parts.every((part) => part === "always")) return "always";
      return parts.some((part) => part !== "never") ? "maybe" : "never";
    }
    default:
      return "never";
  }
}

function permittedPairs(schema: Schema): Uint8Array {
  const { kinds, relationships } = schema;
  const size = kinds.length;
  const table = new Uint8Array(relationships.length * size * size);
  const lineages = kinds.map((_, kind) => schema.lineage(kind).map((number) => kinds[number]?.id ?? ""));
  const isElement = kinds.map((kind) => kind.layer !== undefined);
  relationships.forEach((relationship, verb) => {
    for (let from = 0; from < size; from++) {
      const targets = new Set<string>();
      for (const id of ["*", ...(lineages[from] ?? [])])
        for (const target of relationship.pairs[id] ?? []) targets.add(target);
      if (targets.size === 0 || isElement[from] !== true) continue;
      for (let to = 0; to < size; to++) {
        if (isElement[to] !== true) continue;
        if (targets.has("*") || (lineages[to] ?? []).some((id) => targets.has(id)))
          table[(verb * size + from) * size + to] = 1;
      }
    }
  });
  return table;
}

function travelPairs(schema: Schema): Int8Array {
  const { kinds, relationships } = schema;
  const width = kinds.length + 1;
  const table = new Int8Array(relationships.length * width);
  relationships.forEach((relationship, verb) => {
    table[verb * width] = bits(relationship.travel);
    for (let kind = 0; kind < kinds.length; kind++) {
      const own = schema
        .lineage(kind)
        .map((number) => relationship.travelBy?.[kinds[number]?.id ?? ""])
        .find((travel) => travel !== undefined);
      table[verb * width + kind + 1] = bits(own ?? relationship.travel);
    }
  });
  return table;
}

/** Look-ups in a metamodel that tables need: which attributes a kind or verb may carry, and what an attribute path means. */
import type { AttributeDefinition, AttributeType, Metamodel } from "../metamodel.ts";

export interface TableSchema {
  readonly metamodel: Metamodel;
  isKind(id: string): boolean;
  readonly isVerb: (id: string) => boolean;
  /** The attribute on a kind or verb; by id. */
  attribute(on: string, id: string): AttributeDefinition | undefined;
  attributes(on: string): readonly AttributeDefinition[];
  /** Type at a path such as `lifecycle.active`: the attribute, then fields of records. */
  typeAt(on: string, path: string): AttributeType | undefined;
  /** Kinds that count as `kind`: itself and those that an organisation derived from it. */
  isOfKind(kind: string, base: string): boolean;
}

/** Indexes a metamodel for reading and writing tables. */
export function tableSchema(metamodel: Metamodel): TableSchema {
  const bases = new Map<string, string | undefined>();
  for (const { id, base } of metamodel.kinds) bases.set(id, base);
  const verbs = new Map(metamodel.relationships.map((definition) => [definition.id, definition.base]));
  const found = new Map<string, ReadonlyMap<string, AttributeDefinition>>();
  const lines = new Map<string, ReadonlySet<string>>();
  const lineOf = (kind: string): ReadonlySet<string> => {
    const line = lines.get(kind) ?? new Set(lineage(kind, bases));
    lines.set(kind, line);
    return line;
  };

  const attributesOn = (on: string): ReadonlyMap<string, AttributeDefinition> => {
    const known = found.get(on);
    if (known !== undefined) return known;
    const isVerb = verbs.has(on) && !bases.has(on);
    const names = new Set([...lineage(on, isVerb ? verbs : bases), isVerb ? "->*" : "*"]);
    const attributes = new Map<string, AttributeDefinition>();
    for (const attribute of metamodel.attributes) {
      if (!attributes.has(attribute.id) && attribute.on.some((name) => names.has(name))) {
        attributes.set(attribute.id, attribute);
      }
    }
    found.set(on, attributes);
    return attributes;
  };

  return {
    metamodel,
    isKind: (id) => bases.has(id),
    isVerb: (id) => verbs.has(id),
    attribute: (on, id) => attributesOn(on).get(id),
    attributes: (on) => [...attributesOn(on).values()],
    typeAt: (on, path) => typeAt(attributesOn(on), path),
    isOfKind: (kind, base) => lineOf(kind).has(base),
  };
}

/** A kind or verb and what it derives from, nearest first; a circle of bases ends. */
function lineage(id: string, bases: ReadonlyMap<string, string | undefined>): string[] {
  const line: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = bases.get(at)) line.push(at);
  return line;
}

function typeAt(attributes: ReadonlyMap<string, AttributeDefinition>, path: string): AttributeType | undefined {
  const whole = attributes.get(path);
  if (whole !== undefined) return whole.type;
  const dot = path.indexOf(".");
  if (dot < 0) return undefined;
  let type = attributes.get(path.slice(0, dot))?.type;
  let rest = path.slice(dot + 1);
  while (type !== undefined) {
    const record = recordOf(type);
    if (record === undefined) return undefined;
    const field = Object.hasOwn(record.fields, rest) ? record.fields[rest] : undefined;
    if (field !== undefined) return field;
    const next = rest.indexOf(".");
    const head = next < 0 ? rest : rest.slice(0, next);
    if (next < 0 || !Object.hasOwn(record.fields, head)) return record.open === true ? { kind: "any" } : undefined;
    type = record.fields[head];
    rest = rest.slice(next + 1);
  }
  return undefined;
}

/** The record that a type is or may be. */
export function recordOf(type: AttributeType): Extract<AttributeType, { kind: "record" }> | undefined {
  if (type.kind === "record") return type;
  if (type.kind !== "union") return undefined;
  for (const member of type.of) {
    const record = recordOf(member);
    if (record !== undefined) return record;
  }
  return undefined;
}

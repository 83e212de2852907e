/** Random facts, written in many ways, for the tests of what prints, formats and edits. */
import fc from "fast-check";
import type { ElementFact, Fact, FactValue, RelationshipFact } from "../model/facts.ts";
import { literalOf, type Literal, writeLiteral } from "../model/values.ts";
import { documentationText } from "./documentation.ts";

const origin = { uri: "" };

const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "Sinistres",
    "Contrats (progiciel)",
    'She said "no"',
    "back\\slash",
    "a\ttab",
    "",
    "// no comment",
    "{ } [ ] ; , :",
    "Ω 日本 🏛",
    "two\nlines",
    "-> b",
    "* / */ /*",
  ),
  fc.string({ maxLength: 12, unit: "grapheme" }).filter((value) => value.isWellFormed() && !value.startsWith("\ufeff")),
);

const description: fc.Arbitrary<string> = fc.oneof(
  text,
  fc.constantFrom(
    "Handles every claim.\n\nFrom declaration to settlement.",
    "- one\n  - two\n- three",
    '"""',
    "  indented",
    "ends in blanks  ",
    "```\n  code { }\n```",
    "\n",
  ),
);

const scalar: fc.Arbitrary<FactValue> = fc.oneof(
  text,
  fc.integer({ min: -5, max: 1_000_000 }),
  fc.boolean(),
  fc.constantFrom<FactValue>(
    { word: "vital" },
    { word: "2026-11-21" },
    { word: "unknown" },
    { word: "http://a.b/c?d=e" },
    { word: "two words" },
    { word: "10:30" },
  ),
  fc.constantFrom<FactValue>(
    { quantity: 4, unit: "h" },
    { quantity: 480000, unit: "CHF/y" },
    { quantity: 93.5, unit: "%" },
    { quantity: 900, unit: "/day" },
  ),
);

const list: fc.Arbitrary<FactValue> = fc.array(scalar, { maxLength: 4 });

const record: fc.Arbitrary<FactValue> = fc
  .dictionary(fc.constantFrom("every", "offsite", "kind", "keep", "free text"), fc.oneof(scalar, list), {
    minKeys: 1,
    maxKeys: 3,
    noNullPrototype: true,
  })
  .map((fields) => ({ record: fields }));

const ids = (count: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: count - 1 }).map((index) => `e${index}`);
const reference = (count: number): fc.Arbitrary<FactValue> => ids(count).map((id) => ({ reference: id }));

/** An attribute as key and value. */
export function attribute(count: number): fc.Arbitrary<readonly [string, FactValue]> {
  return fc.oneof(
    fc.tuple(fc.constantFrom("criticality", "purpose", "note", "status"), scalar),
    fc.tuple(fc.constantFrom("tags", "attributes"), list),
    fc.tuple(fc.constantFrom("backup", "quality"), record),
    fc.tuple(fc.constantFrom("owner", "replacedBy"), reference(count)),
    fc.tuple(
      fc.constantFrom("supplier", "alternatives", "contacts"),
      fc.array(reference(count), { minLength: 1, maxLength: 4 }),
    ),
  );
}

function attributes(count: number): fc.Arbitrary<Readonly<Record<string, FactValue>>> {
  return fc.array(attribute(count), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
}

const KINDS = ["application", "module", "component", "process", "unit", "dataset", "store"] as const;
export const VERBS = ["uses", "realizes", "runs on", "flows", "relates"] as const;

function element(index: number, count: number): fc.Arbitrary<ElementFact> {
  return fc
    .record(
      {
        kind: fc.constantFrom(...KINDS),
        name: text,
        names: fc.dictionary(fc.constantFrom("fr", "de-CH"), text, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
        parent: index === 0 ? fc.constant(undefined) : fc.option(ids(index), { nil: undefined }),
        description,
        attributes: attributes(count),
      },
      { requiredKeys: ["kind", "parent", "attributes"] },
    )
    .map(({ kind, name, names, parent, description: said, attributes: own }) => ({
      fact: "element" as const,
      id: `e${index}`,
      kind,
      ...(name === undefined || name === "" ? {} : { name }),
      ...(names === undefined ? {} : { names }),
      ...(parent === undefined ? {} : { parent }),
      ...(said === undefined ? {} : { description: said }),
      attributes: own,
      origin,
    }));
}

export function relationship(count: number): fc.Arbitrary<RelationshipFact> {
  return fc
    .record(
      {
        verb: fc.constantFrom(...VERBS),
        from: ids(count),
        to: ids(count),
        label: text,
        carries: fc.uniqueArray(ids(count), { minLength: 1, maxLength: 3 }),
        attributes: fc
          .array(
            fc.oneof(
              fc.tuple(fc.constantFrom("mode", "note", "protocol"), scalar),
              fc.tuple(fc.constant("via"), fc.array(reference(count), { minLength: 1, maxLength: 3 })),
            ),
            { maxLength: 2 },
          )
          .map((entries) => Object.fromEntries(entries)),
      },
      { requiredKeys: ["verb", "from", "to", "attributes"] },
    )
    .map(({ verb, from, to, label, carries, attributes: own }) => ({
      fact: "relationship" as const,
      verb,
      from,
      to,
      ...(label === undefined || label === "" ? {} : { label }),
      ...(carries === undefined || verb !== "flows" ? {} : { carries }),
      attributes: own,
      origin,
    }));
}

/** Elements `e0`, `e1` ... each inside an earlier one or at the top, and relationships of different ends between them. */
export const facts: fc.Arbitrary<readonly Fact[]> = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc
    .tuple(
      fc.tuple(...Array.from({ length: count }, (_, index) => element(index, count))),
      fc.uniqueArray(relationship(count), {
        maxLength: 8,
        selector: ({ from, verb, to }) => `${from} ${verb} ${to}`,
      }),
    )
    .map(([elements, relationships]) => [...elements, ...relationships]),
);

/** Decisions about layout, consumed one after the other. */
export const style: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(11), { minLength: 40, maxLength: 40 });

/** The facts as somebody might have written them: blocks on one line or several, extensions, shared statements, comments. */
export function writtenFiles(
  all: readonly Fact[],
  decisions: readonly number[],
  fileCount = 2,
): ReadonlyMap<string, string> {
  let next = 0;
  let comments = 0;
  const decide = (options: number): number => (decisions[next++ % decisions.length] ?? 0) % options;
  const files = new Map(Array.from({ length: fileCount }, (_, index) => [`f${index}.orrery`, [] as string[]]));
  const fileNames = [...files.keys()];
  const put = (lines: readonly string[]): void => void files.get(fileNames[decide(fileCount)] ?? "")?.push(...lines);
  const elements = all.filter((fact): fact is ElementFact => fact.fact === "element");
  const relationships = all.filter((fact): fact is RelationshipFact => fact.fact === "relationship");
  const inner = new Map<string, string[][]>();

  for (const fact of relationships) {
    const isInside = decide(2) === 0;
    const lines = relationshipLines(fact, isInside);
    if (isInside) inner.set(fact.from, [...(inner.get(fact.from) ?? []), lines]);
    else put(commented(lines));
  }
  for (const fact of elements) if (fact.parent === undefined) put(commented(elementLines(fact)));
  return new Map(
    [...files].map(([uri, lines]) => [
      uri,
      lines.length === 0 ? "" : `${lines.join("\n")}${decide(4) === 0 ? "" : "\n"}`,
    ]),
  );

  function elementLines(fact: ElementFact): string[] {
    const languages = Object.entries(fact.names ?? {}).map(([language, name]) => ` ${language} ${quoted(name)}`);
    const head = `${fact.kind} ${fact.id}${fact.name === undefined ? "" : ` ${quoted(fact.name)}${languages.join("")}`}`;
    const own = Object.entries(fact.attributes).map(([key, value]) => [`${key}: ${written(value)}`]);
    if (fact.name === undefined)
      for (const [language, name] of Object.entries(fact.names ?? {})) own.push([`name.${language}: ${quoted(name)}`]);
    if (fact.description !== undefined)
      own.push((documentationText(fact.description, "") ?? `description: ${quoted(fact.description)}`).split("\n"));
    const extended = own.filter(() => decide(6) === 0);
    if (extended.length > 0) put(commented(blockLines(`extend ${fact.id}`, extended)));
    const statements = own.filter((lines) => !extended.includes(lines));
    statements.push(...(inner.get(fact.id) ?? []));
    for (const child of elements) if (child.parent === fact.id) statements.push(elementLines(child));
    return blockLines(head, statements);
  }

  function relationshipLines(fact: RelationshipFact, isInside: boolean): string[] {
    const verb = fact.verb === "flows" ? "->" : fact.verb;
    const data = fact.carries === undefined ? "" : ` : ${fact.carries.join(", ")}`;
    const label = fact.label === undefined ? "" : ` ${quoted(fact.label)}`;
    const head = `${isInside ? "" : `${fact.from} `}${verb} ${fact.to}${data}${label}`;
    return blockLines(
      head,
      Object.entries(fact.attributes).map(([key, value]) => [`${key}: ${written(value)}`]),
    );
  }

  function blockLines(head: string, statements: readonly (readonly string[])[]): string[] {
    if (statements.length === 0) return [head];
    const isShort = statements.every((lines) => lines.length === 1 && !/\/\/ c\d/.test(lines[0] ?? ""));
    if (isShort && decide(2) === 0) return [`${head} { ${statements.map(([line]) => line).join("; ")} }`];
    const lines: string[] = [];
    for (const statement of statements) {
      const isJoined =
        statement.length === 1 &&
        lines.length > 0 &&
        decide(4) === 0 &&
        !/\/\/ c\d|^ *"""|\*\/$/.test(lines.at(-1) ?? "") &&
        lines.at(-1) !== "";
      if (isJoined) lines.push(`${lines.pop()}; ${statement[0]}`);
      else lines.push(...commented(statement).map((line) => (line === "" ? "" : `  ${line}`)));
    }
    return [`${head} {`, ...lines, "}"];
  }

  function commented(lines: readonly string[]): string[] {
    const kind = decide(12);
    const [first = "", ...rest] = lines;
    if (kind === 0) return [`// c${comments++}`, first, ...rest];
    if (kind === 1) return [...lines.slice(0, -1), `${lines.at(-1)} // c${comments++}`];
    if (kind === 2) return ["", ...lines];
    if (kind === 3) return [`/* c${comments++}`, "   goes on */", ...lines];
    return [...lines];
  }
}

function quoted(value: string): string {
  return writeLiteral({ form: "string", text: value });
}

function written(value: FactValue): string {
  const write = (literal: Literal): string => {
    if (literal.form === "list") return `[${literal.items.map(write).join(", ")}]`;
    if (literal.form !== "record") return writeLiteral(literal);
    return `{ ${literal.fields.map(([name, field]) => `${/^[\w-]+$/.test(name) ? name : quoted(name)}: ${write(field)}`).join("; ")} }`;
  };
  return write(literalOf(value));
}

/** A fact in a form to compare: attributes by dotted key, values as text, in the order of their keys. */
export interface Flat {
  readonly element: Map<string, FlatElement>;
  readonly relationships: FlatRelationship[];
}
interface FlatElement {
  kind: string;
  name: string | undefined;
  parent: string | undefined;
  description: string | undefined;
  attributes: Map<string, FactValue>;
}
interface FlatRelationship {
  id: string | undefined;
  from: string;
  verb: string;
  to: string;
  label: string | undefined;
  carries: readonly string[];
  attributes: Map<string, FactValue>;
}

export function flat(all: readonly Fact[]): Flat {
  const result: Flat = { element: new Map(), relationships: [] };
  for (const fact of all) {
    if (fact.fact === "element") {
      const attributes = flatAttributes(fact.attributes);
      for (const [language, name] of Object.entries(fact.names ?? {})) attributes.set(`name.${language}`, name);
      const name = fact.name === "" ? undefined : fact.name;
      result.element.set(fact.id, {
        kind: fact.kind,
        name,
        parent: fact.parent,
        description: fact.description,
        attributes,
      });
    } else {
      const { id, from, to, label } = fact;
      const verb = fact.verb === "->" ? "flows" : fact.verb;
      result.relationships.push({
        id,
        from,
        verb,
        to,
        label: label === "" ? undefined : label,
        carries: fact.carries ?? [],
        attributes: flatAttributes(fact.attributes),
      });
    }
  }
  return result;
}

export function flatAttributes(attributes: Readonly<Record<string, FactValue>>, prefix = ""): Map<string, FactValue> {
  const result = new Map<string, FactValue>();
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "object" && "record" in value)
      for (const [inner, field] of flatAttributes(value.record, `${prefix}${key}.`)) result.set(inner, field);
    else result.set(prefix + key, value);
  }
  return result;
}

/** Equal texts mean equal facts. */
export function shown(model: Flat): string {
  const attributes = (map: Map<string, FactValue>): string =>
    [...map]
      .map(([key, value]) => `${key}=${written(value)}`)
      .sort()
      .join(" | ");
  const elements = [...model.element].map(([id, fact]) =>
    JSON.stringify([id, fact.kind, fact.name, fact.parent, fact.description, attributes(fact.attributes)]),
  );
  const relationships = model.relationships.map((fact) =>
    JSON.stringify([fact.from, fact.verb, fact.to, fact.id, fact.label, fact.carries, attributes(fact.attributes)]),
  );
  return [...elements.sort(), ...relationships.sort()].join("\n");
}

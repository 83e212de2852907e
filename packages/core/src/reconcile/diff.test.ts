import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Symbols } from "../base/symbols.ts";
import { encode } from "../base/text.ts";
import { parse } from "../language/parse.ts";
import { makeVocabulary } from "../language/vocabulary.ts";
import { Columns } from "../model/columns.ts";
import { metamodel } from "../model/metamodel/index.ts";
import type { Model } from "../model/model.ts";
import { Schema } from "../model/schema.ts";
import { readDefinitions } from "./definitions.ts";
import { diff } from "./diff.ts";
import type { FieldChange, ModelDiff } from "./diff-result.ts";
import { link } from "./link.ts";

/** The model of one text, or of several files, with a symbol table of its own. */
function modelOf(files: string | Readonly<Record<string, string>>, symbols: Symbols = new Symbols()): Model {
  const columns = new Columns();
  const vocabulary = makeVocabulary(
    symbols,
    metamodel.relationships.map((relationship) => relationship.id),
  );
  const texts = typeof files === "string" ? { "a.orrery": files } : files;
  const segments = Object.entries(texts).map(([uri, text]) => parse(uri, encode(text), symbols, vocabulary, columns));
  return link(columns, segments, symbols, new Schema(readDefinitions(metamodel, columns, segments, symbols).metamodel))
    .model;
}

function between(before: string, after: string, options: Parameters<typeof diff>[2] = {}): ModelDiff {
  return diff(modelOf(before), modelOf(after), options);
}

/** The changes of elements and relationships in short lines. */
function lines(result: ModelDiff): readonly string[] {
  const field = (change: FieldChange): string => {
    const key =
      "key" in change
        ? change.key
        : change.change === "name" && change.language !== undefined
          ? `name.${change.language}`
          : change.change;
    return `${change.change === "rewritten" ? "rewritten " : ""}${key}: ${change.before ?? "-"} > ${change.after ?? "-"}`;
  };
  return [
    ...result.added.map(({ kind, id }) => `+ ${kind} ${id}`),
    ...result.removed.map(({ kind, id }) => `- ${kind} ${id}`),
    ...result.changed.flatMap(({ id, changes }) => changes.map((change) => `${id} ${field(change)}`)),
    ...result.relationships.added.map(({ from, verb, to }) => `+ ${from} ${verb} ${to}`),
    ...result.relationships.removed.map(({ from, verb, to }) => `- ${from} ${verb} ${to}`),
    ...result.relationships.changed.flatMap(({ from, verb, to, changes }) =>
      changes.map((change) => `${from} ${verb} ${to} ${field(change)}`),
    ),
  ];
}

const CLAIMS = `
unit u-it "IT"
application claims "Claims" {
  owner: u-it; criticality: vital; rto: 60min
  module engine "Engine" { backup: { every: 24h, offsite: yes } }
  uses policy "reads" { protocol: jdbc }
}
application policy "Policy" fr "Contrats"
application crm "CRM"
claims -> policy : contracts "nightly"
dataset contracts "Contracts"
view v "V" { scope: claims }
link holds : claims 0,N -- 1,1 policy
`;

const examples: readonly (readonly [name: string, before: string, after: string, ...expected: readonly string[]])[] = [
  ["nothing", CLAIMS, CLAIMS],
  [
    "layout, order and comments",
    'application a "A" { rto: 1h; owner: u }\nunit u "U"',
    '// new\nunit   u "U"\n\napplication a "A" {\n  owner: u // why\n  rto: 1h\n}',
  ],
  ["an element", CLAIMS, `${CLAIMS}\napplication hr "HR"`, "+ application hr"],
  ["a kind", 'application a "A"', 'module a "A"', "a kind: application > module"],
  [
    "a name, and one in a language",
    'application a "A" fr "Ah"',
    'application a "B" fr "Oh" de "Ach"',
    "a name: A > B",
    "a name.fr: Ah > Oh",
    "a name.de: - > Ach",
  ],
  [
    "attributes",
    'application a "A" { rto: 1h; rpo: 5min }',
    'application a "A" { rto: 2h; criticality: vital }',
    "a rto: 1h > 2h",
    "a criticality: - > vital",
    "a rpo: 5min > -",
  ],
  ["the same duration in another unit", 'application a "A" { rto: 60min }', 'application a "A" { rto: 1h }'],
  [
    "a record written with dots",
    'store s "S" { backup: { every: 24h; offsite: yes } }',
    'store s "S" { backup.offsite: yes; backup.every: 1440min }',
  ],
  [
    "a record written as a list",
    'application a "A" { lifecycle: [active 2009-03-01, phaseOut 2027-12-31] }',
    'application a "A" { lifecycle: { active: 2009-03-01; phaseOut: 2028-12-31 } }',
    "a lifecycle.phaseOut: 2027-12-31 > 2028-12-31",
  ],
  [
    "a move",
    'application a "A" {\n module m "M"\n}\napplication b "B"',
    'application a "A"\napplication b "B" {\n module m "M"\n}',
    "m parent: a > b",
  ],
  ["a move to the top", 'application a "A" { module m "M" }', 'application a "A"\nmodule m "M"', "m parent: a > -"],
  ["nesting in other words", 'area a "A" {\n area b "B"\n}', 'area a "A"\narea b "B"\na contains b'],
  [
    "an extension instead of the block",
    'unit u "U"\napplication a "A" { owner: u; rto: 1h }',
    'unit u "U"\napplication a "A" { rto: 1h }\nextend a { owner: u }',
  ],
  [
    "an id, with everything that refers to it",
    'unit u "U"\napplication a "A" { owner: u }\nu uses a',
    'unit unit-it "U" { formerly: u }\napplication a "A" { owner: unit-it }\nunit-it uses a',
    "unit-it id: u > unit-it",
  ],
  [
    "an id back",
    'unit unit-it "U" { formerly: u }\napplication a "A" { owner: unit-it }',
    'unit u "U"\napplication a "A" { owner: u }',
    "u id: unit-it > u",
  ],
  [
    "a container's id",
    'application a "A" { module m "M" }',
    'application b "A" { formerly: a; module m "M" }',
    "b id: a > b",
  ],
  ["an id without `formerly` is another element", 'unit u "U"', 'unit w "U"', "+ unit w", "- unit u"],
  ["relationships", "a uses b\na uses c", "a uses c\na uses d", "+ a uses d", "- a uses b"],
  [
    "an attribute of a relationship",
    "a uses b { protocol: jdbc }",
    "a uses b { protocol: https }",
    "a uses b protocol: jdbc > https",
  ],
  [
    "a label",
    'a uses b "reads"\na uses b "writes"',
    'a uses b "writes"\na uses b "scans"',
    "a uses b name: reads > scans",
  ],
  [
    "one of two alike",
    "a uses b { protocol: jdbc }\na uses b { protocol: https }",
    "a uses b { protocol: https }",
    "- a uses b",
  ],
  ["what a flow carries", "a -> b : x, y", "a -> b : y, z", "a flows b carries: x, y > y, z"],
  ["several objects, or a statement each", "a uses b, c", "a uses c\na uses b"],
  ["the ends of a relationship with an id", "a uses b { id: r1 }", "a uses c { id: r1 }", "a uses c to: b > c"],
  [
    "documentation",
    'application a "A" { """ One """ }',
    'application a "A" { """ Two """ }',
    'a description: "One" > "Two"',
  ],
  ["a view", CLAIMS, CLAIMS.replace("scope: claims", "scope: policy"), "v scope: claims > policy"],
  [
    "a link",
    CLAIMS,
    CLAIMS.replace("1,1 policy", "0,1 policy"),
    'holds ends: [{ entity: claims; cardinality: "0,N" }, { entity: policy; cardinality: "1,1" }] > [{ entity: claims; cardinality: "0,N" }, { entity: policy; cardinality: "0,1" }]',
  ],
  [
    "a kind of one's own",
    "kind lambda : module { attributes: { memory: size } }",
    "kind lambda : module { attributes: { memory: number } }",
    "lambda attributes.memory: size > number",
  ],
  [
    "the header",
    'model m "M" { currency: CHF }',
    'model m "N" { currency: EUR }',
    "m name: M > N",
    "m currency: CHF > EUR",
  ],
];

describe("what changed between two texts", () => {
  test.each(examples)("%s", (_name, before, after, ...expected) => {
    expect(lines(between(before, after))).toEqual(expected);
    expect(between(before, after).summary.same).toBe(expected.length === 0);
  });

  test.each(examples)("%s, seen from the other side", (_name, before, after) => {
    expect(mirrored(between(before, after))).toEqual(comparable(between(after, before)));
  });

  test.each(examples)("%s, with one symbol table", (_name, before, after) => {
    const symbols = new Symbols();
    const old = modelOf(before, symbols);
    expect(diff(old, modelOf(after, symbols))).toEqual(between(before, after));
  });

  test("what is only written otherwise is told when asked for, and does not count", () => {
    const result = between('application a "A" { rto: 60min }', 'application a "A" { rto: 1h }', { rewritten: true });
    expect(lines(result)).toEqual(["a rewritten rto: 60min > 1h"]);
    expect(result.summary).toMatchObject({ same: true, elements: { changed: 0 } });
  });

  test("another file is told when asked for, and does not count", () => {
    const before = modelOf({ "a.orrery": 'application a "A"\napplication b "B"\na uses b', "b.orrery": "" });
    const after = modelOf({ "a.orrery": 'application b "B"', "b.orrery": 'application a "A"\na uses b' });
    expect(lines(diff(before, after))).toEqual([]);
    const told = diff(before, after, { files: true });
    expect(lines(told)).toEqual(["a file: a.orrery > b.orrery", "a uses b file: a.orrery > b.orrery"]);
    expect(told.summary.same).toBe(true);
  });

  test("a summary counts by section", () => {
    const { summary } = between(
      CLAIMS,
      CLAIMS.replace('crm "CRM"', 'crm "Customers"')
        .replace("view v", "view w")
        .replace('  module engine "Engine" { backup: { every: 24h, offsite: yes } }\n', ""),
    );
    expect(summary).toEqual({
      same: false,
      elements: { added: 0, removed: 1, changed: 1, moved: 0, renamed: 1 },
      statements: { added: 1, removed: 1, changed: 0, moved: 0, renamed: 0 },
      definitions: { added: 0, removed: 0, changed: 0, moved: 0, renamed: 0 },
      relationships: { added: 0, removed: 0, changed: 0 },
    });
  });

  test("places are those of the model that has the thing", () => {
    const { added, removed } = between("application gone", "// \napplication come");
    expect(removed[0]?.place).toEqual({ uri: "a.orrery", span: { start: 0, end: 16 } });
    expect(added[0]?.place).toEqual({ uri: "a.orrery", span: { start: 4, end: 20 } });
  });
});

// Random models ---------------------------------------------------------------------------------------------------------

interface Part {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}
interface Line {
  readonly from: string;
  readonly verb: string;
  readonly to: string;
  readonly protocol: string | undefined;
}
interface World {
  readonly parts: readonly Part[];
  readonly lines: readonly Line[];
}

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
const attributes = fc.record(
  {
    rto: fc.constantFrom("1h", "60min", "2h"),
    criticality: fc.constantFrom("vital", "normal"),
    tags: fc.constantFrom("[x]", "[x, y]"),
    description: fc.constantFrom('"One"', '"Two"'),
  },
  { requiredKeys: [] },
);
const world: fc.Arbitrary<World> = fc
  .record({
    parts: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        kind: fc.constantFrom("application", "module"),
        name: fc.constantFrom("One", "Two"),
        parentAt: fc.nat(7),
        attributes,
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    ),
    lines: fc.uniqueArray(
      fc.record({
        from: fc.constantFrom(...ids),
        verb: fc.constantFrom("uses", "accesses"),
        to: fc.constantFrom(...ids),
        protocol: fc.option(fc.constantFrom("jdbc", "https"), { nil: undefined }),
      }),
      { selector: ({ from, verb, to }) => `${from} ${verb} ${to}`, maxLength: 12 },
    ),
  })
  .map(({ parts, lines: relationships }) => ({
    // A parent is an earlier part, so that there is no cycle.
    parts: parts.map(({ parentAt, ...part }, index) => ({
      ...part,
      parent: parentAt < index ? parts[parentAt]?.id : undefined,
    })),
    lines: relationships,
  }));

/** The world as text; `turn` varies the order and the layout, which mean nothing. */
function written({ parts, lines: relationships }: World, turn = 0): string {
  const shuffle = <Item>(items: readonly Item[]): readonly Item[] => (turn % 2 === 0 ? items : [...items].reverse());
  const block = (parent: string | undefined): string =>
    shuffle(parts.filter((part) => part.parent === parent))
      .map((part) => {
        const said = shuffle(Object.entries(part.attributes)).map(([key, value]) => `${key}: ${value}`);
        const comment = turn > 1 ? " // a remark\n" : "\n";
        return `${part.kind} ${part.id} "${part.name}" {${comment}${said.join(turn > 1 ? "; " : "\n")}\n${block(part.id)}}\n`;
      })
      .join("");
  const told = shuffle(relationships).map(
    ({ from, verb, to, protocol }) =>
      `${from} ${verb} ${to}${protocol === undefined ? "" : ` { protocol: ${protocol} }`}\n`,
  );
  return turn > 1 ? told.join("") + block(undefined) : block(undefined) + told.join("");
}

/** What a diff of two worlds must say, told from the worlds. */
function expectedOf(before: World, after: World): readonly string[] {
  const said: string[] = [];
  for (const part of after.parts) {
    const old = before.parts.find(({ id }) => id === part.id);
    if (old === undefined) {
      said.push(`+ ${part.kind} ${part.id}`);
      continue;
    }
    if (old.kind !== part.kind) said.push(`${part.id} kind: ${old.kind} > ${part.kind}`);
    if (old.name !== part.name) said.push(`${part.id} name: ${old.name} > ${part.name}`);
    if (old.parent !== part.parent) said.push(`${part.id} parent: ${old.parent ?? "-"} > ${part.parent ?? "-"}`);
    for (const key of new Set([...Object.keys(old.attributes), ...Object.keys(part.attributes)])) {
      const [from, to] = [old.attributes[key], part.attributes[key]];
      if (from !== to && !(from === "60min" && to === "1h") && !(from === "1h" && to === "60min"))
        said.push(`${part.id} ${key}: ${from ?? "-"} > ${to ?? "-"}`);
    }
  }
  for (const part of before.parts)
    if (!after.parts.some(({ id }) => id === part.id)) said.push(`- ${part.kind} ${part.id}`);
  const key = (line: Line): string => `${line.from} ${line.verb} ${line.to}`;
  for (const line of after.lines) {
    const old = before.lines.find((other) => key(other) === key(line));
    if (old === undefined) said.push(`+ ${key(line)}`);
    else if (old.protocol !== line.protocol)
      said.push(`${key(line)} protocol: ${old.protocol ?? "-"} > ${line.protocol ?? "-"}`);
  }
  for (const line of before.lines)
    if (!after.lines.some((other) => key(other) === key(line))) said.push(`- ${key(line)}`);
  return said.sort();
}

/** A diff without places, in an order of its own. */
function comparable(result: ModelDiff): unknown {
  const plain = <Item extends { readonly place: unknown }>(items: readonly Item[]): readonly string[] =>
    items.map(({ place: _, ...rest }) => JSON.stringify(rest)).sort();
  const changes = (items: ModelDiff["changed"] | ModelDiff["relationships"]["changed"]): readonly string[] =>
    items
      .map(({ changes: fields }) =>
        fields
          .map((field) =>
            JSON.stringify({
              ...field,
              before: ("before" in field ? field.before : undefined) ?? null,
              after: ("after" in field ? field.after : undefined) ?? null,
            }),
          )
          .sort()
          .join(),
      )
      .sort();
  const { summary, relationships } = result;
  return {
    summary,
    added: plain(result.added),
    removed: plain(result.removed),
    changed: changes(result.changed),
    newRelationships: plain(relationships.added),
    oldRelationships: plain(relationships.removed),
    changedRelationships: changes(relationships.changed),
  };
}

function mirrored(result: ModelDiff): unknown {
  const turn = <Item extends { readonly changes: readonly FieldChange[] }>(items: readonly Item[]): Item[] =>
    items.map((item) => ({
      ...item,
      changes: item.changes.map((field) => {
        const { before, after, ...rest } = field as { before?: string; after?: string };
        return {
          ...rest,
          ...(after === undefined ? {} : { before: after }),
          ...(before === undefined ? {} : { after: before }),
        };
      }),
    }));
  const swap = <Counts extends { readonly added: number; readonly removed: number }>(counts: Counts): Counts => ({
    ...counts,
    added: counts.removed,
    removed: counts.added,
  });
  const { summary, relationships } = result;
  return comparable({
    ...result,
    summary: {
      ...summary,
      elements: swap(summary.elements),
      statements: swap(summary.statements),
      definitions: swap(summary.definitions),
      relationships: swap(summary.relationships),
    },
    added: result.removed,
    removed: result.added,
    changed: turn(result.changed),
    relationships: { added: relationships.removed, removed: relationships.added, changed: turn(relationships.changed) },
  });
}

describe("any two models", () => {
  test("a model does not differ from itself, however it is laid out", () => {
    fc.assert(
      fc.property(world, fc.nat(3), fc.nat(3), (any, turn, other) => {
        expect(lines(between(written(any, turn), written(any, other)))).toEqual([]);
      }),
    );
  });

  test("a diff says exactly what was changed", () => {
    fc.assert(
      fc.property(world, world, fc.nat(3), fc.nat(3), (before, after, turn, other) => {
        const found = [...lines(between(written(before, turn), written(after, other)))].sort();
        expect(found).toEqual(expectedOf(before, after));
      }),
      { numRuns: 300 },
    );
  });

  test("backwards it says the opposite", () => {
    fc.assert(
      fc.property(world, world, (before, after) => {
        expect(mirrored(between(written(before), written(after)))).toEqual(
          comparable(between(written(after), written(before))),
        );
      }),
    );
  });
});

describe("size", () => {
  test("30,000 elements with 1 % changed are told exactly", () => {
    const text = (isChanged: boolean): string => {
      const statements: string[] = [];
      for (let index = 0; index < 30_000; index++) {
        const hit = isChanged && index % 100 === 0;
        if (isChanged && index % 1250 === 7) continue;
        const parent = `{\n  owner: u-${index % 50}; criticality: vital; rto: ${hit ? 5 : 4}h; replicas: ${index % 7}; cost: ${index} CHF; tags: [a, b]\n  """Element ${index} of many"""`;
        statements.push(
          `application e-${index} "Element ${index}" ${parent}\n  uses e-${(index * 7) % 30_000}, e-${(index * 13) % 30_000}\n  -> e-${(index * 31) % 30_000} : d-1\n}`,
        );
      }
      return statements.join("\n");
    };
    const before = modelOf(text(false));
    const after = modelOf(text(true));
    const result = diff(before, after);
    expect(result.summary.elements).toEqual({ added: 0, removed: 24, changed: 300, moved: 0, renamed: 0 });
  });
});

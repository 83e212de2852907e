import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../base/text.ts";
import type { ElementFact, Fact, FactValue, RelationshipFact } from "../../model/facts.ts";
import type { Metamodel } from "../../model/metamodel.ts";
import type { Cell, DataTable } from "../../model/tables/cell.ts";
import { readSheets } from "../../sources/tables/read-sheets.ts";
import { tripleDocument } from "../../sources/tables/triple-document.ts";
import { tripleFacts } from "../../sources/tables/triple-facts.ts";
import { isArchimateTriple, readTriple } from "../../sources/tables/triple.ts";
import { tripleOfDocument } from "./archimate-triple.ts";
import { EUROPEAN_CSV, PLAIN_CSV, writeCsv } from "./csv.ts";
import { tripleOfFacts } from "./triple.ts";
import { writeXlsx } from "./xlsx.ts";

/** Any text a cell may hold; formulas, quotes, delimiters and guards are made likely. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom("'", '"', "=", "+", "-", "@", ",", ";", "\t", "\n", "\r", "a", "1", " ", "_x0041_", "\u0001"),
    maxLength: 8,
  }),
);

function withoutTrailingBlanks(rows: readonly (readonly Cell[])[]): (readonly Cell[])[] {
  const trimmed = rows.map((row) => {
    let end = row.length;
    while (end > 0 && row[end - 1] === undefined) end--;
    return row.slice(0, end);
  });
  while (trimmed.at(-1)?.length === 0) trimmed.pop();
  return trimmed;
}

const textTable = fc.array(fc.array(anyText, { minLength: 2, maxLength: 4 }), { minLength: 0, maxLength: 6 });

describe("cells", () => {
  test.each([PLAIN_CSV, EUROPEAN_CSV, { ...PLAIN_CSV, delimiter: "\t" as const }])(
    "any text comes back from CSV (%j)",
    (dialect) => {
      fc.assert(
        fc.property(textTable, (rows) => {
          const table: DataTable = { name: "t", header: ["first", "second"], rows };
          const [sheet] = readSheets(writeCsv(table, dialect), "t.csv").sheets;
          const expected = [table.header, ...rows.map((row) => row.map((cell) => (cell === "" ? undefined : cell)))];
          expect(withoutTrailingBlanks(sheet?.rows ?? [])).toEqual(withoutTrailingBlanks(expected));
        }),
      );
    },
  );

  test("any cell comes back from XLSX", () => {
    const date = fc
      .date({ min: new Date("1900-03-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((moment) => ({ date: moment.toISOString().slice(0, 10) }));
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      anyText,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fc.boolean(),
      date,
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
        const tables: DataTable[] = [
          { name: "A/B [1]", header: ["x", "y"], rows },
          { name: "A/B [1]", header: [], rows: [] },
        ];
        const { sheets, diagnostics } = readSheets(writeXlsx(tables), "t.xlsx");
        expect(diagnostics).toEqual([]);
        expect(sheets.map((sheet) => sheet.name)).toEqual(["A-B -1-", "A-B -1- (2)"]);
        const expected = [["x", "y"], ...rows.map((row) => row.map((value) => (value === "" ? undefined : value)))];
        expect(withoutTrailingBlanks(sheets[0]?.rows ?? [])).toEqual(withoutTrailingBlanks(expected));
      }),
    );
  });

  test("equal tables give equal workbooks", () => {
    const table: DataTable = { name: "t", header: ["a"], rows: [["b"]] };
    expect(writeXlsx([table])).toEqual(writeXlsx([table]));
  });

  test("what a spreadsheet would run is written as text", () => {
    const table: DataTable = {
      name: "t",
      header: ["a"],
      rows: [['=HYPERLINK("http://x")'], ["-12,5"], ["@SUM(A1)"], ["+1+cmd"]],
    };
    expect(decode(writeCsv(table))).toBe(
      `"a"\r\n"'=HYPERLINK(""http://x"")"\r\n"-12,5"\r\n"'@SUM(A1)"\r\n"'+1+cmd"\r\n`,
    );
  });
});

const metamodel: Metamodel = {
  kinds: ["application", "unit", "technology"].map((id) => ({
    id,
    layer: "application",
    name: { en: id, fr: id },
    plural: { en: id, fr: id },
    description: { en: id, fr: id },
    archimate: id === "application" ? "ApplicationComponent" : undefined,
    c4: undefined,
    icon: "box",
  })),
  relationships: ["uses", "->", "contains"].map((id) => ({
    id,
    name: { en: id, fr: id },
    inverse: { en: id, fr: id },
    description: { en: id, fr: id },
    archimate: "Serving",
    reversed: id === "uses",
    archimateElse: [],
    travel: "none",
    carriesData: id === "->",
    pairs: { "*": ["*"] },
  })),
  attributes: Object.entries({
    owner: { kind: "reference", to: ["unit"] },
    criticality: { kind: "word", words: ["vital", "important", "normal", "low"] },
    rto: { kind: "quantity", dimension: "duration" },
    cost: { kind: "money" },
    version: { kind: "version" },
    tags: { kind: "list", of: { kind: "text" } },
    replicas: { kind: "number" },
    encrypted: { kind: "boolean" },
    remark: { kind: "text" },
    supplier: { kind: "union", of: [{ kind: "reference", to: [] }, { kind: "text" }] },
    lifecycle: { kind: "record", fields: { active: { kind: "date" }, retired: { kind: "date" } } },
    properties: { kind: "record", fields: {}, open: true },
  } as const).map(([id, type]) => ({
    id,
    facet: "core",
    type,
    on: ["*", "->*"],
    name: { en: id, fr: id },
    description: { en: id, fr: id },
  })),
};

const origin = { uri: "x" };
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
const fullText = anyText.filter((text) => text !== "" && text !== "\ufeff");

const { value: anyValue } = fc.letrec<{ value: FactValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    fullText,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.record({ quantity: fc.integer(), unit: fc.constantFrom("h", "EUR", "%", "CHF/y", "strange unit") }),
    fc.record({ reference: word }),
    fc.record({ word: fc.oneof(word, fc.constantFrom("vital", "unknown", "2027-03-31", "17.0.2")) }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .dictionary(fc.oneof(word, fullText, fc.constantFrom("active", "retired", "a.b")), tie("value"), {
        maxKeys: 3,
        noNullPrototype: true,
      })
      .map((record) => ({ record })),
  ),
}));

const attributes = fc.dictionary(
  fc.oneof(fc.constantFrom(...metamodel.attributes.map(({ id }) => id), "lifecycle.active", "name.fr", "id"), word),
  anyValue,
  { maxKeys: 5, noNullPrototype: true },
);

function model(): fc.Arbitrary<Fact[]> {
  const element = fc.record(
    {
      id: word,
      kind: fc.constantFrom("application", "unit"),
      name: fullText,
      description: fullText,
      attributes,
      fr: fullText,
    },
    { requiredKeys: ["id", "kind", "attributes"] },
  );
  const relation = fc.record(
    {
      verb: fc.constantFrom("uses", "->"),
      label: fullText,
      carries: fc.array(word, { minLength: 1, maxLength: 2 }),
      attributes,
      own: fc.boolean(),
    },
    { requiredKeys: ["verb", "attributes", "own"] },
  );
  return fc
    .record({
      elements: fc.uniqueArray(element, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }),
      relations: fc.array(relation, { maxLength: 3 }),
    })
    .map(({ elements, relations }) => {
      const [first] = elements;
      const facts: Fact[] = elements.map(({ fr, ...rest }, index): ElementFact => ({
        fact: "element",
        ...rest,
        ...(fr === undefined ? {} : { names: { fr } }),
        ...(index === 0 || first === undefined ? {} : { parent: first.id }),
        origin,
      }));
      for (const [index, { own, ...rest }] of relations.entries()) {
        const [from, to] = [elements[index % elements.length]?.id ?? "", first?.id ?? ""];
        facts.push({
          fact: "relationship",
          ...(own ? { id: `R${index}` } : {}),
          from,
          to,
          ...rest,
          origin,
        } satisfies RelationshipFact);
      }
      return facts;
    });
}

function withoutOrigin(facts: readonly Fact[]): Omit<Fact, "origin">[] {
  return facts.map(({ origin: _, ...rest }) => rest);
}

describe("triple", () => {
  test.each(["csv", "xlsx"])("facts come back from %s as they were", (format) => {
    fc.assert(
      fc.property(model(), (facts) => {
        const { tables } = tripleOfFacts(facts, metamodel, "big-");
        const files = format === "xlsx" ? [writeXlsx(tables)] : tables.map((table) => writeCsv(table));
        const sheets = files.flatMap(
          (bytes, index) => readSheets(bytes, `big-${tables[index]?.name ?? ""}.csv`).sheets,
        );
        const reading = readTriple(sheets);
        expect(reading?.diagnostics).toEqual([]);
        const back = tripleFacts(reading?.triple ?? { model: undefined, elements: [], relations: [] }, metamodel);
        expect(back.diagnostics).toEqual([]);
        expect(withoutOrigin(back.facts)).toEqual(withoutOrigin(facts));
      }),
      { numRuns: format === "csv" ? 300 : 100 },
    );
  });

  test("what people read is plain", () => {
    const facts: Fact[] = [
      {
        fact: "element",
        id: "crm",
        kind: "application",
        attributes: {
          owner: { reference: "u-it" },
          rto: { quantity: 4, unit: "h" },
          tags: ["core", "sales"],
          lifecycle: { record: { active: { word: "2009-03-01" } } },
          properties: { record: { "Fact sheet id": "0012" } },
        },
        origin,
      },
    ];
    expect(tripleOfFacts(facts, metamodel).tables[2]?.rows).toEqual([
      ["crm", "owner", "u-it"],
      ["crm", "rto", "4 h"],
      ["crm", "tags", "core, sales"],
      ["crm", "lifecycle.active", "2009-03-01"],
      ["crm", "Fact sheet id", "0012"],
    ]);
  });
});

describe("Archi's triple", () => {
  const elements = `"ID","Type","Name","Documentation","Specialization"\r
"m1","ArchimateModel","Shop","What we sell",""\r
"a1","ApplicationComponent","CRM","Two\nlines","Core"\r
"d1","DataObject","Customer","",""\r
"j1","Junction","","",""\r
`;
  const relations = `"ID","Type","Name","Documentation","Source","Target","Specialization"\r
"r1","AccessRelationship","reads","","a1","d1",""\r
"r2","InfluenceRelationship","","","a1","d1",""\r
`;
  const properties = `"ID","Key","Value"\r
"a1","Owner","Sales"\r
"a1","Owner","IT"\r
"j1","Junction_Type","Or"\r
"r1","Access_Type","Read"\r
"r2","Influence_Strength","'++"\r
`;
  const files = { "p_elements.csv": elements, "p_relations.csv": relations, "p_properties.csv": properties };
  const sheets = Object.entries(files).flatMap(([uri, text]) => readSheets(new TextEncoder().encode(text), uri).sheets);
  const triple = readTriple(sheets)?.triple;

  test("becomes an ArchiMate document", () => {
    if (triple === undefined) throw new Error("not recognised");
    expect(isArchimateTriple(triple, (kind) => kind === "application")).toBe(true);
    const document = tripleDocument(triple);
    expect(document.names).toEqual([{ text: "Shop" }]);
    expect(document.elements.map(({ id, type, profiles }) => [id, type, profiles])).toEqual([
      ["a1", "ApplicationComponent", ["profile-1"]],
      ["d1", "DataObject", []],
      ["j1", "OrJunction", []],
    ]);
    expect(document.elements[0]?.properties).toEqual([
      { definition: "property-1", values: [{ text: "Sales" }, { text: "IT" }] },
    ]);
    expect(document.relationships.map(({ type, access, strength }) => [type, access, strength])).toEqual([
      ["Access", "read", undefined],
      ["Influence", undefined, "++"],
    ]);
  });

  test("is written again byte for byte", () => {
    if (triple === undefined) throw new Error("not recognised");
    const { tables, losses } = tripleOfDocument(tripleDocument(triple), "p_");
    expect(Object.fromEntries(tables.map((table) => [`${table.name}.csv`, decode(writeCsv(table))]))).toEqual(files);
    expect(losses.map(({ outcome, what, count }) => [outcome, what, count])).toEqual([
      ["kept", "element", 3],
      ["kept", "relationship", 2],
    ]);
  });
});

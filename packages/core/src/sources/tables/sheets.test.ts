import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import fc from "fast-check";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { tableCodes } from "../../base/table-codes.ts";
import { metamodel } from "../../model/metamodel/index.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { readNumber } from "./cell-values.ts";
import { readInventory } from "./inventory.ts";
import { printMapping, readMapping } from "./mapping.ts";
import { proposeMapping } from "./propose-mapping.ts";
import { readSheets } from "./read-sheets.ts";
import { cellPlace, columnName, TABLE_LIMITS } from "./sheet.ts";
import { tripleDocument } from "./triple-document.ts";
import { tripleFacts } from "./triple-facts.ts";
import { readTriple } from "./triple.ts";

function rowsOf(text: string): readonly (readonly Cell[])[] | undefined {
  return readSheets(new TextEncoder().encode(text), "t.csv").sheets[0]?.rows;
}

describe("text tables", () => {
  test.each([
    [
      "commas",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "semicolons with decimal commas",
      "a;b\n1,5;2,5\n",
      [
        ["a", "b"],
        ["1,5", "2,5"],
      ],
    ],
    [
      "tabs",
      "a\tb\n1,2\t3\n",
      [
        ["a", "b"],
        ["1,2", "3"],
      ],
    ],
    [
      "commas in quotes are text",
      'a;b\n"x, y, z";"p, q"\n',
      [
        ["a", "b"],
        ["x, y, z", "p, q"],
      ],
    ],
    ["a stated delimiter", "sep=|\na|b,c\n", [["a", "b,c"]]],
    ["line breaks and quotes inside", 'a,"b\r\n""c"""\r\n', [["a", 'b\r\n"c"']]],
    [
      "old Macintosh line ends",
      "a,b\r1,2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "empty cells and a missing last line end",
      "a,,b\n,,",
      [
        ["a", undefined, "b"],
        [undefined, undefined, undefined],
      ],
    ],
    ["a mark at the start", "\ufeffa,b\n", [["a", "b"]]],
    [
      "zeros that Archi protects",
      'a,b\n"=""0012""",x\n',
      [
        ["a", "b"],
        ["0012", "x"],
      ],
    ],
    ["nothing", "", []],
  ])("%s", (_, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test("UTF-16, as Excel's Unicode text", () => {
    const text = "\ufeffNom\tCoût\nÉté\t1\n";
    const bytes = new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
    expect(readSheets(bytes, "t.txt").sheets[0]?.rows).toEqual([
      ["Nom", "Coût"],
      ["Été", "1"],
    ]);
  });

  test("limits cut and tell", () => {
    const limits = { ...TABLE_LIMITS, rows: 2, columns: 2 };
    const { sheets, diagnostics } = readSheets(new TextEncoder().encode("a,b,c\n1,2,3\n4,5,6\n"), "t.csv", limits);
    expect(sheets[0]?.rows).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(diagnostics.map(({ code, parameters }) => [code, parameters["what"]])).toEqual([
      ["table-too-large", "columns"],
    ]);
    const whole = readSheets(new TextEncoder().encode("a,b\n1,2\n"), "t.csv", limits);
    expect(whole.diagnostics).toEqual([]);
  });

  test("places are those of the spreadsheet", () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
    expect(cellPlace(6, 1)).toBe("B7");
  });
});

/** A workbook as Excel writes it: shared strings with runs, styles, formulas, a hidden sheet. */
function workbook(sheet: string): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zipSync({
    "xl/workbook.xml": strToU8(
      `<x:workbook xmlns:x="${main}" xmlns:r="${types}"><x:sheets><x:sheet name="Apps &amp; Co" sheetId="4" r:id="rId9"/>` +
        '<x:sheet name="Secret" sheetId="2" state="hidden" r:id="rId8"/></x:sheets></x:workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="rId9" Type="${types}/worksheet" Target="/xl/worksheets/main.xml"/>` +
        `<Relationship Id="rId8" Type="${types}/worksheet" Target="worksheets/other.xml"/></Relationships>`,
    ),
    "xl/sharedStrings.xml": strToU8(
      `<sst xmlns="${main}"><si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si></sst>`,
    ),
    "xl/styles.xml": strToU8(
      `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="[$€-40C] #,##0.00"/><numFmt numFmtId="171" formatCode="d&quot; jour &quot;mmm yyyy"/>` +
        '<numFmt numFmtId="172" formatCode="#,##0&quot; d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="46"/><xf numFmtId="172"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    ),
    "xl/worksheets/main.xml": strToU8(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
    "xl/worksheets/other.xml": strToU8(`<worksheet xmlns="${main}"><sheetData/></worksheet>`),
  });
}

describe("workbooks", () => {
  test("cells are what people see", () => {
    const { sheets, diagnostics } = readSheets(
      workbook(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="str"><f>WEBSERVICE("http://x")</f><v>last</v></c>' +
          '<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>' +
          '<row r="4"><c r="A4" s="1"><v>46477</v></c><c r="B4" s="2"><v>0.4525</v></c><c r="C4" s="3"><v>1200.5</v></c><c r="D4" s="4"><v>1</v></c>' +
          '<c r="E4" s="5"><v>1.5</v></c><c r="F4" s="6"><v>12</v></c><c r="G4" s="7"><v>46477.5</v></c><c r="H4"><f>1+1</f></c></row>',
      ),
      "apps.xlsx",
    );
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["Apps & Co", undefined],
      ["Secret", true],
    ]);
    expect(sheets[0]?.rows).toEqual([
      [],
      ["plain", undefined, "rich text", "last", true],
      [],
      [
        { date: "2027-03-31" },
        "45.25%",
        "1200.5 EUR",
        { date: "1900-01-01" },
        "36h",
        12,
        { date: "2027-03-31T12:00:00" },
      ],
    ]);
    expect(diagnostics.map(({ code, parameters }) => [code, parameters])).toEqual([
      ["table-cell-errors", { sheet: "Apps & Co", count: 1 }],
    ]);
  });

  test("what would unpack beyond the limit is refused, however small it is packed", () => {
    const bomb = zipSync({ "xl/workbook.xml": strToU8("<a/>"), "xl/worksheets/sheet1.xml": new Uint8Array(3_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    const reading = readSheets(bomb, "bomb.xlsx", { ...TABLE_LIMITS, unpackedBytes: 1_000_000 });
    expect(reading.diagnostics[0]).toMatchObject({ code: "table-too-large", parameters: { what: "unpacked-bytes" } });
  });

  test("far away cells cost nothing but their row", () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>';
    const { diagnostics } = readSheets(workbook(far.repeat(3)), "far.xlsx", { ...TABLE_LIMITS, rows: 100 });
    expect(diagnostics.map(({ code, parameters }) => [code, parameters["what"]])).toEqual([
      ["table-too-large", "rows"],
    ]);
  });

  test("entities of its own and old formats are not read", () => {
    const laughs = unzipSync(workbook('<row><c t="str"><v>&lol;</v></c></row>'));
    const sheet = laughs["xl/worksheets/main.xml"];
    laughs["xl/worksheets/main.xml"] = strToU8(
      `<!DOCTYPE x [<!ENTITY lol "ha">]>${strFromU8(sheet ?? new Uint8Array())}`,
    );
    const reading = readSheets(zipSync(laughs), "x.xlsx");
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(["table-damaged"]);
    expect(JSON.stringify(reading.sheets)).not.toContain("ha");
    const old = readSheets(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), "x.xls");
    expect(old.diagnostics.map(({ code }) => code)).toEqual(["table-old-excel"]);
  });
});

describe("numbers of spreadsheets", () => {
  test.each<[string, "," | "." | undefined, number | undefined]>([
    ["1 234,56", undefined, 1234.56],
    ["1\u202f234\u00a0567,5", ",", 1234567.5],
    ["1'234.50", undefined, 1234.5],
    ["1,234.56", undefined, 1234.56],
    ["1.234,56", undefined, 1234.56],
    ["1,234", undefined, 1234],
    ["1,234", ",", 1.234],
    ["1.234", undefined, 1.234],
    ["1.234", ",", 1234],
    ["0,125", undefined, 0.125],
    ["1,234,567", ",", 1234567],
    ["12,5", undefined, 12.5],
    ["(12)", undefined, -12],
    ["−3,5", undefined, -3.5],
    ["1,2,3", undefined, undefined],
    ["12 rue", undefined, undefined],
    ["", undefined, undefined],
  ])("%s with %s", (text, decimal, expected) => {
    expect(readNumber(text, decimal)).toBe(expected);
  });

  test("what a locale writes is read", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom("fr-FR", "de-CH", "en-GB", "de-DE"),
        (hundredths, locale) => {
          const number = hundredths / 100;
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(number);
          expect(readNumber(text, undefined)).toBeCloseTo(number, 6);
        },
      ),
    );
  });
});

describe("the mapping file", () => {
  test("tells every mistake with its field", () => {
    const text = "header: zero\nkind: { values: { a: b } }\ncolour: red\ncolumns: { A: { attribut: owner }, B: [1] }\n";
    const { mapping, diagnostics } = readMapping(text, "m.yaml");
    expect(mapping).toBeUndefined();
    expect(diagnostics.map(({ parameters }) => parameters["field"])).toEqual(["colour", "header"]);
    const syntax = readMapping("kind: application\ncolumns: {a: b\n", "m.yaml");
    expect(syntax.diagnostics[0]).toMatchObject({ code: "mapping-syntax", parameters: { line: 3, found: "" } });
  });

  test("is read as people write it", () => {
    const text =
      'kind: application\nname: Nom\nid: { template: "app-{Code}" }\ncolumns:\n  Owner: owner\n  Utilise: { verb: uses, direction: in }\n  X: ~\n  Oui: { attribute: mfa, values: { X: yes, "1": no } }\n';
    expect(readMapping(text, "m.yaml")).toEqual({
      diagnostics: [],
      mapping: {
        header: 1,
        kind: "application",
        name: "Nom",
        id: { template: "app-{Code}" },
        columns: {
          Owner: { as: "attribute", attribute: "owner" },
          Utilise: { as: "relationship", verb: "uses", direction: "in" },
          X: { as: "ignore" },
          Oui: { as: "attribute", attribute: "mfa", values: { X: "yes", "1": "no" } },
        },
      },
    });
  });

  test("comes back as it was written", () => {
    const text = fc
      .string({ minLength: 1, maxLength: 12 })
      .filter((value) => value.trim() !== "" && value !== "__proto__");
    const rule = fc.oneof(
      fc.constant({ as: "property" } as const),
      fc.constant({ as: "ignore" } as const),
      fc.record({ as: fc.constant("name" as const), language: text }),
      fc.record(
        {
          as: fc.constant("attribute" as const),
          attribute: text,
          unit: text,
          format: text,
          separator: text,
          create: text,
          values: fc.dictionary(text, text, { noNullPrototype: true }),
        },
        { requiredKeys: ["as", "attribute"] },
      ),
      fc.record({
        as: fc.constant("relationship" as const),
        verb: text,
        direction: fc.constantFrom("in" as const, "out" as const),
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(text, rule, { noNullPrototype: true }), text, text, (columns, name, remark) => {
        const mapping = {
          header: 2,
          kind: { column: name, values: { a: "application" }, otherwise: "module" },
          name,
          columns,
        };
        const remarks = new Map(Object.keys(columns).map((column) => [column, remark]));
        expect(readMapping(printMapping(mapping, remarks, "head\nline"), "m.yaml")).toEqual({
          mapping,
          diagnostics: [],
        });
      }),
    );
  });

  test("columns and attributes that do not exist are told, and no cell is lost", () => {
    const sheet = readSheets(new TextEncoder().encode("Nom,Propriétaire,Coût\nCRM,Ventes,beaucoup\n,x,y\n"), "apps.csv")
      .sheets[0];
    if (sheet === undefined) throw new Error("no sheet");
    const { facts, diagnostics, losses } = readInventory(
      sheet,
      {
        header: 1,
        kind: "application",
        name: "Nom",
        columns: {
          Propriétaire: { as: "attribute", attribute: "ownr" },
          Coût: { as: "attribute", attribute: "annualCost" },
          Couleur: { as: "property" },
        },
      },
      metamodel,
    );
    expect(diagnostics.map(({ code, suggestion, parameters }) => [code, parameters["place"], suggestion])).toEqual([
      ["mapping-column", undefined, undefined],
      ["mapping-attribute", undefined, "owner"],
      ["table-missing-cell", "apps!A3", undefined],
      ["table-value", "apps!C2", undefined],
    ]);
    expect(facts[0]?.attributes).toEqual({ properties: { record: { Propriétaire: "Ventes", Coût: "beaucoup" } } });
    expect(losses.map(({ outcome, what }) => [outcome, what])).toEqual([
      ["kept", "row"],
      ["approximated", "column Propriétaire"],
      ["approximated", "column Coût"],
      ["dropped", "row"],
    ]);
  });
});

describe("proposals", () => {
  test("an English server list with a title above it", () => {
    const text =
      "Servers of the group,,,,,\n,,,,,\nHostname,Name,Operating system,RAM (GB),vCPU,Last patch\nsrv1,web-01,Debian 12,64,8,03/25/2026\nsrv2,db-01,Windows Server 2019,128,16,11/02/2026\n";
    const sheet = readSheets(new TextEncoder().encode(text), "servers.csv").sheets[0];
    const mapping = sheet === undefined ? undefined : proposeMapping(sheet, metamodel)?.mapping;
    expect(mapping).toMatchObject({
      header: 3,
      kind: "node",
      name: "Name",
      columns: {
        "Operating system": { attribute: "os", create: "technology" },
        "RAM (GB)": { attribute: "ram", unit: "GB" },
        vCPU: { attribute: "cpu" },
        "Last patch": { attribute: "patched", format: "MM/dd/yyyy" },
      },
    });
  });

  test("an English inventory with typing mistakes, codes and a parent", () => {
    const text =
      "App ID;Application Name;Business Owner;Bussiness criticality;Vendor;Annual cost (CHF);End of support date;Hosting type;Part of\n" +
      "CLM;Claims;Operations;High;In-house;1'200'000;2028-12-31;On-Prem;\nCLM-UI;Claims portal;Operations;Low;Acme;80'000;;SaaS;Claims\n";
    const sheet = readSheets(new TextEncoder().encode(text), "portfolio.csv").sheets[0];
    if (sheet === undefined) throw new Error("no sheet");
    const mapping = proposeMapping(sheet, metamodel)?.mapping;
    if (mapping === undefined) throw new Error("no mapping");
    expect(mapping).toMatchObject({
      kind: "application",
      id: { column: "App ID" },
      name: "Application Name",
      parent: { column: "Part of" },
      columns: {
        "Business Owner": { attribute: "owner", create: "unit" },
        "Bussiness criticality": { attribute: "criticality", values: { High: "important" } },
        Vendor: { attribute: "supplier", create: "party" },
        "Annual cost (CHF)": { attribute: "annualCost", unit: "CHF/y" },
        "End of support date": { attribute: "supportEnd" },
        "Hosting type": { attribute: "hosting" },
      },
    });
    const { facts, diagnostics } = readInventory(sheet, mapping, metamodel);
    expect(diagnostics).toEqual([]);
    expect(facts.find((fact) => fact.fact === "element" && fact.id === "CLM-UI")).toMatchObject({
      parent: "CLM",
      attributes: { hosting: { word: "saas" }, annualCost: { quantity: 80000, unit: "CHF/y" } },
    });
  });

  test("a sheet without names has no mapping", () => {
    const sheet = readSheets(new TextEncoder().encode("1,2\n3,4\n"), "numbers.csv").sheets[0];
    expect(sheet === undefined ? "none" : proposeMapping(sheet, metamodel)).toBeUndefined();
  });
});

const catalogue = tableCodes.map(({ code }) => code);

describe("sentences", () => {
  test("every one can be said in both languages, with the parameters that it gets", () => {
    const parameters = {
      limit: 1,
      what: "rows",
      part: "x",
      encoding: "x",
      place: "A1",
      count: 2,
      sheet: "s",
      column: "c",
      id: "i",
      type: "t",
    };
    const others = {
      value: "v",
      attribute: "a",
      parent: "p",
      other: "o",
      line: 1,
      found: "f",
      field: "f",
      expected: "known",
      fields: "a, b",
      kind: "k",
    };
    for (const { code, en, fr } of tableCodes) {
      const said = [en, fr].map((text, index) =>
        new IntlMessageFormat(text, index === 0 ? "en" : "fr").format({ ...parameters, ...others }),
      );
      expect(said.join(), code).not.toMatch(/[{}]|undefined/);
      expect(said[0]).not.toBe(said[1]);
    }
  });
});

describe("hostile input", () => {
  /** Everything that reads, on bytes that nobody meant; what it finds may be anything, but it ends and does not throw. */
  function readEverything(bytes: Uint8Array): void {
    const limits = { ...TABLE_LIMITS, unpackedBytes: 5_000_000, cells: 200_000, rows: 20_000 };
    const { sheets, diagnostics } = readSheets(bytes, "x/hostile.bin", limits);
    const told = [...diagnostics];
    const reading = readTriple(sheets);
    if (reading !== undefined) {
      told.push(...reading.diagnostics, ...tripleFacts(reading.triple, metamodel).diagnostics);
      tripleDocument(reading.triple);
    }
    for (const sheet of sheets) {
      const proposal = proposeMapping(sheet, metamodel);
      if (proposal === undefined) continue;
      expect(readMapping(proposal.text, "m").mapping).toEqual(proposal.mapping);
      told.push(...readInventory(sheet, proposal.mapping, metamodel).diagnostics);
    }
    for (const { code } of told) expect(catalogue).toContain(code);
  }

  const seeds = [
    workbook(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="B2" s="1"><v>4</v></c></row>',
    ),
    new TextEncoder().encode(
      'ID,Type,Name,Documentation,Parent\na,application,"A ""q""",,b\nb,Node,B,,\n,,,\nb,x,,,\n',
    ),
    new TextEncoder().encode("Nom;Coût (k€);Date de fin de vie;Utilise\nA;1,5;31/12/2027;B\nB;-;n/a;A, C\n"),
  ];

  test("mutated files", () => {
    const mutation = fc.record({
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      how: fc.constantFrom("set", "cut", "insert"),
    });
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 8 }), (seed, mutations) => {
        let bytes = [...seed];
        for (const { at, byte, how } of mutations) {
          const place = bytes.length === 0 ? 0 : at % bytes.length;
          if (how === "set") bytes[place] = byte;
          else if (how === "insert") bytes.splice(place, 0, byte);
          else bytes = bytes.slice(0, place);
        }
        readEverything(Uint8Array.from(bytes));
      }),
      { numRuns: 300 },
    );
  });

  test("workbooks whose parts are mutated inside the zip", () => {
    const files = unzipSync(seeds[0] ?? new Uint8Array());
    const names = Object.keys(files);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.string({ maxLength: 8 }),
        fc.nat({ max: 20 }),
        (name, at, text, cut) => {
          const xml = strFromU8(files[name] ?? new Uint8Array());
          const place = xml.length === 0 ? 0 : at % xml.length;
          readEverything(
            zipSync({ ...files, [name]: strToU8(xml.slice(0, place) + text + xml.slice(place + cut)) }, { level: 0 }),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test("any text as a table and as a mapping", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        readEverything(new TextEncoder().encode(text));
        const { mapping, diagnostics } = readMapping(text, "m");
        expect(mapping !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Tables of every layout that is known, as people and tools write them, and what must never come out of them. */
import { strToU8, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { encode } from "../../base/text.ts";
import { claimLine } from "../../model/claims/claim-lines.ts";
import { inMemoryFile, readAll } from "../read-all.ts";
import { haveSamples, sampleFiles } from "../samples.fixture.ts";
import { readCsv, streamCsv } from "../tables/csv.ts";
import { inventory } from "./source.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

async function read(files: Files): Promise<{ lines: string[]; diagnostics: Diagnostic[] }> {
  const tree = Object.entries(files).map(([path, content]) =>
    inMemoryFile(path, typeof content === "string" ? encode(content) : content),
  );
  const lines: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const heard of readAll({ files: tree }, [inventory])) {
    if (heard.heard === "claim") lines.push(claimLine(heard.claim));
    if (heard.heard === "diagnostic") diagnostics.push(heard.diagnostic);
  }
  return { lines, diagnostics };
}

/** A workbook of sheets of texts. */
function workbook(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
  extra: Record<string, Uint8Array> = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return zipSync({
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="r"><sheets>${names.map((name, at) => `<sheet name="${name}" ${name.startsWith("Hidden") ? 'state="hidden" ' : ""}r:id="r${at}"/>`).join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships>${names.map((_, at) => `<Relationship Id="r${at}" Type="x/worksheet" Target="worksheets/s${at}.xml"/>`).join("")}</Relationships>`,
    ),
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/s${at}.xml`,
        strToU8(
          `<worksheet><sheetData>${(sheets[name] ?? []).map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${escape(cell)}</t></is></c>`).join("")}</row>`).join("")}</sheetData></worksheet>`,
        ),
      ]),
    ),
    ...extra,
  });
}

describe("layouts", () => {
  it("finds the header below the lines of a report, and maps an inventory by its titles", async () => {
    const { lines } = await read({
      "apps.csv":
        "Application portfolio\nprinted 2026-01-01\n\nCode;Application;Owner;Criticality;Environment;End of life\nA1;Billing;Finance;vital;prod;31/12/2027\nA2;Shop;Sales;low;test;\n",
    });
    expect(lines).toContain('mention system inventory:apps.csv/a1 "Billing" [row apps.csv/a1] @ apps.csv#B5');
    expect(lines).toContain("attribute inventory:apps.csv/a1 owner: Finance @ apps.csv#C5");
    expect(lines).toContain('attribute inventory:apps.csv/a1 criticality: {"word":"vital"} @ apps.csv#D5');
    expect(lines.filter((line) => line.startsWith("mention"))).toHaveLength(2);
  });

  it("reads any columns by a mapping beside the table, whatever the table looks like", async () => {
    const { lines, diagnostics } = await read({
      "x.csv": "aa,bb,cc\n1,Billing,Ledger;Mail\n",
      "x.mapping.yaml": "kind: application\nname: bb\nkey: aa\ncolumns:\n  cc: { verb: uses }\n",
    });
    expect(diagnostics).toEqual([]);
    expect(lines).toEqual([
      'mention system inventory:x.csv/1 "Billing" [row x.csv/1] @ x.csv#B2',
      "call inventory:x.csv/1 -> <named Ledger> (catalogue) @ x.csv#C2",
      "call inventory:x.csv/1 -> <named Mail> (catalogue) @ x.csv#C2",
    ]);
  });

  it("reads relationships of a CMDB by name and either way round", async () => {
    const { lines } = await read({
      "rel.csv":
        "Parent,Type,Child\nShop,Depends on::Used by,Ledger\nLedger,Used by::Uses,Mail\nShop,Located near::,Ledger\n",
    });
    expect(lines).toEqual([
      "call <named Shop> -> <named Ledger> (catalogue) @ rel.csv#B2",
      "call <named Mail> -> <named Ledger> (catalogue) @ rel.csv#B3",
    ]);
  });

  it("reads what a firewall lets through, and nothing of rules for everybody", async () => {
    const { lines, diagnostics } = await read({
      "rules.csv":
        "Rule,Source,Destination,Port,Protocol,Action\n1,10.1.0.5,orders.corp.lan,5432,TCP,Allow\n2,any,10.1.0.9,443,TCP,Allow\n3,10.1.0.6,10.1.0.9,22,TCP,Deny\n",
      "plan.csv": "Name;CIDR;VLAN;Environment\nBackend;10.1.0.0/24;12;Production\n",
    });
    expect(lines).toEqual([
      'mention zone inventory:network/10.1.0.0/24 "Backend" @ plan.csv#B2',
      'attribute inventory:network/10.1.0.0/24 cidr: ["10.1.0.0/24"] @ plan.csv#B2',
      'attribute inventory:network/10.1.0.0/24 type: {"word":"vlan"} @ plan.csv#B2',
      'attribute inventory:network/10.1.0.0/24 env: [{"word":"prod"}] @ plan.csv#B2',
      "call <10.1.0.5 ip=10.1.0.5> -> <orders.corp.lan> (policy) @ rules.csv#C2",
    ]);
    expect(diagnostics.map(({ code, parameters }) => [code, parameters["count"]])).toEqual([["inventory-class", 1]]);
  });

  it.each([
    [
      "with Group",
      "Id,Name,Shape Library,Page ID,Contained By,Group,Line Source,Line Destination,Source Arrow,Destination Arrow,Status,Text Area 1,Comments",
      ",",
    ],
    [
      "of older exports",
      "Id,Name,Shape Library,Page ID,Contained By,Line Source,Line Destination,Source Arrow,Destination Arrow,Text Area 1,Comments",
      "",
    ],
  ])("reads shapes of Lucidchart %s", async (_, header, group) => {
    const status = group === "" ? "" : "Draft,";
    const { lines } = await read({
      "shapes.csv": `${header}\n1,Document,,,,${group},,,,${status}Map,\n2,Rectangle,Basic,1,,${group},,,,${status}Shop,\n3,Database,Basic,1,,${group},,,,${status}Orders,\n4,Line,,1,,${group}3,2,Arrow,None,${status},\n`,
    });
    expect(lines.map((line) => line.split(" @ ")[0])).toEqual([
      'mention service inventory:shapes.csv#2 "Shop"',
      'mention store inventory:shapes.csv#3 "Orders"',
      "data inventory:shapes.csv#2 -> inventory:shapes.csv#3 (drawn)",
    ]);
  });

  it("reads lists and squares of interfaces", async () => {
    const { lines } = await read({
      "flows.xlsx": workbook({
        Flows: [
          ["Source application", "Target application", "Protocol", "Frequency"],
          ["Shop", "Ledger", "SFTP", "daily"],
        ],
        Square: [
          ["", "A", "B", "C"],
          ["A", "", "X", ""],
          ["B", "", "", ""],
          ["C", "x", "", ""],
        ],
        Hidden: [
          ["Source application", "Target application", "Protocol"],
          ["No", "Body", "http"],
        ],
      }),
    });
    expect(lines).toContain(
      "data -> inventory:system/shop -> inventory:system/ledger by sftp (catalogue) @ flows.xlsx#Flows!A2",
    );
    expect(lines).toContain("call inventory:system/a -> inventory:system/b (catalogue) @ flows.xlsx#Square!C2");
    expect(lines).toContain("call inventory:system/c -> inventory:system/a (catalogue) @ flows.xlsx#Square!B4");
    expect(lines.join("\n")).not.toContain("Body");
  });

  it.skipIf(!haveSamples)(
    "sums up costs of a FOCUS sample as an independent sum does, and lists every table of a listing",
    async () => {
      const [focus] = sampleFiles("samples/FinOps-Open-Cost-and-Usage-Spec+FOCUS-Sample-Data").filter(({ path }) =>
        path.endsWith(".csv"),
      );
      const { lines } = await read({ "focus.csv": focus?.bytes() ?? "" });
      // A tag is a JSON text in the last column; the second column is the cost.
      const text = focus?.text() ?? "";
      const expected = new Set(
        [...text.matchAll(/""(?:application|Project)"": ""([^"]+)""/gu)].map(([, name]) => `"${name}"`),
      );
      const found = lines.flatMap(
        (line) => /^mention system inventory:cost\/application\/.* (".*") @/u.exec(line)?.[1] ?? [],
      );
      expect(new Set(found)).toEqual(expected);
      const [listing] = sampleFiles("generated").filter(({ path }) => path.endsWith(".tsv"));
      const tables = await read({ "tables.tsv": listing?.bytes() ?? "" });
      const rows = (listing?.text() ?? "").trim().split("\n").length - 1;
      expect(tables.lines.filter((line) => line.startsWith("mention entity"))).toHaveLength(rows);
    },
  );
});

describe("what must not happen", () => {
  it("says nothing of tables of data that are no inventory", async () => {
    const { lines, diagnostics } = await read({
      "iris.csv": "sepal,petal,species\n1,2,setosa\n",
      "orders.csv": "id,customer,amount,status,city\n1,Ann,3,paid,Bern\n",
      "people.csv": "name,email,phone\nAnn,a@b.c,1\n",
    });
    expect(lines).toEqual([]);
    expect(diagnostics).toEqual([]);
  });

  it("never tells a secret, whichever column it is in", async () => {
    const secret = "AKIAIOSFODNN7CANARYX";
    const header = "Server,Owner,Environment,Password,IP Address,Description,OS";
    const row = `db-main-01,Ops,prod,canary-pass,10.0.0.1,postgresql://u:canary-pass@h/d,${secret}`;
    const { lines, diagnostics } = await read({
      "servers.csv": `${header}\n${row}\n`,
      "servers.xlsx": workbook({ Servers: [header.split(","), row.split(",")] }),
      "cmdb_ci.csv": `name,sys_class_name,owned_by,short_description\nBilling,cmdb_ci_appl,Ops,password=canary-pass\n`,
    });
    expect(lines.filter((line) => line.startsWith("mention"))).toHaveLength(3);
    expect(JSON.stringify([lines, diagnostics])).not.toMatch(/canary-pass|AKIA/u);
    expect(diagnostics.map(({ code }) => code)).toContain("inventory-secret-column");
  });

  it("takes formulas for text, and bombs and damage for what they are", async () => {
    const cells = [
      ["Application", "Owner", "Environment"],
      ['=HYPERLINK("http://evil")', "Ops", "prod"],
    ];
    const { lines } = await read({ "a.xlsx": workbook({ Apps: cells }) });
    expect(lines[0]).toContain("=HYPERLINK");
    const bomb = workbook({ Apps: cells }, { "xl/styles.xml": new Uint8Array(3_000_000) });
    const declared = new Uint8Array(bomb);
    const damaged = await read({ "b.xlsx": declared.subarray(0, declared.length - 60), "c.xlsx": bomb });
    expect(damaged.diagnostics.map(({ code }) => code)).toContain("table-damaged");
  });

  it("gives the same keys again when rows move and names change", async () => {
    const one = await read({ "a.csv": "Code,Application,Owner,Environment\nA1,Billing,Ops,prod\nA2,Shop,Ops,prod\n" });
    const two = await read({
      "a.csv": "Code,Application,Owner,Environment\nA2,Web shop,Ops,prod\nA1,Billing,Ops,prod\n",
    });
    const keys = (lines: readonly string[]): string[] =>
      lines.flatMap((line) => /^mention system (\S+)/u.exec(line)?.[1] ?? []).sort();
    expect(keys(two.lines)).toEqual(keys(one.lines));
  });
});

describe("text tables in pieces", () => {
  it("are read as the same text at once", async () => {
    const cell = fc.oneof(
      fc.constantFrom("", "a", "é", 'x"y', "1,5", "line\nbreak", "\r\n", "=1+1", "€ 漢"),
      fc.string({ maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom("\n", "\r\n"),
        async (rows, size, end) => {
          const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")).join(end);
          const bytes = encode(text);
          const chunks = async function* (): AsyncGenerator<Uint8Array> {
            await Promise.resolve();
            for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
          };
          const streamed = [];
          for await (const { cells } of streamCsv(chunks(), "t.csv", [])) streamed.push(cells);
          expect(streamed).toEqual(readCsv(bytes, "t.csv").sheets[0]?.rows ?? []);
        },
      ),
      { numRuns: 60 },
    );
  });
});

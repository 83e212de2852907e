import { expect, test } from "vitest";
import { decode } from "../../base/text.ts";
import type { Fact } from "../../model/facts.ts";
import { metamodel } from "../../model/metamodel/index.ts";
import { proposeMapping } from "../../sources/tables/propose-mapping.ts";
import { readInventory } from "../../sources/tables/inventory.ts";
import { readSheets } from "../../sources/tables/read-sheets.ts";
import { catalogueOf } from "./catalogue.ts";
import { EUROPEAN_CSV, writeCsv } from "./csv.ts";
import { writeXlsx } from "./xlsx.ts";

const origin = { uri: "model.orrery" };
const facts: Fact[] = [
  { fact: "element", id: "u-it", kind: "unit", name: "DSI", attributes: {}, origin },
  {
    fact: "element",
    id: "crm",
    kind: "application",
    name: "=CRM",
    description: "Two\nlines",
    attributes: {
      lifecycle: { record: { active: { word: "2009-03-01" } } },
      owner: { reference: "u-it" },
      criticality: { word: "vital" },
      users: 1200,
      annualCost: { quantity: 1.5, unit: "EUR/y" },
      tags: ["core", "sales"],
      properties: { record: { "Couleur du logo": "bleu" } },
    },
    origin,
  },
  { fact: "element", id: "erp", kind: "application", name: "ERP", parent: "crm", attributes: {}, origin },
  { fact: "relationship", verb: "uses", from: "crm", to: "erp", attributes: {}, origin },
];

const french = catalogueOf(facts, metamodel, { kind: "application", language: "fr" });

test("a catalogue has a column for what is filled, with names for references", () => {
  expect(french.table).toEqual({
    name: "Applications",
    header: [
      "Identifiant",
      "Nom",
      "Description",
      "Fait partie de",
      "Responsable",
      "Étiquettes",
      "Mise en service",
      "Criticité",
      "Coût annuel",
      "Utilisateurs",
      "Couleur du logo",
    ],
    rows: [
      [
        "crm",
        "=CRM",
        "Two\nlines",
        undefined,
        "DSI",
        "core, sales",
        { date: "2009-03-01" },
        "vital",
        "1.5 EUR/y",
        1200,
        "bleu",
      ],
      ["erp", "ERP", undefined, "=CRM", undefined, undefined, undefined, undefined, undefined, undefined, undefined],
    ],
  });
  expect(french.losses.map(({ outcome, what, count }) => [outcome, what, count])).toEqual([
    ["kept", "element", 2],
    ["dropped", "relationship", 1],
  ]);
});

test("chosen columns come in the order wanted", () => {
  const { table } = catalogueOf(facts, metamodel, { kind: "application", language: "en", columns: ["users", "owner"] });
  expect(table.header).toEqual(["Id", "Name", "Description", "Part of", "Users", "Owner"]);
});

test("as text for a European Excel", () => {
  const table = { name: "t", header: ["a", "b"], rows: [[1.5, { date: "2009-03-01" }]] };
  expect(decode(writeCsv(table, EUROPEAN_CSV)).replace(/^\ufeff/, "")).toBe('"a";"b"\r\n"1,5";2009-03-01\r\n');
  expect([...writeCsv(table, EUROPEAN_CSV).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test("a catalogue that goes out and comes back says the same", () => {
  for (const bytes of [writeXlsx([french.table]), writeCsv(french.table), writeCsv(french.table, EUROPEAN_CSV)]) {
    const [sheet] = readSheets(bytes, "Applications.csv").sheets;
    if (sheet === undefined) throw new Error("no sheet");
    const proposal = proposeMapping(sheet, metamodel);
    if (proposal === undefined) throw new Error("no mapping");
    const known = facts.flatMap((fact) => (fact.fact === "element" ? [fact] : []));
    const back = readInventory(sheet, proposal.mapping, metamodel, known);
    expect(back.diagnostics).toEqual([]);
    const stated = back.facts.flatMap((fact) => (fact.fact === "element" ? [{ ...fact, origin }] : []));
    expect(stated).toEqual(facts.filter((fact) => fact.fact === "element" && fact.kind === "application"));
  }
});

import { describe, expect, test } from "vitest";
import { metamodel } from "../../model/metamodel/index.ts";
import { importTables } from "./import-tables.ts";
import { mappingUri, readMapping } from "./mapping.ts";

function file(uri: string, text: string): { uri: string; bytes: Uint8Array } {
  return { uri, bytes: new TextEncoder().encode(text) };
}

describe("the layout is found by what is in the files", () => {
  test("a triple in ArchiMate's types", () => {
    const found = importTables(
      [
        file("p-properties.csv", '"ID","Key","Value"\n"r","Directed","true"\n'),
        file(
          "p-relations.csv",
          '"ID";"Type";"Name";"Documentation";"Source";"Target"\n"r";"AssociationRelationship";"";"";"a";"b"\n',
        ),
        file(
          "p-elements.csv",
          "ID\tType\tName\tDocumentation\na\tApplicationComponent\tA\t\nb\tInfrastructureService\tB\t\n",
        ),
      ],
      metamodel,
    );
    if (found.layout !== "archimate-triple") throw new Error(found.layout);
    expect(found.diagnostics).toEqual([]);
    expect(found.document.elements.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(found.document.relationships).toMatchObject([
      { type: "Association", source: "a", target: "b", directed: true },
    ]);
  });

  test("a triple in our own kinds, with a stray ArchiMate type and mistakes", () => {
    const found = importTables(
      [
        file(
          "elements.csv",
          "ID,Type,Name,Parent\ncrm,application,CRM,\nui,module,UI,crm\nold,ApplicationFunction,Old,\nx,aplication,X,\nlost,module,Lost,nowhere\ncrm,module,Again,\n,module,NoId,\n",
        ),
        file(
          "relations.csv",
          'ID,Type,Source,Target,Carries\n,flows,crm,ui,"c1, c2"\n,uses,crm,nobody,\nr1,ServingRelationship,ui,crm,\n',
        ),
        file("properties.csv", "ID,Key,Value\ncrm,criticality,Vital\ncrm,rto,soon\ncrm,Colour,blue\nghost,a,b\n"),
      ],
      metamodel,
    );
    if (found.layout !== "triple") throw new Error(found.layout);
    expect(
      found.diagnostics.map(({ code, parameters, suggestion }) => [code, parameters["place"], suggestion]),
    ).toEqual([
      ["table-duplicate-id", "elements!A7", undefined],
      ["table-missing-cell", "elements!A8", undefined],
      ["table-unresolved", "properties!A5", undefined],
      ["table-value", "properties!A3", undefined],
      ["table-unknown-type", "elements!A4", undefined],
      ["table-unknown-type", "elements!A5", "application"],
      ["table-unresolved", "relations!A3", undefined],
      ["table-unresolved", "elements!A6", undefined],
    ]);
    expect(found.reading.facts.map(({ origin, ...fact }) => [origin.place, fact])).toEqual([
      [
        "elements!A2",
        {
          fact: "element",
          id: "crm",
          kind: "application",
          name: "CRM",
          attributes: { criticality: { word: "vital" }, properties: { record: { rto: "soon", Colour: "blue" } } },
        },
      ],
      ["elements!A3", { fact: "element", id: "ui", kind: "module", name: "UI", parent: "crm", attributes: {} }],
      ["elements!A6", { fact: "element", id: "lost", kind: "module", name: "Lost", attributes: {} }],
      [
        "relations!A2",
        { fact: "relationship", verb: "flows", from: "crm", to: "ui", carries: ["c1", "c2"], attributes: {} },
      ],
      ["relations!A4", { fact: "relationship", id: "r1", verb: "uses", from: "crm", to: "ui", attributes: {} }],
    ]);
  });

  test("an inventory, whose proposed mapping gives the same import the second time", () => {
    const table = file("apps.csv", "Application;Criticité\nCRM;Vitale\n");
    const first = importTables([table], metamodel, { language: "fr" });
    if (first.layout !== "inventory" || first.proposal === undefined) throw new Error(first.layout);
    expect(first.proposal).toContain("# Ce que signifie chaque colonne");
    expect(first.proposal).toContain("Criticité: { attribute: criticality, values: { Vitale: vital } } # Vitale");
    const second = importTables([table], metamodel, { mapping: { uri: "apps.mapping.yaml", text: first.proposal } });
    if (second.layout !== "inventory") throw new Error(second.layout);
    expect(second.mapping).toEqual(readMapping(first.proposal, "m").mapping);
    expect(second.proposal).toBeUndefined();
    expect(second.reading).toEqual(first.reading);
  });

  test("the mapping lies beside its table", () => {
    expect(["inventory/apps.xlsx", "a.b/apps"].map(mappingUri)).toEqual([
      "inventory/apps.mapping.yaml",
      "a.b/apps.mapping.yaml",
    ]);
  });

  test("neither", () => {
    const found = importTables([file("numbers.csv", "1,2\n3,4\n")], metamodel);
    expect(found).toMatchObject({
      layout: "unknown",
      diagnostics: [{ code: "table-unknown-layout", parameters: { sheet: "numbers" } }],
    });
    const broken = importTables([file("a.csv", "Name\nA\n")], metamodel, { mapping: { uri: "m", text: "- 1" } });
    expect(broken).toMatchObject({ layout: "unknown", diagnostics: [{ code: "mapping-field" }] });
  });
});

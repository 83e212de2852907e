import { describe, expect, test } from "vitest";
import type { ElementFact, Fact, RelationshipFact } from "../../model/facts.ts";
import { metamodel } from "../../model/metamodel/index.ts";
import { readAttributes } from "../../model/tables/attribute-rows.ts";
import { tableSchema } from "../../model/tables/schema.ts";
import { isId, literalOf, typed } from "../../model/values.ts";
import { readInventory } from "./inventory.ts";
import { readMapping } from "./mapping.ts";
import type { Mapping } from "./mapping.ts";
import { proposeMapping } from "./propose-mapping.ts";
import { readSheets } from "./read-sheets.ts";
import { reconcileTable } from "./reconcile-table.ts";
import type { Sheet } from "./sheet.ts";

const FRENCH = `Application;Propriétaire;Criticité;Date de fin de vie;Éditeur;Coût annuel (k€);Disponibilité;RTO;Utilise;Données personnelles;Couleur du logo
Sinistres;Service sinistres;Vitale;31/12/2027;Interne SA;480,5;99,95 %;4 heures;Contrats, GED;Oui;bleu
Contrats;Direction générale;Élevée;;Interne SA;1 210;99,5%;8 h;;Non;
GED;DSI;Moyenne;15/06/2030;Docuware;35,25;;;;?;vert
`;

const LEANIX = `id,type,name,displayName,description,lifecycle:active,lifecycle:endOfLife,businessCriticality,functionalSuitability,relApplicationToITComponent,relApplicationToBusinessCapability,tags
1f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0,Application,CRM,CRM,Customer relations,2015-04-01,2028-12-31,missionCritical,appropriate,Oracle DB 19;Java 17,Customer relation,core;sales
2f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0,Application,ERP,ERP,Finance,2010-01-01,,businessOperational,perfect,Oracle DB 19,Finance,core
3f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0,ITComponent,Oracle DB 19,Oracle DB 19,,2019-01-01,2027-04-30,,,,,
`;

function sheetOf(text: string, uri: string): Sheet {
  const [sheet] = readSheets(new TextEncoder().encode(text), uri).sheets;
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

function proposed(sheet: Sheet): Mapping {
  const proposal = proposeMapping(sheet, metamodel);
  if (proposal === undefined) throw new Error("no mapping");
  expect(readMapping(proposal.text, "mapping.yaml")).toEqual({ mapping: proposal.mapping, diagnostics: [] });
  return proposal.mapping;
}

function elements(facts: readonly Fact[]): Record<string, ElementFact> {
  return Object.fromEntries(facts.flatMap((fact) => (fact.fact === "element" ? [[fact.id, fact]] : [])));
}

function sentences(facts: readonly Fact[]): string[] {
  return facts.flatMap((fact) => (fact.fact === "relationship" ? [`${fact.from} ${fact.verb} ${fact.to}`] : []));
}

describe("a French inventory", () => {
  const sheet = sheetOf(FRENCH, "inventaire/applications.csv");
  const mapping = proposed(sheet);

  test("is understood by its headers and values", () => {
    expect(mapping).toEqual({
      sheet: "applications",
      header: 1,
      kind: "application",
      name: "Application",
      decimal: ",",
      columns: {
        Propriétaire: { as: "attribute", attribute: "owner", create: "unit" },
        Criticité: {
          as: "attribute",
          attribute: "criticality",
          values: { Vitale: "vital", Élevée: "important", Moyenne: "normal" },
        },
        "Date de fin de vie": { as: "attribute", attribute: "lifecycle.retired", format: "dd/MM/yyyy" },
        Éditeur: { as: "attribute", attribute: "supplier", create: "party" },
        "Coût annuel (k€)": { as: "attribute", attribute: "annualCost", unit: "kEUR/y" },
        Disponibilité: { as: "attribute", attribute: "availability" },
        RTO: { as: "attribute", attribute: "rto" },
        Utilise: { as: "relationship", verb: "uses", direction: "out" },
        "Données personnelles": {
          as: "attribute",
          attribute: "personalData",
          values: { Oui: "personal", Non: "none" },
        },
        "Couleur du logo": { as: "property" },
      },
    });
  });

  test("becomes facts", () => {
    const { facts, diagnostics, losses } = readInventory(sheet, mapping, metamodel);
    expect(diagnostics).toEqual([]);
    const found = elements(facts);
    expect(found["sinistres"]).toEqual({
      fact: "element",
      id: "sinistres",
      kind: "application",
      name: "Sinistres",
      attributes: {
        owner: { reference: "service-sinistres" },
        criticality: { word: "vital" },
        lifecycle: { record: { retired: { word: "2027-12-31" } } },
        supplier: [{ reference: "interne-sa" }],
        annualCost: { quantity: 480500, unit: "EUR/y" },
        availability: { quantity: 99.95, unit: "%" },
        rto: { quantity: 4, unit: "h" },
        personalData: { word: "personal" },
        properties: { record: { "Couleur du logo": "bleu" } },
      },
      origin: { uri: "inventaire/applications.csv", place: "applications!A2" },
    });
    expect(found["contrats"]?.attributes["annualCost"]).toEqual({ quantity: 1210000, unit: "EUR/y" });
    expect(found["ged"]?.attributes["personalData"]).toEqual({ word: "unknown" });
    expect(found["interne-sa"]).toMatchObject({
      kind: "party",
      name: "Interne SA",
      origin: { place: "applications!E2" },
    });
    expect(sentences(facts)).toEqual(["sinistres uses contrats", "sinistres uses ged"]);
    expect(losses.map(({ outcome, what, count }) => `${outcome} ${what} ${count}`)).toContain("kept row 3");
    expect(losses.every(({ outcome }) => outcome === "kept")).toBe(true);
  });

  test("in Windows-1252 it is the same, and that is told", () => {
    const bytes = Uint8Array.from(FRENCH, (character) => character.charCodeAt(0));
    bytes.set([0x80], FRENCH.indexOf("€"));
    const reading = readSheets(bytes, "inventaire/applications.csv");
    expect(reading.sheets).toEqual([sheet]);
    expect(reading.diagnostics.map(({ code, parameters }) => [code, parameters])).toEqual([
      ["table-encoding", { encoding: "windows-1252" }],
    ]);
  });
});

test("a value out of range is told and kept as a property", () => {
  const sheet = sheetOf("Application,Business fit,Technical fit\nCRM,3,9\nERP,4,2\n", "apps.csv");
  const { facts, diagnostics } = readInventory(sheet, proposed(sheet), metamodel);
  expect(elements(facts)["crm"]?.attributes).toEqual({
    businessFit: 3,
    properties: { record: { "Technical fit": "9" } },
  });
  expect(diagnostics.map(({ code, parameters }) => [code, parameters])).toEqual([
    ["table-value", { place: "apps!C2", value: "9", attribute: "technicalFit" }],
  ]);
});

test("no id is a verb, which the language would take for one", () => {
  const sheet = sheetOf("Code;Application;Utilise;Propriétaire\nuses;Changes;Hosts;Groups\nB;Hosts;;\n", "apps.csv");
  const columns = {
    Utilise: { as: "relationship", verb: "uses", direction: "out" },
    Propriétaire: { as: "attribute", attribute: "owner", create: "unit" },
  } as const;
  const ids = (mapping: Mapping): string[] => Object.keys(elements(readInventory(sheet, mapping, metamodel).facts));
  expect(ids({ header: 1, kind: "application", name: "Application", columns })).toEqual([
    "groups-unit",
    "changes-application",
    "hosts-application",
  ]);
  expect(ids({ header: 1, kind: "application", name: "Application", id: { column: "Code" }, columns })).toEqual([
    "groups-unit",
    "uses-application",
    "B",
  ]);
});

test("a row is inside the first of its containers; areas group it; what cannot be said is a property, and told", () => {
  const sheet = sheetOf(
    "Application;Domaine\nSuite;Sales\nOther suite;Finance\nCRM;Suite | Sales | Other suite | Nobody\nERP;Suite\n",
    "apps.csv",
  );
  const parent = { column: "Domaine" };
  const mapping: Mapping = { header: 1, kind: "application", name: "Application", parent, columns: {} };
  const known = ["Sales", "Finance"].map((name): ElementFact => ({
    fact: "element",
    id: name.toLowerCase(),
    kind: "area",
    name,
    attributes: {},
    origin: { uri: "" },
  }));
  const { facts, diagnostics, owned } = readInventory(sheet, mapping, metamodel, known);
  const found = elements(facts);
  expect(Object.values(found).map((element) => [element.id, element.parent])).toEqual([
    ["suite", undefined],
    ["other-suite", undefined],
    ["crm", "suite"],
    ["erp", "suite"],
  ]);
  expect(sentences(facts)).toEqual(["sales groups suite", "finance groups other-suite", "sales groups crm"]);
  expect(found["crm"]?.attributes).toEqual({ properties: { record: { Domaine: "Other suite" } } });
  expect(owned.attributes).toContain("properties.Domaine");
  const place = "apps!B4";
  expect(diagnostics.map(({ code, parameters }) => [code, parameters])).toEqual([
    ["table-many-parents", { place, id: "crm", parent: "suite", other: "other-suite" }],
    ["table-unresolved", { place, value: "Nobody" }],
  ]);
});

test("areas that are missing are made once, and group their applications", () => {
  const sheet = sheetOf("Application;Domaine\nCRM;Sales\nERP;Finance\nShop;Sales\n", "apps.csv");
  const parent = { column: "Domaine", create: "area" };
  const mapping: Mapping = { header: 1, kind: "application", name: "Application", parent, columns: {} };
  const { facts } = readInventory(sheet, mapping, metamodel);
  expect(Object.keys(elements(facts))).toEqual(["sales", "finance", "crm", "erp", "shop"]);
  expect(sentences(facts)).toEqual(["sales groups crm", "finance groups erp", "sales groups shop"]);
});

/** Took minutes while every property copied those before it, and every header was compared with every word that we know. */
test("sixteen thousand columns are proposed, read and kept", () => {
  const header = Array.from({ length: 16_000 }, (_, column) => `Criticité ${column}`);
  const row = header.map((_, column) => `texte ${column}`).join(";");
  const sheet = sheetOf(
    `Application;${header.join(";")}
CRM;${row}
ERP;${row}
`,
    "apps.csv",
  );
  const { mapping, text } = proposeMapping(sheet, metamodel) ?? {};
  if (mapping === undefined) throw new Error("no mapping");
  expect(text).toContain("Criticité 15999: property");
  const { facts } = readInventory(sheet, mapping, metamodel);
  for (const id of ["crm", "erp"]) {
    const properties = elements(facts)[id]?.attributes["properties"];
    expect(properties).toMatchObject({ record: { "Criticité 0": "texte 0", "Criticité 15999": "texte 15999" } });
  }
});

test("a property that thousands of rows repeat is one list, in their order", () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `text ${index}`);
  const { attributes } = readAttributes(
    texts.map((text) => ["remark", text]),
    "application",
    tableSchema(metamodel),
  );
  expect(attributes).toEqual({ properties: { record: { remark: texts } } });
});

describe("a LeanIX-like export", () => {
  const sheet = sheetOf(LEANIX, "export.csv");
  const mapping = proposed(sheet);

  test("is understood", () => {
    expect(mapping).toMatchObject({
      kind: { column: "type", values: { Application: "application", ITComponent: "technology" } },
      key: "id",
      name: "name",
      description: "description",
      columns: {
        "lifecycle:active": { attribute: "lifecycle.active" },
        "lifecycle:endOfLife": { attribute: "lifecycle.retired" },
        businessCriticality: {
          attribute: "criticality",
          values: { missionCritical: "vital", businessOperational: "normal" },
        },
        relApplicationToITComponent: { verb: "runs on", create: "technology" },
        relApplicationToBusinessCapability: { verb: "realizes", create: "capability" },
        tags: { attribute: "tags" },
        displayName: { as: "property" },
      },
    });
  });

  test("becomes facts that keep the foreign ids", () => {
    const { facts } = readInventory(sheet, mapping, metamodel);
    const found = elements(facts);
    expect(Object.keys(found).toSorted()).toEqual([
      "crm",
      "customer-relation",
      "erp",
      "finance",
      "java-17",
      "oracle-db-19",
    ]);
    expect(found["crm"]?.attributes["properties"]).toMatchObject({
      record: { id: "1f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" },
    });
    expect(found["crm"]?.attributes["tags"]).toEqual(["core", "sales"]);
    expect(sentences(facts)).toEqual([
      "crm runs on oracle-db-19",
      "crm runs on java-17",
      "crm realizes customer-relation",
      "erp runs on oracle-db-19",
      "erp realizes finance",
    ]);
  });
});

test("everything that is read can be written: the language types it and the metamodel permits it", () => {
  const schema = tableSchema(metamodel);
  for (const text of [FRENCH, LEANIX]) {
    const sheet = sheetOf(text, "applications.csv");
    const { facts } = readInventory(sheet, proposed(sheet), metamodel);
    const kinds = new Map(Object.values(elements(facts)).map(({ id, kind }) => [id, kind]));
    for (const fact of facts) {
      if (fact.fact === "relationship") {
        const pairs = metamodel.relationships.find(({ id }) => id === fact.verb)?.pairs ?? {};
        expect(pairs[kinds.get(fact.from) ?? ""], fact.verb).toContain(kinds.get(fact.to));
        continue;
      }
      expect(isId(fact.id)).toBe(true);
      for (const [key, value] of Object.entries(fact.attributes)) {
        const type = schema.attribute(fact.kind, key)?.type;
        if (type === undefined) throw new Error(`${fact.kind} has no ${key}`);
        expect(typed(literalOf(value), type).problem, `${fact.id}.${key}`).toBeUndefined();
      }
    }
  }
});

describe("importing again", () => {
  const before = readInventory(
    sheetOf(FRENCH, "applications.csv"),
    proposed(sheetOf(FRENCH, "applications.csv")),
    metamodel,
  );
  const again = (text: string, previous: readonly Fact[]): ReturnType<typeof readInventory> => {
    const sheet = sheetOf(text, "applications.csv");
    const known = previous.flatMap((fact) => (fact.fact === "element" ? [fact] : []));
    return readInventory(sheet, proposed(sheetOf(FRENCH, "applications.csv")), metamodel, known);
  };
  /** The text as people left it: a remark of their own, and a criticality they corrected. */
  const edited = before.facts.map((fact): Fact => {
    if (fact.fact !== "element" || fact.id !== "sinistres") return fact;
    return {
      ...fact,
      description: "Ours.",
      attributes: { ...fact.attributes, tags: ["core"], criticality: { word: "important" } },
    };
  });

  test("changes nothing when nothing changed", () => {
    const next = again(FRENCH, before.facts);
    expect(reconcileTable(before.facts, next.facts, { owned: next.owned })).toEqual({
      changes: [],
      vanished: [],
      conflicts: [],
    });
    expect(reconcileTable(edited, next.facts, { owned: next.owned, last: before }).changes).toEqual([]);
  });

  test("takes what the table changed and keeps what people wrote", () => {
    const text = FRENCH.replace("31/12/2027", "30/06/2028")
      .replace("Moyenne", "Faible")
      .replace("Contrats, GED", "Contrats")
      .replace(/^Contrats;.*\n/m, "");
    const next = again(`${text}Facturation;DSI;Faible;;;;;;Sinistres;;\n`, edited);
    const { changes, vanished, conflicts } = reconcileTable(edited, next.facts, { owned: next.owned, last: before });
    expect(conflicts).toEqual([]);
    expect(vanished).toEqual(["contrats"]);
    expect(changes).toEqual([
      {
        change: "set-attribute",
        subject: "sinistres",
        key: "lifecycle",
        value: { record: { retired: { word: "2028-06-30" } } },
      },
      { change: "set-attribute", subject: "ged", key: "criticality", value: { word: "low" } },
      { change: "add-element", element: expect.objectContaining({ id: "facturation" }) as ElementFact },
      {
        change: "add-relationship",
        relationship: expect.objectContaining({ from: "facturation", to: "sinistres" }) as RelationshipFact,
      },
      { change: "remove-relationship", from: "sinistres", verb: "uses", to: "ged" },
    ]);
  });

  test("tells what both changed", () => {
    const next = again(FRENCH.replace("Vitale", "Faible"), edited);
    const { changes, conflicts } = reconcileTable(edited, next.facts, {
      owned: next.owned,
      last: before,
      prefer: "text",
    });
    expect(changes).toEqual([]);
    expect(conflicts).toEqual([
      {
        subject: "sinistres",
        key: "criticality",
        before: { word: "vital" },
        text: { word: "important" },
        table: { word: "low" },
      },
    ]);
  });

  test("an emptied cell takes away only what the table once said", () => {
    const next = again(FRENCH.replace(";15/06/2030", ";"), edited);
    const twoWay = reconcileTable(edited, next.facts, { owned: next.owned, prefer: "text" });
    expect(twoWay.changes).toEqual([]);
    const threeWay = reconcileTable(edited, next.facts, { owned: next.owned, last: before });
    expect(threeWay.changes).toEqual([{ change: "unset-attribute", subject: "ged", key: "lifecycle" }]);
  });

  test("a renamed row keeps its id by its key", () => {
    const mapping = proposed(sheetOf(LEANIX, "export.csv"));
    const first = readInventory(sheetOf(LEANIX, "export.csv"), mapping, metamodel);
    const known = first.facts.flatMap((fact) => (fact.fact === "element" ? [fact] : []));
    const renamed = sheetOf(LEANIX.replace("Application,CRM,CRM", "Application,Customer hub,CRM"), "export.csv");
    const next = readInventory(renamed, mapping, metamodel, known);
    expect(reconcileTable(first.facts, next.facts, { owned: next.owned, last: first }).changes).toEqual([
      { change: "rename-element", id: "crm", name: "Customer hub" },
    ]);
  });
});

test("the text may write records as paths and references as words", () => {
  const sheet = sheetOf(FRENCH, "applications.csv");
  const next = readInventory(sheet, proposed(sheet), metamodel);
  const asText = next.facts.map((fact): Fact => {
    if (fact.fact !== "element" || fact.id !== "sinistres") return fact;
    const { lifecycle: _, ...others } = fact.attributes;
    const attributes = {
      ...others,
      owner: { word: "service-sinistres" },
      supplier: { reference: "interne-sa" },
      "lifecycle.active": { word: "2001-01-01" },
      "lifecycle.retired": { word: "2027-12-31" },
    };
    return { ...fact, attributes };
  });
  expect(reconcileTable(asText, next.facts, { owned: next.owned }).changes).toEqual([]);
  const moved = readInventory(
    sheetOf(FRENCH.replace("31/12/2027", "30/06/2028"), "applications.csv"),
    proposed(sheet),
    metamodel,
  );
  expect(reconcileTable(asText, moved.facts, { owned: moved.owned }).changes).toEqual([
    {
      change: "set-attribute",
      subject: "sinistres",
      key: "lifecycle",
      value: { record: { active: { word: "2001-01-01" }, retired: { word: "2028-06-30" } } },
    },
  ]);
});

test("a row finds its element by a key that the text writes as a path", () => {
  const sheet = sheetOf("N°,Nom,Couleur\n17,CRM,bleu\n", "applications.csv");
  const mapping: Mapping = { header: 1, kind: "application", name: "Nom", key: "N°", columns: {} };
  const origin = { uri: "model.orrery" };
  const known: ElementFact = {
    fact: "element",
    id: "a-crm",
    kind: "application",
    name: "Old",
    attributes: { "properties.N°": 17 },
    origin,
  };
  const { facts, owned } = readInventory(sheet, mapping, metamodel, [known]);
  expect(facts.map((fact) => (fact.fact === "element" ? fact.id : ""))).toEqual(["a-crm"]);
  const gone = { ...known, id: "a-gone", attributes: { "properties.N°": 18 } };
  const { vanished, changes } = reconcileTable([known, gone], facts, { owned, removeVanished: true });
  expect(vanished).toEqual(["a-gone"]);
  expect(changes).toEqual([
    { change: "rename-element", id: "a-crm", name: "CRM" },
    {
      change: "set-attribute",
      subject: "a-crm",
      key: "properties",
      value: { record: { "N°": "17", Couleur: "bleu" } },
    },
    { change: "remove-element", id: "a-gone" },
  ]);
});

/** Answers as pages and scripts get them; expected values were worked out by hand from the texts. */
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { findFolded, fold } from "./fold.ts";
import {
  catalogueAnswer,
  createPositions,
  diagnosticsAnswer,
  elementAnswer,
  impactAnswer,
  searchAnswer,
  sizeOf,
  statistics,
  treeAnswer,
  workspaceAnswer,
  workspaceSummary,
} from "./index.ts";

const text = `model m "Maison" { languages: fr, en; currency: CHF }
unit it "Informatique" en "IT"
application crm "Gestion clientèle" en "Customer file" {
  owner: it; criticality: normal; version: 2.10; annualCost: 12000
  """
  # Œuvre commune
  Holds **every** customer, and what we promised them.
  """
  module web "Web" { availability: 99.9%; rto: 4h }
}
application billing "Facturation" { owner: it; criticality: vital; version: 2.9; tags: [money, core]; lifecycle: [active 2020-01-01]; rto: 90min }
application archive "Archive" { criticality: unknown; lifecycle: { active: 2010-05-01; phaseOut: 2027-01-01 } }
process sell "Vendre" { uses crm, billing }
crm -> billing : orders "commandes" { protocol: https; mode: sync }
dataset orders "Commandes" { goldenSource: crm }
`;

function open(source = text, uri = "m.orrery") {
  const bytes = encode(source);
  const workspace = Workspace.load([{ uri, bytes }]);
  return {
    workspace,
    model: workspace.model,
    positions: createPositions((asked) => (asked === uri ? bytes : undefined)),
  };
}

describe("statistics and the workspace", () => {
  it("start from a text without mistakes", () => {
    expect(open().workspace.diagnostics()).toEqual([]);
  });

  it("count elements, relationships however they are written, references, files", () => {
    const { workspace } = open();
    expect(statistics(workspace)).toMatchObject({
      elements: 7,
      relationships: 4,
      nested: 1,
      views: 0,
      files: 1,
      bytes: encode(text).length,
      byKind: { process: 1, unit: 1, application: 3, module: 1, dataset: 1 },
      byLayer: { business: 1, organisation: 1, application: 4, data: 1 },
    });
    expect(statistics(workspace).byRelationship).toEqual({ contains: 1, uses: 2, flows: 1 });
    expect(sizeOf(workspace.model)).toEqual({ elements: 7, relationships: 4 });
  });

  it("count what is nested, what contains by a sentence, and links of a data model together", () => {
    const { workspace } = open(`area a { area b }
area c; area d
c contains d
entity client; entity policy
link signs : client 0,N -- 1,1 policy
`);
    expect(workspace.diagnostics()).toEqual([]);
    const counted = statistics(workspace);
    expect(counted).toMatchObject({ elements: 6, relationships: 3, nested: 1 });
    expect(counted.byRelationship).toEqual({ contains: 2, link: 1 });
  });

  it("leave out relationships whose ends are missing, and count what is wrong", () => {
    const { workspace } = open("application a { uses b, c }\napplication b\n");
    expect(statistics(workspace)).toMatchObject({ relationships: 1, diagnostics: { error: 1, warning: 0, info: 0 } });
  });

  it("name the model, its languages, files and kinds", () => {
    const { workspace } = open();
    const answer = workspaceAnswer(workspace, { id: "home", revision: 3 });
    expect(answer).toMatchObject({ version: 1, id: "home", title: "Maison", languages: ["fr", "en"], revision: 3 });
    expect(answer.files.map(({ uri, elements }) => [uri, elements])).toEqual([["m.orrery", 7]]);
    expect(answer.kinds.map(({ id, count }) => [id, count])).toEqual([
      ["process", 1],
      ["unit", 1],
      ["application", 3],
      ["module", 1],
      ["dataset", 1],
    ]);
    expect(workspaceSummary(workspace, { id: "home", folder: "." })).toMatchObject({
      title: "Maison",
      elements: 7,
      relationships: 4,
    });
  });
});

describe("the tree", () => {
  it("lists the top by layer and kind, and what is inside", () => {
    const { model } = open();
    const top = treeAnswer(model, { language: "en" });
    expect(top?.elements.map(({ id }) => id)).toEqual(["sell", "it", "crm", "billing", "archive", "orders"]);
    expect(top?.elements[2]).toEqual({
      id: "crm",
      kind: "application",
      layer: "application",
      name: "Customer file",
      summary: "Œuvre commune",
      children: 1,
    });
    expect(treeAnswer(model, { parent: "crm", language: "fr" })).toMatchObject({
      parent: "crm",
      total: 1,
      elements: [{ id: "web", name: "Web" }],
    });
    expect(treeAnswer(model, { language: "fr", offset: 1, limit: 2 })).toMatchObject({
      total: 6,
      elements: [{ id: "it" }, { id: "crm", name: "Gestion clientèle" }],
    });
    const [kind] = treeAnswer(model, { language: "en", limit: 0 })?.kinds ?? [];
    const ofKind = treeAnswer(model, { language: "en", kind: kind?.kind ?? "" });
    expect(ofKind?.elements.map((element) => element.kind)).toEqual(
      Array.from({ length: kind?.count ?? 0 }, () => kind?.kind),
    );
    const last = ofKind?.elements.at(-1)?.id ?? "";
    const around = treeAnswer(model, { language: "en", kind: kind?.kind ?? "", around: last, limit: 1 });
    expect(around).toMatchObject({ offset: (kind?.count ?? 0) - 1, elements: [{ id: last }] });
    expect(treeAnswer(model, { parent: "nobody", language: "fr" })).toBeUndefined();
  });
});

describe("search", () => {
  const { model } = open();
  const hits = (query: string): readonly string[] =>
    searchAnswer(model, { query, language: "fr" }).hits.map(({ id, where }) => `${id} ${where}`);

  it("ranks the exact id, then names by how they begin, then what is said elsewhere", () => {
    expect(hits("crm")).toEqual(["crm id", "orders goldenSource"]);
    expect(hits("arch")).toEqual(["archive id"]);
    expect(hits("clientele")).toEqual(["crm name"]);
    expect(hits("CUSTOMER")).toEqual(["crm name"]);
    expect(hits("promised")).toEqual(["crm description"]);
    expect(hits("money")).toEqual(["billing tags"]);
    expect(hits("oeuvre")).toEqual(["crm description"]);
  });

  it("finds words that stand apart, kinds in both languages, and nothing", () => {
    expect(hits("customer file")).toEqual(["crm name"]);
    expect(hits("file gestion")).toEqual(["crm name"]);
    expect(hits("jeu de")).toEqual(["orders kind"]);
    expect(hits("dataset")).toEqual(["orders kind"]);
    expect(hits("xyz")).toEqual([]);
    expect(hits("  ")).toEqual([]);
    expect(hits("vital crm")).toEqual([]);
  });

  it("looks for one or two letters in names and ids only", () => {
    expect(hits("v")).toEqual(["sell name", "archive id"]);
    expect(hits("ve")).toEqual(["sell name", "archive id"]);
    expect(hits("it")).toEqual(["it id"]);
  });

  it("keeps to kinds, and lists them where nothing is asked for", () => {
    const { model: small } = open('application b "B"\nunit b-team "Team B"\nmodule x "b"\nview b-view { scope: b }');
    const of = (query: string, ...kinds: readonly string[]): readonly string[] =>
      searchAnswer(small, { query, kinds, language: "fr" }).hits.map(({ id }) => id);
    expect(of("b", "unit")).toEqual(["b-team"]);
    expect(of("", "module", "unit")).toEqual(["x", "b-team"]);
    expect(of("b", "dataset")).toEqual([]);
    expect(of("")).toEqual([]);
  });

  it("marks the match in the text around it", () => {
    const [hit] = searchAnswer(model, { query: "oeuvre comm", language: "en" }).hits;
    expect(hit?.excerpt.slice(hit.start, hit.end)).toBe("Œuvre comm");
    const long = open(
      `application a { description: "${"lorem ipsum ".repeat(40)}needle ${"dolor sit ".repeat(40)}" }`,
    ).model;
    const [found] = searchAnswer(long, { query: "NEEDLE", language: "en" }).hits;
    expect(found?.excerpt.slice(found.start, found.end)).toBe("needle");
    expect(found?.excerpt.length).toBeLessThan(200);
  });

  it("counts all and shows the shortest names first", () => {
    const many = open(
      Array.from({ length: 50 }, (_, index) => `application a${index} "Server ${"x".repeat(50 - index)}"`).join("\n"),
    ).model;
    const answer = searchAnswer(many, { query: "server", limit: 3, language: "en" });
    expect([answer.total, answer.hits.map(({ id }) => id)]).toEqual([50, ["a49", "a48", "a47"]]);
  });

  it("finds what a naive search over folded names, ids and descriptions finds", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "b", "É", "é", "e", "Œ", "ß", "ж", "-", " ", "9"),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom("a", "b", "é", "e", "oe", "ss", "ж", "9"), minLength: 3, maxLength: 4 }),
        (texts, query) => {
          const source = texts
            .map(([name, description], index) => `application x${index} "${name}" { description: "${description}" }`)
            .join("\n");
          const wanted = fold(query);
          const expected = texts.flatMap((both, index) =>
            both.some((each) => fold(each).includes(wanted)) ? [`x${index}`] : [],
          );
          const answer = searchAnswer(open(source).model, { query, language: "en" });
          expect(answer.hits.map(({ id }) => id).sort()).toEqual(expected.sort());
          for (const hit of answer.hits) expect(fold(hit.excerpt.slice(hit.start, hit.end)).trim()).toContain(wanted);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("finds a folded needle where it stands in the text itself", () => {
    expect(findFolded("L’ÉTÉ  à Œuvre", "ete a oe")).toEqual({ start: 2, end: 10 });
    expect(findFolded("abc", "d")).toBeUndefined();
  });
});

describe("the catalogue", () => {
  const { model } = open();
  const ids = (request: Omit<Parameters<typeof catalogueAnswer>[1], "language">): readonly string[] | undefined =>
    catalogueAnswer(model, { ...request, language: "fr" })?.rows.map(({ id }) => id);

  it("has a column for everything that is stated, the fullest first", () => {
    const answer = catalogueAnswer(model, { kind: "application", language: "fr" });
    expect(answer?.columns.map(({ key, filled }) => [key, filled])).toEqual([
      ["criticality", 3],
      ["owner", 2],
      ["lifecycle.active", 2],
      ["version", 2],
      ["tags", 1],
      ["lifecycle.phaseOut", 1],
      ["rto", 1],
      ["annualCost", 1],
      ["description", 1],
    ]);
    const crm = answer?.rows.find(({ id }) => id === "crm");
    const cell = (key: string): unknown => crm?.cells[answer?.columns.findIndex((column) => column.key === key) ?? -1];
    expect(cell("owner")).toMatchObject({ text: "Informatique", references: [{ id: "it", kind: "unit" }] });
    expect(cell("annualCost")).toMatchObject({ number: 12000 });
    expect(cell("tags")).toBeNull();
    expect(answer?.columns.find(({ key }) => key === "annualCost")?.numeric).toBe(true);
    expect(answer?.columns.find(({ key }) => key === "lifecycle.active")?.name).toEqual({
      en: "Life cycle: active",
      fr: "Cycle de vie\u00a0: actif",
    });
  });

  it("sorts by typed values: versions, ordered words, dates, units; unknown and missing last either way", () => {
    expect(ids({ kind: "application", sort: "version" })).toEqual(["billing", "crm", "archive"]);
    expect(ids({ kind: "application", sort: "-version" })).toEqual(["crm", "billing", "archive"]);
    expect(ids({ kind: "application", sort: "lifecycle.active" })).toEqual(["archive", "billing", "crm"]);
    expect(ids({ kind: "application", sort: "-lifecycle.active" })).toEqual(["billing", "archive", "crm"]);
    expect(ids({ kind: "application", sort: "criticality" })?.[2]).toBe("archive");
    expect(ids({ kind: "application", sort: "-criticality" })?.[2]).toBe("archive");
    expect(ids({ kind: "*", sort: "rto" })?.slice(0, 2)).toEqual(["billing", "web"]);
    expect(ids({ kind: "application", sort: "name" })).toEqual(["archive", "billing", "crm"]);
    expect(ids({ kind: "application", sort: "owner" })).toEqual(["crm", "billing", "archive"]);
  });

  it("filters by words anywhere, through references, and by single values", () => {
    expect(ids({ kind: "application", filter: "factur" })).toEqual(["billing"]);
    expect(ids({ kind: "application", filter: "informatique vital" })).toEqual(["billing"]);
    expect(ids({ kind: "application", filter: "nowhere" })).toEqual([]);
    expect(ids({ kind: "application", fields: { owner: "it" } })).toEqual(["crm", "billing"]);
    expect(ids({ kind: "application", fields: { owner: "informatique", criticality: "vital" } })).toEqual(["billing"]);
    expect(ids({ kind: "application", fields: { tags: "core" } })).toEqual(["billing"]);
    expect(ids({ kind: "application", fields: { criticality: "unknown" } })).toEqual(["archive"]);
  });

  it("pages, covers all kinds, and refuses kinds that are none", () => {
    expect(ids({ kind: "application", offset: 1, limit: 1 })).toEqual(["billing"]);
    expect(catalogueAnswer(model, { kind: "*", language: "en" })?.total).toBe(7);
    expect(catalogueAnswer(model, { kind: "nothing", language: "en" })).toBeUndefined();
    expect(catalogueAnswer(model, { kind: "view", language: "en" })).toBeUndefined();
  });
});

describe("words and fields", () => {
  const source = `application pay "Paie" { criticality: vital; licence: in-house; hosting: bespoke-cloud; env: [prod, dr]
  backup: { every: 24h, kind: full, keep: 30d, offsite: yes } }
application mail "Courriel" { criticality: low; licence: proprietary; env: test }
store base "Base" { quality: { completeness: { value: 98%, measuredOn: 2026-01-01 } } }
project move "Projet" { status: done }
control c1 "Mesure" { status: done }
`;
  const { workspace, model, positions } = open(source);
  const facts = (id: string, language: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      (elementAnswer(model, [], id, { language, positions })?.facts ?? []).map(({ name, cell }) => [
        language === "fr" ? name.fr : name.en,
        cell.text,
      ]),
    );
  const rows = (request: Partial<Parameters<typeof catalogueAnswer>[1]>): readonly string[] | undefined =>
    catalogueAnswer(model, { kind: "application", language: "fr", ...request })?.rows.map(({ id }) => id);

  it("are read by their names in either language", () => {
    expect(workspace.diagnostics()).toEqual([]);
    expect(facts("pay", "fr")).toMatchObject({
      Criticité: "vitale",
      Licence: "développement interne",
      Environnement: "production, secours",
      "Sauvegarde\u00a0: périodicité": "24\u00a0h",
      "Sauvegarde\u00a0: type": "complète",
      "Sauvegarde\u00a0: hors site": "oui",
    });
    expect(facts("pay", "en")).toMatchObject({
      Criticality: "vital",
      Licence: "in-house",
      Environment: "production, disaster recovery",
      "Backup: type": "full",
    });
    expect(facts("pay", "fr")["Hébergement"]).toBe("bespoke-cloud");
  });

  it("follow records inside records", () => {
    expect(facts("base", "fr")).toEqual({
      "Qualité des données\u00a0: complétude, valeur": expect.stringMatching(/^98\s%$/),
      "Qualité des données\u00a0: complétude, mesuré le": "1 janv. 2026",
    });
  });

  it("mean what their attribute makes of them", () => {
    expect([facts("move", "fr")["Statut"], facts("c1", "fr")["Statut"]]).toEqual(["terminé", "en place"]);
    expect([facts("move", "en")["Status"], facts("c1", "en")["Status"]]).toEqual(["done", "in place"]);
  });

  it("sort by rank where they have one, else by the name that is shown", () => {
    expect(rows({ sort: "criticality" })).toEqual(["mail", "pay"]);
    expect(rows({ sort: "licence", language: "fr" })).toEqual(["pay", "mail"]);
    const { model: other } = open("application a { hosting: on-premise }\napplication b { hosting: private-cloud }");
    const order = (language: string): unknown =>
      catalogueAnswer(other, { kind: "application", sort: "hosting", language })?.rows.map(({ id }) => id);
    expect([order("en"), order("fr")]).toEqual([
      ["a", "b"],
      ["b", "a"],
    ]);
  });

  it("are filtered by as written and as named in both languages", () => {
    for (const licence of ["in-house", "développement interne", "DEVELOPPEMENT INTERNE"])
      expect(rows({ fields: { licence } }), licence).toEqual(["pay"]);
    for (const env of ["prod", "production", "secours", "disaster recovery"])
      expect(rows({ fields: { env }, language: "en" }), env).toEqual(["pay"]);
    expect(rows({ fields: { "backup.kind": "complète" } })).toEqual(["pay"]);
    expect(rows({ filter: "vitale" })).toEqual(["pay"]);
    expect(rows({ filter: "developpement interne" })).toEqual(["pay"]);
    expect(rows({ filter: "interne faible" })).toEqual([]);
    expect(rows({ filter: "proprietaire faible" })).toEqual(["mail"]);
  });

  it("are found by search in both languages, with the name that matched", () => {
    const found = (query: string, language = "fr"): unknown =>
      searchAnswer(model, { query, language }).hits.map(({ id, where, excerpt, start, end }) => [
        id,
        where,
        excerpt,
        excerpt.slice(start, end),
      ]);
    expect(found("vitale")).toEqual([["pay", "criticality", "vitale", "vitale"]]);
    expect(found("VITAL")).toEqual([["pay", "criticality", "vitale", "vital"]]);
    expect(found("vital", "en")).toEqual([["pay", "criticality", "vital", "vital"]]);
    expect(found("developpement")).toEqual([["pay", "licence", "développement interne", "développement"]]);
    expect(found("disaster")).toEqual([["pay", "env", "disaster recovery", "disaster"]]);
    expect(found("complete")).toEqual([["pay", "backup.kind", "complète", "complète"]]);
    expect(found("en place")).toEqual([["c1", "status", "en place", "en place"]]);
    expect(found("terminé")).toEqual([["move", "status", "terminé", "terminé"]]);
  });
});

describe("an element", () => {
  it("tells all that is stated, with places", () => {
    const { workspace, model, positions } = open();
    const answer = elementAnswer(model, workspace.diagnostics(), "crm", { language: "en", positions });
    expect(answer).toMatchObject({
      version: 1,
      id: "crm",
      kind: { id: "application", count: 3 },
      name: "Customer file",
      names: { en: "Customer file" },
      path: [],
      origin: { uri: "m.orrery", line: 3, column: 1 },
      children: [{ id: "web" }],
      impact: { up: 2, down: 3 },
    });
    expect(answer?.facts.map(({ key, facet }) => `${facet} ${key}`)).toEqual([
      "core owner",
      "lifecycle version",
      "impact criticality",
      "cost annualCost",
    ]);
    expect(answer?.facts[0]).toMatchObject({
      name: { en: "Owner", fr: "Responsable" },
      cell: { text: "IT" },
      origin: { uri: "m.orrery", line: 4, column: 3 },
    });
    expect(
      answer?.relationships.map(({ direction, verb, other, phrase }) => [direction, verb, other.id, phrase.en]),
    ).toEqual([
      ["out", "flows", "billing", "sends to"],
      ["in", "uses", "sell", "is used by"],
    ]);
    expect(answer?.relationships[0]).toMatchObject({
      label: "commandes",
      carries: [{ id: "orders" }],
      origin: { line: 14, column: 1 },
    });
    expect(answer?.relationships[0]?.facts.map(({ key, cell }) => [key, cell.text])).toEqual([
      ["protocol", "HTTPS"],
      ["mode", "synchronous"],
    ]);
    expect(answer?.referrers.map(({ key, element }) => [key, element.id])).toEqual([["goldenSource", "orders"]]);
    expect(answer?.missing.some(({ key }) => key === "businessFit")).toBe(true);
    expect(answer?.missing.some(({ key }) => key === "owner" || key === "version")).toBe(false);
    expect(elementAnswer(model, [], "nobody", { language: "en", positions })).toBeUndefined();
  });

  it("says what stands in the text, for those who change it", () => {
    const { model, positions } = open(
      'application a "Un" en "One" { owner: it; criticality: vital; style: [modular, soa]; """Texte""" en "Text" }\n' +
        'unit it "IT"\napplication b "B"\na -> b : x { every: 90min }',
    );
    const answer = elementAnswer(model, [], "a", { language: "en", positions });
    expect([answer?.name, answer?.mainName, answer?.names]).toEqual(["One", "Un", { en: "One" }]);
    expect([answer?.description, answer?.descriptions]).toEqual(["Text", { "": "Texte", en: "Text" }]);
    expect(answer?.facts.map(({ key, cell }) => [key, cell.written ?? cell.text])).toEqual([
      ["owner", "it"],
      ["criticality", "vital"],
      ["style", "[modular, soa]"],
    ]);
    const french = elementAnswer(model, [], "b", { language: "fr", positions });
    expect(french).not.toHaveProperty("mainName");
    expect(french).not.toHaveProperty("descriptions");
  });

  it("takes records apart, however they are written, and shows who carries data", () => {
    const { model, positions } = open();
    const facts = (id: string): unknown =>
      elementAnswer(model, [], id, { language: "en", positions })
        ?.facts.filter(({ facet }) => facet === "lifecycle")
        .map(({ key, cell }) => [key, cell.text]);
    expect(facts("billing")).toEqual([
      ["version", "2.9"],
      ["lifecycle.active", "1 Jan 2020"],
    ]);
    expect(facts("archive")).toEqual([
      ["lifecycle.active", "1 May 2010"],
      ["lifecycle.phaseOut", "1 Jan 2027"],
    ]);
    expect(
      elementAnswer(model, [], "orders", { language: "fr", positions })?.referrers.map(({ key, element }) => [
        key,
        element.id,
      ]),
    ).toEqual([
      ["carries", "crm"],
      ["carries", "billing"],
    ]);
    expect(elementAnswer(model, [], "web", { language: "fr", positions })?.path.map(({ id }) => id)).toEqual(["crm"]);
  });

  it("has the diagnostics of its own statement, not of its parts", () => {
    const { workspace, model, positions } = open(
      "application a {\n  criticality: huge\n  module b { replicas: many }\n}\na uses c\nextend b { rto: 4 }\n",
    );
    const of = (id: string): unknown =>
      elementAnswer(model, workspace.diagnostics(), id, { language: "en", positions })?.diagnostics.map(
        ({ code, line }) => [code, line],
      );
    expect(of("a")).toEqual([
      ["unknown-word", 2],
      ["unknown-reference", 5],
    ]);
    expect(of("b")).toEqual([
      ["wrong-type", 3],
      ["missing-unit", 6],
    ]);
  });
});

describe("impact and diagnostics", () => {
  it("explain each hit, with places, in pages", () => {
    const { model, positions } = open();
    const answer = impactAnswer(model, "web", { language: "fr", positions });
    expect(answer).toMatchObject({
      total: 3,
      direction: "down",
      byKind: { application: 2, process: 1 },
      byLayer: { application: 2, business: 1 },
    });
    expect(answer?.hits.map(({ id, distance }) => [id, distance])).toEqual([
      ["crm", 1],
      ["billing", 2],
      ["sell", 2],
    ]);
    expect(answer?.hits[1]?.path).toEqual([
      {
        from: "web",
        to: "crm",
        by: "contains",
        against: true,
        phrase: { en: "is part of", fr: "fait partie de" },
        origin: { uri: "m.orrery", line: 9, column: 3 },
      },
      {
        from: "crm",
        to: "billing",
        by: "flows",
        against: false,
        phrase: { en: "sends to", fr: "envoie à" },
        origin: { uri: "m.orrery", line: 14, column: 1 },
      },
    ]);
    const system = open('technology linux "Linux"\nnode n "N" { os: linux }\n');
    const run = impactAnswer(system.model, "linux", { language: "en", positions: system.positions });
    expect(run?.hits[0]?.path[0]?.phrase).toEqual({
      en: "is “Operating system” of",
      fr: "est « Système d'exploitation » de",
    });
    expect(impactAnswer(model, "web", { language: "fr", positions, limit: 1, offset: 1 })).toMatchObject({
      total: 3,
      hits: [{ id: "billing" }],
    });
    expect(impactAnswer(model, "web", { language: "fr", positions, verbs: ["contains"] })?.total).toBe(1);
    expect(impactAnswer(model, "nobody", { language: "fr", positions })).toBeUndefined();
  });

  it("say what is wrong in the language asked for, at line and column", () => {
    const { workspace, positions } = open('application a "É" { ownr: x }\n');
    const french = diagnosticsAnswer(workspace.diagnostics(), positions, "fr-CH");
    expect(french.counts.error).toBe(1);
    expect(french.diagnostics[0]).toMatchObject({
      code: "unknown-attribute",
      uri: "m.orrery",
      line: 1,
      column: 21,
      endLine: 1,
      endColumn: 25,
      suggestion: "owner",
    });
    expect(french.diagnostics[0]?.message).not.toBe(
      diagnosticsAnswer(workspace.diagnostics(), positions, "en").diagnostics[0]?.message,
    );
  });
});

describe("the insurer", () => {
  const file = new URL("../../../../../shared/data/helvia/helvia.orrery", import.meta.url);
  const isThere = existsSync(file);
  if (!isThere && process.env["CI"] === "true") throw new Error("the data of the insurer is missing");
  if (!isThere) console.warn("skipped: the data of the insurer is not here");

  it.runIf(isThere)("is counted, listed and searched", () => {
    const { workspace, model, positions } = open(readFileSync(file, "utf8"), "helvia.orrery");
    expect(statistics(workspace)).toMatchObject({
      elements: 82,
      relationships: 70,
      nested: 4,
      diagnostics: { error: 0 },
    });
    const patched = catalogueAnswer(model, { kind: "node", sort: "patched", language: "fr" });
    expect(patched?.rows.map(({ id }) => id)).toEqual(["srv-claims", "srv-db", "k8s", "fw"]);
    expect(
      catalogueAnswer(model, { kind: "application", fields: { criticality: "vital" }, language: "en" })?.rows.map(
        ({ id }) => id,
      ),
    ).toEqual(["a-claims", "a-policy", "a-bus", "a-iam"]);
    expect(searchAnswer(model, { query: "prepose", language: "fr" }).total).toBe(0);
    expect(searchAnswer(model, { query: "declaration et suivi", language: "fr" }).hits.map(({ id }) => id)).toEqual([
      "sv-claim",
    ]);
    expect(elementAnswer(model, [], "db-claims", { language: "fr", positions })?.path.map(({ id }) => id)).toEqual([
      "a-claims",
    ]);
  });
});

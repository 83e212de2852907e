import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encode } from "../../base/text.ts";
import type { ElementFact, Fact, RelationshipFact } from "../../model/facts.ts";
import { isThreagile, readThreagile, type ThreagileReading } from "./read.ts";

const sample = `threagile_version: 1.0.0
title: Ferry tickets
business_criticality: important
author: { name: Nobody }
management_summary_comment: Tickets for the ferry.
questions: { "Who patches the till?": "" }
abuse_cases:
  Free rides: Somebody makes tickets of their own.
security_requirements:
  Second factor: Whoever sets prices proves it twice.
diagram_tweak_nodesep: 2
data_assets:
  Bookings: &bookings
    id: bookings
    description: Who travels when
    owner: Ferry company
    quantity: many
    confidentiality: strictly-confidential
    integrity: critical
    availability: operational
  Prices:
    <<: *bookings
    id: prices
    confidentiality: restricted
technical_assets:
  Phone:
    id: phone
    type: external-entity
    technology: mobile-app
    used_as_client_by_human: true
    internet: true
    size: component
    owner: Travellers
    data_assets_processed: [bookings]
    communication_links:
      Book:
        target: shop
        protocol: https
        authentication: credentials
        authorization: end-user-identity-propagation
        vpn: false
        data_assets_sent: [bookings]
        data_assets_received: [bookings, prices]
  Shop:
    id: shop
    type: process
    technologies: [web-application]
    size: application
    internet: false
    machine: container
    encryption: none
    redundant: true
    custom_developed_parts: true
    multi_tenant: true
    owner: Ferry company
    confidentiality: internal
    integrity: mission-critical
    availability: critical
    data_assets_processed: [bookings, prices]
    data_formats_accepted: [json, xml]
    communication_links:
      Look up:
        target: base
        protocol: jdbc
        authentication: none
        readonly: true
        data_assets_received: [bookings]
      Ghost: { target: nobody, protocol: https }
  Base:
    id: base
    type: datastore
    technology: database
    size: component
    encryption: data-with-end-user-individual-key
    data_assets_stored: [bookings, prices]
  Builder:
    id: builder
    type: process
    technology: build-pipeline
    size: system
    data_assets_processed: [prices, gone]
    communication_links:
      Deliver: { target: shop, protocol: ssh, authentication: client-certificate, vpn: true, usage: devops }
  Bank:
    id: bank
    type: external-entity
    technology: unknown-technology
    owner: Bank
    data_assets_processed: [prices]
trust_boundaries:
  Cloud:
    id: cloud
    type: network-cloud-provider
    technical_assets_inside: [base, nothing]
    trust_boundaries_nested: [front, cloud]
  Front:
    id: front
    type: execution-environment
    technical_assets_inside: [shop]
    trust_boundaries_nested: [cloud]
shared_runtimes:
  Machine: { id: machine, technical_assets_running: [shop, base, bank] }
individual_risk_categories:
  Weather:
    id: weather
    risks_identified:
      <b>Storm</b> at sea: { severity: elevated, most_relevant_technical_asset: shop }
risk_tracking:
  unencrypted-asset@shop: { status: accepted, justification: Small boat, ticket: T-1, checked_by: Captain }
`;

function read(text: string, uri = "model.yaml"): ThreagileReading {
  return readThreagile([{ uri, bytes: encode(text) }]);
}

const reading = read(sample);
const facts: readonly Fact[] = reading.facts ?? [];
const element = (id: string): ElementFact | undefined =>
  facts.find((fact): fact is ElementFact => fact.fact === "element" && fact.id === id);
const between = (from: string, to: string): readonly RelationshipFact[] =>
  facts.filter(
    (fact): fact is RelationshipFact => fact.fact === "relationship" && fact.from === from && fact.to === to,
  );
const losses = (outcome: string): readonly string[] =>
  reading.loss.filter((loss) => loss.outcome === outcome).map(({ what, count }) => `${what} ${count}`);

describe("a Threagile model becomes facts", () => {
  test("assets become what their type, size and technology say", () => {
    expect(["phone", "shop", "base", "builder", "bank"].map((id) => element(id)?.kind)).toEqual([
      "module",
      "application",
      "store",
      "application",
      "party",
    ]);
    expect(element("phone")?.attributes).toMatchObject({
      type: { word: "mobile" },
      zone: { reference: "internet" },
      owner: { reference: "travellers" },
    });
    expect(element("phone")?.attributes["exposed"]).toBeUndefined();
    expect([element("travellers")?.kind, element("ferry-company")?.kind]).toEqual(["party", "unit"]);
  });

  test("who calls says from where something is reached, who delivers it, and whether people need a second factor", () => {
    expect(element("shop")?.attributes).toMatchObject({
      exposed: { word: "internet" },
      pipeline: true,
      mfa: false,
      replicas: 2,
      licence: [{ word: "in-house" }],
      zone: { reference: "front" },
      hosting: { word: "iaas" },
      encryptedAtRest: false,
      classification: { word: "internal" },
      dict: { record: { confidentiality: 2, integrity: 4, availability: 3 } },
    });
    expect(element("builder")?.attributes["pipeline"]).toBeUndefined();
  });

  test("data keep their class, their needs and where they are stored; anchors are followed", () => {
    expect(element("prices")).toMatchObject({
      name: "Prices",
      description: "Who travels when",
      attributes: {
        classification: { word: "confidential" },
        dict: { record: { confidentiality: 3, integrity: 3, availability: 1 } },
        store: [{ reference: "base" }],
        properties: { record: { quantity: "many" } },
      },
    });
    expect(element("base")?.attributes).toMatchObject({ encryptedAtRest: true, keyOwner: "end user" });
  });

  test("a link is a flow for each direction in which data goes, or a use and its answer", () => {
    expect(between("phone", "shop")).toMatchObject([
      {
        verb: "flows",
        label: "Book",
        carries: ["bookings"],
        attributes: { encrypted: true, protocol: [{ word: "https" }] },
      },
    ]);
    expect(between("shop", "phone")).toMatchObject([{ carries: ["bookings", "prices"] }]);
    expect(between("shop", "base")).toMatchObject([{ verb: "uses", attributes: { auth: [{ word: "none" }] } }]);
    expect(between("base", "shop")).toMatchObject([
      { verb: "flows", carries: ["bookings"], attributes: { encrypted: false } },
    ]);
    expect(between("base", "shop")[0]?.attributes["auth"]).toBeUndefined();
    expect(between("builder", "shop")).toMatchObject([
      { attributes: { auth: [{ word: "ssh-key" }], encrypted: true } },
    ]);
  });

  test("data that passes through leads to no store", () => {
    expect(facts.filter((fact) => fact.fact === "relationship" && fact.verb === "accesses")).toEqual([]);
    expect(element("builder")?.attributes["properties"]).toMatchObject({ record: { "data processed": "prices" } });
  });

  test("boundaries nest without rings, runtimes run what is software", () => {
    expect(element("front")).toMatchObject({ kind: "zone", parent: "cloud" });
    expect(element("cloud")?.parent).toBeUndefined();
    expect([between("shop", "machine")[0]?.verb, between("bank", "machine")[0]?.verb]).toEqual(["runs on", undefined]);
  });

  test("what is asked for, feared and decided comes along", () => {
    expect(element("second-factor")).toMatchObject({ kind: "requirement", attributes: { type: { word: "security" } } });
    expect(element("free-rides")?.kind).toBe("risk");
    expect(element("storm-at-sea")?.attributes).toMatchObject({ severity: { word: "high" }, tool: "Threagile" });
    expect(element("unencrypted-asset-shop")).toMatchObject({
      description: "Small boat",
      attributes: { status: { word: "accepted" }, evidence: ["T-1"] },
    });
    expect(between("unencrypted-asset-shop", "shop")[0]?.verb).toBe("threatens");
  });

  test("what leads nowhere is told, and so is everything that does not come along", () => {
    expect(reading.diagnostics.map(({ code, parameters }) => `${code} ${parameters["id"] ?? ""}`)).toEqual([
      "threagile-unknown-reference nothing",
      "threagile-unknown-reference gone",
      "threagile-unknown-reference nobody",
    ]);
    expect(losses("dropped")).toEqual(
      expect.arrayContaining(["criticality of the model 1", "question 1", "drawing 1", "communication link 1"]),
    );
    expect(losses("approximated")).toEqual(
      expect.arrayContaining([
        "rating 1",
        "owner 3",
        "exposure 1",
        "deployment 1",
        "second factor 1",
        "trust boundary 1",
      ]),
    );
  });
});

describe("what is no model is told", () => {
  test("other YAML is not taken for one", () => {
    expect(isThreagile({ uri: "x.yaml", bytes: encode("kind: application\n") })).toBe(false);
    expect(read("- 1\n").diagnostics.map(({ code }) => code)).toEqual(["threagile-not-a-model"]);
    expect(readThreagile([]).facts).toBeUndefined();
  });

  test.each([
    ["threagile-syntax", "technical_assets: [\n"],
    ["threagile-aliases", "technical_assets: *nobody\n"],
    ["threagile-too-deep", `technical_assets: ${"[".repeat(60_000)}`],
    [
      "threagile-too-deep",
      `technical_assets:\n${Array.from({ length: 900 }, (_, depth) => `${" ".repeat(depth + 1)}a:`).join("\n")}`,
    ],
  ])("%s", (code, text) => {
    const { facts: none, diagnostics } = read(text);
    expect(none).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  test("a file that is too large is not read", () => {
    const limits = { bytes: 10, depth: 9, aliases: 9 };
    const { diagnostics } = readThreagile([{ uri: "x.yaml", bytes: encode(sample) }], limits);
    expect(diagnostics.map(({ code }) => code)).toEqual(["threagile-too-large"]);
  });

  test("aliases that multiply end soon", () => {
    const rows = Array.from({ length: 12 }, (_, row) => `a${row + 1}: &a${row + 1} [${`*a${row},`.repeat(9)}]`);
    const { diagnostics } = read(`technical_assets:\na0: &a0 x\n${rows.join("\n")}\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["threagile-aliases"]);
  });

  test("values of the wrong sort are passed over, each told once", () => {
    const { facts: some, diagnostics } = read(
      "technical_assets:\n  A: { id: [1], type: { a: b }, internet: maybe, tags: { a: b }, communication_links: 7 }\n  B: 3\n",
    );
    expect(some?.map((fact) => fact.fact === "element" && fact.kind)).toEqual(["application"]);
    const fields = diagnostics.map(({ parameters }) => parameters["field"]);
    expect(new Set(fields)).toEqual(
      new Set(["communication_links", "id", "internet", "tags", "technical_assets", "type"]),
    );
    expect(fields).toHaveLength(6);
  });

  test("included files are read where they are given, and asked for where not", () => {
    const main = {
      uri: "main.yaml",
      bytes: encode("threagile_version: 1\ntitle: T\nincludes: [a/data.yaml, gone.yaml]\n"),
    };
    const data = { uri: "data.yaml", bytes: encode("data_assets:\n  Fares: { id: fares }\n") };
    const { facts: all, loss } = readThreagile([main, data]);
    expect(all?.map((fact) => fact.fact === "element" && fact.id)).toEqual(["t", "fares"]);
    expect(loss).toContainEqual(
      expect.objectContaining({ outcome: "dropped", what: "included file", examples: ["gone.yaml"] }),
    );
  });

  test("no text makes it fail", () => {
    const lines = sample.split("\n");
    const pieces = fc.constantFrom(
      ...lines,
      "",
      "  - x",
      "? y",
      "&a *a",
      "<<: *bookings",
      "'",
      "{[",
      "!!set {a}",
      "\t",
      "---",
      "%YAML 1.1",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(lines.length), pieces), { maxLength: 12 }), (changes) => {
        const changed = [...lines];
        for (const [at, piece] of changes) changed.splice(at, 1, piece);
        const { facts: some, diagnostics } = read(changed.join("\n"));
        expect(some !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { elementDefinitions } from "../archimate/elements.ts";
import type { ElementType } from "../archimate/elements.ts";
import { permission } from "../archimate/matrix.ts";
import type { Permission } from "../archimate/matrix.ts";
import { relationshipDefinitions } from "../archimate/relationships.ts";
import type {
  AttributeDefinition,
  AttributeType,
  Bilingual,
  KindDefinition,
  RelationshipDefinition,
} from "../metamodel.ts";
import { facets } from "./attributes/facets.ts";
import { fieldNames } from "./fields.ts";
import { metamodel } from "./index.ts";
import { wordNames } from "./words.ts";

const { kinds, relationships, attributes } = metamodel;
const elementKinds: readonly KindDefinition[] = kinds.filter((kind) => kind.layer !== undefined);
const elementIds: readonly string[] = elementKinds.map((kind) => kind.id);

interface Triple {
  readonly from: string;
  readonly verb: string;
  readonly to: string;
}

const triples: readonly Triple[] = relationships.flatMap(triplesOf);

describe("the vocabulary", () => {
  test("has 34 kinds of element, each in one of 8 layers, and 16 relationships", () => {
    expect(elementKinds).toHaveLength(34);
    expect(countBy(elementKinds, (kind) => kind.layer ?? "")).toEqual({
      strategy: 7,
      business: 6,
      organisation: 4,
      application: 4,
      data: 3,
      technical: 4,
      security: 3,
      change: 3,
    });
    expect(relationships.map((relationship) => relationship.id).join(", ")).toBe(
      "contains, groups, specializes, realizes, uses, accesses, flows, runs on, hosts, performs, triggers, influences, connects, changes, threatens, relates",
    );
    expect(triples).toHaveLength(1497);
  });

  test("keeps statements about the description apart: no layer, no ArchiMate type", () => {
    const statements = kinds.filter((kind) => kind.layer === undefined);
    expect(statements.map((kind) => kind.id)).toEqual([
      "view",
      "drill",
      "load",
      "policy",
      "rule",
      "waiver",
      "identity",
      "tolerance",
      "query",
      "dashboard",
      "tile",
      "link",
    ]);
    for (const statement of statements) {
      expect([statement.archimate, statement.c4], statement.id).toEqual([undefined, undefined]);
    }
    for (const kind of elementKinds) expect(kind.archimate, kind.id).toBeDefined();
  });

  test("names every word of a choice and every field of a record", () => {
    const ids = attributes.flatMap((attribute) =>
      idsOf(attribute.type).map(({ id, name }) => ({ label: `${id} of ${attribute.id}`, name })),
    );
    expect(ids.length).toBeGreaterThan(500);
    expect(ids.filter(({ name }) => name === undefined)).toEqual([]);
    for (const { label, name } of ids) {
      for (const text of [name?.en ?? "", name?.fr ?? ""]) {
        expect(text.trim(), label).toBe(text);
        expect(text, label).not.toBe("");
      }
    }
  });

  test("has no name that nothing needs, and none beside the words of its type", () => {
    const used = new Set(attributes.flatMap((attribute) => idsOf(attribute.type).map(({ id }) => id)));
    expect([...Object.keys(wordNames), ...Object.keys(fieldNames)].filter((id) => !used.has(id))).toEqual([]);
    for (const { id, type } of attributes) {
      for (const part of partsOf(type)) {
        const members = part.kind === "word" ? part.words : part.kind === "record" ? Object.keys(part.fields) : [];
        const named = part.kind === "word" || part.kind === "record" ? Object.keys(part.names ?? {}) : [];
        expect(
          named.filter((name) => !members.includes(name)),
          id,
        ).toEqual([]);
      }
    }
  });

  test("gives the words of one attribute different names", () => {
    for (const { id, type } of attributes) {
      for (const part of partsOf(type)) {
        if (part.kind !== "word" || id === "level") continue;
        for (const locale of ["en", "fr"] as const) {
          expect(duplicates(part.words.map((word) => part.names?.[word]?.[locale] ?? word)), id).toEqual([]);
        }
      }
    }
  });

  test("uses a word for one thing only", () => {
    const ids = [...kinds.map((kind) => kind.id), ...relationships.map((relationship) => relationship.id)];
    expect(duplicates(ids)).toEqual([]);
    for (const language of ["en", "fr"] as const) {
      expect(duplicates(kinds.map((kind) => kind.name[language]))).toEqual([]);
      expect(duplicates(kinds.map((kind) => kind.description[language]))).toEqual([]);
      expect(duplicates(relationships.map((relationship) => relationship.name[language]))).toEqual([]);
    }
    expect(duplicates(kinds.map((kind) => kind.icon))).toEqual([]);
  });

  test("joins only kinds that exist", () => {
    const known = new Set([...elementIds, "*"]);
    for (const { id, pairs, travelBy, archimateObject } of relationships) {
      const named = [...Object.keys(pairs), ...Object.values(pairs).flat(), ...Object.keys(travelBy ?? {})];
      named.push(...Object.entries(archimateObject ?? {}).flatMap(([from, by]) => [from, ...Object.keys(by)]));
      expect(
        named.filter((kind) => !known.has(kind)),
        id,
      ).toEqual([]);
      for (const targets of Object.values(pairs)) expect(duplicates(targets), id).toEqual([]);
      for (const from of Object.keys(travelBy ?? {})) expect(Object.keys(pairs), id).toContain(from);
    }
  });

  test("follows meaning at least as far as failure travels", () => {
    expect(relationships.filter(({ trace }) => trace !== undefined).map(({ id }) => id)).toEqual([
      "influences",
      "changes",
      "threatens",
    ]);
    const narrower = relationships.filter(
      ({ travel, trace = travel }) => travel !== "none" && trace !== travel && trace !== "both",
    );
    expect(narrower.map(({ id }) => id)).toEqual([]);
  });
});

describe("failure and meaning", () => {
  test("failure of the technical and data layers reaches the processes (R004)", () => {
    for (const kind of [
      "site",
      "zone",
      "node",
      "technology",
      "store",
      "dataset",
      "component",
      "module",
      "application",
      "interface",
      "service",
    ]) {
      expect(reached(kind, "travel"), kind).toContain("process");
    }
  });

  test("meaning of every layer reaches the objectives (R005)", () => {
    const without = elementIds.filter((kind) => kind !== "objective" && !reached(kind, "trace").has("objective"));
    // Areas only sort, states only describe, and a value stream is itself the end that capabilities serve.
    expect(without).toEqual(["valuestream", "area", "state"]);
  });

  test("nothing fails because an objective, a risk or a plan does", () => {
    for (const kind of ["risk", "finding", "indicator", "driver", "decision"]) {
      expect([...reached(kind, "travel")], kind).toEqual([]);
    }
  });

  test("a machine does not take down its site or its network, which take down the machine", () => {
    const next = (kind: string): readonly string[] => [...overRelationships(kind, "travel"), ...overReferences(kind)];
    for (const place of ["site", "zone"]) {
      expect(next("node")).not.toContain(place);
      expect(next(place)).toContain("node");
    }
  });
});

describe("the attributes", () => {
  test("sit on kinds and verbs that exist, and refer to kinds that exist", () => {
    const subjects = new Set([
      ...kinds.map((kind) => kind.id),
      ...relationships.map((relationship) => relationship.id),
      "*",
      "->*",
    ]);
    for (const attribute of attributes) {
      const label = `${attribute.id} of ${attribute.facet}`;
      expect(attribute.id, label).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(
        attribute.on.filter((subject) => !subjects.has(subject)),
        label,
      ).toEqual([]);
      expect(duplicates(attribute.on), label).toEqual([]);
      expect(
        referredKinds(attribute.type).filter((kind) => !subjects.has(kind)),
        label,
      ).toEqual([]);
    }
  });

  test("are defined once on any one kind or verb", () => {
    for (const subject of [...kinds.map((kind) => kind.id), ...relationships.map((relationship) => relationship.id)]) {
      expect(duplicates(attributesOn(subject).map((attribute) => attribute.id)), subject).toEqual([]);
    }
  });

  test("belong to a known facet, and every facet is used", () => {
    const used = new Set(attributes.map((attribute) => attribute.facet));
    expect([...used].sort()).toEqual(facets.map((facet) => facet.id).sort());
  });

  test("say of every reference whether failure travels over it", () => {
    for (const attribute of attributes) {
      const refers = holdsReference(attribute.type);
      expect(attribute.travel !== undefined, `${attribute.id} of ${attribute.facet}`).toBe(refers);
    }
  });

  test("have types that can be satisfied", () => {
    const wrong = attributes.flatMap((attribute) =>
      partsOf(attribute.type).flatMap((type) => faults(type).map((fault) => `${attribute.id}: ${fault}`)),
    );
    expect(wrong).toEqual([]);
  });

  test("name every architecture style of R002", () => {
    const style = attributes.find((attribute) => attribute.id === "style")?.type;
    const words = style?.kind === "list" && style.of.kind === "word" ? style.of.words : [];
    for (const word of [
      "client-server",
      "centralised",
      "monolith",
      "microservices",
      "soa",
      "layered",
      "event-driven",
      "serverless-private",
      "cloud-public",
      "modular",
      "esb",
    ]) {
      expect(words).toContain(word);
    }
  });
});

describe("the texts", () => {
  test("exist in English and French, in the form of a name or a sentence", () => {
    for (const { label, text } of names()) {
      for (const word of [text.en, text.fr]) {
        expect(word.trim(), label).toBe(word);
        expect(word.length, label).toBeGreaterThan(1);
        expect(word.endsWith("."), label).toBe(false);
      }
    }
    for (const { label, text } of descriptions()) {
      for (const sentence of [text.en, text.fr]) {
        expect(sentence, label).toMatch(/^[\p{Lu}].{9,}[.]$/u);
        expect(sentence, label).not.toMatch(/\n| {2}/);
      }
      expect(text.en, label).not.toBe(text.fr);
    }
  });

  test("use French punctuation in French: a space before a colon or semicolon", () => {
    for (const { label, text } of descriptions()) {
      expect(text.fr.replaceAll(/\w+:\w/g, ""), label).not.toMatch(/[^\s][;:](\s|$)/);
    }
  });

  test("differ between the languages, except for words that are the same in both", () => {
    const same = names()
      .filter(({ text }) => text.en === text.fr)
      .map(({ text }) => text.en);
    expect([...new Set(same)].sort().join(", ")).toMatchInlineSnapshot(
      `"Action, Application, Applications, Budget, CPE, CVE, Classification, Contacts, Contribution, Date, Description, Document, Documentation, Documents, Format, Importance, Interface, Interfaces, Licence, Mode, Module, Modules, Notation, Ports, Provenance, RACI, Service, Services, Site, Sites, Technologies, Tests, Type, Version, Via, Volume"`,
    );
  });
});

describe("the names of words and fields", () => {
  test("differ between the languages, except for words that are the same in both", () => {
    const same = attributes
      .filter(({ id }) => id !== "archimate")
      .flatMap(({ type }) => idsOf(type))
      .flatMap(({ name }) => (name !== undefined && name.en === name.fr ? [name.en] : []));
    expect([...new Set(same)].sort().join(", ")).toMatchInlineSnapshot(
      `"AMQP, API, Apache 2.0, ArchiMate, Avro, BPMN, BSD 3-Clause, C4, CSV, DMZ, EBIOS RM, EDIFACT, ETL, FAIR, FTP, FTPS, FaaS, GraphQL, HTTP, HTTPS, IDEF0, ISO/IEC 27005, IaaS, JDBC, JMS, JSON, Kafka, Kerberos, LDAP, MEHARI, MIT, MPL 2.0, MPLS, MQTT, Merise, N+1, NFS, NIST SP 800-30, OAuth 2.0, ODBC, OpenID Connect, Orrery, PDF, PaaS, Parquet, Protocol Buffers, REST, SAML, SD-WAN, SFTP, SMB, SMTP, SOAP, SSH, SaaS, TCP, UDP, UML, VLAN, VPC, VPN, WebSocket, Wi-Fi, XML, application, cache, certification, colocation, configuration, corrective, date, diagnostics, division, gRPC, hexagonal, image, impact, incident, information, infrastructure, licences, maximum, message, microservices, migration, minimum, mode, observation, organisation, performance, production, programme, public, site, source, support, table, test, transaction, transition, type, volume, zone"`,
    );
  });

  test("use French punctuation in French: a space before a colon or semicolon", () => {
    for (const { id, name } of attributes.flatMap(({ type }) => idsOf(type)))
      expect(name?.fr, id).not.toMatch(/[^\s][;:](\s|$)/);
  });
});

describe("in ArchiMate 3.2", () => {
  test("every type named is one of the 60 elements or 11 relationships", () => {
    const elements = elementDefinitions.map((element) => element.id as string);
    const types = relationshipDefinitions.map((relationship) => relationship.id as string);
    for (const kind of elementKinds) for (const type of variantsOf(kind)) expect(elements, kind.id).toContain(type);
    for (const { id, archimate, archimateElse } of relationships) {
      for (const type of [archimate, ...archimateElse]) expect(types, id).toContain(type);
    }
  });

  test("every permitted pair is legal: 1,363 direct, 131 derived, 3 by a substitute", () => {
    const outcomes = triples.map((triple) => ({
      triple,
      ...exported(triple, typeOf(triple.from), objectType(triple)),
    }));
    expect(countBy(outcomes, (outcome) => (outcome.substitute ? "substitute" : outcome.permission))).toEqual({
      direct: 1363,
      derived: 131,
      substitute: 3,
    });
    expect(
      outcomes
        .filter((outcome) => outcome.substitute)
        .map(({ triple, relationship }) => `${sentence(triple)} as ${relationship}`),
    ).toEqual([
      "zone groups node as Association",
      "control realizes requirement as Influence",
      "principle realizes driver as Influence",
    ]);
  });

  test("every pair stays legal whatever the attributes say, and only these pairs depend on them", () => {
    const dependent = new Set<string>();
    for (const triple of triples) {
      for (const source of variantsOf(kindOf(triple.from))) {
        for (const target of [objectType(triple), ...variantsOf(kindOf(triple.to)).slice(1)]) {
          const outcome = exported(triple, source, target);
          expect(outcome.permission, `${sentence(triple)} as ${source} ${outcome.relationship} ${target}`).not.toBe(
            "none",
          );
          if (outcome.substitute && !exported(triple, typeOf(triple.from), objectType(triple)).substitute) {
            dependent.add(sentence(triple));
          }
        }
      }
    }
    // The 11 that were measured for the proposal; two of `groups` that it gave a substitute already; and an application that performs
    // a service said to be of the business, where the proposal took the service of an application for granted.
    expect([...dependent].sort()).toMatchInlineSnapshot(`
      [
        "application performs service",
        "application realizes service",
        "component realizes service",
        "function realizes service",
        "module realizes service",
        "node contains node",
        "node hosts node",
        "party performs service",
        "process realizes service",
        "role performs service",
        "site contains site",
        "site groups application",
        "site groups unit",
        "unit performs service",
      ]
    `);
  });
});

describe("conformance with the proposal", () => {
  const file = new URL("../../../../../../shared/data/metamodel-proposal.json", import.meta.url);
  const isThere = existsSync(file);
  if (!isThere) console.warn("SKIPPED: metamodel conformance, shared/data/metamodel-proposal.json is not there");

  test.skipIf(!isThere && process.env["CI"] !== "true")("the triples are those of the proposal", () => {
    const proposal = JSON.parse(readFileSync(file, "utf8")) as {
      kinds: Record<string, [layer: string, archimate: string]>;
      relations: Record<string, { pairs: [string, string[]][] }>;
    };
    const expected = Object.entries(proposal.relations).flatMap(([verb, { pairs }]) =>
      pairs.flatMap(([from, targets]) => targets.map((to) => `${from} ${verb} ${to}`)),
    );
    expect(triples.map(sentence).sort()).toEqual(expected.sort());
    expect(Object.fromEntries(elementKinds.map((kind) => [kind.id, [kind.layer, kind.archimate]]))).toEqual(
      Object.fromEntries(Object.entries(proposal.kinds).map(([id, [layer, archimate]]) => [id, [layer, archimate]])),
    );
  });
});

interface Exported {
  readonly relationship: string;
  readonly permission: Permission;
  readonly substitute: boolean;
}

/** The first relationship that ArchiMate permits, as an exporter chooses it. */
function exported({ verb }: Triple, subject: string, object: string): Exported {
  const { archimate, archimateElse, reversed } = relationshipOf(verb);
  const [source, target] = (reversed ? [object, subject] : [subject, object]) as [ElementType, ElementType];
  for (const relationship of [archimate, ...archimateElse]) {
    const found = permission(source, relationship, target);
    if (found !== "none") return { relationship, permission: found, substitute: relationship !== archimate };
  }
  return { relationship: archimate, permission: "none", substitute: false };
}

/** Kinds to which a failure, or a meaning, of one kind may lead, over relationships and reference attributes. */
function reached(start: string, how: "travel" | "trace"): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let kind = waiting.pop(); kind !== undefined; kind = waiting.pop()) {
    for (const next of [...overRelationships(kind, how), ...overReferences(kind)]) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  seen.delete(start);
  return seen;
}

function overRelationships(kind: string, how: "travel" | "trace"): readonly string[] {
  return triples.flatMap(({ from, verb, to }) => {
    const { travel, travelBy, trace } = relationshipOf(verb);
    const way = (how === "trace" ? trace : undefined) ?? travelBy?.[from] ?? travel;
    const forward = from === kind && (way === "forward" || way === "both") ? [to] : [];
    const backward = to === kind && (way === "backward" || way === "both") ? [from] : [];
    return [...forward, ...backward];
  });
}

function overReferences(kind: string): readonly string[] {
  return attributes.flatMap(({ type, travel, on }) =>
    travel === "backward" && referredKinds(type).includes(kind)
      ? on.filter((subject) => elementIds.includes(subject))
      : [],
  );
}

function triplesOf(relationship: RelationshipDefinition): readonly Triple[] {
  return Object.entries(relationship.pairs).flatMap(([from, targets]) =>
    expand([from]).flatMap((subject) =>
      expand(targets).map((object) => ({ from: subject, verb: relationship.id, to: object })),
    ),
  );
}

function expand(kindNames: readonly string[]): readonly string[] {
  return kindNames.includes("*") ? elementIds : kindNames;
}

function sentence({ from, verb, to }: Triple): string {
  return `${from} ${verb} ${to}`;
}

function objectType({ from, verb, to }: Triple): string {
  return relationshipOf(verb).archimateObject?.[from]?.[to] ?? typeOf(to);
}

function typeOf(kind: string): string {
  return kindOf(kind).archimate ?? "";
}

function variantsOf(kind: KindDefinition): readonly string[] {
  return [kind.archimate ?? "", ...Object.values(kind.archimateBy ?? {}).flatMap((byValue) => Object.values(byValue))];
}

function kindOf(id: string): KindDefinition {
  return found(kinds, id);
}

function relationshipOf(id: string): RelationshipDefinition {
  return found(relationships, id);
}

function found<Thing extends { readonly id: string }>(things: readonly Thing[], id: string): Thing {
  const thing = things.find((candidate) => candidate.id === id);
  if (thing === undefined) throw new Error(`no ${id}`);
  return thing;
}

function attributesOn(subject: string): readonly AttributeDefinition[] {
  const every = relationships.some((relationship) => relationship.id === subject) ? "->*" : "*";
  return attributes.filter((attribute) => attribute.on.includes(subject) || attribute.on.includes(every));
}

function partsOf(type: AttributeType): readonly AttributeType[] {
  switch (type.kind) {
    case "list":
      return [type, ...partsOf(type.of)];
    case "union":
      return [type, ...type.of.flatMap(partsOf)];
    case "record":
      return [type, ...Object.values(type.fields).flatMap(partsOf)];
    default:
      return [type];
  }
}

function holdsReference(type: AttributeType): boolean {
  return partsOf(type).some((part) => part.kind === "reference" || part.kind === "relationship");
}

function referredKinds(type: AttributeType): readonly string[] {
  return partsOf(type).flatMap((part) => (part.kind === "reference" ? part.to : []));
}

function faults(type: AttributeType): readonly string[] {
  if (type.kind === "number") return (type.minimum ?? -Infinity) < (type.maximum ?? Infinity) ? [] : ["an empty range"];
  if (type.kind === "word") {
    return [...(type.words.length > 1 ? [] : ["no choice of words"]), ...duplicates(type.words)];
  }
  if (type.kind !== "union") return [];
  // The first that accepts wins, so what accepts every word comes last; only lists may follow.
  const greedy = type.of.findIndex(
    (part) => part.kind === "text" || part.kind === "any" || (part.kind === "word" && part.open === true),
  );
  return greedy < 0 || type.of.slice(greedy + 1).every((part) => part.kind === "list")
    ? []
    : ["a member that is never reached"];
}

function names(): readonly { readonly label: string; readonly text: Bilingual }[] {
  return [
    ...kinds.flatMap((kind) => [
      { label: kind.id, text: kind.name },
      { label: kind.id, text: kind.plural },
    ]),
    ...relationships.flatMap((relationship) => [
      { label: relationship.id, text: relationship.name },
      { label: relationship.id, text: relationship.inverse },
    ]),
    ...attributes.map((attribute) => ({ label: `${attribute.id} of ${attribute.facet}`, text: attribute.name })),
    ...facets.map((facet) => ({ label: facet.id, text: facet.name })),
  ];
}

interface NamedId {
  readonly id: string;
  readonly name: Bilingual | undefined;
}

/** Every word and record field of a type, at any depth, with what it is called. */
function idsOf(type: AttributeType): readonly NamedId[] {
  switch (type.kind) {
    case "word":
      return type.words.map((id) => ({ id, name: type.names?.[id] }));
    case "list":
      return idsOf(type.of);
    case "union":
      return type.of.flatMap(idsOf);
    case "record":
      return Object.entries(type.fields).flatMap(([id, field]) => [{ id, name: type.names?.[id] }, ...idsOf(field)]);
    default:
      return [];
  }
}

function descriptions(): readonly { readonly label: string; readonly text: Bilingual }[] {
  return [...kinds, ...relationships, ...attributes].map((thing) => ({ label: thing.id, text: thing.description }));
}

function duplicates(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

function countBy<Thing>(things: readonly Thing[], key: (thing: Thing) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[key(thing)] = (counts[key(thing)] ?? 0) + 1;
  return counts;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../base/text.ts";
import type { ElementFact, Fact, RelationshipFact } from "../model/facts.ts";
import { factsOf } from "../model/facts-of-model.ts";
import { Workspace } from "../workspace.ts";
import { facts, flat, shown, style, writtenFiles } from "./facts.fixtures.ts";
import { formatted } from "./format.ts";
import { print, printFiles } from "./print.ts";

const origin = { uri: "" };

function element(id: string, kind: string, more: Partial<ElementFact> = {}): ElementFact {
  return { fact: "element", id, kind, attributes: {}, origin, ...more };
}

function relationship(from: string, verb: string, to: string, more: Partial<RelationshipFact> = {}): RelationshipFact {
  return { fact: "relationship", from, verb, to, attributes: {}, origin, ...more };
}

function read(...texts: readonly string[]): Workspace {
  return Workspace.load(texts.map((text, index) => ({ uri: `${index}.orrery`, bytes: encode(text) })));
}

describe("printing", () => {
  test("reads like a sentence", () => {
    const all: Fact[] = [
      element("claims-engine", "module", {
        name: "Moteur sinistres",
        parent: "claims",
        attributes: { technology: { reference: "java-8" }, replicas: 1, mtbf: { quantity: 1400, unit: "h" } },
      }),
      relationship("claims-engine", "->", "policy", {
        carries: ["contract"],
        attributes: { protocol: { word: "jdbc" }, encrypted: false },
      }),
      relationship("claims-engine", "runs on", "srv-claims"),
      element("claims", "application", {
        name: "Claims",
        names: { fr: "Sinistres" },
        description: "Handles every claim\nfrom declaration to settlement.",
        attributes: { criticality: { word: "vital" }, owner: { reference: "u-it" } },
      }),
      relationship("settle-claim", "uses", "policy"),
      relationship("settle-claim", "uses", "claims"),
      element("settle-claim", "process", {
        name: "Gérer un sinistre",
        attributes: { rto: { quantity: 4, unit: "h" } },
      }),
    ];
    expect(print(all)).toBe(
      `process settle-claim "Gérer un sinistre" { rto: 4h; uses claims, policy }

application claims "Claims" fr "Sinistres" {
  owner: u-it
  criticality: vital
  """
  Handles every claim
  from declaration to settlement.
  """

  module claims-engine "Moteur sinistres" {
    technology: java-8
    mtbf: 1400h
    replicas: 1
    -> policy : contract { encrypted: no; protocol: jdbc }
    runs on srv-claims
  }
}
`.replace("encrypted: no; protocol: jdbc", "protocol: jdbc; encrypted: no"),
    );
  });

  test("a block over several lines has an attribute a line; relationships share one by verb", () => {
    const attributes = {
      owner: { reference: "sales" },
      properties: { record: { a: "x".repeat(60), b: "y".repeat(60) } },
      criticality: { word: "vital" as const },
    };
    const all = [
      element("shop", "application", { attributes }),
      relationship("shop", "uses", "a"),
      relationship("shop", "uses", "b"),
    ];
    expect(print(all)).toBe(`application shop {
  owner: sales
  properties: {
    a: "${"x".repeat(60)}"
    b: "${"y".repeat(60)}"
  }
  criticality: vital
  uses a, b
}
`);
  });

  test("the order of the facts does not matter, unless it is asked for", () => {
    const all = [
      element("b", "application", { name: "B" }),
      element("a", "application", { name: "A" }),
      element("g", "driver"),
    ];
    expect(print(all)).toBe(print([...all].reverse()));
    expect(print(all, { order: "given" })).toBe('application b "B"\napplication a "A"\n\ndriver g\n');
  });

  test("one file for each layer, title and definitions in a file of their own", () => {
    const files = printFiles([
      element("helvia", "model", { name: "Helvia" }),
      element("lambda", "kind", {
        attributes: { specializes: { word: "module" }, attributes: { record: { memory: { word: "size" } } } },
      }),
      element("f", "lambda", { attributes: { memory: { quantity: 1, unit: "GiB" } } }),
      element("d", "driver"),
      element("v", "view"),
      relationship("nobody", "uses", "f"),
    ]);
    expect(files.map(({ uri }) => uri)).toEqual([
      "model.orrery",
      "strategy.orrery",
      "application.orrery",
      "views.orrery",
      "relationships.orrery",
    ]);
    expect(files[0]?.text).toBe('model helvia "Helvia"\n\nkind lambda : module { attributes: { memory: size } }\n');
    const workspace = read(...files.map(({ text }) => text));
    expect(workspace.model.element("f")?.get("memory")).toMatchObject({
      kind: "quantity",
      text: "1GiB",
      dimension: "size",
    });
  });

  test("what is inside an element that is not among the facts extends it", () => {
    expect(print([element("m", "module", { parent: "elsewhere" })])).toBe("extend elsewhere {\n  module m\n}\n");
  });

  test("containers in a circle and a thousand levels deep come back", () => {
    const deep = Array.from({ length: 1000 }, (_, index) =>
      element(`e${index}`, "area", index === 0 ? {} : { parent: `e${index - 1}` }),
    );
    const circle = [element("x", "area", { parent: "y" }), element("y", "area", { parent: "x" })];
    const all = [...deep, ...circle];
    const workspace = read(print(all));
    expect(workspace.files[0]?.diagnostics).toEqual([]);
    expect(shown(flat(factsOf(workspace.model)))).toBe(shown(flat(all)));
  });

  test("links keep the form of the conceptual data model", () => {
    const text = 'link buys "Achète" : person 0,N "buyer" -- 1,1 contract\n';
    const workspace = read(text);
    expect(print(factsOf(workspace.model))).toBe(text);
  });

  test("names that the language cannot hold become words", () => {
    expect(print([element("a b", "strange kind", { attributes: { "Cost (€)": 3 } })])).toBe(
      "strange-kind a-b { Cost--€-: 3 }\n",
    );
  });
});

describe("parse(print(facts)) = facts", () => {
  test("for random facts, in one file and in several", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom("sorted" as const, "given" as const), (all, order) => {
        const text = print(all, { order });
        expect(decode(formatted(encode(text)))).toBe(text);
        const one = read(text);
        expect(one.files[0]?.diagnostics).toEqual([]);
        expect(shown(flat(factsOf(one.model)))).toBe(shown(flat(all)));
        const several = read(...printFiles(all, { order }).map(({ text }) => text));
        expect(shown(flat(factsOf(several.model)))).toBe(shown(flat(all)));
      }),
      { numRuns: 150 },
    );
  });

  test("whatever way they were written in before", () => {
    fc.assert(
      fc.property(facts, style, (all, decisions) => {
        const workspace = read(...writtenFiles(all, decisions).values());
        expect(workspace.files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
        const found = factsOf(workspace.model);
        expect(shown(flat(found))).toBe(shown(flat(all)));
        expect(print(factsOf(read(print(found)).model))).toBe(print(found));
      }),
      { numRuns: 150 },
    );
  });
});

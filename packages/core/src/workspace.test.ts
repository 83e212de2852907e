import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "./base/diagnostic.ts";
import { encode } from "./base/text.ts";
import { facts, style, writtenFiles } from "./language/facts.fixtures.ts";
import { factsOf } from "./model/facts-of-model.ts";
import type { Model } from "./model/model.ts";
import { Workspace } from "./workspace.ts";

function load(texts: Readonly<Record<string, string>>): Workspace {
  return Workspace.load(Object.entries(texts).map(([uri, text]) => ({ uri, bytes: encode(text) })));
}

/** Everything that a model says, in a form to compare; row numbers and symbols may differ. */
function contents(model: Model): unknown {
  const { edges, kindOf, parentOf, ownRows } = model.parts;
  const id = (row: number): string => (row < 0 ? "" : model.at(row).id);
  return {
    facts: factsOf(model),
    kinds: Array.from({ length: ownRows }, (_, row) => [
      id(row),
      model.schema.kinds[kindOf[row] as number]?.id ?? kindOf[row],
      id(parentOf[row] as number),
    ]),
    edges: Array.from(edges.from, (from, edge) => [
      id(from),
      model.edgeName(edge),
      id(edges.to[edge] as number),
      model.edgeOrigin(edge),
    ]),
    runs: [edges.nestingFrom, edges.referencesFrom, edges.carriedFrom],
    metamodel: [
      model.schema.kinds.map((kind) => kind.id),
      model.schema.relationships.map((verb) => verb.id),
      model.schema.metamodel.attributes.length,
    ],
    places: Array.from({ length: ownRows }, (_, row) => model.elementPlace(row)),
  };
}

/** Suggestions depend on how many were looked for in a run; all else must agree. */
function plain(diagnostics: readonly Diagnostic[]): unknown {
  return diagnostics.map(({ suggestion: _, ...diagnostic }) => diagnostic);
}

describe("updating one file", () => {
  test("reads that file only and relinks the rest", () => {
    const workspace = load({ "a.orrery": "application a { uses b }", "b.orrery": "application c" });
    expect(workspace.diagnostics().map(({ code }) => code)).toEqual(["unknown-reference"]);
    expect(workspace.update("b.orrery", encode("application b"))).toBe(true);
    expect(workspace.diagnostics()).toEqual([]);
    expect(workspace.model.element("a")?.out("uses")[0]?.to?.id).toBe("b");
    expect(workspace.update("b.orrery", encode("application b"))).toBe(false);
    expect(workspace.update("b.orrery", undefined)).toBe(true);
    expect(workspace.update("b.orrery", undefined)).toBe(false);
    expect(workspace.diagnostics().map(({ code }) => code)).toEqual(["unknown-reference"]);
  });

  test("a model stays what it was when a later one is made", () => {
    const workspace = load({ "a.orrery": 'application a "One"' });
    const { model } = workspace;
    workspace.update("a.orrery", encode('application a "Two"'));
    expect(model.element("a")?.name).toBe("One");
    expect(workspace.model.element("a")?.name).toBe("Two");
  });

  test("a verb of the organisation changes how other files are read", () => {
    const workspace = load({ "a.orrery": "application a\na calls a" });
    expect(workspace.diagnostics().map(({ code }) => code)).toEqual(["unknown-verb"]);
    workspace.update("verbs.orrery", encode("relationship calls : uses"));
    expect(workspace.diagnostics()).toEqual([]);
    workspace.update("verbs.orrery", undefined);
    expect(workspace.diagnostics().map(({ code }) => code)).toEqual(["unknown-verb"]);
  });

  test("an extension in one file says things about an element in another", () => {
    const workspace = load({ "a.orrery": "application a", "b.orrery": "extend a { criticality: vital }" });
    expect(workspace.model.element("a")?.get("criticality")).toMatchObject({ text: "vital" });
    workspace.update("a.orrery", encode("driver a"));
    expect(workspace.diagnostics().map(({ code }) => code)).toEqual(["misplaced-attribute"]);
    workspace.update("a.orrery", encode("application a { criticality: low }"));
    expect(workspace.diagnostics().map(({ code, uri }) => [code, uri])).toEqual([["stated-twice", "b.orrery"]]);
  });

  test("models that others include", () => {
    const finance = load({ "f.orrery": "application ledger" }).model;
    const workspace = load({ "a.orrery": "application a { uses finance::ledger }" });
    expect(workspace.diagnostics().map(({ code }) => code)).toEqual(["unknown-foreign"]);
    workspace.setIncludes(new Map([["finance", finance]]));
    expect(workspace.diagnostics()).toEqual([]);
    workspace.setIncludes(new Map());
    expect(workspace.diagnostics().map(({ code }) => code)).toEqual(["unknown-foreign"]);
  });
});

const URIS = ["a.orrery", "b.orrery", "c/d.orrery", "z.orrery"] as const;

/** Statements that touch each other across files. */
const line = fc.constantFrom(
  "kind lambda : module { attributes: { memory: size } }",
  "kind tiny : lambda",
  "kind lambda : driver",
  "attribute sla { words: [gold, silver]; on: application }",
  "attribute sla : number",
  "relationship calls : uses",
  "relationship calls : realizes { from: lambda }",
  "lambda e1 { memory: 512MB }",
  "tiny e2 { memory: 1h; replicas: 2 }",
  "e1 calls e2",
  "calls e3",
  "application e3 { sla: gold; owner: e4; module e5; calls e1 }",
  "unit e4",
  "driver e4",
  "application e4 { formerly: e6 }",
  "e6 uses e3",
  "extend e3 { criticality: vital; technology: [e7, x] }",
  "extend e3 { criticality: low; module e8 }",
  "extend e6 { tags: [a] }",
  "technology e7",
  "dataset e9",
  "e3 -> e4 : e9, e7 { id: r1; encrypted: no }",
  "risk e0 { threatens r1 }",
  "area e10\narea e11\narea e12\ne10 contains e12",
  "e11 contains e12",
  "e12 contains e10",
  "link l : en1 0,N -- 1,1 en2",
  "entity en1\nentity en2",
  "view v { scope: e3, e4 }",
  "waiver w { on: e3 -> e4 }",
  "model m { currency: CHF }",
  "application e13 { annualCost: 480000 }",
  'include other "../other"',
  "application e14 { uses other::x }",
  'application e1 "Twice"',
  'application "broken',
  "}",
  "application e15 {",
  "%%",
  "",
);

const step = fc.record({
  uri: fc.constantFrom(...URIS),
  lines: fc.option(fc.array(line, { maxLength: 6 }), { nil: undefined, freq: 5 }),
  asks: fc.boolean(),
});

describe("incremental = from scratch", () => {
  test("after any sequence of new, changed and removed files", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.array(step, { maxLength: 3 }), (steps, first) => {
        const texts = new Map<string, string>();
        for (const { uri, lines } of first) texts.set(uri, (lines ?? []).join("\n"));
        const sorted = (): readonly { uri: string; bytes: Uint8Array }[] =>
          [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([uri, text]) => ({ uri, bytes: encode(text) }));
        const workspace = Workspace.load(sorted());
        for (const { uri, lines, asks } of steps) {
          if (lines === undefined) texts.delete(uri);
          else texts.set(uri, lines.join("\n"));
          workspace.update(uri, lines === undefined ? undefined : encode(lines.join("\n")));
          // Diagnostics are kept per file from one question to the next, so both asking and not asking must do.
          if (asks) workspace.diagnostics();
        }
        const fresh = Workspace.load(sorted());
        expect(contents(workspace.model)).toEqual(contents(fresh.model));
        expect(plain(workspace.diagnostics())).toEqual(plain(fresh.diagnostics()));
      }),
      { numRuns: 600 },
    );
  });

  test("for files moved and exchanged", () => {
    fc.assert(
      fc.property(facts, style, facts, style, (one, oneStyle, other, otherStyle) => {
        const before = writtenFiles(one, oneStyle, 3);
        const after = [...writtenFiles(other, otherStyle, 3).values(), ...before.values()];
        const workspace = Workspace.load([...before].map(([uri, text]) => ({ uri, bytes: encode(text) })));
        workspace.diagnostics();
        const uris = ["f2.orrery", "f0.orrery", "b.orrery", "f1.orrery"];
        uris.forEach((uri, index) => workspace.update(uri, encode(after[index] ?? "")));
        const texts = new Map([...before, ...uris.map((uri, index) => [uri, after[index] ?? ""] as const)]);
        const fresh = Workspace.load(
          [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([uri, text]) => ({ uri, bytes: encode(text) })),
        );
        expect(contents(workspace.model)).toEqual(contents(fresh.model));
        expect(plain(workspace.diagnostics())).toEqual(plain(fresh.diagnostics()));
      }),
      { numRuns: 150 },
    );
  });
});

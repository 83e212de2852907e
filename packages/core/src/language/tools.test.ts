import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { complete } from "./complete.ts";
import { definitionAt, meaningAt, referencesTo } from "./navigate.ts";
import { outline } from "./outline.ts";

const base = `application claims "Sinistres" {
  owner: u-it
  module engine "Moteur" { -> policy : contract; runs on srv }
}
application policy "Contrats"
unit u-it "DSI"
dataset contract "Contrat"
node srv "Serveur"
process settle "Régler" { uses claims }
`;

/** Labels that are offered where `|` stands. */
function offered(text: string): readonly string[] {
  const at = text.indexOf("|");
  const whole = text.replace("|", "");
  const workspace = Workspace.load([{ uri: "a.orrery", bytes: encode(base) }]);
  return complete(workspace.model, encode(whole), encode(text.slice(0, at)).length).items.map(({ label }) => label);
}

describe("completion", () => {
  test("kinds at the top level, those that it may contain inside an element", () => {
    expect(offered("appl|")).toContain("application");
    expect(offered("|")).toEqual(expect.arrayContaining(["application", "extend", "kind", "claims"]));
    const inside = offered("application x {\n  |\n}");
    expect(inside).toContain("module");
    expect(inside).not.toContain("driver");
  });

  test("attributes of the kind that are not stated yet, and its verbs", () => {
    const inside = offered("application x {\n  criticality: vital\n  |\n}");
    expect(inside).toEqual(expect.arrayContaining(["owner", "uses", "->"]));
    expect(inside).not.toContain("criticality");
    expect(inside).not.toContain("gravity");
  });

  test("words, yes and no, and elements that the attribute may refer to", () => {
    expect(offered("application x { criticality: |")).toEqual(["low", "normal", "important", "vital"]);
    expect(offered("application x { owner: |")).toEqual(["u-it"]);
    expect(offered("application x { criticality: v|")).toContain("vital");
  });

  test("verbs that the subject may have, objects that the verb permits, data of a flow", () => {
    expect(offered("settle |")).toContain("uses");
    expect(offered("settle |")).not.toContain("runs on");
    expect(offered("engine runs on |")).toEqual(["srv"]);
    expect(offered("settle uses |")).toEqual(expect.arrayContaining(["claims", "policy"]));
    expect(offered("settle uses |")).not.toContain("u-it");
    expect(offered("claims -> policy : |")).toEqual(["contract"]);
  });

  test("elements are found by name too, and nothing is offered inside a text", () => {
    expect(offered("extend Contrats|")).toContain("policy");
    expect(offered('application x "a|"')).toEqual([]);
    expect(offered("// a|\n")).toEqual([]);
  });

  test("tells which bytes it replaces", () => {
    const workspace = Workspace.load([{ uri: "a.orrery", bytes: encode(base) }]);
    expect(complete(workspace.model, encode("é appli"), 6)).toMatchObject({ start: 3, end: 8 });
  });
});

describe("the outline", () => {
  test("nests as the text does", () => {
    const items = outline(encode(`${base}extend claims { module more }\n%%\nlink l "L" : a 0,N -- 1,1 b\n`));
    expect(items.map(({ kind, id, name }) => `${kind} ${id} ${name}`)).toEqual([
      "application claims Sinistres",
      "application policy Contrats",
      "unit u-it DSI",
      "dataset contract Contrat",
      "node srv Serveur",
      "process settle Régler",
      "extend claims claims",
      "link l L",
    ]);
    expect(items[0]?.children.map(({ id }) => id)).toEqual(["engine"]);
    expect(base.slice(items[0]?.idSpan.start, items[0]?.idSpan.end)).toBe("claims");
  });
});

describe("what stands under the cursor", () => {
  const bytes = encode(base);
  const { model } = Workspace.load([{ uri: "a.orrery", bytes }]);
  const offset = (word: string): number => encode(base.slice(0, base.indexOf(word))).length + 1;

  test("an element, a verb, a kind, an attribute", () => {
    expect(meaningAt(model, bytes, offset("u-it"))).toMatchObject({ kind: "element", element: { id: "u-it" } });
    expect(meaningAt(model, bytes, offset("policy"))).toMatchObject({ kind: "element", element: { name: "Contrats" } });
    expect(meaningAt(model, bytes, offset("runs on"))).toMatchObject({ kind: "word", word: "runs on" });
    expect(meaningAt(model, bytes, offset("module"))).toMatchObject({ kind: "word", name: { en: "Module" } });
    expect(meaningAt(model, bytes, offset("owner"))).toMatchObject({ kind: "word", word: "owner" });
    expect(meaningAt(model, bytes, offset("Sinistres"))).toBeUndefined();
  });

  test("its declaration and every mention", () => {
    const place = definitionAt(model, bytes, offset("u-it"));
    expect(new TextDecoder().decode(bytes.subarray(place?.span.start, place?.span.end))).toBe('unit u-it "DSI"');
    const claims = model.element("claims");
    const places = claims === undefined ? [] : referencesTo(model, claims, () => bytes);
    expect(places.map(({ span }) => new TextDecoder().decode(bytes.subarray(span.start, span.end)))).toEqual([
      "claims",
      "claims",
    ]);
    const unit = model.element("u-it");
    expect(unit === undefined ? 0 : referencesTo(model, unit, () => bytes).length).toBe(2);
  });
});

import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { interfaces } from "./interfaces.ts";

const model = modelOf(interfaces.example.model);
const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);

describe("interfaces", () => {
  const { interfaces: entries, interactions } = interfaces.run(model, {});

  test("the catalogue: provider, consumer, contract, version", () => {
    expect(
      entries.map((one) => [one.element.id, ids(one.providers), ids(one.consumers), one.version, one.contracts]),
    ).toEqual([
      ["api", ["billing"], ["portal"], "2", ["invoices.yaml"]],
      ["hook", [], [], undefined, []],
    ]);
  });

  test("every interaction, who gives and who takes, through what", () => {
    expect(
      interactions.map((one) => [one.kind, ids(one.providers), ids(one.consumers), ids(one.through), ids(one.carries)]),
    ).toEqual([
      ["flow", ["shop"], ["billing"], [], ["orders"]],
      ["flow", ["mail"], ["portal"], ["hook"], []],
      ["use", ["billing"], ["portal"], ["api"], []],
      ["use", ["shop"], ["portal"], [], []],
    ]);
  });

  test("what goes past all interfaces is told", () => {
    const [past] = interfaces.others?.({ interfaces: entries, interactions }) ?? [];
    expect(past?.rows.map((row) => [row[2], row[3]])).toEqual([
      ["shop", "billing"],
      ["shop", "portal"],
    ]);
  });

  test("of one system: what it and its parts offer and take", () => {
    const found = interfaces.run(model, { from: ["billing"] });
    expect(ids(found.interfaces.map(({ element }) => element))).toEqual(["api"]);
    expect(found.interactions).toHaveLength(2);
  });

  test("who sends through its own interface is no consumer of it; databases and networks are no interactions", () => {
    const other = modelOf(`
application a { interface out { -> b } ; runs on n }
application b { uses n; uses t }
node n
technology t
`);
    const found = interfaces.run(other, {});
    expect(found.interfaces.map((one) => [ids(one.providers), ids(one.consumers)])).toEqual([[["a"], ["b"]]]);
    expect(found.interactions.map((one) => [ids(one.providers), ids(one.through)])).toEqual([[["a"], ["out"]]]);
  });
});

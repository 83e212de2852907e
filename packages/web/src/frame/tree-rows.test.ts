import { describe, expect, test } from "vitest";
import type { ElementSummary } from "@orrery/core/answers/answers";
import { foundRows, treeRows, type Level, type TreeState } from "./tree-rows.ts";

const unit: ElementSummary = { id: "u", kind: "unit", layer: "organisation", name: "Unit" };
const shop: ElementSummary = { id: "shop", kind: "application", layer: "application", name: "Shop", children: 2 };
const cart: ElementSummary = { id: "cart", kind: "module", layer: "application", name: "Cart", children: 1 };
const nothing: Level = { elements: [], total: undefined };

function stateOf(open: readonly string[], children: Readonly<Record<string, Level>> = {}, applications = 1): TreeState {
  return {
    heads: [
      { kind: "application", layer: "application", count: applications },
      { kind: "unit", layer: "organisation", count: 1 },
    ],
    elementAt: (kind, index) => (index > 0 ? undefined : kind === "unit" ? unit : shop),
    children: (parent) => children[parent] ?? nothing,
    isOpen: (key) => open.includes(key),
    layers: ["organisation", "application", null],
  };
}

const shown = (state: TreeState): readonly string[] =>
  treeRows(state).map((row) => `${"  ".repeat(row.level - 1)}${row.key}`);

describe("the tree", () => {
  test("closed, it is the layers that occur, in their order", () => {
    expect(shown(stateOf([]))).toEqual(["layer organisation", "layer application"]);
  });

  test("opens layer, kind, element", () => {
    const children = { shop: { elements: [cart], total: 2 } };
    const state = stateOf(["layer application", "kind application", "element shop"], children);
    expect(shown(state)).toEqual([
      "layer organisation",
      "layer application",
      "  kind application",
      "    element shop",
      "      element cart",
      "      rest shop",
    ]);
  });

  test("says that children are on their way, and how many are left out", () => {
    const open = ["layer application", "kind application", "element shop"];
    expect(treeRows(stateOf(open)).at(-1)?.kind).toBe("loading");
    const rest = treeRows(stateOf(open, { shop: { elements: [cart], total: 9 } })).at(-1);
    expect(rest?.kind === "more" && rest.count).toBe(8);
  });

  test("a hundred thousand elements have their places before they come", () => {
    const rows = treeRows(stateOf(["layer application", "kind application"], {}, 100_000));
    expect(rows).toHaveLength(100_003);
    expect(rows.at(-1)).toMatchObject({
      kind: "awaited",
      of: "application",
      index: 99_999,
      place: 100_000,
      siblings: 100_000,
    });
    expect(treeRows({ ...stateOf([]), heads: undefined }).map(({ kind }) => kind)).toEqual(["loading"]);
  });

  test("what a filter found stands by kind, in the order of the layers", () => {
    expect(foundRows([shop, cart, unit], ["organisation", "application", null]).map(({ key }) => key)).toEqual([
      "kind unit",
      "element u",
      "kind application",
      "element shop",
      "kind module",
      "element cart",
    ]);
  });

  test("an element inside itself does not go on for ever", () => {
    const loop = { shop: { elements: [{ ...cart }], total: 1 }, cart: { elements: [shop], total: 1 } };
    const open = ["layer application", "kind application", "element shop", "element cart"];
    expect(treeRows(stateOf(open, loop))).toHaveLength(6);
  });
});

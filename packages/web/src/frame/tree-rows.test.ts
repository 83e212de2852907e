import { describe, expect, test } from "vitest";
import type { ElementSummary } from "@orrery/core/answers/answers";
import { treeRows, type Level, type TreeState } from "./tree-rows.ts";

const unit: ElementSummary = { id: "u", kind: "unit", layer: "organisation", name: "Unit" };
const shop: ElementSummary = { id: "shop", kind: "application", layer: "application", name: "Shop", children: 2 };
const cart: ElementSummary = { id: "cart", kind: "module", layer: "application", name: "Cart", children: 1 };
const nothing: Level = { elements: [], total: undefined };

function stateOf(open: readonly string[], children: Readonly<Record<string, Level>> = {}, total = 2): TreeState {
  return {
    top: { elements: [shop, unit], total },
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
    const top = treeRows(stateOf([], {}, 5)).at(-1);
    expect(top?.kind === "more" && top.count).toBe(3);
  });

  test("an element inside itself does not go on for ever", () => {
    const loop = { shop: { elements: [{ ...cart }], total: 1 }, cart: { elements: [shop], total: 1 } };
    const open = ["layer application", "kind application", "element shop", "element cart"];
    expect(treeRows(stateOf(open, loop))).toHaveLength(6);
  });
});

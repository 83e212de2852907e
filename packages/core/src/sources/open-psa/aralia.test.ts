/** The engine of fault trees on the field's benchmark, the Aralia set, read from its files: probabilities and counts of minimal cut sets. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluateTree } from "../../engines/fault-tree/evaluate.ts";
import { readOpenPsa } from "./read.ts";

const folder = new URL("../../../../../../shared/data/simulation/aralia/", import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.warn("SKIPPED: the Aralia trees, shared/data/simulation/aralia is not there");

interface Published {
  readonly probability: string;
  readonly minimalCutSets: string;
}

describe.skipIf(!isThere)("the Aralia set", () => {
  const reference = (isThere ? JSON.parse(readFileSync(new URL("reference.json", folder), "utf8")) : {}) as Readonly<
    Record<string, Published>
  >;
  // The quick ones, of which one is not coherent; all are in the bench.
  test.each([
    "baobab2",
    "chinese",
    "das9201",
    "das9204",
    "das9209",
    "das9601",
    "edf9201",
    "ftr10",
    "isp9602",
    "isp9604",
  ])("%s", (name) => {
    const { model } = readOpenPsa([{ uri: name, bytes: readFileSync(new URL(`${name}.xml`, folder)) }]);
    const tree = model?.treeOf(model.tops[0] ?? "");
    if (tree === undefined) throw new Error("not read");
    const { probability, cutSets } = evaluateTree(tree.tree, tree.probabilities, { first: 1 });
    const expected = Number(reference[name]?.probability);
    expect(probability.result).toBe("exact");
    expect(Math.abs(probability.value / expected - 1)).toBeLessThan(1e-9);
    expect(cutSets.result).toBe("exact");
    expect(cutSets.result === "exact" && String(cutSets.sets.count)).toBe(reference[name]?.minimalCutSets);
  });
});

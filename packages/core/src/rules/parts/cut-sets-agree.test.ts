/** Two ways to single points of failure that know nothing of each other: the rules' walk, and minimal cut sets of order one (R217). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insurerModel, modelOf } from "../../../test/models.ts";
import type { Element, Model } from "../../model/model.ts";
import { availability } from "../../simulation/availability.ts";
import { singlePointsOf } from "./single-points.ts";

function bothOf(process: Element): { readonly rules: readonly string[]; readonly cutSets: readonly string[] } {
  const rules = singlePointsOf(process).certain.map(({ element }) => element.id);
  const cutSets = availability(process.model, process).singlePoints.map(({ element }) => element?.id ?? "");
  // Each of several instances that are all needed is one; the rule names what they are instances of.
  return { rules: rules.toSorted(), cutSets: [...new Set(cutSets)].toSorted() };
}

function elementOf(model: Model, id: string): Element {
  const element = model.element(id);
  if (element === undefined) throw new Error(`${id} is there`);
  return element;
}

const few = fc.constantFrom(1, 1, 2, 3);
const how = fc.constantFrom(
  "",
  "",
  "{ criticality: soft }",
  "{ mode: async }",
  "{ mode: batch; criticality: hard }",
  "{ mode: sync; criticality: hard }",
  "{ pattern: api; criticality: hard }",
  "{ pattern: message }",
  "{ criticality: hard }",
);
const plans = fc.record({
  modules: fc.array(
    fc.record({
      replicas: few,
      need: fc.constantFrom("", "", "need: 2;", "need: 3;"),
      kind: fc.constantFrom("application", "store"),
      on: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
      instances: fc.constantFrom(0, 0, 0, 1, 2),
      copy: fc.constantFrom(-1, -1, -1, 0, 1, 2, 10, 11, 12),
      uses: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
      feeds: fc.uniqueArray(fc.nat(4), { maxLength: 1 }),
      how,
      isVital: fc.boolean(),
    }),
    { minLength: 2, maxLength: 5 },
  ),
  need: fc.constantFrom("", "", "need: 1;"),
  doers: fc.record({
    of: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
    need: fc.constantFrom("", "need: 1;", "need: 2;", "need: 3;"),
  }),
  machines: fc.array(
    fc.record({
      count: few,
      on: fc.uniqueArray(fc.nat(1), { maxLength: 2 }),
      uses: fc.uniqueArray(fc.nat(3), { maxLength: 1 }),
      how,
    }),
    { minLength: 4, maxLength: 4 },
  ),
  hosts: fc.tuple(few, few),
});

type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never;

/** Two parts of one application, others beside it, each on machines that some hypervisor carries. */
function textOf({ modules, need, doers, machines, hosts }: Plan): string {
  const at = (one: number): number => one % modules.length;
  const of = ({ replicas, need: needed, instances, isVital }: Plan["modules"][number]): string =>
    `{ ${instances > 0 ? "" : `replicas: ${replicas};`} ${needed} ${isVital ? "criticality: vital;" : ""}`;
  const copyOf = (one: number, copy: number): string => {
    if (copy < 0 || copy === 10 + one) return "";
    const isStore =
      copy >= 10 && modules[at(copy - 10)]?.kind === "store" && at(copy - 10) > 1 && at(copy - 10) !== one;
    return copy < 10 ? `replication: { to: n${copy} };` : isStore ? `replication: { to: m${at(copy - 10)} };` : "";
  };
  return [
    `process pay "Pay" { uses shop, run }`,
    `service run "Run" { ${doers.need} }`,
    ...new Set(doers.of.map((one) => `m${at(one)} performs run`)),
    `application shop "Shop" { ${need}`,
    ...modules.map((one, index) => `  module m${index} "M${index}" ${of(one)} }`).slice(0, 2),
    `}`,
    ...modules
      .map((one, index) =>
        one.kind === "store"
          ? `store m${index} "M${index}" ${of(one)} ${copyOf(index, one.copy)} }`
          : `application m${index} "M${index}" ${of(one)} }`,
      )
      .slice(2),
    ...modules.flatMap(({ on, instances, uses, feeds, how: manner }, one) => [
      ...on.map((node) => `m${one} runs on n${node}${instances > 0 ? ` { replicas: ${instances} }` : ""}`),
      ...uses.filter((used) => at(used) !== one).map((used) => `m${one} uses m${at(used)} ${manner}`),
      ...feeds.filter((fed) => at(fed) !== one).map((fed) => `m${one} -> m${at(fed)} ${manner}`),
    ]),
    ...machines.map(({ count }, one) => `node n${one} "N${one}" { type: vm; nodes: ${count} }`),
    ...machines.flatMap(({ on, uses, how: manner }, one) => [
      ...on.map((host) => `h${host} hosts n${one}`),
      ...uses.filter((used) => used !== one).map((used) => `n${one} uses n${used} ${manner}`),
    ]),
    ...hosts.map((count, one) => `node h${one} "H${one}" { type: hypervisor; nodes: ${count} }`),
  ].join("\n");
}

describe("single points of failure by rules and by cut sets", () => {
  it("are the same for the insurer, as worked out by hand", () => {
    const model = insurerModel();
    const claim = bothOf(elementOf(model, "pr-claim"));
    expect(claim.cutSets).toEqual(["db-claims", "m-claims", "srv-claims", "srv-db"]);
    for (const process of model.elements({ kind: "process" })) {
      const { rules, cutSets } = bothOf(process);
      expect(cutSets).toEqual(rules);
    }
  });

  it("are the same in models at random", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { rules, cutSets } = bothOf(elementOf(modelOf(textOf(plan)), "pay"));
        expect(cutSets).toEqual(rules);
      }),
      { numRuns: 80 },
    );
  });
});

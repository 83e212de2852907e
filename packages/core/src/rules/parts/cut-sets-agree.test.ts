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
  return { rules: rules.toSorted(), cutSets: cutSets.toSorted() };
}

function elementOf(model: Model, id: string): Element {
  const element = model.element(id);
  if (element === undefined) throw new Error(`${id} is there`);
  return element;
}

const few = fc.constantFrom(1, 1, 2, 3);
const plans = fc.record({
  modules: fc.array(
    fc.record({
      replicas: few,
      on: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
      uses: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
      isSoft: fc.boolean(),
      feeds: fc.uniqueArray(fc.nat(4), { maxLength: 1 }),
    }),
    { minLength: 2, maxLength: 5 },
  ),
  machines: fc.array(fc.record({ count: few, on: fc.uniqueArray(fc.nat(1), { maxLength: 2 }) }), {
    minLength: 4,
    maxLength: 4,
  }),
  hosts: fc.tuple(few, few),
});

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
      fc.property(plans, ({ modules, machines, hosts }) => {
        const at = (one: number): number => one % modules.length;
        const model = modelOf(
          [
            `process pay "Pay" { uses shop }`,
            `application shop "Shop" {`,
            ...modules.map(({ replicas }, one) => `  module m${one} "M${one}" { replicas: ${replicas} }`).slice(0, 2),
            `}`,
            ...modules.map(({ replicas }, one) => `application m${one} "M${one}" { replicas: ${replicas} }`).slice(2),
            ...modules.flatMap(({ on, uses, isSoft, feeds }, one) => [
              ...on.map((node) => `m${one} runs on n${node}`),
              ...uses
                .filter((used) => at(used) !== one)
                .map((used) => `m${one} uses m${at(used)}${isSoft ? " { criticality: soft }" : ""}`),
              ...feeds.filter((fed) => at(fed) !== one).map((fed) => `m${one} -> m${at(fed)} { criticality: hard }`),
            ]),
            ...machines.map(({ count }, one) => `node n${one} "N${one}" { type: vm; nodes: ${count} }`),
            ...machines.flatMap(({ on }, one) => on.map((host) => `h${host} hosts n${one}`)),
            ...hosts.map((count, one) => `node h${one} "H${one}" { type: hypervisor; nodes: ${count} }`),
          ].join("\n"),
        );
        const { rules, cutSets } = bothOf(elementOf(model, "pay"));
        expect(cutSets).toEqual(rules);
      }),
      { numRuns: 60 },
    );
  });
});

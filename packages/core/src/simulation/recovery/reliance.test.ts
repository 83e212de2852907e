/** The worst below many processes at once is what a walk from each finds; single failures agree with the network of conditions. */
import { expect, it } from "vitest";
import { insurerModel, modelOf } from "../../../test/models.ts";
import type { Model } from "../../model/model.ts";
import { readFailures } from "../read-failures.ts";
import { businessOf, objectivesFor } from "./objectives.ts";
import { Reliance } from "./reliance.ts";

const twins = `
process pay "Pay" { rto: 4h; uses shop }
process read "Read" { rto: 4h; uses plain }
application shop "Shop" { replicas: 2; need: 1; redundancy: active-active; mttr: 1h; runs on one, two }
application plain "Plain" { replicas: 1; mttr: 2h; runs on one }
node one "One" { type: vm; mttr: 5h }
node two "Two" { type: vm; mttr: 6h }
node host "Host" { type: server; mttr: 9h; hosts one, two }
`;

function worstOfAll(model: Model): readonly (readonly [string, object, object])[] {
  const failures = readFailures(model);
  const all = businessOf(model);
  const sweep = new Reliance(failures);
  // Asked often, it sweeps.
  for (let times = 0; times < 20; times++) for (const { row } of all) sweep.worst(row);
  return all.map(({ id, row }) => [id, new Reliance(failures).worst(row), sweep.worst(row)]);
}

it("is the same by a walk and by a sweep", () => {
  for (const model of [insurerModel(), modelOf(twins)])
    for (const [id, walked, swept] of worstOfAll(model)) expect(swept, id).toEqual(walked);
});

it("counts the machine that carries both of two alternatives, and neither of them", () => {
  const model = modelOf(twins);
  const failures = readFailures(model);
  const pay = objectivesFor(failures, [...model.elements()].find(({ id }) => id === "pay") ?? model.at(0));
  const ids = pay.slowest.map(({ element }) => element.id);
  expect(ids).toContain("host");
  expect(ids).not.toContain("one");
  expect(ids).not.toContain("two");
  expect(pay.slowestOne?.id).toBe("host");
  expect(pay.recovery).toMatchObject({ lower: 9, upper: 9, met: false });
});

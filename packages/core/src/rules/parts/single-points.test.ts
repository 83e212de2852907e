/** Single points of failure against brute force: let each thing fail alone and see whether the process still works. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import { BAD, FINE, foundationsOf } from "./foundations.ts";
import { singlePointsOf, spareGradeOf } from "./single-points.ts";

interface Plan {
  /** Modules: instances, and the machines that each runs on. */
  readonly modules: readonly { readonly replicas: number; readonly on: readonly number[] }[];
  /** Machines: how many, and the hosts that carry each. */
  readonly machines: readonly { readonly count: number; readonly on: readonly number[] }[];
  readonly hosts: readonly number[];
}

const MACHINES = 4;
const HOSTS = 3;
const several = fc.constantFrom(1, 2);

const plans: fc.Arbitrary<Plan> = fc.record({
  modules: fc.array(
    fc.record({ replicas: several, on: fc.uniqueArray(fc.nat(MACHINES - 1), { minLength: 1, maxLength: 3 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  machines: fc.array(fc.record({ count: several, on: fc.uniqueArray(fc.nat(HOSTS - 1), { maxLength: 2 }) }), {
    minLength: MACHINES,
    maxLength: MACHINES,
  }),
  hosts: fc.array(several, { minLength: HOSTS, maxLength: HOSTS }),
});

describe("single points of failure", () => {
  it("are what stops the process when it fails alone, and nothing else", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { model } = Workspace.load([{ uri: "m.orrery", bytes: encode(textOf(plan)) }]);
        const process = model.element("pay");
        if (process === undefined) throw new Error("the process is there");
        const found = singlePointsOf(process).certain.map(({ element }) => element.id);
        expect([...found].sort()).toEqual(slowPoints(plan).sort());
        // The sweep over all processes at once comes to the same end as the walk from one.
        const grade = foundationsOf(model).greatest(spareGradeOf, process);
        expect(grade).toBe(found.length > 0 ? BAD : FINE);
      }),
      { numRuns: 300 },
    );
  });
});

function textOf({ modules, machines, hosts }: Plan): string {
  const ids = (prefix: string, on: readonly number[]): string => on.map((one) => `${prefix}${one}`).join(", ");
  return [
    `process pay "Pay" { criticality: vital; uses shop }`,
    `application shop "Shop" {`,
    ...modules.map(
      ({ replicas, on }, at) => `  module m${at} "M${at}" { replicas: ${replicas}; runs on ${ids("n", on)} }`,
    ),
    `}`,
    ...machines.map(({ count }, at) => `node n${at} "N${at}" { type: vm; nodes: ${count} }`),
    ...hosts.map((count, at) => `node h${at} "H${at}" { type: hypervisor; nodes: ${count} }`),
    ...modules.map((_, at) => `m${at} uses m${(at + 1) % modules.length}`).filter(() => modules.length > 1),
    ...machines.flatMap(({ on }, at) => on.map((host) => `h${host} hosts n${at}`)),
  ].join("\n");
}

function slowPoints(plan: Plan): string[] {
  const all = [
    ...plan.modules.map((_, at) => `m${at}`),
    ...plan.machines.map((_, at) => `n${at}`),
    ...plan.hosts.map((_, at) => `h${at}`),
  ];
  return all.filter((failed) => !works(plan, failed));
}

/** Does everything that the process needs still have an instance, a machine and a host? */
function works({ modules, machines, hosts }: Plan, failed: string): boolean {
  const stands = (id: string, count: number): boolean => id !== failed || count > 1;
  const hostStands = (at: number): boolean => stands(`h${at}`, hosts[at] ?? 0);
  const machineStands = (at: number): boolean => {
    const machine = machines[at];
    if (machine === undefined || !stands(`n${at}`, machine.count)) return false;
    return machine.on.length === 0 || machine.on.some(hostStands);
  };
  return modules.every(({ replicas, on }, at) => stands(`m${at}`, replicas) && on.some(machineStands));
}

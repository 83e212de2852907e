import * as fc from "fast-check";
import { expect, test } from "vitest";
import { withDecisiveApart } from "./decisive.ts";
import { ALWAYS, NEVER, type Network, networkOf } from "./network.ts";
import { anyTree, coherentTree, truthTable } from "./tree.fixtures.ts";

function holds({ events, gates, top }: Network, state: number): boolean {
  const values = Array.from({ length: events }, (_, event) => ((state >> event) & 1) === 1);
  const read = (literal: number): boolean => {
    if (literal === ALWAYS || literal === NEVER) return literal === ALWAYS;
    return values[literal >> 1] !== ((literal & 1) === 1);
  };
  for (const { operator, inputs, need } of gates) {
    const count = inputs.filter(read).length;
    if (operator === "and") values.push(count === inputs.length);
    else values.push(operator === "xor" ? count % 2 === 1 : count >= need);
  }
  return read(top);
}

test("a network says the same of every state with its decisive nodes apart", () => {
  let changed = 0;
  fc.assert(
    fc.property(fc.oneof(anyTree, coherentTree), (tree) => {
      const network = networkOf(tree);
      const apart = withDecisiveApart(network);
      if (apart !== network) changed++;
      truthTable(tree).forEach((isTrue, state) => expect(holds(apart, state)).toBe(isTrue));
    }),
    { numRuns: 400 },
  );
  expect(changed).toBeGreaterThan(20);
});

test("a site under every service is asked once", () => {
  // Down when the site is, or two of three instances that stand on it, in each of four services.
  const events = 13;
  const site = 12;
  const gates = [0, 1, 2, 3].flatMap((service) => {
    const first = events + service * 4;
    return [
      ...[0, 1, 2].map((at) => ({ operator: "or" as const, inputs: [service * 3 + at, site] })),
      { operator: "atLeast" as const, need: 2, inputs: [first, first + 1, first + 2] },
    ];
  });
  const top = events + gates.length;
  const tree = {
    events,
    gates: [...gates, { operator: "or" as const, inputs: [3, 7, 11, 15].map((at) => events + at) }],
    top,
  };
  const apart = withDecisiveApart(networkOf(tree));
  const uses = apart.gates.flatMap(({ inputs }) => inputs.filter((input) => input >> 1 === site));
  expect(uses).toHaveLength(1);
});

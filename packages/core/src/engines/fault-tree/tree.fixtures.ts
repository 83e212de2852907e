import * as fc from "fast-check";
import type { FaultTree, Gate } from "./tree.ts";

/** Small trees of all shapes: shared gates, complements, repetitions, empty gates, quorums that are always or never met. */
export const anyTree: fc.Arbitrary<FaultTree> = treeOf(true);

/** The same without complements and exclusive ors. */
export const coherentTree: fc.Arbitrary<FaultTree> = treeOf(false);

function treeOf(hasComplements: boolean): fc.Arbitrary<FaultTree> {
  const input = fc.record({ at: fc.nat(1_000_000), isEvent: fc.boolean(), isComplement: fc.boolean() });
  const operators = ["and", "or", "atLeast", ...(hasComplements ? (["xor"] as const) : [])] as const;
  const gate = fc.record({
    operator: fc.constantFrom(...operators),
    inputs: fc.array(input, { minLength: 0, maxLength: 5 }),
    need: fc.nat(5),
  });
  return fc
    .record({
      events: fc.integer({ min: 1, max: 9 }),
      gates: fc.array(gate, { minLength: 1, maxLength: 14 }),
      isComplement: fc.boolean(),
    })
    .map(({ events, gates, isComplement }) => {
      const made = gates.map(({ operator, inputs, need }, index): Gate => {
        // Gates near by are likelier, so that the tree is deep.
        const references = inputs.map(({ at, isEvent, isComplement: isNot }) => {
          const node = isEvent || index === 0 ? at % events : events + index - 1 - (at % Math.min(index, 6));
          return hasComplements && isNot && at % 2 === 0 ? ~node : node;
        });
        return operator === "atLeast" ? { operator, inputs: references, need } : { operator, inputs: references };
      });
      const top = events + made.length - 1;
      return { events, gates: made, top: hasComplements && isComplement ? ~top : top };
    });
}

/** Probabilities from impossible to certain, many of them tiny. */
export function anyProbabilities(events: number): fc.Arbitrary<Float64Array> {
  const chance = fc.oneof(
    fc.constantFrom(0, 1, 1e-300, 0.5),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 30 }).map((exponent) => 10 ** -exponent),
  );
  return fc.array(chance, { minLength: events, maxLength: events }).map((chances) => Float64Array.from(chances));
}

/** The top for each combination of events: bit `e` of the index is event `e`. */
export function truthTable(tree: FaultTree): boolean[] {
  return Array.from({ length: 2 ** tree.events }, (_, state) => holds(tree, state));
}

function holds({ events, gates, top }: FaultTree, state: number): boolean {
  const values: boolean[] = Array.from({ length: events }, (_, event) => ((state >> event) & 1) === 1);
  const read = (reference: number): boolean =>
    reference < 0 ? values[~reference] === false : values[reference] === true;
  for (const { operator, inputs, need } of gates) {
    const count = inputs.filter(read).length;
    if (operator === "and") values.push(count === inputs.length);
    else if (operator === "or") values.push(count > 0);
    else if (operator === "xor") values.push(count % 2 === 1);
    else values.push(count >= (need ?? 1));
  }
  return read(top);
}

/** Probability of each combination; without the share of one event, if told. */
export function stateProbability(p: Float64Array, state: number, without = -1): number {
  let product = 1;
  p.forEach((chance, event) => {
    if (event !== without) product *= ((state >> event) & 1) === 1 ? chance : 1 - chance;
  });
  return product;
}

/** Two numbers that differ by rounding only, however small they are; but below 1e-308 numbers have fewer digits. */
export function isClose(left: number, right: number, relative = 1e-11): boolean {
  return Math.abs(left - right) <= relative * Math.max(Math.abs(left), Math.abs(right)) + 1e-310 || left === right;
}

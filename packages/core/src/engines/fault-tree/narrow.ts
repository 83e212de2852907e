/**
 * Nearer bounds of a part that is too large to be compiled: gate by gate from below, each by going through what can be left of it, with
 * what is known of the gates under it.
 */
import { Descent } from "./descent.ts";
import type { Interval } from "./intervals.ts";
import type { Part } from "./part.ts";
import { ResidualBounds } from "./residual-bounds.ts";
import { ResidualPart } from "./residual-part.ts";

/** A gate whose bounds are this near to each other needs no more. */
const NEAR = 0.02;
/** A first walk leaves open what makes up this share of what is not known; each further walk a quarter of what the last did. */
const SHARE = 0.01;
const FINER = 0.25;
/** What all gates together may cost, in residuals times the inputs each may have: about half a minute. */
const WORK = 1e10;
/** Pairs of a variable and a node: beyond, to know what is below what would take too much room. */
const MOST_PAIRS = 2e8;

/** Bounds of a part whose variables, in this order, have the given ones; at most so many residuals of each gate are taken apart. */
export function narrowed(part: Part, order: Int32Array, variables: readonly Interval[], most: number): Interval {
  const { gates } = part;
  if ((gates.length + variables.length) * variables.length > MOST_PAIRS) return ANY;
  const residual = new ResidualPart(part, order);
  const bounds = new ResidualBounds(residual, variables);
  const descent = new Descent(residual, bounds, variables);
  // Inputs with nothing in common: there is nothing to be found that they do not say.
  const isPlain = gates.map(({ operator }, gate) => operator === "and" && residual.isApart(gate));
  const inputs = gates.reduce((sum, gate) => sum + gate.inputs.length, 0);
  const hard = isPlain.filter((one) => !one).length;
  const each = Math.min(most, Math.ceil(WORK / (1 + inputs * hard)));
  return gates.reduce<Interval>((_, __, gate) => {
    const found = bounds.learnFromInputs(gate);
    return isPlain[gate] === true ? found : searched(descent, bounds, gate, found, each);
  }, ANY);
}

function searched(descent: Descent, bounds: ResidualBounds, gate: number, found: Interval, most: number): Interval {
  let known = found;
  let threshold = gapOf(known) * SHARE;
  let left = most;
  while (left > 0 && gapOf(known) > NEAR * Math.min(known.upper, known.above)) {
    const { interval, expanded, isWhole } = descent.of(gate, { expanded: left, threshold });
    known = bounds.learn(gate, interval);
    left -= Math.max(expanded, 1);
    // There is no more to be found, or the next walk would not end.
    if (isWhole || expanded * 3 > most) break;
    threshold = Math.min(threshold, gapOf(known) * SHARE) * FINER;
  }
  return known;
}

function gapOf({ lower, upper, below, above }: Interval): number {
  return Math.min(upper - lower, above - below);
}

const ANY: Interval = { lower: 0, upper: 1, below: 0, above: 1 };

/** Fault trees shaped like the systems of an organisation: regions, zones, quorums, shared suppliers, services on services. Always the same for a size. */

/** @import { FaultTree, Gate } from "../../packages/core/src/engines/fault-tree/tree.ts" */

/**
 * A service is down when its software is, a supplier it needs, two of three replicas or of three copies of its data (each down with its node,
 * its zone or its region), or what it calls; some calls have an alternative. The top: any of the services that people use.
 * @param {number} services
 * @param {{ readonly regions?: number, readonly zones?: number, readonly suppliers?: number, readonly used?: number, readonly alternatives?: number }} [shape] `alternatives`: one call in so many has one
 * @returns {{ readonly tree: FaultTree, readonly probabilities: Float64Array }}
 */
export function estateTree(services, { regions = 3, zones = 3, suppliers = 12, used = 10, alternatives = 8 } = {}) {
  const random = generator(services * 7919 + zones);
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  /** @type {number[]} */
  const chances = [];
  const event = (/** @type {number} */ chance) => chances.push(chance) - 1;
  /** @type {{ operator: Gate["operator"], inputs: number[], need?: number }[]} gates, with gates as -1 - index until all events are known */
  const gates = [];
  /** @type {(operator: Gate["operator"], inputs: number[], need?: number) => number} */
  const gate = (operator, inputs, need) =>
    -gates.push(need === undefined ? { operator, inputs } : { operator, inputs, need });
  const region = Array.from({ length: regions }, () => event(1e-5));
  const zone = region.map((one) => Array.from({ length: zones }, () => gate("or", [event(1e-4), one])));
  const supplier = Array.from({ length: suppliers }, () => event(5e-5));
  const quorum = (/** @type {number} */ home, /** @type {number} */ chance) =>
    gate(
      "atLeast",
      [0, 1, 2].map((at) => gate("or", [event(chance), zone[home]?.[at % zones] ?? 0])),
      2,
    );
  /** @type {number[]} */
  const down = [];
  for (let service = 0; service < services; service++) {
    const home = below(regions);
    const causes = [event(1e-4), event(2e-5), event(1e-5), event(3e-5), quorum(home, 2e-3), quorum(home, 1e-3)];
    if (below(3) === 0) causes.push(supplier[below(suppliers)] ?? 0);
    for (let call = below(3); call > 0 && service > 0; call--) {
      const [one, other] = [down[below(service)] ?? 0, down[below(service)] ?? 0];
      causes.push(below(alternatives) === 0 ? gate("and", [one, other]) : one);
    }
    down.push(gate("or", causes));
  }
  const top = gate("or", down.slice(-used));
  const final = (/** @type {number} */ reference) => (reference < 0 ? chances.length - 1 - reference : reference);
  return {
    tree: {
      events: chances.length,
      gates: gates.map((one) => ({ ...one, inputs: one.inputs.map(final) })),
      top: final(top),
    },
    probabilities: Float64Array.from(chances),
  };
}

/**
 * Numbers from 0 to 1: Marsaglia, "Xorshift RNGs" (2003).
 * @param {number} seed
 */
function generator(seed) {
  let state = (seed | 0) ^ 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

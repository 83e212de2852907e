import type { FaultTree } from "./tree.ts";

/**
 * Whether the formula shows that no event ever makes things better: each stands under an even number of complements wherever it stands,
 * and in no exclusive or. False says no more than that it does not show.
 */
export function isCoherent(tree: FaultTree): boolean {
  return signsOf(tree).every((sign) => sign > 0);
}

/** For each event 1 where it can only bring the top about (or does not matter), -1 where it can only prevent it, 0 where the formula does not tell. */
export function signsOf({ events, gates, top }: FaultTree): Int8Array {
  // By node, as bits: met as it is, met as a complement.
  const met = new Uint8Array(events + gates.length);
  const open: number[] = [];
  const meet = (node: number, bits: number): void => {
    if (((met[node] as number) | bits) === met[node]) return;
    met[node] = (met[node] as number) | bits;
    open.push(node);
  };
  meet(top < 0 ? ~top : top, top < 0 ? 2 : 1);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node < events) continue;
    const gate = gates[node - events];
    const bits = gate?.operator === "xor" && gate.inputs.length > 1 ? 3 : (met[node] as number);
    for (const input of gate?.inputs ?? [])
      meet(input < 0 ? ~input : input, input < 0 ? ((bits & 1) << 1) | (bits >> 1) : bits);
  }
  return Int8Array.from(met.subarray(0, events), (bits) => (bits < 2 ? 1 : bits === 2 ? -1 : 0));
}

import type { Network } from "./network.ts";

/**
 * For each gate 1 where nothing under it is used outside of it, else 0; gates that the top does not need are none. Linear in the size of the
 * network: Dutuit and Rauzy, "A linear-time algorithm to find modules of fault trees" (IEEE Trans. Reliability 45(3), 1996).
 */
export function findModules(network: Network): Uint8Array {
  const { events, gates, top } = network;
  const dates = visit(network);
  const isModule = new Uint8Array(gates.length);
  if (top < events * 2) return isModule;
  const { first, last, left } = dates;
  const least = new Int32Array(gates.length);
  const most = new Int32Array(gates.length);
  gates.forEach((gate, index) => {
    const entered = first[events + index] as number;
    if (entered === 0) return;
    let [low, high] = [0x7fffffff, 0];
    for (const input of gate.inputs) {
      const node = input >> 1;
      low = Math.min(low, first[node] as number);
      high = Math.max(high, last[node] as number);
      if (node < events) continue;
      low = Math.min(low, least[node - events] as number);
      high = Math.max(high, most[node - events] as number);
    }
    least[index] = low;
    most[index] = high;
    if (low > entered && high < (left[index] as number)) isModule[index] = 1;
  });
  return isModule;
}

/** A walk through everything under the top: when each node was seen first and last, and when each gate was left. Dates begin at 1. */
function visit({ events, gates, top }: Network): {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly left: Int32Array;
} {
  const first = new Int32Array(events + gates.length);
  const last = new Int32Array(events + gates.length);
  const left = new Int32Array(gates.length);
  const cursor = new Int32Array(gates.length);
  const way: number[] = [];
  let date = 0;
  const see = (node: number): void => {
    last[node] = ++date;
    if (first[node] !== 0) return;
    first[node] = date;
    if (node >= events) way.push(node - events);
  };
  if (top >= 0) see(top >> 1);
  for (let index = way.at(-1); index !== undefined; index = way.at(-1)) {
    const next = gates[index]?.inputs[cursor[index] as number];
    cursor[index] = (cursor[index] as number) + 1;
    if (next !== undefined) see(next >> 1);
    else {
      left[index] = ++date;
      last[events + index] = date;
      way.pop();
    }
  }
  return { first, last, left };
}

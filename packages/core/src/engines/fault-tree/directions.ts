import type { Part } from "./part.ts";

/**
 * For each variable of a part 1 where it can only help to make the part true, -1 where it can only hinder, 0 where that cannot be seen: 1
 * everywhere means coherent. Read off the complements on the ways from the top.
 */
export function directionsOf({ gates, variables }: Part, isComplement: boolean): Int8Array {
  const count = variables.length;
  // Bit 1: reached by a way with an even number of complements, bit 2: with an odd one.
  const ways = new Uint8Array(count + gates.length);
  ways[count + gates.length - 1] = isComplement ? 2 : 1;
  for (let index = gates.length - 1; index >= 0; index--) {
    const gate = gates[index];
    const own = gate?.operator === "xor" ? 3 : (ways[count + index] as number);
    for (const input of gate?.inputs ?? []) {
      const node = input >> 1;
      ways[node] = (ways[node] as number) | ((input & 1) === 0 ? own : (swapped[own] as number));
    }
  }
  return Int8Array.from(variables, (_, variable) => (ways[variable] === 1 ? 1 : ways[variable] === 2 ? -1 : 0));
}

const swapped: readonly number[] = [0, 2, 1, 3];

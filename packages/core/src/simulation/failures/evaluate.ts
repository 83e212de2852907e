/** Does a tree's top happen with just these events? */
import type { FaultTree } from "../../engines/fault-tree/tree.ts";

/** For trees whose gates come after their inputs, without complements. */
export function isHappening({ events, gates, top }: FaultTree, happens: (event: number) => boolean): boolean {
  const values = new Uint8Array(gates.length);
  const at = (reference: number): boolean =>
    reference < events ? happens(reference) : values[reference - events] === 1;
  gates.forEach(({ operator, inputs, need = 0 }, gate) => {
    let count = 0;
    for (const input of inputs) if (at(input)) count++;
    const least = operator === "or" ? 1 : operator === "and" ? inputs.length : need;
    values[gate] = count >= least ? 1 : 0;
  });
  return at(top);
}

import type { Diagram } from "./diagram.ts";

/** Variables of each module, in their order. */
export function variablesByModule({
  events,
  variable,
  rank,
  moduleStart,
  moduleRoot,
}: Diagram): readonly (readonly number[])[] {
  const found = new Uint8Array(events + moduleRoot.length);
  return Array.from(moduleRoot, (_, module) => {
    const own: number[] = [];
    for (let node = moduleStart[module] as number; node < (moduleStart[module + 1] as number); node++) {
      const v = variable[node] as number;
      if (found[v] === 1) continue;
      found[v] = 1;
      own.push(v);
    }
    return own.sort((a, b) => (rank[a] as number) - (rank[b] as number));
  });
}

/** What is written down of each top while a system is simulated. */
import type { YearsOfTop } from "../renewal.ts";
import type { CompiledSystem } from "./compile.ts";

export interface Record {
  /** Nodes of which changes are to be told. */
  readonly isWatched: Uint8Array;
  /** How things stand at time 0. */
  begin(isTrue: (reference: number) => boolean): void;
  change(node: number, value: number, time: number): void;
  /** Ends outages that still last, and returns everything. */
  close(): readonly YearsOfTop[];
}

/** Follows tops from time 0 on, and counts from `begin` for so many years. */
export function openRecord({ structure, tops }: CompiledSystem, begin: number, year: number, years: number): Record {
  const isWatched = new Uint8Array(structure.nodes);
  const topsOfNode = new Map<number, number[]>();
  tops.forEach((top, at) => {
    const node = top < 0 ? ~top : top;
    isWatched[node] = 1;
    const list = topsOfNode.get(node);
    if (list === undefined) topsOfNode.set(node, [at]);
    else list.push(at);
  });
  const end = begin + years * year;
  const down = tops.map(() => new Float64Array(years));
  const outages = tops.map(() => new Int32Array(years));
  const longest = new Float64Array(tops.length);
  /** Since when it has been down; Infinity: it works. */
  const since = new Float64Array(tops.length).fill(Infinity);

  const endOutage = (at: number, time: number): void => {
    const from = since[at] as number;
    since[at] = Infinity;
    if (time <= begin || time <= from) return;
    longest[at] = Math.max(longest[at] as number, time - from);
    const counts = outages[at] as Int32Array;
    const hours = down[at] as Float64Array;
    let start = Math.max(from, begin);
    let index = Math.min(years - 1, Math.floor((start - begin) / year));
    if (from >= begin) counts[index] = (counts[index] as number) + 1;
    for (; start < time && index < years; index++) {
      const stop = index === years - 1 ? time : Math.min(time, begin + (index + 1) * year);
      hours[index] = (hours[index] as number) + Math.max(0, stop - start);
      start = Math.max(start, stop);
    }
  };

  return {
    isWatched,
    begin: (isTrue) => tops.forEach((top, at) => (since[at] = isTrue(top) ? 0 : Infinity)),
    change: (node, value, time) => {
      for (const at of topsOfNode.get(node) ?? []) {
        const isDown = (tops[at] as number) < 0 ? value === 0 : value === 1;
        if (!isDown) endOutage(at, time);
        else if (since[at] === Infinity) since[at] = time;
      }
    },
    close: () => {
      since.forEach((from, at) => {
        if (from < Infinity) endOutage(at, end);
      });
      return tops.map((_, at) => ({
        down: down[at] as Float64Array,
        outages: outages[at] as Int32Array,
        longest: longest[at] as number,
      }));
    },
  };
}

/** Groups of systems that exchange directly, and how many connections that takes. */
import type { Crossing } from "./crossings.ts";

export interface Tangle {
  /** Rows of the systems, in the order of the text. */
  readonly systems: readonly number[];
  /** Pairs that exchange, whatever the direction. */
  readonly pairs: number;
  /** The system with most partners, and how many these are. */
  readonly busiest: number;
  readonly partners: number;
}

/** Systems that are joined, directly or through others, group by group. O(crossings). */
export function tanglesIn(crossings: readonly Crossing[]): readonly Tangle[] {
  const partners = new Map<number, Set<number>>();
  const join = (one: number, other: number): void => {
    const known = partners.get(one);
    if (known === undefined) partners.set(one, new Set([other]));
    else known.add(other);
  };
  for (const { from, to } of crossings) {
    join(from, to);
    join(to, from);
  }
  const seen = new Set<number>();
  const tangles: Tangle[] = [];
  for (const start of partners.keys()) {
    if (seen.has(start)) continue;
    const group = new Set([start]);
    for (const at of group) for (const other of partners.get(at) ?? []) group.add(other);
    for (const row of group) seen.add(row);
    tangles.push(
      tangleOf(
        [...group].sort((a, b) => a - b),
        partners,
      ),
    );
  }
  return tangles;
}

function tangleOf(systems: readonly number[], partners: ReadonlyMap<number, ReadonlySet<number>>): Tangle {
  const countOf = (row: number): number => partners.get(row)?.size ?? 0;
  const busiest = systems.reduce((best, row) => (countOf(row) > countOf(best) ? row : best), systems[0] ?? 0);
  return {
    systems,
    pairs: systems.reduce((sum, row) => sum + countOf(row), 0) / 2,
    busiest,
    partners: countOf(busiest),
  };
}

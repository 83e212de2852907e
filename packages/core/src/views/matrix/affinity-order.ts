/**
 * Order in which the rows of a matrix stand so that those with much in common stand together: the bond energy algorithm
 * (McCormick, Schweitzer and White, Operations Research 20, 1972), by which business systems planning groups its activities and data.
 */

/** Sets larger than this are ordered by a chain of nearest neighbours instead, which is a square faster. */
const MOST_BONDED = 150;

/**
 * Positions of the sets in their new order. `sets[i]`: what stands in row i. Deterministic: ties keep the order given. Empty sets come last.
 */
export function affinityOrder(sets: readonly ReadonlySet<number>[]): readonly number[] {
  const filled = sets.flatMap((set, index) => (set.size > 0 ? [index] : []));
  const empty = sets.flatMap((set, index) => (set.size > 0 ? [] : [index]));
  const bond = bonds(sets, filled);
  const order = filled.length <= MOST_BONDED ? inserted(filled, bond) : chained(filled, bond);
  return [...order, ...empty];
}

type Bond = (a: number, b: number) => number;

/** How much two sets have in common. */
function bonds(sets: readonly ReadonlySet<number>[], filled: readonly number[]): Bond {
  const known = new Map<number, number>();
  const isSmall = filled.length <= MOST_BONDED;
  return (a, b) => {
    const key = Math.min(a, b) * sets.length + Math.max(a, b);
    const value = known.get(key) ?? shared(sets[a], sets[b]);
    if (isSmall) known.set(key, value);
    return value;
  };
}

function shared(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const item of few) if (many.has(item)) count++;
  return count;
}

/** Puts one after the other where it strengthens the bonds most. */
function inserted(rows: readonly number[], bond: Bond): readonly number[] {
  const order: number[] = [];
  const left = new Set(rows);
  while (left.size > 0) {
    let best = { row: -1, at: 0, gain: -1 };
    for (const row of left) {
      for (let at = 0; at <= order.length; at++) {
        const gain = gainOf(order[at - 1], row, order[at], bond);
        if (gain > best.gain) best = { row, at, gain };
      }
      if (order.length === 0) break;
    }
    order.splice(best.at, 0, best.row);
    left.delete(best.row);
  }
  return order;
}

function gainOf(before: number | undefined, row: number, after: number | undefined, bond: Bond): number {
  const left = before === undefined ? 0 : bond(before, row);
  const right = after === undefined ? 0 : bond(row, after);
  const broken = before === undefined || after === undefined ? 0 : bond(before, after);
  return 2 * (left + right - broken);
}

function chained(rows: readonly number[], bond: Bond): readonly number[] {
  const order: number[] = [];
  const left = new Set(rows);
  for (let row = rows[0]; row !== undefined;) {
    order.push(row);
    left.delete(row);
    let next: { readonly row: number; readonly bond: number } | undefined;
    for (const other of left) {
      const strength = bond(row, other);
      if (next === undefined || strength > next.bond) next = { row: other, bond: strength };
    }
    row = next?.row;
  }
  return order;
}

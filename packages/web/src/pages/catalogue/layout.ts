/** Where rows and the heads of groups stand in the list on screen. */

/** A line of the grid: a row of the table, or the head above the rows of a group. */
export type Line = { readonly kind: "row"; readonly row: number } | { readonly kind: "group"; readonly group: number };

export interface Layout {
  /** Lines in all. */
  readonly count: number;
  readonly lineAt: (line: number) => Line;
  /** The line of a row; undefined where its group is folded. */
  readonly lineOf: (row: number) => number | undefined;
}

/** Lays out `total` rows; `groups` are the sizes of the groups in their order, `folded` those of which only the head is shown. */
export function layOut(total: number, groups: readonly number[] | undefined, folded: ReadonlySet<number>): Layout {
  if (groups === undefined)
    return { count: total, lineAt: (row) => ({ kind: "row", row }), lineOf: (row) => (row < total ? row : undefined) };
  const heads: number[] = [];
  const firsts: number[] = [];
  let line = 0;
  let row = 0;
  groups.forEach((size, group) => {
    heads.push(line);
    firsts.push(row);
    line += 1 + (folded.has(group) ? 0 : size);
    row += size;
  });
  return {
    count: line,
    lineAt: (at) => {
      const group = lastUpTo(heads, at);
      const behind = at - (heads[group] ?? 0);
      return behind === 0 ? { kind: "group", group } : { kind: "row", row: (firsts[group] ?? 0) + behind - 1 };
    },
    lineOf: (at) => {
      if (at >= row) return undefined;
      const group = lastUpTo(firsts, at);
      return folded.has(group) ? undefined : (heads[group] ?? 0) + 1 + at - (firsts[group] ?? 0);
    },
  };
}

/** Place of the last number that is not above the limit, in numbers that grow. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

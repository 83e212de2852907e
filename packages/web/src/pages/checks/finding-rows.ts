/** Findings as rows of a long list: headings of groups, and under each that is not folded its findings. */
import type { FindingGroupAnswer } from "@orrery/core/answers/checks-answers";

export type Row =
  | { readonly row: "group"; readonly group: FindingGroupAnswer; readonly isFolded: boolean }
  /** Place of the finding among all that were asked for. */
  | { readonly row: "finding"; readonly place: number };

export interface Rows {
  readonly count: number;
  at(index: number): Row;
  /** Row of the finding at a place; undefined where its group is folded. */
  indexOf(place: number): number | undefined;
}

/** Without groups every row is a finding. */
export function rowsOf(groups: readonly FindingGroupAnswer[], total: number, folded: ReadonlySet<string>): Rows {
  if (groups.length === 0)
    return { count: total, at: (place) => ({ row: "finding", place }), indexOf: (place) => place };
  const rowStarts: number[] = [];
  const placeStarts: number[] = [];
  let row = 0;
  let place = 0;
  for (const { id, count } of groups) {
    rowStarts.push(row);
    placeStarts.push(place);
    row += 1 + (folded.has(id) ? 0 : count);
    place += count;
  }
  const groupAt = (at: number): FindingGroupAnswer => groups[at] as FindingGroupAnswer;
  return {
    count: row,
    at: (index) => {
      const at = lastNotAfter(rowStarts, index);
      const inside = index - (rowStarts[at] ?? 0);
      const group = groupAt(at);
      if (inside === 0) return { row: "group", group, isFolded: folded.has(group.id) };
      return { row: "finding", place: (placeStarts[at] ?? 0) + inside - 1 };
    },
    indexOf: (wanted) => {
      const at = lastNotAfter(placeStarts, wanted);
      if (folded.has(groupAt(at).id)) return undefined;
      return (rowStarts[at] ?? 0) + 1 + wanted - (placeStarts[at] ?? 0);
    },
  };
}

/** Index of the last start that is not after the number. */
function lastNotAfter(starts: readonly number[], wanted: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Systems of linear equations, small and dense. */

/**
 * x of `matrix` x = `right`, by Gauss-Jordan elimination with row pivots, O(n^3). Where the matrix is singular (a pivot is not
 * above `least`) undefined; with `isLenient` what is not determined is 0.
 */
export function solveSystem(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
  { least = 0, isLenient = false }: { readonly least?: number; readonly isLenient?: boolean } = {},
): readonly number[] | undefined {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (let at = 0; at < size; at++) {
    let best = at;
    for (let row = at + 1; row < size; row++)
      if (Math.abs(rows[row]?.[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0)) best = row;
    const [pivot, here] = [rows[best] ?? [], rows[at] ?? []];
    rows[best] = here;
    rows[at] = pivot;
    const lead = pivot[at] ?? 0;
    if (!(Math.abs(lead) > least)) {
      if (isLenient) continue;
      return undefined;
    }
    rows.forEach((row, index) => {
      if (index === at) return;
      const factor = (row[at] ?? 0) / lead;
      if (factor === 0) return;
      for (let column = at; column <= size; column++) row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
    });
  }
  return rows.map((row, index) => ((row[index] ?? 0) === 0 ? 0 : (row[size] ?? 0) / (row[index] ?? 1)));
}

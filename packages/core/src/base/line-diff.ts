/**
 * The lines of two texts, side by side: what stayed, went and came (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1, 1986), after what is alike at both ends is set aside.
 */

/** Runs of lines, in order. `old` and `fresh` are the first lines of the run in each text, from 0. */
export interface LineRun {
  readonly kind: "same" | "removed" | "added";
  readonly old: number;
  readonly fresh: number;
  readonly count: number;
}

/** Differences beyond this are not looked for: their memory grows with the square. */
const MOST_EDITS = 2000;

/** The runs that lead from one list of lines to the other; beyond `MOST_EDITS` differences, everything between the alike ends is replaced. */
export function lineRuns(before: readonly string[], after: readonly string[]): readonly LineRun[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const runs = new Runs();
  runs.add("same", 0, 0, start);
  for (const run of middle(old, fresh)) runs.add(run.kind, start + run.old, start + run.fresh, run.count);
  runs.add("same", before.length - end, after.length - end, end);
  return runs.all;
}

/** How many lines came and went. */
export function lineCounts(runs: readonly LineRun[]): { readonly added: number; readonly removed: number } {
  const count = (kind: LineRun["kind"]): number =>
    runs.reduce((sum, run) => (run.kind === kind ? sum + run.count : sum), 0);
  return { added: count("added"), removed: count("removed") };
}

/** The lines of a text; a last line without an end counts, the nothing after a last end does not. */
export function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function middle(old: readonly string[], fresh: readonly string[]): readonly LineRun[] {
  if (old.length === 0 && fresh.length === 0) return [];
  const replaced: readonly LineRun[] = [
    { kind: "removed", old: 0, fresh: 0, count: old.length },
    { kind: "added", old: old.length, fresh: 0, count: fresh.length },
  ];
  if (old.length === 0 || fresh.length === 0) return replaced;
  const trace = traceOf(old, fresh);
  return trace === undefined ? replaced : walkBack(trace, old.length, fresh.length);
}

/** The furthest line of the old text reached on each diagonal, after each number of edits. */
function traceOf(old: readonly string[], fresh: readonly string[]): readonly Int32Array[] | undefined {
  const most = Math.min(old.length + fresh.length, MOST_EDITS);
  const furthest = new Int32Array(2 * most + 3);
  const middleOf = most + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(middleOf - edits - 1, middleOf + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = middleOf + diagonal;
      const isDown = diagonal === -edits || (diagonal !== edits && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0));
      let x = isDown ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0) + 1;
      while (x < old.length && x - diagonal < fresh.length && old[x] === fresh[x - diagonal]) x++;
      furthest[at] = x;
      if (x >= old.length && x - diagonal >= fresh.length) return trace;
    }
  }
  return undefined;
}

function walkBack(trace: readonly Int32Array[], oldLength: number, freshLength: number): readonly LineRun[] {
  const steps: LineRun[] = [];
  let x = oldLength;
  let y = freshLength;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Int32Array(0);
    // `furthest` begins at diagonal -edits - 1.
    const reached = (diagonal: number): number => furthest[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const isDown = diagonal === -edits || (diagonal !== edits && reached(diagonal - 1) < reached(diagonal + 1));
    const from = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : reached(from);
    const fromY = edits === 0 ? 0 : fromX - from;
    const same = Math.min(x - fromX, y - fromY);
    if (same > 0) steps.push({ kind: "same", old: x - same, fresh: y - same, count: same });
    if (edits === 0) break;
    x = fromX;
    y = fromY;
    steps.push({ kind: isDown ? "added" : "removed", old: x, fresh: y, count: 1 });
  }
  return steps.reverse();
}

/** Joins runs of one kind that follow each other. */
class Runs {
  readonly all: LineRun[] = [];

  add(kind: LineRun["kind"], old: number, fresh: number, count: number): void {
    if (count === 0) return;
    const last = this.all.at(-1);
    if (last?.kind === kind) this.all[this.all.length - 1] = { ...last, count: last.count + count };
    else this.all.push({ kind, old, fresh, count });
  }
}

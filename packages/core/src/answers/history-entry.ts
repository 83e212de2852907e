/** What a commit changed, in a few numbers and names. */
import { differenceOf, nameIn, type Pair, totalsOf } from "./comparison.ts";
import type { ChangeWord, HistoryEntry } from "./time-answers.ts";

/** Names that an entry tells. */
const MOST_NAMES = 6;

/** Counts by kind and some names, elements before statements. */
export function historySummary(pair: Pair, language: string): Pick<HistoryEntry, "totals" | "kinds" | "names"> {
  const difference = differenceOf(pair);
  const counts = new Map<string, Record<ChangeWord, number>>();
  const names: { id: string; name: string; change: ChangeWord; isElement: boolean }[] = [];
  for (const change of ["added", "removed", "changed"] as const) {
    const model = change === "removed" ? pair.before : pair.after;
    for (const { section, kind, id } of difference[change]) {
      if (section === "definition") continue;
      const isElement = section === "element";
      if (isElement) {
        const count = counts.get(kind) ?? { added: 0, removed: 0, changed: 0 };
        counts.set(kind, count);
        count[change]++;
      }
      if (names.length < MOST_NAMES || isElement)
        names.push({ id, change, isElement, name: nameIn(model, id, language) });
    }
  }
  const first = names.toSorted((a, b) => Number(b.isElement) - Number(a.isElement)).slice(0, MOST_NAMES);
  return {
    totals: totalsOf(difference),
    kinds: [...counts].map(([kind, count]) => ({ kind, ...count })),
    names: first.map(({ id, name, change }) => ({ id, name, change })),
  };
}

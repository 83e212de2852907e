/** Counting what an import or export keeps, changes and drops, for its loss report. */
import type { Loss } from "../facts.ts";
import type { Bilingual } from "../metamodel.ts";

const EXAMPLES = 5;

export interface Tally {
  kept(what: string, count?: number): void;
  approximated(what: string, how: Bilingual, example?: string): void;
  dropped(what: string, why: Bilingual, example?: string): void;
  /** Kept first, then approximated, then dropped, each in order of first mention. */
  list(): readonly Loss[];
}

/** A fresh tally. */
export function tally(): Tally {
  const entries = new Map<
    string,
    { outcome: Loss["outcome"]; what: string; count: number; how?: Bilingual; examples: string[] }
  >();
  const add = (outcome: Loss["outcome"], what: string, count: number, how?: Bilingual, example?: string): void => {
    const key = `${outcome}|${what}|${how?.en ?? ""}`;
    const entry = entries.get(key) ?? { outcome, what, count: 0, ...(how === undefined ? {} : { how }), examples: [] };
    entry.count += count;
    if (example !== undefined && entry.examples.length < EXAMPLES) entry.examples.push(example);
    entries.set(key, entry);
  };
  return {
    kept: (what, count = 1) => {
      if (count > 0) add("kept", what, count);
    },
    approximated: (what, how, example) => add("approximated", what, 1, how, example),
    dropped: (what, why, example) => add("dropped", what, 1, why, example),
    list: () =>
      (["kept", "approximated", "dropped"] as const).flatMap((outcome) =>
        [...entries.values()]
          .filter((entry) => entry.outcome === outcome)
          .map(({ examples, ...entry }) => (examples.length === 0 ? entry : { ...entry, examples })),
      ),
  };
}

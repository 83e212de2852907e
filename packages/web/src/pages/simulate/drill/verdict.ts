/** Which of two outcomes is worse, as far as anybody can tell. */
import { ENDLESS } from "@orrery/core/answers/simulate-endless";
import type { RangeAnswer } from "@orrery/core/answers/simulate-answers";

export type Verdict = "better" | "worse" | "same" | "unsure";

/** How the second stands to the first: less is better. Ranges that overlap cannot be told apart. */
export function verdictOf(first: RangeAnswer | undefined, second: RangeAnswer | undefined): Verdict {
  const [a, b] = [first ?? none, second ?? none];
  if (a.lower >= ENDLESS && b.lower >= ENDLESS) return "same";
  if (a.upper !== null && b.upper !== null && a.lower === b.lower && a.upper === b.upper) return "same";
  if (b.upper !== null && b.upper <= a.lower) return "better";
  if (a.upper !== null && a.upper <= b.lower) return "worse";
  return "unsure";
}

const none: RangeAnswer = { lower: 0, upper: 0 };

/** What each rule came to, as an assessment needs it: counts, what violates it, and what would have to be stated. */
import type { CheckReport, RuleOutcome } from "../report.ts";

export interface RuleResult extends RuleOutcome {
  /** Names of what violates it; what is waived is not among them. */
  readonly where: readonly string[];
  /** Keys of the attributes that would have to be stated for an answer. */
  readonly lacks: readonly string[];
}

export function resultsOf({ rules, findings, questions }: CheckReport): readonly RuleResult[] {
  const where = new Map<string, string[]>(rules.map(({ id }) => [id, []]));
  const lacks = new Map<string, Set<string>>(rules.map(({ id }) => [id, new Set()]));
  for (const { rule, status, subject } of findings) if (status !== "waived") where.get(rule)?.push(subject.name);
  for (const { key, rules: waiting } of questions) for (const rule of waiting) lacks.get(rule)?.add(key);
  return rules.map((outcome) => ({
    ...outcome,
    where: where.get(outcome.id) ?? [],
    lacks: [...(lacks.get(outcome.id) ?? [])],
  }));
}

/** Rules as they are unless an organisation says otherwise. */
import type { ActiveRule } from "./checks.ts";
import { packs } from "./index.ts";
import type { Rule } from "./rule.ts";

/** Every rule with its own severity and usual parameters. */
export function usualRules(): readonly ActiveRule[] {
  return packs.flatMap((pack) => pack.rules.map((rule) => usual(rule, pack.id)));
}

/** A rule as its author meant it. */
export function usual(rule: Rule, pack: string): ActiveRule {
  const parameters = Object.fromEntries(
    Object.entries(rule.parameters ?? {}).map(([key, parameter]) => [key, (parameter as { usual: unknown }).usual]),
  );
  return { rule, pack, severity: rule.severity, parameters };
}

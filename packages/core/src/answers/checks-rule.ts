/** A rule as its page shows it: what should be so, why, what to do, how it is set here, the examples that prove it. */
import { printNumber, printPercent } from "../base/quantity.ts";
import { packs, ruleOf } from "../rules/index.ts";
import type { RuleParameter } from "../rules/rule.ts";
import { packTitle } from "../rules/outcome.ts";
import { type CheckedModel, lookupsOf } from "./checked.ts";
import { ruleSummary } from "./checks.ts";
import type { RuleAnswer } from "./checks-answers.ts";
import { localeOf } from "./positions.ts";

/** The rule of an id, or of a name that it has elsewhere. */
export function ruleAnswer({ report, checks }: CheckedModel, name: string, language: string): RuleAnswer | undefined {
  const id = ruleOf(name)?.id ?? name;
  const rule = ruleOf(name);
  const outcome = lookupsOf(report).rules.get(id);
  const active = checks.rules.find((one) => one.rule.id === id);
  const text = rule ?? active?.rule ?? outcome;
  if (text === undefined) return undefined;
  const found = report.findings.filter((finding) => finding.rule === id);
  const pack = outcome?.pack ?? packs.find((one) => one.rules.some((each) => each.id === id))?.id ?? "own";
  const { title, rationale, remedy, controls, principle, quality } = text;
  return {
    version: 1,
    ...(outcome === undefined
      ? { id, title, severity: text.severity, isOff: true, open: 0, holds: 0, violated: 0, unknown: 0 }
      : ruleSummary(outcome, found)),
    pack,
    packTitle: packTitle(pack),
    rationale,
    remedy,
    controls,
    ...(principle === undefined ? {} : { principle }),
    ...(quality === undefined ? {} : { quality }),
    aliases: rule?.aliases ?? [],
    reads: (rule?.reads ?? active?.rule.reads ?? []).filter((word) => word !== "*"),
    parameters: parametersOf(rule?.parameters, active?.parameters ?? {}, language),
    ...(rule === undefined ? {} : { passes: rule.examples.passes, fails: rule.examples.fails }),
    isOwn: rule === undefined && outcome !== undefined && active !== undefined,
  };
}

function parametersOf(
  parameters: Readonly<Record<string, RuleParameter>> | undefined,
  set: Readonly<Record<string, unknown>>,
  language: string,
): RuleAnswer["parameters"] {
  return Object.entries(parameters ?? {}).map(([id, { name, description, usual, type }]) => ({
    id,
    name,
    description,
    usual: written(usual, type.kind, language),
    value: written(id in set ? set[id] : usual, type.kind, language),
  }));
}

/** A value of a parameter as people read it. */
function written(value: unknown, type: RuleParameter["type"]["kind"], language: string): string {
  const locale = localeOf(language);
  if (Array.isArray(value)) return value.map((item) => written(item, type, language)).join(", ");
  if (typeof value === "number") return type === "percent" ? printPercent(value, locale) : printNumber(value, locale);
  return typeof value === "string" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

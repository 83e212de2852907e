/** How an organisation checks: which rules, how grave, with which parameters, what is waived. All of it is text in the model. */
import { meaningOf } from "../answers/query/meaning.ts";
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { closest } from "../base/suggest.ts";
import type { Element, Model } from "../model/model.ts";
import { typed, type Literal, type Value } from "../model/values.ts";
import type { ActiveRule } from "../rules/checks.ts";
import { packOf, packs, ruleOf, rules } from "../rules/index.ts";
import type { Rule, RuleParameter } from "../rules/rule.ts";
import { usual } from "../rules/run.ts";
import { OWN_PACK, ownRule } from "./own-rule.ts";
import { type Waiver, waiversOf } from "./waivers.ts";
import { namesIn, textOf } from "./words.ts";

export interface Policy {
  /** Rules that are applied, pack by pack; the organisation's own come last. */
  readonly rules: readonly ActiveRule[];
  /** Least severity of an open finding that makes a check fail. */
  readonly failsOn: Severity | "never";
  /** File of what was there when checks were taken up, relative to the model. */
  readonly baseline: string | undefined;
  readonly waivers: readonly Waiver[];
  /** Packs and rules that the organisation has switched off, by id. */
  readonly off: readonly string[];
}

/** The policy that the texts of a model state: several statements add up, and without any all rules are applied as they are. */
export function policyOf(model: Model): Policy {
  const policies = [...model.statements("policy")];
  const settings = new Map(
    [...model.statements("rule")].map((statement) => [ruleOf(statement.id)?.id ?? statement.id, statement]),
  );
  const wanted = policies.flatMap((statement) => namesIn(statement, "packs"));
  const off = policies.flatMap((statement) => namesIn(statement, "off"));
  const offRules = new Set(off.map((name) => ruleOf(name)?.id ?? name));
  const applied = packs
    .filter(({ id }) => (wanted.length === 0 || wanted.includes(id)) && !off.includes(id))
    .flatMap((pack) => pack.rules.map((rule) => usual(rule, pack.id)))
    .map((active) => withSetting(active, settings.get(active.rule.id)))
    .filter((active): active is ActiveRule => active !== undefined);
  const own = [...settings.values()].flatMap((statement) => ownActive(statement));
  return {
    rules: [...applied, ...own].filter(({ rule }) => !offRules.has(rule.id)),
    failsOn: strictest(policies.flatMap((statement) => textOf(statement, "failsOn") ?? [])),
    baseline: policies.flatMap((statement) => textOf(statement, "baseline") ?? [])[0],
    waivers: waiversOf(model),
    off: [...offRules, ...[...settings].flatMap(([id, statement]) => (isOff(statement) ? [id] : []))],
  };
}

/** Words of policies, rules and waivers that mean nothing. */
export function checkPolicy(model: Model): readonly Diagnostic[] {
  const own = new Set([...model.statements("rule")].flatMap((statement) => (ownRule(statement) ? [statement.id] : [])));
  const isRule = (name: string): boolean => ruleOf(name) !== undefined || own.has(name);
  const isPack = (name: string): boolean => name === OWN_PACK || packs.some(({ id }) => id === name);
  const ruleIds = [...rules.map(({ id }) => id), ...own];
  const packIds = packs.map(({ id }) => id);
  return [
    ...[...model.statements("policy")].flatMap((statement) => [
      ...namesIn(statement, "packs")
        .filter((name) => !isPack(name))
        .map((pack) => problem(statement, "packs", "check-unknown-pack", { pack }, pack, packIds)),
      ...namesIn(statement, "off")
        .filter((name) => !isPack(name) && !isRule(name))
        .map((rule) => problem(statement, "off", "check-unknown-rule", { rule }, rule, [...ruleIds, ...packIds])),
    ]),
    ...[...model.statements("rule")].flatMap((statement) => checkRule(statement, ruleIds)),
    ...[...model.statements("waiver")].flatMap((statement) => [
      ...namesIn(statement, "rule")
        .filter((name) => !isRule(name) && !isPack(name))
        .map((rule) => problem(statement, "rule", "check-unknown-rule", { rule }, rule, ruleIds)),
      ...checkSearch(statement, "if"),
    ]),
  ];
}

function checkRule(statement: Element, ruleIds: readonly string[]): readonly Diagnostic[] {
  const rule = ruleOf(statement.id);
  if (rule === undefined)
    return ownRule(statement) === undefined
      ? [problem(statement, undefined, "rule-says-nothing", { rule: statement.id }, statement.id, ruleIds)]
      : [...checkSearch(statement, "find"), ...checkSearch(statement, "must")];
  const known = Object.keys(rule.parameters ?? {});
  return parametersIn(statement).flatMap(([parameter, literal]) => {
    const definition = parameterOf(rule, parameter);
    if (definition === undefined)
      return [problem(statement, "parameters", "rule-parameter", { rule: rule.id, parameter }, parameter, known)];
    const { value } = typed(literal, definition.type);
    return value === undefined
      ? [
          problem(statement, "parameters", "rule-parameter-value", {
            rule: rule.id,
            parameter,
            found: textOfLiteral(literal),
          }),
        ]
      : [];
  });
}

function checkSearch(statement: Element, key: string): readonly Diagnostic[] {
  const search = textOf(statement, key);
  if (search === undefined) return [];
  const { problems } = meaningOf(statement.model, search, { language: "en", today: "2000-01-01", isLenient: false });
  return problems.map(({ code, parameters, suggestion }) => ({
    ...problem(statement, key, code, parameters),
    ...(suggestion === undefined ? {} : { suggestion }),
  }));
}

function problem(
  statement: Element,
  key: string | undefined,
  code: string,
  parameters: Diagnostic["parameters"],
  found?: string,
  known: readonly string[] = [],
): Diagnostic {
  const attribute = statement.attributes.find((one) => one.key === key || one.key.startsWith(`${key}.`));
  const { uri, span } = attribute?.place ?? statement.place;
  const suggestion = found === undefined ? undefined : closest(found, known, 1)[0];
  return { code, severity: "warning", uri, span, parameters, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** The rule as the statement sets it; undefined where it is switched off. */
function withSetting(active: ActiveRule, statement: Element | undefined): ActiveRule | undefined {
  if (statement === undefined) return active;
  if (isOff(statement)) return undefined;
  const severity = textOf(statement, "severity");
  return {
    ...active,
    ...(severity === "error" || severity === "warning" || severity === "info" ? { severity } : {}),
    parameters: { ...active.parameters, ...setParameters(active.rule, statement) },
  };
}

function isOff(statement: Element): boolean {
  return textOf(statement, "severity") === "off";
}

function ownActive(statement: Element): readonly ActiveRule[] {
  if (packOf(statement.id) !== undefined || isOff(statement)) return [];
  const rule = ownRule(statement);
  return rule === undefined ? [] : [usual(rule, OWN_PACK)];
}

function setParameters(rule: Rule, statement: Element): Readonly<Record<string, unknown>> {
  const set: Record<string, unknown> = {};
  for (const [id, literal] of parametersIn(statement)) {
    const definition = parameterOf(rule, id);
    const value = definition === undefined ? undefined : typed(literal, definition.type).value;
    if (value !== undefined) set[id] = plain(value);
  }
  return set;
}

function parameterOf(rule: Rule, id: string): RuleParameter | undefined {
  const all = (rule.parameters ?? {}) as Readonly<Record<string, RuleParameter>>;
  return Object.hasOwn(all, id) ? all[id] : undefined;
}

/** What stands in `parameters: { ... }`, as written. */
function parametersIn(statement: Element): readonly (readonly [string, Literal])[] {
  return statement.attributes.flatMap(({ key, row }) => {
    const literal = statement.model.literal(row);
    if (key === "parameters") return literal.form === "record" ? literal.fields : [];
    return key.startsWith("parameters.") ? [[key.slice("parameters.".length), literal] as const] : [];
  });
}

/** A value as rules take their parameters. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case "number":
      return value.number;
    case "percent":
      return value.fraction;
    case "boolean":
      return value.boolean;
    case "date":
      return value.day;
    case "quantity":
      return value.amount;
    case "money":
      return value.amount;
    case "list":
      return value.items.map(plain);
    case "reference":
      return value.id;
    default:
      return "text" in value ? value.text : value;
  }
}

function textOfLiteral(literal: Literal): string {
  return "text" in literal ? literal.text : literal.form;
}

const severities: readonly Severity[] = ["info", "warning", "error"];

function strictest(words: readonly string[]): Severity | "never" {
  if (words.length === 0) return "error";
  return severities.find((severity) => words.includes(severity)) ?? "never";
}

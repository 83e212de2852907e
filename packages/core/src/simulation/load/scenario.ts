/** `load` statements: what is asked more of, how many times, how long. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { isKind } from "../../model/is-kind.ts";
import { hoursOf, inside, numberOf, perSecond, textIn } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";
import type { LoadChange } from "./change.ts";
import type { Load } from "./traffic.ts";

export interface LoadScenario {
  readonly element: Element | undefined;
  /** What is asked more of; empty: everything. */
  readonly on: readonly (Element | Relationship)[];
  readonly times: number | undefined;
  /** Per second, instead of a multiple. */
  readonly rate: number | undefined;
  /** Hours; undefined: it lasts. */
  readonly lasts: number | undefined;
  /** As written: a day, or a moment of the calendar. */
  readonly at: string | undefined;
  /** What cannot be read or found in it. */
  readonly problems: readonly Bilingual[];
}

/** The `load` statements of a model, in the order of the text. */
export function loadScenarios(model: Model): readonly LoadScenario[] {
  return [...model.statements("load")].map(scenarioOf);
}

export function scenarioOf(statement: Element): LoadScenario {
  const value = statement.get("on");
  const problems: Bilingual[] = [];
  const on = value === undefined ? [] : targetsIn(statement.model, value, problems);
  const [times, rate] = [numberOf(statement, "times"), perSecond(statement, "rate")];
  if (times === undefined && rate === undefined)
    problems.push({
      en: "The load says neither `times` nor `rate`: it changes nothing.",
      fr: "La charge ne dit ni `times` ni `rate` : elle ne change rien.",
    });
  if (rate !== undefined && on.length === 0)
    problems.push({
      en: "A rate needs `on`: what is asked so often.",
      fr: "Un débit demande `on` : ce qui est sollicité ainsi.",
    });
  const at = statement.get("at");
  return {
    element: statement,
    on,
    times,
    rate,
    lasts: hoursOf(statement, "for"),
    at: at?.kind === "date" || at?.kind === "date-time" ? at.text : textIn(at),
    problems,
  };
}

function targetsIn(model: Model, value: Value, problems: Bilingual[]): readonly (Element | Relationship)[] {
  if (value.kind === "list") return value.items.flatMap((item) => targetsIn(model, item, problems));
  if (value.kind === "reference") {
    const element = model.element(value.id);
    if (element !== undefined) return [element];
    problems.push({ en: `There is no ${value.id}.`, fr: `Il n’y a pas de ${value.id}.` });
  }
  if (value.kind === "relationship") {
    const verb = value.verb === "->" ? "flows" : value.verb;
    const found = model
      .element(value.from)
      ?.out(verb)
      .filter(({ toId }) => toId === value.to || model.row(toId) === model.row(value.to));
    if (found !== undefined && found.length > 0) return found;
    const text = `${value.from} ${value.verb} ${value.to}`;
    problems.push({ en: `There is no ${text}.`, fr: `Il n’y a pas de ${text}.` });
  }
  return [];
}

/** The scenario as factors and rates of nodes and steps. A whole application is asked more in all its parts. */
export function changeOf(
  load: Load,
  scenario: LoadScenario | undefined,
  times: number | undefined,
  years: number,
): LoadChange & { readonly problems: readonly Bilingual[] } {
  const [nodes, steps, rates] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
  const problems: Bilingual[] = [];
  const everywhere = times ?? scenario?.times ?? 1;
  if (scenario === undefined || scenario.on.length === 0)
    return { times: everywhere, nodes, steps, rates, years, problems };
  const rate = times === undefined && scenario.times === undefined ? scenario.rate : undefined;
  for (const one of scenario.on) {
    if ("verb" in one) {
      const found = stepsOf(load, one.row);
      for (const step of found) {
        const usual = usualOf(load, step);
        if (rate !== undefined && usual <= 0) problems.push(withoutUsual(`${one.fromId} ${one.verb} ${one.toId}`));
        else steps.set(step, rate === undefined ? everywhere : rate / usual);
      }
      if (found.length === 0) problems.push(withoutLoad(`${one.fromId} ${one.verb} ${one.toId}`));
    } else if (rate !== undefined) {
      if (load.graph.isLoaded[one.row] === 1) rates.set(one.row, rate);
      else problems.push(withoutLoad(one.id));
    } else {
      const rows = isKind(one, "application", "process", "function") ? [one, ...inside(one)] : [one];
      const asked = rows.filter(({ row }) => load.graph.isLoaded[row] === 1);
      for (const { row } of asked) nodes.set(row, everywhere);
      if (asked.length === 0) problems.push(withoutLoad(one.id));
    }
  }
  return { times: 1, nodes, steps, rates, years, problems };
}

function stepsOf({ graph }: Load, relationship: number): readonly number[] {
  const found: number[] = [];
  for (let step = 0; step < graph.steps.count; step++)
    if (graph.steps.relationship[step] === relationship) found.push(step);
  return found;
}

function usualOf({ peak, graph }: Load, step: number): number {
  const constant = peak.constant[step] as number;
  if (!Number.isNaN(constant)) return constant;
  const from = graph.steps.from[step] as number;
  return from < 0 ? 0 : (peak.least[step] as number) * (peak.lower[from] as number);
}

function withoutLoad(what: string): Bilingual {
  return {
    en: `${what} carries no load in this reading; it changes nothing.`,
    fr: `${what} ne porte pas de charge dans cette lecture ; cela ne change rien.`,
  };
}

function withoutUsual(what: string): Bilingual {
  return {
    en: `Nobody says how much usually goes through ${what}: state its volume, or the load on one of its ends.`,
    fr: `Personne ne dit combien passe d’ordinaire par ${what} : indiquez son volume, ou la charge à l’un de ses bouts.`,
  };
}

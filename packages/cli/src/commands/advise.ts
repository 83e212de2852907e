import {
  advise as analysis,
  type AdviseParameters,
  type AdviseResult,
  type Ranked,
} from "@orrery/core/analyses/advise";
import { closest } from "@orrery/core/base/suggest";
import { isKind } from "@orrery/core/model/is-kind";
import type { Model } from "@orrery/core/model/model";
import { axisNames } from "@orrery/core/model/styles/catalogue";
import { criterionIds, drivers } from "@orrery/core/model/styles/drivers";
import { checkRules, type DriverId, driverIds, qualityNames, styleAxes } from "@orrery/core/model/styles/style";
import { Workspace } from "@orrery/core/workspace";
import { complainOfUnknownId, openModel, openModelAround } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Option, Values } from "./command.ts";

/** A driver of the choice, with the words of its answers. */
type Asked = Extract<Option, { readonly kind: "choice" }>;

type AdviseOptions = Readonly<Record<DriverId, Asked>> & {
  readonly app: { readonly kind: "text"; readonly value: string };
  readonly weight: { readonly kind: "texts"; readonly value: string };
  readonly points: { readonly kind: "texts"; readonly value: string };
  readonly terms: { readonly kind: "flag" };
  readonly json: { readonly kind: "flag" };
};

const options: AdviseOptions = {
  app: { kind: "text", value: "ID" },
  lifetime: answersOf("lifetime"),
  reactions: answersOf("reactions"),
  regulation: answersOf("regulation"),
  team: answersOf("team"),
  skills: answersOf("skills"),
  infrastructure: answersOf("infrastructure"),
  change: answersOf("change"),
  scale: answersOf("scale"),
  load: answersOf("load"),
  budget: answersOf("budget"),
  time: answersOf("time"),
  performance: answersOf("performance"),
  complexity: answersOf("complexity"),
  integration: answersOf("integration"),
  data: answersOf("data"),
  weight: { kind: "texts", value: "CRITERION=N" },
  points: { kind: "texts", value: "STYLE.DRIVER.ANSWER=N" },
  terms: { kind: "flag" },
  json: { kind: "flag" },
};

function answersOf(driver: DriverId): Asked {
  return { kind: "choice", of: Object.keys(drivers[driver].answers) };
}

/** `orrery advise`: which architecture styles suit a need, with every point of the score, and what to watch with the best. */
export const advise: Command<AdviseOptions> = {
  name: "advise",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: [
    "orrery advise --app claims",
    "orrery advise --team small --complexity simple --time short",
    "orrery advise --app claims --scale large --weight evolution=2 --terms",
    "orrery advise --team large --points microservices.team.large=1 --json",
  ],

  async run(terminal, values, [folder]) {
    const model = modelFor(terminal, values.app, folder);
    if (model === undefined) return 2;
    const { app } = values;
    const named = app === undefined ? undefined : model.element(app);
    if (app !== undefined && named === undefined) return complainOfUnknownId(terminal, model, app, false);
    if (named !== undefined && !isKind(named, "application")) {
      terminal.complain(terminal.text("advise.no-application", { id: visible(named.id) }));
      return 2;
    }
    const parameters = parametersOf(values);
    if (typeof parameters === "string") return complainOfWeight(terminal, parameters);
    const result = analysis.run(model, parameters);
    const [misread] = result.misread;
    if (misread !== undefined) {
      terminal.complain(
        terminal.text("advise.bad-points", { text: visible(misread) }),
        terminal.text("advise.points-hint"),
      );
      return 2;
    }
    if (values.json) terminal.json(plain(result));
    else for (const line of linesOf(terminal, result, values.terms)) terminal.print(line);
    return 0;
  },
};

/** A need can be described without any model; with an application there must be one. */
function modelFor(terminal: Terminal, app: string | undefined, folder: string | undefined): Model | undefined {
  if (app !== undefined || folder !== undefined) return openModel(terminal, folder)?.workspace.model;
  return (openModelAround(terminal)?.workspace ?? Workspace.load([])).model;
}

/** What the analysis is asked; the text of a weight that says nothing usable. */
function parametersOf(values: Values<AdviseOptions>): AdviseParameters | string {
  const asked: Record<string, unknown> = {
    ...(values.app === undefined ? {} : { from: [values.app] }),
    points: values.points,
  };
  for (const driver of driverIds) if (values[driver] !== undefined) asked[driver] = values[driver];
  for (const text of values.weight) {
    const [criterion = "", number = ""] = text.split("=").map((part) => part.trim());
    const weight = Number(number.replace(",", "."));
    const known = criterionIds.find((id) => id === criterion);
    if (known === undefined || number === "" || !Number.isFinite(weight) || weight < 0) return text;
    asked[`weight${known[0]?.toUpperCase() ?? ""}${known.slice(1)}`] = weight;
  }
  return asked;
}

function complainOfWeight(terminal: Terminal, text: string): ExitCode {
  const [criterion = ""] = text.split("=");
  const [suggestion] = closest(criterion, criterionIds, 1);
  const isKnown = criterionIds.some((id) => id === criterion);
  const hint =
    isKnown || suggestion === undefined
      ? terminal.text("advise.weight-hint", { words: criterionIds.join(", ") })
      : terminal.text("did-you-mean", { suggestion });
  terminal.complain(terminal.text("advise.bad-weight", { text: visible(text) }), hint);
  return 2;
}

function linesOf(terminal: Terminal, result: AdviseResult, showsTerms: boolean): readonly string[] {
  const { paint, locale } = terminal;
  const lines: string[] = [...answerLines(terminal, result)];
  for (const axis of styleAxes) {
    const ranked = result.ranking.filter(({ style }) => style.axis === axis);
    const name = axisNames[axis][locale];
    lines.push("", paint.bold(`${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`));
    ranked.forEach((one, index) => lines.push(...styleLines(terminal, one, showsTerms || index === 0)));
  }
  return [
    ...lines,
    "",
    paint.bold(terminal.text("advise.risks")),
    ...riskLines(terminal, result),
    "",
    paint.dim(terminal.text("advise.costs")),
  ];
}

/** What the advice rests on. */
function answerLines(terminal: Terminal, { answers, application }: AdviseResult): readonly string[] {
  const { paint, locale } = terminal;
  const given = answers.filter(({ answer }) => answer !== undefined);
  const title = terminal.text("advise.known", { known: given.length, of: answers.length });
  const lines = given.map(({ driver, answer = "", because }) => {
    const { name, answers: names } = drivers[driver];
    const from = because === undefined || application === undefined ? "" : paint.dim(`  ${because[locale]}`);
    return `  ${name[locale]}: ${names[answer]?.[locale] ?? answer}${from}`;
  });
  const missing = answers.filter(({ answer }) => answer === undefined).map(({ driver }) => `--${driver}`);
  return [
    paint.bold(title),
    ...lines,
    ...(missing.length === 0
      ? []
      : [paint.dim(`  ${terminal.text("advise.missing", { options: missing.join(" ") })}`)]),
  ];
}

function styleLines(
  terminal: Terminal,
  { style, place, score, terms }: Ranked,
  showsTerms: boolean,
): readonly string[] {
  const { paint, locale } = terminal;
  const head = `  ${place}. ${style.name[locale]}  ${paint.bold(signed(terminal, score))}`;
  if (!showsTerms) return [head];
  const sorted = terms.toSorted((a, b) => b.score - a.score);
  return [
    head,
    ...sorted.map((term) => {
      const text = `     ${signed(terminal, term.score).padStart(4)}  ${term.because[locale]}`;
      return `${text}${paint.dim(`  ${drivers[term.driver].name[locale]}`)}`;
    }),
  ];
}

/** Weak points of the best style of each axis, with the rule that looks for each. */
function riskLines(terminal: Terminal, { ranking }: AdviseResult): readonly string[] {
  const { paint, locale } = terminal;
  const best = ranking.filter(({ place, score }) => place === 1 && score > 0);
  return best.flatMap(({ style }) =>
    style.con.map(({ says, codes }) => {
      const rules = codes.map((code) => checkRules[code]).join(", ");
      return `  ${style.name[locale]}: ${says[locale]}  ${paint.cyan(rules)}`;
    }),
  );
}

function signed(terminal: Terminal, number: number): string {
  return number > 0 ? `+${terminal.number(number)}` : terminal.number(number);
}

/** The advice for programs. */
function plain({ application, answers, ranking, costs }: AdviseResult): object {
  return {
    version: 1,
    application: application?.id ?? null,
    answers: answers.map(({ driver, answer, weight, because }) => ({
      driver,
      criterion: drivers[driver].criterion,
      answer: answer ?? null,
      weight,
      because: because ?? null,
    })),
    styles: ranking.map(({ style, place, score, terms }) => ({
      axis: style.axis,
      place,
      id: style.id,
      name: style.name,
      score,
      terms,
      risks: style.con.map(({ says, quality, codes }) => ({
        says,
        quality: { id: quality, ...qualityNames[quality] },
        rules: codes.map((code) => ({ code, rule: checkRules[code] })),
      })),
    })),
    costs,
  };
}

import { dateOfDay, dayNumber } from "@orrery/core/base/dates";
import { closest } from "@orrery/core/base/suggest";
import { exercisesReport, impactReport, plansReport } from "@orrery/core/exports/continuity-documents";
import { type Report, reportHtml, reportMarkdown } from "@orrery/core/exports/simulation-report";
import type { Element, Model } from "@orrery/core/model/model";
import type { Against, Range } from "@orrery/core/simulation/answers";
import {
  businessImpact,
  type ExerciseEntry,
  exercisesOf,
  type ImpactEntry,
  type RecoveryPlan,
  recoveryPlan,
} from "@orrery/core/simulation/continuity";
import { readFailures } from "@orrery/core/simulation/read-failures";
import { dayOfModel } from "@orrery/core/views/query";
import { openModelToCompute } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { printReport } from "../terminal/report.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";
import { drillNamed } from "./drill.ts";

const parts = ["bia", "plan", "exercises"] as const;
type Part = (typeof parts)[number];

const options = {
  scenario: { kind: "texts", value: "NAME" },
  format: { kind: "choice", of: ["table", "json", "md", "html"] },
  json: { kind: "flag" },
} as const;

/** `orrery continuity`: the documents of continuity, made of the model: impact analysis, recovery plans, calendar of exercises. */
export const continuity: Command<typeof options> = {
  name: "continuity",
  operands: "[bia|plan|exercises] [DIR]",
  takes: [0, 2],
  options,
  examples: [
    "orrery continuity bia",
    "orrery continuity plan --scenario geneva-gone",
    "orrery continuity exercises",
    "orrery continuity --format html > continuity.html",
  ],

  async run(terminal, values, operands) {
    const [first, second] = operands;
    const part = parts.find((one) => one === first);
    if (part === undefined && operands.length === 2) return complainOfPart(terminal, first ?? "");
    const model = openModelToCompute(terminal, part === undefined ? first : second)?.workspace.model;
    if (model === undefined) return 2;
    const scenarios = scenariosOf(model, values.scenario);
    if (typeof scenarios === "string") return complainOfScenario(terminal, model, scenarios);
    const found = documentsOf(model, part, scenarios, dayOfModel(model) ?? terminal.today());
    const format = values.json ? "json" : (values.format ?? "table");
    if (format === "json") terminal.json(plain(found, terminal.locale));
    else {
      const report = reportOf(found, model);
      if (format === "md") terminal.print(reportMarkdown(report, terminal.locale).trimEnd());
      else if (format === "html") terminal.print(reportHtml(report, terminal.locale).trimEnd());
      else printReport(terminal, report);
    }
    return isOpen(found) ? 1 : 0;
  },
};

interface Documents {
  readonly today: string;
  readonly impact: readonly ImpactEntry[] | undefined;
  readonly plans: readonly RecoveryPlan[] | undefined;
  readonly exercises: readonly ExerciseEntry[] | undefined;
}

function documentsOf(model: Model, part: Part | undefined, scenarios: readonly Element[], today: string): Documents {
  const failures = readFailures(model);
  const wants = (one: Part): boolean => part === undefined || part === one;
  return {
    today,
    impact: wants("bia") ? businessImpact(failures) : undefined,
    plans: wants("plan") ? scenarios.map((statement) => recoveryPlan(failures, statement)) : undefined,
    exercises: wants("exercises") ? exercisesOf(failures, dayNumber(today) ?? 0) : undefined,
  };
}

/** Something is missed or overdue. */
function isOpen({ impact = [], plans = [], exercises = [] }: Documents): boolean {
  return (
    impact.some(({ objectives }) =>
      [objectives.recovery, objectives.tolerable, objectives.dataLoss].some(({ met }) => met === false),
    ) ||
    plans.some(({ drill }) =>
      drill.business.some(({ downtime, tolerable, dataLoss }) =>
        [downtime, tolerable, dataLoss].some(({ met }) => met === false),
      ),
    ) ||
    exercises.some(({ isOverdue }) => isOverdue === true)
  );
}

function reportOf({ impact, plans, exercises }: Documents, model: Model): Report {
  const reports = [
    ...(impact === undefined ? [] : [impactReport(impact, model)]),
    ...(plans === undefined ? [] : [plansReport(plans, model)]),
    ...(exercises === undefined ? [] : [exercisesReport(exercises, model)]),
  ];
  const [only] = reports;
  if (reports.length === 1 && only !== undefined) return only;
  return {
    title: { en: "Business continuity", fr: "Continuité d’activité" },
    about: only?.about ?? [],
    sections: reports.flatMap(({ title, sections }) =>
      sections.map((section) => ({
        ...section,
        title: { en: `${title.en}: ${section.title.en}`, fr: `${title.fr} : ${section.title.fr}` },
      })),
    ),
  };
}

/** All drills where none is named; the first name that is none as text. */
function scenariosOf(model: Model, names: readonly string[]): readonly Element[] | string {
  if (names.length === 0) return [...model.statements("drill")];
  const found: Element[] = [];
  for (const name of names) {
    const statement = drillNamed(model, name);
    if (statement === undefined) return name;
    found.push(statement);
  }
  return found;
}

function complainOfPart(terminal: Terminal, word: string): ExitCode {
  const [suggestion] = closest(word, parts, 1);
  terminal.complain(
    terminal.text("continuity.unknown-part", { word: visible(word) }),
    suggestion === undefined
      ? terminal.text("continuity.parts", { words: parts.join(", ") })
      : terminal.text("did-you-mean", { suggestion }),
  );
  return 2;
}

function complainOfScenario(terminal: Terminal, model: Model, name: string): ExitCode {
  const known = [...model.statements("drill")].map(({ id }) => id);
  const [suggestion] = closest(name, known, 1);
  terminal.complain(
    terminal.text("drill.unknown-name", { name: visible(name) }),
    suggestion === undefined
      ? terminal.text("drill.name-hint", { words: known.length === 0 ? "-" : known.join(", ") })
      : terminal.text("did-you-mean", { suggestion: visible(suggestion) }),
  );
  return 2;
}

/** Entries of the impact analysis whose holdings are listed, and so many of each: it takes a walk through all that a process rests on. */
const MOST_LISTED = 100;
const MOST_HOLDINGS = 50;

/** The documents for programs; hours, days as in ISO 8601. */
function plain({ today, impact, plans, exercises }: Documents, language: string): object {
  const named = (one: Element): object => ({ id: one.id, name: one.nameIn(language) });
  const day = (number: number | undefined): string | null =>
    number === undefined ? null : (dateOfDay(number) ?? null);
  return {
    version: 1,
    today,
    impact:
      impact?.map(({ element, owner, mtpd, rto, rpo, applications, hasMoreApplications, objectives, gaps }, index) => ({
        ...named(element),
        owner: owner === undefined ? null : named(owner),
        mtpd: mtpd ?? null,
        rto: rto ?? null,
        rpo: rpo ?? null,
        recovery: againstOf(objectives.recovery),
        tolerable: againstOf(objectives.tolerable),
        dataLoss: againstOf(objectives.dataLoss),
        slowest: (index < MOST_LISTED ? objectives.slowest.slice(0, MOST_HOLDINGS) : []).map(
          ({ element: one, lower, upper }) => ({
            ...named(one),
            ...rangeOf({ lower, upper }),
          }),
        ),
        lossiest: (index < MOST_LISTED ? objectives.lossiest.slice(0, MOST_HOLDINGS) : []).map(
          ({ element: one, lower, upper }) => ({
            ...named(one),
            ...rangeOf({ lower, upper }),
          }),
        ),
        applications: applications.map(named),
        hasMoreApplications,
        gaps,
      })) ?? null,
    plans:
      plans?.map(({ statement, title, drill, steps, returns, runbooks, gaps }) => ({
        ...named(statement),
        title,
        total: rangeOf(drill.recovery.total),
        steps: steps.map((step) => ({
          ...named(step.element),
          action: step.action,
          start: rangeOf(step.start),
          end: rangeOf(step.end),
          isCritical: step.isCritical,
          by: step.by.map(named),
          runbook: step.runbook.map(named),
          after: step.after.map(named),
        })),
        returns: returns.map(({ element, back }) => ({ ...named(element), ...rangeOf(back) })),
        runbooks: runbooks.map(named),
        gaps: gaps.map(({ step, says }) => ({ ...named(step.element), says })),
        notes: drill.notes,
      })) ?? null,
    exercises:
      exercises?.map(({ element, every, last, next, isOverdue, observations }) => ({
        ...named(element),
        every: every ?? null,
        last: day(last),
        next: day(next),
        isOverdue: isOverdue ?? null,
        observations: observations.map(
          ({ on, process, downtime, dataLoss, note, downtimeAgainst, dataLossAgainst }) => ({
            on: day(on),
            process: process === undefined ? null : named(process),
            downtime: downtime ?? null,
            dataLoss: dataLoss ?? null,
            note: note ?? null,
            simulated: {
              downtime: downtimeAgainst === undefined ? null : rangeOf(downtimeAgainst.simulated),
              dataLoss: dataLossAgainst === undefined ? null : rangeOf(dataLossAgainst.simulated),
            },
            deviation: { downtime: downtimeAgainst?.by ?? null, dataLoss: dataLossAgainst?.by ?? null },
          }),
        ),
      })) ?? null,
  };
}

function rangeOf({ lower, upper }: Range): object {
  return { lower: Number.isFinite(lower) ? lower : null, upper: Number.isFinite(upper) ? upper : null };
}

function againstOf({ lower, upper, limit, met }: Against): object {
  return { ...rangeOf({ lower, upper }), limit: limit ?? null, met: met ?? null };
}

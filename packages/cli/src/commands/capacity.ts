import { dayNumber } from "@orrery/core/base/dates";
import { readPercent, readQuantity } from "@orrery/core/base/quantity";
import { closest } from "@orrery/core/base/suggest";
import type { Model } from "@orrery/core/model/model";
import { reportHtml, reportMarkdown } from "@orrery/core/exports/simulation-report";
import { capacityAnswer, type CapacityQuestion } from "@orrery/core/simulation/capacity";
import { capacityBasis } from "@orrery/core/simulation/capacity/basis";
import { backlogsOf, type StationBacklog } from "@orrery/core/simulation/capacity/backlog";
import { type CapacitySimulation, simulateCapacity } from "@orrery/core/simulation/capacity/simulation";
import { type LoadScenario, loadScenarios } from "@orrery/core/simulation/load/scenario";
import { type ScalingTarget, USUAL_TARGET } from "@orrery/core/simulation/capacity/scaling";
import { dayOfModel } from "@orrery/core/views/query";
import { capacityJson } from "../simulating/capacity-json.ts";
import { capacityLines, capacityReport, type CapacityShown } from "../simulating/capacity-report.ts";
import { complainOfUnknownId, openModelToCompute, idAndFolder } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  load: { kind: "text", value: "NAME" },
  times: { kind: "text", value: "N" },
  years: { kind: "text", value: "N" },
  for: { kind: "text", value: "TIME" },
  target: { kind: "text", value: "SHARE" },
  within: { kind: "text", value: "TIME" },
  simulate: { kind: "flag" },
  seed: { kind: "number", value: "N" },
  retries: { kind: "number", value: "N" },
  blocking: { kind: "flag" },
  max: { kind: "number", value: "N" },
  format: { kind: "choice", of: ["text", "md", "html"] },
  json: { kind: "flag" },
} as const;

type Given = Values<typeof options>;

/** Stations and chains shown to a person unless told otherwise. */
const SHOWN = 30;

/** `orrery capacity`: what is busy, until when it will do, what enlarging brings, and what a load would do. */
export const capacity: Command<typeof options> = {
  name: "capacity",
  operands: "[ID] [DIR]",
  takes: [0, 2],
  options,
  examples: [
    "orrery capacity",
    "orrery capacity m-claims --target 70% --within 200ms",
    "orrery capacity --load hail --simulate --seed 7",
    "orrery capacity pr-claim --times 2 --years 3 --json",
    "orrery capacity --format html > capacity.html",
  ],

  async run(terminal, values, operands) {
    const { id, folder } = idAndFolder(terminal, operands);
    const asked = readAsked(terminal, values);
    if (asked === undefined) return 2;
    const model = openModelToCompute(terminal, folder)?.workspace.model;
    if (model === undefined) return 2;
    const of = id === undefined ? undefined : model.element(id);
    if (id !== undefined && (of === undefined || of.layer === undefined))
      return complainOfUnknownId(terminal, model, id, false);
    const scenario = values.load === undefined ? undefined : findLoad(model, values.load);
    if (values.load !== undefined && scenario === undefined) return complainOfLoad(terminal, model, values.load);
    const question: CapacityQuestion = {
      of,
      scenario,
      times: asked.times,
      years: asked.years,
      target: asked.target,
      today: dayNumber(dayOfModel(model) ?? terminal.today()),
    };
    const shown = {
      ...answerOf(terminal, model, question, asked.hours, values),
      load: scenario?.element,
      most: values.max ?? SHOWN,
    };
    if (values.json) terminal.json(capacityJson(model, question, shown));
    else if (values.format === "md") terminal.write(reportMarkdown(capacityReport(terminal, shown), terminal.locale));
    else if (values.format === "html") terminal.write(reportHtml(capacityReport(terminal, shown), terminal.locale));
    else for (const line of capacityLines(terminal, shown)) terminal.print(line);
    return shown.figures.stations.some(({ isStable }) => isStable === false) ? 1 : 0;
  },
};

function answerOf(
  terminal: Terminal,
  model: Model,
  question: CapacityQuestion,
  hours: number | undefined,
  values: Given,
): Omit<CapacityShown, "load" | "most"> {
  const figures = capacityAnswer(model, question);
  const lasts = hours ?? question.scenario?.lasts;
  const backlogs: readonly StationBacklog[] =
    lasts === undefined ? [] : backlogsOf(figures.stations, lasts * 3600, usualOf(model));
  let simulation: CapacitySimulation | undefined;
  if (values.simulate) {
    terminal.progress(terminal.text("capacity.simulating"));
    simulation = simulateCapacity(model, figures, {
      seed: values.seed ?? 1,
      lasts,
      retries: values.retries ?? 0,
      isBlocking: values.blocking,
    });
    terminal.progress(undefined);
    if (simulation === undefined) terminal.say(terminal.text("capacity.nothing-to-simulate"));
  }
  return { figures, backlogs, simulation };
}

/** After a load, what is asked on average; at the busiest time where no average is said. */
function usualOf(model: Model): (row: number) => number {
  const { average, peak } = capacityBasis(model).load;
  return (row) => {
    const mean = average.lower[row] ?? 0;
    return mean > 0 ? mean : (peak.lower[row] ?? 0);
  };
}

function findLoad(model: Model, name: string): LoadScenario | undefined {
  const folded = name.toLowerCase();
  return loadScenarios(model).find(
    ({ element }) =>
      element !== undefined &&
      (element.id === name ||
        [element.name, element.nameIn("en"), element.nameIn("fr")].some((one) => one.toLowerCase() === folded)),
  );
}

function complainOfLoad(terminal: Terminal, model: Model, name: string): ExitCode {
  const ids = loadScenarios(model).flatMap(({ element }): readonly string[] =>
    element === undefined ? [] : [element.id],
  );
  const [near] = closest(name, ids, 1);
  const hint =
    near !== undefined
      ? terminal.text("did-you-mean", { suggestion: visible(near) })
      : ids.length > 0
        ? terminal.text("capacity.there-are", { loads: ids.map(visible).join(", ") })
        : terminal.text("capacity.no-loads");
  terminal.complain(terminal.text("capacity.unknown-load", { name: visible(name) }), hint);
  return 2;
}

interface Asked {
  readonly times: number | undefined;
  readonly years: number | undefined;
  readonly hours: number | undefined;
  readonly target: ScalingTarget;
}

/** The options as numbers; undefined after telling the person which one is none. */
function readAsked(terminal: Terminal, values: Given): Asked | undefined {
  const wrong = (option: string, text: string, example: string): undefined => {
    terminal.complain(
      terminal.text("capacity.bad-option", { option, text: visible(text) }),
      terminal.text("capacity.write", { example }),
    );
    return undefined;
  };
  const [times, years] = [numberIn(values.times), numberIn(values.years)];
  if (times === "wrong") return wrong("times", values.times ?? "", "--times 2.5");
  if (years === "wrong") return wrong("years", values.years ?? "", "--years 3");
  const share = values.target === undefined ? USUAL_TARGET.utilisation : shareIn(values.target);
  if (share === undefined) return wrong("target", values.target ?? "", "--target 70%");
  const [within, lasts] = [secondsIn(values.within), secondsIn(values.for)];
  if (within === "wrong") return wrong("within", values.within ?? "", "--within 200ms");
  if (lasts === "wrong") return wrong("for", values.for ?? "", "--for 6h");
  return {
    times,
    years,
    hours: lasts === undefined ? undefined : lasts / 3600,
    target: { utilisation: share, response: within },
  };
}

function numberIn(text: string | undefined): number | undefined | "wrong" {
  if (text === undefined) return undefined;
  const number = text.trim() === "" ? Number.NaN : Number(text.replace(",", "."));
  return Number.isFinite(number) && number >= 0 ? number : "wrong";
}

function shareIn(text: string): number | undefined {
  const read = readPercent(text.replace(",", "."));
  const share = "number" in read ? read.number : undefined;
  return share !== undefined && share > 0 && share <= 1 ? share : undefined;
}

function secondsIn(text: string | undefined): number | undefined | "wrong" {
  if (text === undefined) return undefined;
  const read = readQuantity(text.replace(",", "."), "duration");
  return "quantity" in read && read.quantity.amount > 0 ? read.quantity.amount : "wrong";
}

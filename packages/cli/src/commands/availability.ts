import { availabilityOverview, availabilityReport } from "@orrery/core/exports/availability-report";
import { reportHtml, reportMarkdown } from "@orrery/core/exports/simulation-report";
import type { Element, Model } from "@orrery/core/model/model";
import type { Availability, DowntimeYears } from "@orrery/core/simulation/answers";
import { availabilities, availability as availabilityOf } from "@orrery/core/simulation/availability";
import {
  downtimeOfYears,
  downtimeYears,
  type YearsOptions,
  yearsSystem,
} from "@orrery/core/simulation/availability/downtime-years";
import { availabilityJson, yearsJson } from "../simulating/availability-json.ts";
import { simulateInParallel } from "../sampling/sample-in-parallel.ts";
import { complainOfUnknownId, openModelToCompute, idAndFolder } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { printReport } from "../terminal/report.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  "cut-sets": { kind: "number", value: "N" },
  years: { kind: "number", value: "N" },
  seed: { kind: "number", value: "N" },
  target: { kind: "flag" },
  max: { kind: "number", value: "N" },
  format: { kind: "choice", of: ["text", "md", "html"], short: "f" },
  json: { kind: "flag" },
} as const;

type Given = Values<typeof options>;

/** Rows of a table that a person is shown, and cut sets that a program gets, unless told otherwise. */
const SHOWN = 20;
const LISTED = 100;
const MOST_YEARS = 10_000_000;
/** Years from which on threads are worth their start. */
const MANY_YEARS = 20_000;

/** `orrery availability`: how available processes and services are, what stops them, and what matters most. */
export const availability: Command<typeof options> = {
  name: "availability",
  operands: "[ID] [DIR]",
  takes: [0, 2],
  options,
  examples: [
    "orrery availability",
    "orrery availability pr-claim",
    "orrery availability pr-claim --years 100000 --seed 7",
    "orrery availability --target --json",
    "orrery availability pr-claim --format html > availability.html",
  ],

  async run(terminal, values, operands) {
    const { id, folder } = idAndFolder(terminal, operands);
    const years = values.years ?? 0;
    if (years > MOST_YEARS) {
      terminal.complain(
        terminal.text("availability.too-many", { most: MOST_YEARS }),
        terminal.text("misuse.hint", { name: "availability" }),
      );
      return 2;
    }
    if (years > 0 && id === undefined) {
      terminal.complain(
        terminal.text("availability.years-of-one"),
        terminal.text("misuse.hint", { name: "availability" }),
      );
      return 2;
    }
    const model = openModelToCompute(terminal, folder)?.workspace.model;
    if (model === undefined) return 2;
    if (id === undefined) return overview(terminal, values, model);
    const element = model.element(id);
    if (element === undefined || element.layer === undefined) return complainOfUnknownId(terminal, model, id, false);
    const cutSets = values["cut-sets"] ?? (values.json ? LISTED : SHOWN);
    const found = availabilityOf(model, element, {
      cutSets,
      ...(values.seed === undefined ? {} : { seed: values.seed }),
    });
    const simulated =
      years > 0 ? await simulatedYears(terminal, model, element, { years, seed: values.seed ?? 1 }) : undefined;
    if (years > 0 && simulated === undefined) terminal.say(terminal.text("availability.nothing-to-simulate"));
    if (values.json)
      terminal.json({
        version: 1,
        ...availabilityJson(found),
        ...(simulated === undefined ? {} : { years: yearsJson(simulated) }),
      });
    else {
      const report = availabilityReport(model, found, {
        years: simulated,
        most: values.max ?? Math.max(SHOWN, values["cut-sets"] ?? 0),
      });
      if (values.format === "md") terminal.write(reportMarkdown(report, terminal.locale));
      else if (values.format === "html") terminal.write(reportHtml(report, terminal.locale));
      else printReport(terminal, report);
    }
    return values.target ? missed([found]) : 0;
  },
};

/** The same years on any number of threads. */
async function simulatedYears(
  terminal: Terminal,
  model: Model,
  element: Element,
  options: YearsOptions,
): Promise<DowntimeYears | undefined> {
  const { years } = options;
  terminal.progress(terminal.text("availability.simulating", { years }));
  try {
    if (years < MANY_YEARS) return downtimeYears(model, element, options);
    const asked = yearsSystem(model, element, options);
    if (asked === undefined) return undefined;
    const progress = (done: number, of: number): void => {
      const share = Math.floor((100 * done) / of);
      terminal.progress(terminal.text("availability.simulating-part", { years, share }));
    };
    return downtimeOfYears(asked, await simulateInParallel(asked.system, asked.options, { progress }));
  } finally {
    terminal.progress(undefined);
  }
}

/** Everything that matters, those that miss their target or are least available first. */
function overview(terminal: Terminal, values: Given, model: Model): ExitCode {
  const all = availabilities(model, { cutSets: values["cut-sets"] ?? SHOWN, samples: 0 }).filter(
    (one) => !values.target || one.target !== undefined,
  );
  const sorted = all.toSorted((a, b) => a.known.value - b.known.value || a.availability.lower - b.availability.lower);
  if (values.json) terminal.json({ version: 1, elements: sorted.map(availabilityJson) });
  else {
    const report = availabilityOverview(model, sorted, values.max ?? LISTED);
    if (values.format === "md") terminal.write(reportMarkdown(report, terminal.locale));
    else if (values.format === "html") terminal.write(reportHtml(report, terminal.locale));
    else printReport(terminal, report);
  }
  return values.target ? missed(all) : 0;
}

/** A target that nobody can tell is met is not. */
function missed(all: readonly Availability[]): ExitCode {
  return all.every(({ target }) => target === undefined || target.met === true) ? 0 : 1;
}

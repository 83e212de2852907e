/** Questions to simulations. */
import type {
  AvailabilityAnswer,
  AvailabilityTableAnswer,
  CapacityCurveAnswer,
  CapacityPageAnswer,
  ContinuityAnswer,
  DrillAnswer,
  ImproveAnswer,
  SimulateAnswer,
  YearsAnswer,
} from "@orrery/core/answers/simulate-answers";
import type { Page, SimulateAsked } from "@orrery/core/answers/url";
import { question, type Parameters, type Question } from "../../answers/client.ts";
import type { Language } from "../../messages/messages.ts";

export type SimulateAddress = Page & { readonly kind: "simulate" };

/** Whose answer: of a workspace, in a language; `at`: at another moment than the page is of. */
export interface Of {
  readonly workspace: string;
  readonly language: Language;
  readonly at?: string;
}

/** The same of another moment. */
function ask<Answer>({ workspace, language, at }: Of, route: string, parameters: Parameters): Question<Answer> {
  return question(workspace, `/simulate${route}`, {
    ...parameters,
    lang: language,
    ...(at === undefined ? {} : { at }),
  });
}

export const askSimulate = (of: Of): Question<SimulateAnswer> => ask(of, "", {});

/** What is tried: a drill of the text, changed by what the address says. Undefined: nothing yet. */
export function askDrill(of: Of, drill: string | undefined, asked: SimulateAsked): Question<DrillAnswer> | undefined {
  const { fails, harm, for: lasts, until, times } = asked;
  if (drill === undefined && (fails ?? "") === "" && harm !== "load") return undefined;
  return ask(of, "/drill", { drill, fails, harm, for: lasts, until, times });
}

/** The same as a document. */
export function drillReport(of: Of, drill: string | undefined, asked: SimulateAsked, file: "html" | "md"): string {
  const { fails, harm, for: lasts, until, times } = asked;
  return ask(of, "/drill", { drill, fails, harm, for: lasts, until, times, report: file }).path;
}

export const askAvailabilities = (of: Of): Question<AvailabilityTableAnswer> => ask(of, "/availability", {});

export const askAvailability = (of: Of, id: string): Question<AvailabilityAnswer> =>
  ask(of, `/availability/${encodeURIComponent(id)}`, {});

export const askYears = (of: Of, id: string, seed: string | undefined): Question<YearsAnswer> =>
  ask(of, `/years/${encodeURIComponent(id)}`, { seed });

export const askCapacity = (of: Of, load: string | undefined, asked: SimulateAsked): Question<CapacityPageAnswer> =>
  ask(of, "/capacity", { load, times: asked.times, years: asked.years });

export const askCurve = (of: Of, id: string, load: string | undefined): Question<CapacityCurveAnswer> =>
  ask(of, `/capacity/${encodeURIComponent(id)}`, { load });

export const askImprove = (of: Of, asked: SimulateAsked): Question<ImproveAnswer> => {
  const { target, goal, budget } = asked;
  return ask(of, "/improve", { target, goal, budget });
};

/** The same as a document. */
export const improveReport = (of: Of, { target, goal, budget }: SimulateAsked, report: "html" | "md"): string =>
  ask(of, "/improve", { target, goal, budget, report }).path;

export const continuityReport = (of: Of, report: "html" | "md"): string => ask(of, "/continuity", { report }).path;

export const askContinuity = (of: Of): Question<ContinuityAnswer> => ask(of, "/continuity", {});

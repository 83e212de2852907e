/** Questions to continuity: impact analysis, recovery plans, exercises; and the search for what would make it better. */
import { improve, type ImproveQuestion } from "@orrery/core/edits/improve";
import { continuityAnswer } from "@orrery/core/answers/simulate-continuity";
import { improveAnswer } from "@orrery/core/answers/simulate-improve";
import { dayNumber } from "@orrery/core/base/dates";
import { exercisesReport, impactReport, plansReport } from "@orrery/core/exports/continuity-documents";
import { improvementReport } from "@orrery/core/exports/improvement-report";
import type { Element, Model } from "@orrery/core/model/model";
import type { Improvement, Target } from "@orrery/core/simulation/answers";
import { rowsThatMatter } from "@orrery/core/simulation/availability";
import {
  exercisesOf,
  type ImpactEntry,
  impactFor,
  inNeed,
  type RecoveryPlan,
  recoveryPlan,
} from "@orrery/core/simulation/continuity";
import type { FailureModel } from "@orrery/core/simulation/failure-model";
import { readFailures } from "@orrery/core/simulation/read-failures";
import { businessOf } from "@orrery/core/simulation/recovery/objectives";
import { statedTargets } from "@orrery/core/simulation/targets";
import type { Context, Hono } from "hono";
import { openSolver } from "../solving/solver.ts";
import { languageOf, listOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import { InTurn } from "./in-turn.ts";
import { momentKey } from "./moments.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { amountOf, breathe, byImportance, reportAsked, reportFile, settingOf } from "./simulate-asked.ts";

/** Plans that come at once. */
const MOST_PLANS = 50;
/** Processes, functions and services that are analysed at once. */
const MOST_IMPACTS = 500;
/** Milliseconds in which those are analysed that are listed. */
const PATIENCE = 4000;
/** Milliseconds of work after which others are answered. */
const TURN = 30;
/** Seconds that a search may take, sets that it may try, and elements of a model that is searched here: more is for the command. */
const SECONDS = 20;
const MOST_TRIALS = 2000;
const LARGEST = 20_000;
const MOST_MONEY = 1e12;

export function continuityRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/simulate/continuity", async (context) => {
    const { model } = workspaceOf(context, workspaces);
    const setting = settingOf(context, workspaces);
    const failures = readFailures(model);
    const plans = await plansOf(context, model);
    const business = byImportance(businessOf(model));
    const impact = await impactsOf(context, failures, business);
    const exercises = exercisesOf(failures, dayNumber(setting.today) ?? 0);
    const form = reportAsked(context);
    if (form === undefined) return context.json(continuityAnswer(impact, plans, exercises, setting, business.length));
    const parts = [impactReport(impact, model), plansReport(plans, model), exercisesReport(exercises, model)];
    const title = { en: "Continuity", fr: "Continuité" };
    const sections = parts.flatMap((part) => part.sections);
    return reportFile(context, { title, about: parts[0]?.about ?? [], sections }, form);
  });

  const searches = new InTurn();
  app.get("/api/w/:ws/simulate/improve", async (context) => {
    const served = workspaceOf(context, workspaces);
    const { model } = served;
    if (momentKey(context) !== "") throw new Refused("read-only", { at: (context.req.query("at") ?? "").slice(0, 80) });
    if (model.parts.ownRows > LARGEST) throw new Refused("large-search", { limit: String(LARGEST) });
    const question = improveIn(context, model);
    const turn = searches.ask(async () => search(served, question, context.req.raw.signal));
    turn.join(context.req.raw.signal, true);
    const found = await turn.result;
    const form = reportAsked(context);
    if (form !== undefined) return reportFile(context, improvementReport(found, model), form);
    return context.json(improveAnswer(found, languageOf(context)));
  });
}

/** One after the other, the most critical first, for as long as somebody may be kept waiting. */
async function impactsOf(
  context: Context,
  failures: FailureModel,
  business: readonly Element[],
): Promise<readonly ImpactEntry[]> {
  const found: ImpactEntry[] = [];
  const ends = performance.now() + PATIENCE;
  let turn = performance.now();
  for (const element of business.slice(0, MOST_IMPACTS)) {
    found.push(impactFor(failures, element));
    const now = performance.now();
    if (now > ends) break;
    if (now - turn < TURN) continue;
    await breathe(context);
    turn = performance.now();
  }
  return found.toSorted(inNeed);
}

/** Plans come one after the other. */
async function plansOf(context: Context, model: Model): Promise<readonly RecoveryPlan[]> {
  const failures = readFailures(model);
  const plans: RecoveryPlan[] = [];
  for (const statement of [...model.statements("drill")].slice(0, MOST_PLANS)) {
    plans.push(recoveryPlan(failures, statement));
    await breathe(context);
  }
  return plans;
}

async function search(served: ServedWorkspace, question: ImproveQuestion, signal: AbortSignal): Promise<Improvement> {
  const solver = openSolver();
  const ends = performance.now() + SECONDS * 1000;
  try {
    return await improve(served.workspace, question, {
      solve: solver.solve,
      limits: {
        trials: MOST_TRIALS,
        seconds: SECONDS,
        isCancelled: () => signal.aborted || performance.now() > ends,
      },
      text: (uri) => served.bytes(uri),
    });
  } finally {
    await solver.close();
  }
}

const kinds: readonly Target["target"][] = ["availability", "rto", "rpo"];

/** What elements state; with a goal, that availability of everything that matters. */
function improveIn(context: Context, model: Model): ImproveQuestion {
  const wanted = listOf(context, "target");
  const wrong = wanted.find((word) => !kinds.some((kind) => kind === word));
  if (wrong !== undefined) throw new Refused("bad-parameter", { name: "target", value: wrong.slice(0, 80) });
  const goal = amountOf(context, "goal", 1);
  const budget = amountOf(context, "budget", MOST_MONEY);
  const stated = statedTargets(model).filter(({ target }) => goal === undefined || target !== "availability");
  const goals =
    goal === undefined
      ? []
      : rowsThatMatter(model).map((row): Target => ({ element: model.at(row), target: "availability", limit: goal }));
  return {
    targets: [...goals, ...stated].filter(({ target }) => wanted.length === 0 || wanted.includes(target)),
    ...(budget === undefined ? {} : { budget }),
  };
}

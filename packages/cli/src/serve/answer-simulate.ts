/** Questions to simulations: what can be tried, drills, availability with simulated years. */
import { simulateAnswer } from "@orrery/core/answers/simulate";
import type { AvailabilityRow } from "@orrery/core/answers/simulate-answers";
import { availabilityAnswer, availabilityRow, yearsAnswer } from "@orrery/core/answers/simulate-availability";
import { drillAnswer } from "@orrery/core/answers/simulate-drill";
import { structureAnswer } from "@orrery/core/answers/simulate-structure";
import { drillReport } from "@orrery/core/exports/drill-report";
import type { Element, Model } from "@orrery/core/model/model";
import { asOf } from "@orrery/core/model/time";
import { availability, rowsThatMatter } from "@orrery/core/simulation/availability";
import { downtimeYears } from "@orrery/core/simulation/availability/downtime-years";
import { runDrill } from "@orrery/core/simulation/drill";
import {
  askDrill,
  dayOfDrill,
  type DrillAsked,
  harms,
  readDrill,
  titleOfDrill,
} from "@orrery/core/simulation/drill/question";
import { failuresBelow, readFailures } from "@orrery/core/simulation/read-failures";
import { structureOf } from "@orrery/core/simulation/structure";
import type { Context, Hono } from "hono";
import { languageOf, listOf, numberOf, wordOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import {
  amountOf,
  breathe,
  byImportance,
  elementAsked,
  refuseElement,
  reportAsked,
  reportFile,
  settingOf,
  statementAsked,
} from "./simulate-asked.ts";

/** Things that one drill may name. */
const MOST_FAILING = 500;
/** Hours that anybody may look ahead: a hundred years. */
const MOST_HOURS = 876_600;
const MOST_TIMES = 1e6;
/** Elements of the table of availability, and of a model that is small enough for counting what stops each. */
const MOST_ROWS = 500;
const SMALL = 5000;
/** Milliseconds of work after which others are answered. */
const TURN = 30;
/** Simulated years, and fewer where very much can fail. */
const YEARS = 10_000;
const FEW_YEARS = 1000;
const MANY_CAUSES = 2000;
const MOST_SEEDS = 999_999;

export function simulateRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const modelOf = (context: Context): Model => workspaceOf(context, workspaces).model;

  app.get("/api/w/:ws/simulate", (context) =>
    context.json(simulateAnswer(modelOf(context), settingOf(context, workspaces))),
  );

  app.get("/api/w/:ws/simulate/drill", (context) => {
    const { statement, question, at } = drillIn(context, modelOf(context));
    // A drill of the text may be about another day than today.
    const model = statement?.model ?? modelOf(context);
    const drill = runDrill(readFailures(model), question, at);
    const form = reportAsked(context);
    if (form === undefined) return context.json(drillAnswer(drill, statement, settingOf(context, workspaces)));
    const title = statement === undefined ? untitled : titleOfDrill(statement);
    return reportFile(context, drillReport(drill, title, model), form);
  });

  app.get("/api/w/:ws/simulate/availability", async (context) => {
    const model = modelOf(context);
    const all = byImportance(rowsThatMatter(model).map((row) => model.at(row)));
    const rows = await rowsOf(context, model, all.slice(0, MOST_ROWS));
    return context.json({ version: 1, total: all.length, rows });
  });

  app.get("/api/w/:ws/simulate/availability/:id", (context) => {
    const model = modelOf(context);
    const element = elementAsked(context, model);
    const structure = structureAnswer(structureOf(failuresBelow(model, element.row), element.row));
    return context.json(availabilityAnswer(availability(model, element), structure, languageOf(context)));
  });

  app.get("/api/w/:ws/simulate/years/:id", async (context) => {
    const model = modelOf(context);
    const element = elementAsked(context, model);
    const seed = numberOf(context, "seed", 1, MOST_SEEDS);
    await breathe(context);
    const years = failuresBelow(model, element.row).causes.length > MANY_CAUSES ? FEW_YEARS : YEARS;
    return context.json(yearsAnswer(element, downtimeYears(model, element, { years, seed }), languageOf(context)));
  });
}

const untitled = { en: "Drill", fr: "Exercice" };

const rowsMade = new WeakMap<Model, Map<string, readonly AvailabilityRow[]>>();

/** One after the other; between them others are answered. Kept as long as the model. */
async function rowsOf(
  context: Context,
  model: Model,
  elements: readonly Element[],
): Promise<readonly AvailabilityRow[]> {
  const language = languageOf(context);
  const made = rowsMade.get(model) ?? new Map<string, readonly AvailabilityRow[]>();
  const known = made.get(language);
  if (known !== undefined) return known;
  const isBrief = model.parts.ownRows > SMALL;
  const rows: AvailabilityRow[] = [];
  let turn = performance.now();
  for (const element of elements) {
    rows.push(availabilityRow(availability(model, element, { isBrief, samples: 0 }), language));
    if (performance.now() - turn < TURN) continue;
    await breathe(context);
    turn = performance.now();
  }
  rowsMade.set(model, made.set(language, rows));
  return rows;
}

function drillIn(context: Context, model: Model): DrillAsked {
  const fails = context.req.query("fails") ?? "";
  const wish = {
    fails: fails === "" ? undefined : listOf(context, "fails"),
    harm: wordOf(context, "harm", harms),
    lasts: amountOf(context, "for", MOST_HOURS),
    horizon: amountOf(context, "until", MOST_HOURS),
    times: amountOf(context, "times", MOST_TIMES),
  };
  if ((wish.fails?.length ?? 0) > MOST_FAILING)
    throw new Refused("bad-parameter", { name: "fails", value: `${fails.slice(0, 40)}…` });
  const id = context.req.query("drill") ?? "";
  const asked = id === "" ? askDrill(model, wish) : readDrill(timed(statementAsked(model, "drill", id)), wish);
  const [unknown] = asked.unknown;
  if (unknown !== undefined) refuseElement(model, unknown);
  return asked;
}

/** A drill on the day, or in the state of the architecture, that it is about. */
function timed(statement: Element): Element {
  const day = dayOfDrill(statement);
  return day === undefined ? statement : asOf(statement.model, day).at(statement.row);
}

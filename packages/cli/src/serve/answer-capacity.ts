/** Questions to capacity: how busy everything is under a load, one thing under more and more of it. */
import { capacityAnswer as capacityPage, curveAnswer } from "@orrery/core/answers/simulate-capacity";
import { dayNumber } from "@orrery/core/base/dates";
import type { Element, Model } from "@orrery/core/model/model";
import { capacityAnswer, type CapacityQuestion } from "@orrery/core/simulation/capacity";
import { loadCurve } from "@orrery/core/simulation/capacity/curve";
import { scenarioOf } from "@orrery/core/simulation/load/scenario";
import type { Context, Hono } from "hono";
import { workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { amountOf, elementAsked, settingOf, statementAsked } from "./simulate-asked.ts";

const MOST_TIMES = 1e6;
const MOST_YEARS = 100;
const CURVE_POINTS = 60;
/** A curve goes on until somewhat more than it bears; so many times the load where nobody knows what that is. */
const BEYOND = 1.2;
const UNKNOWN_TIMES = 3;
const MOST_CURVE = 20;

export function capacityRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const modelOf = (context: Context): Model => workspaceOf(context, workspaces).model;

  app.get("/api/w/:ws/simulate/capacity", (context) => {
    const setting = settingOf(context, workspaces);
    const model = modelOf(context);
    const { question, load } = capacityIn(context, model, setting.today);
    const { times, years = 0 } = question;
    return context.json(capacityPage(capacityAnswer(model, question), { load, times, years }, setting));
  });

  app.get("/api/w/:ws/simulate/capacity/:id", (context) => {
    const model = modelOf(context);
    const { today, language } = settingOf(context, workspaces);
    const element = elementAsked(context, model);
    const { question } = capacityIn(context, model, today);
    const found = capacityAnswer(model, { ...question, of: element });
    const use = found.stations.find((station) => station.element.row === element.row)?.utilisation?.lower ?? 0;
    const most = use > 0 ? Math.min(MOST_CURVE, Math.max(1.5, BEYOND / use)) : UNKNOWN_TIMES;
    const points = loadCurve(model, element, question, { most, points: CURVE_POINTS }) ?? [];
    return context.json(curveAnswer(element, points, language));
  });
}

function capacityIn(
  context: Context,
  model: Model,
  today: string,
): { readonly question: CapacityQuestion; readonly load: Element | undefined } {
  const id = context.req.query("load") ?? "";
  const load = id === "" ? undefined : statementAsked(model, "load", id);
  const question = {
    scenario: load === undefined ? undefined : scenarioOf(load),
    times: amountOf(context, "times", MOST_TIMES),
    years: amountOf(context, "years", MOST_YEARS) ?? 0,
    today: dayNumber(today),
  };
  return { question, load };
}

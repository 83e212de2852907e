/** A figure over time, drawn. */
import type { TrendChartAnswer } from "@orrery/core/answers/dashboard-answers";
import { trendChartAnswer } from "@orrery/core/answers/dashboards/trend";
import type { TrendAnswer } from "@orrery/core/answers/time-answers";
import type { Context } from "hono";
import { chartPen } from "./answer-dashboard.ts";
import { localeOf, numberOf } from "./asked.ts";

const USUAL_WIDTH = 604;
const WIDEST = 2000;

/** The chart of a trend, as wide and with the wanted figure that the address says. */
export function trendChart(context: Context, trend: TrendAnswer): TrendChartAnswer {
  const good = Number(context.req.query("good") || Number.NaN);
  const language = localeOf(context);
  return trendChartAnswer(trend, {
    name: (context.req.query("name") ?? trend.measure).slice(0, 200),
    width: Math.max(200, numberOf(context, "width", USUAL_WIDTH, WIDEST)),
    good: Number.isFinite(good) ? good : undefined,
    language,
    pen: chartPen(language),
  });
}

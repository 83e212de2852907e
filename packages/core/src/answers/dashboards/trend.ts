/** A figure over time as a chart, from points that somebody read out of the history. */
import { dayNumber } from "../../base/dates.ts";
import type { Locale } from "../../base/codes.ts";
import { printNumber } from "../../base/quantity.ts";
import type { Pen } from "../../notations/notation.ts";
import { chartScene } from "../../notations/scenes/charts/index.ts";
import { ticksBetween } from "../../notations/scenes/charts/scale.ts";
import { dayText } from "../../notations/scenes/timeline-axis.ts";
import type { TrendChartAnswer } from "../dashboard-answers.ts";
import type { TrendAnswer } from "../time-answers.ts";

export interface TrendRequest {
  readonly name: string;
  readonly width: number;
  readonly good: number | undefined;
  readonly language: Locale;
  readonly pen: Pen;
}

/** The chart of a trend. */
export function trendChartAnswer(trend: TrendAnswer, request: TrendRequest): TrendChartAnswer {
  const { language, pen, name } = request;
  const problem = trend.problem === null ? null : { message: trend.problem.message, advice: trend.problem.advice };
  const points = trend.points.flatMap(({ revision, date, value }) => {
    const day = dayOf(date);
    return day === undefined ? [] : [{ revision, day, value }];
  });
  const columns = [
    { name: language === "fr" ? "Date" : "Date", numeric: false },
    { name, numeric: true },
  ];
  const table = {
    columns,
    rows: points.map(({ day, value }) => ({
      cells: [dayText(Math.floor(day), pen), printNumber(value, language)],
      opens: null,
      isUnknown: false,
    })),
  };
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return { version: 1, scene: null, table, change: null, problem };
  const values = points.map(({ value }) => value);
  const ticks = ticksBetween(
    Math.min(...values, ...(request.good === undefined ? [] : [request.good])),
    Math.max(...values, ...(request.good === undefined ? [] : [request.good])),
    4,
    values.every(Number.isInteger),
  );
  const scene = chartScene(
    {
      kind: "line",
      points: points.map(({ revision, day, value }) => {
        const text = printNumber(value, language);
        return { id: revision, label: `${dayText(Math.floor(day), pen)}: ${text}`, day, value, text };
      }),
      y: {
        name,
        from: ticks[0] ?? 0,
        to: ticks.at(-1) ?? 1,
        ticks: ticks.map((at) => ({ at, name: printNumber(at, language) })),
      },
      ...(request.good === undefined
        ? {}
        : { wanted: { value: request.good, text: printNumber(request.good, language) } }),
    },
    {
      title: name,
      description: `${dayText(Math.floor(first.day), pen)}: ${first.value}; ${dayText(Math.floor(last.day), pen)}: ${last.value}`,
      width: request.width,
      pen,
    },
  );
  const change = last.value - first.value;
  const signed = `${change > 0 ? "+" : change < 0 ? "\u2212" : "±"}${printNumber(Math.abs(change), language)}`;
  return {
    version: 1,
    scene,
    table,
    change: points.length < 2 ? null : { text: signed, since: dayText(Math.floor(first.day), pen) },
    problem,
  };
}

/** Days since 1970-01-01 with the part of the day that has passed, of a date or a moment with its time. */
function dayOf(date: string): number | undefined {
  const day = dayNumber(date.slice(0, 10));
  if (day === undefined) return undefined;
  const time = /T(\d{2}):(\d{2})/.exec(date);
  return time === null ? day : day + (Number(time[1]) * 60 + Number(time[2])) / 1440;
}

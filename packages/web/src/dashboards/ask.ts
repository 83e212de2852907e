/** What dashboards ask the server. */
import type {
  DashboardAnswer,
  DashboardsAnswer,
  TileAnswer,
  TrendChartAnswer,
} from "@orrery/core/answers/dashboard-answers";
import { question, type Question } from "../answers/client.ts";
import type { Language } from "../messages/messages.ts";

/** Which dashboard: one of the model, or the home of a role. */
export type BoardSource = { readonly board: string } | { readonly role: string };

export const askDashboards = (workspace: string, lang: Language, at?: string): Question<DashboardsAnswer> =>
  question(workspace, "/dashboards", { lang, at });

export const askBoard = (
  workspace: string,
  lang: Language,
  source: BoardSource,
  at?: string,
): Question<DashboardAnswer> => question(workspace, boardRoute(source), { lang, at });

/** The route of a board, and of what belongs to it. */
export function boardRoute(source: BoardSource): string {
  return "board" in source
    ? `/dashboard/${encodeURIComponent(source.board)}`
    : `/home/${encodeURIComponent(source.role)}`;
}

/** A tile that nobody has written yet. */
export const askTile = (
  workspace: string,
  lang: Language,
  title: string,
  text: string | undefined,
  fields: Readonly<Record<string, string>>,
): Question<{ readonly version: 1; readonly tile: TileAnswer }> =>
  question(workspace, "/tile", {
    title,
    text,
    ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [`a.${key}`, value])),
    lang,
  });

export const askTrendChart = (
  workspace: string,
  lang: Language,
  request: { readonly measure: string; readonly name: string; readonly good: string | null; readonly width: number },
): Question<TrendChartAnswer> =>
  question(workspace, "/trend-chart", {
    measure: request.measure,
    name: request.name,
    good: request.good ?? undefined,
    width: request.width,
    lang,
  });

/** What the pages of analyses ask the server. */
import type { AnalysesAnswer, AnalysisAnswer } from "@orrery/core/answers/analysis-answers";
import { analysisEntries } from "@orrery/core/answers/table-path";
import type { Page } from "@orrery/core/answers/url";
import { question, type Question } from "../../answers/client.ts";
import type { Language } from "../../messages/messages.ts";

/** The address of a page of analyses. */
export type AnalysisAddress = Page & { readonly kind: "analysis" };

/** Rows that a page shows at once, and the most that come at all. */
export const PAGE_ROWS = 200;
export const MOST_ROWS = 2000;

export const askAnalyses = (workspace: string): Question<AnalysesAnswer> => question(workspace, "/analyses", {});

export const askAnalysis = (
  workspace: string,
  lang: Language,
  analysis: string,
  page: AnalysisAddress,
  rows: { readonly offset: number; readonly limit: number } = { offset: page.offset ?? 0, limit: PAGE_ROWS },
): Question<AnalysisAnswer> =>
  question(workspace, `/analysis/${encodeURIComponent(analysis)}`, {
    ...Object.fromEntries(analysisEntries(page)),
    ...rows,
    lang,
  });

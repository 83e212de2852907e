/** Questions about time. Those about all moments name none; a comparison names both sides itself. */
import type {
  CompareAnswer,
  CompareElementAnswer,
  CompareMarksAnswer,
  CompareTextAnswer,
  CompareViewsAnswer,
  ElementHistoryAnswer,
  HistoryAnswer,
  MomentAnswer,
  MomentsAnswer,
} from "@orrery/core/answers/time-answers";
import { question, type Question } from "../answers/client.ts";
import type { Language } from "../messages/messages.ts";

/** The two sides of a comparison; undefined: the latest commit, and now. */
export interface SidesAsked {
  readonly at: string | undefined;
  readonly against: string | undefined;
}

export const askMoment = (workspace: string, lang: Language, at: string): Question<MomentAnswer> =>
  question(workspace, "/moment", { at, lang });

export const askMoments = (workspace: string, lang: Language): Question<MomentsAnswer> =>
  question(workspace, "/moments", { at: "", lang });

export const askHistory = (workspace: string, lang: Language, offset: number): Question<HistoryAnswer> =>
  question(workspace, "/history", { at: "", offset, lang });

export const askElementHistory = (
  workspace: string,
  lang: Language,
  id: string,
  offset: number,
): Question<ElementHistoryAnswer> =>
  question(workspace, `/history/${encodeURIComponent(id)}`, { at: "", offset, lang });

export const askComparison = (workspace: string, lang: Language, sides: SidesAsked): Question<CompareAnswer> =>
  compare(workspace, "", lang, sides);

export const askComparedText = (
  workspace: string,
  lang: Language,
  sides: SidesAsked,
  file: { readonly uri: string; readonly formerly?: string | undefined },
): Question<CompareTextAnswer> => compare(workspace, "/text", lang, sides, { uri: file.uri, formerly: file.formerly });

export const askComparedViews = (workspace: string, lang: Language, sides: SidesAsked): Question<CompareViewsAnswer> =>
  compare(workspace, "/views", lang, sides);

export const askMarks = (workspace: string, lang: Language, sides: SidesAsked): Question<CompareMarksAnswer> =>
  compare(workspace, "/marks", lang, sides);

export const askComparedElement = (
  workspace: string,
  lang: Language,
  sides: SidesAsked,
  id: string,
): Question<CompareElementAnswer> => compare(workspace, `/element/${encodeURIComponent(id)}`, lang, sides);

/** A comparison as a file. */
export function comparisonFile(
  workspace: string,
  lang: Language,
  sides: SidesAsked,
  file: "json" | "csv" | "md",
): string {
  return compare<never>(workspace, `.${file}`, lang, sides).path;
}

function compare<Answer>(
  workspace: string,
  route: string,
  lang: Language,
  { at = "", against = "" }: SidesAsked,
  more: Readonly<Record<string, string | undefined>> = {},
): Question<Answer> {
  return question(workspace, `/compare${route}`, { at, vs: against, ...more, lang });
}

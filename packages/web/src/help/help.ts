/** What help pages ask for. */
import type { HelpAnswer, HelpEntry, HelpIndexAnswer } from "@orrery/core/answers/help-answers";
import { question, type Question } from "../answers/client.ts";
import type { Language } from "../messages/messages.ts";

export const askHelpIndex = (workspace: string, lang: Language): Question<HelpIndexAnswer> =>
  question(workspace, "/help", { lang });

export const askHelp = (
  workspace: string,
  lang: Language,
  topic: HelpEntry["topic"],
  id: string,
): Question<HelpAnswer> => question(workspace, `/help/${topic}/${encodeURIComponent(id)}`, { lang });

/** Address of the picture of a viewpoint's example. */
export function examplePicture(workspace: string, lang: Language, viewpoint: string, theme: "light" | "dark"): string {
  return question(workspace, `/help/viewpoint/${encodeURIComponent(viewpoint)}/picture`, { lang, theme }).path;
}

/** A chapter of the guide as lists show it; the build puts them beside the pages. */
export interface ChapterSummary {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly string[];
}

export const askChapters = (): Question<readonly ChapterSummary[]> => ({ path: "/guide/chapters.json" });

export const askChapter = (id: string): Question<{ readonly title: string; readonly text: string }> => ({
  path: `/guide/${encodeURIComponent(id)}.json`,
});

/** The word by which a heading is linked to, as the guide writes it: lower case, blanks as hyphens, other signs left out. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

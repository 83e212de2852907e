/** What the pages of frameworks ask the server. */
import type {
  FrameworkAnswer,
  FrameworkGapsAnswer,
  FrameworksAnswer,
  FrameworkTableAnswer,
} from "@orrery/core/answers/checks-answers";
import { question, type Question } from "../../answers/client.ts";
import type { Language } from "../../messages/messages.ts";
import { momentOf } from "../../moment.ts";

export const askFrameworks = (workspace: string): Question<FrameworksAnswer> => question(workspace, "/frameworks", {});

export const askFramework = (workspace: string, id: string): Question<FrameworkAnswer> =>
  question(workspace, `/frameworks/${encodeURIComponent(id)}`, {});

export const askStatement = (workspace: string, lang: Language, id: string): Question<FrameworkTableAnswer> =>
  question(workspace, `/frameworks/${encodeURIComponent(id)}/statement`, { lang });

export const askGaps = (workspace: string, id: string): Question<FrameworkGapsAnswer> =>
  question(workspace, `/frameworks/${encodeURIComponent(id)}/gaps`, {});

/** Where a table comes from as a file. */
export function frameworkFilePath(workspace: string, lang: Language, id?: string, part?: string): string {
  const { at } = momentOf(workspace);
  const query = new URLSearchParams({ lang, ...(at === undefined ? {} : { at }) });
  const name = id === undefined ? "frameworks" : `frameworks/${encodeURIComponent(id)}/${part ?? "evidence"}`;
  return `/api/w/${encodeURIComponent(workspace)}/${name}.csv?${query.toString()}`;
}

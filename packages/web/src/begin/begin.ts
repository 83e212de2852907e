/** What the first steps ask of the server. */
import type { BeginAnswer, BeginMade, BeginRequest } from "@orrery/core/answers/begin-answers";
import { postJson, question, type Question } from "../answers/client.ts";
import { refresh } from "../answers/store.ts";
import type { Language } from "../messages/messages.ts";

export const askBegin = (workspace: string, lang: Language): Question<BeginAnswer> =>
  question(workspace, "/begin", { lang });

/** Makes a workspace; throws `Refused`. */
export async function makeWorkspace(request: BeginRequest, language: Language): Promise<string> {
  const made = (await postJson(`/api/begin?lang=${language}`, request)) as BeginMade;
  refresh();
  return made.workspace;
}

/** The question for the maps. */
import type { MapsAnswer } from "@orrery/core/answers/map-answers";
import { question, type Question } from "../../answers/client.ts";
import type { Language } from "../../messages/messages.ts";

export function askMaps(workspace: string, lang: Language, at: string | undefined): Question<MapsAnswer> {
  return question(workspace, "/maps", { at, lang });
}

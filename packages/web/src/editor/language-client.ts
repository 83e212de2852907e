/** Questions of the editor to the server, about a text that may not be saved. */
import type {
  CompleteAnswer,
  DefinitionAnswer,
  FormatAnswer,
  HoverAnswer,
  OutlineAnswer,
  ReferencesAnswer,
} from "@orrery/core/answers/language-answers";
import { postJson, question } from "../answers/client.ts";
import type { Language } from "../messages/messages.ts";

/** Which file of which workspace, and the language of the answers. */
export interface Written {
  readonly workspace: string;
  readonly uri: string;
  readonly language: Language;
}

interface Answers {
  readonly complete: CompleteAnswer;
  readonly hover: HoverAnswer;
  readonly definition: DefinitionAnswer;
  readonly references: ReferencesAnswer;
}

/** Asks about a place of the text. */
export async function askAt<Name extends keyof Answers>(
  name: Name,
  written: Written,
  text: string,
  offset: number,
): Promise<Answers[Name]> {
  return (await postJson(pathOf(name, written), {
    uri: written.uri,
    text,
    offset: String(offset),
  })) as Answers[Name];
}

export async function askFormat(written: Written, text: string): Promise<FormatAnswer> {
  return (await postJson(pathOf("format", written), { uri: written.uri, text })) as FormatAnswer;
}

export async function askOutline(written: Written, text: string, signal: AbortSignal): Promise<OutlineAnswer> {
  return (await postJson(pathOf("outline", written), { uri: written.uri, text }, signal)) as OutlineAnswer;
}

function pathOf(name: string, { workspace, language }: Written): string {
  return question(workspace, `/language/${name}`, { lang: language }).path;
}

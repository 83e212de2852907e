/** A text that somebody is writing, and a file that changed meanwhile, put together. */
import type { MergeAnswer } from "@orrery/core/answers/edit-answers";
import { postJson, question } from "../answers/client.ts";
import { plainLines } from "./drafts.ts";
import type { Written } from "./language-client.ts";
import { oursIn } from "./our-side.ts";

/** What became of a text and the file as it is now. */
export interface Together {
  /** Ours, with theirs where ours is as it was; ours alone where both changed the same. */
  readonly text: string;
  /** Places that both changed, each in its own way. */
  readonly conflicts: number;
  /** Of the file that it was put together with. */
  readonly hash: string;
}

/** A text that began with `base` and the file as it is now become one. */
export async function mergeWithFile(written: Written, base: string, text: string): Promise<Together> {
  const path = question(written.workspace, "/merge", { lang: written.language }).path;
  const answer = (await postJson(path, { uri: written.uri, base: plainLines(base), text })) as MergeAnswer;
  return { text: oursIn(plainLines(answer.text)), conflicts: answer.conflicts.length, hash: answer.hash };
}

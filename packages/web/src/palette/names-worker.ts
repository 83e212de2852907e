/** The worker that holds the names: reading a hundred thousand of them takes longer than a page may stand still. */
import { answerNames } from "./answer-names.ts";
import type { NamesAsked } from "./names-messages.ts";

const answer = answerNames((told) => postMessage(told));
addEventListener("message", ({ data }: MessageEvent<NamesAsked>) => answer(data));

/** An artefact with another text: what was packed in it, or the same without what a parser does not take. */
import { encode } from "../../../base/text.ts";
import type { Artefact } from "../../source.ts";

export function withText({ path }: Artefact, text: string): Artefact {
  return {
    path,
    size: text.length,
    text: () => text,
    bytes: () => encode(text),
    chunks: async function* () {
      await Promise.resolve();
      yield encode(text);
    },
  };
}

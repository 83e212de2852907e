/** Schemas of Cassandra (`DESCRIBE SCHEMA`): SQL but for the brackets of its collections. */
import { withText } from "../parts/documents/with-text.ts";
import type { Artefact } from "../source.ts";

/** The same script as other dialects would write it: `frozen(map(text, int))` for `frozen<map<text, int>>`. */
export function withRoundBrackets(artefact: Artefact): Artefact {
  return /\.cql$/iu.test(artefact.path) ? withText(artefact, rounded(artefact.text())) : artefact;
}

function rounded(text: string): string {
  let open = 0;
  return text.replaceAll(/\b(?:set|list|map|frozen|tuple|vector)\s*<|[;>]/giu, (found) => {
    if (found.endsWith("<")) {
      open++;
      return `${found.slice(0, -1)}(`;
    }
    if (found === ";") open = 0;
    if (found !== ">" || open === 0) return found;
    open--;
    return ")";
  });
}

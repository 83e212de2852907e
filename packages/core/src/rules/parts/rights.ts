/** Rights as systems write them, and which of them are rights to everything. */
import { type Stating, states, wordsOf } from "../../model/read.ts";

/** `*`, `*:*`, `s3:*`, `*.*`, `all`, `ALL PRIVILEGES`, `admin`, `owner`; a path that ends in a star is narrow enough. */
const EVERYTHING =
  /^(?:[a-z0-9_-]*[:.]?\*(?:[:.]\*)*|all(?: privileges)?|full[- ]?(?:access|control)|admin(?:istrator)?|owner|root|superuser)$/iu;

/** The first stated right that is one to everything: none is the empty text; undefined where no rights are stated. */
export function widestRight(one: Stating): string | undefined {
  if (!states(one, "rights")) return undefined;
  return wordsOf(one, "rights").find((right) => EVERYTHING.test(right)) ?? "";
}

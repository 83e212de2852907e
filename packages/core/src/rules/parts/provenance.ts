/** How a fact is known: where it comes from, when it was last seen, and whether a person confirmed it. */
import { dayIn, type Stating } from "../../model/read.ts";

export interface Provenance {
  readonly seen: number | undefined;
  /** Discovered, imported, or read from a source: not written by hand. */
  readonly isFound: boolean;
  readonly isDiscovered: boolean;
  readonly isConfirmed: boolean | undefined;
}

/** Undefined where nothing is said of it: a fact that somebody wrote. */
export function provenanceOf(one: Stating): Provenance | undefined {
  const value = one.get("provenance");
  if (value?.kind !== "record") return undefined;
  const { origin, confirmed, seenAt, source } = value.fields;
  const word = origin?.kind === "word" ? origin.text : undefined;
  return {
    seen: dayIn(seenAt),
    isFound: word === "discovered" || word === "imported" || (word === undefined && source !== undefined),
    isDiscovered: word === "discovered",
    isConfirmed: confirmed?.kind === "boolean" ? confirmed.boolean : undefined,
  };
}

/** What keeps confidential data, and whether others run it. */
import type { Element } from "../../model/model.ts";
import { careOf, isConfidential } from "./data.ts";

const OUTSIDE: readonly string[] = ["saas", "paas", "iaas", "faas", "colocation", "hybrid"];

/** Does hosting mean that somebody else holds the machines? */
export function isOutside(hosting: string): boolean {
  return OUTSIDE.includes(hosting);
}

/** Does it keep confidential or personal data: by its own words, by what it holds, or as the golden source? */
export function keepsConfidential(holder: Element): boolean {
  return holder.model.derive(keptFor, holder);
}

function keptFor(holder: Element): boolean {
  if (isConfidential(careOf(holder)) === true) return true;
  return holder.referrers.some(
    ({ key, element }) => key === "goldenSource" && isConfidential(careOf(element)) === true,
  );
}

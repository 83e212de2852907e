/** The verdict of the rules that ask for a safeguard where personal data goes abroad. */
import type { Element, Relationship } from "../../model/model.ts";
import { wordsOf } from "../../model/read.ts";
import { type Verdict, holds, violated } from "../verdict.ts";
import { ADEQUACY_AS_OF, adequacyOf } from "./adequacy.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "./sentence.ts";

/** What stands for any country; `adequacy` alone only where the law is adequate. */
const STRONG: readonly string[] = ["standard-clauses", "binding-rules", "certification", "derogation"];

/** Is each country of a transfer adequate or covered by a safeguard that `by` states? Undefined: nothing goes abroad. */
export function transferVerdict(
  one: Element | Relationship,
  by: Element | Relationship,
  countries: readonly string[],
  regimes: readonly string[],
): Verdict | undefined {
  if (countries.length === 0) return undefined;
  const safeguards = wordsOf(by, "safeguard").filter((word) => word !== "none");
  // A safeguard of another name is the organisation's own word for one.
  if (safeguards.some((word) => STRONG.includes(word) || word !== "adequacy")) return holds;
  const isClaimed = safeguards.includes("adequacy");
  const bare = countries.filter((country) => {
    const adequacy = adequacyOf(country, regimes);
    return adequacy === "no" || (adequacy === "partly" && !isClaimed);
  });
  if (bare.length === 0) return holds;
  return violated(() => {
    const name = "kind" in one ? nameOf(one) : endsOf(one);
    const list = bare.join(", ");
    return {
      en: `${name.en}: personal data goes to ${list} ${isClaimed ? `for adequacy, which is not granted (lists of ${ADEQUACY_AS_OF})` : "without a safeguard"}`,
      fr: `${name.fr} : des données personnelles vont vers ${list} ${isClaimed ? `au titre d’une adéquation non accordée (listes du ${ADEQUACY_AS_OF})` : "sans garantie"}`,
      values: [
        [one, "transferCountry"],
        [by, "safeguard"],
      ],
      ...("kind" in one
        ? {}
        : { path: [...(one.from === undefined ? [] : [one.from]), one, ...(one.to === undefined ? [] : [one.to])] }),
    };
  });
}

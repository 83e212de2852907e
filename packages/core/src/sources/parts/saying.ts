/** Claims from one place, without saying the place again and again. */
import type { AttributeClaim, Mention, Place, RelationshipClaim } from "../../model/claims/claim.ts";
import type { FactValue } from "../../model/facts.ts";

type Said<Claimed> = Omit<Claimed, "claim" | "at" | "seenBy">;

export interface Saying {
  mention(said: Partial<Pick<Mention, "keys" | "scope">> & Omit<Said<Mention>, "keys" | "scope">): Mention;
  /** Nothing where the value is not known. */
  attribute(of: string, name: string, value: FactValue | undefined): readonly AttributeClaim[];
  relationship(said: Said<RelationshipClaim>): RelationshipClaim;
}

export function sayingAt(at: Place, seenBy: string): Saying {
  return {
    mention: (said) => ({ claim: "mention", keys: [], scope: {}, ...said, at, seenBy }),
    attribute: (of, name, value) => (value === undefined ? [] : [{ claim: "attribute", of, name, value, at, seenBy }]),
    relationship: (said) => ({ claim: "relationship", ...said, at, seenBy }),
  };
}

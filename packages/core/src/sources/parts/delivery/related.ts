/** A pipeline has to do with something: it builds it, tests it, deploys it. */
import type { Claim, Place, Reference } from "../../../model/claims/claim.ts";
import { environmentWord } from "./environments.ts";
import type { Environment } from "./pipeline.ts";

export function related(
  key: string,
  to: Reference,
  at: Place,
  seenBy: string,
  environment: Environment | undefined,
): Claim {
  return {
    claim: "relationship",
    from: { key },
    to,
    purpose: "other",
    verb: "relates",
    evidence: "declared",
    ...(environment === undefined ? {} : { scope: { environment: environmentWord(environment.name) } }),
    at,
    seenBy,
  };
}

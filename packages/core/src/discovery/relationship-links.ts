/** Links of relationship claims: both ends found, what a variable holds taken from the deployment. */
import type { Lookup, RelationshipClaim } from "../model/claims/claim.ts";
import { confidenceOf } from "../model/claims/evidence.ts";
import type { Found } from "./hosts.ts";
import {
  endOf,
  isOne,
  noteLoose,
  protocolOf,
  scopeOf,
  textOf,
  type End,
  type Gathered,
  type LinkContext,
  type Mislabelled,
} from "./link.ts";
import type { Sourced } from "./mentions.ts";
import type { Evidence } from "./observation.ts";

export function ofRelationship(
  { source, claim }: Sourced<RelationshipClaim>,
  { index, hosts, settings, speakers }: LinkContext,
  { links, loose, mislabelled }: Gathered,
): void {
  const speaker = "key" in claim.from ? index.byKey.get(claim.from.key) : undefined;
  const other = "key" in claim.to ? index.byKey.get(claim.to.key) : undefined;
  const froms: readonly Found[] =
    speaker === undefined
      ? [hosts.find(claim.from, other)]
      : speakers.rootsOf(speaker).map((root): Found => ({ is: "element", root, how: "key" }));
  for (const from of froms) {
    const start = endOf(from);
    if (start === undefined) {
      if (from.is === "dangling" && "root" in (endOf(hosts.find(claim.to, other)) ?? {}))
        noteMissing(from.address, claim, source, mislabelled, endOf(hosts.find(claim.to, other)));
      continue;
    }
    const resolved =
      "root" in start && "lookup" in claim.to ? settings.resolve(start.root, claim.to.lookup) : [undefined];
    for (const one of resolved) {
      const found = hosts.find(one === undefined ? claim.to : { lookup: one.lookup }, speaker ?? other);
      const isSet = one !== undefined && "given" in one && one.given !== undefined;
      const isAlike =
        (found.is === "element" && found.how === "similar-name") ||
        (from.is === "element" && from.how === "similar-name");
      const evidence: Evidence = {
        class: isSet ? "address-read" : claim.evidence,
        source,
        seenBy: claim.seenBy,
        at: claim.at,
        confidence: confidenceOf(isSet ? "address-read" : claim.evidence) * (claim.certainty ?? (isAlike ? 0.9 : 1)),
        ...textOf(claim, one?.lookup),
        ...scopeOf(claim.scope ?? speaker?.scope),
      };
      if (from.is === "element" && from.how === "similar-name" && "lookup" in claim.from)
        mislabelled.push({ root: from.root, labels: labelText(claim.from.lookup), at: claim.at, source });
      if (
        found.is === "element" &&
        found.how === "similar-name" &&
        "lookup" in claim.to &&
        claim.to.lookup.labels !== undefined
      )
        mislabelled.push({ root: found.root, labels: labelText(claim.to.lookup), at: claim.at, source });
      const end = endOf(found);
      if (end === undefined) {
        if ("root" in start) noteLoose(start.root, found, evidence, loose);
        continue;
      }
      if (isOne(start, end)) continue;
      links.push({
        from: start,
        to: end,
        purpose: claim.purpose,
        ...(claim.verb === undefined ? {} : { verb: claim.verb }),
        ...protocolOf(claim.protocol ?? one?.lookup.protocol),
        attributes: claim.attributes ?? {},
        evidence,
      });
    }
  }
}

function noteMissing(
  address: string,
  claim: RelationshipClaim,
  source: string,
  mislabelled: Mislabelled[],
  end: End | undefined,
): void {
  if (end !== undefined && "root" in end) mislabelled.push({ root: end.root, labels: address, at: claim.at, source });
}

function labelText(lookup: Lookup): string {
  return Object.entries(lookup.labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}

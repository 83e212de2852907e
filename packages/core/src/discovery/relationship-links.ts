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
  context: LinkContext,
  { links, loose, mislabelled }: Gathered,
): void {
  const { index, hosts, settings, speakers } = context;
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
      // Who is found by its name speaks from where it runs.
      const place = speaker ?? other ?? ("root" in start ? speakers.anchorsOf(start.root)[0] : undefined);
      const found = hosts.find(one === undefined ? claim.to : { lookup: one.lookup }, place);
      const isSet = one !== undefined && "given" in one && one.given !== undefined;
      const isAlike =
        (found.is === "element" && found.how === "similar-name") ||
        (from.is === "element" && from.how === "similar-name");
      const isPart = speaker !== undefined && "root" in start && speakers.isPart(speaker, start.root);
      const kind = isPart ? "shared-address" : isSet ? "address-read" : claim.evidence;
      const evidence: Evidence = {
        class: kind,
        source,
        seenBy: claim.seenBy,
        at: claim.at,
        confidence: confidenceOf(kind) * (claim.certainty ?? (isAlike ? 0.9 : 1)),
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
      const meant = answering(end, claim, context);
      if (meant === undefined) {
        if ("root" in start)
          noteLoose(start.root, { is: "several", address: evidence.text ?? claim.seenBy }, evidence, loose);
        continue;
      }
      if (isOne(start, meant)) continue;
      links.push({
        from: start,
        to: meant,
        purpose: claim.purpose,
        ...(claim.verb === undefined ? {} : { verb: claim.verb }),
        ...protocolOf(protocolIn(claim, one?.lookup)),
        attributes: claim.attributes ?? {},
        evidence,
      });
    }
  }
}

/** As the claim says; an encrypted address says so of whoever dials it. */
function protocolIn({ protocol, to }: RelationshipClaim, resolved: Lookup | undefined): string | undefined {
  const dialled = resolved?.protocol ?? ("lookup" in to ? to.lookup.protocol : undefined);
  return protocol === "http" && dialled === "https" ? "https" : (protocol ?? dialled);
}

/** Who answers a call to code that several workloads run: the one whose name says the protocol; `undefined`: nobody can tell. */
function answering(
  end: End,
  { purpose, protocol }: RelationshipClaim,
  { hosts, speakers }: LinkContext,
): End | undefined {
  if (!("root" in end) || purpose !== "call") return end;
  const all = speakers.standInsOf(end.root);
  const [only, other] = all;
  if (only === undefined || other === undefined) return only === undefined ? end : { root: only };
  const fitting = all.filter((root) => protocol !== undefined && hosts.isNamedAfter(root, protocol));
  return fitting.length === 1 && fitting[0] !== undefined ? { root: fitting[0] } : undefined;
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

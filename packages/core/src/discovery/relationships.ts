/** Links of the same ends and purpose as one relationship, with all its evidence. */
import type { EvidenceClass, Purpose } from "../model/claims/claim.ts";
import { combined } from "../model/claims/evidence.ts";
import type { FactValue } from "../model/facts.ts";
import type { Named } from "./elements.ts";
import { type Product, telemetryHosts, type Role } from "./products.ts";
import { verbOf } from "./kinds.ts";
import type { End, Link } from "./link.ts";
import type { Evidence, ObservedRelationship } from "./observation.ts";
import { protocolAmong } from "./protocols.ts";

export interface RelationshipContext {
  readonly named: ReadonlyMap<number, Named>;
  /** Ids of elements outside, by the name under which links know them. */
  readonly externals: ReadonlyMap<string, string>;
  /** Roots that nothing deploys although other code of the run is deployed. */
  readonly dormant: ReadonlySet<number>;
}

interface Draft {
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose;
  readonly verb: string;
  readonly protocols: string[];
  /** What the other end is, where it is a product. */
  readonly end: Product | undefined;
  attributes: Record<string, FactValue>;
  readonly evidence: Evidence[];
  readonly isDormant: boolean;
}

export function relationshipsOf(links: readonly Link[], context: RelationshipContext): readonly ObservedRelationship[] {
  const drafts = new Map<string, Draft>();
  for (const link of links) {
    const from = idOf(link.from, context);
    const to = idOf(link.to, context);
    if (from === undefined || to === undefined || from === to) continue;
    const purpose = purposeOf(link, context);
    const verb = link.verb ?? verbOf(kindOf(link.from, context), kindOf(link.to, context));
    const key = [from, to, purpose, verb].join("\u0000");
    const draft = drafts.get(key) ?? {
      from,
      to,
      purpose,
      verb,
      protocols: [],
      end: productOf(link.to, context),
      attributes: {},
      evidence: [],
      isDormant: "root" in link.from && context.dormant.has(link.from.root),
    };
    drafts.set(key, draft);
    if (link.protocol !== undefined) draft.protocols.push(link.protocol);
    draft.attributes = { ...link.attributes, ...draft.attributes };
    draft.evidence.push(link.evidence);
  }
  const waits = new Map<string, Evidence>();
  for (const { from, to, evidence } of drafts.values()) {
    const order = evidence.find(({ class: kind }) => kind === "start-order");
    if (order !== undefined) waits.set(`${from}\u0000${to}`, order);
  }
  return [...drafts.keys()].toSorted().map((key) => {
    const draft = drafts.get(key);
    if (draft === undefined) throw new Error("a relationship without draft");
    return finished(draft, waits.get(`${draft.from}\u0000${draft.to}`));
  });
}

/** An address that several are given, or that code of several holds, and a start after the very other: together they tell who uses it. */
function backed(evidence: readonly Evidence[], order: Evidence | undefined): readonly Evidence[] {
  const isShared = evidence.every(({ class: kind }) => kind === "shared-address");
  return order === undefined || !isShared ? evidence : [...evidence, order];
}

function finished(draft: Draft, order: Evidence | undefined): ObservedRelationship {
  const evidence = distinct(backed(draft.evidence, order));
  const confidence = confidenceOfAll(evidence) * (draft.isDormant ? 0.5 : 1);
  const protocol = protocolAmong(draft.protocols, draft.end);
  return {
    from: draft.from,
    to: draft.to,
    purpose: draft.purpose,
    verb: draft.verb,
    ...(protocol === undefined ? {} : { protocol }),
    attributes: draft.attributes,
    evidence,
    confidence: Math.round(confidence * 10_000) / 10_000,
    isGhost: false,
  };
}

/** Best first; one piece for each place and class. */
function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const kept = new Map<string, Evidence>();
  for (const one of evidence) {
    const key = `${one.class} ${one.at.file}:${one.at.line ?? ""}#${one.at.pointer ?? ""} ${one.seenBy}`;
    const before = kept.get(key);
    if (before === undefined || before.confidence < one.confidence) kept.set(key, one);
  }
  return [...kept.values()].toSorted(
    (a, b) =>
      b.confidence - a.confidence ||
      compare(a.at.file, b.at.file) ||
      (a.at.line ?? 0) - (b.at.line ?? 0) ||
      compare(a.source + a.seenBy + (a.text ?? ""), b.source + b.seenBy + (b.text ?? "")),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Classes of which the tenth piece says no more than the first: the same shared map in ten variants, the same start order. */
const repeating: ReadonlySet<EvidenceClass> = new Set(["shared-address", "start-order", "drawn", "prose"]);

/** Pieces from one file are not independent of each other: the best of each file counts; of weak ones the best of each class, where nothing else is. */
function confidenceOfAll(evidence: readonly Evidence[]): number {
  const strong = evidence.filter(({ class: kind }) => !repeating.has(kind));
  if (strong.length === 0) {
    const byClass = new Map<EvidenceClass, number>();
    for (const { class: kind, confidence } of evidence) byClass.set(kind, Math.max(byClass.get(kind) ?? 0, confidence));
    return combined(byClass.values());
  }
  const best = new Map<string, number>();
  for (const { at, confidence } of strong) best.set(at.file, Math.max(best.get(at.file) ?? 0, confidence));
  return combined(best.values());
}

function idOf(end: End, { named, externals }: RelationshipContext): string | undefined {
  return "root" in end ? named.get(end.root)?.id : externals.get(end.external);
}

function productOf(end: End, { named }: RelationshipContext): Product | undefined {
  if (!("root" in end)) return undefined;
  const one = named.get(end.root);
  const isKeeper = one?.sort === "store" || one?.sort === "broker";
  return isKeeper ? one.members.find(({ product }) => product !== undefined)?.product : undefined;
}

function kindOf(end: End, { named }: RelationshipContext): string {
  return "root" in end ? (named.get(end.root)?.kind ?? "module") : "application";
}

/** What a link is for: what its claim says, unless one of its ends watches, configures or keeps data. */
function purposeOf({ purpose, from, to }: Link, context: RelationshipContext): Purpose {
  if (purpose !== "call" && purpose !== "data") return purpose;
  if ("external" in to) return telemetryHosts.test(to.external) ? "telemetry" : purpose;
  const [start, end] = ["root" in from ? roleOf(from.root, context) : undefined, roleOf(to.root, context)];
  if (end === "telemetry" || start === "telemetry") return "telemetry";
  if (end === "platform" || start === "platform") return "other";
  const sort = context.named.get(to.root)?.sort;
  const keeps =
    sort === "store" ||
    sort === "broker" ||
    sort === "topic" ||
    sort === "database" ||
    sort === "entity" ||
    sort === "dataset";
  if (keeps) return "data";
  return purpose === "data" && sort === "external" ? "data" : purpose;
}

function roleOf(root: number, { named }: RelationshipContext): Role | undefined {
  return named.get(root)?.members.find(({ role, isAnchor }) => role !== undefined && isAnchor)?.role;
}

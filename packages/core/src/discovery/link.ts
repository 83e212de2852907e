/** A link: two ends that were found and one piece of evidence; what is said of an end where nothing was found. */
import { lookupText } from "../model/claims/claim-lines.ts";
import type { Lookup, Place, Purpose, RelationshipClaim, Scope } from "../model/claims/claim.ts";
import type { FactValue } from "../model/facts.ts";
import type { Found, Hosts } from "./hosts.ts";
import type { LocalPorts } from "./local-ports.ts";
import type { ClaimIndex } from "./mentions.ts";
import type { Evidence } from "./observation.ts";
import type { Settings } from "./settings.ts";
import type { Speakers } from "./speakers.ts";

/** An end: an element of ours by its root, or somebody else's by its name. */
export type End = { readonly root: number } | { readonly external: string };

export interface Link {
  readonly from: End;
  readonly to: End;
  readonly purpose: Purpose;
  readonly verb?: string;
  readonly protocol?: string;
  readonly attributes: Readonly<Record<string, FactValue>>;
  readonly evidence: Evidence;
}

/** A reference that led nowhere, with who made it. */
export interface Loose {
  readonly from: number;
  readonly why: "dangling" | "several" | "labels";
  readonly address: string;
  readonly evidence: Evidence;
}

export interface Links {
  readonly links: readonly Link[];
  readonly loose: readonly Loose[];
  /** Policies and selectors whose labels nothing has, found by name instead. */
  readonly mislabelled: readonly Mislabelled[];
}

export interface Mislabelled {
  readonly root: number;
  readonly labels: string;
  readonly at: Place;
  readonly source: string;
}

/** What is asked while links are made. */
export interface LinkContext {
  readonly index: ClaimIndex;
  readonly hosts: Hosts;
  readonly settings: Settings;
  readonly speakers: Speakers;
  readonly ports: LocalPorts;
}

/** What was found so far. */
export interface Gathered {
  readonly links: Link[];
  readonly loose: Loose[];
  readonly mislabelled: Mislabelled[];
}

export function noteLoose(root: number, found: Found, evidence: Evidence, loose: Loose[]): void {
  if (found.is === "dangling") loose.push({ from: root, why: "dangling", address: found.address, evidence });
  if (found.is === "several") loose.push({ from: root, why: "several", address: found.address, evidence });
}

export function endOf(found: Found): End | undefined {
  if (found.is === "element") return { root: found.root };
  return found.is === "external" ? { external: found.name } : undefined;
}

export function isOne(a: End, b: End): boolean {
  return "root" in a ? "root" in b && a.root === b.root : "external" in b && a.external === b.external;
}

export function textOf(claim: RelationshipClaim, resolved: Lookup | undefined): { readonly text?: string } {
  if ("key" in claim.to) return {};
  const { lookup } = claim.to;
  const text =
    lookup.variable === undefined ? plainText(lookup) : `${lookup.variable} = ${plainText(resolved ?? lookup)}`;
  return text === "" ? {} : { text };
}

/** `http://catalog:8080/items`, as far as known. */
export function plainText(lookup: Lookup): string {
  const { host, port, path, protocol, name } = lookup;
  if (host === undefined) return name ?? lookupText(lookup);
  return `${protocol === undefined ? "" : `${protocol}://`}${host}${port === undefined ? "" : `:${port}`}${path === undefined ? "" : `/${path}`}`;
}

export function protocolOf(protocol: string | undefined): { readonly protocol?: string } {
  return protocol === undefined ? {} : { protocol };
}

export function scopeOf(scope: Scope | undefined): { readonly scope: Scope } | undefined {
  return scope === undefined || Object.keys(scope).length === 0 ? undefined : { scope };
}

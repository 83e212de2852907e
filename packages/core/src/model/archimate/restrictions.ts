/**
 * What a derivation may not give (ArchiMate 3.2, appendix B.4): restrictions on the ends and on the element in the
 * middle. Two more restrictions are matters of the model, not of types, and left to the caller: no relationship from an
 * element to itself, and nothing derived that exists already.
 */
import { conceptCount, conceptIndex, elementDefinitions } from "./elements.ts";
import type { ConceptIndex, Domain } from "./elements.ts";
import { allRelationships, maskOf } from "./relationships.ts";
import type { RelationshipMask } from "./relationships.ts";

/** Between domains: relationships from one to the other that may be derived; pairs not named are not restricted. */
const betweenDomains: readonly {
  readonly from: readonly Domain[];
  readonly to: readonly Domain[];
  readonly only: RelationshipMask;
}[] = [
  { from: ["implementation", "core", "strategy"], to: ["motivation"], only: maskOf("irno") },
  { from: ["motivation"], to: ["implementation", "core", "strategy"], only: maskOf("o") },
  { from: ["implementation", "core"], to: ["strategy"], only: maskOf("ro") },
  { from: ["strategy"], to: ["implementation", "core"], only: maskOf("o") },
  { from: ["implementation"], to: ["core"], only: maskOf("ro") },
  { from: ["core"], to: ["implementation"], only: maskOf("io") },
];

/** Passive structure at an end: what may be derived, by "source is passive, target is passive". */
const betweenAspects: readonly { readonly from: boolean; readonly to: boolean; readonly only: RelationshipMask }[] = [
  { from: false, to: true, only: maskOf("aio") },
  { from: true, to: true, only: maskOf("ro") },
  { from: true, to: false, only: maskOf("rno") },
];

/** Domains as small numbers; 0 for Grouping, junctions and relationships, which have none and restrict nothing. */
const domainCodes: Readonly<Record<Domain, number>> = { core: 1, strategy: 2, motivation: 3, implementation: 4 };
const domainNames: readonly Domain[] = ["core", "strategy", "motivation", "implementation"];
const domains: Uint8Array = new Uint8Array(conceptCount);

/** 1 for passive structure, 2 for all other elements, 0 for what may hold or be either. */
const structures: Uint8Array = new Uint8Array(conceptCount);

elementDefinitions.forEach(({ id, domain, aspect }, index) => {
  domains[index] = domain === undefined ? 0 : domainCodes[domain];
  structures[index] = id === "Grouping" ? 0 : structureCode(aspect === "passive");
});

/** What may be derived between domains, place 5 x source + target; influence ends in motivation only. */
const byDomain: Uint16Array = new Uint16Array(25).fill(allRelationships);
for (const to of domainNames) {
  const ending = to === "motivation" ? allRelationships : allRelationships & ~maskOf("n");
  byDomain[domainCodes[to]] = ending;
  for (const from of domainNames) {
    const restriction = betweenDomains.find((entry) => entry.from.includes(from) && entry.to.includes(to));
    byDomain[domainCodes[from] * 5 + domainCodes[to]] = ending & (restriction?.only ?? allRelationships);
  }
}

/** What may be derived between kinds of structure, place 3 x source + target; access ends in passive structure only. */
const byStructure: Uint16Array = new Uint16Array(9).fill(allRelationships);
for (const from of [0, 1, 2]) byStructure[from * 3 + structureCode(false)] = allRelationships & ~maskOf("a");
for (const { from, to, only } of betweenAspects) {
  const place = structureCode(from) * 3 + structureCode(to);
  byStructure[place] = (byStructure[place] ?? 0) & only;
}

const location: ConceptIndex = conceptIndex("Location");

/** Relationships that a derivation may give from source to target, whatever lies between them; for hot code. */
export function derivableMask(source: ConceptIndex, target: ConceptIndex): RelationshipMask {
  const domainPlace = (domains[source] ?? 0) * 5 + (domains[target] ?? 0);
  const structurePlace = (structures[source] ?? 0) * 3 + (structures[target] ?? 0);
  return (byDomain[domainPlace] ?? 0) & (byStructure[structurePlace] ?? 0);
}

/**
 * The element in the middle must lie in the domain of one end, or be the core step from implementation to motivation or
 * strategy (in either reading direction); a Location is no such step. For hot code.
 */
export function mayLieBetween(start: ConceptIndex, middle: ConceptIndex, end: ConceptIndex): boolean {
  const from = domains[start] ?? 0;
  const at = domains[middle] ?? 0;
  const to = domains[end] ?? 0;
  if (at === from || at === to || at === 0 || from === 0 || to === 0) return true;
  if (at !== domainCodes.core || middle === location) return false;
  return isAscent(from, to) || isAscent(to, from);
}

function isAscent(from: number, to: number): boolean {
  return from === domainCodes.implementation && (to === domainCodes.motivation || to === domainCodes.strategy);
}

function structureCode(isPassive: boolean): number {
  return isPassive ? 1 : 2;
}

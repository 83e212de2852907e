/**
 * The permission matrix of ArchiMate 3.2 (specification, appendix B.5) as data: which relationships may join which
 * concepts, and whether directly or only as a derived relationship. Facts as in the table of archimate_ontology
 * (Apache-2.0), which two other tables of the field agree with; the form is ours.
 * The mark "direct" is a reading of the specification's figures and only ever a hint; legality does not depend on it.
 */
import {
  conceptCount,
  conceptIndex,
  elementCount,
  elementDefinitions,
  findConceptIndex,
  isJunctionIndex,
  relationshipEndIndex,
} from "./elements.ts";
import type { ConceptIndex, ElementType } from "./elements.ts";
import { allRelationships, findRelationshipIndex, maskOf, typesIn } from "./relationships.ts";
import type { RelationshipIndex, RelationshipMask, RelationshipType } from "./relationships.ts";

/**
 * `direct`: the specification shows it. `derived`: permitted, but only as a summary of a chain of others.
 * `none`: not permitted.
 */
export type Permission = "direct" | "derived" | "none";

/**
 * May a relationship of this type lead from the source to the target, and how? Ends are named as in `Concept`; names
 * that 3.2 does not have, as files may contain them, are permitted nothing. At junctions see `permissionAcross`.
 */
export function permission(source: string, relationship: string, target: string): Permission {
  const from = findConceptIndex(source);
  const type = findRelationshipIndex(relationship);
  const to = findConceptIndex(target);
  return from === undefined || type === undefined || to === undefined ? "none" : permissionAt(from, type, to);
}

/** `permission` by numbers. */
function permissionAt(source: ConceptIndex, relationship: RelationshipIndex, target: ConceptIndex): Permission {
  const bit = 1 << relationship;
  if ((directMask(source, target) & bit) !== 0) return "direct";
  return (permittedMask(source, target) & bit) !== 0 ? "derived" : "none";
}

/** All relationship types that may lead from the source to the target, direct and derived, in the usual order. */
export function permittedRelationships(source: string, target: string): readonly RelationshipType[] {
  const from = findConceptIndex(source);
  const to = findConceptIndex(target);
  return from === undefined || to === undefined ? [] : typesIn(permittedMask(from, to));
}

/** Set of the permitted relationship types, direct or derived; for hot code. */
export function permittedMask(source: ConceptIndex, target: ConceptIndex): RelationshipMask {
  return permitted[source * conceptCount + target] ?? 0;
}

/** Set of the relationship types that are permitted directly; for hot code. */
export function directMask(source: ConceptIndex, target: ConceptIndex): RelationshipMask {
  return direct[source * conceptCount + target] ?? 0;
}

/**
 * Permission of a whole junction: every source must be allowed to reach every target by the type that all
 * relationships at the junction share. `derived` as soon as one pair is only derived.
 */
export function permissionAcross(
  sources: readonly string[],
  relationship: string,
  targets: readonly string[],
): Permission {
  const pairs = sources.flatMap((source) => targets.map((target) => permission(source, relationship, target)));
  if (pairs.includes("none")) return "none";
  return pairs.includes("derived") ? "derived" : "direct";
}

/**
 * One entry per source; in it one string per layer of targets, in it one word per target, both in the order of
 * `elementDefinitions`: motivation, strategy, business, application, technology, implementation, and last Grouping and
 * Location. A word holds the letters of the permitted relationships, capital where directly permitted.
 * Association is permitted directly between any two elements and left out; `.` is a cell that permits nothing else.
 */
const rows: Readonly<Record<ElementType, readonly string[]>> = {
  Stakeholder: [
    "CGnS N N N N N N N N N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGNS .",
  ],
  Driver: [
    "N CGnS N N N N N N N N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGNS .",
  ],
  Assessment: [
    "N N CGnS N N N N N N N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGNS .",
  ],
  Goal: [
    "N N N CGnS N N N N N N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGNS .",
  ],
  Outcome: [
    "N N N RN CGnS N N N N N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRNS .",
  ],
  Principle: [
    "N N N rN RN CGnS N N N N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRNS .",
  ],
  Requirement: [
    "N N N rN RN RN CGnS cgNs N N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRNS .",
  ],
  Constraint: [
    "N N N rN RN RN CgNS CGnS N N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRNS .",
  ],
  Meaning: [
    "N N N N N N N N CGnS N",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGNS .",
  ],
  Value: [
    "N N N N N N N N N CGnS",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGNS .",
  ],
  Resource: [
    "n n n rn rn rn RN RN n n",
    "CGvtfS Ivtf Ivtf rVtf",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGIRVNTFS .",
  ],
  Capability: [
    "n n n rn rn rn RN RN n n",
    "vtf CGVTFS VTF rvtf",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRVNTFS .",
  ],
  ValueStream: [
    "n n n rn rn rn RN RN n n",
    "vtf VTF CGVTFS rvtf",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRVNTFS .",
  ],
  CourseOfAction: [
    "n n n rn rn rn RN RN n n",
    "vtf Vtf Vtf CGVTFS",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRVNTFS .",
  ],
  BusinessActor: [
    "In n n rn rn rn RN RN n n",
    "R r r r",
    "CGvtfS Ivtf vtf cgiVtf Ivtf Ivtf Ivtf Ivtf irvtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf vtf vtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    "I I . . .",
    "CGIRVANTFS vtf",
  ],
  BusinessRole: [
    "In n n rn rn rn RN RN n n",
    "R r r r",
    "vtf CGvtfS vtf Cgvtf Ivtf Ivtf Ivtf Ivtf irvtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf vtf vtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    "I I . . .",
    "CGIRVANTFS vtf",
  ],
  BusinessCollaboration: [
    "In n n rn rn rn RN RN n n",
    "R r r r",
    "Gvtf Givtf CGvtfS cgiVtf Ivtf Ivtf Ivtf Ivtf irvtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf vtf vtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    "I I . . .",
    "CGIRVANTFS vtf",
  ],
  BusinessInterface: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    "vtf vtf vtf CGvtfS vtf vtf vtf vtf Ivtf a a a vtf",
    "Vtf Vtf vtf vtf vtf vtf vtf vtf a",
    "Vtf Vtf vtf vtf vtf vtf vtf vtf Vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  BusinessProcess: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf CGvTFS CGvTF CGvTF vTF Rvtf A A A vtf",
    "vtf vtf vtf vtf vtf vtf vtf vtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  BusinessFunction: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf CGvTF CGvTFS CGvTF vTF rvtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf vtf vtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  BusinessInteraction: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf CGvTF CGvTF CGvTFS vTF rvtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf vtf vtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  BusinessEvent: [
    "n n n rn rn rn RN RN n n",
    ". . . .",
    "vtf vtf vtf vtf vtf vTF vTF CGvTFS vtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf vtf vtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  BusinessService: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "Vtf Vtf Vtf vtf vtf Vtf Vtf vTF CGvTFS A A A vtf",
    "Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf a",
    "Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf Vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  BusinessObject: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    ". . . . . . . . . CGS CGS . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRNS .",
  ],
  Contract: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    ". . . . . . . . . CGS CGS . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRNS .",
  ],
  Representation: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    ". . . . . . . . . R R CGS .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRNS .",
  ],
  Product: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    "vtf vtf vtf rvtf rvtf rvtf rvtf rvtf CGrvtf CGa CGa CGa CGvtfS",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf CGrvtf CGa",
    "vtf rvtf rvtf vtf rvtf vtf vtf rvtf vtf vtf rvtf rvtf rvtf rvtf CGrvtf CGa CGa",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  ApplicationComponent: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    "vtf vtf vtf rvtf rvtf rvtf rvtf rvtf rvtf a a a vtf",
    "CGRvtfS vtf Cgrvtf Irvtf Irvtf Irvtf Irvtf irvtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  ApplicationCollaboration: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    "vtf vtf vtf rvtf rvtf rvtf rvtf rvtf rvtf a a a vtf",
    "Grvtf CGvtfS Cgrvtf Irvtf Irvtf Irvtf Irvtf irvtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  ApplicationInterface: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    "vtf vtf vtf Rvtf vtf vtf vtf vtf rvtf a a a vtf",
    "Vtf Vtf CGvtfS vtf vtf vtf vtf Ivtf a",
    "Vtf Vtf vtf vtf vtf vtf vtf Vtf Vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  ApplicationFunction: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf Rvtf Rvtf Rvtf vtf rvtf a a a vtf",
    "vtf vtf vtf CGvTFS CGvtf CGvtf vtf Rvtf A",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  ApplicationInteraction: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf rvtf Rvtf Rvtf vtf rvtf a a a vtf",
    "vtf vtf vtf CGvtf CGvTFS CGvtf vtf Rvtf A",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  ApplicationProcess: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf Rvtf Rvtf Rvtf vtf rvtf a a a vtf",
    "vtf vtf vtf CGvTF CGvTF CGvTFS vTF Rvtf A",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  ApplicationEvent: [
    "n n n rn rn rn RN RN n n",
    ". . . .",
    "vtf vtf vtf vtf vtf vtf vtf Rvtf vtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf CGvTFS vtf A",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  ApplicationService: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf vtf vtf vtf vtf Rvtf a a a vtf",
    "Vtf Vtf vtf VTF vtf VTF vTF CGvTFS A",
    "Vtf Vtf vtf vtf vtf vtf vtf Vtf Vtf vtf vtf vtf vtf vtf vtf a a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  DataObject: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    ". . . . . . . . . R R . .",
    ". . . . . . . . CGS",
    ". . . . . . . . . . . . . . . . .",
    ". . . . .",
    "CGRNS .",
  ],
  Node: [
    "in n n rn rn rn RN RN n n",
    "R r r r",
    "ivtf ivtf ivtf irvtf irvtf irvtf irvtf irvtf irvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "CGivtfS CGirvtf CGirvtf vtf Cgirvtf vtf vtf CGirvtf CGivtf vtf Irvtf Irvtf Irvtf Irvtf irvtf ia ia",
    "i i . . .",
    "CGIRVANTFS vtf",
  ],
  Device: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    "vtf vtf vtf rvtf rvtf rvtf rvtf rvtf rvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "vtf CGvtfS CGIrvtf vtf Cgirvtf vtf vtf vtf vtf vtf Irvtf Irvtf Irvtf Irvtf Irvtf Ia a",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  SystemSoftware: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    "vtf vtf vtf rvtf rvtf rvtf rvtf rvtf rvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "vtf vtf CGIrvtfS vtf Cgirvtf vtf vtf vtf vtf vtf Irvtf Irvtf Irvtf Irvtf Irvtf Ia a",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  TechnologyCollaboration: [
    "in n n rn rn rn RN RN n n",
    "R r r r",
    "ivtf ivtf ivtf irvtf irvtf irvtf irvtf irvtf irvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "Givtf Girvtf Girvtf CGvtfS Cgirvtf vtf vtf Girvtf Givtf vtf Irvtf Irvtf Irvtf Irvtf irvtf ia ia",
    "i i . . .",
    "CGIRVANTFS vtf",
  ],
  TechnologyInterface: [
    "n n n rn rn rn RN RN n n",
    "r r r r",
    "vtf vtf vtf rvtf vtf vtf vtf vtf rvtf a a a vtf",
    "vtf vtf rvtf vtf vtf vtf vtf rvtf a",
    "Vtf Vtf vtf vtf CGvtfS vtf vtf vtf vtf vtf vtf vtf vtf vtf Ivtf a a",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  Path: [
    "in n n rn rn rn RN RN n n",
    "R r r r",
    "ivtf ivtf ivtf irvtf irvtf irvtf irvtf irvtf irvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "Givtf Girvtf Girvtf Gvtf girvtf CGvtfS vtf Girvtf Givtf vtf irvtf irvtf irvtf irvtf irvtf ia ia",
    "i i . . .",
    "CGIRVANTFS vtf",
  ],
  CommunicationNetwork: [
    "rn n n rn rn rn RN RN n n",
    "R r r r",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "rvtf Grvtf GIrvtf rvtf girvtf Rvtf CGvtfS rvtf rvtf vtf irvtf irvtf irvtf irvtf irvtf ia a",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  Equipment: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    "vtf vtf vtf rvtf rvtf rvtf rvtf rvtf rvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "vtf CGrvtf cgirvtf vtf Cgirvtf vtf vtf CGrvtfS vtf vtf Irvtf Irvtf Irvtf Irvtf irvtf ia Ia",
    ". . . . .",
    "CGIRVANTFS vtf",
  ],
  Facility: [
    "in n n rn rn rn RN RN n n",
    "R r r r",
    "Ivtf Ivtf Ivtf irvtf irvtf irvtf irvtf irvtf irvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "CGIvtf cgirvtf cgirvtf vtf Cgirvtf vtf vtf CGirvtf CGivtfS vtf Irvtf Irvtf Irvtf Irvtf irvtf ia ia",
    "i i . . .",
    "CGIRVANTFS vtf",
  ],
  DistributionNetwork: [
    "irn n n rn rn rn RN RN n n",
    "R r r r",
    "irvtf irvtf irvtf irvtf irvtf irvtf irvtf irvtf irvtf a a a vtf",
    "rvtf rvtf rvtf rvtf rvtf rvtf rvtf rvtf a",
    "girvtf girvtf girvtf rvtf girvtf Rvtf vtf Girvtf Girvtf CGvtfS irvtf irvtf irvtf irvtf irvtf ia ia",
    "i i . . .",
    "CGIRVANTFS vtf",
  ],
  TechnologyFunction: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf rvtf rvtf rvtf vtf rvtf a a a vtf",
    "vtf vtf vtf rvtf rvtf rvtf vtf rvtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf CGvTFS CGvTF CGvTF vTF Rvtf A a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  TechnologyProcess: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf rvtf rvtf rvtf vtf rvtf a a a vtf",
    "vtf vtf vtf rvtf rvtf rvtf vtf rvtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf CGvTF CGvTFS CGvTF vTF Rvtf A a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  TechnologyInteraction: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf rvtf rvtf rvtf vtf rvtf a a a vtf",
    "vtf vtf vtf rvtf rvtf rvtf vtf rvtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf CGvTF CGvTF CGvTFS vTF Rvtf A a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  TechnologyEvent: [
    "n n n rn rn rn RN RN n n",
    ". . . .",
    "vtf vtf vtf vtf vtf vtf vtf rvtf vtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf rvtf vtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf vTF vTF vTF CGvTFS vTF A a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  TechnologyService: [
    "n n n rn rn rn RN RN n n",
    ". R R r",
    "vtf vtf vtf vtf vtf vtf vtf vtf rvtf a a a vtf",
    "vtf vtf vtf vtf vtf vtf vtf rvtf a",
    "vtf vtf vtf vtf vtf vtf vtf vtf vtf vtf Vtf Vtf Vtf vTF CGvTFS A a",
    ". . . . .",
    "CGRVANTFS vtf",
  ],
  Artifact: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    ". . . r r r r r r R r . .",
    "r r r r r r r r r",
    ". . R . r . . . . . r r r r r CGrS .",
    ". . . . .",
    "CGRNS .",
  ],
  Material: [
    "n n n rn rn rn RN RN n n",
    "R r r r",
    ". . . r r r r r r R R . .",
    "r r r r r r r r r",
    ". r r . r . . R . . r r r r r r CGrS",
    ". . . . .",
    "CGRNS .",
  ],
  WorkPackage: [
    "Rn n n Rn Rn Rn RN RN n n",
    "R R R R",
    "R R R R R R R R R R R R R",
    "R R R R R R R R R",
    "R R R R R R R R R R R R R R R R R",
    "CGTFS TF RA rtf .",
    "CGRANTFS R",
  ],
  ImplementationEvent: [
    "n n n n n n N N n n",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    "TF CGTFS A TF .",
    "CGANTFS .",
  ],
  Deliverable: [
    "Rn n n Rn Rn Rn RN RN n n",
    "R R R R",
    "R R R R R R R R R R R R R",
    "R R R R R R R R R",
    "R R R R R R R R R R R R R R R R R",
    ". . CGS R .",
    "CGRNS R",
  ],
  Plateau: [
    "iRn n n CGRn CGRn Rn CGRN CGRN n n",
    "CGR CGR CGR CGR",
    "CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR",
    "CGR CGR CGR CGR CGR CGR CGR CGR CGR",
    "CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR CGR",
    "tF Tf a CGTFS .",
    "cgirantfs CGR",
  ],
  Gap: [
    ". . . . . . . . . .",
    ". . . .",
    ". . . . . . . . . . . . .",
    ". . . . . . . . .",
    ". . . . . . . . . . . . . . . . .",
    ". . . . CGS",
    "CGS .",
  ],
  Grouping: [
    "CGIRNS CGNS CGNS CGRNS CGRNS CGRNS CGRNS CGRNS CGNS CGNS",
    "CGRVTFS CGIRVTFS CGIRVTFS CGRVTFS",
    "CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGRAS CGRAS CGRAS CGRVTFS",
    "CGRVTFS CGRVTFS CGRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGRAS",
    "CGIRVTFS CGIRVTFS CGIRVTFS CGRVTFS CGIRVTFS CGRVTFS CGRVTFS CGIRVTFS CGIRVTFS CGRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRVTFS CGIRAS CGIRAS",
    "CGITFS CGITFS CGRAS cgrtfs CGS",
    "CGIRVANTFS cgrvtfs",
  ],
  Location: [
    "CGirn CGn CGn CGrn CGrn CGrn CGRN CGRN CGn CGn",
    "CGR CGr CGr CGr",
    "CGirvtf CGirvtf CGirvtf CGirvtf CGirvtf CGirvtf CGirvtf CGirvtf CGirvtf CGa CGa CGa CGvtf",
    "CGrvtf CGrvtf CGrvtf CGirvtf CGirvtf CGirvtf CGirvtf CGirvtf CGa",
    "CGirvtf CGirvtf CGirvtf CGrvtf CGirvtf CGrvtf CGvtf CGirvtf CGirvtf CGvtf CGirvtf CGirvtf CGirvtf CGirvtf CGirvtf CGia CGia",
    "cgi cgi cg cg cg",
    "cgirvantfs CGvtfS",
  ],
};

const association: RelationshipMask = maskOf("o");

/** Composites that may hold relationships; only as derived, in the reading of our source. */
const relationshipHolders: readonly ElementType[] = ["Grouping", "Location", "Plateau"];

const direct: Uint16Array = new Uint16Array(conceptCount * conceptCount);
const permitted: Uint16Array = new Uint16Array(conceptCount * conceptCount);

fillElements();
fillRelationshipEnds();
fillJunctions();

function permit(
  source: ConceptIndex,
  target: ConceptIndex,
  types: RelationshipMask,
  directTypes: RelationshipMask,
): void {
  const cell = source * conceptCount + target;
  permitted[cell] = types;
  direct[cell] = types & directTypes;
}

function fillElements(): void {
  elementDefinitions.forEach(({ id }, source) => {
    const words = rows[id].join(" ").split(" ");
    if (words.length !== elementCount) throw new Error(`matrix row ${id} has ${words.length} cells`);
    words.forEach((word, target) => {
      const small = word.toLowerCase();
      const capitals = small === word ? 0 : maskOf(small) & ~maskOf(word);
      permit(source, target, maskOf(small) | association, capitals | association);
    });
  });
}

/** Association joins elements and relationships either way; nothing joins two relationships. */
function fillRelationshipEnds(): void {
  for (let element = 0; element < elementCount; element++) {
    permit(element, relationshipEndIndex, association, association);
    permit(relationshipEndIndex, element, association, association);
  }
  for (const holder of relationshipHolders) {
    permit(conceptIndex(holder), relationshipEndIndex, maskOf("cg") | association, association);
  }
}

/**
 * Junctions: any relationship may enter. What may leave towards an element is what some element could send it, without
 * composition, aggregation and specialization, which no junction joins (the table of our source, cell by cell).
 * The relationship at a junction is drawn itself, so it counts as direct; `permissionAcross` judges what it stands for.
 */
function fillJunctions(): void {
  const leaving = allRelationships & ~maskOf("cgs");
  for (let junction = 0; junction < conceptCount; junction++) {
    if (!isJunctionIndex(junction)) continue;
    for (let end = 0; end < conceptCount; end++) {
      const other = end === relationshipEndIndex ? association : allRelationships;
      permit(junction, end, end < elementCount ? reaching(end) & leaving : other, allRelationships);
      permit(end, junction, other, allRelationships);
    }
  }
}

function reaching(target: ConceptIndex): RelationshipMask {
  let types = 0;
  for (let source = 0; source < elementCount; source++) types |= permittedMask(source, target);
  return types;
}

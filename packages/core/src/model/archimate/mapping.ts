/**
 * Between ArchiMate 3.2 and our kinds and verbs, in both directions, from one metamodel. The way back (`exportedType`,
 * `exportedRelationship`) is read from the metamodel; the way in (`kindFor`, `verbFor`) picks the nearest kind and the most
 * specific verb, and adds the attribute `archimate` wherever the way back would not give the very same type.
 */
import type { FactValue } from "../facts.ts";
import type { KindDefinition, Metamodel, RelationshipDefinition } from "../metamodel.ts";
import { legalityBetween } from "./legality.ts";

/** A metamodel made ready for mapping. */
export interface Mapping {
  readonly kinds: ReadonlyMap<string, KindDefinition>;
  readonly verbs: ReadonlyMap<string, RelationshipDefinition>;
  /** May the verb stand between these kinds? */
  permits(verb: string, from: string, to: string): boolean;
}

/** What stands at the end of a relationship. */
export interface End {
  readonly kind: string;
  /** ArchiMate type; `Relationship` where the end is one. */
  readonly type: string;
}

type Attributes = Readonly<Record<string, FactValue>>;

/** The mapping of a metamodel. */
export function mappingOf(metamodel: Metamodel): Mapping {
  const kinds = new Map(metamodel.kinds.map((kind) => [kind.id, kind]));
  const verbs = new Map(metamodel.relationships.map((verb) => [verb.id, verb]));
  const lineage = (id: string): string[] => {
    const line: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = kinds.get(at)?.base)
      line.push(at);
    return [...line, "*"];
  };
  const permits = (verb: string, from: string, to: string): boolean => {
    const targets = lineage(to);
    const definition = verbs.get(verb);
    const pairs = definition?.pairs ?? verbs.get(definition?.base ?? "")?.pairs ?? {};
    return lineage(from).some(
      (kind) => Object.hasOwn(pairs, kind) && pairs[kind]?.some((target) => targets.includes(target)) === true,
    );
  };
  return { kinds, verbs, permits };
}

/** The word of a value as archimateBy tables write it; `yes` and `no` for booleans. */
export function wordOf(value: FactValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" && "word" in value ? value.word : undefined;
}

/** The type that an element of this kind and these attributes is exported as; `undefined` for kinds that are no ArchiMate. */
export function exportedType(mapping: Mapping, kind: string, attributes: Attributes): string | undefined {
  const definition = inherited(mapping, kind, (one) => one.archimate !== undefined);
  return wordOf(attributes["archimate"]) ?? typeByAttribute(definition, attributes) ?? definition?.archimate;
}

/** The specialisation that goes with it: that of the kind, unless attributes settle the type. */
export function exportedStereotype(mapping: Mapping, kind: string, attributes: Attributes): string | undefined {
  const definition = inherited(mapping, kind, (one) => one.archimate !== undefined);
  const settled = attributes["archimate"] !== undefined || typeByAttribute(definition, attributes) !== undefined;
  const own = mapping.kinds.get(kind);
  return settled ? undefined : own?.base === undefined ? definition?.stereotype : own.name.en;
}

/** Does an attribute settle the type, so that no relationship may settle it otherwise? */
export function typeIsStated(mapping: Mapping, kind: string, attributes: Attributes): boolean {
  const definition = inherited(mapping, kind, (one) => one.archimate !== undefined);
  return attributes["archimate"] !== undefined || typeByAttribute(definition, attributes) !== undefined;
}

function typeByAttribute(definition: KindDefinition | undefined, attributes: Attributes): string | undefined {
  for (const [key, types] of Object.entries(definition?.archimateBy ?? {})) {
    const word = wordOf(attributes[key]);
    if (word !== undefined && Object.hasOwn(types, word)) return types[word];
  }
  return undefined;
}

function inherited(
  mapping: Mapping,
  kind: string,
  holds: (definition: KindDefinition) => boolean,
): KindDefinition | undefined {
  const seen = new Set<string>();
  for (let at = mapping.kinds.get(kind); at !== undefined && !seen.has(at.id); at = mapping.kinds.get(at.base ?? "")) {
    if (holds(at)) return at;
    seen.add(at.id);
  }
  return undefined;
}

/** An ArchiMate relationship; the source is the object of our sentence where it is `reversed`. */
export interface ExportedRelationship {
  readonly type: string;
  readonly reversed: boolean;
  readonly legality: "direct" | "derived" | "none";
  /** The metamodel's first choice was not permitted between these types. */
  readonly substituted: boolean;
}

/** The relationship that a sentence is exported as: the stated type, else the first of the verb's that the matrix permits. */
export function exportedRelationship(
  mapping: Mapping,
  verb: string,
  from: string,
  to: string,
  stated?: string,
): ExportedRelationship | undefined {
  const definition = mapping.verbs.get(verb) ?? mapping.verbs.get(mapping.verbs.get(verb)?.base ?? "");
  if (definition === undefined) return undefined;
  const { reversed } = definition;
  const legality = (type: string): "direct" | "derived" | "none" =>
    reversed ? legalityOf(to, type, from) : legalityOf(from, type, to);
  if (stated !== undefined) return { type: stated, reversed, legality: legality(stated), substituted: false };
  const choices = [definition.archimate, ...definition.archimateElse];
  const type = choices.find((choice) => legality(choice) !== "none") ?? "Association";
  return { type, reversed, legality: legality(type), substituted: type !== definition.archimate };
}

/** As the matrix says; relationships from and to relationships follow the specification's own rule (5.1). */
export function legalityOf(from: string, type: string, to: string): "direct" | "derived" | "none" {
  if (from === RELATIONSHIP_END) return type === "Association" && to !== RELATIONSHIP_END ? "direct" : "none";
  if (to !== RELATIONSHIP_END) return legalityBetween(from, type, to);
  if (type === "Association") return "direct";
  return ["Composition", "Aggregation"].includes(type) && ["Grouping", "Location", "Plateau"].includes(from)
    ? "direct"
    : "none";
}

/** Type that stands for a relationship as an end. */
export const RELATIONSHIP_END = "Relationship";

// --- the way in

/** A kind and the attributes that tell its variants apart. */
export interface KindChoice {
  readonly kind: string;
  readonly attributes: Attributes;
}

/** Nearest kind of every ArchiMate type. */
const nearestKinds: Readonly<Record<string, string>> = {
  Stakeholder: "role",
  Driver: "driver",
  Assessment: "finding",
  Goal: "objective",
  Outcome: "objective",
  Principle: "principle",
  Requirement: "requirement",
  Constraint: "requirement",
  Meaning: "entity",
  Value: "objective",
  Resource: "capability",
  Capability: "capability",
  ValueStream: "valuestream",
  CourseOfAction: "project",
  BusinessActor: "unit",
  BusinessRole: "role",
  BusinessCollaboration: "unit",
  BusinessInterface: "interface",
  BusinessProcess: "process",
  BusinessFunction: "function",
  BusinessInteraction: "process",
  BusinessEvent: "event",
  BusinessService: "service",
  BusinessObject: "entity",
  Contract: "document",
  Representation: "document",
  Product: "product",
  ApplicationComponent: "application",
  ApplicationCollaboration: "application",
  ApplicationInterface: "interface",
  ApplicationFunction: "function",
  ApplicationInteraction: "process",
  ApplicationProcess: "process",
  ApplicationEvent: "event",
  ApplicationService: "service",
  DataObject: "dataset",
  Node: "node",
  Device: "node",
  SystemSoftware: "technology",
  TechnologyCollaboration: "node",
  TechnologyInterface: "interface",
  Path: "zone",
  CommunicationNetwork: "zone",
  Equipment: "node",
  Facility: "site",
  DistributionNetwork: "zone",
  TechnologyFunction: "function",
  TechnologyProcess: "process",
  TechnologyInteraction: "process",
  TechnologyEvent: "event",
  TechnologyService: "service",
  Artifact: "module",
  Material: "entity",
  WorkPackage: "project",
  ImplementationEvent: "event",
  Deliverable: "document",
  Plateau: "state",
  Gap: "finding",
  Grouping: "area",
  Location: "site",
  AndJunction: "event",
  OrJunction: "event",
};

/** Attributes by which our own kinds tell a type, where saying it so reads better than `archimate`. */
const telling: Readonly<Record<string, Attributes>> = {
  Constraint: { constraint: true },
  BusinessService: { type: { word: "business" } },
  ApplicationService: { type: { word: "application" } },
  TechnologyService: { type: { word: "technical" } },
  Contract: { type: { word: "contract" } },
  Device: { type: { word: "device" } },
};

/**
 * The kind of an ArchiMate type. `stereotype`: its specialisation, which may name one of our kinds; `depth`: how many application
 * components it is a part of, one in the other (C4: system, container, component).
 */
export function kindFor(mapping: Mapping, type: string, stereotype?: string, depth = 0): KindChoice {
  const special =
    stereotype === undefined
      ? undefined
      : [...mapping.kinds.values()].find((one) => one.archimate === type && one.stereotype === stereotype);
  if (special !== undefined) return { kind: special.id, attributes: {} };
  const kind =
    type === "ApplicationComponent"
      ? (["application", "module"][depth] ?? "component")
      : (nearestKinds[type] ?? "area");
  const told = telling[type] ?? {};
  const exact = exportedType(mapping, kind, told) === type && exportedStereotype(mapping, kind, told) === undefined;
  return { kind, attributes: exact ? told : { archimate: { word: type } } };
}

/** A verb for a relationship, and whether its subject is the ArchiMate target. */
export interface VerbChoice {
  readonly verb: string;
  readonly reversed: boolean;
  /** The type must be stated: verb and kinds alone would not give it back, or our pairs do not permit the verb here. */
  readonly stated: boolean;
}

/** Verbs to try for a type, the most specific first; the last one serves where none fits. */
const verbsByType: Readonly<Record<string, readonly string[]>> = {
  Composition: ["contains"],
  Aggregation: ["groups"],
  Assignment: ["hosts", "performs"],
  Realization: ["runs on", "changes", "realizes"],
  Serving: ["uses"],
  Access: ["accesses"],
  Influence: ["influences"],
  Triggering: ["triggers"],
  Flow: ["flows"],
  Specialization: ["specializes"],
  Association: ["threatens", "connects", "relates"],
};

/** The most specific verb for an ArchiMate relationship between two ends. */
export function verbFor(mapping: Mapping, type: string, source: End, target: End): VerbChoice {
  const verbs = verbsByType[type] ?? ["relates"];
  const between = source.type !== RELATIONSHIP_END && target.type !== RELATIONSHIP_END;
  const exact = [...verbs.slice(-1), ...verbs]
    .filter((verb, index) => index > 0 || prefersGeneral(verb))
    .find((verb) => {
      const reversed = mapping.verbs.get(verb)?.reversed === true;
      const [subject, object] = reversed ? [target, source] : [source, target];
      if (between ? !mapping.permits(verb, subject.kind, object.kind) : verb !== "relates") return false;
      if (verb === "threatens" && subject.kind !== "risk") return false;
      return (
        exportedRelationship(mapping, verb, subject.type, object.type)?.type === type &&
        legalityOf(source.type, type, target.type) !== "none"
      );
    });
  const verb = exact ?? fallback(type, source, verbs);
  return { verb, reversed: mapping.verbs.get(verb)?.reversed === true, stated: exact === undefined };
}

/** `realizes` is tried before the special verbs of its type: a project that realizes a capability says more than that it changes it. */
function prefersGeneral(verb: string): boolean {
  return verb === "realizes";
}

function fallback(type: string, source: End, verbs: readonly string[]): string {
  if (type === "Assignment") return source.kind === "node" || source.kind === "site" ? "hosts" : "performs";
  return verbs.at(-1) ?? "relates";
}

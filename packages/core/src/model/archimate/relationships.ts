/** The 11 relationships of ArchiMate 3.2: families, strength, names; and their numbers and bit masks for hot code. */
import type { Bilingual } from "../metamodel.ts";

export type RelationshipType =
  | "Composition"
  | "Aggregation"
  | "Assignment"
  | "Realization"
  | "Serving"
  | "Access"
  | "Influence"
  | "Association"
  | "Triggering"
  | "Flow"
  | "Specialization";

/** Families of the specification, chapter 5; Specialization is the only "other" one. */
export type RelationshipFamily = "structural" | "dependency" | "dynamic" | "other";

export interface ArchimateRelationshipDefinition {
  readonly id: RelationshipType;
  /** The letter that tables of the specification and of tools use. */
  readonly letter: string;
  readonly family: RelationshipFamily;
  /** Rank inside the family, 1 being the strongest; `undefined` where the specification ranks nothing. */
  readonly strength: number | undefined;
  readonly name: Bilingual;
  /** Sentence from source to target: "A serves B". */
  readonly verb: Bilingual;
}

/**
 * The relationships; the place in this list is the number of the type everywhere. Structural ones come first, then
 * dependencies, each from strong to weak: the weaker of two in one family is the one with the higher number.
 */
export const relationshipDefinitions: readonly ArchimateRelationshipDefinition[] = [
  define("Composition", "c", "structural", 1, ["Composition", "is composed of"], ["Composition", "est composé de"]),
  define("Aggregation", "g", "structural", 2, ["Aggregation", "aggregates"], ["Agrégation", "agrège"]),
  define("Assignment", "i", "structural", 3, ["Assignment", "is assigned to"], ["Affectation", "est affecté à"]),
  define("Realization", "r", "structural", 4, ["Realization", "realizes"], ["Réalisation", "réalise"]),
  define("Serving", "v", "dependency", 1, ["Serving", "serves"], ["Service", "sert"]),
  define("Access", "a", "dependency", 2, ["Access", "accesses"], ["Accès", "accède à"]),
  define("Influence", "n", "dependency", 3, ["Influence", "influences"], ["Influence", "influence"]),
  define("Association", "o", "dependency", 4, ["Association", "is associated with"], ["Association", "est associé à"]),
  define("Triggering", "t", "dynamic", undefined, ["Triggering", "triggers"], ["Déclenchement", "déclenche"]),
  define("Flow", "f", "dynamic", undefined, ["Flow", "flows to"], ["Flux", "alimente"]),
  define(
    "Specialization",
    "s",
    "other",
    undefined,
    ["Specialization", "specializes"],
    ["Spécialisation", "spécialise"],
  ),
];

export const relationshipCount = 11;

/** Number of a relationship type: its place in `relationshipDefinitions`. */
export type RelationshipIndex = number;

/** A set of relationship types: bit n stands for the type with number n. */
export type RelationshipMask = number;

const indexes: ReadonlyMap<string, RelationshipIndex> = new Map(
  relationshipDefinitions.map(({ id }, index) => [id, index]),
);

const bits: ReadonlyMap<string, RelationshipMask> = new Map(
  relationshipDefinitions.map(({ letter }, index) => [letter, 1 << index]),
);

/** Number of the relationship type of a name, `undefined` when 3.2 has no such relationship. */
export function findRelationshipIndex(name: string): RelationshipIndex | undefined {
  return indexes.get(name);
}

/** Number of a relationship type. */
export function relationshipIndex(type: RelationshipType): RelationshipIndex {
  const index = indexes.get(type);
  if (index === undefined) throw new Error(`no ArchiMate relationship: ${type}`);
  return index;
}

/** Relationship type of a number. */
export function relationshipAt(index: RelationshipIndex): RelationshipType {
  const definition = relationshipDefinitions[index];
  if (definition === undefined) throw new Error(`no ArchiMate relationship has the number ${index}`);
  return definition.id;
}

/** The set of all relationship types of some letters, for instance of `"cgir"`. */
export function maskOf(letters: string): RelationshipMask {
  let mask = 0;
  for (const letter of letters) mask |= bits.get(letter) ?? 0;
  return mask;
}

/** The members of a set, in the order of `relationshipDefinitions`. */
export function typesIn(mask: RelationshipMask): readonly RelationshipType[] {
  return relationshipDefinitions.filter((_, index) => (mask & (1 << index)) !== 0).map(({ id }) => id);
}

/** The set of all relationship types. */
export const allRelationships: RelationshipMask = 0x7ff;

/** The set of relationship types of a family. */
export const familyMasks: Readonly<Record<RelationshipFamily, RelationshipMask>> = {
  structural: maskOf("cgir"),
  dependency: maskOf("vano"),
  dynamic: maskOf("tf"),
  other: maskOf("s"),
};

/** Names of ArchiMate 2.x and what they are called since 3.0; the direction stays. */
export const formerRelationshipNames: Readonly<Record<string, RelationshipType>> = {
  UsedBy: "Serving",
  Realisation: "Realization",
  Specialisation: "Specialization",
};

/** The relationship of a name of 3.x or 2.x, also with the ending of Archi's files ("UsedByRelationship"); or `undefined`. */
export function relationshipNamed(name: string): RelationshipType | undefined {
  const short = name.endsWith("Relationship") ? name.slice(0, -"Relationship".length) : name;
  if (Object.hasOwn(formerRelationshipNames, short)) return formerRelationshipNames[short];
  return relationshipDefinitions.find(({ id }) => id === short)?.id;
}

type Words = readonly [name: string, verb: string];

function define(
  id: RelationshipType,
  letter: string,
  family: RelationshipFamily,
  strength: number | undefined,
  en: Words,
  fr: Words,
): ArchimateRelationshipDefinition {
  return { id, letter, family, strength, name: { en: en[0], fr: fr[0] }, verb: { en: en[1], fr: fr[1] } };
}

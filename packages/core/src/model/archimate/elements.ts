/** The concepts of ArchiMate 3.2 that relationships join: 60 element types, two junctions; with their numbers for hot code. */
import type { Bilingual } from "../metamodel.ts";

/** The 60 element types, written as in the exchange format. */
export type ElementType =
  // motivation
  | "Stakeholder"
  | "Driver"
  | "Assessment"
  | "Goal"
  | "Outcome"
  | "Principle"
  | "Requirement"
  | "Constraint"
  | "Meaning"
  | "Value"
  // strategy
  | "Resource"
  | "Capability"
  | "ValueStream"
  | "CourseOfAction"
  // business
  | "BusinessActor"
  | "BusinessRole"
  | "BusinessCollaboration"
  | "BusinessInterface"
  | "BusinessProcess"
  | "BusinessFunction"
  | "BusinessInteraction"
  | "BusinessEvent"
  | "BusinessService"
  | "BusinessObject"
  | "Contract"
  | "Representation"
  | "Product"
  // application
  | "ApplicationComponent"
  | "ApplicationCollaboration"
  | "ApplicationInterface"
  | "ApplicationFunction"
  | "ApplicationInteraction"
  | "ApplicationProcess"
  | "ApplicationEvent"
  | "ApplicationService"
  | "DataObject"
  // technology
  | "Node"
  | "Device"
  | "SystemSoftware"
  | "TechnologyCollaboration"
  | "TechnologyInterface"
  | "Path"
  | "CommunicationNetwork"
  | "Equipment"
  | "Facility"
  | "DistributionNetwork"
  | "TechnologyFunction"
  | "TechnologyProcess"
  | "TechnologyInteraction"
  | "TechnologyEvent"
  | "TechnologyService"
  | "Artifact"
  | "Material"
  // implementation
  | "WorkPackage"
  | "ImplementationEvent"
  | "Deliverable"
  | "Plateau"
  | "Gap"
  // composite
  | "Grouping"
  | "Location";

/** Connectors: all relationships at one junction have one type. */
export type JunctionType = "AndJunction" | "OrJunction";

/** What a relationship may start or end at; `Relationship` stands for any relationship as an end. */
export type Concept = ElementType | JunctionType | "Relationship";

/** Layers of 3.2; the physical elements belong to technology, Grouping and Location to no layer. */
export type ArchimateLayer =
  | "motivation"
  | "strategy"
  | "business"
  | "application"
  | "technology"
  | "implementation"
  | "composite";

/** Column of the ArchiMate framework. */
export type Aspect = "active" | "behaviour" | "passive" | "motivation" | "composite";

/** Domain in the sense of the derivation restrictions (specification, B.4); Location counts as core. */
export type Domain = "core" | "strategy" | "motivation" | "implementation";

export interface ElementDefinition {
  readonly id: ElementType;
  readonly layer: ArchimateLayer;
  readonly aspect: Aspect;
  /** `undefined` for Grouping, which may hold anything. */
  readonly domain: Domain | undefined;
  readonly name: Bilingual;
}

/** The element types; the place in this list is the number of the type everywhere (see `ConceptIndex`). */
export const elementDefinitions: readonly ElementDefinition[] = [
  ...layer("motivation", "motivation", [
    ["Stakeholder", "motivation", "Stakeholder", "Partie prenante"],
    ["Driver", "motivation", "Driver", "Facteur"],
    ["Assessment", "motivation", "Assessment", "Évaluation"],
    ["Goal", "motivation", "Goal", "But"],
    ["Outcome", "motivation", "Outcome", "Résultat"],
    ["Principle", "motivation", "Principle", "Principe"],
    ["Requirement", "motivation", "Requirement", "Exigence"],
    ["Constraint", "motivation", "Constraint", "Contrainte"],
    ["Meaning", "motivation", "Meaning", "Signification"],
    ["Value", "motivation", "Value", "Valeur"],
  ]),
  ...layer("strategy", "strategy", [
    ["Resource", "active", "Resource", "Ressource"],
    ["Capability", "behaviour", "Capability", "Capacité"],
    ["ValueStream", "behaviour", "Value stream", "Chaîne de valeur"],
    ["CourseOfAction", "behaviour", "Course of action", "Plan d'action"],
  ]),
  ...layer("business", "core", [
    ["BusinessActor", "active", "Business actor", "Acteur métier"],
    ["BusinessRole", "active", "Business role", "Rôle métier"],
    ["BusinessCollaboration", "active", "Business collaboration", "Collaboration métier"],
    ["BusinessInterface", "active", "Business interface", "Interface métier"],
    ["BusinessProcess", "behaviour", "Business process", "Processus métier"],
    ["BusinessFunction", "behaviour", "Business function", "Fonction métier"],
    ["BusinessInteraction", "behaviour", "Business interaction", "Interaction métier"],
    ["BusinessEvent", "behaviour", "Business event", "Événement métier"],
    ["BusinessService", "behaviour", "Business service", "Service métier"],
    ["BusinessObject", "passive", "Business object", "Objet métier"],
    ["Contract", "passive", "Contract", "Contrat"],
    ["Representation", "passive", "Representation", "Représentation"],
    ["Product", "composite", "Product", "Produit"],
  ]),
  ...layer("application", "core", [
    ["ApplicationComponent", "active", "Application component", "Composant applicatif"],
    ["ApplicationCollaboration", "active", "Application collaboration", "Collaboration applicative"],
    ["ApplicationInterface", "active", "Application interface", "Interface applicative"],
    ["ApplicationFunction", "behaviour", "Application function", "Fonction applicative"],
    ["ApplicationInteraction", "behaviour", "Application interaction", "Interaction applicative"],
    ["ApplicationProcess", "behaviour", "Application process", "Processus applicatif"],
    ["ApplicationEvent", "behaviour", "Application event", "Événement applicatif"],
    ["ApplicationService", "behaviour", "Application service", "Service applicatif"],
    ["DataObject", "passive", "Data object", "Objet de données"],
  ]),
  ...layer("technology", "core", [
    ["Node", "active", "Node", "Nœud"],
    ["Device", "active", "Device", "Appareil"],
    ["SystemSoftware", "active", "System software", "Logiciel système"],
    ["TechnologyCollaboration", "active", "Technology collaboration", "Collaboration technologique"],
    ["TechnologyInterface", "active", "Technology interface", "Interface technologique"],
    ["Path", "active", "Path", "Chemin"],
    ["CommunicationNetwork", "active", "Communication network", "Réseau de communication"],
    ["Equipment", "active", "Equipment", "Équipement"],
    ["Facility", "active", "Facility", "Installation"],
    ["DistributionNetwork", "active", "Distribution network", "Réseau de distribution"],
    ["TechnologyFunction", "behaviour", "Technology function", "Fonction technologique"],
    ["TechnologyProcess", "behaviour", "Technology process", "Processus technologique"],
    ["TechnologyInteraction", "behaviour", "Technology interaction", "Interaction technologique"],
    ["TechnologyEvent", "behaviour", "Technology event", "Événement technologique"],
    ["TechnologyService", "behaviour", "Technology service", "Service technologique"],
    ["Artifact", "passive", "Artifact", "Artefact"],
    ["Material", "passive", "Material", "Matière"],
  ]),
  ...layer("implementation", "implementation", [
    ["WorkPackage", "behaviour", "Work package", "Lot de travaux"],
    ["ImplementationEvent", "behaviour", "Implementation event", "Événement de mise en œuvre"],
    ["Deliverable", "passive", "Deliverable", "Livrable"],
    ["Plateau", "composite", "Plateau", "Plateau"],
    ["Gap", "composite", "Gap", "Écart"],
  ]),
  ...layer("composite", undefined, [["Grouping", "composite", "Grouping", "Regroupement"]]),
  ...layer("composite", "core", [["Location", "composite", "Location", "Lieu"]]),
];

/** Names of the connectors for people. */
export const junctionNames: Readonly<Record<JunctionType, Bilingual>> = {
  AndJunction: { en: "And junction", fr: "Jonction ET" },
  OrJunction: { en: "Or junction", fr: "Jonction OU" },
};

/**
 * Number of a concept, for tables in hot code: 0 to 59 the elements in the order of `elementDefinitions`, then
 * AndJunction, OrJunction and Relationship.
 */
export type ConceptIndex = number;

export const elementCount = 60;

/** How many numbers there are; tables over pairs of concepts have `conceptCount` x `conceptCount` places. */
export const conceptCount = 63;

/** The concepts in the order of their numbers. */
export const concepts: readonly Concept[] = [
  ...elementDefinitions.map(({ id }) => id),
  "AndJunction",
  "OrJunction",
  "Relationship",
];

const indexes: ReadonlyMap<string, ConceptIndex> = new Map(concepts.map((concept, index) => [concept, index]));

/** Number of the connector that reads "and"; the one after it reads "or". */
const andJunctionIndex: ConceptIndex = 60;

/** Number of the end that stands for any relationship. */
export const relationshipEndIndex: ConceptIndex = 62;

/** Number of the concept of a name, `undefined` when 3.2 has no such concept. */
export function findConceptIndex(name: string): ConceptIndex | undefined {
  return indexes.get(name);
}

/** Number of a concept. */
export function conceptIndex(concept: Concept): ConceptIndex {
  const index = indexes.get(concept);
  if (index === undefined) throw new Error(`no ArchiMate concept: ${concept}`);
  return index;
}

/** The number is that of an And or Or junction. */
export function isJunctionIndex(index: ConceptIndex): boolean {
  return index === andJunctionIndex || index === andJunctionIndex + 1;
}

/** Definition of an element type. */
export function elementDefinition(type: ElementType): ElementDefinition {
  const definition = elementDefinitions[conceptIndex(type)];
  if (definition === undefined) throw new Error(`no ArchiMate element: ${type}`);
  return definition;
}

/** Names of ArchiMate 2.x and what they are called since 3.0. A plain junction of old has always read "and". */
export const formerConceptNames: Readonly<Record<string, ElementType | JunctionType>> = {
  InfrastructureFunction: "TechnologyFunction",
  InfrastructureService: "TechnologyService",
  InfrastructureInterface: "TechnologyInterface",
  Network: "CommunicationNetwork",
  CommunicationPath: "Path",
  Junction: "AndJunction",
};

/** The element type or junction of a name of 3.x or 2.x; `undefined` when ArchiMate has no such name. */
export function conceptNamed(name: string): ElementType | JunctionType | undefined {
  if (Object.hasOwn(formerConceptNames, name)) return formerConceptNames[name];
  const concept = concepts[indexes.get(name) ?? relationshipEndIndex];
  return concept === "Relationship" ? undefined : concept;
}

type Row = readonly [id: ElementType, aspect: Aspect, en: string, fr: string];

function layer(
  layerId: ArchimateLayer,
  domain: Domain | undefined,
  rows: readonly Row[],
): readonly ElementDefinition[] {
  return rows.map(([id, aspect, en, fr]) => ({ id, layer: layerId, aspect, domain, name: { en, fr } }));
}

/** The words that ArchiMate files use: types, where Archi keeps them, names of older and newer versions, viewpoints. */
import { type ArchimateLayer, elementDefinitions } from "./elements.ts";

/** Archi's fixed top folders, in its order, with the names it gives them. */
export const topFolders: readonly { readonly type: string; readonly name: string }[] = [
  { type: "strategy", name: "Strategy" },
  { type: "business", name: "Business" },
  { type: "application", name: "Application" },
  { type: "technology", name: "Technology & Physical" },
  { type: "motivation", name: "Motivation" },
  { type: "implementation_migration", name: "Implementation & Migration" },
  { type: "other", name: "Other" },
  { type: "relations", name: "Relations" },
  { type: "diagrams", name: "Views" },
];

/** Top folder by the names that tools and versions give it, in lower case. */
export const topFolderByName: ReadonlyMap<string, string> = new Map([
  ...topFolders.map(({ type, name }): [string, string] => [name.toLowerCase(), type]),
  ["technology", "technology"],
  ["implementation and migration", "implementation_migration"],
  ["relationships", "relations"],
  ["connectors", "other"],
  ["diagrams", "diagrams"],
]);

const folderOfLayer: Readonly<Record<ArchimateLayer, string>> = {
  motivation: "motivation",
  strategy: "strategy",
  business: "business",
  application: "application",
  technology: "technology",
  implementation: "implementation_migration",
  composite: "other",
};

/** Archi's top folder of every element type; what has no layer, as the junctions, stands in "other". */
export const folderOfType: ReadonlyMap<string, string> = new Map(
  elementDefinitions.map(({ id, layer }) => [id, folderOfLayer[layer]]),
);

/** Names that have no equal in ArchiMate 3.2 and become the nearest type: one of version 1, and the merged ones of version 4. */
export const nearestNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    BusinessActivity: "BusinessProcess",
    Service: "BusinessService",
    Process: "BusinessProcess",
    Function: "BusinessFunction",
    Event: "BusinessEvent",
    Role: "BusinessRole",
    Collaboration: "BusinessCollaboration",
  }),
);

/** Property definition under which our exchange files carry specialisations, for which that format has no place. */
export const SPECIALIZATION_DEFINITION = "orrery-specialization";

/** Extra of a note whose text Archi holds as its name instead of its content; the spaces keep it from being an attribute. */
export const LABEL_IS_NAME = "archi:label is name";

/** Archi's id of a viewpoint and the name that the exchange format gives it. */
const viewpoints: Readonly<Record<string, string>> = {
  organization: "Organization",
  application_cooperation: "Application Cooperation",
  application_platform: "Application Platform",
  application_structure: "Application Structure",
  application_usage: "Application Usage",
  business_process_cooperation: "Business Process Cooperation",
  capability: "Capability Map",
  goal_contribution: "Goal Contribution",
  goal_realization: "Goal Realization",
  implementation_deployment: "Implementation and Deployment",
  implementation_migration: "Implementation and Migration",
  information_structure: "Information Structure",
  layered: "Layered",
  migration: "Migration",
  motivation: "Motivation",
  outcome_realization: "Outcome Realization",
  physical: "Physical",
  principles: "Principles",
  product: "Product",
  project: "Project",
  requirements_realization: "Requirements Realization",
  resource: "Resource Map",
  service_realization: "Service Realization",
  stakeholder: "Stakeholder",
  strategy: "Strategy",
  technology: "Technology",
  technology_usage: "Technology Usage",
  value_stream: "Value Stream",
};

/** Viewpoints by the number that Archi 2 and 3 wrote. */
const numberedViewpoints: readonly string[] = [
  "",
  "Actor Co-operation",
  "Application Behavior",
  "Application Cooperation",
  "Application Structure",
  "Application Usage",
  "Business Function",
  "Business Process Cooperation",
  "Business Process",
  "Product",
  "Implementation and Deployment",
  "Information Structure",
  "Technology Usage",
  "Technology",
  "Layered",
  "Organization",
  "Service Realization",
  "Stakeholder",
  "Goal Realization",
  "Goal Contribution",
  "Principles",
  "Requirements Realization",
  "Motivation",
  "Project",
  "Migration",
  "Implementation and Migration",
];

const archiIdByViewpoint: ReadonlyMap<string, string> = new Map(
  Object.entries(viewpoints).map(([id, name]) => [name, id]),
);

/** The exchange format's name of a viewpoint that Archi wrote as an id or, before version 4, as a number. */
export function viewpointFromArchi(id: string): string | undefined {
  if (id === "") return undefined;
  if (Object.hasOwn(viewpoints, id)) return viewpoints[id];
  const numbered = /^\d+$/.test(id) ? numberedViewpoints[Number(id)] : undefined;
  return numbered === "" ? undefined : (numbered ?? id);
}

/** Archi's id of a viewpoint; other names stay as they are (Archi shows such a view without a viewpoint). */
export function viewpointToArchi(name: string): string {
  return archiIdByViewpoint.get(name) ?? name;
}

/** Pixels that Archi gives a node whose file states no size. */
export const defaultSize: Readonly<
  Record<"element" | "junction" | "group" | "note" | "reference", readonly [number, number]>
> = {
  element: [120, 55],
  junction: [15, 15],
  group: [400, 140],
  note: [185, 80],
  reference: [120, 55],
};

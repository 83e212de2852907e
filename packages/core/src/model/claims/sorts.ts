/** Groups of sorts, within which mentions may be one element, and the kind of the metamodel that each becomes. */
import type { Sort } from "./claim.ts";

export type SortGroup =
  | "service"
  | "store"
  | "broker"
  | "topic"
  | "database"
  | "entity"
  | "node"
  | "zone"
  | "technology"
  | "external"
  | "team"
  | "system"
  | "pipeline"
  | "finding"
  | "dataset"
  | "document";

const groups: Readonly<Record<Sort, SortGroup>> = {
  service: "service",
  code: "service",
  package: "service",
  image: "service",
  chart: "service",
  interface: "service",
  client: "service",
  store: "store",
  broker: "broker",
  topic: "topic",
  database: "database",
  entity: "entity",
  node: "node",
  zone: "zone",
  technology: "technology",
  external: "external",
  team: "team",
  system: "system",
  pipeline: "pipeline",
  finding: "finding",
  dataset: "dataset",
  document: "document",
};

export function groupOf(sort: Sort): SortGroup {
  return groups[sort];
}

/** Sorts of claims as kinds and verbs of the metamodel. */
import type { Sort } from "../model/claims/claim.ts";

/**
 * A module is what is deployed and runs on its own, a component code that is only shipped inside one. A store is where data lives *or
 * waits*: brokers, queues and topics are stores, too. What belongs to others is an application that people know by name. Networks,
 * namespaces and accounts are zones. Tables are entities; databases and schemas in a store, and data sets of catalogues, are data sets.
 * A pipeline of delivery is a function platform's work: a module of type batch. Findings, documents and technologies are what they are.
 */
export function kindOf(sort: Sort, isDeployed: boolean): string {
  switch (sort) {
    case "service":
    case "client":
    case "pipeline":
      return "module";
    case "code":
    case "package":
    case "image":
    case "chart":
      return isDeployed ? "module" : "component";
    case "interface":
      return "interface";
    case "store":
    case "broker":
    case "topic":
      return "store";
    case "database":
    case "dataset":
      return "dataset";
    case "entity":
      return "entity";
    case "node":
      return "node";
    case "zone":
      return "zone";
    case "technology":
      return "technology";
    case "external":
    case "system":
      return "application";
    case "team":
      return "unit";
    case "finding":
      return "finding";
    case "document":
      return "document";
  }
}

/** Kinds that may be written inside others. */
const nesting: Readonly<Record<string, readonly string[]>> = {
  application: ["application", "module", "component", "interface", "store"],
  module: ["component", "interface", "store"],
  node: ["node"],
  zone: ["zone"],
  dataset: ["dataset"],
  entity: ["entity"],
  unit: ["unit"],
};

export function mayContain(outer: string, inner: string): boolean {
  return nesting[outer]?.includes(inner) === true;
}

/** The verb between two kinds where no claim says one. */
export function verbOf(from: string, to: string): string {
  if (to === "entity" || to === "dataset" || to === "document") return "accesses";
  if (from === "zone" || to === "zone") return from === "zone" && to === "node" ? "groups" : "connects";
  if (from === "finding") return "threatens";
  if (from === "store") return "flows";
  if (from === "unit") return "relates";
  return "uses";
}

/** Strongest first: what an element is when its mentions are of several sorts. */
export const sortRank: readonly Sort[] = [
  "store",
  "broker",
  "client",
  "service",
  "chart",
  "code",
  "image",
  "package",
  "interface",
  "topic",
  "database",
  "entity",
  "dataset",
  "node",
  "zone",
  "technology",
  "external",
  "system",
  "team",
  "pipeline",
  "finding",
  "document",
];

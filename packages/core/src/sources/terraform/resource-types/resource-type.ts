/** What a type of resource is in an architecture, and where its configuration says what. One line each in the tables beside this file. */
import type { Sort } from "../../../model/claims/claim.ts";

export interface ResourceType {
  readonly sort: Sort;
  /** `type` of the metamodel: `relational`, `bucket`, `cluster`, `subnet`. */
  readonly type?: string;
  /** Product by name; `engine` says it more exactly where it is set. */
  readonly technology?: string;
  readonly hosting?: "iaas" | "paas" | "faas" | "saas" | "private-cloud";
  /** How clients speak to it. */
  readonly protocol?: string;
  /** Arguments that hold the name by which it is known; absent: `name`. Blocks are passed through (`metadata.name`). */
  readonly names?: readonly string[];
  /** Arguments that name what it stands inside, best first. */
  readonly inside?: readonly string[];
  /** Arguments that name what it runs on. */
  readonly runsOn?: readonly string[];
  /** Argument that says the product: `postgres`, `RabbitMQ`. */
  readonly engine?: string;
  /** Argument that says the version. */
  readonly version?: string;
  /** Argument that says how many there are. */
  readonly replicas?: string;
}

/** A resource that is a part or aspect of another: what refers to it means that one, and what it says is said of that one. */
export interface PartType {
  readonly partOf: readonly string[];
}

export type ResourceTypes = Readonly<Record<string, ResourceType | PartType>>;

/** What is known of one dbt project, whichever files said it. */
import type { Place } from "../../model/claims/claim.ts";

/** A model, seed, snapshot, table of a source, or exposure. */
export interface DbtNode {
  /** `model.orders`, `source.raw.orders`: ends its key. */
  readonly id: string;
  readonly name: string;
  readonly kind: "model" | "source" | "exposure";
  readonly at: Place;
  description?: string;
  owner?: string;
  /** `schema.table` in the store, where that is said. */
  relation?: string;
  readonly uses: { readonly id: string; readonly at: Place }[];
}

/** Where a profile connects to. */
export interface Connection {
  readonly type: string;
  readonly host: string;
  readonly port?: number;
  readonly database?: string;
  readonly variable?: string;
  readonly at: Place;
}

export class Project {
  readonly folder: string;
  name: string | undefined;
  at: Place | undefined;
  readonly nodes: Map<string, DbtNode> = new Map();
  readonly connections: Connection[] = [];
  /** Adapter: `postgres`, `snowflake`. */
  adapter: string | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  node(id: string, kind: DbtNode["kind"], name: string, at: Place): DbtNode {
    let found = this.nodes.get(id);
    if (found === undefined) this.nodes.set(id, (found = { id, kind, name, at, uses: [] }));
    return found;
  }
}

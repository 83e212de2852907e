/** Beginning: a workspace of an example or of nothing, and how far the first ten elements are. */

/**
 * POST /api/begin?lang= : makes a workspace, and never writes over anything. `example`: the small model that `orrery init` writes;
 * `empty`: a header with the name and nothing else. With `workspace` it goes into the folder of that workspace, which has to be empty,
 * else into a folder of its own beside the imports.
 */
export interface BeginRequest {
  readonly what: "example" | "empty";
  readonly name: string;
  /** Languages of the names, the main one first. */
  readonly languages?: readonly string[];
  readonly workspace?: string;
}

export interface BeginMade {
  readonly version: 1;
  readonly workspace: string;
  readonly files: readonly string[];
}

/** GET /api/w/:ws/begin?lang= : read from the model itself, so that one may stop and go on, or write the text instead. */
export interface BeginAnswer {
  readonly version: 1;
  readonly isEmpty: boolean;
  readonly steps: readonly BeginStep[];
}

export type BeginStepName =
  | "organisation"
  | "capability"
  | "process"
  | "application"
  | "owner"
  | "store"
  | "relation"
  | "server"
  | "view";

export interface BeginStep {
  readonly step: BeginStepName;
  readonly isDone: boolean;
  /** The first of the model that does it: the next steps build on it. */
  readonly element: { readonly id: string; readonly name: string } | null;
}

/** What a step of a pipeline does to the system, whatever tool runs it. */
import type { Place } from "../../../model/claims/claim.ts";

export type Deed = BuildDeed | DeployDeed | CheckDeed | TestDeed | WorkDeed;

interface Done {
  readonly at: Place;
}

/** An image is built from a folder, or pushed. */
export interface BuildDeed extends Done {
  readonly deed: "build";
  /** References as written: `ghcr.io/acme/cart:1.2`. */
  readonly images: readonly string[];
  readonly folder?: string;
  /** They are other names of this image (`docker tag`). */
  readonly copyOf?: string;
}

/** Something is put where it runs. */
export interface DeployDeed extends Done {
  readonly deed: "deploy";
  /** `kubectl`, `helm`, `terraform` ... */
  readonly tool: string;
  /** Name of the service or workload, as the platform knows it. */
  readonly name?: string;
  /** Folder or file of a chart, a module, manifests, a play book. */
  readonly path?: string;
  readonly image?: string;
  readonly namespace?: string;
}

/** A security check, in the words of `pipelineChecks`. */
export interface CheckDeed extends Done {
  readonly deed: "check";
  readonly check: string;
  readonly folder: string;
}

/** Tests are run, in the words of `tests`. */
export interface TestDeed extends Done {
  readonly deed: "test";
  readonly test: "unit" | "integration" | "acceptance" | "load";
  readonly folder: string;
}

/** Something is built there. */
export interface WorkDeed extends Done {
  readonly deed: "work";
  readonly folder: string;
}

/** What a Terraform root sets up, whatever said it: HCL, a plan or a state. Claims are made from this alone. */
import type { Place } from "../../model/claims/claim.ts";
import type { Fields } from "./evaluate/value.ts";

export interface TerraformRoot {
  /** By what it is set up, where that is not Terraform: begins the keys of its mentions. */
  readonly scheme?: "arm" | "cloudformation";
  /** Folder of the root module, `.` for the root of the run. */
  readonly directory: string;
  readonly resources: readonly TerraformResource[];
  /** Modules from a registry or another repository: what is inside is not here. */
  readonly modules: readonly RemoteModule[];
  readonly providers: readonly Provider[];
  readonly gaps: readonly RootGap[];
}

export interface TerraformResource {
  /** With all modules around it and keys of `for_each`, without indexes of `count`: `module.shop["eu"].aws_db_instance.orders`. */
  readonly address: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  /** Names of the modules around it, outermost first. */
  readonly modules: readonly string[];
  /** Their folders, where they are here. */
  readonly folders: readonly string[];
  /** Arguments and blocks; blocks are lists. */
  readonly config: Fields;
  /** The other instances of `count`, some of them. */
  readonly others: readonly Fields[];
  /** How many there are, where that is known. */
  readonly count?: number;
  /** Reference to the provider that it names. */
  readonly provider?: string;
  readonly at: Place;
  /** Where the module that holds it is called. */
  readonly call?: Place;
}

export interface RemoteModule {
  readonly address: string;
  readonly name: string;
  readonly modules: readonly string[];
  readonly folders: readonly string[];
  readonly source: string;
  readonly version?: string;
  readonly config: Fields;
  readonly at: Place;
}

export interface Provider {
  readonly name: string;
  readonly alias?: string;
  readonly config: Fields;
  readonly at: Place;
}

export interface RootGap {
  readonly gap: "remote-include" | "missing-file" | "unresolved-variable";
  readonly what: string;
  readonly at: Place;
}

/** Beyond this a `for_each` stays one thing. */
export const MOST_INSTANCES = 200;

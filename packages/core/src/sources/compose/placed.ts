/** A tree together with the file that it stands in: services are put together from several. */
import type { Tree } from "../parts/tree.ts";

/** A value of a service, in which file, and the folder from which its paths are meant. */
export interface Placed {
  readonly tree: Tree;
  readonly file: string;
  readonly folder: string;
}

/** A service after all merging: what each field says, where. Lists that add up keep every part. */
export interface Service {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Field by field, later files last. */
  readonly fields: ReadonlyMap<string, readonly Placed[]>;
}

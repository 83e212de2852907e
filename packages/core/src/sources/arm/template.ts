/** A template, whichever of the two languages it was written in. */
import type { Place } from "../../model/claims/claim.ts";
import type { Expr } from "./expression.ts";

export interface Template {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly variables: ReadonlyMap<string, Expr>;
  readonly resources: readonly Resource[];
  /** Templates that are named and are not here, with the line. */
  readonly remotes: readonly { readonly what: string; readonly line: number }[];
  /** Lines that could not be read. */
  readonly problems: readonly number[];
}

export interface Parameter {
  readonly standard?: Expr;
  readonly isSecret: boolean;
}

export interface Resource {
  /** Name by which Bicep calls it. */
  readonly symbol?: string;
  /** Whole type with the types of what is around it: `Microsoft.Sql/servers/databases`. */
  readonly type: string;
  /** Names, one for each part of the type, or fewer that hold slashes. */
  readonly names: readonly Expr[];
  readonly body: ReadonlyMap<string, Expr>;
  /** It is there already and only looked up. */
  readonly isExisting: boolean;
  readonly line: number;
}

export function placeOf(file: string, line: number): Place {
  return { file, line };
}

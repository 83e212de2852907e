/** The contract of an analysis: a question about a model, its parameters, an example, and the answer as plain data. */
import type { Table } from "../base/table.ts";
import type { AttributeType, Bilingual, Layer } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";

export interface Analysis<Parameters = unknown, Result = unknown> {
  /** File name, and word of the command line. */
  readonly id: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  readonly parameters: ParameterSchema<Parameters>;
  readonly example: { readonly model: string; readonly parameters: Parameters };
  run(model: Model, parameters: Parameters): Result;
  /** The answer as a table, so that every surface can show every analysis. */
  tabulate(result: Result): Table;
}

/** What each parameter takes, in the value types of the language. */
export type ParameterSchema<Parameters> = { readonly [Key in keyof Parameters]-?: Parameter };

export interface Parameter {
  readonly type: AttributeType;
  readonly name: Bilingual;
  readonly description: Bilingual;
}

/** An element as results name it. */
export interface Named {
  readonly id: string;
  readonly kind: string;
  readonly layer: Layer | undefined;
  /** Main name, or the id where there is none. */
  readonly name: string;
}

/** How results name an element. */
export function named(element: Element): Named {
  return { id: element.id, kind: element.kind, layer: element.layer, name: element.name };
}

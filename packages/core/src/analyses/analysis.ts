/** The contract of an analysis: a question about a model, its parameters, an example, and the answer as plain data. */
import type { Table, TableWords } from "../base/table.ts";
import type { AttributeType, Bilingual, Layer } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";

export interface Analysis<Parameters = unknown, Result = unknown> {
  /** File name, and word of the command line. */
  readonly id: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  /** How the answer is found: what is read, what counts as what, and what as unknown. */
  readonly method: Bilingual;
  /** Attributes that are read, for who wants to state them. */
  readonly reads?: readonly string[];
  readonly parameters: ParameterSchema<Parameters>;
  readonly example: { readonly model: string; readonly parameters: Parameters };
  run(model: Model, parameters: Parameters): Result;
  /** The answer as a table, so that every surface can show every analysis. */
  tabulate(result: Result): Table;
  /** Other tables of the same answer: sums, lists, the same by something else. */
  others?(result: Result): readonly TitledTable[];
  /** How much is known of what the answer rests on. What is not known never counts as good. */
  coverage?(result: Result): readonly Known[];
  /** About how many steps a run takes, so that a surface can refuse what would keep it for long; what a model has where absent. */
  effort?(model: Model, parameters: Parameters): number;
}

export interface TitledTable extends Table {
  /** Word of addresses. */
  readonly id: string;
  readonly title: TableWords;
  /** How much is known of what this table rests on, where that is not what the whole answer does. */
  readonly known?: Known;
}

/** Of so many things it is known. */
export interface Known {
  readonly what: TableWords;
  readonly known: number;
  readonly of: number;
}

/** What each parameter takes, in the value types of the language. */
export type ParameterSchema<Parameters> = { readonly [Key in keyof Parameters]-?: Parameter };

export interface Parameter {
  readonly type: AttributeType;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** What a text of it names, so that a form can offer what there is. */
  readonly names?: "kind" | "verb";
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

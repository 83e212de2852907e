/** Facts: what an artefact says, one statement each, with where it was said. Sources make them; the language prints them. */

/** A value as a source states it; the metamodel types it when the text is read. */
export type FactValue =
  | string
  | number
  | boolean
  | { readonly quantity: number; readonly unit: string }
  | { readonly reference: string }
  | { readonly word: string }
  | readonly FactValue[]
  | { readonly record: Readonly<Record<string, FactValue>> };

/** Is the value a list? (`Array.isArray` does not narrow readonly arrays.) */
export function isList(value: FactValue): value is readonly FactValue[] {
  return Array.isArray(value);
}

export interface Origin {
  readonly uri: string;
  /** Line from 1, row of a sheet, or identifier inside the artefact. */
  readonly place?: string;
}

export interface ElementFact {
  readonly fact: "element";
  readonly id: string;
  readonly kind: string;
  readonly name?: string;
  /** Names in other languages, by language tag. */
  readonly names?: Readonly<Record<string, string>>;
  /** Container: the element is written inside it (nesting means `contains`). */
  readonly parent?: string;
  readonly description?: string;
  readonly attributes: Readonly<Record<string, FactValue>>;
  readonly origin: Origin;
}

export interface RelationshipFact {
  readonly fact: "relationship";
  /** Own id, only where something refers to the relationship. */
  readonly id?: string;
  readonly verb: string;
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Ids of the data sets that a flow carries. */
  readonly carries?: readonly string[];
  readonly attributes: Readonly<Record<string, FactValue>>;
  readonly origin: Origin;
}

export type Fact = ElementFact | RelationshipFact;

/** What an import or export did with each thing that it met. */
export interface Loss {
  readonly outcome: "kept" | "approximated" | "dropped";
  /** What it is about, as the foreign format calls it: "element property", "view style". */
  readonly what: string;
  readonly count: number;
  /** Why or how; empty for kept. In both languages. */
  readonly how?: { readonly en: string; readonly fr: string };
  /** A few ids, for the reader to look at. */
  readonly examples?: readonly string[];
}

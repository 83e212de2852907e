/** What the grid of a catalogue asks for beside its rows. All routes take the filters of `CatalogueAnswer`. */
import type { Bilingual, Layer } from "../model/metamodel.ts";

/** GET /api/w/:ws/catalogue/:kind/columns : everything that is stated, or may be stated, about elements of these kinds. */
export interface CatalogueColumnsAnswer {
  readonly version: 1;
  /** Elements before filters. */
  readonly total: number;
  /** The fullest first; those that nobody fills last. */
  readonly columns: readonly CatalogueColumn[];
}

export interface CatalogueColumn {
  readonly key: string;
  readonly name: Bilingual;
  /** None of a key that the metamodel does not know. */
  readonly description: Bilingual | null;
  readonly facet: string | null;
  /** How many elements state it, before filters; those whose value is openly unknown are counted here, too. */
  readonly filled: number;
  readonly unknown: number;
  readonly numeric: boolean;
  /** Its values can be told apart by `<` and `>`. */
  readonly ordered: boolean;
}

/** GET /api/w/:ws/catalogue/:kind/facet?key=&filter=&f.KEY= : the values of one column under the filters of all others. */
export interface CatalogueFacetAnswer {
  readonly version: 1;
  readonly key: string;
  readonly rows: number;
  /** Different values in all; `values` has the most frequent. */
  readonly total: number;
  readonly values: readonly FacetValue[];
}

export interface FacetValue {
  /** For the filter of the column (`filter-text.ts`). */
  readonly filter: string;
  /** As a person reads it; empty where nothing is stated. */
  readonly text: string;
  readonly count: number;
  readonly state: "known" | "unknown" | "missing";
  /** Of an element that the value refers to. */
  readonly layer?: Layer;
}

/** GET /api/w/:ws/catalogue/:kind/groups?group=&filter=&f.KEY= : the groups of the rows, in their order. */
export interface CatalogueGroupsAnswer {
  readonly version: 1;
  readonly group: string;
  readonly groups: readonly FacetValue[];
}

/** GET /api/w/:ws/catalogue/:kind/summary?columns=a,b&filter=&f.KEY= : what columns say all together. */
export interface CatalogueSummaryAnswer {
  readonly version: 1;
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
}

export interface ColumnSummary {
  readonly key: string;
  /** Rows that state a known value, rows that say `unknown`; the others say nothing. */
  readonly known: number;
  readonly unknown: number;
  /** Of numbers and money, in each currency: money with a period as of one year. */
  readonly sums: readonly string[];
  /** Of what has an order: the least and the greatest. */
  readonly range: { readonly least: string; readonly greatest: string } | null;
}

/** GET /api/w/:ws/queries : the saved queries of the model, as the catalogues that they are. */
export interface QueriesAnswer {
  readonly version: 1;
  readonly queries: readonly SavedQuery[];
}

export interface SavedQuery {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** Kinds between commas, `*` for all. */
  readonly kinds: string;
  /** In the language of searches. */
  readonly filter: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly sort: string | null;
  readonly group: string | null;
  /** Elements that it finds. */
  readonly count: number;
}

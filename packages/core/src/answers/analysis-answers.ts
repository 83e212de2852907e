/**
 * What the server says about analyses: which there are, and the answer of one, page-ready. Version 1 of the served contract: fields are
 * only ever added.
 */
import type { CellMeaning } from "../base/table.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { ElementSummary } from "./answers.ts";

/** GET /api/w/:ws/analyses */
export interface AnalysesAnswer {
  readonly version: 1;
  readonly analyses: readonly AnalysisSummary[];
}

export interface AnalysisSummary {
  readonly id: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  /** It needs to be told an element before it can answer. */
  readonly needsElement: boolean;
}

/** GET /api/w/:ws/analysis/:id?from=&p.ID=&table=&sort=&offset=&limit= */
export interface AnalysisAnswer extends AnalysisSummary {
  readonly version: 1;
  readonly method: Bilingual;
  /** Attributes that are read. */
  readonly reads: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly parameters: readonly ParameterAnswer[];
  /** Why there is no answer, or not the one that was asked for. */
  readonly problems: readonly AnalysisProblem[];
  /** The tables of the answer, the main one first; none where there is no answer. */
  readonly tables: readonly { readonly id: string; readonly title: Bilingual; readonly total: number }[];
  /** The one that is shown. */
  readonly table: AnalysisTable | null;
  readonly coverage: readonly { readonly what: Bilingual; readonly known: number; readonly of: number }[];
  /** The same as attributes of a tile of a dashboard. */
  readonly tile: Readonly<Record<string, string>>;
}

export interface ParameterAnswer {
  readonly id: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  readonly type: "number" | "boolean" | "word" | "texts" | "date" | "elements";
  /** As it stands in the address; empty where it is not given. */
  readonly value: string;
  /** Words that it may be, or that are offered. */
  readonly choices?: readonly { readonly id: string; readonly name: Bilingual }[];
  /** Other texts than the choices make no sense. */
  readonly isClosed?: boolean;
  /** Of elements: the kinds that it may be, and those that are given. */
  readonly kinds?: readonly string[];
  readonly elements?: readonly ElementSummary[];
}

export interface AnalysisProblem {
  readonly code: "needs-element" | "bad-value" | "too-large";
  /** Parameter that it is about; null for the whole. */
  readonly parameter: string | null;
  readonly message: Bilingual;
}

export interface AnalysisTable {
  readonly id: string;
  readonly title: Bilingual;
  readonly columns: readonly AnalysisColumn[];
  readonly total: number;
  readonly offset: number;
  readonly sort: string | null;
  readonly rows: readonly (readonly AnalysisCell[])[];
}

export interface AnalysisColumn {
  readonly key: string;
  readonly name: string;
  readonly numeric: boolean;
  readonly holds: CellMeaning | null;
}

export interface AnalysisCell {
  readonly text: string;
  readonly elements?: readonly ElementSummary[];
  /** How many there are beside these; the text has all their ids. */
  readonly more?: number;
  /** It is said to be unknown, and shown so. */
  readonly isUnknown?: true;
}

/**
 * What the server says about dashboards: which there are, and each with its figures, page-ready. Version 1 of the served contract: fields
 * are only ever added. Addresses are URLs of the workbench that show exactly what a figure counts.
 */
import type { Bilingual } from "../model/metamodel.ts";
import type { Scene } from "../notations/scene.ts";
import type { AnalysisCell } from "./analysis-answers.ts";
import type { Cell, DiagnosticAnswer, ElementSummary, Place } from "./answers.ts";

/** GET /api/w/:ws/dashboards */
export interface DashboardsAnswer {
  readonly version: 1;
  readonly dashboards: readonly DashboardSummary[];
  /** The homes of the roles, which every workspace has. */
  readonly homes: readonly HomeSummary[];
  /** What tiles may name beside attributes: computed figures, and viewpoints that need no scope. */
  readonly figures: readonly { readonly id: string; readonly name: Bilingual; readonly isNumber: boolean }[];
  readonly viewpoints: readonly { readonly id: string; readonly name: Bilingual }[];
}

export interface DashboardSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** Roles that it is for, as written. */
  readonly roles: readonly string[];
  readonly tiles: readonly { readonly title: string; readonly shows: string }[];
  readonly origin: Place;
}

export interface HomeSummary {
  readonly role: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  readonly icon: string;
}

/** GET /api/w/:ws/dashboard/:id and GET /api/w/:ws/home/:role */
export interface DashboardAnswer {
  readonly version: 1;
  /** Of the model that the figures are of. */
  readonly revision: number;
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly roles: readonly string[];
  /** Null for the home of a role, which is no text of the workspace. */
  readonly origin: Place | null;
  readonly tiles: readonly TileAnswer[];
  /** Of a home: what the role's work asks for, and where it is done here. */
  readonly offers?: readonly OfferAnswer[];
  /** As edits need it to make the same dashboard in the workspace: names in every language. */
  readonly names: Readonly<Record<string, string>>;
}

export interface OfferAnswer {
  readonly competency: Bilingual;
  readonly where: readonly { readonly name: Bilingual; readonly address: string }[];
  /** What is not there yet, and with what it comes. */
  readonly later: Bilingual | null;
}

export interface TileAnswer {
  readonly id: string;
  readonly title: string;
  /** Names by language; the empty key is the main one. */
  readonly names: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly width: 1 | 2 | 3 | 4;
  /** Attributes as written, by key, for forms and for making the same tile elsewhere. */
  readonly fields: Readonly<Record<string, string>>;
  readonly origin: Place | null;
  readonly content: TileContent;
  /** What somebody should put right in its words. */
  readonly problems: readonly DiagnosticAnswer[];
  /** Where all of it can be looked at. */
  readonly opens: string | null;
}

export type Tone = "good" | "middle" | "bad" | "unsure" | "none";

export type TileContent =
  | CountContent
  | SumContent
  | ListContent
  | ChartContent
  | ViewContent
  | TrendContent
  | AnalysisContent
  | DiagnosticsContent
  | { readonly kind: "text"; readonly markdown: string }
  | EmptyContent;

/** "12 of 80; 17 unknown". */
export interface CountContent {
  readonly kind: "count";
  /** The figure as it is shown: a number, or a share. */
  readonly text: string;
  readonly count: number;
  /** Elements that the question was put to. */
  readonly of: number;
  /** What these are: "applications". */
  readonly what: string;
  readonly unknown: number;
  readonly opensAll: string;
  readonly opensUnknown: string | null;
  readonly tone: Tone;
  readonly threshold: string | null;
}

/** Amounts that add up, by unit. */
export interface SumContent {
  readonly kind: "sum";
  readonly sums: readonly { readonly text: string; readonly number: number }[];
  readonly measure: string;
  /** Of how many elements the amount is known, of how many it was asked. */
  readonly known: number;
  readonly of: number;
  readonly what: string;
  readonly opensKnown: string;
  readonly opensUnknown: string | null;
  readonly tone: Tone;
  readonly threshold: string | null;
}

export interface ListContent {
  readonly kind: "list";
  readonly total: number;
  /** Elements of which the search cannot decide whether they belong here. */
  readonly unknown: number;
  readonly opensUnknown: string | null;
  readonly columns: readonly { readonly key: string; readonly name: string; readonly numeric: boolean }[];
  readonly rows: readonly { readonly element: ElementSummary; readonly cells: readonly (Cell | null)[] }[];
}

/** A chart, and the same as a table. */
export interface ChartContent {
  readonly kind: "chart";
  readonly scene: Scene;
  /** By id of a mark: what it counts, or the element that it is. */
  readonly opens: Readonly<Record<string, string>>;
  readonly table: ChartTable;
  /** Elements in the chart, and those of which nothing is known. */
  readonly of: number;
  readonly what: string;
  readonly unknown: number;
}

export interface ChartTable {
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[];
  readonly rows: readonly {
    readonly cells: readonly string[];
    readonly opens: string | null;
    readonly isUnknown: boolean;
  }[];
}

export interface ViewContent {
  readonly kind: "view";
  readonly subject: { readonly view: string } | { readonly viewpoint: string; readonly scope: readonly string[] };
  readonly lens: string | null;
  readonly question: Bilingual | null;
}

/** Figures of the past take time to read; the page asks for them with GET /api/w/:ws/trend-chart. */
export interface TrendContent {
  readonly kind: "trend";
  readonly measure: string;
  readonly name: string;
  readonly good: string | null;
}

export interface AnalysisContent {
  readonly kind: "analysis";
  readonly question: Bilingual;
  readonly total: number;
  /** How much is known of what it rests on; absent where all of it is in the text. */
  readonly coverage?: readonly { readonly what: Bilingual; readonly known: number; readonly of: number }[];
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly (AnalysisCell & { readonly element?: ElementSummary })[])[];
}

export interface DiagnosticsContent {
  readonly kind: "diagnostics";
  readonly counts: Readonly<Record<"error" | "warning" | "info", number>>;
  readonly rows: readonly DiagnosticAnswer[];
}

/** Why there is nothing to see, so that the page can say what to do. */
export interface EmptyContent {
  readonly kind: "empty";
  readonly why:
    /** There is no element of the kinds. */
    | "no-elements"
    /** No element has a value by which it could be shown. */
    | "no-values"
    /** The picture would show nothing. */
    | "no-picture"
    /** The tile cannot be understood; its problems say why. */
    | "wrong";
  /** Kinds that would have to be described. */
  readonly kinds: readonly { readonly id: string; readonly name: Bilingual; readonly plural: Bilingual }[];
  /** The attribute that would have to be stated. */
  readonly key?: { readonly id: string; readonly name: string };
  /** Where the elements are that could state it. */
  readonly opens?: string;
}

/** GET /api/w/:ws/trend-chart?measure=&name=&good=&width= */
export interface TrendChartAnswer {
  readonly version: 1;
  /** Null where there is no history, or nothing to draw. */
  readonly scene: Scene | null;
  readonly table: ChartTable;
  readonly change: { readonly text: string; readonly since: string } | null;
  readonly problem: { readonly message: string; readonly advice: string } | null;
}

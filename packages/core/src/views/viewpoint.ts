/** The contract of a viewpoint (ISO/IEC/IEEE 42010): the convention by which a view is made from a model, as one value in one file. */
import type { Locale } from "../base/codes.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import type { Diagram, Direction } from "./diagram.ts";

export interface Viewpoint {
  /** File name, and word of `viewpoint:` in a view. */
  readonly id: string;
  /** Other words for it in `viewpoint:`: names of the standard, or of an earlier version. */
  readonly aliases?: readonly string[];
  /** What it is about, for galleries. */
  readonly family: ViewpointFamily;
  readonly title: Bilingual;
  /** What a person asks who looks at it, one question. */
  readonly question: Bilingual;
  /** Keys of `ViewQuery` that it reads, for the reference pages; `scope` with an `!` in front when it cannot do without. */
  readonly reads: readonly string[];
  /** Notations that may draw it, the customary one first. */
  readonly notations: readonly string[];
  /** Model text with one view statement of id `example`; the test, the page and the picture. */
  readonly example: string;
  draw(model: Model, query: ViewQuery): Diagram;
}

/** What viewpoints are about, in the order of a gallery. */
export type ViewpointFamily =
  | "overview"
  | "business"
  | "software"
  | "data"
  | "technology"
  | "change"
  | "lists"
  | "archimate";

/** What a view statement asks for, read once (`view.ts`) for all viewpoints; lists are empty where nothing is said. */
export interface ViewQuery {
  readonly language: Locale;
  /** The day that the picture is about, `2026-11-21`: the view's `asOf`, the command's `--at`, or the model's. */
  readonly today: string | undefined;
  readonly scope: readonly Element[];
  readonly include: readonly Selector[];
  readonly exclude: readonly Selector[];
  readonly depth: number | undefined;
  readonly direction: Direction | undefined;
  readonly layers: readonly string[];
  /** Kind ids; an organisation's specialisations count as their base. */
  readonly kinds: readonly string[];
  /** Verbs, `->` for flows. */
  readonly relationships: readonly string[];
  readonly groupBy: string | undefined;
  readonly state: readonly Element[];
  /** Of a matrix: kinds of the rows and of the columns. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Environment of a deployment view: `prod`. */
  readonly environment: string | undefined;
  /** Whether everything is drawn, however much it is; otherwise what is too much is put together. */
  readonly isWhole: boolean;
  /** Whether elements are left out that nearly everything is connected with. */
  readonly hidesHubs?: boolean | undefined;
}

/** What `include:` and `exclude:` name. */
export type Selector =
  | { readonly kind: "element"; readonly element: Element }
  | { readonly kind: "relationship"; readonly from: string; readonly verb: string; readonly to: string }
  /** Words of the search field's filter: `kind=application`, `owner=u-it`, or part of a name. */
  | { readonly kind: "query"; readonly text: string };

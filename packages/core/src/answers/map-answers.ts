/** The contract of the page of maps. */
import type { Bilingual } from "../model/metamodel.ts";
import type { ViewSummaryAnswer } from "./answers.ts";

/** GET /api/w/:ws/maps : pictures of the whole that need no view statement, and what colours them usefully */
export interface MapsAnswer {
  readonly version: 1;
  readonly maps: readonly MapAnswer[];
}

export interface MapAnswer {
  /** Id of its viewpoint. */
  readonly id: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  /** Elements of the kinds that it is made of; a map of nothing says what to model. */
  readonly count: number;
  /** Kinds that it is made of, the most important first. */
  readonly needs: readonly { readonly id: string; readonly name: Bilingual }[];
  /** Lenses that say something on it in this model, with how many of its elements have a value. */
  readonly lenses: readonly { readonly id: string; readonly name: Bilingual; readonly known: number }[];
  /** Views of the model by the same viewpoint. */
  readonly views: readonly Pick<ViewSummaryAnswer, "id" | "title">[];
}

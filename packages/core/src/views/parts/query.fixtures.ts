/** Views on the spot, for the tests of this folder. */
import type { Model } from "../../model/model.ts";
import { type ViewWish, wishedView } from "../query.ts";
import type { ViewQuery } from "../viewpoint.ts";

/** The query of a view that no statement declares. */
export function queryOf(model: Model, wish: Partial<ViewWish> = {}, more: Partial<ViewQuery> = {}): ViewQuery {
  const { query } = wishedView(model, { viewpoint: "test", ...wish }, { language: more.language ?? "en" });
  return { ...query, ...more };
}

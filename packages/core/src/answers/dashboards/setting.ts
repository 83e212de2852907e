/** What figures are computed for: the reader, the day, the workspace that addresses lead into. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Pen } from "../../notations/notation.ts";
import { noState, pageAddress, type Page, type PageState, writeAddress } from "../url.ts";
import type { Positions } from "../positions.ts";

export interface BoardSetting {
  /** Id of the workspace, for addresses. */
  readonly workspace: string;
  /** Of names in the model. */
  readonly language: string;
  /** Day for ages and life cycles. */
  readonly today: string | undefined;
  /** The moment that the page looks at, kept in addresses. */
  readonly at?: string | undefined;
  readonly pen: Pen;
  readonly positions: Positions;
  readonly diagnostics: () => readonly Diagnostic[];
}

/** The address of a page, at the same moment. */
export function addressOf({ workspace, at }: BoardSetting, page: Page, state: Partial<PageState> = {}): string {
  return writeAddress(pageAddress(workspace, page, { ...noState, ...(at === undefined ? {} : { at }), ...state }));
}

/** The catalogue of kinds that shows exactly what a search is true of. */
export function catalogueOf(
  setting: BoardSetting,
  kinds: readonly string[],
  search: string,
  look: { readonly columns?: readonly string[] | undefined; readonly sort?: string | undefined } = {},
): string {
  const of = kinds.length === 0 ? "*" : kinds.join(",");
  const page: Page = {
    kind: "catalogue",
    of,
    columns: look.columns ?? [],
    ...(look.sort === undefined ? {} : { sort: look.sort }),
  };
  return addressOf(setting, page, search === "" ? {} : { filter: search });
}

/** Searches side by side. */
export function both(...searches: readonly string[]): string {
  return searches.filter((one) => one.trim() !== "").join(" ");
}

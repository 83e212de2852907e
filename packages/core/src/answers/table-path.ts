/** Where a table comes from as a file: the address at the server of what a page shows. */
import type { Page, PageState } from "./url.ts";

/** Path of the table of a page as CSV; undefined for pages without one. Columns of a catalogue that the page chooses itself may be given. */
export function tableFilePath(
  workspace: string,
  page: Page,
  state: PageState,
  columns?: readonly string[],
): string | undefined {
  const folder = `/api/w/${encodeURIComponent(workspace)}`;
  switch (page.kind) {
    case "catalogue":
      return `${folder}/catalogue/${encodeURIComponent(page.of ?? "*")}.csv${query([
        ["columns", page.columns.length > 0 ? page.columns.join(",") : columns?.join(",")],
        ["sort", page.sort],
        ["group", page.group],
        ...shared(state),
      ])}`;
    case "matrix":
      return `${folder}/matrix.csv${query([
        ["rows", page.rows],
        ["columns", page.columns],
        ["relationship", page.relationship],
        ["order", page.order],
        ["empty", page.hidesEmpty === true ? "no" : undefined],
        ["derived", page.hidesDerived === true ? "no" : undefined],
        ...shared(state),
      ])}`;
    case "analysis":
      return page.analysis === undefined
        ? undefined
        : `${folder}/analysis/${encodeURIComponent(page.analysis)}.csv${query([
            ...analysisEntries(page),
            ["at", state.at],
            ["lang", state.language],
          ])}`;
    default:
      return undefined;
  }
}

/** What an analysis is asked, as the page and its file say it to the server. */
export function analysisEntries(page: Page & { readonly kind: "analysis" }): readonly Entry[] {
  return [
    ["from", page.from.length === 0 ? undefined : page.from.join(",")],
    ...Object.entries(page.parameters ?? {}).map(([id, value]) => [`p.${id}`, value] as const),
    ["table", page.table],
    ["sort", page.sort],
  ];
}

type Entry = readonly [key: string, value: string | undefined];

function shared(state: PageState): readonly Entry[] {
  return [
    ["filter", state.filter],
    ...Object.entries(state.filters).map(([key, value]) => [`f.${key}`, value] as const),
    ["at", state.at],
    ["lang", state.language],
  ];
}

function query(entries: readonly Entry[]): string {
  const written = entries
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent((value ?? "").toWellFormed())}`);
  return written.length === 0 ? "" : `?${written.join("&")}`;
}

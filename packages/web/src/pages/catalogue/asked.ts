/** Questions of a catalogue to the server. */
import type { CatalogueAnswer } from "@orrery/core/answers/answers";
import type {
  CatalogueColumnsAnswer,
  CatalogueFacetAnswer,
  CatalogueGroupsAnswer,
  CatalogueSummaryAnswer,
  QueriesAnswer,
} from "@orrery/core/answers/catalogue-answers";
import type { PasteAnswer, PasteRequest } from "@orrery/core/answers/paste-answers";
import { type Parameters, postJson, question, type Question } from "../../answers/client.ts";
import type { Language } from "../../messages/messages.ts";

/** Which rows, in which order; the same for every question about a table. */
export interface TableRequest {
  readonly workspace: string;
  readonly language: Language;
  readonly kind: string;
  readonly sort: string | undefined;
  readonly group: string | undefined;
  readonly filter: string | undefined;
  readonly filters: Readonly<Record<string, string>>;
  readonly at: string | undefined;
}

export function askColumns({ workspace, kind, language, at }: TableRequest): Question<CatalogueColumnsAnswer> {
  return question(workspace, `${pathOf(kind)}/columns`, { lang: language, at });
}

export function askRows(
  request: TableRequest,
  columns: readonly string[],
  offset: number,
  limit: number,
): Question<CatalogueAnswer> {
  return question(request.workspace, pathOf(request.kind), {
    ...shared(request),
    sort: request.sort,
    // A table without columns of its own still says which it wants: none.
    columns: columns.length === 0 ? "id" : columns.join(","),
    offset,
    limit,
  });
}

export function askFacet(request: TableRequest, key: string): Question<CatalogueFacetAnswer> {
  const { group: _group, ...rest } = shared(request);
  return question(request.workspace, `${pathOf(request.kind)}/facet`, { ...rest, key });
}

export function askGroups(request: TableRequest): Question<CatalogueGroupsAnswer> {
  return question(request.workspace, `${pathOf(request.kind)}/groups`, { ...shared(request), sort: request.sort });
}

export function askSummary(request: TableRequest, columns: readonly string[]): Question<CatalogueSummaryAnswer> {
  const { group: _group, ...rest } = shared(request);
  return question(request.workspace, `${pathOf(request.kind)}/summary`, { ...rest, columns: columns.join(",") });
}

export function askQueries(workspace: string, lang: Language): Question<QueriesAnswer> {
  return question(workspace, "/queries", { lang });
}

/** What rows from a spreadsheet would change. */
export async function readPaste(
  workspace: string,
  language: Language,
  kind: string,
  request: PasteRequest,
): Promise<PasteAnswer> {
  const { path } = question<PasteAnswer>(workspace, `${pathOf(kind)}/paste`, { lang: language });
  return (await postJson(path, request)) as PasteAnswer;
}

function pathOf(kind: string): string {
  return `/catalogue/${encodeURIComponent(kind)}`;
}

function shared({ filter, filters, group, language, at }: TableRequest): Parameters {
  return {
    filter,
    ...Object.fromEntries(Object.entries(filters).map(([key, value]) => [`f.${key}`, value])),
    group,
    at,
    lang: language,
  };
}

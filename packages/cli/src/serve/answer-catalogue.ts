/** Questions to a catalogue: its rows, columns, values, groups and sums, the same as a file, what pasting rows would change, and saved queries. */
import { catalogueAnswer, catalogueColumnsAnswer } from "@orrery/core/answers/catalogue";
import { catalogueFacetAnswer, catalogueGroupsAnswer } from "@orrery/core/answers/catalogue-facets";
import type { RowsRequest } from "@orrery/core/answers/catalogue-rows";
import { catalogueSummaryAnswer } from "@orrery/core/answers/catalogue-summary";
import { catalogueTable } from "@orrery/core/answers/catalogue-table";
import { queriesAnswer } from "@orrery/core/answers/queries";
import { readPasteRequest } from "@orrery/core/edits/paste-request";
import { readPaste } from "@orrery/core/edits/paste-rows";
import type { Model } from "@orrery/core/model/model";
import type { Context, Hono } from "hono";
import { jsonOf, languageOf, listOf, localeOf, numberOf, workspaceOf } from "./asked.ts";
import { dayFor } from "./day.ts";
import type { GuardedBy } from "./guard.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { tableFile } from "./table-file.ts";

/** Rows that come unless told otherwise, and the most that come at once. */
const USUAL_ROWS = 1000;
const MOST_ROWS = 100_000;

export function catalogueRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const modelOf = (context: Context): Model => workspaceOf(context, workspaces).model;

  app.get("/api/w/:ws/catalogue/:kind", (context) => {
    const kind = context.req.param("kind");
    if (kind.endsWith(".csv")) return fileOf(context, modelOf(context), kind.slice(0, -".csv".length));
    return answerOf(
      context,
      kind,
      catalogueAnswer(modelOf(context), { ...rowsOf(context, kind, modelOf(context)), ...pageOf(context) }),
    );
  });

  app.get("/api/w/:ws/catalogue/:kind/columns", (context) => {
    const kind = context.req.param("kind");
    return answerOf(context, kind, catalogueColumnsAnswer(modelOf(context), kind));
  });

  app.get("/api/w/:ws/catalogue/:kind/facet", (context) => {
    const kind = context.req.param("kind");
    const key = needed(context, "key");
    return answerOf(
      context,
      kind,
      catalogueFacetAnswer(modelOf(context), { ...rowsOf(context, kind, modelOf(context)), key }),
    );
  });

  app.get("/api/w/:ws/catalogue/:kind/groups", (context) => {
    const kind = context.req.param("kind");
    const group = needed(context, "group");
    return answerOf(
      context,
      kind,
      catalogueGroupsAnswer(modelOf(context), { ...rowsOf(context, kind, modelOf(context)), group }),
    );
  });

  app.get("/api/w/:ws/catalogue/:kind/summary", (context) => {
    const kind = context.req.param("kind");
    const columns = listOf(context, "columns");
    return answerOf(
      context,
      kind,
      catalogueSummaryAnswer(modelOf(context), { ...rowsOf(context, kind, modelOf(context)), columns }),
    );
  });

  app.post("/api/w/:ws/catalogue/:kind/paste", async (context) => {
    const { model, workspace } = workspaceOf(context, workspaces);
    const kind = context.req.param("kind");
    if (catalogueColumnsAnswer(model, kind) === undefined) throw new Refused("no-kind", { id: kind });
    const request = readPasteRequest(await jsonOf(context));
    if (request === undefined) throw new Refused("bad-body", { fields: "rows, columns, head, clears" });
    const setting = {
      model,
      includes: workspace.included,
      kind,
      locale: localeOf(context),
      language: languageOf(context),
    };
    return context.json(readPaste(request, setting));
  });

  app.get("/api/w/:ws/queries", (context) => context.json(queriesAnswer(modelOf(context), languageOf(context))));
}

function answerOf(context: Context, kind: string, answer: object | undefined): Response {
  if (answer === undefined) throw new Refused("no-kind", { id: kind });
  return context.json(answer);
}

function fileOf(context: Context, model: Model, kind: string): Response {
  const table = catalogueTable(model, { ...rowsOf(context, kind, model), ...columnsOf(context) });
  if (table === undefined) throw new Refused("no-kind", { id: kind });
  return tableFile(context, table);
}

function rowsOf(context: Context, kind: string, model: Model): RowsRequest {
  return {
    kind,
    sort: context.req.query("sort") || undefined,
    group: context.req.query("group") || undefined,
    filter: context.req.query("filter") || undefined,
    fields: filtersOf(context),
    language: languageOf(context),
    today: dayFor(context, model),
  };
}

function columnsOf(context: Context): { readonly columns?: readonly string[] } {
  return context.req.query("columns") === undefined ? {} : { columns: listOf(context, "columns") };
}

function pageOf(context: Context): {
  readonly columns?: readonly string[];
  readonly offset: number;
  readonly limit: number;
} {
  return {
    ...columnsOf(context),
    offset: numberOf(context, "offset", 0, 999_999_999),
    limit: numberOf(context, "limit", USUAL_ROWS, MOST_ROWS),
  };
}

function needed(context: Context, name: string): string {
  const value = context.req.query(name);
  if (value === undefined || value === "") throw new Refused("bad-parameter", { name, value: value ?? "" });
  return value;
}

/** `f.owner=u-it`: the wanted value by attribute key. */
function filtersOf(context: Context): Readonly<Record<string, string>> {
  const wanted = Object.entries(context.req.query()).filter(([name]) => name.startsWith("f."));
  return Object.fromEntries(wanted.map(([name, value]) => [name.slice(2), value]));
}

/** Questions to analyses: which there are, the answer of one, the same as a file. */
import { analysesAnswer, analysisAnswer, analysisFile, type AnalysisRequest } from "@orrery/core/answers/analyses";
import { closest } from "@orrery/core/base/suggest";
import type { Model } from "@orrery/core/model/model";
import type { Context, Hono } from "hono";
import { listOf, languageOf, numberOf, workspaceOf } from "./asked.ts";
import { dayFor } from "./day.ts";
import type { GuardedBy } from "./guard.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { tableFile } from "./table-file.ts";

/** Rows that come unless told otherwise, and the most that come at once. */
const USUAL_ROWS = 200;
const MOST_ROWS = 2000;

export function analysesRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const modelOf = (context: Context): Model => workspaceOf(context, workspaces).model;

  app.get("/api/w/:ws/analyses", (context) => {
    modelOf(context);
    return context.json(analysesAnswer());
  });

  app.get("/api/w/:ws/analysis/:id", (context) => {
    const id = context.req.param("id");
    const model = modelOf(context);
    const request = requestOf(context, model);
    if (id.endsWith(".csv")) {
      const table = analysisFile(model, id.slice(0, -".csv".length), request);
      if (table === undefined) throw unknownAnalysis(id.slice(0, -".csv".length));
      return tableFile(context, table);
    }
    const answer = analysisAnswer(model, id, request);
    if (answer === undefined) throw unknownAnalysis(id);
    return context.json(answer);
  });
}

function unknownAnalysis(id: string): Refused {
  const ids = analysesAnswer().analyses.map((one) => one.id);
  const [suggestion] = closest(id, ids, 1);
  return new Refused("no-analysis", { id: id.slice(0, 200), ...(suggestion === undefined ? {} : { suggestion }) });
}

/** `p.within=30`: a parameter by its id. */
function requestOf(context: Context, model: Model): AnalysisRequest {
  const given = Object.entries(context.req.query()).filter(([name]) => name.startsWith("p."));
  return {
    from: listOf(context, "from"),
    parameters: Object.fromEntries(given.map(([name, value]) => [name.slice(2), value])),
    table: context.req.query("table") || undefined,
    sort: context.req.query("sort") || undefined,
    offset: numberOf(context, "offset", 0, 999_999_999),
    limit: numberOf(context, "limit", USUAL_ROWS, MOST_ROWS),
    language: languageOf(context),
    today: dayFor(context, model),
  };
}

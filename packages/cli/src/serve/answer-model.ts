/** Questions to a model: what it holds, by every way that a page looks at it. */
import { diagnosticsAnswer } from "@orrery/core/answers/diagnostics";
import { elementAnswer } from "@orrery/core/answers/element";
import { impactAnswer } from "@orrery/core/answers/impact";
import { searchAnswer } from "@orrery/core/answers/search";
import { treeAnswer } from "@orrery/core/answers/tree";
import { workspaceAnswer, workspaceSummary } from "@orrery/core/answers/workspace";
import type { WorkspaceList } from "@orrery/core/answers/answers";
import type { Context, Hono } from "hono";
import type { GuardedBy } from "./guard.ts";
import { basename, relative, sep } from "node:path";
import { languageOf, listOf, localeOf, numberOf, wordOf, workspaceOf } from "./asked.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** Rows of a list that come unless told otherwise, and the most that come at once. */
const USUAL_ROWS = 1000;
const MOST_ROWS = 100_000;

export interface ModelRouteOptions {
  readonly workspaces: ServedWorkspaces;
  /** Where the server was started. */
  readonly folder: string;
}

/** `GET` on workspaces and on everything in a model. */
export function modelRoutes(app: Hono<GuardedBy>, { workspaces, folder }: ModelRouteOptions): void {
  app.get("/api/workspaces", (context) => {
    const list: WorkspaceList = {
      version: 1,
      workspaces: workspaces.ids.flatMap((id) => summaryOf(workspaces, id, folder)),
    };
    return context.json(list);
  });

  app.get("/api/w/:ws", (context) => {
    const served = workspaceOf(context, workspaces);
    return context.json(workspaceAnswer(served, { id: served.id, revision: served.revision, title: titleOf(served) }));
  });

  app.get("/api/w/:ws/tree", (context) => {
    const parent = context.req.query("parent") || undefined;
    const answer = treeAnswer(workspaceOf(context, workspaces).model, {
      parent,
      kind: context.req.query("kind") || undefined,
      around: context.req.query("around") || undefined,
      ...pageOf(context),
      language: languageOf(context),
    });
    if (answer === undefined) throw new Refused("no-element", { id: parent ?? "" });
    return context.json(answer);
  });

  app.get("/api/w/:ws/search", (context) => {
    const { model } = workspaceOf(context, workspaces);
    const query = (context.req.query("q") ?? "").slice(0, LONGEST_QUERY);
    return context.json(
      searchAnswer(model, {
        query,
        limit: numberOf(context, "limit", 20, USUAL_ROWS),
        kinds: listOf(context, "kinds"),
        language: languageOf(context),
      }),
    );
  });

  app.get("/api/w/:ws/element/:id", (context) => {
    const served = workspaceOf(context, workspaces);
    const id = context.req.param("id");
    const answer = elementAnswer(served.model, served.diagnostics(), id, {
      language: languageOf(context),
      positions: served.positions,
    });
    if (answer === undefined) throw new Refused("no-element", { id });
    return context.json(answer);
  });

  app.get("/api/w/:ws/impact/:id", (context) => {
    const served = workspaceOf(context, workspaces);
    const id = context.req.param("id");
    const answer = impactAnswer(served.model, id, {
      direction: wordOf(context, "direction", ["up", "down"]),
      verbs: listOf(context, "verbs"),
      kinds: listOf(context, "kinds"),
      depth: context.req.query("depth") ? numberOf(context, "depth", 0, MOST_ROWS) : undefined,
      derived: wordOf(context, "derived", ["1", "0"]) === "1",
      ...pageOf(context),
      language: languageOf(context),
      positions: served.positions,
    });
    if (answer === undefined) throw new Refused("no-element", { id });
    return context.json(answer);
  });

  app.get("/api/w/:ws/diagnostics", (context) => {
    const served = workspaceOf(context, workspaces);
    return context.json(diagnosticsAnswer(served.diagnostics(), served.positions, localeOf(context)));
  });
}

/** Letters of a query that are looked at. */
const LONGEST_QUERY = 500;

/** A workspace whose folder has gone meanwhile is left out of the list. */
function summaryOf(workspaces: ServedWorkspaces, id: string, folder: string): WorkspaceList["workspaces"] {
  const served = workspaces.find(id);
  return served === undefined
    ? []
    : [workspaceSummary(served, { id, folder: shownFolder(served.path, folder), title: titleOf(served) })];
}

function titleOf(served: ServedWorkspace): string {
  return basename(served.path);
}

/** With `/`, and relative to where the server was started, for people. */
function shownFolder(path: string, folder: string): string {
  const shown = relative(folder, path);
  return shown === "" ? "." : shown.split(sep).join("/");
}

function pageOf(context: Context): { readonly offset: number; readonly limit: number } {
  return {
    offset: numberOf(context, "offset", 0, 999_999_999),
    limit: numberOf(context, "limit", USUAL_ROWS, MOST_ROWS),
  };
}

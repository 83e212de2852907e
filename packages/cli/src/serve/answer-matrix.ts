/** Questions to a matrix: its cells, one of them opened, what it may be made of, and the same as a file. */
import type { MatrixAnswer } from "@orrery/core/answers/matrix-answers";
import { matrixAnswer } from "@orrery/core/answers/matrix";
import { matrixCellAnswer } from "@orrery/core/answers/matrix-cell";
import { matrixOptionsAnswer } from "@orrery/core/answers/matrix-options";
import type { MatrixRequest } from "@orrery/core/answers/matrix-request";
import { matrixTable } from "@orrery/core/answers/matrix-table";
import type { Context, Hono } from "hono";
import { languageOf, wordOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { tableFile } from "./table-file.ts";

export function matrixRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const answerTo = (context: Context): MatrixAnswer => {
    const request = requestOf(context);
    const answer = matrixAnswer(workspaceOf(context, workspaces).model, request);
    if (answer === undefined) throw new Refused("no-kind", { id: `${request.rows}, ${request.columns}` });
    return answer;
  };

  app.get("/api/w/:ws/matrix", (context) => context.json(answerTo(context)));

  app.get("/api/w/:ws/matrix.csv", (context) =>
    tableFile(context, matrixTable(answerTo(context), languageOf(context))),
  );

  app.get("/api/w/:ws/matrix/cell", (context) => {
    const { model, positions } = workspaceOf(context, workspaces);
    const [row, column] = [context.req.query("row") ?? "", context.req.query("column") ?? ""];
    const answer = matrixCellAnswer(model, { ...requestOf(context), row, column, positions });
    if (answer === undefined) throw new Refused("no-element", { id: `${row}, ${column}` });
    return context.json(answer);
  });

  app.get("/api/w/:ws/matrix/options", (context) => {
    const { rows, columns } = requestOf(context);
    return context.json(matrixOptionsAnswer(workspaceOf(context, workspaces).model, { rows, columns }));
  });
}

function requestOf(context: Context): MatrixRequest {
  const asked = (name: string): string | undefined => context.req.query(name) || undefined;
  return {
    rows: asked("rows") ?? "application",
    columns: asked("columns") ?? "capability",
    relationship: asked("relationship"),
    order: wordOf(context, "order", ["nesting", "name", "total", "cluster"]),
    hidesEmpty: asked("empty") === "no",
    hidesDerived: asked("derived") === "no",
    filter: asked("filter"),
    language: languageOf(context),
  };
}

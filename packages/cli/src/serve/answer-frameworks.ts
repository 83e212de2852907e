/** Questions to frameworks: how far each is met, one of them, its gaps and its statement of applicability, as answers and as files. */
import {
  frameworkAnswer,
  frameworkFile,
  frameworkGapsAnswer,
  frameworksAnswer,
  frameworksFile,
  type FrameworkTable,
  frameworkTableAnswer,
  frameworkTables,
} from "@orrery/core/answers/frameworks";
import { closest } from "@orrery/core/base/suggest";
import { frameworks } from "@orrery/core/rules/frameworks/index";
import type { Hono } from "hono";
import { languageOf } from "./asked.ts";
import { checkedFor } from "./checked.ts";
import type { GuardedBy } from "./guard.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { tableFile } from "./table-file.ts";

export function frameworkRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/frameworks", (context) => context.json(frameworksAnswer(checkedFor(context, workspaces))));

  app.get("/api/w/:ws/frameworks.csv", (context) =>
    tableFile(context, frameworksFile(checkedFor(context, workspaces), languageOf(context))),
  );

  app.get("/api/w/:ws/frameworks/:id", (context) => {
    const id = context.req.param("id");
    return context.json(frameworkAnswer(checkedFor(context, workspaces), id) ?? refuse(id));
  });

  app.get("/api/w/:ws/frameworks/:id/gaps", (context) => {
    const id = context.req.param("id");
    return context.json(frameworkGapsAnswer(checkedFor(context, workspaces), id) ?? refuse(id));
  });

  app.get("/api/w/:ws/frameworks/:id/:table", (context) => {
    const { id, table } = context.req.param();
    const which = tableNamed(table);
    const checked = checkedFor(context, workspaces);
    const language = languageOf(context);
    if (table.endsWith(".csv")) return tableFile(context, frameworkFile(checked, id, which, language) ?? refuse(id));
    return context.json(frameworkTableAnswer(checked, id, which, language) ?? refuse(id));
  });
}

function tableNamed(word: string): FrameworkTable {
  const name = word.replace(/\.csv$/, "");
  const table = frameworkTables.find((one) => one === name);
  if (table === undefined) throw new Refused("no-route");
  return table;
}

function refuse(id: string): never {
  const ids = frameworks.map((framework) => framework.id);
  const [suggestion] = id.length > 200 ? [] : closest(id, ids, 1);
  throw new Refused("no-framework", { id: id.slice(0, 200), ...(suggestion === undefined ? {} : { suggestion }) });
}

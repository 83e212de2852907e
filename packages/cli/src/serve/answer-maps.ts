/** Maps of the whole model. */
import { mapsAnswer } from "@orrery/core/answers/maps";
import type { Hono } from "hono";
import { localeOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** `GET /maps`. */
export function mapsRoute(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/maps", (context) =>
    context.json(mapsAnswer(workspaceOf(context, workspaces).model, localeOf(context))),
  );
}

/** The roadmap: what comes and goes, with the dates that a person may move. */
import { roadmapAnswer } from "@orrery/core/answers/roadmap";
import { dayOfModel } from "@orrery/core/views/query";
import type { Hono } from "hono";
import { listOf, localeOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import { dayLookedAt, wholeModelOf } from "./moments.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** `GET /roadmap`. */
export function roadmapRoute(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/roadmap", (context) => {
    const { revision } = workspaceOf(context, workspaces);
    const model = wholeModelOf(context, workspaces);
    return context.json(
      roadmapAnswer(model, {
        language: localeOf(context),
        kinds: listOf(context, "kinds"),
        scope: listOf(context, "scope"),
        groupBy: context.req.query("group") || undefined,
        today: dayLookedAt(context) ?? dayOfModel(model) ?? today(),
        revision,
      }),
    );
  });
}

/** The day of whoever asks, as far as this machine knows. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

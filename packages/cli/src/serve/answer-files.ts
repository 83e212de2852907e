/** Texts for the editor: read, checked while they are written, saved. */
import type { FileAnswer } from "@orrery/core/answers/answers";
import { diagnosticsAnswer } from "@orrery/core/answers/diagnostics";
import { isSame } from "@orrery/core/edits/edited-texts";
import { errorChange } from "@orrery/core/edits/new-problems";
import { createPositions } from "@orrery/core/answers/positions";
import type { Context, Hono } from "hono";
import type { GuardedBy } from "./guard.ts";
import { localeOf, textsOf, workspaceOf } from "./asked.ts";
import { isModelUri } from "./names.ts";
import { Refused } from "./refusals.ts";
import type { FileText } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { stepsOf } from "./steps.ts";

/** `GET` and `PUT /file`, `POST /draft`. */
export function fileRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/file", (context) => {
    const uri = uriOf(context);
    const file = workspaceOf(context, workspaces).file(uri);
    if (file === undefined) throw new Refused("no-file", { uri });
    return context.json(answerOf(file));
  });

  app.put("/api/w/:ws/file", async (context) => {
    const uri = uriOf(context);
    const workspace = workspaceOf(context, workspaces);
    const { text, version, session, title } = await textsOf(context, ["text", "version"], ["session", "title"]);
    const before = workspace.revision;
    const [bytes, problems] = [workspace.bytes(uri), workspace.diagnostics()];
    const saved = workspace.save(uri, text, version);
    if (typeof saved === "string") throw new Refused(saved, { uri });
    const after = workspace.bytes(uri);
    if (session !== undefined && title !== undefined && !isSame(bytes, after)) {
      const errors = errorChange(problems, workspace.diagnostics());
      stepsOf(workspace).add({ session, title, files: [{ uri, before: bytes, after }], errors });
    }
    if (workspace.revision !== before) workspaces.announce(workspace.id);
    return context.json(answerOf(saved));
  });

  app.post("/api/w/:ws/draft", async (context) => {
    const workspace = workspaceOf(context, workspaces);
    const { uri, text } = await textsOf(context, ["uri", "text"]);
    if (workspace.bytes(uri) === undefined && !isModelUri(uri)) throw new Refused("bad-name", { uri });
    const { bytes, diagnostics } = workspace.draft(uri, text);
    return context.json(
      diagnosticsAnswer(
        diagnostics,
        createPositions(() => bytes),
        localeOf(context),
      ),
    );
  });
}

function uriOf(context: Context): string {
  return context.req.query("uri") ?? "";
}

function answerOf(file: FileText): FileAnswer {
  return { version: 1, ...file };
}

/** Editing: what may be said, edits as new texts, taking back and making again, and unsaved texts merged with what the disk says by now. */
import { diagnosticAnswer } from "@orrery/core/answers/diagnostics";
import type { Edit, EditsAnswer, MergeAnswer, StepsAnswer } from "@orrery/core/answers/edit-answers";
import { createPositions } from "@orrery/core/answers/positions";
import { schemaAnswer } from "@orrery/core/answers/schema";
import { describe } from "@orrery/core/base/codes";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { editedFiles } from "@orrery/core/edits/edits-answer";
import type { EditsMade } from "@orrery/core/edits/make-edits";
import { errorChange } from "@orrery/core/edits/new-problems";
import { readRequest } from "@orrery/core/edits/read-request";
import type { Refusal } from "@orrery/core/edits/refusal";
import type { Layout } from "@orrery/core/engines/layout/graph";
import { mergeTexts } from "@orrery/core/language/merge-text";
import type { Context, Hono } from "hono";
import { viewOf } from "../pictures/draw-views.ts";
import { jsonOf, languageOf, localeOf, textsOf, workspaceOf } from "./asked.ts";
import type { Drawings } from "./drawings.ts";
import { edit, takeStep } from "./editing.ts";
import type { GuardedBy } from "./guard.ts";
import { Forsaken } from "./in-turn.ts";
import { isModelUri } from "./names.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { stepsOf } from "./steps.ts";

/** `GET /schema` and `/steps`, `POST /edits`, `/undo`, `/redo` and `/merge`. */
export function editRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces, drawings: Drawings): void {
  app.get("/api/w/:ws/schema", (context) => context.json(schemaAnswer(workspaceOf(context, workspaces).model)));

  app.get("/api/w/:ws/steps", (context) => {
    const served = workspaceOf(context, workspaces);
    const answer: StepsAnswer = stepsOf(served).answer(context.req.query("session") ?? "");
    return context.json(answer);
  });

  app.post("/api/w/:ws/edits", async (context) => {
    const served = workspaceOf(context, workspaces);
    return context.json(await answerEdits(context, served, workspaces, drawings));
  });

  for (const what of ["undo", "redo"] as const) {
    app.post(`/api/w/:ws/${what}`, async (context) => {
      const served = workspaceOf(context, workspaces);
      const { session } = await textsOf(context, ["session"]);
      return context.json(answerStep(context, served, workspaces, session, what));
    });
  }

  app.post("/api/w/:ws/merge", async (context) => {
    const served = workspaceOf(context, workspaces);
    return context.json(answerMerge(served, await textsOf(context, ["uri", "base", "text"])));
  });
}

async function answerEdits(
  context: Context,
  served: ServedWorkspace,
  workspaces: ServedWorkspaces,
  drawings: Drawings,
): Promise<EditsAnswer> {
  const request = readRequest(await jsonOf(context));
  if ("wrong" in request) throw new Refused("bad-body", { fields: request.wrong });
  const { edits, title, session, dry = false } = request;
  const uri = edits.find((one) => one.edit === "create" && one.uri !== undefined && !isModelUri(one.uri));
  if (uri?.edit === "create") throw new Refused("bad-name", { uri: uri.uri ?? "" });
  const layouts = await layoutsFor(context, served, edits, drawings);
  return madeAnswer(context, served, workspaces, { title, session, dry }, () =>
    edit(served, edits, {
      locale: localeOf(context),
      language: languageOf(context),
      layoutOf: (view) => layouts.get(view),
      dry,
    }),
  );
}

/** Writes what is made of a request and answers with it: a step that can be taken back. */
export function madeAnswer(
  context: Context,
  served: ServedWorkspace,
  workspaces: ServedWorkspaces,
  { title, session, dry }: { readonly title: string; readonly session: string; readonly dry: boolean },
  make: () => EditsMade | Refusal | "changed",
): EditsAnswer {
  served.refresh(new Set());
  const problems = served.diagnostics();
  const written = make();
  if (written === "changed") throw new Refused("conflict", { uri: served.id });
  if ("refused" in written) throw refusedBy(written.refused, context);
  const isWritten = !dry && written.files.length > 0;
  const step = isWritten
    ? stepsOf(served).add({ session, title, files: written.files, errors: errorChange(problems, served.diagnostics()) })
    : null;
  if (isWritten) workspaces.announce(served.id);
  return answerOf(context, served, written, session, step);
}

function answerStep(
  context: Context,
  served: ServedWorkspace,
  workspaces: ServedWorkspaces,
  session: string,
  what: "undo" | "redo",
): EditsAnswer {
  const steps = stepsOf(served);
  const step = steps.next(session, what);
  if (step === undefined) throw new Refused(what === "undo" ? "nothing-to-undo" : "nothing-to-redo");
  const written = takeStep(served, step, what);
  if (written === "conflict" || written === "changed") throw new Refused("cannot-undo", { title: step.title });
  if ("needed" in written) {
    const reason = describe(written.needed, localeOf(context));
    throw new Refused("needed-since", { title: step.title, uri: written.needed.uri, reason });
  }
  steps.moved(step, what);
  workspaces.announce(served.id);
  return answerOf(context, served, written, session, step.number);
}

function answerMerge(
  served: ServedWorkspace,
  { uri, base, text }: Readonly<Record<"uri" | "base" | "text", string>>,
): MergeAnswer {
  served.refresh(new Set());
  const file = served.file(uri);
  if (file === undefined) throw new Refused("no-file", { uri });
  const encoder = new TextEncoder();
  const { text: merged, conflicts } = mergeTexts(
    encoder.encode(base),
    encoder.encode(text),
    encoder.encode(file.text.replaceAll("\r\n", "\n")),
    { uri, verbs: served.model.schema.relationships.map(({ id }) => id) },
  );
  return {
    version: 1,
    text: new TextDecoder().decode(merged),
    hash: file.hash,
    conflicts: conflicts.map(({ subject, key, ours, theirs, line }) => ({
      subject,
      ...(key === undefined ? {} : { key }),
      ...(ours === undefined ? {} : { ours }),
      ...(theirs === undefined ? {} : { theirs }),
      line,
    })),
  };
}

function answerOf(
  context: Context,
  served: ServedWorkspace,
  { files, created, removed, problems }: EditsMade,
  session: string,
  step: number | null,
): EditsAnswer {
  const after = new Map(files.map((file) => [file.uri, file.after]));
  const positions = createPositions((uri) => after.get(uri));
  return {
    version: 1,
    revision: served.revision,
    step,
    created,
    removed,
    files: editedFiles(files),
    problems: problems.map((problem) => diagnosticAnswer(problem, positions, localeOf(context))),
    steps: stepsOf(served).answer(session),
  };
}

function refusedBy(diagnostic: Diagnostic, context: Context): Refused {
  const { suggestion, ...plain } = diagnostic;
  const code = diagnostic.code === "change-seen-other" ? "seen-other" : "not-made";
  return new Refused(code, {
    reason: describe(plain, localeOf(context)),
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** How the views are drawn now that edits arrange; a view that is only made with them has no picture yet. */
async function layoutsFor(
  context: Context,
  served: ServedWorkspace,
  edits: readonly Edit[],
  drawings: Drawings,
): Promise<ReadonlyMap<string, Layout>> {
  const layouts = new Map<string, Layout>();
  const views = new Set(edits.flatMap((one) => (one.edit === "arrange" ? [one.view] : [])));
  if (views.size > 0) served.refresh(new Set());
  for (const wanted of views) {
    if (viewOf(served.model, wanted) === undefined) continue;
    try {
      const asker = { signal: context.req.raw.signal, isUrgent: true };
      const { layout } = await drawings.draw(served, { wanted, language: localeOf(context) }, asker);
      if (layout !== undefined) layouts.set(wanted, layout);
    } catch (fault) {
      if (!(fault instanceof Forsaken)) throw fault;
    }
  }
  return layouts;
}

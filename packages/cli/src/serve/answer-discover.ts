/** Discovery in the workbench: what was observed, how it differs from the model, what a person decides, and files dropped to try. */
import {
  conflictsAnswer,
  discoverAnswer,
  type DiscoverSetting,
  doubtsAnswer,
  gapsAnswer,
  triedAnswer,
} from "@orrery/core/answers/discover";
import type { AdoptRequest, AnyObservedAnswer, TryAnswer, TryRequest } from "@orrery/core/answers/discover-answers";
import { driftAnswer, driftAsked, seenAnswer } from "@orrery/core/answers/discover-drift";
import { observed, type Observed } from "@orrery/core/answers/observed";
import { adoptionOf } from "@orrery/core/discovery/adopt";
import { USUAL_CONFIDENCE } from "@orrery/core/discovery/drift";
import { driftSorts } from "@orrery/core/discovery/drift-items";
import { mergeRun } from "@orrery/core/discovery/snapshot";
import type { EditsMade } from "@orrery/core/edits/make-edits";
import type { Refusal } from "@orrery/core/edits/refusal";
import { writeChanges } from "@orrery/core/edits/write-changes";
import { describe } from "@orrery/core/base/codes";
import type { Model } from "@orrery/core/model/model";
import { Workspace } from "@orrery/core/workspace";
import type { Context, Hono } from "hono";
import { basename, relative } from "node:path";
import { readSnapshotFile, snapshotName, writeSnapshotFile } from "../discovering/snapshots.ts";
import { jsonOf, languageOf, localeOf, numberOf, wordOf, workspaceOf } from "./asked.ts";
import { madeAnswer } from "./answer-edits.ts";
import { dayFor } from "./day.ts";
import { writeMade } from "./editing.ts";
import type { GuardedBy } from "./guard.ts";
import { hasObservations, homeOfServed, observationsOf, type Observations } from "./observations.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { amountOf } from "./simulate-asked.ts";
import { today } from "./today.ts";

const MOST_ROWS = 500;
/** Files that may be dropped at a time. */
const MOST_FILES = 5000;
const LONGEST_PATH = 300;
const LONGEST_SEARCH = 200;
const MOST_SUBJECTS = 10_000;

export function discoverRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const setting = (context: Context): DiscoverSetting => ({
    language: languageOf(context),
    locale: localeOf(context),
    positions: workspaceOf(context, workspaces).positions,
  });
  const observations = (context: Context): Observations => {
    const served = workspaceOf(context, workspaces);
    return observationsOf(served, dayFor(context, served.model));
  };

  app.get("/api/w/:ws/discover", async (context) => {
    // The readers are large, and only their titles are wanted here; they are loaded when somebody asks for the page.
    const { sources } = await import("@orrery/core/sources/index");
    const given = sources.map(({ id, title, files, cannotSay, howToExport }) => ({
      id,
      title,
      files,
      cannotSay,
      howToExport,
    }));
    const { runs, known } = observations(context);
    const day = dayFor(context, workspaceOf(context, workspaces).model);
    return context.json(discoverAnswer(runs, given, known, { ...setting(context), today: day }));
  });

  app.get("/api/w/:ws/discover/any", (context) => {
    const answer: AnyObservedAnswer = { version: 1, any: hasObservations(workspaceOf(context, workspaces)) };
    return context.json(answer);
  });

  app.get("/api/w/:ws/discover/drift", (context) => {
    const search = context.req.query("q")?.slice(0, LONGEST_SEARCH).trim();
    const asked = {
      confidence: amountOf(context, "confidence", 1) ?? USUAL_CONFIDENCE,
      sort: wordOf(context, "sort", driftSorts),
      about: wordOf(context, "about", ["element", "relationship", "attribute"]),
      kind: context.req.query("kind") || undefined,
      source: context.req.query("source") || undefined,
      search: search === "" ? undefined : search,
      tolerated: wordOf(context, "tolerated", ["yes"]) !== undefined,
      open: context.req.query("open") || undefined,
      offset: numberOf(context, "offset", 0, 1e9),
      limit: numberOf(context, "limit", 100, MOST_ROWS),
    };
    return context.json(driftAnswer(observations(context).known, asked, setting(context)));
  });

  app.get("/api/w/:ws/discover/doubts", (context) =>
    context.json(doubtsAnswer(observations(context).known, setting(context))),
  );
  app.get("/api/w/:ws/discover/conflicts", (context) =>
    context.json(conflictsAnswer(observations(context).known, setting(context))),
  );
  app.get("/api/w/:ws/discover/gaps", (context) =>
    context.json(gapsAnswer(observations(context).known, setting(context))),
  );
  app.get("/api/w/:ws/discover/seen/:id", (context) =>
    context.json(seenAnswer(context.req.param("id"), observations(context).known, setting(context))),
  );

  app.post("/api/w/:ws/discover/try", async (context) => {
    const request = tryRequestIn(await jsonOf(context));
    return context.json(await tried(context, workspaces, request, setting(context)));
  });

  app.post("/api/w/:ws/discover/adopt", async (context) => {
    const request = adoptRequestIn(await jsonOf(context));
    const { confidence = USUAL_CONFIDENCE, title, session, dry = false } = request;
    const served = workspaceOf(context, workspaces);
    const make = (): Pick<EditsMade, "files"> | Refusal => {
      const { known } = observationsOf(served, dayFor(context, served.model));
      if (known === undefined) return { files: [] };
      const subjects = subjectsOf(request, known, setting(context));
      if (request.asked !== undefined && subjects.length === 0) return { files: [] };
      const { changes } = adoptionOf(served.model, known.observation, known.matching, known.drift(confidence), {
        ...(subjects.length === 0 ? {} : { subjects }),
        minConfidence: confidence,
        day: today(),
        system: basename(served.folder),
        locale: localeOf(context),
      });
      const under = relative(served.folder, homeOfServed(served)).replaceAll("\\", "/");
      return writeChanges(served.workspace, changes, { text: (uri) => served.bytesNow(uri), under });
    };
    return context.json(
      madeAnswer(context, served, workspaces, { title, session, dry }, () => writeMade(served, make, dry)),
    );
  });
}

/** What is named, or what a question leaves of what is not modelled. */
function subjectsOf(
  { subjects, asked, confidence = USUAL_CONFIDENCE }: AdoptRequest,
  known: Observed,
  setting: DiscoverSetting,
): readonly string[] {
  if (asked === undefined) return subjects;
  const { sort, about, kind, source, q } = asked;
  const left = driftAsked(
    known,
    {
      confidence,
      sort: driftSorts.find((one) => one === sort),
      about: (["element", "relationship", "attribute"] as const).find((one) => one === about),
      kind,
      source,
      search: q?.trim() === "" ? undefined : q?.trim(),
      tolerated: false,
    },
    setting,
  );
  return left.filter(({ drift }) => drift === "unmodelled").map(({ subject }) => subject);
}

function adoptRequestIn(body: unknown): AdoptRequest {
  const { subjects, asked, confidence, title, session, dry } = fieldsOf(body);
  const isList =
    Array.isArray(subjects) && subjects.length <= MOST_SUBJECTS && subjects.every((one) => typeof one === "string");
  if (!isList) throw new Refused("bad-body", { fields: "subjects" });
  if (typeof title !== "string" || title.length > LONGEST_PATH) throw new Refused("bad-body", { fields: "title" });
  if (typeof session !== "string" || session === "" || session.length > 100)
    throw new Refused("bad-body", { fields: "session" });
  const isShare = typeof confidence === "number" && confidence >= 0 && confidence <= 1;
  if (confidence !== undefined && !isShare) throw new Refused("bad-body", { fields: "confidence" });
  const words = Object.entries(fieldsOf(asked)).flatMap(([word, said]) =>
    typeof said === "string" ? [[word, said.slice(0, LONGEST_SEARCH)] as const] : [],
  );
  return {
    subjects,
    ...(asked === undefined ? {} : { asked: Object.fromEntries(words) }),
    ...(isShare ? { confidence } : {}),
    title,
    session,
    dry: dry === true,
  };
}

function tryRequestIn(body: unknown): TryRequest {
  const { files, keep } = fieldsOf(body);
  if (!Array.isArray(files) || files.length === 0 || files.length > MOST_FILES)
    throw new Refused("bad-body", { fields: "files" });
  const read = files.map((file, index) => {
    const { path, base64 } = fieldsOf(file);
    const isPath = typeof path === "string" && path.length <= LONGEST_PATH && isPlainPath(path);
    if (!isPath || typeof base64 !== "string") throw new Refused("bad-body", { fields: `files[${String(index)}]` });
    return { path, base64 };
  });
  return {
    files: read,
    ...(typeof keep === "string" && keep.trim() !== "" ? { keep: snapshotName(keep.slice(0, 100)) } : {}),
  };
}

/** A path below the root of what was dropped: no way out, no empty parts. */
function isPlainPath(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\\0]/u.test(part));
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** Reads files that somebody dropped; they are kept as a run only where that is asked for. */
async function tried(
  context: Context,
  workspaces: ServedWorkspaces,
  { files, keep }: TryRequest,
  setting: DiscoverSetting,
): Promise<TryAnswer> {
  const { readDropped } = await import("../discovering/dropped.ts");
  const heard = await readDropped(
    files.map(({ path, base64 }) => ({ path, bytes: new Uint8Array(Buffer.from(base64, "base64")) })),
  );
  const day = today();
  const { snapshot } = mergeRun(undefined, { name: keep ?? "tried", day, ...heard.run });
  const known = observed(emptyModel(), [snapshot], day);
  if (known === undefined) throw new Error("a run without a snapshot");
  const answer = triedAnswer(
    known,
    {
      read: heard.read,
      unread: heard.unread,
      problems: heard.diagnostics.map((problem) => ({ path: problem.uri, problem: describe(problem, setting.locale) })),
    },
    setting,
  );
  if (keep === undefined) return answer;
  const served = workspaceOf(context, workspaces);
  const home = homeOfServed(served);
  const before = readSnapshotFile(home, keep);
  if (before !== undefined && before.snapshot === undefined)
    throw new Refused("conflict", { uri: `observed/${keep}.jsonl` });
  writeSnapshotFile(home, mergeRun(before?.snapshot, { name: keep, day, ...heard.run }).snapshot);
  workspaces.announce(served.id);
  return { ...answer, kept: keep };
}

function emptyModel(): Model {
  return new Workspace().model;
}

/** Time: which moments there are, what became of the model and of each element, and what two moments differ in. */
import { basename } from "node:path";
import { comparedFiles } from "@orrery/core/answers/compare-files";
import {
  compareElement,
  compareMarks,
  comparison,
  differenceOf,
  type Pair,
  totalsOf,
} from "@orrery/core/answers/comparison";
import { comparisonMarkdown, comparisonTable } from "@orrery/core/answers/comparison-files";
import { milestonesOf, statesOf } from "@orrery/core/answers/moments";
import type { CompareAnswer, CompareTextAnswer, MomentsAnswer } from "@orrery/core/answers/time-answers";
import { EUROPEAN_CSV, PLAIN_CSV, writeCsv } from "@orrery/core/exports/tables/csv";
import { dayOfModel } from "@orrery/core/views/query";
import type { Context, Hono } from "hono";
import { momentsIn } from "../past/repository.ts";
import { languageOf, localeOf, numberOf, presentOf } from "./asked.ts";
import { comparedViews } from "./compared-views.ts";
import type { GuardedBy } from "./guard.ts";
import { historyRoutes } from "./answer-history.ts";
import { type LookedAt, lookAt, lookedAgainst, lookedAt } from "./moments.ts";
import { noHistory } from "./no-history.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { today } from "./today.ts";

/** Changes that a comparison holds unless told otherwise, and the most. */
const USUAL_CHANGES = 2000;
const MOST_CHANGES = 20_000;
/** Commits among the moments that are offered. */
const OFFERED_COMMITS = 50;

/** `GET` on moments, history and comparisons. */
export function timeRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/moment", (context) => context.json(lookedAt(context, workspaces).moment));
  app.get("/api/w/:ws/moments", async (context) => context.json(await momentsAnswer(context, workspaces)));
  historyRoutes(app, workspaces);
  compareRoutes(app, workspaces);
}

async function momentsAnswer(context: Context, workspaces: ServedWorkspaces): Promise<MomentsAnswer> {
  const served = presentOf(context, workspaces);
  const { model } = served;
  const language = languageOf(context);
  const repository = await workspaces.past.repositoryOf(served);
  return {
    version: 1,
    asOf: dayOfModel(model) ?? null,
    today: today(),
    milestones: milestonesOf(model, language),
    states: statesOf(model, language),
    git:
      typeof repository === "string"
        ? noHistory(repository, localeOf(context))
        : await momentsIn(repository, OFFERED_COMMITS),
    workspaces: workspaces.ids.filter((id) => id !== served.id).map((id) => ({ id, title: titleOf(workspaces, id) })),
    files: served.files.map(({ uri }) => uri),
  };
}

/** Its name where it is known without reading it. */
function titleOf(workspaces: ServedWorkspaces, id: string): string {
  return basename(workspaces.pathOf(id) ?? id);
}

function compareRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  app.get("/api/w/:ws/compare", async (context) => context.json(await compareAnswer(context, workspaces)));

  app.get("/api/w/:ws/compare.json", async (context) => {
    const answer = await compareAnswer(context, workspaces);
    return asFile(`${JSON.stringify(answer, undefined, 2)}\n`, "application/json", "comparison.json");
  });

  app.get("/api/w/:ws/compare.csv", async (context) => {
    const locale = localeOf(context);
    const table = comparisonTable(await compareAnswer(context, workspaces), locale);
    return asFile(writeCsv(table, locale === "fr" ? EUROPEAN_CSV : PLAIN_CSV), "text/csv", "comparison.csv");
  });

  app.get("/api/w/:ws/compare.md", async (context) => {
    const text = comparisonMarkdown(await compareAnswer(context, workspaces), localeOf(context));
    return asFile(text, "text/markdown", "comparison.md");
  });

  app.get("/api/w/:ws/compare/text", async (context) => {
    const { before, after } = await bothSides(context, workspaces);
    const uri = context.req.query("uri") ?? "";
    const old = before.file(context.req.query("formerly") || uri)?.text ?? null;
    const now = after.file(uri)?.text ?? null;
    if (old === null && now === null) throw new Refused("no-file", { uri });
    return context.json({ version: 1, uri, before: old, after: now } satisfies CompareTextAnswer);
  });

  app.get("/api/w/:ws/compare/views", async (context) => {
    const { before, after } = await bothSides(context, workspaces);
    return context.json(await comparedViews(before, after, localeOf(context), context.req.raw.signal));
  });

  app.get("/api/w/:ws/compare/marks", async (context) => {
    const sides = await bothSides(context, workspaces);
    return context.json(compareMarks(pairOf(sides), languageOf(context)));
  });

  app.get("/api/w/:ws/compare/element/:id", async (context) => {
    const { before, after } = await bothSides(context, workspaces);
    const id = context.req.param("id");
    const positions = { before: before.positions, after: after.positions };
    const answer = compareElement(pairOf({ before, after }), id, { language: languageOf(context), positions });
    if (answer === undefined) throw new Refused("no-element", { id });
    return context.json(answer);
  });
}

interface Sides {
  readonly before: LookedAt;
  readonly after: LookedAt;
}

/** From `vs`, else the latest commit, to `at`, else now. */
async function bothSides(context: Context, workspaces: ServedWorkspaces): Promise<Sides> {
  const after = lookedAt(context, workspaces);
  const before = await lookedAgainst(context, workspaces);
  if (before !== undefined) return { before, after };
  return { before: await lookAt(context, workspaces, presentOf(context, workspaces), "HEAD"), after };
}

function pairOf({ before, after }: Sides): Pair {
  return { before: before.model, after: after.model };
}

async function compareAnswer(context: Context, workspaces: ServedWorkspaces): Promise<CompareAnswer> {
  const sides = await bothSides(context, workspaces);
  const { before, after } = sides;
  const pair = pairOf(sides);
  const most = numberOf(context, "limit", USUAL_CHANGES, MOST_CHANGES);
  const positions = { before: before.positions, after: after.positions };
  const { elements, relationships } = comparison(pair, { language: languageOf(context), positions });
  return {
    version: 1,
    before: before.moment,
    after: after.moment,
    totals: totalsOf(differenceOf(pair)),
    elements: elements.slice(0, most).map((element) => ({
      ...element,
      relationships: element.relationships.filter((index) => index < most),
    })),
    relationships: relationships.slice(0, most),
    isCut: elements.length > most || relationships.length > most,
    files: comparedFiles(textsOf(before), textsOf(after)),
  };
}

function textsOf(looked: LookedAt): Parameters<typeof comparedFiles>[0] {
  return { uris: looked.files.map(({ uri }) => uri), bytes: (uri) => looked.bytes(uri) };
}

function asFile(content: string | Uint8Array, type: string, name: string): Response {
  return new Response(typeof content === "string" ? content : new Uint8Array(content), {
    headers: { "content-type": `${type}; charset=utf-8`, "content-disposition": `attachment; filename="${name}"` },
  });
}

/** History: which commits changed the model, what became of an element, and numbers over time. Read in a thread, a few commits at a time. */
import { elementStep } from "@orrery/core/answers/element-history";
import { differenceOf, totalsOf } from "@orrery/core/answers/comparison";
import type {
  ComparisonTotals,
  ElementEvent,
  ElementHistoryAnswer,
  HistoryAnswer,
  HistoryEntry,
  TrendAnswer,
  TrendPoint,
} from "@orrery/core/answers/time-answers";
import { type Measure, measured, readMeasure } from "@orrery/core/answers/trend";
import type { CheckReport } from "@orrery/core/rules/report";
import type { Context, Hono } from "hono";
import type { PastModel } from "../past/past-models.ts";
import type { Numbers, StatePair, Summary } from "../past/past-tasks.ts";
import type { Past } from "../past/past.ts";
import {
  commitAnswer,
  type CommitPlan,
  commitsOf,
  isShallow,
  mainlineOf,
  type Repository,
} from "../past/repository.ts";
import { languageOf, localeOf, numberOf, presentOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import { Kept } from "./kept.ts";
import { checkedOf } from "./checked.ts";
import { dayFor } from "./day.ts";
import { trendChart } from "./trend-chart.ts";
import { noHistory } from "./no-history.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** Commits of a page of the history. */
const USUAL_COMMITS = 30;
const MOST_COMMITS = 100;
/** Commits of an element's history that one request looks at. */
const MOST_LOOKED = 400;
/** Milliseconds after which a request is answered with what is known by then. */
const PATIENCE = 3000;
/** Commits that the thread looks at before it may look at what somebody else asks. */
const AT_ONCE = 2;
const MOST_POINTS = 240;
const USUAL_POINTS = 60;

/** `GET` on the history, on that of an element, and on trends. */
export function historyRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const summaries = new Kept<Summary>(5000);
  const numbers = new Kept<Numbers[number]>(20_000);

  app.get("/api/w/:ws/history", async (context) => {
    const served = presentOf(context, workspaces);
    return context.json(await history(context, workspaces.past, served, summaries));
  });
  app.get("/api/w/:ws/history/:element", async (context) => {
    const served = presentOf(context, workspaces);
    return context.json(await elementHistory(context, workspaces.past, served, context.req.param("element")));
  });
  app.get("/api/w/:ws/trend", async (context) => {
    const served = presentOf(context, workspaces);
    return context.json(await trend(context, workspaces.past, served, numbers));
  });
  app.get("/api/w/:ws/trend-chart", async (context) => {
    const served = presentOf(context, workspaces);
    return context.json(trendChart(context, await trend(context, workspaces.past, served, numbers)));
  });
}

// The history of the model ----------------------------------------------------------------------------------------------

async function history(
  context: Context,
  past: Past,
  served: ServedWorkspace,
  summaries: Kept<Summary>,
): Promise<HistoryAnswer> {
  const offset = numberOf(context, "offset", 0, 1_000_000);
  const limit = Math.max(1, numberOf(context, "limit", USUAL_COMMITS, MOST_COMMITS));
  const repository = await past.repositoryOf(served);
  if (typeof repository === "string") return emptyHistory(context, repository);
  const { signal } = context.req.raw;
  const commits = await commitsOf(repository, { offset, limit: limit + 1, signal });
  if (commits.length === 0 && offset === 0) return emptyHistory(context, "not-tracked");
  const wanted = commits.slice(0, limit);
  const entries = await entriesOf(past, repository, wanted, languageOf(context), signal, summaries);
  const isAll = entries.length === commits.length;
  return {
    version: 1,
    problem: null,
    unsaved: offset === 0 ? await unsaved(past, repository, served, signal) : null,
    commits: entries,
    next: isAll ? null : offset + entries.length,
    isShallow: await isShallow(repository),
  };
}

function emptyHistory(context: Context, reason: Parameters<typeof noHistory>[0]): HistoryAnswer {
  const problem = noHistory(reason, localeOf(context));
  return { version: 1, problem, unsaved: null, commits: [], next: null, isShallow: false };
}

/** At least the first ones, however long they take; then as many as patience allows. */
async function entriesOf(
  past: Past,
  repository: Repository,
  commits: readonly CommitPlan[],
  language: string,
  signal: AbortSignal,
  summaries: Kept<Summary>,
): Promise<readonly HistoryEntry[]> {
  const until = performance.now() + PATIENCE;
  const entries: HistoryEntry[] = [];
  for (let at = 0; at < commits.length && (at === 0 || performance.now() < until); at += AT_ONCE) {
    const some = commits.slice(at, at + AT_ONCE);
    const keys = some.map((commit) =>
      JSON.stringify([repository.folder, repository.only, commit.parentTrees[0], commit.tree, language]),
    );
    const unknown = some.filter((_commit, index) => summaries.get(keys[index] ?? "") === undefined);
    const read =
      unknown.length === 0
        ? []
        : await past.thread.ask(
            { task: "summaries", ...whereOf(repository), language, pairs: unknown.map(firstPair) },
            { signal, isUrgent: false },
          );
    unknown.forEach((commit, index) => {
      const summary = read[index];
      if (summary !== undefined) summaries.put(keys[some.indexOf(commit)] ?? "", summary);
    });
    for (const [index, commit] of some.entries()) {
      const summary = summaries.get(keys[index] ?? "");
      if (summary !== undefined) entries.push(entryOf(commit, summary));
    }
  }
  return entries;
}

function entryOf(commit: CommitPlan, summary: Summary): HistoryEntry {
  const { parents } = commit;
  return { ...commitAnswer(commit), parent: parents[0] ?? null, isMerge: parents.length > 1, ...summary };
}

function firstPair({ parentTrees, tree }: CommitPlan): StatePair {
  return { before: parentTrees.slice(0, 1), after: tree };
}

function whereOf({ folder, only }: Repository): Pick<Repository, "folder" | "only"> {
  return { folder, only };
}

async function unsaved(
  past: Past,
  repository: Repository,
  served: ServedWorkspace,
  signal: AbortSignal,
): Promise<ComparisonTotals | null> {
  const head = await headOf(past, repository, signal);
  const totals = head === undefined ? undefined : totalsOf(differenceOf({ before: head.model, after: served.model }));
  return totals === undefined || totals.isSame ? null : totals;
}

async function headOf(past: Past, repository: Repository, signal: AbortSignal): Promise<PastModel | undefined> {
  const head = await past.commitOf(repository, "HEAD");
  return head === undefined ? undefined : past.models.get(repository, head.tree, head.hash, { signal, isUrgent: true });
}

// The history of an element ---------------------------------------------------------------------------------------------

async function elementHistory(
  context: Context,
  past: Past,
  served: ServedWorkspace,
  asked: string,
): Promise<ElementHistoryAnswer> {
  const id = served.model.element(asked)?.id ?? asked;
  const repository = await past.repositoryOf(served);
  if (typeof repository === "string") {
    const problem = noHistory(repository, localeOf(context));
    return { version: 1, problem, id, ids: [id], events: [], looked: 0, next: null };
  }
  const offset = numberOf(context, "offset", 0, 1_000_000);
  const { signal } = context.req.raw;
  const language = languageOf(context);
  const commits = await commitsOf(repository, { offset, limit: MOST_LOOKED + 1, signal });
  const now =
    offset === 0 ? await unsavedEvent(past, repository, served, id, language, signal) : { events: [], ids: [id] };
  const walk = await walked(past, repository, commits.slice(0, MOST_LOOKED), now.ids, language, signal);
  const events = [...now.events, ...walk.events];
  const isAll = walk.looked === commits.length;
  if (isAll && offset === 0 && events.length === 0 && served.model.element(id) === undefined)
    throw new Refused("no-element", { id });
  const next = isAll ? null : offset + walk.looked;
  const problem = commits.length === 0 && offset === 0 ? noHistory("not-tracked", localeOf(context)) : null;
  return { version: 1, problem, id, ids: walk.ids, events, looked: offset + walk.looked, next };
}

async function unsavedEvent(
  past: Past,
  repository: Repository,
  served: ServedWorkspace,
  id: string,
  language: string,
  signal: AbortSignal,
): Promise<{ readonly events: readonly ElementEvent[]; readonly ids: readonly string[] }> {
  const head = await headOf(past, repository, signal);
  if (head === undefined) return { events: [], ids: [id] };
  const { event, idBefore } = elementStep({ before: head.model, after: served.model }, id, language);
  return { events: event === undefined ? [] : [{ commit: null, ...event }], ids: [...new Set([id, idBefore])] };
}

interface Walk {
  readonly events: readonly ElementEvent[];
  readonly ids: readonly string[];
  readonly looked: number;
}

/** Times that a walk begins anew, since the element turned out to have another name in what was passed already. */
const MOST_BEGINNINGS = 4;

async function walked(
  past: Past,
  repository: Repository,
  commits: readonly CommitPlan[],
  first: readonly string[],
  language: string,
  signal: AbortSignal,
): Promise<Walk> {
  const until = performance.now() + PATIENCE;
  let ids = first;
  for (let beginning = 1; ; beginning++) {
    const walk = await walkOnce(past, repository, commits, ids, language, signal, until);
    const isComplete = walk.ids[0] === ids[0] && !(hasMerges(commits) && walk.ids.length > ids.length);
    if (isComplete || beginning === MOST_BEGINNINGS) return walk;
    ids = walk.ids;
  }
}

/** On branches side by side, the older name may be met after the newer one. */
function hasMerges(commits: readonly CommitPlan[]): boolean {
  return commits.some(({ parents }) => parents.length > 1);
}

async function walkOnce(
  past: Past,
  repository: Repository,
  commits: readonly CommitPlan[],
  first: readonly string[],
  language: string,
  signal: AbortSignal,
  until: number,
): Promise<Walk> {
  const events: ElementEvent[] = [];
  let ids = first;
  let looked = 0;
  while (looked < commits.length && (looked === 0 || performance.now() < until)) {
    const some = commits.slice(looked, looked + AT_ONCE);
    const pairs = some.map(({ parentTrees, tree }) => ({ before: parentTrees, after: tree }));
    const task = { task: "element", ...whereOf(repository), language, ids, pairs } as const;
    const steps = await past.thread.ask(task, { signal, isUrgent: false });
    for (const [index, event] of steps.events.entries()) {
      const commit = some[index];
      if (event !== null && commit !== undefined) events.push({ commit: commitAnswer(commit), ...event });
    }
    looked += some.length;
    // It was called otherwise later than here: what was passed has to be looked at again.
    if (steps.ids[0] !== ids[0]) return { events, ids: steps.ids, looked };
    ids = steps.ids;
  }
  return { events, ids, looked };
}

// Numbers over time -----------------------------------------------------------------------------------------------------

async function trend(
  context: Context,
  past: Past,
  served: ServedWorkspace,
  known: Kept<Numbers[number]>,
): Promise<TrendAnswer> {
  const measure = context.req.query("measure") ?? "";
  const read = readMeasure(measure);
  if (read === undefined) throw new Refused("bad-parameter", { name: "measure", value: measure.slice(0, 80) });
  const most = Math.max(2, numberOf(context, "points", USUAL_POINTS, MOST_POINTS));
  const repository = await past.repositoryOf(served);
  if (typeof repository === "string") {
    const problem = noHistory(repository, localeOf(context));
    return { version: 1, measure, problem, points: pointNow(context, served, read) };
  }
  const { signal } = context.req.raw;
  const commits = chosen((await mainlineOf(repository, signal)).toReversed(), most - 1);
  const values = await numbersOf(past, repository, commits, measure, signal, known);
  const points = commits.flatMap((commit, index): readonly TrendPoint[] => {
    const value = values[index];
    return value === undefined || Number.isNaN(value.value)
      ? []
      : [{ revision: commit.hash, date: commit.date, ...value }];
  });
  const problem = commits.length === 0 ? noHistory("not-tracked", localeOf(context)) : null;
  return { version: 1, measure, problem, points: [...points, ...pointNow(context, served, read)] };
}

/** None where nothing is known. */
function pointNow(context: Context, served: ServedWorkspace, measure: Measure): readonly TrendPoint[] {
  const { model } = served;
  const report = (): CheckReport => checkedOf(served, dayFor(context, model), true).report;
  const number = measured({ model, diagnostics: () => served.diagnostics(), report }, measure);
  return Number.isNaN(number.value) ? [] : [{ revision: "now", date: new Date().toISOString(), ...number }];
}

/** All commits, or the last one of each of as many equal stretches of time. */
function chosen(commits: readonly CommitPlan[], most: number): readonly CommitPlan[] {
  const times = commits.map(({ date }) => Date.parse(date));
  const first = Math.min(...times.slice(0, 1), ...times.slice(-1));
  const last = Math.max(...times.slice(0, 1), ...times.slice(-1));
  if (commits.length <= most) return commits;
  const stretch = (last - first) / most || 1;
  const kept = new Map<number, CommitPlan>();
  commits.forEach((commit, index) => {
    const place = Math.min(most - 1, Math.max(0, Math.floor(((times[index] ?? first) - first) / stretch)));
    kept.set(place, commit);
  });
  return commits.filter((commit) => [...kept.values()].includes(commit));
}

async function numbersOf(
  past: Past,
  repository: Repository,
  commits: readonly CommitPlan[],
  measure: string,
  signal: AbortSignal,
  known: Kept<Numbers[number]>,
): Promise<readonly (Numbers[number] | undefined)[]> {
  const keys = commits.map(({ tree }) => JSON.stringify([repository.folder, repository.only, tree, measure]));
  const values: (Numbers[number] | undefined)[] = [];
  for (let at = 0; at < commits.length; at += AT_ONCE) {
    const some = commits.slice(at, at + AT_ONCE);
    const had = some.map((_commit, index) => known.get(keys[at + index] ?? ""));
    const states = some.flatMap(({ tree }, index) => (had[index] === undefined ? [tree] : []));
    const read =
      states.length === 0
        ? []
        : await past.thread.ask(
            { task: "numbers", ...whereOf(repository), measure, states },
            { signal, isUrgent: false },
          );
    let next = 0;
    for (const [index, one] of had.entries()) {
      const value = one ?? read[next++];
      values.push(value);
      if (value !== undefined) known.put(keys[at + index] ?? "", value);
    }
  }
  return values;
}

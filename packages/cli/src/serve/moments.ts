/**
 * What `at=` and `vs=` mean, on every route: a day, a revision of Git, both, an architecture state, another workspace, or some of the
 * files (`core/answers/time-answers.ts`). What cannot be meant is refused with what may have been.
 */
import { dayOfState } from "@orrery/core/answers/moments";
import type { Positions } from "@orrery/core/answers/positions";
import type { MomentAnswer } from "@orrery/core/answers/time-answers";
import { dayNumber } from "@orrery/core/base/dates";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { closest } from "@orrery/core/base/suggest";
import type { Bilingual } from "@orrery/core/model/metamodel";
import type { Model } from "@orrery/core/model/model";
import { asOf } from "@orrery/core/model/time";
import { Workspace } from "@orrery/core/workspace";
import type { Context, MiddlewareHandler } from "hono";
import type { PastModel } from "../past/past-models.ts";
import type { Past } from "../past/past.ts";
import type { Patience } from "../past/past-thread.ts";
import { commitAnswer, isRevisionName, momentsIn, type Repository } from "../past/repository.ts";
import { localeOf, presentOf, seeAs } from "./asked.ts";
import { noHistory } from "./no-history.ts";
import { Refused } from "./refusals.ts";
import type { FileText, ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

/** A workspace as it is looked at: now, or at another moment. Reads like the served workspace. */
export interface LookedAt {
  readonly id: string;
  readonly path: string;
  /** Where pictures look for places and icons. */
  readonly folder: string;
  /** Of what the disk says now. */
  readonly revision: number;
  readonly model: Model;
  readonly positions: Positions;
  readonly files: Workspace["files"];
  readonly diagnostics: () => readonly Diagnostic[];
  readonly bytes: (uri: string) => Uint8Array | undefined;
  readonly file: (uri: string) => FileText | undefined;
  /** The model with all that was and will be, whatever day is looked at. */
  readonly whole: Model;
  /** The day that is looked at: pictures tell it. */
  readonly day: string | undefined;
  /** The same for the same state: what is kept of it goes by this. Empty: now. */
  readonly key: string;
  readonly moment: MomentAnswer;
}

/** Letters of a moment. */
const LONGEST_MOMENT = 300;

const known = new WeakMap<Request, LookedAt>();

/**
 * Lets every route that reads a workspace see it at the moment that the address names: `workspaceOf` gives it so. No route has to know.
 * Whoever looks at another moment than now sees what was or will be, and changes nothing.
 */
export function seeMoments(workspaces: ServedWorkspaces): MiddlewareHandler {
  return async (context, next) => {
    const at = context.req.query("at") ?? "";
    if (at === "" || at === NOW) return next();
    const { method } = context.req;
    if (method !== "GET" && method !== "HEAD") throw new Refused("read-only", { at: at.slice(0, 80) });
    const looked = await lookAt(context, workspaces, presentOf(context, workspaces), at);
    known.set(context.req.raw, looked);
    seeAs(context, seenAt(presentOf(context, workspaces), looked));
    return next();
  };
}

/** The served workspace, with everything that is read from it as it was or will be. */
function seenAt(served: ServedWorkspace, looked: LookedAt): ServedWorkspace {
  const { folder, model, positions, files, diagnostics, bytes, file } = looked;
  const properties = { folder, model, positions, files, diagnostics, bytes, file };
  const descriptors = Object.entries(properties).map(([name, value]) => [name, { value }] as const);
  return Object.create(served, Object.fromEntries(descriptors)) as ServedWorkspace;
}

/** The workspace that the address names, at the moment that it names. */
export function lookedAt(context: Context, workspaces: ServedWorkspaces): LookedAt {
  return known.get(context.req.raw) ?? present(presentOf(context, workspaces));
}

/** The day that the address asks for; undefined where it asks for none. */
export function dayLookedAt(context: Context): string | undefined {
  return known.get(context.req.raw)?.day;
}

/** The model of the moment with all of its life cycles: for pages that show time themselves, and mark the day. */
export function wholeModelOf(context: Context, workspaces: ServedWorkspaces): Model {
  return known.get(context.req.raw)?.whole ?? presentOf(context, workspaces).model;
}

/** By what pictures and answers of the moment are kept; empty for now. */
export function momentKey(context: Context): string {
  return known.get(context.req.raw)?.key ?? "";
}

/** What it is compared with; undefined where nothing is said. What is there may be compared with a time when nothing was. */
export async function lookedAgainst(context: Context, workspaces: ServedWorkspaces): Promise<LookedAt | undefined> {
  const against = context.req.query("vs") ?? "";
  if (against === "") return undefined;
  return lookAt(context, workspaces, presentOf(context, workspaces), against, true);
}

/** The word for now, where nothing would mean something else. */
const NOW = "now";

/** A workspace at a moment. */
export async function lookAt(
  context: Context,
  workspaces: ServedWorkspaces,
  served: ServedWorkspace,
  at: string,
  mayBeEmpty = false,
): Promise<LookedAt> {
  if (at === "" || at === NOW) return present(served);
  if (at.length > LONGEST_MOMENT) throw new Refused("no-moment", { at: `${at.slice(0, 40)}…` });
  const { base, time } = divided(at);
  const bare = base === "" ? present(served) : await baseAt(context, workspaces, served, base, mayBeEmpty);
  return time === undefined ? { ...bare, moment: { ...bare.moment, at } } : onDay(context, bare, time, at);
}

/** `v2@2026-11-21`: the state, and the day in it. A day or an architecture state alone is one of the present state. */
function divided(at: string): { readonly base: string; readonly time: string | undefined } {
  if (isTime(at)) return { base: "", time: at };
  const found = /^(.+)@(\d{4}-\d{2}-\d{2}|state:.+)$/s.exec(at);
  return { base: found?.[1] ?? at, time: found?.[2] };
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("state:");
}

/** Now. */
function present(served: ServedWorkspace): LookedAt {
  const { id, path, folder, revision, model, positions, files } = served;
  return {
    id,
    path,
    folder,
    revision,
    model,
    positions,
    files,
    diagnostics: () => served.diagnostics(),
    bytes: (uri) => served.bytes(uri),
    file: (uri) => served.file(uri),
    whole: model,
    day: undefined,
    key: "",
    moment: { version: 1, at: "", kind: "now", title: "", isReadOnly: false },
  };
}

async function baseAt(
  context: Context,
  workspaces: ServedWorkspaces,
  served: ServedWorkspace,
  base: string,
  mayBeEmpty: boolean,
): Promise<LookedAt> {
  if (base.startsWith("ws:")) return otherWorkspace(workspaces, served, base.slice(3));
  if (base.startsWith("file:")) return someFiles(served, base.slice(5));
  return atRevision(context, workspaces.past, served, base, mayBeEmpty);
}

const days = new WeakMap<Model, Map<number, Model>>();

function onDay(context: Context, base: LookedAt, time: string, at: string): LookedAt {
  const state = time.startsWith("state:") ? stateOf(context, base, time.slice(6)) : undefined;
  const day = state?.day ?? time;
  const number = dayNumber(day);
  if (number === undefined) throw new Refused("bad-parameter", { name: "at", value: time });
  let known = days.get(base.model);
  if (known === undefined) days.set(base.model, (known = new Map()));
  let model = known.get(number);
  if (model === undefined) known.set(number, (model = asOf(base.model, number)));
  const { moment } = base;
  return {
    ...base,
    model,
    day,
    key: `${base.key}@${day}`,
    moment: {
      ...moment,
      at,
      day,
      isReadOnly: true,
      ...(moment.kind === "now" ? { kind: state === undefined ? "date" : "state", title: state?.name ?? day } : {}),
    },
  };
}

/** An architecture state is looked at on the day when it is reached. */
function stateOf(context: Context, { model }: LookedAt, id: string): { readonly day: string; readonly name: string } {
  const states = [...model.elements({ kind: "state" })];
  const state = states.find((one) => one.id === id);
  if (state === undefined)
    throw new Refused("no-state", {
      id,
      ...suggested(
        id,
        states.map((one) => one.id),
      ),
    });
  const name = state.nameIn(localeOf(context));
  const day = dayOfState(state);
  if (day === undefined) throw new Refused("no-day-of-state", { name });
  return { day, name };
}

function otherWorkspace(workspaces: ServedWorkspaces, served: ServedWorkspace, id: string): LookedAt {
  const other = workspaces.find(id);
  if (other === undefined) throw new Refused("no-workspace", { id, ...suggested(id, workspaces.ids) });
  const looked = present(other);
  const title = other.model.header()?.name ?? "";
  return {
    ...looked,
    id: served.id,
    revision: served.revision,
    key: `ws:${id}#${other.revision}`,
    moment: { ...looked.moment, kind: "workspace", title: title === "" ? id : title, isReadOnly: true },
  };
}

const parts = new WeakMap<Model, Map<string, Workspace>>();

/** One file, or all files below a folder (`loans/`), as a model of their own. */
function someFiles(served: ServedWorkspace, name: string): LookedAt {
  const uris = served.files.map(({ uri }) => uri);
  const wanted = uris.filter((uri) => uri === name || (name.endsWith("/") && uri.startsWith(name)));
  if (wanted.length === 0) throw new Refused("no-file", { uri: name, ...suggested(name, uris) });
  let known = parts.get(served.model);
  if (known === undefined) parts.set(served.model, (known = new Map()));
  let workspace = known.get(name);
  if (workspace === undefined) {
    const files = wanted.flatMap((uri) => {
      const bytes = served.bytes(uri);
      return bytes === undefined ? [] : [{ uri, bytes }];
    });
    known.set(name, (workspace = Workspace.load(files)));
  }
  const { model, files } = workspace;
  const isWanted = new Set(wanted);
  const looked = present(served);
  const made = workspace;
  return {
    ...looked,
    model,
    whole: model,
    files,
    diagnostics: () => made.diagnostics(),
    bytes: (uri) => (isWanted.has(uri) ? served.bytes(uri) : undefined),
    file: (uri) => (isWanted.has(uri) ? served.file(uri) : undefined),
    key: `file:${name}`,
    moment: { ...looked.moment, kind: "files", title: name, isReadOnly: true },
  };
}

async function atRevision(
  context: Context,
  past: Past,
  served: ServedWorkspace,
  name: string,
  mayBeEmpty: boolean,
): Promise<LookedAt> {
  const repository = await past.repositoryOf(served);
  if (typeof repository === "string") {
    const { message, advice } = noHistory(repository, localeOf(context));
    throw new Refused("no-history", { at: name, reason: `${message} ${advice}` });
  }
  const commit = await past.commitOf(repository, name);
  if (commit === undefined && mayBeEmpty && (await isBeforeAll(past, repository, name)))
    return seenIn(served, await past.models.get(repository, null, undefined, patienceOf(context)), {
      key: "git:",
      moment: { version: 1, at: name, kind: "revision", title: beforeAll[localeOf(context)], isReadOnly: true },
    });
  if (commit === undefined)
    throw new Refused("no-moment", { at: name.slice(0, 80), ...(await nearest(repository, name)) });
  if (commit.tree === null && !mayBeEmpty) throw new Refused("nothing-there", { at: commit.short });
  const { hash, tree, subject } = commit;
  return seenIn(served, await past.models.get(repository, tree, hash, patienceOf(context)), {
    key: `git:${tree ?? ""}`,
    moment: { version: 1, at: name, kind: "revision", title: subject, commit: commitAnswer(commit), isReadOnly: true },
  });
}

function patienceOf(context: Context): Patience {
  return { signal: context.req.raw.signal, isUrgent: true };
}

/** `a1b2c3d^` of the first commit: the time before it. */
async function isBeforeAll(past: Past, repository: Repository, name: string): Promise<boolean> {
  const after = name.endsWith("^") ? await past.commitOf(repository, name.slice(0, -1)) : undefined;
  return after?.parents.length === 0;
}

const beforeAll: Bilingual = { en: "before the first commit", fr: "avant le premier commit" };

function seenIn(
  { id, path, folder, revision }: ServedWorkspace,
  { workspace, model, texts, positions, diagnostics }: PastModel,
  about: Pick<LookedAt, "key" | "moment">,
): LookedAt {
  return {
    id,
    path,
    folder,
    revision,
    model,
    positions,
    files: workspace.files,
    diagnostics,
    bytes: (uri) => texts.get(uri),
    file: (uri) => {
      const bytes = texts.get(uri);
      return bytes === undefined ? undefined : { uri, text: new TextDecoder().decode(bytes), hash: "" };
    },
    whole: model,
    day: undefined,
    ...about,
  };
}

/** A branch, tag or word that may have been meant. */
async function nearest(repository: Repository, name: string): Promise<Readonly<Record<string, string>>> {
  if (!isRevisionName(name)) return {};
  const { branches, tags } = await momentsIn(repository, 1);
  return suggested(name, [...branches, ...tags].map((ref) => ref.name).concat("HEAD"));
}

function suggested(word: string, words: readonly string[]): Readonly<Record<string, string>> {
  const [first] = word.length > 100 ? [] : closest(word, words, 1);
  return first === undefined ? {} : { suggestion: first };
}

/** The served contract (`core/answers/answers.ts`) as functions: one per route, answers typed, refusals as `Refused`. */
import type {
  CatalogueAnswer,
  DiagnosticsAnswer,
  ElementAnswer,
  FileAnswer,
  ImpactAnswer,
  ImportAnswer,
  Refusal,
  SearchAnswer,
  TreeAnswer,
  ViewsAnswer,
  WorkspaceAnswer,
  WorkspaceList,
} from "@orrery/core/answers/answers";
import type { ChecksSummaryAnswer } from "@orrery/core/answers/checks-answers";
import type { Language } from "../messages/messages.ts";
import { momentOf } from "../moment.ts";

/** The server said no, or could not be reached (`status` 0). */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A question to the server: its path, with the type of what comes back. */
export interface Question<Answer> {
  readonly path: string;
  /** Never set: carries the type. */
  readonly answer?: Answer;
}

export type Parameters = Readonly<Record<string, string | number | undefined>>;

export const askWorkspaces = (): Question<WorkspaceList> => ({ path: "/api/workspaces" });

export const askWorkspace = (workspace: string, lang: Language): Question<WorkspaceAnswer> =>
  question(workspace, "", { lang });

/** What is inside an element, or, without one, at the top: of one kind, or (with a limit of 0) only how many of which kinds. */
export const askTree = (
  workspace: string,
  lang: Language,
  where: { readonly parent?: string; readonly kind?: string; readonly around?: string },
  offset: number,
  limit: number,
): Question<TreeAnswer> => question(workspace, "/tree", { ...where, offset, limit, lang });

export const askSearch = (workspace: string, lang: Language, q: string, limit: number): Question<SearchAnswer> =>
  question(workspace, "/search", { q, limit, lang });

/** What a catalogue page wants to see. */
export interface CatalogueRequest {
  readonly kind: string;
  readonly sort: string | undefined;
  readonly filter: string | undefined;
  readonly filters: Readonly<Record<string, string>>;
}

export const askCatalogue = (
  workspace: string,
  lang: Language,
  request: CatalogueRequest,
  offset: number,
  limit: number,
): Question<CatalogueAnswer> =>
  question(workspace, `/catalogue/${encodeURIComponent(request.kind)}`, {
    sort: request.sort,
    filter: request.filter,
    ...Object.fromEntries(Object.entries(request.filters).map(([key, value]) => [`f.${key}`, value])),
    offset,
    limit,
    lang,
  });

export const askElement = (workspace: string, lang: Language, id: string): Question<ElementAnswer> =>
  question(workspace, `/element/${encodeURIComponent(id)}`, { lang });

export const askImpact = (
  workspace: string,
  lang: Language,
  id: string,
  direction: "up" | "down",
): Question<ImpactAnswer> => question(workspace, `/impact/${encodeURIComponent(id)}`, { direction, lang });

export const askDiagnostics = (workspace: string, lang: Language): Question<DiagnosticsAnswer> =>
  question(workspace, "/diagnostics", { lang });

/** What every page shows of the checks. */
export const askChecksSummary = (workspace: string): Question<ChecksSummaryAnswer> =>
  question(workspace, "/checks/summary", {});

/** All views, or those that show an element. */
export const askViews = (workspace: string, lang: Language, showing?: string): Question<ViewsAnswer> =>
  question(workspace, "/views", { showing, lang });

export const askFile = (workspace: string, uri: string): Question<FileAnswer> => question(workspace, "/file", { uri });

/** The answer to a question; throws `Refused`. */
export async function fetchAnswer<Answer>(asked: Question<Answer>, signal?: AbortSignal): Promise<Answer> {
  return (await call(asked.path, signal === undefined ? {} : { signal })) as Answer;
}

/** Diagnostics of a text that is not saved. */
export async function checkDraft(
  workspace: string,
  lang: Language,
  uri: string,
  text: string,
  signal: AbortSignal,
): Promise<DiagnosticsAnswer> {
  const path = question<DiagnosticsAnswer>(workspace, "/draft", { lang }).path;
  return (await call(path, { ...json("POST", { uri, text }), signal })) as DiagnosticsAnswer;
}

/** Saves a text as a step that can be taken back; `"conflict"` when the file is no longer the one with this hash. */
export async function saveFile(
  workspace: string,
  uri: string,
  text: string,
  hash: string,
  step: { readonly session: string; readonly title: string },
): Promise<FileAnswer | "conflict"> {
  try {
    const path = question<FileAnswer>(workspace, "/file", { uri }).path;
    return (await call(path, json("PUT", { text, version: hash, ...step }))) as FileAnswer;
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 409) return "conflict";
    throw failure;
  }
}

/** Sends a file to become a workspace. */
export async function importFile(file: File, lang: Language): Promise<ImportAnswer> {
  const path = `/api/import?name=${encodeURIComponent(file.name)}&lang=${lang}`;
  const headers = { "content-type": "application/octet-stream" };
  return (await call(path, { method: "POST", body: file, headers })) as ImportAnswer;
}

/** Sends JSON to a path of the server; throws `Refused`. */
export function postJson(path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  return call(path, { ...json("POST", body), ...(signal === undefined ? {} : { signal }) });
}

/** A question to a workspace, of the moment on screen; parameters that are empty or undefined are left out. */
export function question<Answer>(workspace: string, route: string, parameters: Parameters): Question<Answer> {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ at: momentOf(workspace).at, ...parameters })) {
    if (value !== undefined && value !== "") query.set(key, String(value));
  }
  const written = query.size === 0 ? "" : `?${query.toString()}`;
  return { path: `/api/w/${encodeURIComponent(workspace)}${route}${written}` };
}

function json(method: string, body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

async function call(path: string, request: RequestInit): Promise<unknown> {
  const response = await fetch(path, request).catch((failure: unknown) => {
    if (failure instanceof DOMException && failure.name === "AbortError") throw failure;
    throw new Refused(0, "offline");
  });
  if (response.ok) return response.json();
  const body: unknown = await response.json().catch(() => undefined);
  throw new Refused(response.status, refusalOf(body) ?? response.statusText);
}

function refusalOf(body: unknown): string | undefined {
  const message = (body as Partial<Refusal> | undefined)?.message;
  return typeof message === "string" ? message : undefined;
}

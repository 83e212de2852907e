/** A server with the contract of `orrery serve` over the fixture, and the strictest content policy. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type {
  DiagnosticsAnswer,
  FileAnswer,
  ImportAnswer,
  Refusal,
  SearchAnswer,
  Statistics,
  TreeAnswer,
  ViewAnswer,
  WorkspaceAnswer,
  WorkspaceList,
} from "@orrery/core/answers/answers";
import type { ChecksAnswer, ChecksSummaryAnswer, ElementChecksAnswer } from "@orrery/core/answers/checks-answers";
import { sceneToSvg } from "@orrery/core/exports/svg";
import {
  blank,
  catalogueAnswer,
  catalogueColumnsAnswer,
  catalogueFacetAnswer,
  catalogueSummaryAnswer,
  countBy,
  diagnose,
  elementAnswer,
  impactAnswer,
  itemOf,
  kindAnswers,
  nameOf,
  portfolio,
  shop,
  summaryOf,
  type Model,
} from "./fixture.ts";
import { countViews, exploreAnswer, viewAnswer, viewsAnswer } from "./pictures.ts";

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types orrery",
].join("; ");

/** A running server. */
export interface FakeServer {
  readonly url: string;
  /** Writes a file as if somebody else had, and tells the pages. */
  readonly writeFile: (workspace: string, uri: string, text: string) => void;
  readonly fileText: (workspace: string, uri: string) => string | undefined;
  readonly close: () => Promise<void>;
}

type Language = "en" | "fr";
interface Answer {
  readonly status: number;
  /** A text that starts with `<` is a picture, all else JSON. */
  readonly body: unknown;
}

/** Serves the built pages in `dist` and answers from the fixture, on a free port of the loopback. */
export async function startFakeServer(dist: string): Promise<FakeServer> {
  const models = new Map<string, Model>(
    [shop, portfolio(6000), blank].map((model) => [model.id, { ...model, files: new Map(model.files) }]),
  );
  const listeners = new Set<ServerResponse>();
  let revision = 1;
  const tell = (workspace: string): void => {
    revision++;
    for (const listener of listeners) listener.write(`data: ${JSON.stringify({ workspace, revision })}\n\n`);
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/api/events") return follow(response, listeners);
    if (!url.pathname.startsWith("/api/")) return sendFile(dist, url.pathname, response);
    void readBody(request).then((body) => {
      const { status, body: answer } = answerTo(models, request.method ?? "GET", url, body, tell, revision);
      const isPicture = typeof answer === "string" && answer.startsWith("<");
      response
        .writeHead(status, { "content-type": isPicture ? "image/svg+xml" : "application/json" })
        .end(isPicture ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    writeFile: (workspace, uri, text) => {
      models.get(workspace)?.files.set(uri, text);
      tell(workspace);
    },
    fileText: (workspace, uri) => models.get(workspace)?.files.get(uri),
    close: () =>
      new Promise((resolve) => {
        for (const listener of listeners) listener.end();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answerTo(
  models: Map<string, Model>,
  method: string,
  url: URL,
  body: string,
  tell: (ws: string) => void,
  revision: number,
): Answer {
  const [, , area, workspace = "", route = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const query = url.searchParams;
  const language: Language = query.get("lang") === "fr" ? "fr" : "en";
  if (area === "workspaces") return ok(listWorkspaces(models));
  if (area === "import") return importModel(models, query.get("name") ?? "");
  const model = models.get(workspace);
  if (area !== "w" || model === undefined) return refuse(404, "no such workspace");
  const id = rest.join("/");
  const item = itemOf(model, id);
  switch (route) {
    case "":
      return ok(workspaceAnswer(model, revision));
    case "tree":
      return ok(treeAnswer(model, query, language));
    case "search":
      return ok(searchAnswer(model, query, language));
    case "catalogue":
      return ok(catalogueAnswers(model, id, query, language));
    case "queries":
      return ok({ version: 1, queries: [] });
    case "element":
      return item === undefined ? refuse(404, `no element ${id}`) : ok(elementAnswer(model, item, language));
    case "impact":
      return item === undefined
        ? refuse(404, `no element ${id}`)
        : ok(impactAnswer(model, item, language, query.get("direction") === "up" ? "up" : "down"));
    case "views":
      return ok(viewsAnswer(model, language, query.get("showing")));
    case "view":
      return picture(viewAnswer(model, id.replace(/\.svg$/, ""), query, revision), id.endsWith(".svg"), query);
    case "draw":
      return picture(exploreAnswer(model, query, revision), false, query);
    case "checks":
      return checksAnswer(id);
    case "diagnostics":
      return ok(diagnosticsAnswer([...model.files], language));
    case "draft": {
      const { uri, text } = JSON.parse(body) as { readonly uri: string; readonly text: string };
      return ok(diagnosticsAnswer([[uri, text]], language));
    }
    case "file":
      return method === "PUT" ? putFile(model, query, body, tell) : getFile(model, query);
    default:
      return refuse(404, `no route ${route}`);
  }
}

/** `application`, `application/columns` and so on. */
function catalogueAnswers(model: Model, path: string, query: URLSearchParams, language: Language): unknown {
  const [kind = "", part] = path.split("/");
  if (part === "columns") return catalogueColumnsAnswer(model, kind);
  if (part === "summary") return catalogueSummaryAnswer(model, kind, query, language);
  if (part === "facet") return catalogueFacetAnswer(model, kind, query, language);
  return catalogueAnswer(model, kind, query, language);
}

/** Nobody has checked these models. */
function checksAnswer(part: string): Answer {
  if (part === "summary") return ok({ version: 1, counts: null } satisfies ChecksSummaryAnswer);
  if (part.startsWith("element/"))
    return ok({ version: 1, findings: [], questions: [], total: 0 } satisfies ElementChecksAnswer);
  if (part !== "") return refuse(404, `no checks ${part}`);
  const open = { error: 0, warning: 0, info: 0 };
  return ok({
    version: 1,
    today: "2026-11-21",
    counts: { open, waived: 0, known: 0, holds: 0, violated: 0, unknown: 0, questions: 0 },
    packs: [],
    owners: [],
    total: 0,
    groups: [],
    findings: [],
    named: [],
  } satisfies ChecksAnswer);
}

function picture(answer: ViewAnswer | undefined, isFile: boolean, query: URLSearchParams): Answer {
  if (answer === undefined) return refuse(404, "There is no such view.");
  const theme = query.get("theme") === "dark" ? "dark" : "light";
  return ok(isFile ? sceneToSvg(answer.scene, { theme }) : answer);
}

function listWorkspaces(models: ReadonlyMap<string, Model>): WorkspaceList {
  return {
    version: 1,
    workspaces: [...models.values()].map((model) => {
      const { elements, relationships, diagnostics } = statisticsOf(model);
      return { id: model.id, title: model.title, folder: model.id, elements, relationships, diagnostics };
    }),
  };
}

function workspaceAnswer(model: Model, revision: number): WorkspaceAnswer {
  const statistics = statisticsOf(model);
  return {
    version: 1,
    id: model.id,
    title: model.title,
    languages: ["en", "fr"],
    revision,
    statistics,
    files: [...model.files].map(([uri, text]) => ({
      uri,
      bytes: text.length,
      elements: model.items.length,
      diagnostics: diagnosticsAnswer([[uri, text]], "en").counts,
    })),
    kinds: kindAnswers(model),
  };
}

function statisticsOf(model: Model): Statistics {
  const nested = model.items.filter((item) => item.parent !== undefined).length;
  const verbs = Object.fromEntries(countBy(model.links, (link) => link.verb));
  return {
    elements: model.items.length,
    relationships: model.links.length + nested,
    nested,
    references: model.items.filter((item) => item.facts["owner"] !== undefined).length,
    views: countViews(model),
    files: model.files.size,
    bytes: 0,
    byKind: Object.fromEntries(countBy(model.items, (item) => item.kind)),
    byLayer: {},
    byRelationship: { ...verbs, contains: (verbs["contains"] ?? 0) + nested },
    diagnostics: diagnosticsAnswer([...model.files], "en").counts,
  };
}

function treeAnswer(model: Model, query: URLSearchParams, language: Language): TreeAnswer {
  const parent = query.get("parent");
  const offset = Number(query.get("offset") ?? 0);
  const top = model.items.filter((item) => (item.parent ?? null) === parent);
  const kind = query.get("kind");
  const found = kind === null ? top : top.filter((item) => item.kind === kind);
  return {
    version: 1,
    parent,
    total: found.length,
    offset,
    ...(parent === null
      ? { kinds: [...countBy(top, (item) => item.kind)].map(([of, count]) => ({ kind: of, count })) }
      : {}),
    elements: found
      .slice(offset, offset + Number(query.get("limit") ?? 100))
      .map((item) => summaryOf(model, item, language)),
  };
}

function searchAnswer(model: Model, query: URLSearchParams, language: Language): SearchAnswer {
  const q = query.get("q") ?? "";
  const hits = model.items.flatMap((item) => {
    const fields = { name: nameOf(item, language), id: item.id, description: item.description ?? "", ...item.facts };
    const found = Object.entries(fields).find(([, value]) => value.toLowerCase().includes(q.toLowerCase()));
    if (found === undefined) return [];
    const [where, excerpt] = found;
    const start = excerpt.toLowerCase().indexOf(q.toLowerCase());
    return [{ ...summaryOf(model, item, language), where, excerpt, start, end: start + q.length }];
  });
  return { version: 1, query: q, total: hits.length, hits: hits.slice(0, Number(query.get("limit") ?? 30)) };
}

function diagnosticsAnswer(files: readonly (readonly [string, string])[], language: Language): DiagnosticsAnswer {
  const diagnostics = files.flatMap(([uri, text]) => diagnose(uri, text, language));
  return { version: 1, counts: { error: diagnostics.length, warning: 0, info: 0 }, diagnostics };
}

function getFile(model: Model, query: URLSearchParams): Answer {
  const uri = query.get("uri") ?? "";
  const text = model.files.get(uri);
  return text === undefined ? refuse(404, `no file ${uri}`) : ok(fileAnswer(uri, text));
}

function putFile(model: Model, query: URLSearchParams, body: string, tell: (ws: string) => void): Answer {
  const uri = query.get("uri") ?? "";
  const { text, version } = JSON.parse(body) as { readonly text: string; readonly version: string };
  if (hashOf(model.files.get(uri) ?? "") !== version) return refuse(409, "the file has changed");
  model.files.set(uri, text);
  tell(model.id);
  return ok(fileAnswer(uri, text));
}

function importModel(models: Map<string, Model>, name: string): Answer {
  if (name.startsWith("broken")) return refuse(422, "the file ends in the middle of an element");
  const id = name.replace(/\..*$/, "");
  models.set(id, { ...shop, id, title: `Imported ${id}`, files: new Map(shop.files) });
  const answer: ImportAnswer = {
    version: 1,
    workspace: id,
    elements: 120,
    relationships: 178,
    views: 17,
    illegal: 0,
    onlyDerived: 63,
    loss: [
      { outcome: "kept", what: "Elements", count: 120 },
      {
        outcome: "approximated",
        what: "Junctions",
        count: 2,
        how: { en: "Written as groups with their operator.", fr: "Écrites comme groupes avec leur opérateur." },
        examples: ["Or junction"],
      },
      {
        outcome: "dropped",
        what: "Colours of diagrams",
        count: 17,
        how: { en: "No place yet.", fr: "Pas encore de place." },
      },
    ],
  };
  return ok(answer);
}

function fileAnswer(uri: string, text: string): FileAnswer {
  return { version: 1, uri, text, hash: hashOf(text) };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function refuse(status: number, message: string): Answer {
  const body: Refusal = { version: 1, error: "refused", message };
  return { status, body };
}

function follow(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": here\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

function sendFile(dist: string, path: string, response: ServerResponse): void {
  const name = extname(path) in mediaTypes && !path.startsWith("/w/") ? path : "/index.html";
  try {
    const bytes = readFileSync(join(dist, name));
    response
      .writeHead(200, {
        "content-type": mediaTypes[extname(name)] ?? "application/octet-stream",
        "content-security-policy": contentPolicy,
        "x-content-type-options": "nosniff",
      })
      .end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

/** What the server answers: the routes of `core/answers/answers.ts`, the events, the pages. It knows requests and answers, no sockets. */
import { type Context, Hono } from "hono";
import { diskFault } from "../files.ts";
import { fileRoutes } from "./answer-files.ts";
import { importRoute } from "./answer-import.ts";
import { modelRoutes } from "./answer-model.ts";
import { localeOf } from "./asked.ts";
import { type Events, openEvents } from "./events.ts";
import { guard, type GuardedBy, securityHeaders } from "./guard.ts";
import type { Pages } from "./pages.ts";
import { bodyOf, Refused, statusOf } from "./refusals.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";

export interface AppOptions {
  readonly workspaces: ServedWorkspaces;
  /** Absent when they are not built. */
  readonly pages: Pages | undefined;
  /** Where the server was started: folders are shown relative to it. */
  readonly folder: string;
  /** Hears of our own mistakes. */
  readonly onFault: (fault: unknown) => void;
}

export interface App {
  /** The answer to a request that came in at a port. */
  fetch(request: Request, port: number): Response | Promise<Response>;
  /** Ends the streams of events. */
  close(): void;
}

/** The answers over these workspaces. */
export function makeApp(options: AppOptions): App {
  const { workspaces, pages } = options;
  const events = openEvents(workspaces);
  const app = new Hono<GuardedBy>();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value);
    if (context.req.path.startsWith("/api/")) context.res.headers.set("cache-control", "no-store");
  });
  app.use(guard);
  modelRoutes(app, options);
  fileRoutes(app, workspaces);
  importRoute(app, workspaces);
  eventRoute(app, events);
  app.all("/api/*", (context) => refuseRoute(app, context));
  app.all("*", (context) => answerPage(pages, context));
  app.onError((fault, context) => answerFault(fault, context, options.onFault));
  return { fetch: (request, port) => app.fetch(request, { port }), close: () => events.close() };
}

function eventRoute(app: Hono<GuardedBy>, events: Events): void {
  app.get("/api/events", () => events.open());
}

/** Another method on a known address is something else than an unknown address. */
function refuseRoute(app: Hono<GuardedBy>, context: Context): never {
  const { method, path } = context.req;
  const isKnown = app.routes.some(
    (route) => route.method !== "ALL" && route.method !== method && matches(route.path, path),
  );
  throw isKnown ? new Refused("wrong-method", { method }) : new Refused("no-route");
}

function matches(route: string, path: string): boolean {
  const wanted = route.split("/");
  const given = path.split("/");
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(":") || part === given[index]);
}

async function answerPage(pages: Pages | undefined, context: Context): Promise<Response> {
  const { method } = context.req;
  if (method !== "GET" && method !== "HEAD") throw new Refused("wrong-method", { method });
  if (pages === undefined) throw new Refused("not-built");
  const path = decoded(new URL(context.req.url).pathname);
  const answer = path === undefined ? undefined : await pages.answer(path, context.req.raw.headers);
  if (answer === undefined) throw new Refused("no-route");
  return answer;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function answerFault(fault: Error, context: Context, onFault: AppOptions["onFault"]): Response {
  const refused = asRefusal(fault);
  if (refused.code === "fault") onFault(fault);
  const locale = localeOf(context);
  const status = statusOf(refused.code);
  return context.json(bodyOf(refused, locale), status, { "content-language": locale });
}

function asRefusal(fault: Error): Refused {
  if (fault instanceof Refused) return fault;
  const reason = diskFault(fault);
  return reason === undefined ? new Refused("fault") : new Refused("disk", { reason });
}

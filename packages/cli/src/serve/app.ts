/** What the server answers: the routes of `core/answers/answers.ts`, the events, the pages. It knows requests and answers, no sockets. */
import { pictureOfPage, picturePath } from "@orrery/core/answers/picture-path";
import { tableFilePath } from "@orrery/core/answers/table-path";
import { readAddress } from "@orrery/core/answers/url";
import { type Context, Hono } from "hono";
import { diskFault } from "../files.ts";
import { analysesRoutes } from "./answer-analyses.ts";
import { beginRoutes } from "./answer-begin.ts";
import { checksRoutes } from "./answer-checks.ts";
import { catalogueRoutes } from "./answer-catalogue.ts";
import { editRoutes } from "./answer-edits.ts";
import { dashboardRoutes } from "./answer-dashboard.ts";
import { discoverRoutes } from "./answer-discover.ts";
import { fileRoutes } from "./answer-files.ts";
import { frameworkRoutes } from "./answer-frameworks.ts";
import { helpRoutes } from "./answer-help.ts";
import { importRoute } from "./answer-import.ts";
import { languageRoutes } from "./answer-language.ts";
import { matrixRoutes } from "./answer-matrix.ts";
import { namesRoute } from "./answer-names.ts";
import { modelRoutes } from "./answer-model.ts";
import { mapsRoute } from "./answer-maps.ts";
import { roadmapRoute } from "./answer-roadmap.ts";
import { capacityRoutes } from "./answer-capacity.ts";
import { continuityRoutes } from "./answer-continuity.ts";
import { simulateRoutes } from "./answer-simulate.ts";
import { timeRoutes } from "./answer-time.ts";
import { viewRoutes } from "./answer-views.ts";
import { localeOf } from "./asked.ts";
import { Drawings } from "./drawings.ts";
import { type Events, openEvents } from "./events.ts";
import { guard, type GuardedBy, securityHeaders } from "./guard.ts";
import { Forsaken } from "./in-turn.ts";
import type { Pages } from "./pages.ts";
import { pictureFiles } from "./picture-files.ts";
import { seeMoments } from "./moments.ts";
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
  /** Ends the streams of events, and whatever draws. */
  close(): Promise<void>;
}

/** The answers over these workspaces. */
export function makeApp(options: AppOptions): App {
  const { workspaces, pages } = options;
  const events = openEvents(workspaces);
  const drawings = new Drawings();
  const app = new Hono<GuardedBy>();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) {
      // A picture that is opened by itself brings a policy of its own.
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
    if (context.req.path.startsWith("/api/")) context.res.headers.set("cache-control", "no-store");
  });
  app.use(guard);
  app.use("/api/w/:ws/*", seeMoments(workspaces));
  modelRoutes(app, options);
  catalogueRoutes(app, workspaces);
  matrixRoutes(app, workspaces);
  viewRoutes(app, workspaces, drawings);
  timeRoutes(app, workspaces);
  mapsRoute(app, workspaces);
  analysesRoutes(app, workspaces);
  checksRoutes(app, workspaces);
  frameworkRoutes(app, workspaces);
  dashboardRoutes(app, workspaces);
  roadmapRoute(app, workspaces);
  simulateRoutes(app, workspaces);
  discoverRoutes(app, workspaces);
  capacityRoutes(app, workspaces);
  continuityRoutes(app, workspaces);
  namesRoute(app, workspaces);
  helpRoutes(app, workspaces, drawings);
  beginRoutes(app, workspaces);
  fileRoutes(app, workspaces);
  editRoutes(app, workspaces, drawings);
  languageRoutes(app, workspaces);
  importRoute(app, workspaces);
  eventRoute(app, events);
  app.all("/api/*", (context) => refuseRoute(app, context));
  app.all("*", (context) => answerPage(pages, context));
  app.onError((fault, context) => answerFault(fault, context, options.onFault));
  return { fetch: (request, port) => app.fetch(request, { port }), close: () => close(events, drawings, workspaces) };
}

async function close(events: Events, drawings: Drawings, workspaces: ServedWorkspaces): Promise<void> {
  events.close();
  await Promise.all([drawings.close(), workspaces.past.close()]);
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
  const file = pictureAsFile(context.req.url) ?? tableAsFile(context.req.url);
  if (file !== undefined) return context.redirect(file);
  if (pages === undefined) throw new Refused("not-built");
  const path = decoded(new URL(context.req.url).pathname);
  const answer = path === undefined ? undefined : await pages.answer(path, context.req.raw.headers);
  if (answer === undefined) throw new Refused("no-route");
  return answer;
}

/** `/w/helvia/view/landscape.svg` is the picture that the page shows. */
function pictureAsFile(url: string): string | undefined {
  const address = readAddress(url);
  if (address?.kind !== "page") return undefined;
  const file = pictureFiles.find((one) => one === address.format);
  const picture = file === undefined ? undefined : pictureOfPage(address.workspace, address.page, address.state);
  return picture === undefined ? undefined : picturePath(picture, file);
}

/** `/w/helvia/catalogue/application.csv` is the table that the page shows. */
function tableAsFile(url: string): string | undefined {
  const address = readAddress(url);
  if (address?.kind !== "page" || address.format !== "csv") return undefined;
  return tableFilePath(address.workspace, address.page, address.state);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function answerFault(fault: Error, context: Context, onFault: AppOptions["onFault"]): Response {
  // Nobody reads the answer to a request that is gone.
  if (fault instanceof Forsaken) return context.body(null, 204);
  const refused = asRefusal(fault);
  if (refused.code === "fault") onFault(fault);
  const locale = localeOf(context);
  const status = statusOf(refused.code);
  return context.json(bodyOf(refused, locale), status, { "content-language": locale });
}

function asRefusal(fault: Error): Refused {
  if (fault instanceof Refused) return fault;
  const reason = diskFault(fault);
  if (reason === undefined) return new Refused("fault");
  return new Refused(unwritable.has(reason) ? "write-protected" : "disk", { reason });
}

/** Codes of Node for what may not be written. */
const unwritable: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS"]);

/** Pictures: which there are, each with what belongs around it, and each as a file. */
import type { PictureFile } from "@orrery/core/answers/picture-path";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import { newErrors } from "@orrery/core/answers/language";
import type { DraftPicture } from "@orrery/core/answers/language-answers";
import { judgedOf } from "@orrery/core/answers/judged";
import { surroundingsAnswer } from "@orrery/core/answers/surroundings";
import { lensesAnswer, viewAnswer } from "@orrery/core/answers/view";
import { pictureTables } from "@orrery/core/answers/view-tables";
import { viewsAnswer } from "@orrery/core/answers/views";
import { describe } from "@orrery/core/base/codes";
import { closest } from "@orrery/core/base/suggest";
import type { Drawn } from "@orrery/core/draw/draw";
import type { Model } from "@orrery/core/model/model";
import { notations } from "@orrery/core/notations/index";
import { EUROPEAN_CSV, PLAIN_CSV, writeCsv } from "@orrery/core/exports/tables/csv";
import { groupingOf } from "@orrery/core/views/grouping";
import { viewpointById, viewpoints } from "@orrery/core/views/index";
import type { Judged } from "@orrery/core/views/judged";
import { knownLenses } from "@orrery/core/views/lens";
import type { ViewWish } from "@orrery/core/views/query";
import type { Context, Hono } from "hono";
import { sizeOf } from "../pictures/diagram-size.ts";
import { isBroken, viewOf, type Wanted } from "../pictures/draw-views.ts";
import { writePicture } from "../pictures/formats.ts";
import { thumbnailOf } from "../site/thumbnail.ts";
import { languageOf, listOf, localeOf, numberOf, textsOf, wordOf, workspaceOf } from "./asked.ts";
import { readyChecks } from "./checked.ts";
import type { DrawingRequest, Drawings } from "./drawings.ts";
import { dayFor } from "./day.ts";
import type { GuardedBy } from "./guard.ts";
import { Forsaken } from "./in-turn.ts";
import { dayLookedAt, type LookedAt, lookedAgainst, momentKey } from "./moments.ts";
import { isModelUri } from "./names.ts";
import { overlayOf } from "./observations.ts";
import { pictureFiles, pictureResponse } from "./picture-files.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { viewsShowing } from "./views-showing.ts";

/** Steps around the scope, ids of a list, and letters of a word of the query. */
const MOST_STEPS = 5;
const MOST_LEVELS = 20;
const LONGEST_LIST = 50;
const LONGEST_WORD = 200;

/** `GET` on views and on their pictures. */
export function viewRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces, drawings: Drawings): void {
  app.get("/api/w/:ws/views", async (context) => {
    const served = workspaceOf(context, workspaces);
    const element = context.req.query("showing") || undefined;
    if (element !== undefined && served.model.element(element) === undefined) refuseElement(served.model, element);
    const language = localeOf(context);
    const views = element === undefined ? undefined : await viewsShowing(served, element, language);
    const showing = element === undefined || views === undefined ? undefined : { element, views };
    const answer = viewsAnswer(served.model, {
      language,
      positions: served.positions,
      showing,
      diagnostics: served.diagnostics(),
    });
    // Nobody is told of all views who asked for some of them.
    return context.json(element === undefined || showing !== undefined ? answer : { ...answer, views: [] });
  });

  app.get("/api/w/:ws/view/:id", async (context) => {
    const served = workspaceOf(context, workspaces);
    const { id, file } = viewAsked(context, served.model);
    return answerPicture(context, workspaces, served, drawings, id, file);
  });

  sketchRoutes(app, workspaces, drawings);

  app.get("/api/w/:ws/surroundings", (context) => {
    const { model } = workspaceOf(context, workspaces);
    const scope = listIn(context, "scope");
    const unknown = scope.find((id) => model.element(id) === undefined);
    if (unknown !== undefined) refuseElement(model, unknown);
    return context.json(
      surroundingsAnswer(model, {
        scope,
        depth: numberOf(context, "depth", 1, MOST_STEPS),
        direction: wordOf(context, "direction", ["up", "down"]),
        hidesHubs: wordOf(context, "hubs", ["no"]) !== undefined,
        language: localeOf(context),
      }),
    );
  });

  for (const file of [undefined, ...pictureFiles]) {
    app.get(`/api/w/:ws/draw${file === undefined ? "" : `.${file}`}`, async (context) => {
      const served = workspaceOf(context, workspaces);
      return answerPicture(context, workspaces, served, drawings, wishIn(context, served.model), file);
    });
  }
}

/** A text that is not saved, at the address of the picture that it changes: the picture as it would be. */
function sketchRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces, drawings: Drawings): void {
  app.post("/api/w/:ws/view/:id", (context) =>
    answerSketch(context, workspaces, drawings, (model) => viewAsked(context, model).id),
  );
  app.post("/api/w/:ws/draw", (context) =>
    answerSketch(context, workspaces, drawings, (model) => wishIn(context, model)),
  );
}

async function answerSketch(
  context: Context,
  workspaces: ServedWorkspaces,
  drawings: Drawings,
  wantedIn: (model: Model) => Wanted,
): Promise<Response> {
  const served = workspaceOf(context, workspaces);
  const { uri, text } = await textsOf(context, ["uri", "text"]);
  if (served.bytes(uri) === undefined && !isModelUri(uri)) throw new Refused("bad-name", { uri });
  const { model, positions, diagnostics } = served.drafted(uri, text);
  const errors = newErrors(
    served.diagnostics().filter((diagnostic) => diagnostic.uri === uri),
    diagnostics(),
  );
  const none: DraftPicture<ViewAnswer> = { version: 1, errors, picture: null };
  if (errors > 0) return context.json(none);
  const request: DrawingRequest = { wanted: wantedIn(model), ...lookIn(context, model), language: localeOf(context) };
  const drawn = await drawings.sketch(served, model, request, context.req.raw.signal).catch(whoIsGone);
  if (drawn === undefined) return context.body(null, 204);
  const { revision } = served;
  const wishes = drawings.wishesOf(served, model, request);
  const picture = viewAnswer(model, drawn, { language: languageOf(context), positions, revision, wishes });
  return context.json({ ...none, picture } satisfies DraftPicture<ViewAnswer>);
}

async function answerPicture(
  context: Context,
  workspaces: ServedWorkspaces,
  served: ServedWorkspace,
  drawings: Drawings,
  wanted: Wanted,
  file: PictureFile | undefined,
): Promise<Response> {
  const { revision } = served;
  const sides = await sidesIn(context, workspaces, wanted);
  const { model, positions } = sides.side === "before" ? sides.before : served;
  const request: DrawingRequest = {
    wanted,
    ...lookIn(context, model),
    ...momentsIn(context, sides),
    drift: driftIn(context, served),
    judged: sides.side === "before" ? undefined : judgedIn(context, served),
    language: localeOf(context),
  };
  const theme = wordOf(context, "theme", ["light", "dark", "auto"]) ?? (file === "svg" ? "auto" : "light");
  const frame = wordOf(context, "frame", ["none"]);
  const scale = numberOf(context, "scale", 2, 4);
  const drawn = await drawings
    .draw(served, request, { signal: context.req.raw.signal, isUrgent: file === undefined })
    .catch(whoIsGone);
  if (drawn === undefined) return context.body(null, 204);
  if (wordOf(context, "ask", ["lenses"]) !== undefined)
    return context.json(lensesAnswer(model, drawn, localeOf(context), request.at, request.judged));
  if (file === undefined) {
    const wishes = drawings.wishesOf(served, model, request);
    return context.json(viewAnswer(model, drawn, { language: languageOf(context), positions, revision, wishes }));
  }
  if (isBroken(drawn)) throw new Refused("no-picture", { id: drawn.view.id, reason: reasonOf(drawn, context) });
  if (file === "csv") return pictureResponse(drawn.view.id, file, tableOf(context, drawn, model));
  const { nodes, lines } = sizeOf(drawn.diagram);
  if (nodes + lines > (largest[file] ?? nodes + lines))
    throw new Refused("large-picture", { id: drawn.view.id, file: file.toUpperCase() });
  const scene = frame === "none" ? thumbnailOf(drawn.scene) : drawn.scene;
  return pictureResponse(drawn.view.id, file, await writePicture(scene, file, { theme, scale }));
}

/** `drift=yes`: what was observed is drawn over the model, unless two moments are compared. */
function driftIn(context: Context, served: ServedWorkspace): DrawingRequest["drift"] {
  if (wordOf(context, "drift", ["yes"]) === undefined || (context.req.query("vs") ?? "") !== "") return undefined;
  return overlayOf(served, dayFor(context, served.model));
}

/** Thumbnails and comparisons go without. */
function judgedIn(context: Context, served: ServedWorkspace): Judged | undefined {
  const isWithout = ["frame", "badges"].some((name) => wordOf(context, name, ["none"]) !== undefined);
  const needsNone = isWithout && textIn(context, "lens") !== "checks";
  if (needsNone || (context.req.query("vs") ?? "") !== "") return undefined;
  const checked = readyChecks(context, served);
  return checked === undefined ? undefined : judgedOf(checked);
}

type Sides =
  | { readonly side: "before"; readonly before: LookedAt }
  | { readonly side: "after" | undefined; readonly before: LookedAt | undefined };

/** What the picture is compared with, and whether one of the two moments is asked for alone. */
async function sidesIn(context: Context, workspaces: ServedWorkspaces, wanted: Wanted): Promise<Sides> {
  const side = wordOf(context, "side", ["before", "after"]);
  const before = await lookedAgainst(context, workspaces);
  if (side !== "before") return { side, before };
  if (before === undefined) throw new Refused("bad-parameter", { name: "side", value: side });
  if (typeof wanted === "string" && viewOf(before.model, wanted) === undefined)
    throw new Refused("no-view", { id: wanted.slice(0, LONGEST_WORD) });
  return { side, before };
}

function momentsIn(context: Context, { side, before }: Sides): Pick<DrawingRequest, "moment" | "against" | "side"> {
  const key = momentKey(context);
  return {
    moment: key === "" ? undefined : key,
    against: before === undefined ? undefined : { key: before.key, model: before.model },
    side: before === undefined ? undefined : side,
  };
}

/** A table of what the picture shows, as spreadsheets of the language open it. */
function tableOf(context: Context, { diagram }: Drawn, model: Model): Uint8Array {
  const language = localeOf(context);
  const tables = pictureTables(diagram, model, language);
  const what = wordOf(context, "table", ["relationships"]);
  const { columns, rows } = tables.find((table) => table.what === what) ?? tables[0] ?? { columns: [], rows: [] };
  const table = {
    name: what ?? "elements",
    header: columns.map(({ name }) => name),
    rows: rows.map(({ cells }) => cells.map(({ text }) => text)),
  };
  return writeCsv(table, language === "fr" ? EUROPEAN_CSV : PLAIN_CSV);
}

/** Boxes and lines that a file may show: more takes so long that nobody else is answered meanwhile. The command draws them. */
const largest: Readonly<Partial<Record<PictureFile, number>>> = { png: 1500, pdf: 3000 };

/** Nobody reads the answer to a request that is gone. */
function whoIsGone(fault: unknown): undefined {
  if (!(fault instanceof Forsaken)) throw fault;
  return undefined;
}

function reasonOf({ problems }: Drawn, context: Context): string {
  const [problem] = problems;
  return problem === undefined ? "" : describe(problem, localeOf(context));
}

/**
 * The view that the address names, and the form of file that its suffix asks for. The suffix begins at the last dot that is written as a
 * dot (`core/answers/picture-path.ts`), unless the model has a view of the whole name.
 */
function viewAsked(context: Context, model: Model): { readonly id: string; readonly file: PictureFile | undefined } {
  const whole = context.req.param("id") ?? "";
  const raw = new URL(context.req.url).pathname.split("/").at(-1) ?? "";
  const suffix = raw.slice(raw.lastIndexOf(".") + 1);
  const file = raw.includes(".") ? pictureFiles.find((one) => one === suffix) : undefined;
  const id = file === undefined ? whole : whole.slice(0, whole.length - suffix.length - 1);
  if (viewOf(model, id) !== undefined) return { id, file };
  if (viewOf(model, whole) !== undefined) return { id: whole, file: undefined };
  const ids = [...model.statements("view")].map((view) => view.id);
  throw new Refused("no-view", { id: id.slice(0, LONGEST_WORD), ...suggestion(id, ids) });
}

/** How it should look. Words that mean nothing are refused; what the viewpoint does not know is a problem of the picture. */
function lookIn(context: Context, model: Model): Omit<DrawingRequest, "wanted" | "language"> {
  const notation = textIn(context, "notation");
  if (notation !== undefined && !notations.some(({ id }) => id === notation)) {
    const ids = notations.map(({ id }) => id);
    throw new Refused("no-notation", { id: notation, ...suggestion(notation, ids) });
  }
  const lens = textIn(context, "lens");
  if (lens !== undefined && !isLens(model, lens)) {
    const ids = knownLenses(model).map(({ id }) => id);
    throw new Refused("no-lens", { id: lens, ...suggestion(lens, ids) });
  }
  const at = dayLookedAt(context);
  const direction = wordOf(context, "direction", ["down", "right", "up", "left"]);
  return { notation, lens, at, direction, ...shapeIn(context, model) };
}

/** How the boxes are put together; `open=a,-b`: what is open, and with `-` in front what is closed. */
function shapeIn(context: Context, model: Model): Pick<DrawingRequest, "groupBy" | "detail" | "opened" | "closed"> {
  const groupBy = textIn(context, "group");
  if (groupBy !== undefined && groupingOf(model, groupBy) === undefined)
    throw new Refused("bad-parameter", { name: "group", value: groupBy });
  const marked = listIn(context, "open");
  const closed = marked.flatMap((id) => (id.startsWith("-") ? [id.slice(1)] : []));
  const opened = marked.filter((id) => !id.startsWith("-"));
  return {
    groupBy,
    detail: context.req.query("detail") ? numberOf(context, "detail", 0, MOST_LEVELS) : undefined,
    opened: opened.length === 0 ? undefined : opened,
    closed: closed.length === 0 ? undefined : closed,
  };
}

/** Any attribute that elements may carry is one. */
function isLens(model: Model, lens: string): boolean {
  return model.schema.knowsKey(lens.split(".")[0] ?? "") || knownLenses(model).some(({ id }) => id === lens);
}

function wishIn(context: Context, model: Model): ViewWish {
  const word = textIn(context, "viewpoint") ?? "";
  const viewpoint = viewpointById(word);
  if (viewpoint === undefined) {
    const words = viewpoints.flatMap((one) => [one.id, ...(one.aliases ?? [])]);
    throw new Refused("no-viewpoint", { id: word, ...suggestion(word, words) });
  }
  const scope = listIn(context, "scope");
  const unknown = scope.find((id) => model.element(id) === undefined);
  if (unknown !== undefined) refuseElement(model, unknown);
  const kinds = listIn(context, "kinds");
  const relationships = listIn(context, "relationships");
  return {
    viewpoint: viewpoint.id,
    scope,
    ...(relationships.length === 0 ? {} : { relationships }),
    ...(wordOf(context, "hubs", ["no"]) === undefined ? {} : { hidesHubs: true }),
    ...(context.req.query("depth") ? { depth: numberOf(context, "depth", 1, MOST_STEPS) } : {}),
    ...(kinds.length === 0 ? {} : { kinds }),
  };
}

function listIn(context: Context, name: string): readonly string[] {
  const words = listOf(context, name);
  if (words.length > LONGEST_LIST) {
    throw new Refused("bad-parameter", { name, value: `${words.slice(0, 3).join(",").slice(0, LONGEST_WORD)},…` });
  }
  return words;
}

function textIn(context: Context, name: string): string | undefined {
  const text = context.req.query(name);
  if (text === undefined || text === "") return undefined;
  if (text.length > LONGEST_WORD) throw new Refused("bad-parameter", { name, value: `${text.slice(0, 40)}…` });
  return text;
}

function refuseElement(model: Model, id: string): never {
  const ids = model.parts.ownRows > MOST_COMPARED ? [] : [...model.elements()].map((element) => element.id);
  throw new Refused("no-element", { id: id.slice(0, LONGEST_WORD), ...suggestion(id, ids) });
}

/** Ids that are compared with one that is not there. */
const MOST_COMPARED = 50_000;

function suggestion(word: string, words: readonly string[]): Readonly<Record<string, string>> {
  const [nearest] = word.length > LONGEST_WORD ? [] : closest(word, words, 1);
  return nearest === undefined ? {} : { suggestion: nearest };
}

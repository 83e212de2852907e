/** Dashboards: those that the model declares, the homes of roles, a tile on the spot. */
import { dashboardAnswer, dashboardsAnswer, homeAnswer, tilePreview } from "@orrery/core/answers/dashboard";
import type { DashboardAnswer } from "@orrery/core/answers/dashboard-answers";
import type { BoardSetting } from "@orrery/core/answers/dashboards/setting";
import { tileTable } from "@orrery/core/answers/dashboards/tile-table";
import { homes } from "@orrery/core/answers/homes/index";
import type { Locale } from "@orrery/core/base/codes";
import { closest } from "@orrery/core/base/suggest";
import { makePen } from "@orrery/core/notations/pen";
import type { Pen } from "@orrery/core/notations/notation";
import type { Context, Hono } from "hono";
import { loadFonts } from "../pictures/fonts.ts";
import { writePicture } from "../pictures/formats.ts";
import { languageOf, localeOf, wordOf, workspaceOf } from "./asked.ts";
import type { GuardedBy } from "./guard.ts";
import { Kept } from "./kept.ts";
import { dayFor } from "./day.ts";
import { momentKey } from "./moments.ts";
import { pictureResponse } from "./picture-files.ts";
import { Refused } from "./refusals.ts";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { ServedWorkspaces } from "./served-workspaces.ts";
import { tableFile } from "./table-file.ts";

/** Dashboards whose figures are kept, each for one state of one model. */
const MOST_KEPT = 60;
/** Letters of a word of the query, and attributes of a tile on the spot. */
const LONGEST = 2000;
const MOST_FIELDS = 40;

/** `GET` on dashboards, homes and tiles. */
export function dashboardRoutes(app: Hono<GuardedBy>, workspaces: ServedWorkspaces): void {
  const kept = new Kept<DashboardAnswer>(MOST_KEPT);

  app.get("/api/w/:ws/dashboards", (context) => {
    const { model, positions } = workspaceOf(context, workspaces);
    return context.json(dashboardsAnswer(model, languageOf(context), positions));
  });

  const boardOf = (context: Context): DashboardAnswer => {
    const served = workspaceOf(context, workspaces);
    const id = context.req.param("id") ?? "";
    const answer = once(kept, context, served, `board ${id}`, (setting) =>
      dashboardAnswer(served.model, id, served.revision, setting),
    );
    if (answer !== undefined) return answer;
    const ids = [...served.model.statements("dashboard")].map((one) => one.id);
    throw new Refused("no-dashboard", { id: id.slice(0, 200), ...suggestion(id, ids) });
  };
  app.get("/api/w/:ws/dashboard/:id", (context) => context.json(boardOf(context)));
  app.get("/api/w/:ws/dashboard/:id/:file", (context) => tileFile(context, boardOf(context)));

  const homeOf = (context: Context): DashboardAnswer => {
    const served = workspaceOf(context, workspaces);
    const role = context.req.param("role") ?? "";
    const answer = once(kept, context, served, `home ${role}`, (setting) =>
      homeAnswer(served.model, role, served.revision, setting),
    );
    if (answer !== undefined) return answer;
    const roles = homes.map((home) => home.role);
    throw new Refused("no-home", { id: role.slice(0, 200), ...suggestion(role, roles) });
  };
  app.get("/api/w/:ws/home/:role", (context) => context.json(homeOf(context)));
  app.get("/api/w/:ws/home/:role/:file", (context) => tileFile(context, homeOf(context)));

  app.get("/api/w/:ws/tile", (context) => {
    const served = workspaceOf(context, workspaces);
    const asked = Object.entries(context.req.query());
    const fields = asked.filter(([name]) => name.startsWith("a.")).slice(0, MOST_FIELDS);
    for (const [name, value] of asked) {
      if (value.length > LONGEST) throw new Refused("bad-parameter", { name, value: `${value.slice(0, 40)}…` });
    }
    const wish = {
      title: context.req.query("title") ?? "",
      description: context.req.query("text"),
      fields: Object.fromEntries(fields.map(([name, value]) => [name.slice(2), value])),
    };
    return context.json({ version: 1, tile: tilePreview(served.model, wish, settingOf(context, served)) });
  });
}

/** `TILE.csv`, `TILE.svg`, `TILE.png`, `TILE.pdf`: what a tile shows as a file. */
async function tileFile(context: Context, board: DashboardAnswer): Promise<Response> {
  const [, id = "", suffix = ""] = /^(.*)\.([a-z]+)$/s.exec(context.req.param("file") ?? "") ?? [];
  const tile = board.tiles.find((one) => one.id === id);
  if (tile === undefined) throw new Refused("no-route");
  const table = suffix === "csv" ? tileTable(tile, languageOf(context)) : undefined;
  if (table !== undefined) return tableFile(context, table);
  const format = (["svg", "png", "pdf"] as const).find((one) => one === suffix);
  if (format === undefined || tile.content.kind !== "chart") throw new Refused("no-route");
  const theme = wordOf(context, "theme", ["light", "dark", "auto"]) ?? (format === "svg" ? "auto" : "light");
  const { scene } = tile.content;
  return pictureResponse(tile.title, format, await writePicture(scene, format, { theme, scale: 2 }));
}

/** The figures of one state are computed once for every language. */
function once(
  kept: Kept<DashboardAnswer>,
  context: Context,
  served: ServedWorkspace,
  what: string,
  make: (setting: BoardSetting) => DashboardAnswer | undefined,
): DashboardAnswer | undefined {
  const setting = settingOf(context, served);
  const key = JSON.stringify([
    served.id,
    served.revision,
    momentKey(context),
    setting.at,
    setting.today,
    setting.language,
    what,
  ]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const answer = make(setting);
  if (answer !== undefined) kept.put(key, answer);
  return answer;
}

function settingOf(context: Context, served: ServedWorkspace): BoardSetting {
  const at = context.req.query("at");
  return {
    workspace: served.id,
    language: languageOf(context),
    today: dayFor(context, served.model),
    ...(at === undefined || at === "" ? {} : { at }),
    pen: chartPen(localeOf(context)),
    positions: served.positions,
    diagnostics: () => served.diagnostics(),
  };
}

const pens: Map<Locale, Pen> = new Map();

/** Charts have texts and no icons. */
export function chartPen(language: Locale): Pen {
  let pen = pens.get(language);
  if (pen === undefined)
    pens.set(language, (pen = makePen({ fonts: loadFonts().fonts, language, icon: () => undefined })));
  return pen;
}

function suggestion(word: string, words: readonly string[]): Readonly<Record<string, string>> {
  const [nearest] = word.length > 200 ? [] : closest(word, words, 1);
  return nearest === undefined ? {} : { suggestion: nearest };
}

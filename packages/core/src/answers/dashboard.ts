/** Dashboards with their figures: those that the model declares, the homes of roles, and a tile on the spot. */
import type { Model } from "../model/model.ts";
import { encode } from "../base/text.ts";
import { writeLiteral } from "../model/values.ts";
import { viewpoints } from "../views/index.ts";
import { computedNames } from "../views/lens/computed.ts";
import { Workspace } from "../workspace.ts";
import type { DashboardAnswer, DashboardsAnswer, TileAnswer } from "./dashboard-answers.ts";
import { type Board, boardsOf, namesOf, readBoard, readTile, textsIn, tilesOf } from "./dashboards/board.ts";
import type { BoardSetting } from "./dashboards/setting.ts";
import { tileAnswer } from "./dashboards/tile.ts";
import { general } from "./homes/general.ts";
import { homes } from "./homes/index.ts";
import { offersOf } from "./homes/offers.ts";
import { placeOf, type Positions } from "./positions.ts";

/** Which dashboards a model declares, and which homes there are. */
export function dashboardsAnswer(model: Model, language: string, positions: Positions): DashboardsAnswer {
  return {
    version: 1,
    dashboards: boardsOf(model).map((statement) => ({
      id: statement.id,
      title: statement.nameIn(language),
      description: statement.descriptionIn(language) ?? null,
      roles: textsIn(statement.get("for")),
      tiles: tilesOf(statement).map((tile) => ({
        title: tile.nameIn(language),
        shows: textsIn(tile.get("shows"))[0] ?? "",
      })),
      origin: placeOf(positions, statement.place),
    })),
    homes: homes.map(({ role, title, question, icon }) => ({ role, title, question, icon })),
    figures: computedNames.map(([id, name]) => ({ id, name, isNumber: id !== "lifecycle" && id !== "time" })),
    viewpoints: viewpoints.flatMap(({ id, title, reads }) =>
      reads.some((one) => one.startsWith("!")) || id === "matrix" || id === "catalogue" ? [] : [{ id, name: title }],
    ),
  };
}

/** A dashboard of the model; undefined where there is none of that id. */
export function dashboardAnswer(
  model: Model,
  id: string,
  revision: number,
  setting: BoardSetting,
): DashboardAnswer | undefined {
  const statement = model.element(id);
  if (statement?.kind !== "dashboard") return undefined;
  const board = readBoard(statement, setting.language);
  return {
    ...boardAnswer(model, board, revision, setting, false),
    origin: placeOf(setting.positions, statement.place),
  };
}

/** The home of a role with the figures of a model; undefined where there is no such role. */
export function homeAnswer(
  model: Model,
  role: string,
  revision: number,
  setting: BoardSetting,
): DashboardAnswer | undefined {
  const home = [general, ...homes].find((one) => one.role === role);
  if (home === undefined) return undefined;
  const { model: text } = Workspace.load([{ uri: `${role}.orrery`, bytes: encode(home.text) }]);
  const [statement] = boardsOf(text);
  if (statement === undefined) return undefined;
  const board = readBoard(statement, setting.language);
  return {
    ...boardAnswer(
      model,
      board,
      revision,
      { ...setting, positions: () => undefined, diagnostics: setting.diagnostics },
      true,
    ),
    origin: null,
    offers: offersOf(model, home, setting),
  };
}

function boardAnswer(
  model: Model,
  board: Board,
  revision: number,
  setting: BoardSetting,
  isBuiltIn: boolean,
): Omit<DashboardAnswer, "origin"> {
  return {
    version: 1,
    revision,
    id: board.id,
    title: board.title,
    description: board.description ?? null,
    roles: board.roles,
    tiles: board.tiles.map((tile) => tileAnswer(model, tile, setting, isBuiltIn)),
    names: namesOf(board.statement),
  };
}

/** A tile that nobody has written yet, by its attributes as a person writes them: for choosing and editing with a picture. */
export function tilePreview(
  model: Model,
  wish: {
    readonly title: string;
    readonly description: string | undefined;
    readonly fields: Readonly<Record<string, string>>;
  },
  setting: BoardSetting,
): TileAnswer {
  const fields = Object.entries(wish.fields).filter(
    ([key, text]) => /^[a-z][A-Za-z]*$/.test(key) && text.trim() !== "",
  );
  const said = (text: string): string => writeLiteral({ form: "string", text });
  const text = [
    `dashboard preview-board {`,
    `tile preview ${said(wish.title === "" ? "…" : wish.title)} {`,
    ...(wish.description === undefined ? [] : [`description: ${said(wish.description)}`]),
    ...fields.map(([key, value]) => `${key}: ${writtenField(key, value)}`),
    "}",
    "}",
  ].join("\n");
  const { model: made } = Workspace.load([{ uri: "preview.orrery", bytes: encode(text) }]);
  const statement = made.element("preview");
  if (statement === undefined) throw new Error("a preview has a tile");
  return tileAnswer(model, readTile(statement, setting.language), { ...setting, positions: () => undefined }, true);
}

/** Lists by their commas, texts in quotes, all else as it stands. */
function writtenField(key: string, value: string): string {
  const words = listKeys.has(key) ? value.replace(/^\[|\]$/g, "").split(",") : [value];
  const items = words.map((word) => word.trim()).filter((word) => word !== "");
  const written = items.map((item) =>
    plainKeys.has(key) ? item.replace(/[\n{}[\]"]/g, " ") : writeLiteral({ form: "string", text: item }),
  );
  return listKeys.has(key) ? `[${written.join(", ")}]` : (written[0] ?? '""');
}

const listKeys: ReadonlySet<string> = new Set(["of", "columns", "sort", "scope", "parameters"]);
/** Words, numbers and ids, which stand without quotes. */
const plainKeys: ReadonlySet<string> = new Set([
  "shows",
  "form",
  "width",
  "top",
  "good",
  "bad",
  "analysis",
  "view",
  "query",
  "scope",
]);

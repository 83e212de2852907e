/** What changes a dashboard, as edits of its text. */
import type { DashboardAnswer, TileAnswer } from "@orrery/core/answers/dashboard-answers";
import type { Edit } from "@orrery/core/answers/edit-answers";

/** A tile as somebody fills it in. */
export interface TileDraft {
  readonly title: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Adds a tile at the end; with `order`, behind those that are put in order. */
export function addTile(board: string, draft: TileDraft): readonly Edit[] {
  return [
    {
      edit: "create",
      kind: "tile",
      name: draft.title,
      parent: board,
      attributes: stated(draft.fields),
      ...(draft.description.trim() === "" ? {} : { description: draft.description }),
    },
  ];
}

/** What is different in a tile, attribute by attribute; each refused when somebody else changed it meanwhile. */
export function changeTile(tile: TileAnswer, draft: TileDraft): readonly Edit[] {
  const keys = [...new Set([...Object.keys(tile.fields), ...Object.keys(draft.fields)])];
  const edits: Edit[] = [];
  if (draft.title.trim() !== "" && draft.title !== tile.title) {
    // The name that the reader sees may be one of several languages.
    const language = Object.entries(tile.names).find(([key, name]) => key !== "" && name === tile.title)?.[0];
    const isMain = tile.names[""] === tile.title;
    edits.push({
      edit: "rename",
      id: tile.id,
      name: draft.title,
      ...(isMain || language === undefined ? {} : { language }),
    });
  }
  if (draft.description !== (tile.description ?? "")) {
    edits.push({ edit: "describe", id: tile.id, text: draft.description });
  }
  for (const key of keys) {
    const before = tile.fields[key] ?? "";
    const after = (draft.fields[key] ?? "").trim();
    if (before === after) continue;
    edits.push({
      edit: "set",
      subject: tile.id,
      key,
      text: writtenField(key, after),
      seen: before === "" ? null : before,
    });
  }
  return edits;
}

/** The order of all tiles, one of them somewhere else. */
export function moveTile(board: DashboardAnswer, id: string, place: number): readonly Edit[] {
  const ids = board.tiles.map((tile) => tile.id);
  const rest = ids.filter((one) => one !== id);
  const order = [...rest.slice(0, place), id, ...rest.slice(place)];
  return [{ edit: "set", subject: board.id, key: "order", text: order.join(", ") }];
}

export function resizeTile(tile: TileAnswer, width: number): readonly Edit[] {
  return [{ edit: "set", subject: tile.id, key: "width", text: String(width) }];
}

/** The same dashboard in the workspace, ready to be changed: ids that are free are made from these. */
export function takeOver(board: DashboardAnswer, id: string): readonly Edit[] {
  const named = (names: Readonly<Record<string, string>>, subject: string): readonly Edit[] =>
    Object.entries(names).flatMap(([language, name]): readonly Edit[] =>
      language === "" ? [] : [{ edit: "rename", id: subject, name, language }],
    );
  return [
    {
      edit: "create",
      kind: "dashboard",
      id,
      name: board.names[""] ?? board.title,
      attributes: board.roles.length === 0 ? {} : { for: board.roles.join(", ") },
    },
    ...named(board.names, id),
    ...board.tiles.flatMap((tile): readonly Edit[] => {
      const own = `${id}-${tile.id.replace(/^[a-z]+-/, "")}`;
      return [
        {
          edit: "create",
          kind: "tile",
          id: own,
          name: tile.names[""] ?? tile.title,
          parent: id,
          attributes: stated(tile.fields),
          ...(tile.description === null ? {} : { description: tile.description }),
        },
        ...named(tile.names, own),
      ];
    }),
  ];
}

/** An id that is not among those in use. */
export function freeId(wanted: string, used: readonly string[]): string {
  if (!used.includes(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const id = `${wanted}-${number}`;
    if (!used.includes(id)) return id;
  }
}

function stated(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, text]) => text.trim() !== "")
      .map(([key, text]) => [key, writtenField(key, text.trim())]),
  );
}

/** A comparison is a text and no number. */
function writtenField(key: string, text: string): string {
  return text === "" || !(key === "good" || key === "bad") || !/^[<>]/.test(text) ? text : `"${text}"`;
}

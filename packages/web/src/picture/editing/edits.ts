/** What gestures on a picture come to as edits. Pure: what they need to know of the view comes in. */
import type { ArrangementAnswer } from "@orrery/core/answers/arrangement-answers";
import type { ElementAnswer, ViewAnswer } from "@orrery/core/answers/answers";
import type { Edit, LayoutHint } from "@orrery/core/answers/edit-answers";
import type { Part } from "../../viewer/parts.ts";

/** What a view says it is about, as ids. */
export interface ViewWords {
  readonly scope: readonly string[];
  readonly include: readonly string[];
}

/** Reads them from the statement of the view. */
export function wordsOf({ facts }: Pick<ElementAnswer, "facts">): ViewWords {
  const ids = (key: string): readonly string[] =>
    facts.find((fact) => fact.key === key)?.cell.references?.map(({ id }) => id) ?? [];
  return { scope: ids("scope"), include: ids("include") };
}

/** Boxes go by a distance: their places in the layout. */
export function moveEdit(
  view: string,
  { origin }: ArrangementAnswer,
  parts: readonly Part[],
  dx: number,
  dy: number,
): Edit {
  return {
    edit: "arrange",
    view,
    moves: parts.map(({ id, area }) => ({
      id,
      x: Math.round(area.x + dx - origin.x),
      y: Math.round(area.y + dy - origin.y),
    })),
  };
}

/** A box has its place around a point of the scene. */
export function placeEdit(view: string, { origin }: ArrangementAnswer, id: string, x: number, y: number): Edit {
  const onGrid = (place: number): number => Math.round(place / 8) * 8;
  return {
    edit: "arrange",
    view,
    moves: [{ id, x: onGrid(x - origin.x - usual.width / 2), y: onGrid(y - origin.y - usual.height / 2) }],
  };
}

/** Nobody knows how large a new box will be. */
const usual = { width: 168, height: 64 } as const;

/** Pins all of them, or takes the pins of all. */
export function pinEdit(view: string, ids: readonly string[], isPinned: boolean): Edit {
  return { edit: "arrange", view, pins: Object.fromEntries(ids.map((id) => [id, isPinned])) };
}

/** Wishes that name one of these boxes. */
export function hintsAbout(arrangement: ArrangementAnswer | null, parts: readonly Part[]): readonly LayoutHint[] {
  const ids = new Set(parts.map(({ id }) => id));
  return arrangement?.hints.filter((hint) => hint.ids.some((id) => ids.has(id))) ?? [];
}

/**
 * What a view no longer shows: what it names, it names no more; what it would show by itself, it leaves out by name. A scope is never
 * emptied, since a view without one is about everything.
 */
export function leaveOutEdits(view: string, { scope, include }: ViewWords, parts: readonly Part[]): readonly Edit[] {
  const elements = parts.flatMap(({ role, element }) => (role === "edge" || element === undefined ? [] : [element]));
  const named = elements.filter((id) => include.includes(id));
  const ofScope = elements.filter((id) => !named.includes(id) && scope.includes(id));
  const fromScope = ofScope.length < scope.length ? ofScope : [];
  const others = [
    ...elements.filter((id) => !named.includes(id) && !fromScope.includes(id)),
    ...parts.flatMap((part) => (part.role === "edge" ? [relationshipWords(part)] : [])),
  ];
  return [
    ...dropped(view, "include", named),
    ...dropped(view, "scope", fromScope),
    ...(others.length === 0 ? [] : [{ edit: "list", subject: view, key: "exclude", add: others } as const]),
  ];
}

function dropped(view: string, key: string, drop: readonly string[]): readonly Edit[] {
  return drop.length === 0 ? [] : [{ edit: "list", subject: view, key, drop }];
}

/** A line as the language writes relationships. */
function relationshipWords({ id }: Part): string {
  return id.replace(/ flows /, " -> ");
}

/** The ends and the verb of a line that says exactly one relationship between what is drawn. */
export function endsOf({
  id,
  from,
  to,
}: Part): { readonly from: string; readonly verb: string; readonly to: string } | undefined {
  if (from === undefined || to === undefined) return undefined;
  const verb = id.slice(from.length + 1, -to.length - 1);
  return id === `${from} ${verb} ${to}` && verb !== "" ? { from, verb, to } : undefined;
}

/** Name of a part as the picture's table says it. */
export function nameOf({ tables }: Pick<ViewAnswer, "tables">, part: Part): string {
  for (const { what, rows } of tables) {
    const row = rows.find(({ id }) => id === part.id);
    if (row === undefined) continue;
    const cells = row.cells.map(({ text }) => text);
    return what === "relationships" ? cells.slice(0, 3).join(" ") : (cells[0] ?? part.label);
  }
  return part.label;
}

/** Kinds that the picture shows, the most frequent first. */
export function kindsShown({ legend }: Pick<ViewAnswer, "legend">): readonly string[] {
  const kinds = legend.find(({ by }) => by === "kind")?.entries ?? [];
  return kinds.toSorted((a, b) => b.parts.length - a.parts.length).map(({ id }) => id);
}

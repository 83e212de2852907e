/** The legend as a filter: which entries were chosen, as the address says it, and which parts of the picture that leaves. */
import type { LegendAnswer } from "@orrery/core/answers/picture-answers";
import { contains, type Part } from "../viewer/parts.ts";

/** `f.kind=application,store` and their like; other filters of an address are left as they are. */
export type Filters = Readonly<Record<string, string>>;

type By = LegendAnswer["by"];

const ways: readonly By[] = ["lens", "kind", "line", "change"];
/** `f.rest=hidden`: what is not chosen is not there, instead of stepping back. */
const REST = "rest";
const HIDDEN = "hidden";

/** The chosen entries of a part of the legend. */
export function chosenOf(filters: Filters, by: By): readonly string[] {
  return (filters[by] ?? "").split(",").filter((id) => id !== "");
}

export function isFiltering(filters: Filters): boolean {
  return ways.some((by) => chosenOf(filters, by).length > 0);
}

export function hidesRest(filters: Filters): boolean {
  return filters[REST] === HIDDEN;
}

/** The filters with an entry chosen that was not, or the other way. */
export function toggled(filters: Filters, by: By, id: string): Filters {
  const before = chosenOf(filters, by);
  return withChosen(filters, by, before.includes(id) ? before.filter((one) => one !== id) : [...before, id]);
}

export function withRest(filters: Filters, isHidden: boolean): Filters {
  const { [REST]: _before, ...others } = filters;
  return isHidden ? { ...others, [REST]: HIDDEN } : others;
}

/** The filters without any choice in the legend. */
export function unfiltered(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([key]) => key !== REST && !ways.some((by) => by === key)));
}

/** Another lens has other steps. */
export function withoutLens(filters: Filters): Filters {
  return withChosen(filters, "lens", []);
}

function withChosen(filters: Filters, by: By, ids: readonly string[]): Filters {
  const { [by]: _before, ...others } = filters;
  return ids.length === 0 ? others : { ...others, [by]: ids.join(",") };
}

/**
 * The parts that stand out: boxes that every chosen question of the legend names, the panels around them, and lines between them; with
 * chosen lines only those, and what they join. Undefined where nothing is chosen.
 */
export function keptParts(
  legend: readonly LegendAnswer[],
  filters: Filters,
  parts: readonly Part[],
): ReadonlySet<string> | undefined {
  if (!isFiltering(filters)) return undefined;
  const named = (by: By): ReadonlySet<string> | undefined => namedBy(legend, filters, by);
  const [lens, kind, change, line] = [named("lens"), named("kind"), named("change"), named("line")];
  const isBox = (part: Part): boolean => part.role !== "edge";
  const passes = (id: string, isLine: boolean): boolean =>
    [lens, kind].every((ids) => isLine || ids === undefined || ids.has(id)) && (change === undefined || change.has(id));
  const hasQuestion = lens !== undefined || kind !== undefined || change !== undefined;
  const lines = parts.filter((part) => !isBox(part));
  const chosenLines = line === undefined ? undefined : lines.filter(({ id }) => line.has(id));
  const joined = new Set((chosenLines ?? []).flatMap(({ from, to }) => [from, to]));
  const boxes = parts.filter(
    (part) =>
      isBox(part) &&
      (hasQuestion ? passes(part.id, false) : true) &&
      (chosenLines === undefined || joined.has(part.id)),
  );
  const kept = new Set(boxes.map(({ id }) => id));
  const between = (chosenLines ?? lines).filter(
    ({ id, from, to }) =>
      (change?.has(id) ?? false) || (kept.has(from ?? "") && kept.has(to ?? "") && (hasQuestion || line !== undefined)),
  );
  const around = parts.filter(
    (part) => part.role === "container" && boxes.some((box) => box.id !== part.id && contains(part.area, box.area)),
  );
  for (const { id } of [...between, ...around]) kept.add(id);
  return kept;
}

function namedBy(legend: readonly LegendAnswer[], filters: Filters, by: By): ReadonlySet<string> | undefined {
  const chosen = chosenOf(filters, by);
  if (chosen.length === 0) return undefined;
  const entries = legend.find((group) => group.by === by)?.entries ?? [];
  return new Set(entries.flatMap(({ id, parts }) => (chosen.includes(id) ? parts : [])));
}

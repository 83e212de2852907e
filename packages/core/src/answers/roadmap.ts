/** The roadmap as a page shows it: the timeline of the viewpoint, with the dates behind it that a person may move. */
import { compare } from "../base/compare.ts";
import type { Locale } from "../base/codes.ts";
import { dayNumber } from "../base/dates.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import type { TimelineDiagram, TimelineRow } from "../views/diagram.ts";
import { wishedView } from "../views/query.ts";
import { roadmap } from "../views/roadmap.ts";
import type { RoadmapAnswer, RoadmapDate, RoadmapRow } from "./roadmap-answers.ts";
import { summaryOf } from "./summary.ts";

export interface RoadmapRequest {
  readonly language: Locale;
  /** Kinds to show; none: those that usually change over time. */
  readonly kinds: readonly string[];
  readonly scope: readonly string[];
  /** `layer`, `kind`, `area`, or the key of an attribute. */
  readonly groupBy: string | undefined;
  /** The day that it is looked at on, `2026-11-29`. */
  readonly today: string | undefined;
  readonly revision: number;
}

/** Rows with dates, what waits for what, and what has no date yet. */
export function roadmapAnswer(model: Model, request: RoadmapRequest): RoadmapAnswer {
  const { language, today, revision } = request;
  const kinds = kindsOf(model, request.kinds);
  const asked = request.kinds.length > 0 ? request.kinds : kinds.filter(({ isShown }) => isShown).map(({ id }) => id);
  const wish = { viewpoint: roadmap.id, scope: request.scope, kinds: asked, groupBy: request.groupBy };
  const { query } = wishedView(model, wish, { language, today, isWhole: true });
  const diagram = roadmap.draw(model, query) as TimelineDiagram;
  const groups = diagram.groups
    .map(({ id, name, rows }) => ({
      id,
      name,
      rows: rows.filter(isDated).flatMap((row) => rowOf(model, row)),
    }))
    .filter(({ rows }) => rows.length > 0);
  const undated = asked.length === 0 ? [] : undatedOf(model, asked);
  return {
    version: 1,
    revision,
    from: diagram.from,
    to: diagram.to,
    today: (today === undefined ? undefined : dayNumber(today)) ?? null,
    groups,
    links: linksOf(
      diagram,
      groups.flatMap(({ rows }) => rows),
    ),
    undated: undated.slice(0, MOST_UNDATED).map((element) => summaryOf(element, language)),
    undatedTotal: undated.length,
    kinds,
    groupings,
  };
}

/** Elements without dates that are listed. */
const MOST_UNDATED = 300;

/** Kinds that a roadmap shows unless somebody chooses. */
const usual: readonly string[] = ["application", "technology", "project", "state"];

const stages = ["planned", "phaseIn", "active", "phaseOut", "retired"] as const;
const workDates = ["start", "end"] as const;
/** Single days, of the kinds that carry them. */
const singleDates = ["date", "due", "supportEnd", "ends"] as const;

const groupings: RoadmapAnswer["groupings"] = [
  { id: "layer", name: { en: "Layer", fr: "Couche" } },
  { id: "kind", name: { en: "Kind", fr: "Sorte" } },
  { id: "area", name: { en: "Area", fr: "Zone" } },
  { id: "owner", name: { en: "Owner", fr: "Responsable" } },
  { id: "supplier", name: { en: "Supplier", fr: "Fournisseur" } },
  { id: "criticality", name: { en: "Criticality", fr: "Criticité" } },
  { id: "status", name: { en: "Status", fr: "Statut" } },
];

function isDated({ bars, milestones }: TimelineRow): boolean {
  return milestones.length > 0 || bars.some(({ phase }) => phase !== "unknown");
}

function rowOf(model: Model, { id, name, layer, bars, milestones }: TimelineRow): readonly RoadmapRow[] {
  const element = model.element(id);
  if (element === undefined) return [];
  const dates = datesOf(element);
  const written = dates.filter(({ key }) => key.startsWith("lifecycle.")).flatMap(({ day }) => day ?? []);
  const [start, end] = workDates.map((key) => dates.find((date) => date.key === key)?.day ?? null);
  return [
    {
      id,
      name,
      kind: element.kind,
      layer: layer ?? null,
      bars,
      milestones,
      dates,
      isReversed:
        written.some((day, index) => day < (written[index - 1] ?? day)) ||
        (typeof start === "number" && typeof end === "number" && end < start),
    },
  ];
}

function datesOf(element: Element): readonly RoadmapDate[] {
  const { schema, parts } = element.model;
  const kind = parts.kindOf[element.row] ?? -1;
  const keys = [...stages.map((stage) => `lifecycle.${stage}`), ...workDates, ...singleDates];
  return keys.flatMap((key): RoadmapDate[] => {
    const meaning = schema.meaning(key, kind);
    if (meaning === undefined || !isDateType(meaning.type.kind)) return [];
    const value = element.get(key);
    const isDate = value?.kind === "date";
    const stage = key.slice("lifecycle.".length);
    const name = key.startsWith("lifecycle.")
      ? (stageNames[stage] ?? meaning.definition.name)
      : meaning.definition.name;
    return [{ key, name, day: isDate ? value.day : null, text: isDate ? value.text : null }];
  });
}

function isDateType(kind: string): boolean {
  return kind === "date" || kind === "union";
}

const stageNames: Readonly<Record<string, Bilingual>> = {
  planned: { en: "Planned", fr: "Planifié" },
  phaseIn: { en: "Phase-in", fr: "Introduction" },
  active: { en: "Active", fr: "Actif" },
  phaseOut: { en: "Phase-out", fr: "Fin progressive" },
  retired: { en: "Retired", fr: "Retiré" },
};

function linksOf(diagram: TimelineDiagram, rows: readonly RoadmapRow[]): RoadmapAnswer["links"] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return diagram.links.flatMap(({ from, to, label }) => {
    const [before, after] = [byId.get(from), byId.get(to)];
    if (before === undefined || after === undefined) return [];
    const ends = lastDay(before);
    const begins = firstDay(after);
    return [{ from, to, label, isLate: ends !== undefined && begins !== undefined && begins < ends }];
  });
}

function firstDay({ dates, milestones }: RoadmapRow): number | undefined {
  const all = days(dates, milestones);
  return all.length === 0 ? undefined : Math.min(...all);
}

/** A project ends when it says so; of anything else, the last day that is stated. */
function lastDay({ dates, milestones }: RoadmapRow): number | undefined {
  const end = dates.find(({ key }) => key === "end")?.day ?? undefined;
  const all = days(dates, milestones);
  return end ?? (all.length === 0 ? undefined : Math.max(...all));
}

function days(dates: RoadmapRow["dates"], milestones: RoadmapRow["milestones"]): readonly number[] {
  return [...dates.flatMap(({ day }) => day ?? []), ...milestones.map(({ day }) => day)];
}

/** Kinds that occur and may carry dates, the most dated first. */
function kindsOf(model: Model, asked: readonly string[]): RoadmapAnswer["kinds"] {
  const counts = new Map<string, { count: number; dated: number; definition: Element["definition"] }>();
  for (const element of model.elements()) {
    const known = counts.get(element.kind) ?? { count: 0, dated: 0, definition: element.definition };
    known.count++;
    if (hasDates(element)) known.dated++;
    counts.set(element.kind, known);
  }
  const some = [...counts].filter(([id, { dated }]) => dated > 0 || usual.includes(id) || asked.includes(id));
  const isUsual = some.some(([id, { dated }]) => usual.includes(id) && dated > 0);
  return some
    .sort(([a, one], [b, other]) => other.dated - one.dated || compare(a, b))
    .map(([id, { count, dated, definition }]) => ({
      id,
      name: definition?.plural ?? { en: id, fr: id },
      count,
      dated,
      isShown: asked.length > 0 ? asked.includes(id) : isUsual ? usual.includes(id) : dated > 0,
    }));
}

function hasDates(element: Element): boolean {
  return (
    element.get("lifecycle") !== undefined ||
    [...workDates, ...singleDates].some((key) => element.get(key)?.kind === "date")
  );
}

function undatedOf(model: Model, kinds: readonly string[]): readonly Element[] {
  const wanted = new Set(kinds);
  return [...model.elements()].filter((element) => wanted.has(element.kind) && !hasDates(element));
}

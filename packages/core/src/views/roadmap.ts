/** Roadmap: when things come into use and go, the projects that change them, and the states that are reached on the way. */
import { dateOfDay, dayNumber } from "../base/dates.ts";
import type { Locale } from "../base/codes.ts";
import { printPercent } from "../base/quantity.ts";
import type { Layer } from "../model/metamodel.ts";
import { layers } from "../model/metamodel/layers.ts";
import type { Element, Model } from "../model/model.ts";
import { printValue } from "../model/values.ts";
import type { TimelineDiagram, TimelineRow } from "./diagram.ts";
import { distinct, isWithin } from "./parts/inside.ts";
import { layerNames } from "./parts/layer-names.ts";
import { barsOf, type Bar, type Milestone, milestonesOf, type Span } from "./roadmap/dates.ts";
import { isKind, textOf } from "./parts/nodes.ts";
import { counted, namesOf, nothing, say } from "./parts/notes.ts";
import { included, isWanted } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const roadmap: Viewpoint = {
  id: "roadmap",
  family: "change",
  aliases: ["timeline", "gantt"],
  title: { en: "Roadmap", fr: "Feuille de route" },
  question: {
    en: "What comes, what goes, when, and what waits for what?",
    fr: "Qu'est-ce qui arrive, qu'est-ce qui part, quand, et qu'est-ce qui attend quoi ?",
  },
  reads: ["scope", "kinds", "layers", "groupBy", "include", "exclude", "asOf"],
  notations: ["orrery"],
  example: `
application booking "Booking" { lifecycle: { active: 2016-05-01; phaseOut: 2027-06-30; retired: 2028-01-01 }; replacedBy: shop }
application shop "Ticket shop" { lifecycle: { planned: 2026-03-01; phaseIn: 2027-03-01; active: 2027-07-01 } }
application roster "Crew roster" { lifecycle: { active: 2021-02-01 } }
project build "Build the ticket shop" { start: 2026-03-01; end: 2027-03-01; status: running; changes shop; triggers move }
project move "Move the harbours" { start: 2027-03-01; end: 2027-12-15; changes booking; triggers one-shop }
state today "As it is" { date: 2026-03-01; triggers one-shop }
state one-shop "One shop for all boats" { date: 2028-01-01 }
view example "From booking to one shop" { viewpoint: roadmap; asOf: 2026-11-21 }
`,

  draw(model, query) {
    const today = query.today === undefined ? undefined : dayNumber(query.today);
    const all = elementsOf(model, query).map((element) => dated(element, query.language));
    const rows = all.filter((one) => one.bars.length > 0 || one.milestones.length > 0);
    const asked = query.scope.length > 0 || query.kinds.length > 0;
    const dateless = all.filter((one) => one.bars.length === 0 && one.milestones.length === 0);
    // Without any date there is no time to draw them in.
    const unknown = asked && rows.length > 0 && dateless.length <= MOST_UNKNOWN ? dateless : [];
    const span = spanOf(rows, today, query.isWhole);
    const groups = groupsOf([...rows, ...unknown], span, query);
    const drawn = new Set(groups.flatMap((group) => group.rows.map(({ id }) => id)));
    return {
      kind: "timeline",
      from: span.from,
      to: span.to,
      today: today !== undefined && today >= span.from && today <= span.to ? today : undefined,
      groups,
      links: linksOf(model, drawn, query.language),
      notes: notesOf(
        all,
        dateless.filter((one) => !unknown.includes(one)),
        span,
        query.language,
      ),
    };
  },
};

/** Rows without dates that are drawn all the same, as unknown, where the view asks for their kind. */
const MOST_UNKNOWN = 20;
/** Kinds whose dates are drawn unless the view names others. */
const usualKinds: readonly string[] = ["application", "technology", "project", "state"];

interface Dated {
  readonly element: Element;
  readonly bars: readonly Bar[];
  readonly milestones: readonly Milestone[];
  /** Later stages that begin before earlier ones. */
  readonly isReversed: boolean;
}

function elementsOf(model: Model, query: ViewQuery): readonly Element[] {
  const scope = new Set(query.scope.map(({ row }) => row));
  const isAsked = (one: Element): boolean => {
    if (query.kinds.length > 0) return isKind(one, ...query.kinds);
    if (scope.size > 0 || query.layers.length > 0) return true;
    return isKind(one, ...usualKinds) || (isKind(one, "event") && textOf(one, "date", "en") !== undefined);
  };
  const wanted = [...model.elements()].filter(
    (one) => isAsked(one) && isWanted(one, query) && (scope.size === 0 || isWithin(one, scope) || concerns(one, scope)),
  );
  return distinct([...wanted, ...included(model, query)]);
}

/** A project that changes something in scope, or a state that a project of it reaches, belongs to its roadmap. */
function concerns(one: Element, scope: ReadonlySet<number>): boolean {
  if (!isKind(one, "project")) return false;
  return [...one.out("changes"), ...one.out("realizes")].some(({ to }) => to !== undefined && isWithin(to, scope));
}

function dated(element: Element, language: Locale): Dated {
  const { bars, isReversed } = barsOf(element, (bar) => labelOf(element, bar, language));
  const milestones = milestonesOf(element, language, (key, day) => milestoneName(element, key, day, language));
  return { element, bars, milestones, isReversed };
}

// --- the days that are drawn

/** First and last day: all dates, but no more than three years before the day of the picture and ten after it. */
function spanOf(rows: readonly Dated[], today: number | undefined, isWhole: boolean): Span {
  const days = rows.flatMap(({ bars, milestones }) => [
    ...bars.flatMap(({ from, to }) => [from, to]),
    ...milestones.map(({ day }) => day),
  ]);
  const known = [...days, today].filter((day) => day !== undefined);
  const first = known.reduce((least, day) => Math.min(least, day), known[0] ?? 0);
  const last = known.reduce((most, day) => Math.max(most, day), known[0] ?? 0);
  const from = today === undefined || isWhole ? first : Math.max(first, Math.min(today - 3 * YEAR, last - YEAR));
  const to = today === undefined || isWhole ? last : Math.min(Math.max(last, today + YEAR), today + 10 * YEAR);
  // Room behind what happens at the very end of a year.
  return { from: yearStart(Math.min(from, to)), to: yearEnd(Math.max(from, to) + MARGIN) };
}

const YEAR = 365;
const MARGIN = 30;

function yearStart(day: number): number {
  const year = dateOfDay(day)?.slice(0, 4);
  return (year === undefined ? undefined : dayNumber(`${year}-01-01`)) ?? day;
}

function yearEnd(day: number): number {
  const year = dateOfDay(day)?.slice(0, 4);
  return (year === undefined ? undefined : dayNumber(`${year}-12-31`)) ?? day;
}

// --- groups and rows

function groupsOf(rows: readonly Dated[], span: Span, query: ViewQuery): TimelineDiagram["groups"] {
  const groups = new Map<string, { readonly name: string; readonly order: number; readonly rows: Dated[] }>();
  for (const one of rows) {
    const { id, name, order } = groupOf(one.element, query);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, { name, order, rows: [one] });
    else known.rows.push(one);
  }
  const collator = new Intl.Collator(query.language, { numeric: true });
  return [...groups]
    .sort(([, a], [, b]) => a.order - b.order || collator.compare(a.name, b.name))
    .map(([id, group]) => ({
      id,
      name: group.name,
      rows: inOrder(group.rows).map((one) => rowOf(one, span, query.language)),
    }));
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly order: number;
}

/** By layer, or by what the view says: owner, area, an attribute. States stand by themselves, below everything. */
function groupOf(element: Element, query: ViewQuery): Group {
  const { groupBy, language } = query;
  if (isKind(element, "state"))
    return { id: "group:states", name: say(language, "States", "Paliers"), order: layers.length + 1 };
  if (isKind(element, "event"))
    return { id: "group:events", name: say(language, "Events", "Événements"), order: layers.length };
  if (groupBy === undefined || groupBy === "layer") return groupOfLayer(element, language);
  if (groupBy === "kind") {
    const { kind, definition } = element;
    return { id: `group:kind=${kind}`, name: definition?.plural[language] ?? kind, order: 0 };
  }
  const name = groupBy === "area" ? areaOf(element)?.nameIn(language) : textOf(element, groupBy, language);
  if (name === undefined)
    return { id: `group:${groupBy}`, name: say(language, "Not stated", "Non renseigné"), order: layers.length - 1 };
  return { id: `group:${groupBy}=${name}`, name, order: 0 };
}

function groupOfLayer(element: Element, language: Locale): Group {
  const layer: Layer = element.layer ?? "change";
  // Projects are read as a group of their own.
  const isProject = isKind(element, "project");
  const name = isProject ? say(language, "Projects", "Projets") : layerNames[layer][language];
  return { id: `group:${isProject ? "projects" : layer}`, name, order: layers.indexOf(layer) };
}

function areaOf(element: Element): Element | undefined {
  return [element, ...element.path]
    .flatMap((one) => one.in("groups"))
    .flatMap(({ from }) => (from !== undefined && isKind(from, "area") ? [from] : []))[0];
}

/** By the first day that is said; what nobody dated comes last. */
function inOrder(rows: readonly Dated[]): readonly Dated[] {
  const first = ({ bars, milestones }: Dated): number => {
    const days = [...bars.map(({ from }) => from ?? Number.NEGATIVE_INFINITY), ...milestones.map(({ day }) => day)];
    return days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  };
  return rows
    .map((one, index) => ({ one, index, day: first(one) }))
    .sort((a, b) => (a.day === b.day ? a.index - b.index : a.day - b.day))
    .map(({ one }) => one);
}

function rowOf({ element, bars, milestones }: Dated, span: Span, language: Locale): TimelineRow {
  const isUnknown = bars.length === 0 && milestones.length === 0;
  const label = say(language, "no dates", "sans dates");
  return {
    id: element.id,
    element: element.id,
    name: element.nameIn(language),
    layer: element.layer,
    bars: isUnknown ? [{ phase: "unknown", label }] : bars.flatMap((bar) => within(bar, span)),
    milestones: milestones.filter(({ day }) => day >= span.from && day <= span.to),
  };
}

/** The part of a bar that is drawn; an end that lies outside is open. */
function within(bar: Bar, { from, to }: Span): readonly Bar[] {
  if ((bar.to !== undefined && bar.to < from) || (bar.from !== undefined && bar.from > to)) return [];
  return [
    {
      ...bar,
      from: bar.from !== undefined && bar.from < from ? undefined : bar.from,
      to: bar.to !== undefined && bar.to > to ? undefined : bar.to,
    },
  ];
}

// --- words

/** A phase with its dates; of a project how far it is, for its dates are read off the axis. */
function labelOf(element: Element, { phase, from, to }: Omit<Bar, "label">, language: Locale): string {
  const [start, end] = [from, to].map((day) => (day === undefined ? "…" : dateText(day, language)));
  if (phase !== "project") return `${phases[phase][language]} (${start} – ${end})`;
  const progress = element.get("progress");
  const done = progress?.kind === "percent" ? printPercent(progress.fraction, language) : undefined;
  const said = [textOf(element, "status", language), done].filter((part) => part !== undefined);
  return said.length > 0 ? said.join(", ") : `${start} – ${end}`;
}

const phases: Readonly<Record<Exclude<Bar["phase"], "project">, { readonly en: string; readonly fr: string }>> = {
  planned: { en: "planned", fr: "planifié" },
  phaseIn: { en: "phase-in", fr: "introduction" },
  active: { en: "active", fr: "actif" },
  phaseOut: { en: "phase-out", fr: "fin progressive" },
  retired: { en: "retired", fr: "retiré" },
  unknown: { en: "unknown", fr: "inconnu" },
};

function milestoneName(element: Element, key: string, day: number, language: Locale): string {
  if (key === "retired") return say(language, "retired", "retiré");
  // The name stands in front of the row.
  if (key === "date") return dateText(day, language);
  const meaning = element.model.schema.meaning(key, element.model.parts.kindOf[element.row] ?? -1);
  return meaning?.definition.name[language] ?? key;
}

function dateText(day: number, language: Locale): string {
  return printValue({ kind: "date", text: dateOfDay(day) ?? "", day }, language);
}

// --- what waits for what

/** A project triggers a project or brings about a state; a state leads to the next. */
function linksOf(model: Model, drawn: ReadonlySet<string>, language: Locale): TimelineDiagram["links"] {
  const links = new Map<string, TimelineDiagram["links"][number]>();
  for (const { verb, from, to, definition } of model.relationships()) {
    if (from === undefined || to === undefined || !drawn.has(from.id) || !drawn.has(to.id) || from.id === to.id)
      continue;
    const isChain = verb === "triggers" && isKind(from, "project", "state", "event") && isKind(to, "project", "state");
    const isReached = verb === "realizes" && isKind(from, "project") && isKind(to, "state");
    if (!isChain && !isReached) continue;
    links.set(`${from.id} ${to.id}`, { from: from.id, to: to.id, label: definition?.name[language] ?? verb });
  }
  return [...links.values()];
}

function notesOf(all: readonly Dated[], left: readonly Dated[], span: Span, language: Locale): readonly string[] {
  if (all.every(({ bars, milestones }) => bars.length === 0 && milestones.length === 0))
    return nothing(
      language,
      "state life-cycle dates, such as: lifecycle: { active: 2024-01-01 }.",
      "indiquez des dates de cycle de vie, par exemple : lifecycle: { active: 2024-01-01 }.",
    );
  const reversed = all.filter(({ isReversed }) => isReversed).map(({ element }) => element);
  const before = all.filter(({ bars }) => bars.some(({ from }) => from !== undefined && from < span.from)).length;
  const names = left.map(({ element }) => element);
  return [
    ...(names.length > 0
      ? [
          say(
            language,
            `${counted(names.length, "element has", "elements have")} no dates: ${namesOf(names, language)}.`,
            `${counted(names.length, "élément n'a", "éléments n'ont")} pas de dates\u00a0: ${namesOf(names, language)}.`,
          ),
        ]
      : []),
    ...(reversed.length > 0
      ? [
          say(
            language,
            `Dates that run backwards: ${namesOf(reversed, language)}.`,
            `Dates à rebours\u00a0: ${namesOf(reversed, language)}.`,
          ),
        ]
      : []),
    ...(before > 0
      ? [
          say(
            language,
            `${counted(before, "bar begins", "bars begin")} before the first year shown.`,
            `${counted(before, "barre commence", "barres commencent")} avant la première année montrée.`,
          ),
        ]
      : []),
  ];
}

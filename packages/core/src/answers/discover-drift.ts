/** Drift as the page Discover and the page of an element show it: filtered, counted, with words for everything. */
import { type DriftItem, type DriftSort, driftSorts } from "../discovery/drift-items.ts";
import type { FactValue } from "../model/facts.ts";
import {
  attributeName,
  type DiscoverSetting,
  endAnswer,
  evidenceAnswers,
  observedAnswer,
  valueAnswer,
  type ValueOf,
  verbName,
} from "./discover.ts";
import type { DriftAnswer, DriftRow, EndAnswer, SeenAnswer } from "./discover-answers.ts";
import type { Observed } from "./observed.ts";
import { placeOf } from "./positions.ts";

export interface DriftAsked {
  readonly confidence: number;
  readonly sort?: DriftSort | undefined;
  readonly about?: DriftItem["about"] | undefined;
  readonly kind?: string | undefined;
  readonly source?: string | undefined;
  /** Words that the subject has to hold. */
  readonly search?: string | undefined;
  /** With those that a tolerance accepts. */
  readonly tolerated: boolean;
  /** Key of a row. */
  readonly open?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

export function driftAnswer(known: Observed | undefined, asked: DriftAsked, setting: DiscoverSetting): DriftAnswer {
  const fits = (but?: "sort" | "kind" | "source"): readonly DriftItem[] => driftAsked(known, asked, setting, but);
  const rows = fits();
  return {
    version: 1,
    total: rows.length,
    bySort: counted(fits("sort"), ({ drift }) => [drift], driftSorts) as Readonly<Record<DriftSort, number>>,
    byKind: counted(fits("kind"), ({ kind }) => [kind]),
    bySource: counted(fits("source"), ({ evidence }) => evidence.map(({ source }) => source)),
    offset: asked.offset,
    rows:
      known === undefined
        ? []
        : rows.slice(asked.offset, asked.offset + asked.limit).map((item) => driftRow(item, known, setting)),
    ...(known === undefined ? {} : openOf(rows, asked, known, setting)),
  };
}

function openOf(
  rows: readonly DriftItem[],
  { open, confidence }: DriftAsked,
  known: Observed,
  setting: DiscoverSetting,
): Pick<DriftAnswer, "open"> {
  const is = (item: DriftItem): boolean => keyOf(item) === open;
  const found = open === undefined ? undefined : known.drift(confidence).items.find(is);
  return found === undefined ? {} : { open: { row: driftRow(found, known, setting), place: rows.findIndex(is) } };
}

/** Two sorts of drift may be about one subject. */
function keyOf({ drift, subject }: DriftItem): string {
  return `${drift} ${subject}`;
}

/** The drift that a question leaves, but for one of its words. */
export function driftAsked(
  known: Observed | undefined,
  asked: Omit<DriftAsked, "offset" | "limit" | "open">,
  setting: DiscoverSetting,
  but?: "sort" | "kind" | "source",
): readonly DriftItem[] {
  if (known === undefined) return [];
  const words = asked.search?.toLowerCase().split(/\s+/u) ?? [];
  return known
    .drift(asked.confidence)
    .items.filter(
      (item) =>
        (asked.tolerated || item.tolerated === undefined) &&
        isAsked(item, asked, but) &&
        (words.length === 0 || hasWords(item, words, known, setting)),
    );
}

/** In its subject, as texts name it, or in the names that a person reads. */
function hasWords(item: DriftItem, words: readonly string[], known: Observed, setting: DiscoverSetting): boolean {
  const ends = [item.observed ?? item.element, item.observedTo ?? item.to];
  const names = ends.flatMap((id) => (id === undefined ? [] : endAnswer(id, known, setting).name));
  const text = [item.subject, ...names].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function isAsked(
  item: DriftItem,
  { sort, about, kind, source }: Pick<DriftAsked, "sort" | "about" | "kind" | "source">,
  but?: "sort" | "kind" | "source",
): boolean {
  return (
    (but === "sort" || sort === undefined || item.drift === sort) &&
    (about === undefined || item.about === about) &&
    (but === "kind" || kind === undefined || item.kind === kind) &&
    (but === "source" || source === undefined || item.evidence.some((one) => one.source === source))
  );
}

function counted<Item>(
  items: readonly Item[],
  wordsOf: (item: Item) => readonly string[],
  always: readonly string[] = [],
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>(always.map((word) => [word, 0]));
  for (const item of items) for (const word of new Set(wordsOf(item))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function driftRow(item: DriftItem, known: Observed, setting: DiscoverSetting): DriftRow {
  const { drift, about, subject, confidence, reason, remedy, wins, tolerated, place } = item;
  const of = {
    model: known.model,
    subject: item.verb ?? item.kind,
    attribute: item.attribute ?? "",
    locale: setting.locale,
  };
  const end = (id: string, observed: string | undefined): EndAnswer => endAnswer(observed ?? id, known, setting);
  return {
    key: keyOf(item),
    drift,
    about,
    subject,
    element: end(item.element, item.observed),
    ...(item.to === undefined ? {} : { to: end(item.to, item.observedTo) }),
    ...(item.verb === undefined ? {} : { verb: verbName(known.model, item.verb) }),
    ...(item.attribute === undefined
      ? {}
      : { attribute: attributeName(known.model, item.verb ?? item.kind, item.attribute) }),
    ...valued("declared", item.declaredValue, of),
    ...valued("observed", item.observedValue, of),
    ...(wins === undefined ? {} : { wins }),
    confidence,
    reason,
    ...(remedy === undefined ? {} : { remedy }),
    evidence: evidenceAnswers(item.evidence),
    ...(tolerated === undefined ? {} : { tolerated }),
    ...(place === undefined ? {} : { place: placeOf(setting.positions, place) }),
  };
}

function valued(
  side: "declared" | "observed",
  value: FactValue | undefined,
  of: ValueOf,
): Partial<Pick<DriftRow, "declared" | "observed">> {
  return value === undefined ? {} : { [side]: valueAnswer(value, of) };
}

/** What was observed of an element of the model. */
export function seenAnswer(id: string, known: Observed | undefined, setting: DiscoverSetting): SeenAnswer {
  const element = known?.model.element(id);
  if (known === undefined || element === undefined) return { version: 1, observed: [], drift: [] };
  const one = known.matching.observedOf.get(element.row);
  const about = known.drift().items.filter((item) => item.element === id || item.to === id);
  return {
    version: 1,
    observed: one === undefined ? [] : [observedAnswer(one, known, setting)],
    drift: about.map((item) => driftRow(item, known, setting)),
  };
}

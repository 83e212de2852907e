/**
 * Elements put together by what they say: one group for each value, in the order of the values; steps of numbers where there are many.
 * Each group has the search that finds exactly its elements. Those that say nothing, or `unknown`, are a group of their own.
 */
import { dateOfDay, dayNumber } from "../../base/dates.ts";
import { writeNumber, writeQuantity } from "../../base/quantity.ts";
import { layers } from "../../model/metamodel/layers.ts";
import type { AttributeType } from "../../model/metamodel.ts";
import type { Model } from "../../model/model.ts";
import type { Value } from "../../model/values.ts";
import type { Paint } from "../../notations/scene.ts";
import { ticksBetween } from "../../notations/scenes/charts/scale.ts";
import { computedNames, sourceOf } from "../../views/lens/computed.ts";
import { displayOf } from "../../views/lens/print.ts";
import { orderedWords, type Reading, scaleOf, type Unit, unitKey } from "../../views/lens/value.ts";
import { layerNames } from "../../views/parts/layer-names.ts";
import { keyTypes, nameOfKey, shownText } from "../cells.ts";
import { keyValues } from "../key-values.ts";
import { localeOf } from "../positions.ts";
import { condition, plainCondition } from "../query/syntax.ts";
import { plainValue } from "../value-means.ts";
import { readingsOf } from "./amounts.ts";
import type { BoardSetting } from "./setting.ts";

export interface Group {
  /** Unique among the groups. */
  readonly key: string;
  readonly name: string;
  /** Beside the search of the whole: who is in it. */
  readonly search: string;
  readonly rows: readonly number[];
  readonly paint?: Paint | undefined;
}

export interface Grouping {
  /** What it is by: "Criticality". */
  readonly name: string;
  readonly groups: readonly Group[];
  readonly unknown: Group | undefined;
  /** Values have an order that colours may follow. */
  readonly isOrdered: boolean;
  readonly isNumeric: boolean;
}

type Setting = Pick<BoardSetting, "language" | "today">;

/** Groups beyond this are put together as others, unless the tile says otherwise. */
const MOST_GROUPS = 12;

/** The rows put together by a key; undefined where no row can be asked for it. */
export function groupsOf(
  model: Model,
  rows: readonly number[],
  key: string,
  setting: Setting,
  most: number = MOST_GROUPS,
): Grouping | undefined {
  if (key === "kind") return byKind(model, rows, setting, most);
  if (key === "layer") return byLayer(model, rows, setting);
  return computedNames.some(([id]) => id === key)
    ? byFigure(model, rows, key, setting, most)
    : byAttribute(model, rows, key, setting, most);
}

/** What a key is called. */
export function nameOf(model: Model, rows: readonly number[], key: string, { language, today }: Setting): string {
  const locale = localeOf(language);
  if (key === "kind") return locale === "fr" ? "Type" : "Kind";
  if (key === "layer") return locale === "fr" ? "Couche" : "Layer";
  const computed = computedNames.find(([id]) => id === key);
  if (computed !== undefined) return computed[1][locale];
  const kinds = [...new Set(rows.map((row) => model.parts.kindOf[row] ?? -1)), ...model.schema.kinds.keys()];
  const meaning = kinds.map((kind) => model.schema.meaning(key, kind)).find((one) => one !== undefined);
  return meaning === undefined
    ? (sourceOf(key, { model, language: locale, today, elements: [] })?.name ?? key)
    : nameOfKey(key, meaning)[locale];
}

function byKind(model: Model, rows: readonly number[], { language }: Setting, most: number): Grouping {
  const locale = localeOf(language);
  // An organisation's kind counts as the one that it specialises, as in searches.
  const rootOf = (row: number): string => {
    const root = model.schema.lineage(model.parts.kindOf[row] ?? -1).at(-1);
    return root === undefined ? model.at(row).kind : model.schema.kind(root).id;
  };
  const found = collect(rows, (row) => [rootOf(row)]);
  const groups = [...found].map(([kind, members]) => ({
    key: kind,
    name: model.schema.kinds[model.schema.kindNumber(kind)]?.plural[locale] ?? kind,
    search: condition("kind", ":", kind),
    rows: members,
  }));
  return {
    name: locale === "fr" ? "Type" : "Kind",
    groups: topOf(groups, most, "kind", locale),
    unknown: undefined,
    isOrdered: false,
    isNumeric: false,
  };
}

function byLayer(model: Model, rows: readonly number[], { language }: Setting): Grouping {
  const locale = localeOf(language);
  const found = collect(rows, (row) => [model.at(row).layer ?? ""]);
  return {
    name: locale === "fr" ? "Couche" : "Layer",
    groups: layers.flatMap((layer) => {
      const members = found.get(layer);
      if (members === undefined) return [];
      const search = condition("layer", ":", layer);
      return [
        { key: layer, name: layerNames[layer][locale], search, rows: members, paint: `${layer}-stroke` as const },
      ];
    }),
    unknown: undefined,
    isOrdered: false,
    isNumeric: false,
  };
}

/** A computed figure: names in their order, or numbers. */
function byFigure(
  model: Model,
  rows: readonly number[],
  key: string,
  setting: Setting,
  most: number,
): Grouping | undefined {
  const locale = localeOf(setting.language);
  const source = sourceOf(key, { model, language: locale, today: setting.today, elements: [] });
  const read = readingsOf(model, key, setting);
  const readings = rows.map(read);
  const asked = rows.filter((_, index) => readings[index] !== "not-asked");
  if (source === undefined || asked.length === 0) return undefined;
  const missing = rows.filter((_, index) => readings[index] === undefined);
  const unknown = unknownGroup(missing, plainCondition(key, "missing"), locale);
  const known = readings.flatMap((one) => (one === undefined || one === "not-asked" ? [] : [one]));
  if (known.some(({ kind }) => kind === "number")) {
    const amounts = rows.flatMap((row, index) => {
      const one = readings[index];
      return one !== undefined && one !== "not-asked" && one.kind === "number" ? [{ row, reading: one }] : [];
    });
    const groups = numberGroups(amounts, key, setting, undefined);
    return { name: source.name, groups, unknown, isOrdered: true, isNumeric: true };
  }
  const found = collect(rows, (row) => {
    const one = read(row);
    return one === undefined || one === "not-asked" || one.kind !== "name" ? [] : [one.key];
  });
  const names: ReadonlyMap<string, string> =
    source.scale.kind === "categories" ? new Map(source.scale.names ?? []) : new Map();
  const keys = [...names.keys(), ...[...found.keys()].filter((one) => !names.has(one))];
  const groups = keys.flatMap((one) => {
    const members = found.get(one);
    return members === undefined
      ? []
      : [{ key: one, name: names.get(one) ?? one, search: condition(key, ":", one), rows: members }];
  });
  return { name: source.name, groups: groups.slice(0, most), unknown, isOrdered: false, isNumeric: false };
}

function byAttribute(
  model: Model,
  rows: readonly number[],
  key: string,
  setting: Setting,
  most: number,
): Grouping | undefined {
  const locale = localeOf(setting.language);
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  const asked = rows.filter((row) => typeOf(row) !== undefined || valueOf(row) !== undefined);
  if (asked.length === 0) return undefined;
  const values = new Map(asked.map((row) => [row, valueOf(row)]));
  const missing = asked.filter((row) => values.get(row) === undefined || values.get(row)?.kind === "unknown");
  const type = asked.map(typeOf).find((one) => one !== undefined);
  const frame = {
    name: nameOf(model, asked, key, setting),
    unknown: unknownGroup(missing, plainCondition(key, "missing", "unknown"), locale),
  };
  const read = readingsOf(model, key, setting);
  const amounts = asked.flatMap((row) => {
    const one = read(row);
    return one !== undefined && one !== "not-asked" && one.kind === "number" ? [{ row, reading: one }] : [];
  });
  if (amounts.length > 0 && amounts.length * 2 >= asked.length - missing.length) {
    const groups = numberGroups(amounts, key, setting, scaleOf(type));
    return { ...frame, groups, isOrdered: true, isNumeric: true };
  }
  const groups = valueGroups(model, asked, values, key, typeOf, setting.language);
  const words = orderedWords(type, locale);
  return {
    ...frame,
    groups: words === undefined ? topOf(groups, most, key, locale) : inOrder(groups, type),
    isOrdered: words !== undefined,
    isNumeric: false,
  };
}

/** One group for each value; an element whose value is a list is in the group of each item. */
function valueGroups(
  model: Model,
  rows: readonly number[],
  values: ReadonlyMap<number, Value | undefined>,
  key: string,
  typeOf: (row: number) => AttributeType | undefined,
  language: string,
): readonly Group[] {
  const names = new Map<string, string>();
  const found = collect(rows, (row) => {
    const value = values.get(row);
    const items = value === undefined || value.kind === "unknown" ? [] : value.kind === "list" ? value.items : [value];
    const type = typeOf(row);
    const inner = type?.kind === "list" ? type.of : type;
    return [
      ...new Set(
        items.flatMap((item) => {
          const shown = shownText(model, item, inner, language);
          const own = plainValue(item) ?? shown;
          names.set(own, shown);
          return own === "" ? [] : [own];
        }),
      ),
    ];
  });
  return [...found].map(([own, members]) => ({
    key: own,
    name: names.get(own) ?? own,
    search: condition(key, ":", own),
    rows: members,
  }));
}

/** Words of a scale from high to low, as people read a list of what matters. */
function inOrder(groups: readonly Group[], type: AttributeType | undefined): readonly Group[] {
  const words = wordsOf(type);
  return groups.toSorted((a, b) => words.indexOf(b.key) - words.indexOf(a.key));
}

function wordsOf(type: AttributeType | undefined): readonly string[] {
  switch (type?.kind) {
    case "word":
      return type.words;
    case "list":
      return wordsOf(type.of);
    case "union":
      return type.of.map(wordsOf).find((words) => words.length > 0) ?? [];
    default:
      return [];
  }
}

/** The largest groups; the rest together. */
function topOf(groups: readonly Group[], most: number, key: string, locale: "en" | "fr"): readonly Group[] {
  const sorted = groups.toSorted((a, b) => b.rows.length - a.rows.length);
  if (sorted.length <= most) return sorted;
  const kept = sorted.slice(0, Math.max(1, most - 1));
  const rest = sorted.slice(kept.length);
  const search = `${plainCondition(key, "any")} -${condition(key, ":", ...kept.map((one) => one.key))}`;
  const name = locale === "fr" ? `${rest.length} autres` : `${rest.length} others`;
  return [
    ...kept,
    {
      key: "…",
      name,
      search: key === "kind" ? `-${condition(key, ":", ...kept.map((one) => one.key))}` : search,
      rows: [...new Set(rest.flatMap(({ rows }) => rows))],
    },
  ];
}

function unknownGroup(rows: readonly number[], search: string, locale: "en" | "fr"): Group | undefined {
  if (rows.length === 0) return undefined;
  return { key: "?", name: locale === "fr" ? "inconnu" : "unknown", search, rows };
}

function collect(rows: readonly number[], keysOf: (row: number) => readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const members = found.get(key);
      if (members === undefined) found.set(key, [row]);
      else members.push(row);
    }
  }
  return found;
}

// --- numbers

interface Amount {
  readonly row: number;
  readonly reading: Reading & { readonly kind: "number" };
}

/** Steps that a histogram has, about. */
const STEPS = 6;

function numberGroups(
  amounts: readonly Amount[],
  key: string,
  setting: Setting,
  range: readonly [number, number] | undefined,
): readonly Group[] {
  const unit = commonUnit(amounts);
  const own = amounts.filter(({ reading }) => unitKey(reading.unit) === unitKey(unit));
  const numbers = own.map(({ reading }) => reading.number);
  const whole = wholeNumbers(numbers, unit, range);
  const groups =
    whole === undefined ? steps(own, numbers, unit, key, setting) : wholeGroups(own, whole, unit, key, setting);
  const others = amounts.filter((one) => !own.includes(one));
  if (others.length === 0) return groups;
  const locale = localeOf(setting.language);
  const least = Math.min(...numbers);
  return [
    ...groups,
    {
      key: "≠",
      name: locale === "fr" ? "dans une autre unité" : "in another unit",
      search: `${plainCondition(key, "any")} -${condition(key, ">=", written(least, unit))}`,
      rows: others.map(({ row }) => row),
    },
  ];
}

function commonUnit(amounts: readonly Amount[]): Unit {
  const counts = new Map<string, { readonly unit: Unit; count: number }>();
  for (const { reading } of amounts) {
    const key = unitKey(reading.unit);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { unit: reading.unit, count: 1 });
    else known.count++;
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.unit ?? { kind: "plain" };
}

/** Few whole numbers are groups of their own, also those of a scale that nobody has. */
function wholeNumbers(
  numbers: readonly number[],
  unit: Unit,
  range: readonly [number, number] | undefined,
): readonly number[] | undefined {
  if (unit.kind !== "plain" || !numbers.every(Number.isInteger)) return undefined;
  const least = Math.min(...numbers, ...(range === undefined ? [] : [range[0]]));
  const most = Math.max(...numbers, ...(range === undefined ? [] : [range[1]]));
  if (most - least > 9) return undefined;
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

function wholeGroups(
  own: readonly Amount[],
  whole: readonly number[],
  unit: Unit,
  key: string,
  setting: Setting,
): readonly Group[] {
  const display = displayOf(whole, unit, localeOf(setting.language));
  return whole.map((number) => ({
    key: String(number),
    name: display.print(number),
    search: condition(key, ":", writeNumber(number)),
    rows: own.flatMap(({ row, reading }) => (reading.number === number ? [row] : [])),
  }));
}

function steps(
  own: readonly Amount[],
  numbers: readonly number[],
  unit: Unit,
  key: string,
  setting: Setting,
): readonly Group[] {
  const display = displayOf(numbers, unit, localeOf(setting.language));
  const bounds =
    unit.kind === "day"
      ? dayBounds(numbers)
      : ticksBetween(
          Math.min(...numbers.map((one) => display.toShown(one))),
          Math.max(...numbers.map((one) => display.toShown(one))),
          STEPS,
          unit.kind === "plain" && numbers.every(Number.isInteger),
        ).map((one) => display.fromShown(one));
  const locale = localeOf(setting.language);
  return bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1] ?? from;
    const isLast = index === bounds.length - 2;
    const upper = isLast && unit.kind !== "day" ? "<=" : "<";
    const isIn = (number: number): boolean => number >= from && (upper === "<=" ? number <= to : number < to);
    return {
      key: `${from}`,
      name:
        unit.kind === "day"
          ? spanName(from, to, locale)
          : isLast
            ? `${display.print(from)} – ${display.print(to)}`
            : display.between(from, to),
      search: `${condition(key, ">=", written(from, unit))} ${condition(key, upper, written(to, unit))}`,
      rows: own.flatMap(({ row, reading }) => (isIn(reading.number) ? [row] : [])),
    };
  });
}

/** What the days from one first day of a month to the next one are called: "2026", "H1 2026", "Q3 2026", "03/2026". */
function spanName(from: number, to: number, locale: "en" | "fr"): string {
  const [first = "", last = ""] = [dateOfDay(from), dateOfDay(to - 1)];
  const year = String(Number(first.slice(0, 4)));
  const month = Number(first.slice(5, 7));
  const months = Math.round((to - from) / 30.4375);
  if (months >= 24) return `${year} – ${Number(last.slice(0, 4))}`;
  if (months >= 12) return year;
  if (months >= 6) return `${locale === "fr" ? "S" : "H"}${month <= 6 ? 1 : 2} ${year}`;
  if (months >= 3) return `${locale === "fr" ? "T" : "Q"}${Math.ceil(month / 3)} ${year}`;
  return `${first.slice(5, 7)}/${year}`;
}

/** First days of years, quarters or months. */
function dayBounds(days: readonly number[]): readonly number[] {
  const monthOf = (day: number): number => {
    const text = dateOfDay(day) ?? "1970-01-01";
    return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
  };
  const dayOf = (month: number): number => {
    const year = String(Math.floor(month / 12)).padStart(4, "0");
    return dayNumber(`${year}-${String((month % 12) + 1).padStart(2, "0")}-01`) ?? 0;
  };
  const first = monthOf(Math.min(...days));
  const last = monthOf(Math.max(...days));
  const width = [1, 3, 6, 12, 24, 60, 120, 240, 600].find((one) => (last - first) / one < STEPS + 2) ?? 1200;
  const from = Math.floor(first / width);
  const to = Math.floor(last / width) + 1;
  return Array.from({ length: to - from + 1 }, (_, index) => dayOf((from + index) * width));
}

/** A number as a search says it. */
function written(number: number, unit: Unit): string {
  switch (unit.kind) {
    case "day":
      return dateOfDay(number) ?? String(number);
    case "percent":
      return `${writeNumber(Number((number * 100).toPrecision(12)))}%`;
    case "money":
      return `${writeNumber(number)} ${unit.currency}${unit.isYearly ? "/y" : ""}`;
    case "quantity":
      return writeQuantity(number, unit.unit, unit.dimension) ?? String(number);
    default:
      return writeNumber(number);
  }
}

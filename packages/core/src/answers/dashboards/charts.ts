/** Charts of elements by what they say: bars, stacked bars, rings, histograms, heat maps; each part opens to what it counts. */
import { printNumber, printPercent } from "../../base/quantity.ts";
import type { Model } from "../../model/model.ts";
import type { Chart, ChartPart } from "../../notations/scenes/charts/chart.ts";
import { chartScene } from "../../notations/scenes/charts/index.ts";
import type { Paint } from "../../notations/scene.ts";
import type { ChartContent, ChartTable, EmptyContent } from "../dashboard-answers.ts";
import { localeOf } from "../positions.ts";
import { type Measured, measureOf, printAmount, type Sum, sumsOf } from "./amounts.ts";
import type { ChartForm, Tile } from "./board.ts";
import { nothingOf, noValues } from "./empty.ts";
import { type Group, type Grouping, groupsOf, nameOf } from "./groups.ts";
import { type Population, whatOf } from "./population.ts";
import { type BoardSetting, both, catalogueOf } from "./setting.ts";

/** Pixels of a picture that takes so many columns. */
export const widths = { 1: 280, 2: 604, 3: 928, 4: 1252 } as const;

/** The chart of a tile. */
export function chartContent(
  model: Model,
  tile: Tile,
  population: Population,
  setting: BoardSetting,
): ChartContent | EmptyContent {
  const { yes } = population;
  const by = tile.by ?? "kind";
  if (yes.length === 0) return nothingOf(model, population);
  const grouping = groupsOf(model, yes, by, setting, tile.top);
  const name = grouping?.name ?? nameOf(model, yes, by, setting);
  if (grouping === undefined || grouping.groups.every(({ rows }) => rows.length === 0))
    return noValues(model, population, { id: by, name }, setting);
  const drawing = new Drawing(model, tile, population, grouping, setting);
  return drawing.content(formOf(tile, grouping));
}

function formOf({ form, split }: Tile, { isNumeric }: Grouping): ChartForm {
  if (form !== undefined && form !== "percent" && form !== "bubbles") return form;
  if (split !== undefined) return "stacked";
  return isNumeric ? "histogram" : "bars";
}

/** One chart on its way to a scene. */
class Drawing {
  private readonly model: Model;
  private readonly tile: Tile;
  private readonly population: Population;
  private readonly grouping: Grouping;
  private readonly setting: BoardSetting;
  private readonly locale: "en" | "fr";
  private readonly opens: Record<string, string> = {};
  private readonly read: ((row: number) => Measured) | undefined;

  constructor(model: Model, tile: Tile, population: Population, grouping: Grouping, setting: BoardSetting) {
    this.model = model;
    this.tile = tile;
    this.population = population;
    this.grouping = grouping;
    this.setting = setting;
    this.locale = localeOf(setting.language);
    this.read = tile.measure === undefined ? undefined : measureOf(model, tile.measure, setting);
  }

  content(form: ChartForm): ChartContent {
    const { model, tile, population, setting } = this;
    const { chart, table } = this.chart(form);
    const unknown = this.grouping.unknown?.rows.length ?? 0;
    const of = new Set(this.all().flatMap(({ rows }) => rows)).size;
    const what = whatOf(model, population, setting.language, of);
    const name = this.grouping.name;
    const scene = chartScene(chart, {
      title: tile.title,
      description: `${name}${this.colon()}${this.all()
        .map((group) => `${group.name} ${this.amountText(group.rows)}`)
        .join(", ")}`,
      width: widths[tile.width],
      pen: setting.pen,
    });
    return { kind: "chart", scene, opens: this.opens, table, of, what, unknown };
  }

  private chart(form: ChartForm): { readonly chart: Chart; readonly table: ChartTable } {
    switch (form) {
      case "heat":
        return this.heat();
      case "stacked":
        return this.tile.split === undefined ? this.plain("bars") : this.stacked();
      case "bubbles":
      case "bars":
        return this.plain("bars");
      case "donut":
        return this.plain("donut");
      case "histogram":
        return this.plain("columns");
    }
  }

  private all(): readonly Group[] {
    const { groups, unknown } = this.grouping;
    return unknown === undefined ? groups : [...groups, unknown];
  }

  /** Rows of a heat map: of numbers, the greatest stand at the top, as on an axis. */
  private upwards(): readonly Group[] {
    const { groups, unknown, isNumeric } = this.grouping;
    const rows = isNumeric ? groups.toReversed() : groups;
    return unknown === undefined ? rows : [...rows, unknown];
  }

  // One attribute ----------------------------------------------------------------------------------------------------

  private plain(kind: "bars" | "donut" | "columns"): { readonly chart: Chart; readonly table: ChartTable } {
    const groups = this.all();
    const parts = groups.map((group, index) => ({
      ...this.part(group, kind === "donut" ? this.distinctPaint(index) : this.paintOf(group, index)),
      name: group.name,
      text: this.amountText(group.rows),
    }));
    const total = this.amountText(this.population.yes, true);
    // What nobody knows the amount of is seen, and has no length that would mean something.
    const most = Math.max(0, ...parts.map(({ value }) => value));
    const shown = parts.map((part, index) =>
      this.read !== undefined && this.sumOf(groups[index]?.rows ?? []) === undefined
        ? { ...part, value: (most === 0 ? 1 : most) * 0.05, isUnknown: true }
        : part,
    );
    const chart: Chart =
      kind === "donut"
        ? { kind, slices: shown, total }
        : kind === "columns"
          ? { kind, columns: shown }
          : { kind, legend: [], bars: shown.map((part) => ({ name: part.name, text: part.text, parts: [part] })) };
    return { chart, table: this.table(groups) };
  }

  private part(group: Group, paint: Paint): ChartPart {
    const id = `by ${group.key}`;
    this.opens[id] = this.address(group.search);
    return {
      id,
      label: `${group.name}${this.colon()}${this.countText(group.rows)}`,
      value: this.valueOf(group.rows),
      paint,
      isUnknown: group.key === "?",
    };
  }

  // Two attributes ---------------------------------------------------------------------------------------------------

  private split(): Grouping {
    const { split = "kind" } = this.tile;
    const { yes } = this.population;
    const found = groupsOf(this.model, yes, split, this.setting, MOST_PARTS);
    return (
      found ?? {
        name: nameOf(this.model, yes, split, this.setting),
        groups: [],
        unknown: undefined,
        isOrdered: false,
        isNumeric: false,
      }
    );
  }

  private stacked(): { readonly chart: Chart; readonly table: ChartTable } {
    const split = this.split();
    const seconds = split.unknown === undefined ? split.groups : [...split.groups, split.unknown];
    const paints = seconds.map((group, index) =>
      split.isOrdered ? stepPaint(index, split.groups.length) : (group.paint ?? categoryPaint(index)),
    );
    const bars = this.all().map((first) => ({
      name: first.name,
      text: this.amountText(first.rows),
      parts: seconds.flatMap((second, index): readonly ChartPart[] => {
        const rows = meeting(first, second);
        return rows.length === 0 ? [] : [this.crossing(first, second, rows, paints[index] ?? "category-0")];
      }),
    }));
    const legend = seconds.map((group, index) => ({
      name: group.name,
      paint: paints[index] ?? "category-0",
      isUnknown: group.key === "?",
    }));
    return { chart: { kind: "bars", bars, legend }, table: this.crossTable(seconds) };
  }

  private heat(): { readonly chart: Chart; readonly table: ChartTable } {
    const split = this.split();
    const seconds = split.unknown === undefined ? split.groups : [...split.groups, split.unknown];
    const cells = this.upwards().map((first) =>
      seconds.map((second) => {
        const rows = meeting(first, second);
        if (rows.length === 0) return undefined;
        const { id, label, value } = this.crossing(first, second, rows, "ground");
        return { id, label, value, text: this.shortText(rows) };
      }),
    );
    const heads = (groups: readonly Group[]): readonly { readonly name: string; readonly isUnknown: boolean }[] =>
      groups.map(({ name, key }) => ({ name, isUnknown: key === "?" }));
    const chart: Chart = {
      kind: "heat",
      rowsName: this.grouping.name,
      columnsName: split.name,
      rows: heads(this.upwards()),
      columns: heads(seconds),
      cells,
    };
    return { chart, table: this.crossTable(seconds) };
  }

  private crossing(first: Group, second: Group, rows: readonly number[], paint: Paint): ChartPart {
    const id = `by ${first.key} and ${second.key}`;
    this.opens[id] = this.address(`${first.search} ${second.search}`);
    return {
      id,
      label: `${first.name}, ${second.name}${this.colon()}${this.countText(rows)}`,
      value: this.valueOf(rows),
      paint,
      isUnknown: first.key === "?" || second.key === "?",
    };
  }

  // Texts ------------------------------------------------------------------------------------------------------------

  private table(groups: readonly Group[]): ChartTable {
    const all = new Set(this.all().flatMap(({ rows }) => rows)).size;
    const { measure } = this.tile;
    return {
      columns: [
        { name: this.grouping.name, numeric: false },
        { name: this.locale === "fr" ? "Nombre" : "Number", numeric: true },
        { name: this.locale === "fr" ? "Part" : "Share", numeric: true },
        ...(measure === undefined
          ? []
          : [{ name: nameOf(this.model, this.population.yes, measure, this.setting), numeric: true }]),
      ],
      rows: groups.map((group) => ({
        cells: [
          group.name,
          printNumber(group.rows.length, this.locale),
          printPercent(Math.round((1000 * group.rows.length) / Math.max(1, all)) / 1000, this.locale),
          ...(measure === undefined ? [] : [this.amountText(group.rows)]),
        ],
        opens: this.address(group.search),
        isUnknown: group.key === "?",
      })),
    };
  }

  private crossTable(seconds: readonly Group[]): ChartTable {
    return {
      columns: [
        { name: this.grouping.name, numeric: false },
        ...seconds.map(({ name }) => ({ name, numeric: true })),
        { name: "Total", numeric: true },
      ],
      rows: this.all().map((first) => ({
        cells: [
          first.name,
          ...seconds.map((second) => {
            const rows = meeting(first, second);
            return rows.length === 0 ? "" : this.amountText(rows);
          }),
          this.amountText(first.rows),
        ],
        opens: this.address(first.search),
        isUnknown: first.key === "?",
      })),
    };
  }

  private address(search: string): string {
    const { measure } = this.tile;
    return catalogueOf(
      this.setting,
      this.population.kinds,
      both(this.population.search, search),
      measure === undefined ? {} : { columns: [measure], sort: `-${measure}` },
    );
  }

  /** How long a bar is. */
  private valueOf(rows: readonly number[]): number {
    return this.read === undefined ? rows.length : Math.max(0, this.sumOf(rows)?.number ?? 0);
  }

  private sumOf(rows: readonly number[]): Sum | undefined {
    return this.read === undefined ? undefined : sumsOf(rows.map(this.read))[0];
  }

  /** Behind a bar: a count, or a sum with how many it is known of. */
  private amountText(rows: readonly number[], isShort = false): string {
    if (this.read === undefined) return printNumber(rows.length, this.locale);
    const sum = this.sumOf(rows);
    if (sum === undefined) return this.locale === "fr" ? "inconnu" : "unknown";
    const text = printAmount(sum.number, sum.unit, this.locale);
    if (sum.count === rows.length || isShort) return text;
    return `${text} (${sum.count}/${rows.length})`;
  }

  private shortText(rows: readonly number[]): string {
    return this.read === undefined ? printNumber(rows.length, this.locale) : this.amountText(rows, true);
  }

  private countText(rows: readonly number[]): string {
    const what = whatOf(this.model, this.population, this.setting.language, rows.length);
    const count = `${printNumber(rows.length, this.locale)} ${what}`;
    return this.read === undefined ? count : `${this.amountText(rows)}, ${count}`;
  }

  private colon(): string {
    return this.locale === "fr" ? "\u00a0: " : ": ";
  }

  // Colours ----------------------------------------------------------------------------------------------------------

  private paintOf(group: Group, index: number): Paint {
    const { isOrdered, isNumeric, groups } = this.grouping;
    if (group.paint !== undefined) return group.paint;
    return isOrdered && !isNumeric ? stepPaint(groups.length - 1 - index, groups.length) : "sequential-5";
  }

  private distinctPaint(index: number): Paint {
    const { isOrdered, groups } = this.grouping;
    return groups[index]?.paint ?? (isOrdered ? stepPaint(index, groups.length) : categoryPaint(index));
  }
}

const MOST_PARTS = 8;

function meeting(first: Group, second: Group): readonly number[] {
  const rows = new Set(second.rows);
  return first.rows.filter((row) => rows.has(row));
}

/** A step of the sequential colours, from the lightest that shows to the strongest. */
function stepPaint(index: number, count: number): Paint {
  const step = count <= 1 ? 5 : Math.round(1 + (5 * index) / (count - 1));
  return `sequential-${Math.max(1, Math.min(6, step)) as 1 | 2 | 3 | 4 | 5 | 6}`;
}

function categoryPaint(index: number): Paint {
  return `category-${(index % 8) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`;
}

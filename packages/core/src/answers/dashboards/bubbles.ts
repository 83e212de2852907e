/** A portfolio: elements by two measures, with their size and colour by others; each bubble opens its element. */
import type { Model } from "../../model/model.ts";
import { printNumber } from "../../base/quantity.ts";
import type { Paint } from "../../notations/scene.ts";
import type { Axis, BubblesChart, LegendPart } from "../../notations/scenes/charts/chart.ts";
import { chartScene } from "../../notations/scenes/charts/index.ts";
import { ticksBetween } from "../../notations/scenes/charts/scale.ts";
import { displayOf } from "../../views/lens/print.ts";
import { orderedWords, scaleOf } from "../../views/lens/value.ts";
import { keyTypes } from "../cells.ts";
import type { ChartContent, EmptyContent } from "../dashboard-answers.ts";
import { localeOf } from "../positions.ts";
import { plainCondition } from "../query/syntax.ts";
import { type Measured, measureOf } from "./amounts.ts";
import type { Tile } from "./board.ts";
import { chartContent, widths } from "./charts.ts";
import { nothingOf, noValues } from "./empty.ts";
import { type Group, groupsOf, nameOf } from "./groups.ts";
import { type Population, whatOf } from "./population.ts";
import { addressOf, type BoardSetting, both, catalogueOf } from "./setting.ts";

type Amount = Exclude<Measured, "not-asked" | undefined>;

interface Placed {
  readonly row: number;
  readonly x: Amount;
  readonly y: Amount;
}

const MOST_BUBBLES = 200;

/** The portfolio of a tile. */
export function bubblesContent(
  model: Model,
  tile: Tile,
  population: Population,
  setting: BoardSetting,
): ChartContent | EmptyContent {
  const { x: across = "", y: upwards = "" } = tile;
  if (population.yes.length === 0) return nothingOf(model, population);
  const readX = measureOf(model, across, setting);
  const readY = measureOf(model, upwards, setting);
  const asked = population.yes.filter((row) => readX(row) !== "not-asked" && readY(row) !== "not-asked");
  const placed = asked.flatMap((row): readonly Placed[] => {
    const [x, y] = [readX(row), readY(row)];
    return isAmount(x) && isAmount(y) ? [{ row, x, y }] : [];
  });
  // So many bubbles would be a cloud: how many there are where says more.
  if (placed.length > MOST_BUBBLES)
    return chartContent(
      model,
      { ...tile, form: "heat", by: upwards, split: across, measure: undefined },
      population,
      setting,
    );
  if (placed.length > 0) return draw(model, tile, { ...population, yes: asked }, placed, setting);
  const id = asked.some((row) => isAmount(readX(row))) ? upwards : across;
  return noValues(model, population, { id, name: nameOf(model, population.yes, id, setting) }, setting);
}

function isAmount(measured: Measured): measured is Amount {
  return measured !== undefined && measured !== "not-asked";
}

function draw(
  model: Model,
  tile: Tile,
  population: Population,
  placed: readonly Placed[],
  setting: BoardSetting,
): ChartContent {
  const { x: across = "", y: upwards = "", size, title, width } = tile;
  const { yes, kinds } = population;
  const locale = localeOf(setting.language);
  const opens: Record<string, string> = {};
  const paints = paintsOf(model, tile, yes, setting);
  const sizes = size === undefined ? undefined : measureOf(model, size, setting);
  const largest = Math.max(...placed.map(({ row }) => amountOf(sizes?.(row)) ?? 0));
  const textOf = (measured: Measured): string =>
    isAmount(measured) ? measured.text : locale === "fr" ? "inconnu" : "unknown";
  const bubbles: BubblesChart["bubbles"] = placed.map(({ row, x, y }) => {
    const element = model.at(row);
    const id = element.id;
    opens[id] = addressOf(setting, { kind: "element", id });
    const amount = amountOf(sizes?.(row));
    const name = element.nameIn(setting.language);
    const sized = sizes === undefined ? [] : [textOf(sizes(row))];
    return {
      id,
      element: id,
      name,
      label: [name, x.text, y.text, ...sized].join(", "),
      x: x.number,
      y: y.number,
      size: sizes === undefined || amount === undefined || largest <= 0 ? undefined : amount / largest,
      paint: paints.of(row),
      isUnknown: sizes !== undefined && amount === undefined,
    };
  });
  const unplaced = yes.length - placed.length;
  if (unplaced > 0) {
    const search = both(population.search, plainCondition("lacks", across, upwards));
    opens["unplaced"] = catalogueOf(setting, kinds, search, { columns: [across, upwards] });
  }
  const what = whatOf(model, population, setting.language, unplaced);
  const unplacedText =
    locale === "fr"
      ? `${printNumber(unplaced, locale)} ${what} sans place : valeur inconnue`
      : `${printNumber(unplaced, locale)} ${what} without a place: value unknown`;
  const chart: BubblesChart = {
    kind: "bubbles",
    x: axisOf(
      model,
      yes,
      across,
      placed.map(({ x }) => x),
      setting,
    ),
    y: axisOf(
      model,
      yes,
      upwards,
      placed.map(({ y }) => y),
      setting,
    ),
    bubbles,
    legend: paints.legend,
    unplaced: unplaced === 0 ? undefined : { id: "unplaced", label: unplacedText, text: unplacedText },
  };
  const columns = [across, upwards, ...(size === undefined ? [] : [size])];
  const reads = columns.map((key) => measureOf(model, key, setting));
  return {
    kind: "chart",
    scene: chartScene(chart, {
      title,
      description: bubbles.map(({ label }) => label).join("; "),
      width: widths[width],
      pen: setting.pen,
    }),
    opens,
    table: {
      columns: [
        { name: locale === "fr" ? "Nom" : "Name", numeric: false },
        ...columns.map((key) => ({ name: nameOf(model, yes, key, setting), numeric: true })),
      ],
      rows: yes.map((row) => ({
        cells: [model.at(row).nameIn(setting.language), ...reads.map((read) => textOf(read(row)))],
        opens: addressOf(setting, { kind: "element", id: model.at(row).id }),
        isUnknown: !placed.some((one) => one.row === row),
      })),
    },
    of: yes.length,
    what: whatOf(model, population, setting.language, yes.length),
    unknown: unplaced,
  };
}

function amountOf(measured: Measured): number | undefined {
  return isAmount(measured) ? Math.max(0, measured.number) : undefined;
}

interface Paints {
  readonly of: (row: number) => Paint;
  readonly legend: readonly LegendPart[];
}

/** The colours of a lens; all alike without one. */
function paintsOf(model: Model, { lens }: Tile, rows: readonly number[], setting: BoardSetting): Paints {
  const grouping = lens === undefined ? undefined : groupsOf(model, rows, lens, setting, 8);
  if (grouping === undefined) return { of: () => "sequential-4", legend: [] };
  const byRow = new Map<number, Paint>();
  const paints = new Map<Group, Paint>();
  grouping.groups.forEach((group, index) => {
    const last = Math.max(1, grouping.groups.length - 1);
    const step = Math.round(1 + (5 * (grouping.isNumeric ? index : last - index)) / last);
    const paint: Paint =
      group.paint ??
      (grouping.isOrdered
        ? `sequential-${Math.max(1, Math.min(6, step)) as 1 | 2 | 3 | 4 | 5 | 6}`
        : `category-${(index % 8) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`);
    paints.set(group, paint);
    for (const row of group.rows) byRow.set(row, paint);
  });
  return {
    of: (row) => byRow.get(row) ?? "group-3",
    legend: [
      ...grouping.groups.map((group) => ({ name: group.name, paint: paints.get(group) ?? "group-3" })),
      ...(grouping.unknown === undefined ? [] : [{ name: grouping.unknown.name, paint: "group-3" as const }]),
    ],
  };
}

/** An axis with round ticks; of a scale its whole range, of ordered words their names. */
function axisOf(
  model: Model,
  rows: readonly number[],
  key: string,
  amounts: readonly Amount[],
  setting: BoardSetting,
): Axis {
  const name = nameOf(model, rows, key, setting);
  const typeOf = keyTypes(model, key);
  const type = rows.map(typeOf).find((one) => one !== undefined);
  const words = orderedWords(type, localeOf(setting.language));
  if (words !== undefined)
    return { name, from: 0, to: words.length - 1, ticks: words.map((word, at) => ({ at, name: word })) };
  const unit = amounts[0]?.unit ?? { kind: "plain" };
  const numbers = amounts.map(({ number }) => number);
  const display = displayOf(numbers, unit, localeOf(setting.language));
  const range = scaleOf(type);
  const shown = numbers.map((one) => display.toShown(one));
  const least = range?.[0] ?? Math.min(...shown);
  const most = range?.[1] ?? Math.max(...shown);
  const ticks =
    range !== undefined && range[1] - range[0] <= 10
      ? Array.from({ length: range[1] - range[0] + 1 }, (_, index) => range[0] + index)
      : ticksBetween(least, most, 5, unit.kind === "day");
  const places = ticks.map((one) => display.fromShown(one));
  return {
    name,
    from: places[0] ?? 0,
    to: places.at(-1) ?? 1,
    ticks: places.map((at) => ({ at, name: display.print(at) })),
  };
}

/** Tiles that show one figure: how many elements, or what they sum up to. */
import { printNumber, printPercent } from "../../base/quantity.ts";
import type { Model } from "../../model/model.ts";
import type { CountContent, EmptyContent, SumContent } from "../dashboard-answers.ts";
import { localeOf } from "../positions.ts";
import { plainCondition } from "../query/syntax.ts";
import { measureOf, printAmount, sumsOf } from "./amounts.ts";
import type { Tile } from "./board.ts";
import { nothingOf, noValues } from "./empty.ts";
import { nameOf } from "./groups.ts";
import { type Population, undecided, whatOf } from "./population.ts";
import { type BoardSetting, both, catalogueOf } from "./setting.ts";
import { thresholdsOf, thresholdText, toneOf } from "./threshold.ts";

/** How many elements the search is true of, of how many; those of which nobody knows apart. */
export function countContent(
  model: Model,
  tile: Tile,
  population: Population,
  setting: BoardSetting,
): CountContent | EmptyContent {
  const { asked, yes, unknown, kinds, search, scope } = population;
  // Nothing to count is no figure, unless one wants to know how much there is.
  if (asked.length === 0 && search !== scope) return nothingOf(model, population);
  const locale = localeOf(setting.language);
  const thresholds = thresholdsOf(tile.good, tile.bad);
  const share = asked.length === 0 ? undefined : yes.length / asked.length;
  const isShare = tile.form === "percent" && share !== undefined;
  return {
    kind: "count",
    text: isShare ? printPercent(rounded(share), locale) : printNumber(yes.length, locale),
    count: yes.length,
    of: asked.length,
    what: whatOf(model, population, setting.language, asked.length),
    unknown: unknown.length,
    opensAll: catalogueOf(setting, kinds, scope),
    opensUnknown: unknown.length === 0 ? null : catalogueOf(setting, kinds, both(scope, undecided(search))),
    tone: toneOf(thresholds, {
      number: yes.length,
      share: share === undefined ? undefined : share,
      isUnsure: unknown.length > 0,
    }),
    threshold: thresholdText(thresholds, locale),
  };
}

/** To the percent, but neither all nor nothing unless it is. */
function rounded(share: number): number {
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return 0.99;
  return percent === 0 && share > 0 ? 0.01 : percent / 100;
}

/** What a measure of the elements adds up to, and of how many of them it is known. */
export function sumContent(
  model: Model,
  tile: Tile,
  population: Population,
  setting: BoardSetting,
): SumContent | EmptyContent {
  const { yes, kinds, search } = population;
  const { measure = "" } = tile;
  if (yes.length === 0) return nothingOf(model, population);
  const locale = localeOf(setting.language);
  const read = measureOf(model, measure, setting);
  const readings = yes.map(read);
  const asked = yes.filter((_, index) => readings[index] !== "not-asked");
  const name = nameOf(model, yes, measure, setting);
  const sums = sumsOf(readings);
  if (sums.length === 0) return noValues(model, population, { id: measure, name }, setting);
  const known = sums.reduce((all, { count }) => all + count, 0);
  const thresholds = thresholdsOf(tile.good, tile.bad);
  const isUnsure = known < asked.length;
  return {
    kind: "sum",
    sums: sums.map(({ number, unit }) => ({ number, text: printAmount(number, unit, locale) })),
    measure: name,
    known,
    of: asked.length,
    what: whatOf(model, population, setting.language, asked.length),
    opensKnown: catalogueOf(setting, kinds, both(search, plainCondition(measure, "any")), {
      columns: [measure],
      sort: `-${measure}`,
    }),
    opensUnknown: isUnsure
      ? catalogueOf(setting, kinds, both(search, plainCondition(measure, "missing", "unknown")), { columns: [measure] })
      : null,
    tone: toneOf(thresholds, { number: sums[0]?.number ?? 0, share: undefined, isUnsure }),
    threshold: thresholdText(thresholds, locale),
  };
}

/** Capacity as an answer: how busy everything is, until when that is enough, what could be done. */
import { dateOfDay } from "../base/dates.ts";
import type { Element } from "../model/model.ts";
import type { CapacityAnswer, StationLoad } from "../simulation/answers.ts";
import { missingAnswers, numberAnswer, rangeAnswer, type SimulateSetting, storedLoad } from "./simulate.ts";
import type { CapacityCurveAnswer, CapacityPageAnswer, StationAnswer } from "./simulate-answers.ts";
import { summaryOf } from "./summary.ts";

const MOST_STATIONS = 1000;
const MOST_CHAINS = 200;

export function capacityAnswer(
  found: CapacityAnswer,
  asked: { readonly load: Element | undefined; readonly times: number | undefined; readonly years: number },
  setting: SimulateSetting,
): CapacityPageAnswer {
  const { language, today } = setting;
  const { stations, bottleneck, chains, coverage, notes } = found;
  return {
    version: 1,
    today,
    load: asked.load === undefined ? null : storedLoad(asked.load, setting),
    times: asked.times ?? null,
    years: asked.years,
    stations: stations.slice(0, MOST_STATIONS).map((station) => stationAnswer(station, language)),
    bottleneck: bottleneck === undefined ? null : summaryOf(bottleneck, language),
    chains: chains.slice(0, MOST_CHAINS).map(({ from, response, path }) => ({
      from: summaryOf(from, language),
      response: response === undefined ? null : rangeAnswer(response),
      path: path.map((one) => summaryOf(one, language)),
    })),
    coverage,
    notes,
  };
}

function stationAnswer(station: StationLoad, language: string): StationAnswer {
  const { element, demand, capacity, servers, utilisation, response, queue, isStable, growth, saturation } = station;
  return {
    element: summaryOf(element, language),
    demand: { ...rangeAnswer(demand.rate), from: demand.from },
    capacity: numberAnswer(capacity),
    servers,
    utilisation: utilisation === undefined ? null : rangeAnswer(utilisation),
    response: response === undefined ? null : rangeAnswer(response),
    queue: queue === undefined ? null : rangeAnswer(queue),
    isStable: isStable ?? null,
    growth: numberAnswer(growth),
    saturation:
      saturation === undefined
        ? null
        : {
            years: rangeAnswer(saturation.years),
            date: saturation.day === undefined ? null : (dateOfDay(saturation.day) ?? null),
          },
    scaling: station.scaling.map(({ response: after, cost, ...option }) => ({
      ...option,
      response: after ?? null,
      cost: cost ?? null,
    })),
    missing: missingAnswers(station.missing),
  };
}

/** The same station under several loads. */
export function curveAnswer(
  element: Element,
  points: readonly { readonly times: number; readonly station: StationLoad | undefined }[],
  language: string,
): CapacityCurveAnswer {
  return {
    version: 1,
    element: summaryOf(element, language),
    points: points.map(({ times, station }) => ({
      times,
      utilisation: station?.utilisation === undefined ? null : rangeAnswer(station.utilisation),
      response: station?.response === undefined ? null : rangeAnswer(station.response),
    })),
  };
}

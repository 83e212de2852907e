/** Capacity as an answer: how busy everything is, until when that is enough, what could be done. */
import { dateOfDay } from "../base/dates.ts";
import type { Element } from "../model/model.ts";
import type { CapacityAnswer, LinkLoad, StationLoad } from "../simulation/answers.ts";
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
    chains: chains.slice(0, MOST_CHAINS).map(({ from, response, path, users }) => ({
      from: summaryOf(from, language),
      response: response === undefined ? null : rangeAnswer(response),
      path: path.map((one) => summaryOf(one, language)),
      users:
        users === undefined
          ? null
          : {
              users: users.users,
              thinkTime: users.thinkTime,
              throughput: rangeAnswer(users.throughput),
              knee: users.knee === undefined ? null : rangeAnswer(users.knee),
              result: users.result,
            },
    })),
    links: (found.links ?? []).slice(0, MOST_CHAINS).map((one) => linkAnswer(one, language)),
    coverage,
    notes,
  };
}

function linkAnswer(one: LinkLoad, language: string): CapacityPageAnswer["links"][number] {
  const { relationship, demand, capacity, utilisation, saturation, missing } = one;
  return {
    from: relationship.from === undefined ? null : summaryOf(relationship.from, language),
    to: relationship.to === undefined ? null : summaryOf(relationship.to, language),
    demand: demand === undefined ? null : rangeAnswer(demand),
    capacity: numberAnswer(capacity),
    utilisation: utilisation === undefined ? null : rangeAnswer(utilisation),
    saturation: saturationAnswer(saturation),
    missing: missingAnswers(missing),
  };
}

function saturationAnswer(saturation: StationLoad["saturation"]): StationAnswer["saturation"] {
  if (saturation === undefined) return null;
  const { years, day } = saturation;
  return { years: rangeAnswer(years), date: day === undefined ? null : (dateOfDay(day) ?? null) };
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
    saturation: saturationAnswer(saturation),
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

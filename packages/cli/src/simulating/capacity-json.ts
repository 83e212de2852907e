/** What capacity found, for programs: rates per second, times in seconds, shares from 0 to 1; null is what is not known or has no end. */
import { dateOfDay } from "@orrery/core/base/dates";
import type { Element, Model } from "@orrery/core/model/model";
import type { Stated } from "@orrery/core/model/read";
import type { LinkLoad, Range } from "@orrery/core/simulation/answers";
import type { CapacityQuestion, StationFigures } from "@orrery/core/simulation/capacity";
import { loadCurve, scaleCurves } from "@orrery/core/simulation/capacity/curve";
import { USUAL_TARGET } from "@orrery/core/simulation/capacity/scaling";
import type { CapacityShown } from "./capacity-report.ts";

/** Loads of the curve: from none to so many times the load that is asked about. */
const CURVE = { most: 3, points: 60 };

export function capacityJson(model: Model, question: CapacityQuestion, shown: CapacityShown): object {
  const { figures, backlogs, simulation } = shown;
  const { of, scenario, times, years, target = USUAL_TARGET } = question;
  return {
    version: 1,
    question: {
      element: of?.id ?? null,
      load: scenario?.element?.id ?? null,
      times: times ?? scenario?.times ?? null,
      rate: times === undefined ? (scenario?.rate ?? null) : null,
      years: years ?? 0,
      target: { utilisation: target.utilisation, response: target.response ?? null },
    },
    bottleneck: figures.bottleneck?.id ?? null,
    coverage: figures.coverage,
    stations: figures.stations.map(stationJson),
    chains: figures.chains.map(({ from, response, path, bottleneck, users }) => ({
      id: from.id,
      response: range(response),
      bottleneck: bottleneck?.id ?? null,
      path: path.map(({ id }) => id),
      users:
        users === undefined
          ? null
          : {
              ...users,
              throughput: range(users.throughput),
              response: range(users.response),
              knee: range(users.knee),
            },
    })),
    links: figures.links.map(linkJson),
    backlogs: backlogs.map(({ station, surge, usual, capacity, most, lag, emptyAt, fullAt, lost, curve, isSure }) => ({
      id: station.element.id,
      surge,
      usual,
      capacity,
      sure: isSure,
      most,
      lag,
      emptyAt: emptyAt ?? null,
      fullAt: fullAt ?? null,
      lost,
      curve,
    })),
    curves: of === undefined ? null : curvesOf(model, of, question, figures.stations),
    simulation:
      simulation === undefined
        ? null
        : {
            ...simulation,
            lasts: simulation.lasts ?? null,
            stations: simulation.stations.map(({ element, formula, ...rest }) => ({
              id: element.id,
              ...rest,
              formula: formula ?? null,
            })),
          },
    notes: figures.notes,
  };
}

function stationJson(one: StationFigures): object {
  return {
    ...named(one.element),
    demand: {
      ...range(one.demand.rate),
      from: one.demand.from,
      stated: one.stated ?? null,
      computed: range(one.computed),
      average: range(one.average),
      conflict: one.isConflicting,
    },
    capacity: one.capacity ?? null,
    most: one.most ?? null,
    servers: one.servers,
    serversAssumed: one.areServersAssumed,
    utilisation: range(one.utilisation),
    service: one.serviceFrom ?? null,
    response: range(one.response),
    waiting: range(one.waiting),
    queue: range(one.queue),
    loss: range(one.loss),
    p95: range(one.p95),
    latencyTarget:
      one.latencyTarget === undefined ? null : { within: one.latencyTarget.within, met: one.latencyTarget.met ?? null },
    priorities:
      one.priorities?.map(({ priority, rate, response, waiting }) => ({
        priority: priority ?? null,
        rate,
        response: finite(response),
        waiting: finite(waiting),
      })) ?? null,
    stable: one.isStable ?? null,
    growth: one.growth ?? null,
    saturation: saturationJson(one.saturation),
    cost: one.cost ?? null,
    scaling: one.scaling.map(({ response, cost, ...option }) => ({
      ...option,
      response: response ?? null,
      cost: cost ?? null,
    })),
    missing: one.missing.map(missing),
  };
}

function linkJson({ relationship, demand, from, isConflicting, capacity, ...one }: LinkLoad): object {
  return {
    id: relationship.id ?? null,
    from: relationship.fromId,
    to: relationship.toId,
    demand: demand === undefined ? null : { ...range(demand), from, conflict: isConflicting },
    capacity: capacity ?? null,
    utilisation: range(one.utilisation),
    growth: one.growth ?? null,
    saturation: saturationJson(one.saturation),
    missing: one.missing.map(missing),
  };
}

function saturationJson(saturation: StationFigures["saturation"]): object | null {
  return saturation === undefined
    ? null
    : {
        years: range(saturation.years),
        never: saturation.years.lower === Number.POSITIVE_INFINITY,
        date: saturation.day === undefined ? null : (dateOfDay(saturation.day) ?? null),
      };
}

function curvesOf(
  model: Model,
  of: Element,
  question: CapacityQuestion,
  stations: readonly StationFigures[],
): object | null {
  const station = stations.find(({ element }) => element.row === of.row);
  const load = loadCurve(model, of, question, CURVE);
  if (station === undefined || load === undefined) return null;
  const { servers } = station;
  const counts = Array.from({ length: Math.max(8, servers * 4) }, (_, index) => index + 1);
  const sizes = Array.from({ length: 16 }, (_, index) => (index + 1) / 4);
  const { vertical, horizontal } = scaleCurves(station, sizes, counts);
  const plain = ({ response, ...point }: (typeof vertical)[number]): object => ({
    ...point,
    response: response ?? null,
  });
  return {
    load: load.map(({ times, station: at }) => ({
      times,
      demand: range(at.demand.rate),
      utilisation: range(at.utilisation),
      response: range(at.response),
      queue: range(at.queue),
      loss: range(at.loss),
    })),
    vertical: vertical.map(plain),
    horizontal: horizontal.map(plain),
  };
}

function named(element: Element): object {
  return { id: element.id, kind: element.kind, name: element.name };
}

function range(value: Range | undefined): { readonly lower: number | null; readonly upper: number | null } | null {
  return value === undefined ? null : { lower: finite(value.lower), upper: finite(value.upper) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function missing([one, key]: Stated): object {
  return "verb" in one ? { on: { from: one.fromId, verb: one.verb, to: one.toId }, key } : { on: one.id, key };
}

/** A queueing network by event simulation, in the shape of the formulas' answers: estimates, each with half the width of its 99 % interval. */
import { type Estimate, type EventResult } from "../events/model.ts";
import { type Refusal } from "../events/refusals.ts";
import { simulateEvents } from "../events/simulate.ts";
import type { ClassAnswer, ClassAtStation, QueueingAnswer, StationAnswer } from "./answer.ts";
import { meanOf } from "./distribution.ts";
import type { QueueingNetwork, Station } from "./network.ts";
import { solveNetwork } from "./solve.ts";
import { arrivalRate, trafficOf, type TrafficProblem } from "./traffic.ts";

export interface SimulateOptions {
  readonly seed: number;
  /** About how many events; more make narrower intervals. */
  readonly events: number;
}

export type SimulatedAnswer = QueueingAnswer | { readonly refused: readonly Refusal[] } | TrafficProblem;

export function simulateNetwork(network: QueueingNetwork, { seed, events }: SimulateOptions): SimulatedAnswer {
  const traffic = trafficOf(network);
  if ("kind" in traffic) return traffic;
  // What has no steady state has no mean to be estimated: formulas know that for sure.
  const formula = solveNetwork(network, { method: "bounds" });
  if (!("kind" in formula) && !formula.stable) return formula;
  // A short run says how much time an event takes.
  const pilot = Math.min(50_000, events);
  const first = simulateEvents({ network }, { seed, until: Number.MAX_VALUE / 4, mostEvents: pilot });
  if ("refused" in first) return first;
  if (first.events === 0 || !(first.counted > 0) || first.end === "deadlock")
    return { ...blank(network), notes: [{ code: "blocking" }] };
  const until = (first.counted / first.events) * events;
  const result = simulateEvents({ network }, { seed, until, warmUp: until / 10, mostEvents: events * 3 });
  if ("refused" in result) return result;
  if (growsWithout(network, result)) return { ...blank(network), notes: [{ code: "unstable" }] };
  return answerOf(network, result, traffic.visits);
}

/** More come from outside than go, by more than chance: customers pile up, as when stations block each other. */
function growsWithout(network: QueueingNetwork, { classes, stations }: EventResult): boolean {
  let come = 0;
  let go = 0;
  let doubt = 0;
  network.classes.forEach((one, ofClass) => {
    const done = classes[ofClass]?.throughput;
    if (one.kind === "closed" || done === undefined) return;
    come += arrivalRate(one);
    go += done.value;
    doubt += half(done);
  });
  for (const { lost } of stations) go += lost.value;
  return go + Math.min(doubt, come / 100) < come * 0.985;
}

function blank(network: QueueingNetwork): QueueingAnswer {
  return {
    method: "simulation",
    result: "estimate",
    stable: false,
    stations: [],
    classes: network.classes.map(() => ({
      throughput: undefined,
      responseTime: undefined,
      cycleTime: undefined,
      population: undefined,
    })),
    bottleneck: undefined,
    notes: [],
  };
}

function answerOf(network: QueueingNetwork, result: EventResult, visits: readonly Float64Array[]): QueueingAnswer {
  const stations = network.stations.map((station, index): StationAnswer => {
    const here = result.stations[index];
    const perClass = network.classes.map((_, ofClass): ClassAtStation => {
      const one = here?.classes[ofClass];
      const count = visits[ofClass]?.[index] ?? 0;
      const time = one?.response.value;
      const comes = count > 0 && one !== undefined;
      return {
        visits: count,
        throughput: comes ? one.throughput.value : 0,
        utilization: comes ? utilizationOf(station, ofClass, one.throughput.value, one.number.value) : 0,
        queueLength: comes ? one.number.value : 0,
        responseTime: comes ? known(time) : 0,
        residenceTime: comes ? (known(time) === undefined ? undefined : (time ?? 0) * count) : 0,
        ...(comes
          ? {
              halfWidth: {
                throughput: half(one.throughput),
                queueLength: half(one.number),
                responseTime: half(one.response),
              },
            }
          : {}),
      };
    });
    const rate = here?.throughput.value ?? 0;
    const lost = here?.lost.value ?? 0;
    return {
      station: index,
      result: "estimate",
      stable: true,
      perClass,
      utilization: here?.utilisation.value,
      throughput: rate,
      queueLength: here?.number.value,
      responseTime: known(here?.response.value),
      loss: rate + lost > 0 ? lost / (rate + lost) : 0,
    };
  });
  const classes = network.classes.map((one, ofClass): ClassAnswer => {
    const here = result.classes[ofClass];
    const number = stations.reduce((sum, { perClass }) => sum + (perClass[ofClass]?.queueLength ?? 0), 0);
    const rate = here?.throughput.value;
    return {
      throughput: rate,
      responseTime: known(here?.response.value),
      cycleTime:
        one.kind === "open"
          ? known(here?.response.value)
          : rate === undefined || rate === 0
            ? undefined
            : number / rate,
      population: number,
    };
  });
  const busiest = stations
    .filter(({ station }) => network.stations[station]?.kind === "queue")
    .reduce<StationAnswer | undefined>(
      (best, one) => ((one.utilization ?? 0) > (best?.utilization ?? 0) ? one : best),
      undefined,
    );
  return {
    method: "simulation",
    result: "estimate",
    stable: true,
    stations,
    classes,
    bottleneck: busiest === undefined ? undefined : { station: busiest.station, utilization: busiest.utilization },
    // Near the limit queues come and go over times longer than the run, which its intervals cannot know.
    notes:
      (busiest?.utilization ?? 0) > heavy && network.classes.some(({ kind }) => kind === "open")
        ? [{ code: "short-run", station: busiest?.station ?? 0 }]
        : [],
  };
}

const heavy = 0.97;

/** Of a class by the utilization law: its services in a unit of time, times their mean. At speeds of its own nobody can say. */
function utilizationOf(station: Station, ofClass: number, rate: number, number: number): number | undefined {
  if (station.kind === "delay") return number;
  const time = station.service[ofClass];
  return time === undefined ? 0 : station.speeds === undefined ? (rate * meanOf(time)) / station.servers : undefined;
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function half({ lower, upper }: Estimate): number {
  return (upper - lower) / 2;
}

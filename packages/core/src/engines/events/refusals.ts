/** What of a model cannot be simulated. */
import { isDrawable } from "../deviates.ts";
import { meanOf } from "../queueing/distribution.ts";
import { routesOfVisits } from "../queueing/network.ts";
import type { EventModel } from "./model.ts";

/** One reason, and where. Stations and classes by their places. */
export interface Refusal {
  readonly reason:
    /** Of a time only moments are known, or its parameters are none. */
    | "distribution"
    /** Arrivals with a mean of 0: infinitely many at once. */
    | "arrivals"
    /** An open class that comes from outside without a route from there, or one that is served and has no way on. */
    | "no-route"
    /** A closed class meets a station that loses customers. */
    | "closed-loss"
    /** More customers at the beginning than there is room for. */
    | "no-room"
    /** Speeds by number at a station whose discipline breaks services off. */
    | "speeds"
    /** A load, fork, scaling, patience or change that does not make sense, or of what is not there. */
    | "statement";
  readonly station?: number;
  readonly class?: number;
}

/** All reasons; none: it can be simulated. O(size). */
export function refusalsOf(model: EventModel): readonly Refusal[] {
  return [...ofStations(model), ...ofClasses(model), ...ofRoutes(model), ...ofStatements(model)];
}

function ofStations({ network }: EventModel): readonly Refusal[] {
  return network.stations.flatMap((station, index): readonly Refusal[] => [
    ...station.service.flatMap((time, ofClass): readonly Refusal[] =>
      time === undefined || isDrawable(time) ? [] : [{ reason: "distribution", station: index, class: ofClass }],
    ),
    ...(station.kind === "queue" && !(Number.isInteger(station.servers) && station.servers >= 1)
      ? [{ reason: "statement", station: index } as const]
      : []),
    ...(station.speeds !== undefined &&
    (station.discipline.endsWith("preemptive") || !station.speeds.every((speed) => speed > 0 && speed < Infinity))
      ? [{ reason: "speeds", station: index } as const]
      : []),
  ]);
}

function ofClasses({ network }: EventModel): readonly Refusal[] {
  const atStart = network.stations.map(() => 0);
  const refused = network.classes.flatMap((one, ofClass): readonly Refusal[] => {
    if (one.kind === "closed") {
      if (network.stations[one.reference] === undefined || !Number.isInteger(one.population)) {
        return [{ reason: "statement", class: ofClass }];
      }
      atStart[one.reference] = (atStart[one.reference] ?? 0) + one.population;
      return [];
    }
    if (one.arrivals === undefined) return [];
    if (!isDrawable(one.arrivals)) return [{ reason: "distribution", class: ofClass }];
    return meanOf(one.arrivals) > 0 ? [] : [{ reason: "arrivals", class: ofClass }];
  });
  const full = network.stations.flatMap(({ capacity }, station): readonly Refusal[] =>
    (atStart[station] ?? 0) > (capacity?.limit ?? Infinity) ? [{ reason: "no-room", station }] : [],
  );
  return [...refused, ...full];
}

/** Follows all routes from outside, from the reference stations and from calls. */
function ofRoutes({ network, forks = [] }: EventModel): readonly Refusal[] {
  const classes = network.classes.length;
  const next = new Map<number, { readonly to: number | "outside"; readonly toClass: number }[]>();
  const place = (station: number | "outside", ofClass: number): number =>
    ((station === "outside" ? -1 : station) + 1) * classes + ofClass;
  for (const { from, fromClass, to, toClass, probability } of routesOfVisits(network)) {
    if (!(probability > 0)) continue;
    const list = next.get(place(from, fromClass));
    if (list === undefined) next.set(place(from, fromClass), [{ to, toClass }]);
    else list.push({ to, toClass });
  }
  const seen = new Set<number>();
  const path = network.classes.flatMap((one, ofClass) => {
    if (one.kind === "closed") return one.population > 0 ? [place(one.reference, ofClass)] : [];
    return one.arrivals === undefined ? [] : [place("outside", ofClass)];
  });
  const refused: Refusal[] = [];
  for (let at = path.pop(); at !== undefined; at = path.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const station = Math.floor(at / classes) - 1;
    const ofClass = at % classes;
    const moves = next.get(at);
    if (moves === undefined) refused.push({ reason: "no-route", class: ofClass, ...(station < 0 ? {} : { station }) });
    for (const { to, toClass } of moves ?? []) {
      if (to === "outside") continue;
      const target = network.stations[to];
      if (target === undefined || toClass >= classes) refused.push({ reason: "statement", class: ofClass });
      else {
        path.push(place(to, toClass));
        if (network.classes[toClass]?.kind === "closed" && target.capacity?.whenFull === "loss") {
          refused.push({ reason: "closed-loss", station: to, class: toClass });
        }
      }
    }
    for (const fork of forks) {
      if (fork.station !== station || fork.class !== ofClass) continue;
      for (const called of fork.calls) path.push(place(called.station, called.class));
    }
  }
  return refused;
}

function ofStatements({
  network,
  loads = [],
  forks = [],
  scalings = [],
  patience = [],
  changes = [],
}: EventModel): readonly Refusal[] {
  const isStation = (station: number): boolean => network.stations[station] !== undefined;
  const isClass = (ofClass: number): boolean => network.classes[ofClass] !== undefined;
  const isTime = (time: number): boolean => time >= 0 && time < Infinity;
  const refuse = (isFine: boolean, where: Omit<Refusal, "reason">): readonly Refusal[] =>
    isFine ? [] : [{ reason: "statement", ...where }];
  return [
    ...loads.flatMap(({ class: ofClass, steps = [], period = 1, batch }) =>
      refuse(
        isClass(ofClass) &&
          steps.every(({ from, factor }, at) => isTime(from) && isTime(factor) && from >= (steps[at - 1]?.from ?? 0)) &&
          period > 0 &&
          (batch === undefined || (batch.mean >= 1 && batch.mean < Infinity)),
        { class: ofClass },
      ),
    ),
    ...forks.flatMap(({ station, class: ofClass, calls, wait }) =>
      refuse(
        isStation(station) &&
          isClass(ofClass) &&
          calls.every(
            (call) => isStation(call.station) && isClass(call.class) && call.count >= 0 && call.count < 10_000,
          ) &&
          (typeof wait === "string" || wait >= 0),
        { station, class: ofClass },
      ),
    ),
    ...scalings.flatMap(({ station, least, most, target, every, startUp }) =>
      refuse(
        isStation(station) &&
          network.stations[station]?.kind === "queue" &&
          network.stations[station]?.speeds === undefined &&
          least >= 1 &&
          most >= least &&
          target > 0 &&
          target <= 1 &&
          every > 0 &&
          isTime(startUp),
        { station },
      ),
    ),
    ...patience.flatMap(({ class: ofClass, timeout = 1, retries, backOff }) =>
      refuse(
        network.classes[ofClass]?.kind === "open" &&
          timeout > 0 &&
          retries >= 0 &&
          isTime(backOff.first) &&
          backOff.factor >= 0,
        { class: ofClass },
      ),
    ),
    ...changes.flatMap(({ at, station, servers = 0, speed = 0 }) =>
      refuse(isStation(station) && isTime(at) && servers >= 0 && isTime(speed), { station }),
    ),
  ];
}

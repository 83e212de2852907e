/**
 * Load, event by event: stations whose figures are known, under a steady load or a surge, with scaling, limited queues and timeouts
 * (R243). In a steady state it is the cross-check of the formulas; for all else there are none.
 */
import type { Estimate, EventResult } from "../../engines/events/model.ts";
import { simulateEvents } from "../../engines/events/simulate.ts";
import { mmc, mmck } from "../../engines/queueing/markov-queues.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import type { CapacityFigures, StationFigures } from "../capacity.ts";
import { capacityBasis } from "./basis.ts";
import { networkOf, type SimulatedStation } from "./network.ts";
import { readingOf } from "./reading.ts";
import type { StationReading } from "./station.ts";

export interface CapacitySimulation {
  readonly seed: number;
  /** Seconds that were simulated; of them not counted in means, at the beginning. */
  readonly until: number;
  readonly warmUp: number;
  readonly events: number;
  /** Seconds that the surge lasts; undefined: the load is steady. */
  readonly lasts: number | undefined;
  readonly stations: readonly StationSimulation[];
  /** Ends of the pieces of time, in seconds. */
  readonly times: readonly number[];
  readonly notes: readonly Bilingual[];
}

export interface StationSimulation {
  readonly element: Element;
  /** Means with their 99 % intervals: share in use, seconds until the answer, how many wait; a second, how many are turned away and given up. */
  readonly utilisation: Estimate;
  readonly response: Estimate;
  readonly queue: Estimate;
  readonly lost: Estimate;
  readonly percentiles: EventResult["classes"][number]["percentiles"];
  readonly timeouts: Estimate;
  /** What the formulas say, where they hold: a steady load, no scaling, no timeouts. */
  readonly formula: { readonly utilisation: number; readonly response: number; readonly queue: number } | undefined;
  /** Means of each piece of time. */
  readonly series: {
    readonly waiting: readonly number[];
    readonly utilisation: readonly number[];
    readonly servers: readonly number[];
  };
}

export interface SimulationWish {
  readonly seed: number;
  /** Hours that the surge lasts; undefined: the load is steady. */
  readonly lasts: number | undefined;
  /** Further tries after a timeout or a refusal; none by default. */
  readonly retries?: number;
  /** Who waits for an answer keeps its server meanwhile, as a thread does that blocks; not by default. */
  readonly isBlocking?: boolean;
  /** Requests after which it ends; 2 million by default. */
  readonly mostRequests?: number;
  /** Pieces of the time series; 120 by default. */
  readonly pieces?: number;
}

const HOUR = 3600;
const MOST_STATIONS = 200;
const MOST_REQUESTS = 2_000_000;
/** Requests that the quietest station should see in a steady state. */
const WANTED = 20_000;

/** Undefined where no station has figures that are known. `figures`: the answer to the question that is simulated. */
export function simulateCapacity(
  model: Model,
  figures: CapacityFigures,
  wish: SimulationWish,
): CapacitySimulation | undefined {
  const basis = capacityBasis(model);
  const usual = readingOf(basis).reading;
  const all = figures.stations.flatMap((one) => simulated(one, usual, basis.load.average.lower));
  const stations = all.slice(0, MOST_STATIONS);
  if (stations.length === 0) return undefined;
  const lasts = wish.lasts === undefined ? undefined : wish.lasts * HOUR;
  const { events, isPlain } = networkOf(model, stations, lasts, {
    retries: wish.retries ?? 0,
    isBlocking: wish.isBlocking === true,
  });
  const span = spanOf(stations, lasts, wish.mostRequests ?? MOST_REQUESTS);
  const pieces = wish.pieces ?? 120;
  const result = simulateEvents(events, {
    seed: wish.seed,
    until: span.until,
    warmUp: span.warmUp,
    points: pieces,
    mostEvents: 100_000_000,
  });
  if ("refused" in result)
    throw new Error(`the load cannot be simulated: ${result.refused.map(({ reason }) => reason).join(", ")}`);
  return {
    seed: wish.seed,
    until: span.until,
    warmUp: span.warmUp,
    events: result.events,
    lasts,
    stations: stations.map((one, index) =>
      stationOf(one, index, result, lasts === undefined && isPlain[index] === true),
    ),
    times: Array.from(result.series?.times ?? []),
    notes: notesOf(
      figures.stations.length - stations.length,
      stations,
      span.isCut ? span.until : undefined,
      wish.isBlocking === true,
      figures.chains.some(({ users }) => users !== undefined),
    ),
  };
}

/** The most that may be asked is what is simulated: nothing looks better than it may be. */
function simulated(figures: StationFigures, usual: StationReading, average: Float64Array): readonly SimulatedStation[] {
  const { capacity, demand, areServersAssumed, element, serviceFrom } = figures;
  const surge = demand.rate.upper;
  if (capacity === undefined || capacity <= 0 || serviceFrom === undefined || areServersAssumed) return [];
  if (!Number.isFinite(surge) || surge <= 0) return [];
  const mean = average[element.row] as number;
  const peak = usual.rate(element.row).upper;
  return [
    {
      figures,
      servers: usual.servers(element.row),
      capacity,
      surge,
      usual: mean > 0 ? mean : peak > 0 && Number.isFinite(peak) ? peak : surge,
    },
  ];
}

/** Seconds: of a surge until its queues should be empty again; of a steady load until the quietest has been asked often enough. */
function spanOf(
  stations: readonly SimulatedStation[],
  lasts: number | undefined,
  mostRequests: number,
): { readonly until: number; readonly warmUp: number; readonly isCut: boolean } {
  const sum = stations.reduce((total, { surge, usual }) => total + Math.max(surge, usual), 0);
  const most = mostRequests / sum;
  if (lasts === undefined) {
    const quietest = stations.reduce((least, { surge }) => Math.min(least, surge), Number.POSITIVE_INFINITY);
    const until = Math.min(most, (WANTED * 10) / quietest);
    return { until, warmUp: until / 10, isCut: false };
  }
  const drained = stations.reduce((latest, { surge, usual, capacity }) => {
    const backlog = Math.max(0, surge - capacity) * lasts;
    return backlog === 0 || usual >= capacity ? latest : Math.max(latest, lasts + backlog / (capacity - usual));
  }, lasts);
  const wanted = drained + (drained - lasts) * 0.1 + lasts * 0.25;
  return { until: Math.min(most, wanted), warmUp: 0, isCut: most < wanted };
}

function stationOf(one: SimulatedStation, index: number, result: EventResult, isPlain: boolean): StationSimulation {
  const [station, ofClass, series] = [result.stations[index], result.classes[index], result.series?.stations[index]];
  if (station === undefined || ofClass === undefined) throw new Error("the simulation knows all of its stations");
  const { figures, servers, capacity, surge } = one;
  const service = servers.count / capacity;
  // A stated time of service longer than the capacity shows has its rest outside the queue: it takes no server, but time.
  const rest = (figures.latency ?? service) - service;
  const later = (time: number): number => time + rest;
  const { response } = station;
  return {
    element: figures.element,
    utilisation: station.utilisation,
    response: { value: later(response.value), lower: later(response.lower), upper: later(response.upper) },
    queue: station.waiting,
    lost: station.lost,
    percentiles: {
      p50: later(ofClass.percentiles.p50),
      p90: later(ofClass.percentiles.p90),
      p95: later(ofClass.percentiles.p95),
      p99: later(ofClass.percentiles.p99),
    },
    timeouts: ofClass.timeouts,
    formula: isPlain ? formulaOf(figures, surge, servers.count, service, rest) : undefined,
    series: {
      waiting: Array.from(series?.waiting ?? []),
      utilisation: Array.from(series?.utilisation ?? []),
      servers: Array.from(series?.servers ?? []),
    },
  };
}

function formulaOf(
  { queueLimit }: StationFigures,
  rate: number,
  servers: number,
  service: number,
  rest: number,
): StationSimulation["formula"] {
  const means =
    queueLimit === undefined ? mmc(rate, service, servers) : mmck(rate, service, servers, servers + queueLimit);
  if (means === undefined) return undefined;
  return { utilisation: means.utilization, response: means.responseTime + rest, queue: means.waiting };
}

function notesOf(
  left: number,
  stations: readonly SimulatedStation[],
  cutAt: number | undefined,
  isBlocking: boolean,
  hasUsers: boolean,
): readonly Bilingual[] {
  const notes: Bilingual[] = [];
  if (left > 0)
    notes.push({
      en: `${left} elements are not simulated: their demand, capacity or number of instances is not known.`,
      fr: `${left} éléments ne sont pas simulés : leur demande, leur capacité ou leur nombre d’exemplaires n’est pas connu.`,
    });
  if (hasUsers)
    notes.push({
      en: "People who wait for their answers are simulated as if they asked independently of one another: their queues are shorter in truth.",
      fr: "Les personnes qui attendent leurs réponses sont simulées comme si elles demandaient indépendamment : leurs files sont en vérité plus courtes.",
    });
  if (isBlocking)
    notes.push({
      en: "Who waits for an answer keeps its server meanwhile: times are from end to end, and a slow callee takes servers from its callers.",
      fr: "Qui attend une réponse garde son serveur pendant ce temps : les temps vont de bout en bout, et un appelé lent prend des serveurs à ses appelants.",
    });
  if (stations.some(({ servers }) => servers.autoscale !== undefined))
    notes.push({
      en: "Scaling looks every 15 seconds; a new instance serves after a minute, one goes after five calm minutes.",
      fr: "La mise à l’échelle regarde toutes les 15 secondes ; un nouvel exemplaire sert après une minute, il part après cinq minutes calmes.",
    });
  if (cutAt !== undefined)
    notes.push({
      en: `Only the first ${Math.round(cutAt / 60)} minutes are simulated; later there is only the mean picture of backlogs.`,
      fr: `Seules les ${Math.round(cutAt / 60)} premières minutes sont simulées ; ensuite il n’y a que l’image moyenne des retards.`,
    });
  return notes;
}

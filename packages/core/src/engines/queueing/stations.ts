/** Stations as the formulas see them: means, spread and whether they have product form (Baskett, Chandy, Muntz, Palacios, JACM 22 (1975); Kelly 1979, section 3.1). */
import type { NoteCode } from "./answer.ts";
import { isExponential, meanOf, scvOf } from "./distribution.ts";
import type { QueueingNetwork, Station } from "./network.ts";
import { lawOfServers, type ServiceLaw } from "./service-law.ts";
import type { Traffic } from "./traffic.ts";

export interface StationView {
  readonly station: Station;
  readonly index: number;
  /** Undefined: a delay. */
  readonly law: ServiceLaw | undefined;
  /** By class: visits, mean service time, its squared coefficient of variation. */
  readonly visits: readonly number[];
  readonly service: readonly number[];
  readonly scv: readonly number[];
  /** Classes that come here. */
  readonly present: readonly number[];
  /** Why it has no product form; undefined: it has. */
  readonly breaks: NoteCode | undefined;
  /** A limit that can be reached. */
  readonly limit: number | undefined;
}

export function viewsOf(network: QueueingNetwork, traffic: Traffic): readonly StationView[] {
  return network.stations.map((station, index) => {
    const visits = network.classes.map((_, ofClass) => traffic.visits[ofClass]?.[index] ?? 0);
    const times = network.classes.map((_, ofClass) => station.service[ofClass]);
    const present = visits.flatMap((count, ofClass) => (count > 0 ? [ofClass] : []));
    const limit = reachableLimit(traffic, station, present);
    const view = {
      station,
      index,
      law: lawOf(station),
      visits,
      service: times.map((time) => (time === undefined ? 0 : meanOf(time))),
      scv: times.map((time) => (time === undefined ? 0 : scvOf(time))),
      present,
      limit,
    };
    return {
      ...view,
      breaks:
        limit === undefined ? breakOf(network, view) : station.capacity?.whenFull === "loss" ? "loss" : "blocking",
    };
  });
}

function lawOf({ kind, servers, speeds }: Station): ServiceLaw | undefined {
  if (speeds !== undefined && speeds.length > 0) return Float64Array.from(speeds);
  return kind === "delay" ? undefined : lawOfServers(servers);
}

/** A capacity below all who could come. */
function reachableLimit(traffic: Traffic, { capacity }: Station, present: readonly number[]): number | undefined {
  if (capacity === undefined) return undefined;
  const here = traffic.chains.filter(({ classes }) => classes.some((one) => present.includes(one)));
  const most = here.reduce((sum, { population }) => sum + population, 0);
  const perClass = Math.min(...present.map((ofClass) => capacity.perClass?.[ofClass] ?? Infinity));
  const limit = Math.min(capacity.limit, perClass);
  return limit < most ? limit : undefined;
}

function breakOf(network: QueueingNetwork, view: Omit<StationView, "breaks">): NoteCode | undefined {
  const { station, present, service, law } = view;
  if (law === undefined || present.length === 0 || station.discipline === "ps") return undefined;
  // One server that everybody takes over at once is insensitive to the distribution; several, or another law, are not.
  if (station.discipline === "lcfs-preemptive" && law.length === 1) return undefined;
  const [first = 0] = present;
  const priorities = new Set(present.map((ofClass) => network.classes[ofClass]?.priority ?? 0));
  const byPriority = station.discipline === "priority" || station.discipline === "priority-preemptive";
  if (byPriority && priorities.size > 1) return "priority";
  if (station.discipline === "shortest-first" || station.discipline === "longest-first") return "by-length";
  if (present.some((ofClass) => !isNear(service[ofClass] ?? 0, service[first] ?? 0))) return "class-dependent-service";
  const general = present.some((ofClass) => {
    const time = station.service[ofClass];
    return time !== undefined && !isExponential(time) && !(time.kind === "moments" && time.scv === 1);
  });
  return general ? "general-service" : undefined;
}

/** Equal but for the rounding of 1 / rate. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-14 * Math.max(Math.abs(a), Math.abs(b));
}

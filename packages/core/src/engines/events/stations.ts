/** Stations in use: who is served, and until when. */
import { createEventHeap, hasEvent, popEvent, pushEvent, type EventHeap } from "../event-heap.ts";
import type { Station } from "../queueing/network.ts";
import type { Random } from "../random.ts";
import { SERVED, WAITS, type Customers } from "./customers.ts";
import { openLine } from "./lines.ts";
import type { Measures } from "./measures.ts";

/** What stations share. */
export interface Hall {
  readonly customers: Customers;
  readonly heap: EventHeap;
  readonly measures: Measures;
  now: number;
}

/** Kinds of events; an event's id is its number times 8 and its kind. */
export const END_OF_SERVICE = 0;
export const END_OF_SHARE = 1;
export const ARRIVAL = 2;
export const TIMEOUT = 3;
export const RETRY = 4;
export const LOOK = 5;
export const CONTROL = 6;

/** A station that takes customers in and says who is ready. Counting who is present is its caller's. */
export interface StationInUse {
  /** Somebody comes, with `left` drawn: to be served or to wait. */
  enter(slot: number): void;
  /**
   * Whom an event of this time ends the service of; -1: it is of something that has changed since. Next comes `release`, `again` or `hold`.
   */
  finish(number: number): number;
  /** The server of one who was served is kept for it. */
  hold(): void;
  /** A server that was kept is free again. */
  release(): void;
  /** Somebody waiting or served gives up. */
  withdraw(slot: number): void;
  /** Served on the same server once more, with `left` drawn anew. */
  again(slot: number): void;
  setServers(servers: number): void;
  setSpeed(speed: number): void;
  readonly servers: number;
}

/** What a station needs to know. */
export interface Service {
  readonly index: number;
  readonly station: Station;
  readonly levelOf: Int32Array;
  readonly random: Random;
  /** Its speed changes one day. */
  readonly isChanging: boolean;
}

export function openStation(hall: Hall, service: Service): StationInUse {
  const { station } = service;
  if (station.speeds !== undefined)
    return openShared(hall, service, station.discipline === "ps" || station.kind === "delay");
  if (station.kind === "queue" && station.discipline === "ps") return openShared(hall, service, true);
  return openServers(hall, service);
}

/** Servers of which each serves one at a time, all at the station's speed. */
function openServers(hall: Hall, { index, station, levelOf, random, isChanging }: Service): StationInUse {
  const { customers, heap, measures } = hall;
  const { serving } = measures;
  const line = openLine(station.discipline, customers, levelOf, random);
  const isPreemptive = station.discipline === "lcfs-preemptive" || station.discipline === "priority-preemptive";
  const byPriority = station.discipline === "priority-preemptive";
  let servers = station.kind === "delay" ? Infinity : station.servers;
  let speed = 1;
  /** Servers that somebody has, served or held. */
  let taken = 0;
  /** Those served, oldest last, linked by `next` and `previous`; kept only where it matters who they are. */
  let newest = -1;
  const isListed = isPreemptive || isChanging;

  const serve = (slot: number): void => {
    customers.state[slot] = SERVED;
    serving[index] = (serving[index] as number) + 1;
    if (isListed) {
      customers.next[slot] = newest;
      customers.previous[slot] = -1;
      if (newest >= 0) customers.previous[newest] = slot;
      newest = slot;
    }
    plan(slot);
  };
  const plan = (slot: number): void => {
    const end = speed > 0 ? hall.now + (customers.left[slot] as number) / speed : Infinity;
    customers.end[slot] = end;
    if (end < Infinity) pushEvent(heap, end, slot * 8 + END_OF_SERVICE);
  };
  /** Takes one out of service, as somebody with so much service left as there is. */
  const stop = (slot: number): void => {
    const end = customers.end[slot] as number;
    if (end < Infinity) customers.left[slot] = (end - hall.now) * speed;
    customers.end[slot] = -1;
    serving[index] = (serving[index] as number) - 1;
    if (!isListed) return;
    const before = customers.previous[slot] as number;
    const after = customers.next[slot] as number;
    if (before < 0) newest = after;
    else customers.next[before] = after;
    if (after >= 0) customers.previous[after] = before;
  };
  const wait = (slot: number): void => {
    customers.state[slot] = WAITS;
    line.add(slot);
  };
  const fill = (): void => {
    while (taken < servers) {
      const slot = line.take();
      if (slot < 0) return;
      taken++;
      serve(slot);
    }
  };
  /** Of those served, who would be served after a newcomer: of the lowest priority, and the newest of these; with last come first served the oldest. */
  const victimOf = (slot: number): number => {
    let victim = -1;
    let lowest = byPriority ? (levelOf[customers.ofClass[slot] as number] as number) : -1;
    for (let other = newest; other >= 0; other = customers.next[other] as number) {
      const level = byPriority ? (levelOf[customers.ofClass[other] as number] as number) : 0;
      if (
        byPriority
          ? level > lowest
          : victim < 0 || (customers.came[other] as number) <= (customers.came[victim] as number)
      ) {
        victim = other;
        lowest = level;
      }
    }
    return victim;
  };

  return {
    get servers() {
      return servers;
    },
    enter: (slot) => {
      if (taken < servers) {
        taken++;
        serve(slot);
        return;
      }
      const victim = isPreemptive ? victimOf(slot) : -1;
      if (victim < 0) {
        wait(slot);
        return;
      }
      stop(victim);
      customers.state[victim] = WAITS;
      line.putBack(victim);
      serve(slot);
    },
    finish: (slot) => {
      if (customers.state[slot] !== SERVED || customers.end[slot] !== hall.now) return -1;
      stop(slot);
      return slot;
    },
    hold: () => undefined,
    release: () => {
      taken--;
      fill();
    },
    withdraw: (slot) => {
      if (customers.state[slot] === WAITS) {
        line.remove(slot);
        return;
      }
      stop(slot);
      taken--;
      fill();
    },
    again: serve,
    setServers: (count) => {
      servers = count;
      fill();
    },
    setSpeed: (value) => {
      const served: number[] = [];
      for (let slot = newest; slot >= 0; slot = customers.next[slot] as number) served.push(slot);
      for (const slot of served) {
        const end = customers.end[slot] as number;
        if (end < Infinity) customers.left[slot] = (end - hall.now) * speed;
      }
      speed = value;
      for (const slot of served) plan(slot);
    },
  };
}

/**
 * A station whose whole speed depends on how many are there, shared by all (`isForAll`) or given to the first in line. Service is counted
 * in a time of its own that runs for all served alike, so that one event is planned at a time (Kleinrock's virtual time).
 */
function openShared(hall: Hall, { index, station, levelOf, random }: Service, isForAll: boolean): StationInUse {
  const { customers, heap, measures } = hall;
  const { serving } = measures;
  const line = openLine(isForAll ? "fcfs" : station.discipline, customers, levelOf, random);
  const ends = createEventHeap();
  let servers = station.kind === "delay" ? Infinity : station.servers;
  let speed = 1;
  /** Served; present with those who wait or hold a place after their service. */
  let served = 0;
  let present = 0;
  let own = 0;
  let since = 0;
  let planned = -1;
  const { speeds } = station;

  const rate = (): number => {
    if (served === 0) return 0;
    const whole =
      speeds === undefined ? Math.min(served, servers) : (speeds[Math.min(present, speeds.length) - 1] ?? 0);
    return (speed * whole) / served;
  };
  const bringUp = (): void => {
    own += (hall.now - since) * rate();
    since = hall.now;
  };
  const dropStale = (): void => {
    while (hasEvent(ends)) {
      const slot = ends.ids[0] as number;
      // Of one who gave up; should its place have come back here with the same end, either entry will do.
      const isHere = customers.state[slot] === SERVED && customers.station[slot] === index;
      if (isHere && customers.end[slot] === ends.times[0]) return;
      popEvent(ends);
    }
    own = 0;
  };
  const plan = (): void => {
    dropStale();
    const pace = rate();
    planned = hasEvent(ends) && pace > 0 ? hall.now + Math.max(0, (ends.times[0] as number) - own) / pace : -1;
    if (planned >= 0) pushEvent(heap, planned, index * 8 + END_OF_SHARE);
    serving[index] = speeds === undefined ? Math.min(served, servers) : Math.min(1, served);
  };
  const serve = (slot: number): void => {
    customers.state[slot] = SERVED;
    served++;
    const end = own + (customers.left[slot] as number);
    customers.end[slot] = end;
    pushEvent(ends, end, slot);
  };
  const leave = (): void => {
    present--;
    if (!isForAll && served === 0) {
      const slot = line.take();
      if (slot >= 0) serve(slot);
    }
    plan();
  };

  return {
    get servers() {
      return servers;
    },
    enter: (slot) => {
      bringUp();
      present++;
      if (isForAll || served === 0) serve(slot);
      else {
        customers.state[slot] = WAITS;
        line.add(slot);
      }
      plan();
    },
    finish: () => {
      if (planned !== hall.now) return -1;
      bringUp();
      dropStale();
      const slot = ends.ids[0] as number;
      own = Math.max(own, ends.times[0] as number);
      popEvent(ends);
      customers.end[slot] = -1;
      served--;
      planned = -1;
      return slot;
    },
    hold: plan,
    release: () => {
      bringUp();
      leave();
    },
    withdraw: (slot) => {
      bringUp();
      if (customers.state[slot] === WAITS) line.remove(slot);
      else {
        customers.end[slot] = -1;
        served--;
      }
      leave();
    },
    again: (slot) => {
      bringUp();
      serve(slot);
      plan();
    },
    setServers: (count) => {
      bringUp();
      servers = count;
      plan();
    },
    setSpeed: (value) => {
      bringUp();
      speed = value;
      plan();
    },
  };
}

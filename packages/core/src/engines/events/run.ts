/** The event loop of a network of queues: customers come, are served, go on, are refused, give up and try again. */
import { deviateOf } from "../deviates.ts";
import { createEventHeap, hasEvent, popEvent, pushEvent } from "../event-heap.ts";
import { nextUniform, openKeyedRandom } from "../random.ts";
import { type QueueingNetwork, routesOfVisits } from "../queueing/network.ts";
import { openArrivals, type Arrivals } from "./arrivals.ts";
import { openScaling, type ScalingInUse } from "./scaling.ts";
import {
  addCustomer,
  BACKS_OFF,
  BLOCKED,
  CALLS,
  createCustomers,
  FREE,
  OUTSIDE,
  removeCustomer,
  SERVED,
  WAITS,
} from "./customers.ts";
import {
  addUp,
  classTotal,
  copyTotals,
  countResponse,
  createMeasures,
  DONE,
  FAILED,
  LEFT,
  LOST,
  placeTotal,
  RESPONSE,
  RETRIED,
  STAY,
  TIMED_OUT,
  WASTED,
  type Measures,
} from "./measures.ts";
import type { EventModel, EventOptions, EventResult, Fork, Patience } from "./model.ts";
import { openRouting } from "./routes.ts";
import {
  ARRIVAL,
  CONTROL,
  END_OF_SERVICE,
  END_OF_SHARE,
  LOOK,
  openStation,
  RETRY,
  TIMEOUT,
  type Hall,
} from "./stations.ts";

/** What a run leaves behind. */
export interface Run {
  readonly measures: Measures;
  readonly events: number;
  readonly end: EventResult["end"];
  /** Totals at the borders of batches and of the pieces of the series, with their times. */
  readonly batches: readonly Snapshot[];
  readonly pieces: readonly Snapshot[];
}

export interface Snapshot {
  readonly time: number;
  readonly totals: Float64Array;
}

/** Customers at a time that are too many to be held in memory, some hundred megabytes. */
const MOST_CUSTOMERS = 4_000_000;

const MOST_AT_ONCE = 10_000_000;

/** Runs a model that can be simulated (see `refusalsOf`). */
export function runEvents(model: EventModel, options: EventOptions): Run {
  const { network } = model;
  const classes = network.classes.length;
  const stationCount = network.stations.length;
  const customers = createCustomers();
  const heap = createEventHeap(1024);
  const measures = createMeasures(stationCount, classes, usedPlaces(model));
  const { totals, present, placeOf } = measures;
  const hall: Hall = { customers, heap, measures, now: 0 };
  const repetition = options.repetition ?? 0;
  const routing = openRouting(network);
  const routeRandom = openKeyedRandom(options.seed, repetition, 1);
  const patienceRandom = openKeyedRandom(options.seed, repetition, 2);
  const levelOf = levelsOf(network);
  const serviceRandoms = network.stations.map((_, station) =>
    openKeyedRandom(options.seed, repetition, 1_000_000 + station),
  );
  const draws = network.stations.map(({ service }) =>
    service.map((time) => (time === undefined ? undefined : deviateOf(time))),
  );
  const stations = network.stations.map((station, index) => {
    measures.servers[index] = station.kind === "delay" ? 1 : station.servers;
    const random = openKeyedRandom(options.seed, repetition, 2_000_000 + index);
    const isChanging = model.changes?.some((change) => change.station === index && change.speed !== undefined) === true;
    return openStation(hall, { index, station, levelOf, random, isChanging });
  });
  const limit = Float64Array.from(network.stations, ({ capacity }) => capacity?.limit ?? Infinity);
  const classLimit = Float64Array.from({ length: stationCount * classes }, (_, place) => {
    const capacity = network.stations[Math.floor(place / classes)]?.capacity;
    return capacity?.perClass?.[place % classes] ?? Infinity;
  });
  const hasClassLimit = network.stations.map(({ capacity }) => capacity?.perClass !== undefined);
  const whenFull = network.stations.map(({ capacity }) => capacity?.whenFull);
  const isDelay = network.stations.map(({ kind }) => kind === "delay");
  const here = new Int32Array(stationCount);
  /** Customers who want to come, first come first, from a place on that is moved on as they are let in. */
  const before: number[][] = network.stations.map(() => []);
  const firstBefore = new Int32Array(stationCount);
  const isAwaited = new Uint8Array(stationCount);
  /** Stations at which there may be room for them. */
  const roomAt: number[] = [];
  const reference = network.classes.map((one) => (one.kind === "closed" ? one.reference : -1));
  const forkOf = new Map<number, Fork>((model.forks ?? []).map((fork) => [fork.station * classes + fork.class, fork]));
  const hasForks = forkOf.size > 0;
  const patienceOf: (Patience | undefined)[] = network.classes.map((_, ofClass) =>
    model.patience?.find((one) => one.class === ofClass),
  );
  let end: EventResult["end"] = "time";
  let isStuck = false;
  let lastCall = 0;

  const countClass = (ofClass: number, what: number, by = 1): void => {
    const at = classTotal(measures, ofClass, what);
    totals[at] = (totals[at] as number) + by;
  };

  /** Room for one who gives up the place it has. */
  const hasRoom = (station: number, ofClass: number, slot: number): boolean => {
    const own = Number(customers.station[slot] === station);
    if ((here[station] as number) - own >= (limit[station] as number)) return false;
    if (hasClassLimit[station] !== true) return true;
    const at = station * classes + ofClass;
    const others = (present[placeOf[at] as number] as number) - own * Number(customers.ofClass[slot] === ofClass);
    return others < (classLimit[at] as number);
  };

  const drawService = (station: number, ofClass: number): number =>
    draws[station]?.[ofClass]?.(serviceRandoms[station] as (typeof serviceRandoms)[number]) ?? 0;

  /** Comes to a station that has room. */
  const arrive = (slot: number, station: number, ofClass: number): void => {
    addUp(measures, station, hall.now);
    const place = placeOf[station * classes + ofClass] as number;
    present[place] = (present[place] as number) + 1;
    here[station] = (here[station] as number) + 1;
    customers.station[slot] = station;
    customers.ofClass[slot] = ofClass;
    customers.came[slot] = hall.now;
    customers.left[slot] = drawService(station, ofClass);
    if (reference[ofClass] === station) endCycle(slot, ofClass, station);
    stations[station]?.enter(slot);
  };

  const endCycle = (slot: number, ofClass: number, station: number): void => {
    const began = customers.began[slot] as number;
    if (began >= 0) countDone(ofClass, hall.now - began);
    // At a delay the next cycle's response begins when it leaves.
    customers.began[slot] = isDelay[station] === true ? -1 : hall.now;
  };

  const countDone = (ofClass: number, response: number): void => {
    countClass(ofClass, DONE);
    countClass(ofClass, RESPONSE, response);
    countResponse(measures, ofClass, response);
  };

  /** Leaves its station for good, with its server where it kept one. */
  const leave = (slot: number, keptServer: boolean): void => {
    const station = customers.station[slot] as number;
    const ofClass = customers.ofClass[slot] as number;
    addUp(measures, station, hall.now);
    const place = placeOf[station * classes + ofClass] as number;
    present[place] = (present[place] as number) - 1;
    here[station] = (here[station] as number) - 1;
    const at = placeTotal(measures, station, ofClass, LEFT);
    totals[at] = (totals[at] as number) + 1;
    totals[at + STAY - LEFT] = (totals[at + STAY - LEFT] as number) + hall.now - (customers.came[slot] as number);
    if (reference[ofClass] === station && isDelay[station] === true) customers.began[slot] = hall.now;
    customers.station[slot] = -1;
    if (keptServer) stations[station]?.release();
    if (isAwaited[station] === 1) roomAt.push(station);
  };

  /** Has been served; calls others or goes on. */
  const afterService = (slot: number): void => {
    if (hasForks) {
      const station = customers.station[slot] as number;
      const fork = forkOf.get(station * classes + (customers.ofClass[slot] as number));
      if (fork !== undefined && callOthers(slot, fork)) return;
    }
    goOn(slot, true);
  };

  /** Says whether it has to wait for its calls. */
  const callOthers = (slot: number, fork: Fork): boolean => {
    const station = fork.station;
    const count = fork.calls.reduce((sum, { count: times }) => sum + times, 0);
    const needed = fork.wait === "none" ? 0 : fork.wait === "all" ? count : Math.min(count, fork.wait);
    const number = ++lastCall;
    if (needed > 0) {
      customers.state[slot] = CALLS;
      customers.pending[slot] = needed;
      customers.call[slot] = number;
      measures.held[station] = (measures.held[station] as number) + 1;
      if (fork.keepsServer) stations[station]?.hold();
      else stations[station]?.release();
    }
    for (const { station: to, class: ofClass, count: times } of fork.calls) {
      for (let index = 0; index < times; index++) {
        const child = addCustomer(customers, ofClass, hall.now);
        if (needed > 0) {
          customers.parent[child] = slot;
          customers.call[child] = number;
        } else customers.isAbandoned[child] = 2;
        go(child, to, ofClass);
      }
    }
    return needed > 0;
  };

  /** A call has come back, or was lost. */
  const comeBack = (child: number, wasLost: boolean): void => {
    const parent = customers.parent[child] as number;
    const call = customers.call[child] as number;
    removeCustomer(customers, child);
    // Of more calls than it waited for the others come back to one that has gone on.
    if (customers.state[parent] !== CALLS || customers.call[parent] !== call) return;
    const pending = customers.pending[parent] as number;
    if (wasLost) customers.isSpoilt[parent] = 1;
    customers.pending[parent] = pending - 1;
    if (pending > 1) return;
    const station = customers.station[parent] as number;
    const keeps = forkOf.get(station * classes + (customers.ofClass[parent] as number))?.keepsServer === true;
    addUp(measures, station, hall.now);
    measures.held[station] = (measures.held[station] as number) - 1;
    goOn(parent, keeps);
  };

  const goOn = (slot: number, keptServer: boolean): void => {
    const station = customers.station[slot] as number;
    const ofClass = customers.ofClass[slot] as number;
    const move = routing.choose(station, ofClass, routeRandom);
    const to = move < 0 ? -1 : (routing.station[move] as number);
    const toClass = move < 0 ? ofClass : (routing.toClass[move] as number);
    if (to < 0) {
      leave(slot, keptServer);
      leaveNetwork(slot);
    } else if (hasRoom(to, toClass, slot)) {
      leave(slot, keptServer);
      arrive(slot, to, toClass);
    } else if (whenFull[to] === "loss") {
      leave(slot, keptServer);
      lose(slot, to, toClass);
    } else if (whenFull[to] === "repeat" && keptServer) {
      customers.left[slot] = drawService(station, ofClass);
      stations[station]?.again(slot);
    } else {
      customers.state[slot] = BLOCKED;
      customers.target[slot] = to;
      customers.targetClass[slot] = toClass;
      customers.next[slot] = keptServer ? 1 : 0;
      addUp(measures, station, hall.now);
      measures.held[station] = (measures.held[station] as number) + 1;
      if (keptServer) stations[station]?.hold();
      isAwaited[to] = 1;
      before[to]?.push(slot);
      if (standsStill(to, new Set())) isStuck = true;
    }
  };

  /** From outside to a station. */
  const go = (slot: number, to: number, toClass: number): void => {
    if (hasRoom(to, toClass, slot)) arrive(slot, to, toClass);
    else if (whenFull[to] === "blocking") {
      customers.state[slot] = OUTSIDE;
      customers.target[slot] = to;
      customers.targetClass[slot] = toClass;
      isAwaited[to] = 1;
      before[to]?.push(slot);
    } else lose(slot, to, toClass);
  };

  const enterNetwork = (slot: number): void => {
    const origin = customers.origin[slot] as number;
    const patience = patienceOf[origin];
    if (patience?.timeout !== undefined) {
      const deadline = hall.now + patience.timeout;
      customers.deadline[slot] = deadline;
      pushEvent(heap, deadline, slot * 8 + TIMEOUT);
    }
    const move = routing.choose(-1, origin, routeRandom);
    const to = move < 0 ? -1 : (routing.station[move] as number);
    if (to < 0) leaveNetwork(slot);
    else go(slot, to, routing.toClass[move] as number);
  };

  const leaveNetwork = (slot: number): void => {
    if ((customers.parent[slot] as number) >= 0) {
      comeBack(slot, customers.isSpoilt[slot] === 1);
      return;
    }
    const origin = customers.origin[slot] as number;
    if (customers.isAbandoned[slot] === 1) countClass(origin, WASTED);
    else if (customers.isAbandoned[slot] === 0) {
      if (customers.isSpoilt[slot] === 1) {
        tryAgain(slot);
        return;
      }
      countDone(origin, hall.now - (customers.began[slot] as number));
    }
    removeCustomer(customers, slot);
  };

  const lose = (slot: number, station: number, ofClass: number): void => {
    const at = placeTotal(measures, station, ofClass, LOST);
    totals[at] = (totals[at] as number) + 1;
    if ((customers.parent[slot] as number) >= 0) comeBack(slot, true);
    else if (customers.isAbandoned[slot] !== 0) removeCustomer(customers, slot);
    else tryAgain(slot);
  };

  /** A try has failed: another after a while, or none. */
  const tryAgain = (slot: number): void => {
    const origin = customers.origin[slot] as number;
    const patience = patienceOf[origin];
    const tries = customers.tries[slot] as number;
    customers.deadline[slot] = Infinity;
    customers.isSpoilt[slot] = 0;
    if (patience === undefined || tries >= patience.retries) {
      countClass(origin, FAILED);
      removeCustomer(customers, slot);
      return;
    }
    countClass(origin, RETRIED);
    customers.tries[slot] = tries + 1;
    customers.ofClass[slot] = origin;
    customers.state[slot] = BACKS_OFF;
    const { first, factor, most = Infinity, jitter } = patience.backOff;
    const longest = Math.min(most, first * factor ** tries);
    const until = hall.now + (jitter ? longest * nextUniform(patienceRandom) : longest);
    customers.end[slot] = until;
    pushEvent(heap, until, slot * 8 + RETRY);
  };

  const giveUp = (slot: number): void => {
    const origin = customers.origin[slot] as number;
    const patience = patienceOf[origin];
    countClass(origin, TIMED_OUT);
    const state = customers.state[slot] as number;
    // What has called others goes on, since they cannot be called back.
    if (patience?.given === "goes-on" || state === CALLS) {
      const another = addCustomer(customers, origin, customers.began[slot] as number);
      customers.tries[another] = customers.tries[slot] as number;
      customers.isAbandoned[slot] = 1;
      customers.deadline[slot] = Infinity;
      tryAgain(another);
      return;
    }
    const station = customers.station[slot] as number;
    if (state === WAITS || state === SERVED) {
      addUp(measures, station, hall.now);
      stations[station]?.withdraw(slot);
      leave(slot, false);
    } else {
      const target = customers.target[slot] as number;
      takeOut(target, (before[target] as number[]).indexOf(slot, firstBefore[target]));
      if (state === BLOCKED) unblock(slot, station);
    }
    tryAgain(slot);
  };

  /** Leaves the station in which it was blocked. */
  const unblock = (slot: number, station: number): void => {
    const keptServer = customers.next[slot] === 1;
    addUp(measures, station, hall.now);
    measures.held[station] = (measures.held[station] as number) - 1;
    leave(slot, keptServer);
  };

  /** Takes somebody out of those before a station. */
  const takeOut = (station: number, at: number): void => {
    const line = before[station] as number[];
    const first = firstBefore[station] as number;
    if (at > first) line.splice(at, 1);
    else if (first + 1 >= 1000 && 2 * (first + 1) >= line.length) {
      line.splice(0, first + 1);
      firstBefore[station] = 0;
    } else firstBefore[station] = first + 1;
    isAwaited[station] = Number(line.length > (firstBefore[station] as number));
  };

  /** Lets those in who wait before stations that have room now. */
  const letIn = (): void => {
    for (let station = roomAt.pop(); station !== undefined; station = roomAt.pop()) {
      const line = before[station] as number[];
      let at = firstBefore[station] as number;
      while (at < line.length) {
        const slot = line[at] as number;
        if (hasRoom(station, customers.targetClass[slot] as number, slot)) break;
        at++;
      }
      if (at === line.length) continue;
      const slot = line[at] as number;
      takeOut(station, at);
      roomAt.push(station);
      if (customers.state[slot] === BLOCKED) unblock(slot, customers.station[slot] as number);
      arrive(slot, station, customers.targetClass[slot] as number);
    }
  };

  /** Whether nothing will ever leave a full station: all in it wait for stations of which the same is true. */
  const standsStill = (station: number, seen: Set<number>): boolean => {
    if (seen.has(station)) return true;
    seen.add(station);
    if ((measures.serving[station] as number) > 0 || measures.held[station] === 0) return false;
    for (let slot = 0; slot < customers.size; slot++) {
      if (customers.station[slot] !== station || customers.state[slot] === FREE) continue;
      const state = customers.state[slot] as number;
      if (state === CALLS || state === SERVED) return false;
      if (state === BLOCKED && !standsStill(customers.target[slot] as number, seen)) return false;
    }
    return true;
  };

  // What happens at given times: changes, and looks at how busy scaled stations are.
  const scalings: ScalingInUse[] = (model.scalings ?? []).map((scaling) =>
    openScaling(scaling, stations[scaling.station], measures),
  );
  const controls: (() => void)[] = [];
  const at = (time: number, act: () => void): void => {
    controls.push(act);
    pushEvent(heap, time, (controls.length - 1) * 8 + CONTROL);
  };
  const setServers = (station: number, servers: number): void => {
    addUp(measures, station, hall.now);
    measures.servers[station] = servers;
    stations[station]?.setServers(servers);
  };
  for (const { at: time, station, servers, speed } of model.changes ?? []) {
    at(time, () => {
      if (servers !== undefined) setServers(station, servers);
      addUp(measures, station, hall.now);
      if (speed !== undefined) stations[station]?.setSpeed(speed);
    });
  }
  scalings.forEach((scaling, index) => {
    const { station, least, most, every } = scaling.stated;
    setServers(station, Math.min(most, Math.max(least, stations[station]?.servers ?? least)));
    pushEvent(heap, every, index * 8 + LOOK);
  });
  const look = (index: number): void => {
    const scaling = scalings[index] as ScalingInUse;
    const { station, every, startUp } = scaling.stated;
    addUp(measures, station, hall.now);
    const wanted = scaling.look(hall.now);
    const servers = stations[station]?.servers ?? 0;
    if (wanted < servers) setServers(station, wanted);
    else if (wanted > servers) at(hall.now + startUp, () => scaling.started((count) => setServers(station, count)));
    pushEvent(heap, hall.now + every, index * 8 + LOOK);
  };

  // The first customers.
  const arrivals: (Arrivals | undefined)[] = network.classes.map((one, ofClass) => {
    if (one.kind !== "open" || one.arrivals === undefined) return undefined;
    const load = model.loads?.find((other) => other.class === ofClass);
    return openArrivals(one.arrivals, openKeyedRandom(options.seed, repetition, 3_000_000 + ofClass), load);
  });
  arrivals.forEach((own, ofClass) => {
    const time = own?.next() ?? Infinity;
    if (time < Infinity) pushEvent(heap, time, ofClass * 8 + ARRIVAL);
  });
  network.classes.forEach((one, ofClass) => {
    if (one.kind !== "closed") return;
    for (let index = 0; index < one.population; index++) {
      const slot = addCustomer(customers, ofClass, -1);
      customers.began[slot] = -1;
      arrive(slot, one.reference, ofClass);
    }
  });

  const handle = (id: number): void => {
    const time = hall.now;
    const number = id >> 3;
    switch (id & 7) {
      case END_OF_SERVICE: {
        const station = customers.station[number] as number;
        if (customers.state[number] !== SERVED || customers.end[number] !== time || station < 0) return;
        addUp(measures, station, time);
        const slot = stations[station]?.finish(number) ?? -1;
        if (slot >= 0) afterService(slot);
        return;
      }
      case END_OF_SHARE: {
        addUp(measures, number, time);
        const slot = stations[number]?.finish(number) ?? -1;
        if (slot >= 0) afterService(slot);
        return;
      }
      case ARRIVAL: {
        const own = arrivals[number] as Arrivals;
        for (let count = own.batch(); count > 0; count--) enterNetwork(addCustomer(customers, number, time));
        const next = own.next();
        if (next < Infinity) pushEvent(heap, next, id);
        return;
      }
      case TIMEOUT:
        if (customers.state[number] !== FREE && customers.deadline[number] === time) giveUp(number);
        return;
      case RETRY:
        if (customers.state[number] === BACKS_OFF && customers.end[number] === time) enterNetwork(number);
        return;
      case LOOK:
        look(number);
        return;
      default:
        controls[number]?.();
    }
  };

  // Borders at which totals are copied.
  const warmUp = options.warmUp ?? 0;
  const batchCount = Math.max(1, options.batches ?? 30);
  const batches: Snapshot[] = [];
  const pieces: Snapshot[] = [];
  const points = options.points ?? 0;
  const borderOf = (index: number): number =>
    index > batchCount ? Infinity : warmUp + ((options.until - warmUp) * index) / batchCount;
  const pointOf = (index: number): number => (index >= points ? Infinity : (options.until * (index + 1)) / points);
  let border = borderOf(0);
  let point = pointOf(0);
  const mostEvents = options.mostEvents ?? 1e9;
  const mostCustomers = options.mostCustomers ?? MOST_CUSTOMERS;
  let events = 0;
  /** Events at the same moment: a circle that takes no time would have no end. */
  let atOnce = 0;
  for (;;) {
    const next = hasEvent(heap) ? (heap.times[0] as number) : Infinity;
    while (border <= next || point <= next) {
      const time = Math.min(border, point);
      if (time === Infinity) break;
      const copy = { time, totals: copyTotals(measures, time) };
      if (border === time) {
        if (batches.length === 0) for (const histogram of measures.histograms) histogram.fill(0);
        batches.push(copy);
        border = borderOf(batches.length);
      }
      if (point === time) {
        pieces.push(copy);
        point = pointOf(pieces.length);
      }
    }
    if (next > options.until || (border === Infinity && point === Infinity)) break;
    atOnce = next > hall.now ? 0 : atOnce + 1;
    hall.now = next;
    const id = heap.ids[0] as number;
    popEvent(heap);
    handle(id);
    if (roomAt.length > 0) letIn();
    events++;
    if (isStuck) {
      end = "deadlock";
      break;
    }
    if (customers.size > mostCustomers && customers.used > mostCustomers) {
      end = "overload";
      break;
    }
    if (events >= mostEvents || atOnce > MOST_AT_ONCE) {
      end = "events";
      break;
    }
    if (events % 100_000 === 0 && options.proceed?.(hall.now) === false) {
      end = "stopped";
      break;
    }
  }
  // One that ended before the first batch was full still says what it saw.
  if (batches.length < 2) batches.push({ time: hall.now, totals: copyTotals(measures, hall.now) });
  return { measures, events, end, batches, pieces };
}

/** By station and class, whether the class can ever come there. */
function usedPlaces({ network, forks = [] }: EventModel): Uint8Array {
  const classes = network.classes.length;
  const isUsed = new Uint8Array(network.stations.length * classes);
  for (const { to, toClass, probability } of routesOfVisits(network)) {
    if (to !== "outside" && probability > 0) isUsed[to * classes + toClass] = 1;
  }
  for (const { calls } of forks) for (const call of calls) isUsed[call.station * classes + call.class] = 1;
  network.classes.forEach((one, ofClass) => {
    if (one.kind === "closed") isUsed[one.reference * classes + ofClass] = 1;
  });
  return isUsed;
}

/** Places of classes in the order of priorities, 0 for the greatest. */
function levelsOf({ classes }: QueueingNetwork): Int32Array {
  const priorities = [...new Set(classes.map(({ priority }) => priority))].toSorted((one, other) => other - one);
  return Int32Array.from(classes, ({ priority }) => priorities.indexOf(priority));
}

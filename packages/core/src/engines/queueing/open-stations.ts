/**
 * Open networks, station by station: exact where a station has product form and its arrivals are Poisson (Jackson 1957; Burke 1956), exact single queues at the edge of
 * what is known, and Whitt's decomposition (Queueing Network Analyzer, Bell System Technical Journal 62 (1983) 2779) elsewhere, as an approximation.
 */
import type { NoteCode } from "./answer.ts";
import { type Distribution, isExponential, scvOf } from "./distribution.ts";
import { allenCunneen, mg1, mg1Preemptive, mg1Priority, type Stream } from "./general-queues.ts";
import { erlangC, mmc, mmck } from "./markov-queues.ts";
import type { QueueingNetwork, Route } from "./network.ts";
import { responseOfGiM1 } from "./renewal-queues.ts";
import { momentsOf, stateWeights } from "./service-law.ts";
import type { StationView } from "./stations.ts";
import { arrivalRate } from "./traffic.ts";

export interface OpenStation {
  /** By class: rate let in, mean number here, mean time of a visit. */
  readonly rates: readonly number[];
  readonly lengths: readonly (number | undefined)[];
  readonly times: readonly (number | undefined)[];
  readonly loss: number;
  readonly stable: boolean;
  readonly isExact: boolean;
  readonly reason: NoteCode | undefined;
}

export function openStations(
  network: QueueingNetwork,
  views: readonly StationView[],
  routes: readonly Route[] | undefined,
): readonly OpenStation[] {
  const losses = views.map(() => 0);
  let rates = ratesOf(network, views, routes, losses);
  // Who is lost does not go on: the rates downstream follow, from station to station, until nothing changes.
  if (views.some(({ breaks }) => breaks === "loss"))
    for (let round = 0; round < 500; round++) {
      let change = 0;
      for (const view of views) {
        if (view.breaks !== "loss") continue;
        const loss = lossAt(view, rates[view.index] ?? []);
        change = Math.max(change, Math.abs(loss - (losses[view.index] ?? 0)));
        losses[view.index] = loss;
      }
      rates = ratesOf(network, views, routes, losses);
      if (change < 1e-15) break;
    }
  const poisson = poissonInputs(network, views, routes);
  const spread = arrivalSpread(network, views, rates, routes);
  const renewal = renewalInputs(network, views, routes);
  return views.map((view) =>
    solveStation(
      network,
      view,
      rates[view.index] ?? [],
      poisson[view.index] === true,
      spread[view.index] ?? 1,
      renewal[view.index],
    ),
  );
}

/** Rates at which each class comes to each station (offered), with those that are lost at stations taken out behind them. */
function ratesOf(
  network: QueueingNetwork,
  views: readonly StationView[],
  routes: readonly Route[] | undefined,
  losses: readonly number[],
): readonly (readonly number[])[] {
  const arrivals = network.classes.map(arrivalRate);
  const chainArrivals = chainRates(network, routes, arrivals);
  if (routes === undefined || losses.every((loss) => loss === 0))
    return views.map(({ visits }) =>
      visits.map((count, ofClass) =>
        network.classes[ofClass]?.kind === "open" ? count * (chainArrivals[ofClass] ?? 0) : 0,
      ),
    );
  const rates = views.map(() => network.classes.map(() => 0));
  const open = routes.filter(({ fromClass }) => network.classes[fromClass]?.kind === "open");
  for (let round = 0; round < 10_000; round++) {
    const next = views.map(() => network.classes.map(() => 0));
    for (const { from, fromClass, to, toClass, probability } of open) {
      const row = to === "outside" ? undefined : next[to];
      if (row === undefined) continue;
      const flow =
        from === "outside" ? (arrivals[fromClass] ?? 0) : (rates[from]?.[fromClass] ?? 0) * (1 - (losses[from] ?? 0));
      row[toClass] = (row[toClass] ?? 0) + flow * probability;
    }
    let change = 0;
    next.forEach((row, at) =>
      row.forEach((rate, ofClass) => {
        const before = rates[at]?.[ofClass] ?? 0;
        change = Math.max(change, Math.abs(rate - before) / Math.max(rate, 1e-300));
        const cells = rates[at];
        if (cells !== undefined) cells[ofClass] = rate;
      }),
    );
    if (change < 1e-15) break;
  }
  return rates;
}

/** All arrivals of the chain of each class: visits count per customer of the chain. */
function chainRates(
  network: QueueingNetwork,
  routes: readonly Route[] | undefined,
  arrivals: readonly number[],
): readonly number[] {
  if (routes === undefined) return arrivals;
  const group = network.classes.map((_, index) => index);
  const find = (index: number): number => (group[index] === index ? index : find(group[index] ?? index));
  for (const { fromClass, toClass, to, probability } of routes)
    if (to !== "outside" && probability > 0) group[find(toClass)] = find(fromClass);
  return network.classes.map((_, index) =>
    arrivals.reduce((sum, rate, other) => sum + (find(other) === find(index) ? rate : 0), 0),
  );
}

/** Share that a station with a limit turns away. */
function lossAt(view: StationView, rates: readonly number[]): number {
  const solved = lossQueue(view, rates);
  return solved?.loss ?? 0;
}

function lossQueue(
  { law, limit = Infinity, service, station }: StationView,
  rates: readonly number[],
): ReturnType<typeof mmck> | undefined {
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  if (all === 0) return undefined;
  const load = rates.reduce((sum, rate, ofClass) => sum + rate * (service[ofClass] ?? 0), 0);
  return mmck(all, load / all, law === undefined ? limit : Math.min(station.servers, limit), limit);
}

/**
 * Stations to which customers come by Poisson processes, independent by class: from outside by Poisson, and from stations of product form that are not on a circle with it (what leaves a
 * network of product form for good is Poisson).
 */
function poissonInputs(
  network: QueueingNetwork,
  views: readonly StationView[],
  routes: readonly Route[] | undefined,
): readonly boolean[] {
  const isPoisson = (ofClass: number): boolean => {
    const one = network.classes[ofClass];
    return one?.kind !== "open" || one.arrivals === undefined || isExponential(one.arrivals);
  };
  const allPoisson = network.classes.every((_, ofClass) => isPoisson(ofClass));
  if (routes === undefined) {
    // Only visits are known: as good as Poisson only when everything has product form, or there is one station seen once.
    const plain =
      views.every(({ breaks }) => breaks === undefined) ||
      views.filter(({ present }) => present.length > 0).length === 1;
    return views.map(
      ({ visits, breaks }) =>
        allPoisson && plain && (breaks === undefined || visits.every((count) => count === 0 || count === 1)),
    );
  }
  const next = views.map((): Set<number> => new Set());
  for (const { from, to, fromClass } of routes)
    if (from !== "outside" && to !== "outside" && network.classes[fromClass]?.kind === "open") next[from]?.add(to);
  const reach = views.map((_, start) => {
    const seen = new Set<number>();
    const list = [...(next[start] ?? [])];
    for (let at = list.pop(); at !== undefined; at = list.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      list.push(...(next[at] ?? []));
    }
    return seen;
  });
  const fed = views.map(() => true);
  for (const { from, to, fromClass } of routes)
    if (from === "outside" && to !== "outside" && !isPoisson(fromClass)) fed[to] = false;
  return views.map((view, at) => {
    const before = views.flatMap((_, other) => (reach[other]?.has(at) === true ? [other] : []));
    const inCircle = reach[at]?.has(at) === true;
    if (fed[at] === false || before.some((other) => fed[other] === false)) return false;
    if (before.some((other) => other !== at && views[other]?.breaks !== undefined)) return false;
    return !inCircle || view.breaks === undefined;
  });
}

/** Time between arrivals at stations where just one class comes, all of it straight from outside; undefined elsewhere. */
function renewalInputs(
  network: QueueingNetwork,
  views: readonly StationView[],
  routes: readonly Route[] | undefined,
): readonly (Distribution | undefined)[] {
  return views.map(({ index, present, visits }) => {
    const [only = 0] = present;
    const one = network.classes[only];
    if (present.length !== 1 || visits[only] !== 1 || one?.kind !== "open") return undefined;
    const isWhole = routes?.some(
      ({ from, fromClass, to, toClass, probability }) =>
        from === "outside" && to === index && fromClass === only && toClass === only && probability === 1,
    );
    const isAlone = routes === undefined && views.filter((other) => other.present.length > 0).length === 1;
    return isWhole === true || isAlone ? one.arrivals : undefined;
  });
}

/** Squared coefficients of variation of the times between arrivals at each station: Whitt's linear equations, by iteration. */
function arrivalSpread(
  network: QueueingNetwork,
  views: readonly StationView[],
  rates: readonly (readonly number[])[],
  routes: readonly Route[] | undefined,
): readonly number[] {
  const outside = network.classes.map((one) =>
    one.kind === "open" && one.arrivals !== undefined ? scvOf(one.arrivals) : 1,
  );
  const total = rates.map((row) => row.reduce((sum, rate) => sum + rate, 0));
  let spread = views.map(() => 1);
  for (let round = 0; round < 1000; round++) {
    const leaving = views.map(({ law, service, station, index }) => {
      if (law === undefined) return spread[index] ?? 1;
      const rho = Math.min(1, loadOf(rates[index] ?? [], service) / station.servers);
      const own = Math.max(0.2, mixture(views[index], rates[index] ?? []).scv);
      return 1 + (1 - rho * rho) * ((spread[index] ?? 1) - 1) + ((rho * rho) / Math.sqrt(station.servers)) * (own - 1);
    });
    const next = views.map(({ index }) => {
      const all = total[index] ?? 0;
      if (all === 0) return 1;
      let sum = 0;
      let squares = 0;
      const flows =
        routes === undefined
          ? network.classes.map((_, ofClass) => ({ rate: rates[index]?.[ofClass] ?? 0, scv: outside[ofClass] ?? 1 }))
          : routes.flatMap(({ from, fromClass, to, probability }) => {
              if (to !== index || network.classes[fromClass]?.kind !== "open") return [];
              const one = network.classes[fromClass];
              if (from === "outside") {
                const rate = one === undefined ? 0 : arrivalRate(one) * probability;
                return [{ rate, scv: 1 + probability * ((outside[fromClass] ?? 1) - 1) }];
              }
              const rate = (rates[from]?.[fromClass] ?? 0) * probability;
              const share = (total[from] ?? 0) > 0 ? rate / (total[from] ?? 1) : 0;
              return [{ rate, scv: 1 + share * ((leaving[from] ?? 1) - 1) }];
            });
      for (const { rate, scv } of flows) {
        sum += (rate / all) * scv;
        squares += (rate / all) ** 2;
      }
      const rho = Math.min(
        1,
        loadOf(rates[index] ?? [], views[index]?.service ?? []) / (views[index]?.station.servers ?? 1),
      );
      const weight = 1 / (1 + 4 * (1 - rho) ** 2 * (1 / Math.max(squares, 1e-12) - 1));
      return Math.max(0, weight * sum + 1 - weight);
    });
    const change = Math.max(0, ...next.map((value, index) => Math.abs(value - (spread[index] ?? 0))));
    spread = next;
    if (change < 1e-12) break;
  }
  return spread;
}

function loadOf(rates: readonly number[], service: readonly number[]): number {
  return rates.reduce((sum, rate, ofClass) => sum + rate * (service[ofClass] ?? 0), 0);
}

/** Mean and squared coefficient of variation of a service, whoever is served. */
function mixture(
  view: StationView | undefined,
  rates: readonly number[],
): { readonly mean: number; readonly scv: number } {
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  if (view === undefined || all === 0) return { mean: 0, scv: 1 };
  const mean = loadOf(rates, view.service) / all;
  const second = rates.reduce(
    (sum, rate, ofClass) => sum + (rate / all) * (view.service[ofClass] ?? 0) ** 2 * (1 + (view.scv[ofClass] ?? 0)),
    0,
  );
  return { mean, scv: mean > 0 ? Math.max(0, second / mean ** 2 - 1) : 0 };
}

function solveStation(
  network: QueueingNetwork,
  view: StationView,
  offered: readonly number[],
  isPoisson: boolean,
  arrivalScv: number,
  renewal: Distribution | undefined,
): OpenStation {
  const { law, service, station, breaks, present } = view;
  const load = loadOf(offered, service);
  const all = offered.reduce((sum, rate) => sum + rate, 0);
  const done = (times: readonly (number | undefined)[], isExact: boolean, reason?: NoteCode): OpenStation => ({
    rates: offered,
    times,
    lengths: times.map((time, ofClass) =>
      (offered[ofClass] ?? 0) === 0 ? 0 : time === undefined ? undefined : time * (offered[ofClass] ?? 0),
    ),
    loss: 0,
    stable: times.every((time, ofClass) => (offered[ofClass] ?? 0) === 0 || time === undefined || time < Infinity),
    isExact,
    reason,
  });
  const notPoisson: NoteCode = "arrivals-not-poisson";
  if (all === 0) return done(service, true);
  if (breaks === "loss") {
    const solved = lossQueue(view, offered);
    if (solved === undefined) return done(service, true);
    const equal = present.every((ofClass) => service[ofClass] === service[present[0] ?? 0]);
    const exponential = present.every((ofClass) => {
      const time = station.service[ofClass];
      return time === undefined || isExponential(time);
    });
    const noWaiting = (view.limit ?? Infinity) <= (law === undefined ? Infinity : station.servers);
    const shared = station.discipline === "ps";
    // Without waiting places (Erlang) and with shared service the distribution does not matter; with waiting it does.
    const isExact =
      isPoisson &&
      station.capacity?.perClass === undefined &&
      (shared || noWaiting || (equal && exponential && station.discipline !== "priority-preemptive"));
    const passed = offered.map((rate) => rate * (1 - solved.loss));
    const times = service.map((time) =>
      shared && !noWaiting ? solved.responseTime * (time / (load / all)) : time + solved.waitingTime,
    );
    return {
      rates: passed,
      times,
      lengths: times.map((time, ofClass) => time * (passed[ofClass] ?? 0)),
      loss: solved.loss,
      stable: true,
      isExact,
      reason: isExact ? undefined : isPoisson ? "loss" : notPoisson,
    };
  }
  if (law === undefined) return done(service, true);
  const unstable = (reason: NoteCode): OpenStation => ({
    ...done(
      service.map(() => undefined),
      true,
      reason,
    ),
    lengths: offered.map((rate) => (rate > 0 ? undefined : 0)),
    stable: false,
  });
  if (breaks === "blocking" || breaks === "by-length") {
    const nothing = done(
      service.map(() => undefined),
      false,
      "simulate",
    );
    return load < (law[law.length - 1] ?? 1) ? nothing : unstable("unstable");
  }
  const weights = stateWeights(law, load);
  if (breaks === "priority" && weights === undefined && law.length === 1) {
    // The more urgent may have a steady state although the others have none.
    const streams = streamsOf(network, view, offered);
    const times = station.discipline === "priority" ? mg1Priority(streams).map(() => Infinity) : mg1Preemptive(streams);
    return {
      ...unstable("unstable"),
      times: times.map((time) => (time < Infinity ? time : undefined)),
      isExact: isPoisson,
    };
  }
  if (weights === undefined) return unstable("unstable");
  if (breaks === undefined && !isPoisson && renewal !== undefined && law.length === 1 && law[0] === 1) {
    const [only = 0] = present;
    const exact = isExponentialHere(view) ? responseOfGiM1(renewal, service[only] ?? 0) : undefined;
    if (exact !== undefined)
      return done(
        service.map((time, ofClass) => (ofClass === only ? exact : time)),
        true,
      );
  }
  const inLine =
    station.discipline !== "ps" && station.discipline !== "lcfs-preemptive" && station.speeds === undefined;
  if (breaks === undefined && (isPoisson || !inLine)) {
    const { mean } = momentsOf(weights);
    const single = law.length === 1;
    const times = service.map((time) => (single ? time / ((law[0] ?? 1) - load) : time * (mean / load)));
    return done(times, isPoisson, isPoisson ? undefined : notPoisson);
  }
  if (station.speeds !== undefined)
    return done(
      service.map(() => undefined),
      false,
      "simulate",
    );
  if (breaks === "priority") return priorities(network, view, offered, isPoisson, arrivalScv, done);
  const poissonSingle = isPoisson && law.length === 1 && station.discipline !== "lcfs-preemptive";
  if (poissonSingle) {
    const exact = mg1(streamsOf(network, view, offered));
    if (exact !== undefined) return done(exact, true);
  }
  const { mean, scv } = mixture(view, offered);
  const waiting =
    allenCunneen(all, mean, station.servers, isPoisson ? 1 : arrivalScv, scv) *
    correction(load / station.servers, isPoisson ? 1 : arrivalScv, scv);
  return done(
    service.map((time) => time + waiting),
    false,
    isPoisson ? breaks : notPoisson,
  );
}

function isExponentialHere({ station, present }: StationView): boolean {
  return present.every((ofClass) => {
    const time = station.service[ofClass];
    return time !== undefined && isExponential(time);
  });
}

/** Kraemer and Langenbach-Belz (1976): arrivals more regular than Poisson wait less than Allen and Cunneen say. */
function correction(rho: number, arrivalScv: number, scv: number): number {
  if (arrivalScv >= 1 || arrivalScv + scv === 0) return 1;
  return Math.exp((-2 * (1 - rho) * (1 - arrivalScv) ** 2) / (3 * rho * (arrivalScv + scv)));
}

function streamsOf(
  network: QueueingNetwork,
  { service, scv }: StationView,
  rates: readonly number[],
): readonly Stream[] {
  return network.classes.map(({ priority }, ofClass) => ({
    arrivals: rates[ofClass] ?? 0,
    service: service[ofClass] ?? 0,
    scv: scv[ofClass] ?? 0,
    priority,
  }));
}

function priorities(
  network: QueueingNetwork,
  view: StationView,
  offered: readonly number[],
  isPoisson: boolean,
  arrivalScv: number,
  done: (times: readonly (number | undefined)[], isExact: boolean, reason?: NoteCode) => OpenStation,
): OpenStation {
  const { station, service, present } = view;
  const streams = streamsOf(network, view, offered);
  const preemptive = station.discipline === "priority-preemptive";
  if (station.servers === 1) {
    const times = preemptive ? mg1Preemptive(streams) : mg1Priority(streams);
    return done(times, isPoisson, isPoisson ? undefined : "arrivals-not-poisson");
  }
  const [first = 0] = present;
  const alike =
    present.every((ofClass) => service[ofClass] === service[first]) &&
    present.every((ofClass) => {
      const time = station.service[ofClass];
      return time === undefined || isExponential(time);
    });
  const all = offered.reduce((sum, rate) => sum + rate, 0);
  const { mean, scv } = mixture(view, offered);
  const spread = alike && isPoisson ? 1 : ((isPoisson ? 1 : arrivalScv) + scv) / 2;
  const above = (least: number, strictly: boolean): number =>
    streams.reduce(
      (sum, { priority, arrivals }) => sum + (priority > least || (!strictly && priority === least) ? arrivals : 0),
      0,
    );
  const lengthOf = (rate: number): number => mmc(rate, mean, station.servers)?.queueLength ?? Infinity;
  const waiting = (erlangC(all * mean, station.servers) * mean) / station.servers;
  const times = streams.map(({ priority, arrivals, service: own }) => {
    if (arrivals === 0) return own;
    const [higher, equal] = [above(priority, true), above(priority, false)];
    if (preemptive) {
      const time = (lengthOf(equal) - lengthOf(higher)) / (equal - higher);
      return own + (time - mean) * spread;
    }
    const rho = (rate: number): number => (rate * mean) / station.servers;
    return own + (waiting * spread) / ((1 - rho(higher)) * (1 - rho(equal)));
  });
  const isExact = alike && isPoisson;
  return done(times, isExact, isExact ? undefined : isPoisson ? "priority" : "arrivals-not-poisson");
}

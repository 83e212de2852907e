/** A queueing network solved by the best formula that holds: exact where it has product form, else an approximation that says so. */
import { type ApproximateMeans, type ApproximateStation, bardSchweitzer, linearizer } from "./approximate-mva.ts";
import type {
  Bottleneck,
  ClassAnswer,
  ClassAtStation,
  Method,
  Note,
  QueueingAnswer,
  ResultKind,
  StationAnswer,
} from "./answer.ts";
import { closedBounds } from "./bounds.ts";
import { type ClosedMeans, type ClosedStation, closedCost, solveClosed } from "./closed.ts";
import { isExponential } from "./distribution.ts";
import type { QueueingNetwork, Route } from "./network.ts";
import { type OpenStation, openStations } from "./open-stations.ts";
import { capacityOf, stateWeights } from "./service-law.ts";
import { type StationView, viewsOf } from "./stations.ts";
import { arrivalRate, type Chain, type Traffic, trafficOf, type TrafficProblem } from "./traffic.ts";

export interface SolveOptions {
  /** auto: exact where it is possible and not too large, else the Linearizer. */
  readonly method?: "auto" | "exact" | "linearizer" | "schweitzer" | "bounds";
  /** Most population vectors, and most numbers touched, of an exact solution chosen by itself. */
  readonly mostVectors?: number;
  readonly mostSteps?: number;
}

export function solveNetwork(network: QueueingNetwork, options: SolveOptions = {}): QueueingAnswer | TrafficProblem {
  const traffic = trafficOf(network);
  if ("kind" in traffic) return traffic;
  const views = viewsOf(network, traffic);
  const routes = network.flow.kind === "routes" ? network.flow.routes : undefined;
  const open = openStations(network, views, routes);
  const closed = traffic.chains.filter(({ kind, population }) => kind === "closed" && population > 0);
  return closed.length === 0
    ? openAnswer(network, traffic, views, open, routes)
    : closedAnswer(network, traffic, views, open, closed, options);
}

// ---- open ----

function openAnswer(
  network: QueueingNetwork,
  traffic: Traffic,
  views: readonly StationView[],
  open: readonly OpenStation[],
  routes: readonly Route[] | undefined,
): QueueingAnswer {
  const stable = open.every((station) => station.stable);
  const isPoissonNetwork = network.classes.every((_, ofClass) => isPoissonClass(network, ofClass));
  const notes = openNotes(views, open, isPoissonNetwork);
  const stations = views.map((view): StationAnswer => {
    const here = open[view.index];
    const rates = here?.rates ?? [];
    const passed = stable ? rates : rates.map(() => undefined);
    const perClass = network.classes.map((_, ofClass): ClassAtStation => {
      const rate = passed[ofClass];
      const time = stable ? here?.times[ofClass] : undefined;
      const visits = view.visits[ofClass] ?? 0;
      return {
        visits,
        throughput: rate,
        utilization: rate === undefined ? undefined : utilizationOf(view, rate * (view.service[ofClass] ?? 0)),
        queueLength: stable ? here?.lengths[ofClass] : undefined,
        responseTime: visits === 0 ? 0 : time,
        residenceTime: visits === 0 ? 0 : time === undefined ? undefined : time * visits,
      };
    });
    return stationAnswer(
      view,
      perClass,
      here?.isExact === true ? "exact" : "approximation",
      here?.stable ?? true,
      here?.loss ?? 0,
      speedsBusy(view, rates),
    );
  });
  const classes = network.classes.map((one, ofClass): ClassAnswer => {
    const chain = traffic.chains.find(({ classes: members }) => members.includes(ofClass));
    const members = chain?.classes ?? [ofClass];
    const population = stable ? sumKnown(stations.map(({ perClass }) => perClass[ofClass]?.queueLength)) : undefined;
    const all = stable
      ? sumKnown(members.flatMap((member) => stations.map(({ perClass }) => perClass[member]?.queueLength)))
      : undefined;
    const throughput = stable ? leaving(network, open, routes, ofClass, arrivalRate(one)) : undefined;
    const out = stable
      ? sumKnown(
          members.map((member) => leaving(network, open, routes, member, arrivalRate(network.classes[member] ?? one))),
        )
      : undefined;
    const time = all === undefined || out === undefined || out === 0 ? undefined : all / out;
    return { throughput, responseTime: time, cycleTime: time, population };
  });
  const isExact = open.every((station) => station.isExact);
  const used = views.filter(({ present }) => present.length > 0);
  const single = used.length === 1 && (used[0]?.breaks !== undefined || !isPoissonNetwork);
  const method: Method =
    views.every(({ breaks }) => breaks === undefined) && isExact && isPoissonNetwork
      ? "product-form"
      : single
        ? "single-queue"
        : "decomposition";
  return {
    method,
    result: isExact ? "exact" : "approximation",
    stable,
    stations,
    classes,
    bottleneck: openBottleneck(views, open),
    notes,
  };
}

/** Customers of a class that leave by the sink (they may have come in another class). */
function leaving(
  network: QueueingNetwork,
  open: readonly OpenStation[],
  routes: readonly Route[] | undefined,
  ofClass: number,
  arrivals: number,
): number {
  const hasLoss = open.some(({ loss }) => loss > 0);
  if (network.classes[ofClass]?.kind !== "open") return 0;
  if (routes === undefined)
    return arrivals * (hasLoss ? open.reduce((product, { loss }) => product * (1 - loss), 1) : 1);
  const switches = routes.some(
    ({ fromClass, toClass, to }) =>
      to !== "outside" && fromClass !== toClass && (fromClass === ofClass || toClass === ofClass),
  );
  if (!hasLoss && !switches) return arrivals;
  return routes.reduce((sum, { from, fromClass, to, probability }) => {
    if (to !== "outside" || fromClass !== ofClass) return sum;
    return sum + (from === "outside" ? arrivals : (open[from]?.rates[ofClass] ?? 0)) * probability;
  }, 0);
}

function openNotes(
  views: readonly StationView[],
  open: readonly OpenStation[],
  isPoissonNetwork: boolean,
): readonly Note[] {
  const notes = open.flatMap(({ reason }, station): readonly Note[] =>
    reason === undefined ? [] : [{ code: reason, station }],
  );
  if (notes.length > 0) return notes;
  return views.every(({ breaks }) => breaks === undefined)
    ? [{ code: isPoissonNetwork ? "product-form" : "general-arrivals" }]
    : views.flatMap(({ breaks }, station) => (breaks === undefined ? [] : [{ code: breaks, station }]));
}

function openBottleneck(views: readonly StationView[], open: readonly OpenStation[]): Bottleneck | undefined {
  let best: Bottleneck | undefined;
  for (const { index, law, service, breaks } of views) {
    if (law === undefined) continue;
    const rates = open[index]?.rates ?? [];
    const load = rates.reduce((sum, rate, ofClass) => sum + rate * (service[ofClass] ?? 0), 0) / capacityOf(law);
    if (load > 0 && load > (best?.utilization ?? 0))
      best = { station: index, utilization: load, ...(breaks === "loss" ? {} : { growth: 1 / load }) };
  }
  return best;
}

// ---- closed and mixed ----

function closedAnswer(
  network: QueueingNetwork,
  traffic: Traffic,
  views: readonly StationView[],
  open: readonly OpenStation[],
  chains: readonly Chain[],
  { method = "auto", mostVectors = 1e7, mostSteps = 6e9 }: SolveOptions,
): QueueingAnswer {
  const populations = chains.map(({ population }) => population);
  const openLoad = views.map(({ index, service }) =>
    (open[index]?.rates ?? []).reduce((sum, rate, ofClass) => sum + rate * (service[ofClass] ?? 0), 0),
  );
  const closed = views.map((view): ClosedStation => ({
    demands: chains.map((chain) => demandOf(view, chain)),
    law: view.law,
    open: view.law === undefined ? 0 : (openLoad[view.index] ?? 0),
  }));
  const notes: Note[] = [];
  const known = (answer: Known): QueueingAnswer => assemble(network, traffic, views, open, chains, closed, answer);
  const overloaded = closed.findIndex(({ law, open: load }) => law !== undefined && !(load < capacityOf(law)));
  if (overloaded >= 0)
    return known({
      method: "bounds",
      result: "exact",
      stable: false,
      notes: [{ code: "unstable", station: overloaded }],
    });
  const idle = chains.findIndex((_, chain) => closed.every(({ demands }) => (demands[chain] ?? 0) === 0));
  if (idle >= 0)
    return known({
      method: "bounds",
      result: "exact",
      stable: false,
      notes: [{ code: "no-demand", ofClass: chains[idle]?.classes[0] ?? 0 }],
    });
  for (const { breaks, index } of views) if (breaks !== undefined) notes.push({ code: breaks, station: index });
  if (
    notes.length === 0 &&
    network.classes.some((one, ofClass) => one.kind === "open" && !isPoissonClass(network, ofClass))
  )
    notes.push({ code: "general-arrivals" });
  const isProductForm = notes.length === 0;
  if (method === "bounds")
    return known({
      method: "bounds",
      result: "bounds",
      stable: true,
      notes: [...notes, { code: "bounds-product-form" }],
    });
  const cost = closedCost(populations, closed);
  const isSmall =
    cost.vectors <= (method === "exact" ? 2e8 : mostVectors) && (method === "exact" || cost.steps <= mostSteps);
  if (isProductForm && isSmall && (method === "auto" || method === "exact"))
    return known({
      method: "convolution",
      result: "exact",
      stable: true,
      notes: [{ code: "product-form" }],
      exact: solveClosed(populations, closed),
    });
  if (isProductForm && !isSmall) notes.push({ code: "too-large" });
  const impossible = views.find(
    ({ breaks, station, law }) =>
      breaks === "blocking" ||
      breaks === "by-length" ||
      breaks === "loss" ||
      (station.speeds !== undefined && law !== undefined),
  );
  if (impossible !== undefined)
    return known({
      method: "bounds",
      result: "bounds",
      stable: true,
      notes: [...notes, { code: "simulate", station: impossible.index }],
    });
  const customers = {
    populations,
    priorities: chains.map(({ classes }) => network.classes[classes[0] ?? 0]?.priority ?? 0),
  };
  const stations = views.map((view) => approximateStation(view, chains, closed[view.index]?.open ?? 0));
  // The Linearizer takes the cube of the classes, again and again.
  const isSchweitzer = method === "schweitzer" || chains.length ** 3 * views.length > 1e5;
  const approximate = (isSchweitzer ? bardSchweitzer : linearizer)(customers, stations);
  if (!approximate.converged) notes.push({ code: "not-converged" });
  // An approximation that has more work done than can be done is no answer.
  const overdone = views.find(
    ({ law, index }) =>
      law !== undefined &&
      chains.reduce(
        (sum, _, chain) => sum + (approximate.throughput[chain] ?? 0) * (closed[index]?.demands[chain] ?? 0),
        closed[index]?.open ?? 0,
      ) >
        capacityOf(law) * 1.001,
  );
  if (overdone !== undefined)
    return known({
      method: "bounds",
      result: "bounds",
      stable: true,
      notes: [...notes, { code: "simulate", station: overdone.index }],
    });
  if (notes.length === 0) notes.push({ code: "product-form" });
  return known({
    method: isSchweitzer ? "bard-schweitzer" : "linearizer",
    result: "approximation",
    stable: true,
    notes,
    approximate,
    kinds: stations,
  });
}

function isPoissonClass(network: QueueingNetwork, ofClass: number): boolean {
  const one = network.classes[ofClass];
  return one?.kind !== "open" || one.arrivals === undefined || isExponential(one.arrivals);
}

interface Known {
  readonly method: Method;
  readonly result: ResultKind;
  readonly stable: boolean;
  readonly notes: readonly Note[];
  readonly exact?: ClosedMeans;
  readonly approximate?: ApproximateMeans;
  readonly kinds?: readonly ApproximateStation[];
}

function demandOf({ visits, service }: StationView, { classes }: Chain): number {
  return classes.reduce((sum, ofClass) => sum + (visits[ofClass] ?? 0) * (service[ofClass] ?? 0), 0);
}

function approximateStation(view: StationView, chains: readonly Chain[], open: number): ApproximateStation {
  const { law, station, breaks } = view;
  const servers = law === undefined ? 1 : capacityOf(law);
  const stretch = law === undefined ? 1 : 1 / (1 - open / servers);
  const visits = chains.map(({ classes }) => classes.reduce((sum, ofClass) => sum + (view.visits[ofClass] ?? 0), 0));
  const service = chains.map((chain, at) =>
    (visits[at] ?? 0) > 0 ? (demandOf(view, chain) / (visits[at] ?? 1)) * stretch : 0,
  );
  const scv = chains.map(({ classes }, at) => {
    const mean = (service[at] ?? 0) / stretch;
    const count = visits[at] ?? 0;
    if (mean === 0 || count === 0) return 1;
    const second = classes.reduce(
      (sum, ofClass) =>
        sum +
        ((view.visits[ofClass] ?? 0) / count) * (view.service[ofClass] ?? 0) ** 2 * (1 + (view.scv[ofClass] ?? 0)),
      0,
    );
    return second / mean ** 2 - 1;
  });
  const byPriority =
    station.discipline === "priority" || station.discipline === "priority-preemptive" ? station.discipline : "fcfs";
  const kind =
    law === undefined ? "delay" : breaks === undefined ? "shared" : breaks === "priority" ? byPriority : "fcfs";
  return { kind, servers, visits, service, scv };
}

function assemble(
  network: QueueingNetwork,
  traffic: Traffic,
  views: readonly StationView[],
  open: readonly OpenStation[],
  chains: readonly Chain[],
  closed: readonly ClosedStation[],
  known: Known,
): QueueingAnswer {
  const { exact, approximate } = known;
  const means = exact ?? approximate;
  const chainOf = network.classes.map((_, ofClass) => chains.findIndex(({ classes }) => classes.includes(ofClass)));
  const stations = views.map((view): StationAnswer => {
    const closedHere = means?.queueLength[view.index]?.reduce((sum, length) => sum + length, 0);
    const openHere = openLengthAt(
      view,
      closed[view.index],
      exact?.openLength[view.index],
      closedHere,
      open[view.index],
    );
    const perClass = network.classes.map((one, ofClass): ClassAtStation => {
      const visits = view.visits[ofClass] ?? 0;
      const time = view.service[ofClass] ?? 0;
      const chain = chainOf[ofClass] ?? -1;
      if (one.kind === "closed" && chain < 0) return nothing(visits);
      const cycles = means?.throughput[chain];
      const rate =
        one.kind === "open"
          ? known.stable
            ? (open[view.index]?.rates[ofClass] ?? 0)
            : undefined
          : cycles === undefined
            ? undefined
            : cycles * visits;
      const response =
        rate === undefined || means === undefined
          ? undefined
          : responseOf(
              view,
              ofClass,
              one.kind === "open",
              closed[view.index],
              chain,
              means,
              known.kinds?.[view.index],
              openHere,
              open[view.index],
            );
      const length = rate === undefined || response === undefined ? undefined : rate * response;
      return {
        visits,
        throughput: rate,
        utilization: rate === undefined ? undefined : utilizationOf(view, rate * time),
        queueLength: visits === 0 ? 0 : length,
        responseTime: visits === 0 ? 0 : response,
        residenceTime: visits === 0 ? 0 : response === undefined ? undefined : response * visits,
      };
    });
    const emptyClosed = exact?.empty[view.index];
    const busy =
      view.station.speeds === undefined || emptyClosed === undefined || (closed[view.index]?.open ?? 0) > 0
        ? undefined
        : 1 - emptyClosed;
    return stationAnswer(view, perClass, known.result, known.stable, 0, busy);
  });
  const bounds = known.stable
    ? closedBounds(
        chains.map(({ population }) => population),
        closed,
        views.every(({ breaks }) => breaks === undefined) &&
          network.classes.every((_, ofClass) => isPoissonClass(network, ofClass)),
      )
    : undefined;
  const classes = network.classes.map((one, ofClass): ClassAnswer => {
    const chain = chainOf[ofClass] ?? -1;
    if (one.kind === "open") {
      const members = traffic.chains.find(({ classes: all }) => all.includes(ofClass))?.classes ?? [ofClass];
      const here = sumKnown(stations.map(({ perClass }) => perClass[ofClass]?.queueLength));
      const all = sumKnown(members.flatMap((member) => stations.map(({ perClass }) => perClass[member]?.queueLength)));
      const rate = members.reduce((sum, member) => sum + arrivalRate(network.classes[member] ?? one), 0);
      const time = all === undefined || rate === 0 ? undefined : all / rate;
      return {
        throughput: known.stable ? arrivalRate(one) : undefined,
        responseTime: time,
        cycleTime: time,
        population: here,
      };
    }
    const cycles = means?.throughput[chain];
    const population = chains[chain]?.population ?? 0;
    const isAlone = (chains[chain]?.classes.length ?? 1) === 1;
    if (chain < 0) return { throughput: 0, responseTime: 0, cycleTime: 0, population: 0 };
    const cycle = cycles === undefined ? undefined : population / cycles;
    const think = views.reduce((sum, view) => {
      const isReference = network.classes.some(
        (other, at) =>
          chains[chain]?.classes.includes(at) === true && other.kind === "closed" && other.reference === view.index,
      );
      return view.law === undefined && isReference ? sum + (closed[view.index]?.demands[chain] ?? 0) : sum;
    }, 0);
    return {
      throughput:
        cycles === undefined ? undefined : cycles * (isAlone ? 1 : (views[one.reference]?.visits[ofClass] ?? 0)),
      responseTime: cycle === undefined ? undefined : Math.max(0, cycle - think),
      cycleTime: cycle,
      population: isAlone ? population : sumKnown(stations.map(({ perClass }) => perClass[ofClass]?.queueLength)),
      ...(bounds?.[chain] === undefined || !isAlone ? {} : { bounds: bounds[chain] }),
    };
  });
  return {
    method: known.method,
    result: known.result,
    stable: known.stable,
    stations,
    classes,
    bottleneck: closedBottleneck(views, stations, closed, chains, known.stable),
    notes: known.notes,
  };
}

function nothing(visits: number): ClassAtStation {
  return { visits, throughput: 0, utilization: 0, queueLength: 0, responseTime: 0, residenceTime: 0 };
}

/** Mean customers of open classes at a station of a mixed network. */
function openLengthAt(
  { law }: StationView,
  closed: ClosedStation | undefined,
  exact: number | undefined,
  closedHere: number | undefined,
  open: OpenStation | undefined,
): number | undefined {
  if (exact !== undefined && law !== undefined) return exact;
  if (law === undefined)
    return sumKnown((open?.rates ?? []).map((rate, ofClass) => rate * (open?.times[ofClass] ?? 0)));
  if (closed === undefined || closedHere === undefined) return undefined;
  const alone = stateWeights(law, closed.open);
  if (alone === undefined) return undefined;
  const share = closed.open / capacityOf(law);
  const own = sumKnown(open?.lengths ?? []) ?? 0;
  return own + (share * closedHere) / (1 - share);
}

/** Mean time of a visit of a class. */
function responseOf(
  view: StationView,
  ofClass: number,
  isOpen: boolean,
  closed: ClosedStation | undefined,
  chain: number,
  means: ClosedMeans | ApproximateMeans,
  approximate: ApproximateStation | undefined,
  openHere: number | undefined,
  open: OpenStation | undefined,
): number | undefined {
  const time = view.service[ofClass] ?? 0;
  if (view.law === undefined) return time;
  if (closed === undefined) return undefined;
  if (isOpen) {
    if (openHere === undefined) return undefined;
    const others = means.queueLength[view.index]?.some((length) => length > 0) === true;
    if (!others && approximate !== undefined) return open?.times[ofClass];
    return closed.open === 0 ? time : (openHere * time) / closed.open;
  }
  const length = means.queueLength[view.index]?.[chain] ?? 0;
  const demand = closed.demands[chain] ?? 0;
  const cycles = means.throughput[chain] ?? 0;
  // In product form the time of a visit is in proportion to its service; where one waits in line, the wait is the same for all of a chain.
  if (approximate === undefined || approximate.kind === "shared")
    return demand === 0 ? 0 : (length / cycles) * (time / demand);
  const visits = approximate.visits[chain] ?? 0;
  return visits === 0 ? 0 : length / (cycles * visits) - (approximate.service[chain] ?? 0) + time;
}

function closedBottleneck(
  views: readonly StationView[],
  stations: readonly StationAnswer[],
  closed: readonly ClosedStation[],
  chains: readonly Chain[],
  stable: boolean,
): Bottleneck | undefined {
  const weightOf = (view: StationView): number => {
    if (view.law === undefined) return 0;
    const here = closed[view.index];
    if (!stable) return (here?.open ?? 0) / capacityOf(view.law);
    const demands = here?.demands ?? [];
    const work = (here?.open ?? 0) / capacityOf(view.law);
    return chains.length === 1 && work === 0
      ? (demands[0] ?? 0) / capacityOf(view.law)
      : (stations[view.index]?.utilization ?? demands.reduce((sum, demand) => sum + demand, 0));
  };
  let best: StationView | undefined;
  for (const view of views)
    if (weightOf(view) > 0 && (best === undefined || weightOf(view) > weightOf(best))) best = view;
  if (best === undefined) return undefined;
  const utilization = stable ? stations[best.index]?.utilization : weightOf(best);
  const alone = chains.length === 1 && closed.every(({ open }) => open === 0);
  const most = weightOf(best);
  const all = closed.reduce((sum, { demands }) => sum + (demands[0] ?? 0), 0);
  return {
    station: best.index,
    utilization,
    ...(alone ? { saturation: { customers: all / most, throughput: 1 / most } } : {}),
  };
}

// ---- shared ----

function utilizationOf(view: StationView, work: number): number | undefined {
  if (view.law === undefined) return work;
  if (view.station.speeds !== undefined) return work === 0 ? 0 : undefined;
  return work / capacityOf(view.law);
}

/** Share of time in which a station with its own speeds has somebody, when it stands alone. */
function speedsBusy({ law, station, service }: StationView, rates: readonly number[]): number | undefined {
  if (law === undefined || station.speeds === undefined) return undefined;
  const weights = stateWeights(
    law,
    rates.reduce((sum, rate, ofClass) => sum + rate * (service[ofClass] ?? 0), 0),
  );
  return weights === undefined ? undefined : 1 - (weights.first[0] ?? weights.tail);
}

function stationAnswer(
  view: StationView,
  perClass: readonly ClassAtStation[],
  result: ResultKind,
  stable: boolean,
  loss: number,
  busy: number | undefined,
): StationAnswer {
  const throughput = sumKnown(perClass.map((one) => one.throughput));
  const queueLength = sumKnown(perClass.map((one) => one.queueLength));
  const alone = view.present.length === 1;
  return {
    station: view.index,
    result,
    stable,
    perClass:
      busy === undefined || !alone
        ? perClass
        : perClass.map((one, ofClass) => (view.present[0] === ofClass ? { ...one, utilization: busy } : one)),
    utilization: busy ?? sumKnown(perClass.map((one) => one.utilization)),
    throughput,
    queueLength,
    responseTime:
      queueLength === undefined || throughput === undefined
        ? undefined
        : throughput === 0
          ? 0
          : queueLength / throughput,
    loss,
  };
}

function sumKnown(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

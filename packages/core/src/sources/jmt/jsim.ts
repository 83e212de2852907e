/** A simulation model (.jsimg): classes, nodes made of three sections, connections, limits. */
import type { Distribution } from "../../engines/queueing/distribution.ts";
import type {
  Capacity,
  CustomerClass,
  Discipline,
  QueueingNetwork,
  Route,
  Station,
} from "../../engines/queueing/network.ts";
import type { XmlElement } from "../archimate/xml.ts";
import { type Findings, isCount, isNotNegative, isServers, numberOf } from "./findings.ts";
import { named, type Parameter, parametersOf, partOf } from "./parameters.ts";
import { type RoutedNode, routesOf } from "./routing.ts";
import { timeOf } from "./times.ts";

/** What the file asks to be measured: JMT's name of the measure; a node and a class where it is about one. */
export interface AskedMeasure {
  readonly measure: string;
  readonly node: string | undefined;
  readonly ofClass: string | undefined;
}

interface ReadClass {
  readonly element: XmlElement;
  readonly name: string;
  readonly isOpen: boolean;
  readonly priority: number;
  readonly population: number;
  readonly source: string;
}

const most = 2000;

export function readJsim(
  sim: XmlElement,
  findings: Findings,
): { readonly network: QueueingNetwork | undefined; readonly asked: readonly AskedMeasure[] } {
  const classElements = sim.children.filter(({ name }) => name === "userClass");
  const nodeElements = sim.children.filter(({ name }) => name === "node");
  const nothing = { network: undefined, asked: [] };
  if (classElements.length === 0 || nodeElements.length === 0) {
    findings.error(sim, "jmt-empty", { what: classElements.length === 0 ? "classes" : "stations" });
    return nothing;
  }
  if (classElements.length > most || nodeElements.length > most) {
    findings.error(sim, "jmt-too-many", { limit: most });
    return nothing;
  }
  const classes = classElements.map((element) => readUserClass(element, findings));
  complainOfTwice(classElements, findings);
  complainOfTwice(nodeElements, findings);
  const stations: Station[] = [];
  const arrivals = new Map<string, Distribution>();
  const nodes = nodeElements.map((element) => readNode(element, classes, stations, arrivals, findings));
  if (stations.length === 0) findings.error(sim, "jmt-empty", { what: "stations" });
  readRegions(sim, classes, stations, findings);
  for (const element of sim.children)
    if (!known.has(element.name))
      findings.error(element, "jmt-unsupported", { element: element.name, owner: sim.name });
  const routes = findings.hasErrors() ? [] : routesOf(nodes, classes, connectionsOf(sim, nodes, findings), findings);
  const readClasses = classes.map((one) => customers(one, nodes, arrivals, findings));
  if (!findings.hasErrors()) complainOfNoService(nodes, readClasses, stations, routes, findings);
  const asked = sim.children.filter(({ name }) => name === "measure").map(measureOf);
  return { network: { classes: readClasses, stations, flow: { kind: "routes", routes } }, asked };
}

/** Every station that customers of a class can come to needs a time for it. */
function complainOfNoService(
  nodes: readonly RoutedNode[],
  classes: readonly CustomerClass[],
  stations: readonly Station[],
  routes: readonly Route[],
  findings: Findings,
): void {
  const from = new Map<string, Route[]>();
  for (const route of routes) {
    const key = `${route.from} ${route.fromClass}`;
    from.set(key, [...(from.get(key) ?? []), route]);
  }
  const open = classes.flatMap((one, ofClass) =>
    one.kind === "open"
      ? one.arrivals === undefined
        ? []
        : [`outside ${ofClass}`]
      : one.population > 0
        ? [`${one.reference} ${ofClass}`]
        : [],
  );
  const seen = new Set(open);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const [at = "", ofClass = ""] = key.split(" ");
    const node = nodes.find(({ kind, station }) => kind === "station" && station === Number(at));
    if (at !== "outside" && stations[Number(at)]?.service[Number(ofClass)] === undefined && node !== undefined)
      findings.error(node.element, "jmt-missing", {
        owner: node.name,
        what: `ServiceStrategy (${classes[Number(ofClass)]?.name ?? ""})`,
      });
    for (const { to, toClass } of from.get(key) ?? []) {
      const next = `${to} ${toClass}`;
      if (to === "outside" || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
}

/** `preload` says where customers are at the beginning, which no steady state remembers. */
const known: ReadonlySet<string> = new Set(["userClass", "node", "measure", "connection", "preload", "blockingRegion"]);

function measureOf({ attributes }: XmlElement): AskedMeasure {
  const { referenceNode, referenceUserClass } = {
    referenceNode: attributes["referenceNode"],
    referenceUserClass: attributes["referenceUserClass"],
  };
  return {
    measure: attributes["type"] ?? "",
    node: referenceNode === "" ? undefined : referenceNode,
    ofClass: referenceUserClass === "" ? undefined : referenceUserClass,
  };
}

function complainOfTwice(elements: readonly XmlElement[], findings: Findings): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const name = element.attributes["name"];
    if (name === undefined || name === "")
      findings.error(element, "jmt-missing", { owner: element.name, what: "name" });
    else if (seen.has(name)) findings.error(element, "jmt-twice", { name });
    else seen.add(name);
  }
}

function readUserClass(element: XmlElement, findings: Findings): ReadClass {
  const { attributes } = element;
  const name = attributes["name"] ?? "";
  const type = attributes["type"] ?? "";
  const isOpen = type === "open";
  if (!isOpen && type !== "closed") findings.error(element, "jmt-bad-value", { owner: name, what: "type", text: type });
  const population = isOpen
    ? 0
    : (numberOf(findings, element, attributes["customers"], "customers", name, isCount) ?? 0);
  const priority = numberOf(findings, element, attributes["priority"] ?? "0", "priority", name, Number.isInteger) ?? 0;
  return { element, name, isOpen, priority, population, source: attributes["referenceSource"] ?? "" };
}

function customers(
  one: ReadClass,
  nodes: readonly RoutedNode[],
  arrivals: ReadonlyMap<string, Distribution>,
  findings: Findings,
): CustomerClass {
  const { name, priority, population, source } = one;
  const node = nodes.find((other) => other.name === source);
  if (one.isOpen) {
    const time = arrivals.get(name);
    // A class that only comes to be by switching names something else than a source.
    if (time === undefined && node === undefined && !/switch|fork/iu.test(source))
      findings.error(one.element, "jmt-unknown-name", { owner: name, name: source, what: "node" });
    return { kind: "open", name, priority, ...(time === undefined ? {} : { arrivals: time }) };
  }
  if (node?.kind === "station") return { kind: "closed", name, priority, population, reference: node.station };
  if (population > 0) findings.error(one.element, "jmt-unknown-name", { owner: name, name: source, what: "node" });
  return { kind: "closed", name, priority, population, reference: 0 };
}

function connectionsOf(
  sim: XmlElement,
  nodes: readonly RoutedNode[],
  findings: Findings,
): ReadonlyMap<string, readonly string[]> {
  const names = new Set(nodes.map(({ name }) => name));
  const connections = new Map<string, string[]>();
  for (const element of sim.children) {
    if (element.name !== "connection") continue;
    const [source = "", target = ""] = [element.attributes["source"], element.attributes["target"]];
    for (const name of [source, target])
      if (!names.has(name)) findings.error(element, "jmt-unknown-name", { owner: "connection", name, what: "node" });
    const targets = connections.get(source) ?? [];
    if (!targets.includes(target)) targets.push(target);
    connections.set(source, targets);
  }
  return connections;
}

function readNode(
  element: XmlElement,
  classes: readonly ReadClass[],
  stations: Station[],
  arrivals: Map<string, Distribution>,
  findings: Findings,
): RoutedNode {
  const name = element.attributes["name"] ?? "";
  const sections = element.children.filter((child) => child.name === "section");
  const kinds = sections.map(({ attributes }) => attributes["className"] ?? "");
  const sectionOf = (...of: readonly string[]): XmlElement | undefined =>
    sections.find(({ attributes }) => of.includes(attributes["className"] ?? ""));
  const unsupported = kinds.find((kind) => !supported.has(kind));
  if (unsupported !== undefined) findings.error(element, "jmt-unsupported", { element: unsupported, owner: name });
  const routing = named(parametersOf(sectionOf("Router")), "RoutingStrategy")?.byClass ?? new Map<string, Parameter>();
  const node = { name, element, station: -1, routing, switches: undefined };
  if (kinds.includes("JobSink")) return { ...node, kind: "sink" };
  const source = sectionOf("RandomSource");
  if (source !== undefined) {
    const strategies = strategiesOf(parametersOf(source));
    for (const [place, one] of classes.entries()) {
      if (!one.isOpen || one.source !== name) continue;
      const time = timeOf(partOf(strategies, one.name, place), name, findings);
      if (time !== undefined) arrivals.set(one.name, time);
    }
    return { ...node, kind: "source" };
  }
  const switching = sectionOf("ClassSwitch", "StatelessClassSwitcher");
  if (switching !== undefined)
    return { ...node, kind: "through", switches: switchesOf(switching, classes, name, findings) };
  const service = sectionOf("Server", "PSServer", "PreemptiveServer", "Delay");
  if (service === undefined && kinds.includes("Terminal")) {
    stations.push({
      name,
      kind: "delay",
      servers: 1,
      discipline: "ps",
      service: classes.map(() => ({ kind: "deterministic", value: 0 })),
    });
    return { ...node, kind: "station", station: stations.length - 1 };
  }
  if (service === undefined) return { ...node, kind: "through" };
  stations.push(stationOf(name, element, sectionOf("Queue"), service, classes, findings));
  return { ...node, kind: "station", station: stations.length - 1 };
}

/** Strategies of times, however the file calls them. */
function strategiesOf(parameters: readonly Parameter[]): Parameter | undefined {
  return parameters.find(
    ({ type, name }) =>
      type === "ServiceStrategy" && name !== "retrialDistributions" && !/switchover|delayoff|setup/iu.test(name),
  );
}

const supported: ReadonlySet<string> = new Set([
  "Queue",
  "Server",
  "PSServer",
  "PreemptiveServer",
  "Delay",
  "Router",
  "ServiceTunnel",
  "LogTunnel",
  "RandomSource",
  "JobSink",
  "Terminal",
  "ClassSwitch",
  "StatelessClassSwitcher",
]);

function switchesOf(
  section: XmlElement,
  classes: readonly ReadClass[],
  owner: string,
  findings: Findings,
): readonly (readonly number[])[] {
  const matrix = named(parametersOf(section), "matrix");
  return classes.map(({ name }, from) => {
    const row = matrix?.byClass.get(name);
    const cells = classes.map((to, index) => {
      const cell = row?.byClass.get(to.name);
      return cell === undefined
        ? row === undefined && index === from
          ? 1
          : 0
        : (numberOf(findings, cell.element, cell.value, "matrix", owner, isNotNegative) ?? 0);
    });
    const sum = cells.reduce((all, cell) => all + cell, 0);
    if (row !== undefined && Math.abs(sum - 1) > 1e-6)
      findings.note(row.element, "jmt-probabilities", { owner, ofClass: name, sum }, false);
    return sum > 0 ? cells.map((cell) => cell / sum) : cells;
  });
}

function stationOf(
  name: string,
  element: XmlElement,
  queue: XmlElement | undefined,
  service: XmlElement,
  classes: readonly ReadClass[],
  findings: Findings,
): Station {
  const parameters = parametersOf(service);
  const kind = service.attributes["className"] === "Delay" ? "delay" : "queue";
  for (const parameter of parameters) complainOfService(parameter, name, findings);
  const jobs = named(parameters, "maxJobs");
  const servers =
    kind === "delay" ? 1 : (numberOf(findings, jobs?.element ?? service, jobs?.value, "maxJobs", name, isServers) ?? 1);
  const strategies = strategiesOf(parameters);
  const times = classes.map((one, place) => timeOf(partOf(strategies, one.name, place), name, findings));
  const queueParameters = parametersOf(queue);
  complainOfImpatience(queueParameters, name, findings);
  const discipline =
    kind === "delay" ? "ps" : disciplineOf(queueParameters, parameters, service, classes, name, findings);
  const capacity = kind === "delay" ? undefined : capacityOf(queueParameters, element, classes, name, findings);
  return { name, kind, servers, discipline, service: times, ...(capacity === undefined ? {} : { capacity }) };
}

/** Parameters of a server that would change the result, when they say more than the usual. */
function complainOfService(parameter: Parameter, owner: string, findings: Findings): void {
  const { name, type, byClass, parts } = parameter;
  const complain = (): void => findings.error(parameter.element, "jmt-unsupported", { element: name, owner });
  const values = [...byClass.values()].map(({ value }) => value);
  if (name === "numberOfVisits" || name === "classParallelism") {
    if (values.some((value) => value !== undefined && value !== "1")) complain();
  } else if (name === "serversPerServerType" || name === "serverNames") {
    if (parts.length > 1) complain();
  } else if (name === "switchoverStrategy" || name === "delayOffTime" || name === "setUpTime") {
    if (parts.some((part) => part.value !== "null" && part.type !== "ZeroServiceTimeStrategy")) complain();
  } else if (name === "preemptiveStrategy" || type === "PollingStrategy") complain();
}

function complainOfImpatience(parameters: readonly Parameter[], owner: string, findings: Findings): void {
  for (const parameter of named(parameters, "Impatience")?.parts ?? [])
    if (parameter.value !== "null" || parameter.parts.length > 0)
      findings.error(parameter.element, "jmt-unsupported", { element: parameter.name, owner });
  const taking = parameters.find(
    ({ type }) => type.endsWith("GetStrategy") || type === "FCFSstrategy" || type === "LCFSstrategy",
  );
  if (taking !== undefined && taking.type !== "FCFSstrategy")
    findings.error(taking.element, "jmt-unsupported", { element: taking.type, owner });
}

/** By how newcomers are put into the queue; where priorities count, only if there are different ones. */
const disciplines: Readonly<Record<string, Discipline>> = {
  TailStrategy: "fcfs",
  HeadStrategy: "lcfs",
  RandStrategy: "random",
  LCFSPRStrategy: "lcfs-preemptive",
  SJFStrategy: "shortest-first",
  LJFStrategy: "longest-first",
  TailStrategyPriority: "priority",
  FCFSPRStrategyPriority: "priority-preemptive",
};
/** What they are when all priorities are equal. */
const withoutPriorities: Readonly<Record<string, Discipline>> = {
  TailStrategyPriority: "fcfs",
  FCFSPRStrategyPriority: "fcfs",
  HeadStrategyPriority: "lcfs",
  LCFSPRStrategyPriority: "lcfs-preemptive",
};

function disciplineOf(
  queue: readonly Parameter[],
  server: readonly Parameter[],
  section: XmlElement,
  classes: readonly ReadClass[],
  owner: string,
  findings: Findings,
): Discipline {
  const isAlike = new Set(classes.map(({ priority }) => priority)).size === 1;
  if (section.attributes["className"] === "PSServer") {
    const shares = [...(named(server, "PSStrategy")?.byClass.values() ?? [])];
    const weights = new Set(
      [...(named(server, "serviceWeights")?.byClass.values() ?? [])].map(({ value }) => Number(value)),
    );
    const odd = shares.find(({ type }) => {
      const plain = type.replace("Priority", "");
      const fair =
        plain === "EPSStrategy" ||
        ((plain === "DPSStrategy" || plain === "GPSStrategy") && (weights.size <= 1 || classes.length === 1));
      return !fair || (plain !== type && !isAlike);
    });
    if (odd !== undefined) findings.error(odd.element, "jmt-unsupported", { element: odd.type, owner });
    return "ps";
  }
  const puts = [...(named(queue, "QueuePutStrategy")?.byClass.values() ?? [])];
  const [first] = puts;
  if (first === undefined) return "fcfs";
  const discipline =
    (isAlike ? withoutPriorities[first.type] : undefined) ??
    disciplines[first.type] ??
    (classes.length === 1 && /^[SL]EPTStrategy$/u.test(first.type) ? "fcfs" : undefined);
  const odd = discipline === undefined ? first : puts.find(({ type }) => type !== first.type);
  if (odd !== undefined) findings.error(odd.element, "jmt-unsupported", { element: odd.type, owner });
  return discipline ?? "fcfs";
}

function capacityOf(
  parameters: readonly Parameter[],
  element: XmlElement,
  classes: readonly ReadClass[],
  owner: string,
  findings: Findings,
): Capacity | undefined {
  const size = named(parameters, "size");
  const limit =
    size?.value === undefined ? -1 : numberOf(findings, size.element, size.value, "size", owner, Number.isInteger);
  if (limit === undefined || limit < 0) return undefined;
  if (limit === 0) {
    findings.error(size?.element ?? element, "jmt-bad-value", { owner, what: "size", text: "0" });
    return undefined;
  }
  const rules = new Set(
    classes.map(({ name }) => named(parameters, "dropStrategies")?.byClass.get(name)?.value ?? "drop"),
  );
  const [rule = "drop"] = rules;
  if (rules.size === 1 && rule === "drop") return { limit, whenFull: "loss" };
  if (rules.size === 1 && rule === "BAS blocking") return { limit, whenFull: "blocking" };
  if (rules.size === 1 && rule === "waiting queue") {
    findings.note(element, "jmt-waits-outside", { owner }, false);
    return undefined;
  }
  findings.error(element, "jmt-unsupported", { element: [...rules].join(", "), owner });
  return undefined;
}

/** Regions with a limit: of one station whose customers are lost they are a limit of the station; others are not computed. */
function readRegions(sim: XmlElement, classes: readonly ReadClass[], stations: Station[], findings: Findings): void {
  for (const region of sim.children.filter(({ name }) => name === "blockingRegion")) {
    const owner = region.attributes["name"] ?? "";
    const children = (name: string): readonly XmlElement[] => region.children.filter((child) => child.name === name);
    const nodes = children("regionNode").map(({ attributes }) => attributes["nodeName"] ?? "");
    const limitOf = (element: XmlElement | undefined, attribute: string): number | undefined => {
      const text = element?.attributes[attribute] ?? "-1";
      const value = element === undefined ? -1 : numberOf(findings, element, text, attribute, owner, Number.isInteger);
      return value === undefined || value < 0 ? undefined : value;
    };
    const all = limitOf(children("globalConstraint")[0], "maxJobs");
    const perClass = classes.map(({ name }) =>
      limitOf(
        children("classConstraint").find(({ attributes }) => attributes["jobClass"] === name),
        "maxJobsPerClass",
      ),
    );
    const memory = [
      ...children("globalMemoryConstraint").map((one) => limitOf(one, "maxMemory")),
      ...children("classMemoryConstraint").map((one) => limitOf(one, "maxMemoryPerClass")),
    ];
    if (all === undefined && perClass.every((one) => one === undefined) && memory.every((one) => one === undefined))
      continue;
    const loses = classes.map(
      ({ name }) =>
        children("dropRules").find(({ attributes }) => attributes["jobClass"] === name)?.attributes["dropThisClass"] ===
        "true",
    );
    const place = stations.findIndex(({ name }) => name === nodes[0]);
    const station = stations[place];
    const isSimple =
      nodes.length === 1 &&
      station !== undefined &&
      station.capacity === undefined &&
      loses.every(Boolean) &&
      memory.every((one) => one === undefined);
    if (!isSimple || station === undefined) {
      findings.error(region, "jmt-unsupported", { element: "blockingRegion", owner });
      continue;
    }
    // With one class, its limit is the limit of all.
    const [only] = perClass;
    const limit = Math.min(
      all ?? Infinity,
      classes.length === 1 ? (only ?? Infinity) : Infinity,
      perClass.every((one) => one !== undefined) ? perClass.reduce((sum, one) => sum + one, 0) : Infinity,
    );
    if (limit < 1) {
      findings.error(region, "jmt-bad-value", { owner, what: "maxJobs", text: String(limit) });
      continue;
    }
    stations[place] = {
      ...station,
      capacity: {
        limit,
        whenFull: "loss",
        ...(classes.length === 1 || perClass.every((one) => one === undefined) ? {} : { perClass }),
      },
    };
  }
}

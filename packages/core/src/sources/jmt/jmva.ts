/** A model for mean value analysis: classes, stations with service times and visits. All of it has product form by definition, so stations share their service. */
import type { CustomerClass, QueueingNetwork, Station } from "../../engines/queueing/network.ts";
import type { XmlElement } from "../archimate/xml.ts";
import { type Findings, isCount, isNotNegative, isPositive, isServers, numberOf } from "./findings.ts";

interface Parts {
  readonly stations: Station[];
  /** visits[station][class] */
  readonly visits: number[][];
}

const mostParts = 2000;

export function readJmva(root: XmlElement, findings: Findings): QueueingNetwork | undefined {
  const parameters = child(root, "parameters");
  const classElements =
    child(parameters, "classes")?.children.filter(({ name }) => name === "openclass" || name === "closedclass") ?? [];
  const stationElements = child(parameters, "stations")?.children ?? [];
  if (classElements.length === 0 || stationElements.length === 0) {
    findings.error(parameters ?? root, "jmt-empty", { what: classElements.length === 0 ? "classes" : "stations" });
    return undefined;
  }
  if (classElements.length > mostParts || stationElements.length > mostParts) {
    findings.error(root, "jmt-too-many", { limit: mostParts });
    return undefined;
  }
  const names = classElements.map((element) => element.attributes["name"] ?? "");
  noteTwice(classElements, findings);
  noteTwice(stationElements, findings);
  const parts: Parts = { stations: [], visits: [] };
  for (const element of stationElements) readStation(element, names, parts, findings);
  const classes = classElements.map((element, index) => readClass(element, index, parameters, parts, findings));
  notePriorities(classElements, findings);
  const known = classes.filter((one) => one !== undefined);
  if (known.length < classes.length || findings.hasErrors()) return undefined;
  const visits = names.map((_, ofClass) => parts.stations.map((__, station) => parts.visits[station]?.[ofClass] ?? 0));
  return { classes: known, stations: parts.stations, flow: { kind: "visits", visits } };
}

function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((one) => one.name === name);
}

function noteTwice(elements: readonly XmlElement[], findings: Findings): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const name = element.attributes["name"];
    if (name === undefined || name === "")
      findings.error(element, "jmt-missing", { owner: element.name, what: "name" });
    else if (seen.has(name)) findings.error(element, "jmt-twice", { name });
    else seen.add(name);
  }
}

function notePriorities(elements: readonly XmlElement[], findings: Findings): void {
  const priorities = elements.map((element) => element.attributes["priority"] ?? "0");
  const other = elements.find((_, index) => priorities[index] !== priorities[0]);
  if (other !== undefined) findings.note(other, "jmt-priorities-passed-over", {}, true);
}

function readClass(
  element: XmlElement,
  index: number,
  parameters: XmlElement | undefined,
  parts: Parts,
  findings: Findings,
): CustomerClass | undefined {
  const name = element.attributes["name"] ?? "";
  if (element.name === "openclass") {
    const rate = numberOf(findings, element, element.attributes["rate"], "rate", name, isNotNegative);
    if (rate === undefined) return undefined;
    return {
      kind: "open",
      name,
      priority: 0,
      ...(rate === 0 ? {} : { arrivals: { kind: "exponential", mean: 1 / rate } }),
    };
  }
  const population = numberOf(findings, element, element.attributes["population"], "population", name, isCount);
  if (population === undefined) return undefined;
  const think = element.attributes["thinktime"];
  if (think !== undefined && think.trim() !== "0") {
    const time = numberOf(findings, element, think, "thinktime", name, isNotNegative);
    if (time === undefined) return undefined;
    if (time > 0)
      return { kind: "closed", name, priority: 0, population, reference: thinkStation(index, time, parts, name) };
  }
  return { kind: "closed", name, priority: 0, population, reference: referenceOf(name, parameters, parts, findings) };
}

/** Think time that is stated with the class is a delay of its own, where only this class comes. */
function thinkStation(index: number, time: number, parts: Parts, name: string): number {
  const service = Array.from({ length: index + 1 }, (_, at) =>
    at === index ? ({ kind: "exponential", mean: time } as const) : undefined,
  );
  parts.stations.push({ name: `${name} (think time)`, kind: "delay", servers: 1, discipline: "ps", service });
  parts.visits.push(service.map((one) => (one === undefined ? 0 : 1)));
  return parts.stations.length - 1;
}

/** The station named for the class (names there are written freely, so one that fits all does for all); else the first one that it visits. */
function referenceOf(
  name: string,
  parameters: XmlElement | undefined,
  { stations }: Parts,
  findings: Findings,
): number {
  const all = child(parameters, "ReferenceStation")?.children ?? [];
  const stated =
    all.find((one) => one.attributes["name"] === name) ??
    (new Set(all.map((one) => one.attributes["refStation"])).size === 1 ? all[0] : undefined);
  const station = stated?.attributes["refStation"];
  if (stated === undefined || station === undefined) return 0;
  const place = stations.findIndex((one) => one.name === station);
  if (place < 0) findings.error(stated, "jmt-unknown-name", { owner: name, name: station, what: "node" });
  return Math.max(0, place);
}

function readStation(element: XmlElement, names: readonly string[], parts: Parts, findings: Findings): void {
  const name = element.attributes["name"] ?? "";
  const isDelay = element.name === "delaystation";
  const isLoadDependent = element.name === "ldstation";
  if (!isDelay && !isLoadDependent && element.name !== "listation") {
    findings.error(element, "jmt-unsupported", { element: element.name, owner: name });
    return;
  }
  const servers =
    isDelay || element.attributes["servers"] === undefined
      ? 1
      : numberOf(findings, element, element.attributes["servers"], "servers", name, isServers);
  const texts = textsOf(element, "servicetimes", names, findings, name);
  const visitTexts = textsOf(element, "visits", names, findings, name);
  const times = names.map((ofClass) => {
    const { text, at } = texts.get(ofClass) ?? { text: "0", at: element };
    const list = isLoadDependent ? text.split(/[;,]/u).filter((part) => part.trim() !== "") : [text];
    const values = list.map((part) => numberOf(findings, at, part, "servicetime", name, isNotNegative) ?? 0);
    // Some writers begin with the time for nobody.
    return isLoadDependent && values.length > 1 && values[0] === 0 ? values.slice(1) : values;
  });
  const visits = names.map((ofClass, index) => {
    const known = visitTexts.get(ofClass);
    const count =
      known === undefined ? 1 : (numberOf(findings, known.at, known.text, "visit", name, isNotNegative) ?? 0);
    return (times[index]?.[0] ?? 0) === 0 ? 0 : count;
  });
  const speeds = isLoadDependent ? speedsOf(times, visits, element, name, findings) : undefined;
  if (servers === undefined) return;
  parts.stations.push({
    name,
    kind: isDelay ? "delay" : "queue",
    servers,
    discipline: "ps",
    service: times.map(([time = 0], index) =>
      (visits[index] ?? 0) > 0 && time > 0 ? { kind: "exponential", mean: time } : undefined,
    ),
    ...(speeds === undefined ? {} : { speeds }),
  });
  parts.visits.push(visits);
}

/** Text by class of `servicetimes` or `visits`. */
function textsOf(
  station: XmlElement,
  group: string,
  names: readonly string[],
  findings: Findings,
  owner: string,
): ReadonlyMap<string, { readonly text: string; readonly at: XmlElement }> {
  const texts = new Map<string, { readonly text: string; readonly at: XmlElement }>();
  for (const at of child(station, group)?.children ?? []) {
    const ofClass = at.attributes["customerclass"];
    if (ofClass === undefined || !names.includes(ofClass)) {
      findings.error(at, "jmt-unknown-name", { owner, name: ofClass ?? "", what: "class" });
      continue;
    }
    // Load-dependent times: in the text, or one tag for each number of customers.
    const parts = at.children.map(({ text }) => text.trim());
    texts.set(ofClass, { text: parts.length > 0 ? parts.join(";") : at.text.trim(), at });
  }
  return texts;
}

/** Speed with n customers: time with one over time with n. It must be the same for all classes; undefined: it does not depend on n. */
function speedsOf(
  times: readonly (readonly number[])[],
  visits: readonly number[],
  element: XmlElement,
  name: string,
  findings: Findings,
): readonly number[] | undefined {
  const used = times.filter((_, index) => (visits[index] ?? 0) > 0);
  const [first = []] = used;
  if (used.every((list) => list.length <= 1)) return undefined;
  if (used.some((list) => list.some((time) => !isPositive(time)))) {
    findings.error(element, "jmt-bad-value", { owner: name, what: "servicetime", text: "0" });
    return undefined;
  }
  const speeds = first.map((time) => (first[0] ?? 1) / time);
  const alike = used.every(
    (list) =>
      list.length === first.length &&
      list.every((time, index) => Math.abs((list[0] ?? 1) / time / (speeds[index] ?? 1) - 1) < 1e-9),
  );
  if (!alike) {
    findings.error(element, "jmt-unsupported", { element: "ldstation", owner: name });
    return undefined;
  }
  return speeds;
}

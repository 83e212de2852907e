/** The three layers of redundancy (R335): what a process rests on in servers, in storage and in the network, and what lacks a spare. */
import { sitesOf, zoneOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { affirms, distinct, wordOf } from "../../model/read.ts";
import type { Stated } from "../../model/read.ts";
import { BAD, FINE, gradeOf, UNSAID } from "./foundations.ts";
import { isInProduction, NETWORK_DEVICES, spareOf } from "../../model/redundancy.ts";
import { supportsOf } from "./reliance.ts";
import { soleSupportsOf, standOf } from "./single-points.ts";
import { keepsData } from "../../model/recovery.ts";

export type LayerOfRedundancy = "server" | "storage" | "network";

/** What of a layer has no spare, what may have none, and how much was looked at. */
export interface LayerState {
  readonly without: readonly (Element | Relationship)[];
  readonly missing: readonly Stated[];
  readonly count: number;
}

/** Everything of a layer under a process; a walk, for those who ask about one. */
export function layerOf(process: Element, layer: LayerOfRedundancy): LayerState {
  switch (layer) {
    case "server":
      return stateOf(soleSupportsOf(process).flatMap(({ element }) => (isKind(element, "store") ? [] : [element])));
    case "storage":
      return stateOf(supportsOf(process).flatMap(({ element }) => (isStorage(element) ? [element] : [])));
    case "network":
      return networkOf(process);
  }
}

/** Grade of what one element adds to each layer of the processes above it. */
export const gradeInLayer: Readonly<Record<LayerOfRedundancy, (element: Element) => number>> = {
  server: (software) => gradeOfAll(standOf(software).filter((one) => !isKind(one, "store"))),
  storage: (element) => (isStorage(element) ? gradeOfAll([element]) : -Infinity),
  network: (node) =>
    isKind(node, "node")
      ? Math.max(...[node, ...surroundingsOf(node)].map((one) => gradeOfState(networkAt(one))))
      : -Infinity,
};

function gradeOfAll(parts: readonly Element[]): number {
  return Math.max(...parts.map((part) => gradeOf(spareOf(part).answer)));
}

function gradeOfState({ without, missing, count }: LayerState): number {
  if (without.length > 0) return BAD;
  return missing.length > 0 ? UNSAID : count > 0 ? FINE : -Infinity;
}

function isStorage(element: Element): boolean {
  return isKind(element, "store")
    ? keepsData(element)
    : isKind(element, "node") && wordOf(element, "type") === "storage";
}

function stateOf(parts: readonly Element[]): LayerState {
  const without: Element[] = [];
  const missing: Stated[] = [];
  for (const part of parts) {
    const { answer, stated } = spareOf(part);
    if (answer === false) without.push(part);
    else if (answer === undefined) missing.push(...stated);
  }
  return { without, missing, count: parts.length };
}

/** Links of the machines, their zones and their sites, and the devices on them. */
function networkOf(process: Element): LayerState {
  const nodes = supportsOf(process).flatMap(({ element }) => (isKind(element, "node") ? [element] : []));
  const places = distinct(nodes.flatMap((node) => [node, ...surroundingsOf(node)]));
  const states = places.map(networkAt);
  return {
    without: once(states.flatMap(({ without }) => without)),
    missing: states.flatMap(({ missing }) => missing),
    count: states.reduce((sum, { count }) => sum + count, 0),
  };
}

function surroundingsOf(node: Element): readonly Element[] {
  const zone = zoneOf(node);
  return [...sitesOf(node), ...(zone === undefined ? [] : [zone])];
}

/** Links at a node, site or zone, and devices on the links and in the zone. */
function networkAt(place: Element): LayerState {
  let known = networks.get(place.model);
  if (known === undefined) networks.set(place.model, (known = new Map()));
  let state = known.get(place.row);
  if (state === undefined) known.set(place.row, (state = networkFor(place)));
  return state;
}

/** By the row of the place: many machines stand in one. Kept apart from derived figures, which note all that they looked at each time. */
const networks: WeakMap<Model, Map<number, LayerState>> = new WeakMap();

function networkFor(place: Element): LayerState {
  const links = [...place.out("connects"), ...place.in("connects")];
  const ends = links.flatMap(({ from, to }) => [from, to].flatMap((end) => end ?? []));
  const inside = isKind(place, "zone")
    ? place.referrers.filter(({ key }) => key === "zone").map(({ element }) => element)
    : [];
  const devices = stateOf(distinct([...ends, ...inside]).filter(isDevice));
  // Which links of a zone there are is a matter of routing, not of cables.
  const cables = isKind(place, "zone") ? [] : links;
  const open = cables.filter((link) => affirms(link, "redundant") !== true);
  const [cut, unsaid] = [false, undefined].map((said) => open.filter((link) => affirms(link, "redundant") === said));
  return {
    without: [...devices.without, ...(cut ?? [])],
    missing: [...devices.missing, ...(unsaid ?? []).map((link) => [link, "redundant"] as const)],
    count: devices.count + cables.length,
  };
}

function isDevice(one: Element): boolean {
  return isKind(one, "node") && NETWORK_DEVICES.has(wordOf(one, "type") ?? "") && isInProduction(one);
}

function once(all: readonly (Element | Relationship)[]): readonly (Element | Relationship)[] {
  return [...new Map(all.map((one) => [`${"kind" in one} ${one.row}`, one])).values()];
}

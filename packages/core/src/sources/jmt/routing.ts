/** Routes of a simulation model: strategies of each node and class, with the nodes that take no time (routers, class switches) taken out. */
import type { Route } from "../../engines/queueing/network.ts";
import type { XmlElement } from "../archimate/xml.ts";
import { type Findings, isNotNegative, numberOf } from "./findings.ts";
import { named, type Parameter } from "./parameters.ts";

export interface RoutedNode {
  readonly name: string;
  readonly element: XmlElement;
  readonly kind: "source" | "sink" | "station" | "through";
  /** Place among the stations. */
  readonly station: number;
  readonly routing: ReadonlyMap<string, Parameter>;
  /** Class in which a customer goes on, by class in which it came: rows of probabilities. */
  readonly switches: readonly (readonly number[])[] | undefined;
}

export interface RoutedClass {
  readonly name: string;
  readonly isOpen: boolean;
  /** Node where its customers come from. */
  readonly source: string;
}

const mostStates = 4000;

/** A state is a node and a class; moves out of it with their chances. */
type Moves = Map<number, Map<number, number>>;

export function routesOf(
  nodes: readonly RoutedNode[],
  classes: readonly RoutedClass[],
  connections: ReadonlyMap<string, readonly string[]>,
  findings: Findings,
): readonly Route[] {
  const places = new Map(nodes.map(({ name }, index) => [name, index]));
  const width = classes.length;
  if (nodes.length * width > mostStates) {
    const [first] = nodes;
    if (first !== undefined) findings.error(first.element, "jmt-too-many", { limit: mostStates });
    return [];
  }
  const moves: Moves = new Map();
  nodes.forEach((node, index) => {
    if (node.kind === "sink") return;
    for (const [ofClass, { isOpen, source, name }] of classes.entries()) {
      if (node.kind === "source" && source !== node.name) continue;
      const next = nextOf(node, name, isOpen, nodes, places, connections, findings);
      // In a class switch a customer goes out in another class than it came.
      const row = node.switches === undefined ? classes.map((_, at) => (at === ofClass ? 1 : 0)) : undefined;
      if (row !== undefined)
        moves.set(index * width + ofClass, new Map(next.map(([to, chance]) => [to * width + ofClass, chance])));
      else addSwitched(moves, index, ofClass, next, nodes[index]?.switches ?? [], width);
    }
  });
  nodes.forEach(({ kind }, index) => {
    if (kind === "through") for (let ofClass = 0; ofClass < width; ofClass++) takeOut(moves, index * width + ofClass);
  });
  const routes: Route[] = [];
  for (const [state, next] of moves) {
    const [from, fromClass] = [nodes[Math.floor(state / width)], state % width];
    if (from === undefined || from.kind === "through") continue;
    for (const [target, probability] of next) {
      const to = nodes[Math.floor(target / width)];
      if (to === undefined || probability === 0) continue;
      routes.push({
        from: from.kind === "source" ? "outside" : from.station,
        fromClass,
        to: to.kind === "sink" ? "outside" : to.station,
        toClass: target % width,
        probability,
      });
    }
  }
  return routes;
}

/** Chances from (node, class that comes) when the class changes first: the routing is that of the new class. */
function addSwitched(
  moves: Moves,
  node: number,
  ofClass: number,
  next: readonly (readonly [node: number, chance: number])[],
  switches: readonly (readonly number[])[],
  width: number,
): void {
  // `next` is where customers of this class go out to; those who come in class `before` become it with a chance.
  for (let before = 0; before < width; before++) {
    const becomes = switches[before]?.[ofClass] ?? 0;
    if (becomes === 0) continue;
    const state = node * width + before;
    const known = moves.get(state) ?? new Map<number, number>();
    for (const [to, chance] of next)
      known.set(to * width + ofClass, (known.get(to * width + ofClass) ?? 0) + becomes * chance);
    moves.set(state, known);
  }
}

/** Takes a state out that takes no time: who comes goes on to where it leads. A circle back to itself is passed over in the end. */
function takeOut(moves: Moves, state: number): void {
  const out = moves.get(state);
  moves.delete(state);
  if (out === undefined) return;
  out.delete(state);
  // What does not come back, by addition: no difference of near numbers.
  let away = 0;
  for (const chance of out.values()) away += chance;
  for (const next of moves.values()) {
    const into = next.get(state);
    if (into === undefined) continue;
    next.delete(state);
    if (away > 0) for (const [to, chance] of out) next.set(to, (next.get(to) ?? 0) + (into * chance) / away);
  }
}

function nextOf(
  node: RoutedNode,
  ofClass: string,
  isOpen: boolean,
  nodes: readonly RoutedNode[],
  places: ReadonlyMap<string, number>,
  connections: ReadonlyMap<string, readonly string[]>,
  findings: Findings,
): readonly (readonly [node: number, chance: number])[] {
  const strategy = node.routing.get(ofClass);
  // A closed customer has no sink to go to: what leads to one is not among its choices.
  const targets = (connections.get(node.name) ?? [])
    .map((name) => places.get(name))
    .filter((place) => place !== undefined)
    .filter((place) => isOpen || nodes[place]?.kind !== "sink");
  const evenly = (): readonly (readonly [number, number])[] => targets.map((place) => [place, 1 / targets.length]);
  switch (strategy?.type ?? "RandomStrategy") {
    case "RandomStrategy":
      return evenly();
    case "DisabledRoutingStrategy":
      return [];
    case "RoundRobinStrategy":
      if (targets.length > 1)
        findings.note(strategy?.element ?? node.element, "jmt-round-robin", { owner: node.name }, true);
      return evenly();
    case "EmpiricalStrategy":
      return strategy === undefined ? [] : byProbabilities(node, ofClass, strategy, new Set(targets), places, findings);
    default:
      findings.error(strategy?.element ?? node.element, "jmt-unsupported", {
        element: strategy?.name || (strategy?.type ?? ""),
        owner: node.name,
      });
      return [];
  }
}

function byProbabilities(
  node: RoutedNode,
  ofClass: string,
  strategy: Parameter,
  targets: ReadonlySet<number>,
  places: ReadonlyMap<string, number>,
  findings: Findings,
): readonly (readonly [node: number, chance: number])[] {
  const next: [number, number][] = [];
  for (const entry of strategy.parts[0]?.parts ?? []) {
    const name = named(entry.parts, "stationName")?.value ?? "";
    const chance = numberOf(
      findings,
      entry.element,
      named(entry.parts, "probability")?.value,
      "probability",
      node.name,
      isNotNegative,
    );
    if (chance === undefined || chance === 0) continue;
    const place = places.get(name);
    if (place === undefined || !targets.has(place))
      findings.error(entry.element, "jmt-unknown-name", { owner: node.name, name, what: "node" });
    else next.push([place, chance]);
  }
  const sum = next.reduce((all, [, chance]) => all + chance, 0);
  if (next.length === 0 || Math.abs(sum - 1) <= 1e-12) return next;
  if (Math.abs(sum - 1) > 1e-6)
    findings.note(strategy.element, "jmt-probabilities", { owner: node.name, ofClass, sum }, false);
  return next.map(([place, chance]) => [place, chance / sum]);
}

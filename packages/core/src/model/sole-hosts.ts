/** Machines of which one alone stops a piece of software, or another machine: where instances are, how many are needed, what copies stand in. */
import { carriersOf } from "./hosting-stack.ts";
import { isKind } from "./is-kind.ts";
import type { Element } from "./model.ts";
import { affirms, distinct, numberOf, wordOf } from "./read.ts";
import { instancesOf, isInProduction, productionNodesOf } from "./redundancy.ts";
import { isUnsettledUse } from "./timing.ts";

/**
 * Nearest first. A machine stops with what it uses, unless softly, and with the last of its carriers; software when too few instances are
 * left, and, where live copies are kept elsewhere, only with the last of them. What nobody has settled is not among them.
 */
export function soleHostsOf(element: Element): readonly Element[] {
  return element.model.derive(soleHostsFor, element);
}

/** Machines that one machine stands on in any way, itself first. */
class Stack {
  readonly nodes: readonly Element[];
  /** For each row the rows of which each alone stops it. */
  private readonly stops: ReadonlyMap<number, ReadonlySet<number>>;

  constructor(direct: readonly Element[]) {
    const all = new Map(direct.map((node) => [node.row, node]));
    for (const node of all.values())
      for (const below of [...carriersOf(node), ...usedBy(node), ...neededDrawn(node)]) all.set(below.row, below);
    this.nodes = [...all.values()];
    this.stops = stopsOf(this.nodes);
  }

  /** Does one alone stop a machine, with what is drawn inside it where all of that is needed? */
  doStop(one: Element, node: Element): boolean {
    if (this.stops.get(node.row)?.has(one.row) === true) return true;
    return neededDrawn(node).some((drawn) => this.stops.get(drawn.row)?.has(one.row) === true);
  }
}

/** The least solution: in a circle nothing stops but with something in it. */
function stopsOf(nodes: readonly Element[]): ReadonlyMap<number, ReadonlySet<number>> {
  const stops = new Map(nodes.map(({ row }) => [row, new Set([row])]));
  const needs = nodes.map((node) => ({ mine: stops.get(node.row), used: usedBy(node), carriers: carriersOf(node) }));
  for (let isOpen = true; isOpen;) {
    isOpen = false;
    for (const { mine, used, carriers } of needs) {
      const [first, ...others] = carriers.map(({ row }) => stops.get(row));
      const found = used.flatMap(({ row }) => [...(stops.get(row) ?? [])]);
      for (const one of first ?? []) if (others.every((other) => other?.has(one) === true)) found.push(one);
      for (const one of found) {
        if (mine === undefined || mine.has(one)) continue;
        mine.add(one);
        isOpen = true;
      }
    }
  }
  return stops;
}

function usedBy(node: Element): readonly Element[] {
  return distinct(
    node
      .out("uses")
      .flatMap((use) =>
        use.to !== undefined &&
        isKind(use.to, "node") &&
        wordOf(use, "criticality") !== "soft" &&
        !isUnsettledUse(use) &&
        isInProduction(use) &&
        isInProduction(use.to)
          ? [use.to]
          : [],
      ),
  );
}

/** Machines drawn inside a cluster that needs all of them. */
function neededDrawn(node: Element): readonly Element[] {
  if (node.children.length < 2 || wordOf(node, "type") !== "cluster") return [];
  const drawn = node.children.filter((child) => isKind(child, "node"));
  const needed = numberOf(node, "need");
  return drawn.length > 1 && needed !== undefined && needed >= drawn.length ? drawn.filter(isInProduction) : [];
}

function soleHostsFor(element: Element): readonly Element[] {
  if (isKind(element, "node")) {
    const stack = new Stack([element]);
    return stack.nodes.filter((one) => one.row !== element.row && stack.doStop(one, element));
  }
  const places = placesOf(element);
  if (places.length === 0) return [];
  const copies = copiesOf(element);
  if (copies === undefined) return [];
  const stack = new Stack([...places, ...copies.flatMap((copy) => (isKind(copy, "node") ? [copy] : placesOf(copy)))]);
  const dies = deathOf(element, places);
  return stack.nodes.filter(
    (one) =>
      dies((node) => stack.doStop(one, node)) &&
      copies.every((copy) => {
        if (isKind(copy, "node")) return stack.doStop(one, copy);
        const its = placesOf(copy);
        return its.length > 0 && deathOf(copy, its)((node) => stack.doStop(one, node));
      }),
  );
}

function placesOf(element: Element): readonly Element[] {
  return productionNodesOf(element);
}

/** Where live copies are, or the stores that are the copies; none where there is no replication. Undefined: no machine can stop them all, or nobody says where they are. */
function copiesOf(element: Element): readonly Element[] | undefined {
  if (affirms(element, "replication") !== true) return [];
  const to = element.references("replication.to");
  return to.length === 0 || to.some((one) => isKind(one, "site", "zone")) ? undefined : to;
}

/** Has software stopped for sure, given which of its machines have? */
function deathOf(software: Element, places: readonly Element[]): (isStopped: (node: Element) => boolean) => boolean {
  const [only] = places;
  if (only !== undefined && places.length === 1) return (isStopped) => isStopped(only);
  const from = saysHowMany(software);
  const counted = from === undefined ? undefined : instancesOf(from);
  const count = Math.max(1, counted?.count ?? 1);
  const stated = from === undefined ? undefined : numberOf(from, "need");
  const needed = stated ?? (from !== undefined && wordOf(from, "redundancy") === "n+1" ? count - 1 : 1);
  const dead = count - Math.min(count, Math.max(1, needed)) + 1;
  const runs = software.out("runs on");
  const each = places.map((node) => {
    const by = runs.find(({ to }) => to?.row === node.row);
    return by === undefined ? undefined : numberOf(by, "replicas");
  });
  const isSaid = numberOf(software, "replicas") === undefined && each.some((one) => one !== undefined);
  const even = Math.floor(count / places.length);
  return (isStopped) => {
    const stopped = places.map(isStopped);
    if (stopped.every(Boolean)) return true;
    let lost = 0;
    stopped.forEach((isGone, at) => {
      if (isGone) lost += isSaid ? (each[at] ?? 1) : even;
    });
    return lost >= dead;
  };
}

/** Itself, or of a module that says nothing what it is a part of. */
function saysHowMany(software: Element): Element | undefined {
  if (instancesOf(software) !== undefined) return software;
  const { parent } = software;
  return parent !== undefined && isKind(software, "module") && isKind(parent, "application", "module")
    ? saysHowMany(parent)
    : undefined;
}

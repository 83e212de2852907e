/** What every instance of a piece of software rests on: machines, hypervisors and clusters without which all of them stop. */
import { postDominatorTree, dominatorsOf } from "../engines/dominators.ts";
import { buildGraph } from "../engines/graph.ts";
import { isKind } from "./is-kind.ts";
import type { Element } from "./model.ts";
import { distinct } from "./read.ts";
import { productionNodesOf } from "./redundancy.ts";

/** Nodes that every way from the element down to the ground passes, nearest first: its dominators in the hosting stack. */
export function sharedHostsOf(element: Element): readonly Element[] {
  return element.model.derive(sharedHostsFor, element);
}

/** Nodes that carry a node: around it, or hosting it. */
export function carriersOf(node: Element): readonly Element[] {
  const { parent } = node;
  const hosts = node.sources("hosts");
  return distinct([...(parent === undefined ? [] : [parent]), ...hosts].filter((one) => isKind(one, "node")));
}

function sharedHostsFor(element: Element): readonly Element[] {
  const direct = productionNodesOf(element);
  if (direct.length === 0) return [];
  const all: Element[] = [element];
  const place = new Map<number, number>([[element.row, 0]]);
  const from: number[] = [];
  const to: number[] = [];
  const join = (source: number, target: Element): void => {
    let at = place.get(target.row);
    if (at === undefined) {
      place.set(target.row, (at = all.length));
      all.push(target);
    }
    from.push(source);
    to.push(at);
  };
  for (const node of direct) join(0, node);
  const grounds: number[] = [];
  for (let at = 1; at < all.length; at++) {
    const carriers = carriersOf(all[at] as Element);
    if (carriers.length === 0) grounds.push(at);
    for (const carrier of carriers) join(at, carrier);
  }
  const tree = postDominatorTree(buildGraph(all.length, Int32Array.from(from), Int32Array.from(to)), grounds);
  return dominatorsOf(tree, 0).flatMap((at) => all[at] ?? []);
}

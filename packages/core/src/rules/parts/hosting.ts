/** Where software runs: its nodes, and their zones and sites. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";

/** What runs on a node, directly or on a node that it carries. */
export function hostedBy(node: Element): readonly Element[] {
  return node.model.derive(hostedFor, node);
}

function hostedFor(node: Element): readonly Element[] {
  const found: Element[] = [];
  const seen = new Set<number>([node.row]);
  const open: Element[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const runs = at.sources("runs on");
    const hosts = at.targets("hosts");
    const nested = at.children.filter((child) => isKind(child, "node"));
    for (const one of [...runs, ...hosts, ...nested]) {
      if (seen.has(one.row)) continue;
      seen.add(one.row);
      if (isKind(one, "node")) open.push(one);
      else found.push(one);
    }
  }
  return found;
}

/** To ELK and back: the graph as ELK's JSON, and what it made of it as a layout. */
import type { Layout, LayoutEdge, LayoutGraph } from "./graph.ts";
import { shapeOf } from "./elk/direction.ts";
import { DEFAULT_CHOICE, groupOptions, partOptions } from "./elk/options.ts";
import type { ElkChoice } from "./elk/options.ts";
import { inReadingOrder } from "./elk/order.ts";
import { planOf } from "./elk/plan.ts";
import type { Part, Plan } from "./elk/plan.ts";
import { readElk } from "./elk/read.ts";
import { finish } from "./elk/finish.ts";
import { aroundTitles } from "./elk/titles.ts";
import type { ElkEdge, ElkNode } from "./elk/types.ts";
import type { TreeNode } from "./pack/tree.ts";

export type { ElkChoice } from "./elk/options.ts";
export type { ElkNode } from "./elk/types.ts";

/**
 * The graph for ELK: one child of the root for each part that hangs together, which ELK lays out and `fromElk` packs. Names are numbers,
 * so that no id of a model can be in the way.
 */
export function toElk(graph: LayoutGraph, choice: ElkChoice = DEFAULT_CHOICE): ElkNode {
  const plan = planOf(graph);
  return {
    id: "root",
    layoutOptions: { "elk.algorithm": "fixed" },
    children: plan.parts.map((part, index) =>
      partToElk(
        part,
        index,
        plan,
        partOptions(shapeOf(graph, plan, part), graph.nodes.length + part.edges.length, choice),
      ),
    ),
  };
}

/** The layout that ELK found: absolute whole pixels, groups shrunk to what they hold, lines straight, parts packed. */
export function fromElk(graph: LayoutGraph, laid: ElkNode): Layout {
  const plan = planOf(graph);
  return aroundTitles(graph, finish(graph, plan, readElk(plan, laid)));
}

function partToElk(part: Part, index: number, plan: Plan, options: Readonly<Record<string, string>>): ElkNode {
  return {
    id: `part${index}`,
    layoutOptions: options,
    children: inReadingOrder(part.roots, plan.order).map((root) => nodeToElk(root, plan)),
    edges: part.edges.map((edge) => edgeToElk(edge, plan)),
  };
}

function nodeToElk(tree: TreeNode, plan: Plan): ElkNode {
  const { node } = tree;
  const id = `n${tree.index}`;
  if (tree.children.length === 0) return { id, width: node.width, height: node.height };
  const pile = plan.piles.get(node.id);
  const touched = tree.children.filter((child) => pile?.members.has(child) !== true);
  const children = inReadingOrder(touched, plan.order).map((child) => nodeToElk(child, plan));
  if (pile !== undefined) children.push({ id: `p${tree.index}`, width: pile.packed.width, height: pile.packed.height });
  return { id, layoutOptions: groupOptions(tree), children };
}

function edgeToElk(edge: LayoutEdge, plan: Plan): ElkEdge {
  const id = `e${plan.edges.indexOf(edge)}`;
  const [first, second] = plan.order.backward.has(edge.id) ? [edge.to, edge.from] : [edge.from, edge.to];
  const sources = [`n${plan.tree.byId.get(first)?.index ?? 0}`];
  const targets = [`n${plan.tree.byId.get(second)?.index ?? 0}`];
  if (edge.label === undefined) return { id, sources, targets };
  return {
    id,
    sources,
    targets,
    labels: [{ id: `l${id}`, text: id, width: edge.label.width, height: edge.label.height }],
  };
}

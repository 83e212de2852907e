/** Options of ELK layered, found by measuring (design of the workbench, section 5). `layering.strategy STRETCH_WIDTH` never returns with nested graphs. */
import { GAP, PADDING } from "../graph.ts";
import type { Shape } from "./direction.ts";
import type { TreeNode } from "../pack/tree.ts";

/** What a variant of the options changes. */
export interface ElkChoice {
  readonly seed: number;
  /** How many times crossings are swept; less is faster. */
  readonly thoroughness: number;
}

export const DEFAULT_CHOICE: ElkChoice = { seed: 1, thoroughness: 4 };

const DIRECTIONS = { down: "DOWN", right: "RIGHT", up: "UP", left: "LEFT" } as const;

const FOLDS: Readonly<Record<Shape["fold"], Readonly<Record<string, string>>>> = {
  none: {},
  wrap: { "elk.layered.wrapping.strategy": "MULTI_EDGE", "elk.aspectRatio": "1.6" },
  narrow: { "elk.layered.layering.strategy": "MIN_WIDTH" },
};

/** Network simplex places nodes tighter and straighter, but above this many nodes and edges it takes seconds. */
const LARGE = 240;

export function partOptions(shape: Shape, size: number, choice: ElkChoice): Readonly<Record<string, string>> {
  const { direction, fold } = shape;
  return {
    "elk.algorithm": "layered",
    "elk.hierarchyHandling": "INCLUDE_CHILDREN",
    "elk.direction": DIRECTIONS[direction],
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.randomSeed": `${choice.seed}`,
    "elk.padding": "[top=0,left=0,bottom=0,right=0]",
    "elk.layered.thoroughness": `${choice.thoroughness}`,
    "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
    "elk.layered.edgeLabels.centerLabelPlacementStrategy": "SPACE_EFFICIENT_LAYER",
    "elk.layered.nodePlacement.strategy": size > LARGE ? "BRANDES_KOEPF" : "NETWORK_SIMPLEX",
    ...FOLDS[fold],
    "elk.spacing.nodeNode": `${GAP}`,
    "elk.spacing.edgeNode": "16",
    "elk.spacing.edgeEdge": "12",
    "elk.spacing.edgeLabel": "4",
    "elk.layered.spacing.nodeNodeBetweenLayers": "36",
    "elk.layered.spacing.edgeNodeBetweenLayers": "18",
    "elk.layered.spacing.edgeEdgeBetweenLayers": "12",
  };
}

/** Room of the title, and the least size that it needs. */
export function groupOptions({ node }: TreeNode): Readonly<Record<string, string>> {
  return {
    "elk.padding": `[top=${node.title + 16},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
    "elk.nodeSize.constraints": "MINIMUM_SIZE",
    "elk.nodeSize.minimum": `(${node.width},${node.height})`,
  };
}

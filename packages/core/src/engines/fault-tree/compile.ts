import { CompiledTree } from "./compiled-tree.ts";
import { DiagramBuilder } from "./diagram-builder.ts";
import { DiagramWriter } from "./diagram-writer.ts";
import { directionsOf } from "./directions.ts";
import { findModules } from "./modules.ts";
import { networkOf, type Network } from "./network.ts";
import { partsOf } from "./part.ts";
import { raceOrders } from "./race.ts";
import { simplify } from "./simplify.ts";
import type { FaultTree } from "./tree.ts";

/** What compiling may cost, and how it is done; the defaults keep the process below 2 GB and end within about 20 seconds. */
export interface CompileLimits {
  /** How many nodes may be there at once: some 40 bytes each while a table grows. */
  readonly nodes?: number;
  /** How many nodes may be made in all, in every attempt together: about two millions a second. */
  readonly made?: number;
  /** Whether modules are compiled apart from what is above them, which gives the same and is quicker. Default: yes. */
  readonly modules?: boolean;
  /** Orders of variables to try; default: all, by their ids in `variable-orders.ts`, and "searched". */
  readonly orders?: readonly string[];
}

/** Not compiled: the limits were reached. Bounds and estimates are left. */
export interface OutOfBudget {
  readonly kind: "out-of-budget";
  /** How many nodes were made in vain. */
  readonly made: number;
}

const MOST_NODES = 1 << 25;
const MOST_MADE = 25_000_000;

/** Compiles a fault tree into decision diagrams, from which probabilities are read off exactly, again and again. */
export function compileTree(tree: FaultTree, limits: CompileLimits = {}): CompiledTree | OutOfBudget {
  const network = simplify(networkOf(tree));
  const writer = new DiagramWriter(tree.events);
  if (network.top < tree.events * 2) {
    writer.writeLiteral(network.top);
    return new CompiledTree(writer.finish());
  }
  const isModule = limits.modules === false ? new Uint8Array(network.gates.length) : findModules(network);
  return compileParts(network, isModule, writer, limits);
}

function compileParts(
  network: Network,
  isModule: Uint8Array,
  writer: DiagramWriter,
  limits: CompileLimits,
): CompiledTree | OutOfBudget {
  const { parts, nodes } = partsOf(network, isModule);
  const builder = new DiagramBuilder();
  const moduleAt = new Map(nodes.map((node, module) => [node, module]));
  const nodesAtOnce = limits.nodes ?? MOST_NODES;
  let left = limits.made ?? MOST_MADE;
  let made = 0;
  for (const part of parts) {
    const variables = part.variables.map((node) =>
      node < network.events ? node : network.events + (moduleAt.get(node) as number),
    );
    const isComplement = part === parts.at(-1) && (network.top & 1) === 1;
    if (writer.writeChain(part, variables, isComplement)) continue;
    const race = raceOrders(builder, part, { nodes: nodesAtOnce, made: left }, limits.orders);
    made += race.made;
    left -= race.made;
    if (race.root < 0) return { kind: "out-of-budget", made };
    writer.write(
      builder,
      isComplement ? race.root ^ 1 : race.root,
      race.order,
      variables,
      directionsOf(part, isComplement),
    );
  }
  return new CompiledTree(writer.finish());
}

/** Which elements need each other in a circle, level by level, with a shortest circle as the witness (R145). */
import type { Table } from "../base/table.ts";
import { stronglyConnectedComponents } from "../engines/components.ts";
import { findCycles } from "../engines/cycles.ts";
import type { Model, Place } from "../model/model.ts";
import { type Analysis, named, type Named } from "./analysis.ts";
import { type LevelGraph, levelGraph } from "./level-graph.ts";

export interface CyclesParameters {
  /** Kinds to look at, each a level of its own; every kind when absent or empty. */
  readonly levels?: readonly string[] | undefined;
  /** Relationships that count as needing; `uses` and `flows` when absent or empty. */
  readonly by?: readonly string[] | undefined;
}

export interface CyclesResult {
  readonly cycles: readonly DependencyCycle[];
}

/** Elements of one kind that all need each other, directly or not. */
export interface DependencyCycle {
  readonly level: string;
  /** The whole group, in the order of the files: a strongly connected component. */
  readonly members: readonly Named[];
  /** A shortest circle in it. */
  readonly witness: readonly CycleStep[];
}

/** The statement that makes `from` need `to`; it may join parts of theirs. */
export interface CycleStep {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly origin: Place;
}

export const cycles: Analysis<CyclesParameters, CyclesResult> = {
  id: "cycles",
  title: { en: "Circular dependencies", fr: "Dépendances circulaires" },
  question: {
    en: "Which elements need each other in a circle?",
    fr: "Quels éléments dépendent les uns des autres en boucle ?",
  },
  method: {
    en: "Level by level, what a part needs its whole needs. A group in which everything needs everything else, directly or not, is one circle, told with its members and a shortest way round as the witness.",
    fr: "Niveau par niveau, ce dont une partie a besoin, son tout en a besoin. Un groupe où chacun dépend de tous les autres, directement ou non, est une boucle, donnée avec ses membres et un tour le plus court comme témoin.",
  },
  parameters: {
    levels: {
      type: { kind: "list", of: { kind: "text" } },
      names: "kind",
      name: { en: "Levels", fr: "Niveaux" },
      description: {
        en: "Kinds to look at, one level each; all if empty.",
        fr: "Types à examiner, un niveau chacun ; tous si la liste est vide.",
      },
    },
    by: {
      type: { kind: "list", of: { kind: "text" } },
      names: "verb",
      name: { en: "By", fr: "Par" },
      description: {
        en: "Relationships that count as needing; uses and flows if empty.",
        fr: "Relations qui comptent comme dépendance ; uses et flows si la liste est vide.",
      },
    },
  },
  example: {
    model: `
application orders "Orders" {
  module basket "Basket" { uses prices }
}
application catalogue "Catalogue" {
  module prices "Prices" { uses stock }
}
application warehouse "Warehouse" {
  module stock "Stock" { uses basket }
}
application accounts "Accounts" { uses orders }
`,
    parameters: {},
  },

  run(model, { levels = [], by = [] }) {
    const verbs = by.length === 0 ? ["uses", "flows"] : by;
    const kinds =
      levels.length > 0
        ? levels
        : model.schema.kinds
            .filter((kind) => kind.layer !== undefined && kind.base === undefined)
            .map((kind) => kind.id);
    return { cycles: kinds.flatMap((level) => cyclesOf(model, level, levelGraph(model, level, verbs))) };
  },

  tabulate: (result): Table => ({
    columns: [
      { key: "level", name: { en: "Level", fr: "Niveau" }, isNumeric: false, holds: "kind" },
      { key: "size", name: { en: "Elements", fr: "Éléments" }, isNumeric: true },
      { key: "members", name: { en: "Who", fr: "Lesquels" }, isNumeric: false, holds: "elements" },
      { key: "witness", name: { en: "A shortest circle", fr: "Une boucle la plus courte" }, isNumeric: false },
    ],
    rows: result.cycles.map(({ level, members, witness }) => [
      level,
      members.length,
      members.map((member) => member.id).join(", "),
      [...witness.map((step) => step.from), witness[0]?.from ?? ""].join(" → "),
    ]),
  }),
};

function cyclesOf(model: Model, level: string, { rows, graph, edge }: LevelGraph): DependencyCycle[] {
  if (graph.edgeCount === 0) return [];
  const components = stronglyConnectedComponents(graph);
  const name = (node: number): Named => named(model.at(rows[node] ?? 0));
  return findCycles(graph, components)
    .map((cycle) => {
      const nodes = [
        ...components.member.subarray(components.start[cycle.component], components.start[cycle.component + 1]),
      ];
      const witness = cycle.edges.map((at) => ({
        from: name(graph.from[at] ?? 0).id,
        to: name(graph.to[at] ?? 0).id,
        by: model.edgeName(edge[at] ?? 0),
        origin: model.edgeOrigin(edge[at] ?? 0),
      }));
      return { first: nodes[0] ?? 0, cycle: { level, members: nodes.map(name), witness } };
    })
    .sort((a, b) => a.first - b.first)
    .map(({ cycle }) => cycle);
}

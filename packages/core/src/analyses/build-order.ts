/** In which order to build: what is needed first comes first (R044). */
import type { Table } from "../base/table.ts";
import { reverseGraph } from "../engines/graph.ts";
import { topologicalOrder } from "../engines/order.ts";
import { type Analysis, named, type Named } from "./analysis.ts";
import { levelGraph } from "./level-graph.ts";

export interface BuildOrderParameters {
  /** Kind of the work packages; `module` when absent. */
  readonly kind?: string | undefined;
  /** Relationships that count as needing; `uses` when absent or empty. */
  readonly by?: readonly string[] | undefined;
}

export type BuildOrderResult =
  | {
      readonly kind: "order";
      /** Wave by wave: what is in one wave needs only earlier waves, so it can be built side by side. */
      readonly waves: readonly (readonly BuildItem[])[];
    }
  | {
      readonly kind: "cycle";
      /** Each needs the next and the last the first: there is no order until one of these is cut. */
      readonly cycle: readonly Named[];
    };

export interface BuildItem {
  readonly element: Named;
  /** What it needs directly. */
  readonly needs: readonly string[];
}

export const buildOrder: Analysis<BuildOrderParameters, BuildOrderResult> = {
  id: "build-order",
  title: { en: "Build order", fr: "Ordre de construction" },
  question: { en: "In which order can the modules be built?", fr: "Dans quel ordre construire les modules ?" },
  method: {
    en: "What a part needs its whole needs; an interface or service stands for who offers it. Everything in a wave needs only what is in earlier waves. Where some need each other in a circle there is no order; the circle is told instead.",
    fr: "Ce dont une partie a besoin, son tout en a besoin ; une interface ou un service vaut pour qui l’offre. Chaque vague n’a besoin que des vagues précédentes. Là où certains dépendent les uns des autres en boucle, il n’y a pas d’ordre ; c’est la boucle qui est montrée.",
  },
  parameters: {
    kind: {
      type: { kind: "word", words: ["module", "component", "application"], open: true },
      names: "kind",
      name: { en: "Kind", fr: "Type" },
      description: {
        en: "Kind of what is built; module if not given.",
        fr: "Type de ce qui est construit ; module par défaut.",
      },
    },
    by: {
      type: { kind: "list", of: { kind: "text" } },
      names: "verb",
      name: { en: "By", fr: "Par" },
      description: {
        en: "Relationships that count as needing; uses if empty.",
        fr: "Relations qui comptent comme dépendance ; uses si la liste est vide.",
      },
    },
  },
  example: {
    model: `
application shop "Shop" {
  module pages "Pages" { uses cart, prices }
  module cart "Cart" {
    component totals "Totals" { uses prices }
  }
  module prices "Prices"
}
`,
    parameters: {},
  },

  run(model, { kind = "module", by = [] }) {
    const { rows, graph } = levelGraph(model, kind, by.length === 0 ? ["uses"] : by);
    const name = (node: number): Named => named(model.at(rows[node] ?? 0));
    const sorted = topologicalOrder(reverseGraph(graph));
    // The edges were turned round, and so is the circle.
    if (sorted.kind === "cycle")
      return { kind: "cycle", cycle: sorted.cycle.edges.map((edge) => name(graph.to[edge] ?? 0)).reverse() };
    const waves: BuildItem[][] = Array.from({ length: sorted.layerCount }, () => []);
    for (const node of sorted.order) {
      const needs = graph.outNode.subarray(graph.outStart[node], graph.outStart[node + 1]);
      waves[sorted.layer[node] ?? 0]?.push({
        element: name(node),
        needs: Array.from(needs, (needed) => name(needed).id),
      });
    }
    return { kind: "order", waves };
  },

  tabulate: (result): Table => ({
    columns: [
      { key: "wave", name: { en: "Wave", fr: "Vague" }, isNumeric: true },
      { key: "id", name: { en: "Element", fr: "Élément" }, isNumeric: false, holds: "element" },
      { key: "name", name: { en: "Name", fr: "Nom" }, isNumeric: false },
      { key: "needs", name: { en: "Needs", fr: "A besoin de" }, isNumeric: false, holds: "elements" },
    ],
    rows:
      result.kind === "order"
        ? result.waves.flatMap((wave, index) =>
            wave.map(({ element, needs }) => [index + 1, element.id, element.name, needs.join(", ")]),
          )
        : result.cycle.map((element, index) => [
            { en: "circle", fr: "boucle" },
            element.id,
            element.name,
            result.cycle[(index + 1) % result.cycle.length]?.id ?? null,
          ]),
  }),
};

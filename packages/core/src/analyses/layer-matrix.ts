/** How much each layer depends on each other one: counts of connections, 8 by 8 (R035). */
import { layers } from "../model/metamodel/layers.ts";
import type { Table } from "../base/table.ts";
import type { Bilingual, Layer } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { Analysis } from "./analysis.ts";
import { travelOf } from "./dependency-graph.ts";

export interface LayerMatrixParameters {
  /** `dependencies` (default): over which failure or change travels, counted from the one that depends. `statements`: all, from subject to object. */
  readonly count?: "dependencies" | "statements" | undefined;
}

export interface LayerMatrixResult {
  readonly layers: readonly Layer[];
  /** `counts[i][j]`: connections by which layer `i` depends on (or speaks of) layer `j`; inside one layer on the diagonal. */
  readonly counts: readonly (readonly number[])[];
}

const names: Readonly<Record<Layer, Bilingual>> = {
  strategy: { en: "Strategy", fr: "Stratégie" },
  business: { en: "Business", fr: "Métier" },
  organisation: { en: "Organisation", fr: "Organisation" },
  application: { en: "Application", fr: "Application" },
  data: { en: "Data", fr: "Données" },
  technical: { en: "Technical", fr: "Technique" },
  security: { en: "Security", fr: "Sécurité" },
  change: { en: "Change", fr: "Transformation" },
};

export const layerMatrix: Analysis<LayerMatrixParameters, LayerMatrixResult> = {
  id: "layer-matrix",
  title: { en: "Dependencies between layers", fr: "Dépendances entre couches" },
  question: {
    en: "How much does each layer depend on the others?",
    fr: "Dans quelle mesure chaque couche dépend-elle des autres ?",
  },
  method: {
    en: "Counts connections between layers: those over which a failure or change travels, from the one that depends; or all statements, from subject to object. Within one layer on the diagonal.",
    fr: "Compte les liens entre couches : ceux par lesquels se propage une panne ou un changement, depuis celui qui dépend ; ou tous les énoncés, du sujet vers l’objet. À l’intérieur d’une couche, sur la diagonale.",
  },
  parameters: {
    count: {
      type: { kind: "word", words: ["dependencies", "statements"] },
      name: { en: "Count", fr: "Compter" },
      description: {
        en: "Dependencies, from the one that depends; or all statements, from subject to object.",
        fr: "dependencies : les dépendances, depuis celui qui dépend ; statements : tous les énoncés, du sujet vers l'objet.",
      },
    },
  },
  example: {
    model: `
process order "Take an order" { uses shop }
role clerk "Clerk" { performs order }
application shop "Shop" { runs on server; owner: clerk }
node server "Server" { os: linux }
technology linux "Linux"
`,
    parameters: {},
  },

  run(model, { count = "dependencies" }) {
    const counts = layers.map(() => layers.map(() => 0));
    const add = (from: number, to: number): void => {
      const row = counts[from];
      if (row !== undefined && to >= 0) row[to] = (row[to] ?? 0) + 1;
    };
    const layerOf = layerNumbers(model);
    const travel = count === "dependencies" ? travelOf(model, "impact") : undefined;
    const { from, to } = model.parts.edges;
    for (let edge = 0; edge < from.length; edge++) {
      if (!model.isEdge(edge)) continue;
      const [subject, object] = [layerOf[from[edge] ?? -1] ?? -1, layerOf[to[edge] ?? -1] ?? -1];
      const ways = travel === undefined ? 2 : (travel[edge] ?? 0);
      if ((ways & 1) !== 0) add(object, subject);
      if ((ways & 2) !== 0) add(subject, object);
    }
    return { layers, counts };
  },

  tabulate: ({ layers: order, counts }): Table => ({
    columns: [
      { key: "layer", name: { en: "Layer", fr: "Couche" }, isNumeric: false },
      ...order.map((layer) => ({ key: layer, name: names[layer], isNumeric: true })),
    ],
    rows: order.map((layer, index) => [names[layer], ...(counts[index] ?? [])]),
  }),
};

/** Number of the layer of each row, -1 for what is in none. */
function layerNumbers(model: Model): Int8Array {
  const ofKind = model.schema.kinds.map((kind) => (kind.layer === undefined ? -1 : layers.indexOf(kind.layer)));
  const numbers = new Int8Array(model.parts.rowCount).fill(-1);
  for (let row = 0; row < numbers.length; row++) {
    if (model.isPresent(row) && model.isDeclared(row)) numbers[row] = ofKind[model.parts.kindOf[row] ?? -1] ?? -1;
  }
  return numbers;
}

/** Redundancy at every layer (R335): for each important process and service, what stops it alone among servers, storage and network. */
import { numbers, type TableCell, words } from "../base/table.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { wordOf } from "../model/read.ts";
import { NETWORK_DEVICES } from "../model/redundancy.ts";
import { nameOf } from "../model/wording.ts";
import { rowsThatMatter } from "../simulation/availability.ts";
import type { Cause } from "../simulation/failure-model.ts";
import { type Failures, readFailures } from "../simulation/read-failures.ts";
import type { Analysis, Known } from "./analysis.ts";

type LayerName = "server" | "storage" | "network";

/** Of one layer below one process. */
interface Layer {
  /** Causes of the layer that it rests on. */
  readonly count: number;
  /** Ids of causes that stop it alone, for sure; and perhaps. */
  readonly alone: readonly string[];
  readonly perhaps: readonly string[];
}

interface Row {
  readonly element: Element;
  readonly layers: Readonly<Record<LayerName, Layer>>;
}

/** Processes that are looked at; more take long, and nobody reads a matrix of them. */
const MOST_ROWS = 500;

const layerNames: readonly LayerName[] = ["server", "storage", "network"];

export const redundancyLayers: Analysis<Record<string, never>, readonly Row[]> = {
  id: "redundancy-layers",
  title: { en: "Redundancy by layer", fr: "Redondance par couche" },
  question: {
    en: "In which layer does each important process or service rest on one thing alone: servers, storage, network?",
    fr: "Dans quelle couche chaque processus ou service important repose-t-il sur une seule chose : serveurs, stockage, réseau ?",
  },
  method: {
    en: "Each instance of software and machine, each store, network device and link below a process is stopped alone; it is missing redundancy where the process surely stops, unknown where it perhaps does. A layer of which nothing is modelled is empty, not fine. Sites, suppliers and technologies are no layer here: drills stop them.",
    fr: "Chaque exemplaire de logiciel et de machine, chaque base, équipement et liaison réseau sous un processus est arrêté seul ; la redondance manque là où le processus s’arrête à coup sûr, elle est inconnue là où il s’arrête peut-être. Une couche dont rien n’est modélisé est vide, pas bonne. Sites, fournisseurs et technologies ne sont pas une couche ici : les exercices les arrêtent.",
  },
  reads: ["replicas", "nodes", "need", "redundancy", "replication", "redundant", "criticality"],
  parameters: {},
  example: {
    model: `
process order "Order" { criticality: vital; uses shop }
application shop "Shop" {
  module api "API" { replicas: 2; runs on one, two }
  store base "Base" { replicas: 1; runs on one, two }
}
node one "One" { type: server }
node two "Two" { type: server }
`,
    parameters: {},
  },

  run: (model) => matrixOf(model),

  tabulate: (rows) => ({
    columns: [
      words("process", "Process or service", "Processus ou service", "element"),
      words("name", "Name", "Nom"),
      words("server", "Servers and software", "Serveurs et logiciels"),
      words("storage", "Storage", "Stockage"),
      words("network", "Network", "Réseau"),
      numbers("missing", "Layers without redundancy", "Couches sans redondance"),
      words("alone", "Stops it alone", "L’arrête seul"),
      words("perhaps", "Perhaps stops it alone", "L’arrête peut-être seul"),
    ],
    rows: rows.map(({ element, layers }) => [
      element.id,
      nameOf(element),
      ...layerNames.map((name) => stateOf(layers[name])),
      layerNames.filter((name) => layers[name].alone.length > 0).length,
      listOf(layerNames.flatMap((name) => layers[name].alone)),
      listOf(layerNames.flatMap((name) => layers[name].perhaps)),
    ]),
  }),

  coverage: (rows): readonly Known[] => [
    {
      what: { en: "layers of which it can be told", fr: "couches dont on peut le dire" },
      known: rows.reduce((sum, { layers }) => sum + layerNames.filter((name) => isTold(layers[name])).length, 0),
      of: rows.length * layerNames.length,
    },
  ],

  effort: (model) => model.parts.rowCount * 100,
};

function stateOf({ count, alone, perhaps }: Layer): TableCell {
  if (count === 0) return { en: "nothing modelled", fr: "rien de modélisé" };
  if (alone.length > 0) return { en: "missing", fr: "absente" };
  return perhaps.length > 0 ? { en: "unknown", fr: "inconnue" } : { en: "redundant", fr: "redondant" };
}

function isTold({ count, alone, perhaps }: Layer): boolean {
  return count > 0 && (alone.length > 0 || perhaps.length === 0);
}

function listOf(ids: readonly string[]): string | null {
  return ids.length === 0 ? null : ids.join(", ");
}

function matrixOf(model: Model): readonly Row[] {
  const failures = readFailures(model);
  const rows = rowsThatMatter(model).slice(0, MOST_ROWS);
  const stopped = new Map<number, Uint8Array>();
  return rows.map((row) => ({ element: model.at(row), layers: layersOf(failures, row, stopped) }));
}

function layersOf(
  failures: Failures,
  row: number,
  stopped: Map<number, Uint8Array>,
): Readonly<Record<LayerName, Layer>> {
  const found = { server: emptyLayer(), storage: emptyLayer(), network: emptyLayer() };
  for (const number of failures.causesBelow(row, "perhaps")) {
    const cause = failures.causes[number] as Cause;
    const layer = layerOf(failures.model, cause);
    if (layer === undefined) continue;
    let result = stopped.get(number);
    if (result === undefined) stopped.set(number, (result = failures.stoppedBy([number])));
    found[layer].count++;
    if (result[row] === 2) found[layer].alone.push(cause.id);
    else if (result[row] === 1) found[layer].perhaps.push(cause.id);
  }
  return found;
}

function emptyLayer(): { count: number; alone: string[]; perhaps: string[] } {
  return { count: 0, alone: [], perhaps: [] };
}

function layerOf(model: Model, { what, element }: Cause): LayerName | undefined {
  if (what === "link") return "network";
  if ((what !== "instance" && what !== "whole") || element === undefined) return undefined;
  const one = model.at(element);
  if (isKind(one, "store")) return "storage";
  if (!isKind(one, "node", "module", "application")) return undefined;
  const type = isKind(one, "node") ? wordOf(one, "type") : undefined;
  if (type === "storage") return "storage";
  return type !== undefined && NETWORK_DEVICES.has(type) ? "network" : "server";
}

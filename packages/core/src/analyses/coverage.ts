/** Which resources meet which needs, which needs have none, and which applications serve no need (R006, R011). */
import type { Table } from "../base/table.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { type Analysis, named, type Named } from "./analysis.ts";
import { dependencyGraph } from "./dependency-graph.ts";
import { findImpact } from "./find-impact.ts";
import { knownOf } from "./read.ts";

export interface CoverageParameters {
  /** Kinds of need; `objective` and `requirement` when absent or empty. */
  readonly needs?: readonly string[] | undefined;
  /** Kinds of resource; everything that runs or holds data when absent or empty. */
  readonly resources?: readonly string[] | undefined;
}

/** `unknown`: nothing is said from which an answer could follow; it never counts as good. */
export type Verdict = "yes" | "no" | "unknown";

export interface CoverageResult {
  readonly needs: readonly Need[];
  readonly resources: readonly Resource[];
  /** Needs whose verdict is known, of all needs, from 0 to 1; 1 when there is no need. */
  readonly known: number;
}

export interface Need {
  readonly element: Named;
  /** `yes`: some resource meets it. `no`: it is being followed up, but no resource meets it yet. `unknown`: nothing is said. */
  readonly met: Verdict;
  /** Ids of the resources that meet it, nearest first. */
  readonly by: readonly string[];
}

export interface Resource {
  readonly element: Named;
  /** `yes`: it serves some need. `no`: what it serves is stated, and no need is among it. `unknown`: nothing is said. */
  readonly needed: Verdict;
  /** Ids of the needs that it serves. */
  readonly serves: readonly string[];
}

export const coverage: Analysis<CoverageParameters, CoverageResult> = {
  id: "coverage",
  title: { en: "Coverage of needs", fr: "Couverture des besoins" },
  question: {
    en: "Which resources meet which needs, and what stands alone?",
    fr: "Quelles ressources répondent à quels besoins, et qu'est-ce qui reste isolé ?",
  },
  method: {
    en: "Every need is followed down everything that realizes, serves or influences it, until resources. Met: some resource is found. Not met: it is being followed up, but no resource is found. Unknown: nothing is said. The other way round for resources.",
    fr: "Chaque besoin est suivi le long de tout ce qui le réalise, le sert ou l’influence, jusqu’aux ressources. Couvert : on en trouve une. Non couvert : il est pris en charge, mais sans ressource. Inconnu : rien n’est dit. Et inversement pour les ressources.",
  },
  parameters: {
    needs: {
      type: { kind: "list", of: { kind: "text" } },
      names: "kind",
      name: { en: "Needs", fr: "Besoins" },
      description: {
        en: "Kinds of need; objectives and requirements if empty.",
        fr: "Types de besoin ; objectifs et exigences si la liste est vide.",
      },
    },
    resources: {
      type: { kind: "list", of: { kind: "text" } },
      names: "kind",
      name: { en: "Resources", fr: "Ressources" },
      description: {
        en: "Kinds of resource; applications, modules, stores, nodes and technologies if empty.",
        fr: "Types de ressource ; applications, modules, stockages, nœuds et technologies si la liste est vide.",
      },
    },
  },
  example: {
    model: `
objective fast "Settle in three days"
objective green "Halve our energy use"
requirement mfa "Strong authentication"
capability claims "Claims handling" { realizes fast }
capability measuring "Measuring energy" { realizes green }
process settle "Settle a claim" { realizes claims; uses engine }
application engine "Claims engine"
application archive "Old archive"
application mail "Mail" { -> archive }
`,
    parameters: {},
  },

  run(model, { needs = [], resources = [] }) {
    const needKinds = needs.length === 0 ? ["objective", "requirement"] : needs;
    const resourceKinds = resources.length === 0 ? ["application", "module", "store", "node", "technology"] : resources;
    const serves = new Map<number, string[]>();
    const found = rowsOf(model, needKinds).map((row) => needAt(model, row, resourceKinds, serves));
    return {
      needs: found,
      resources: rowsOf(model, resourceKinds).map((row) => resourceAt(model, row, serves.get(row) ?? [])),
      known: found.length === 0 ? 1 : found.filter((need) => need.met !== "unknown").length / found.length,
    };
  },

  coverage: ({ needs }) => [
    knownOf(
      { en: "needs of which something is said", fr: "besoins dont on dit quelque chose" },
      needs,
      ({ met }) => met !== "unknown",
    ),
  ],

  // From each need all that stands behind it is walked.
  effort(model, { needs = [] }) {
    const kinds = needs.length === 0 ? ["objective", "requirement"] : needs;
    return rowsOf(model, kinds).length * (model.parts.edges.from.length + 1);
  },

  tabulate: ({ needs, resources }): Table => ({
    columns: [
      { key: "what", name: { en: "What", fr: "Quoi" }, isNumeric: false },
      { key: "id", name: { en: "Element", fr: "Élément" }, isNumeric: false, holds: "element" },
      { key: "name", name: { en: "Name", fr: "Nom" }, isNumeric: false },
      { key: "verdict", name: { en: "Covered", fr: "Couvert" }, isNumeric: false },
      { key: "others", name: { en: "By, or for", fr: "Par, ou pour" }, isNumeric: false, holds: "elements" },
    ],
    rows: [
      ...needs.map(({ element, met, by }) => [
        { en: "need", fr: "besoin" },
        element.id,
        element.name,
        words[met],
        by.join(", "),
      ]),
      ...resources.map(({ element, needed, serves }) => [
        { en: "resource", fr: "ressource" },
        element.id,
        element.name,
        words[needed],
        serves.join(", "),
      ]),
    ],
  }),
};

const words: Readonly<Record<Verdict, Bilingual>> = {
  yes: { en: "yes", fr: "oui" },
  no: { en: "no", fr: "non" },
  unknown: { en: "unknown", fr: "inconnu" },
};

function rowsOf(model: Model, kinds: readonly string[]): readonly number[] {
  return [...new Set(kinds.flatMap((kind) => [...model.rows({ kind })]))].sort((a, b) => a - b);
}

function needAt(model: Model, row: number, kinds: readonly string[], serves: Map<number, string[]>): Need {
  const element = named(model.at(row));
  const found = findImpact(model, row, { direction: "up", mode: "trace", kinds });
  const rows = Array.from(found.hits, (place) => found.row[place] ?? 0);
  for (const resource of rows) {
    const list = serves.get(resource);
    if (list === undefined) serves.set(resource, [element.id]);
    else list.push(element.id);
  }
  const met = rows.length > 0 ? "yes" : found.row.length > 1 ? "no" : "unknown";
  return { element, met, by: rows.map((resource) => model.at(resource).id) };
}

function resourceAt(model: Model, row: number, serves: readonly string[]): Resource {
  const { outStart } = dependencyGraph(model, "trace").graph;
  const isSaid = (outStart[row + 1] ?? 0) > (outStart[row] ?? 0);
  return { element: named(model.at(row)), needed: serves.length > 0 ? "yes" : isSaid ? "no" : "unknown", serves };
}

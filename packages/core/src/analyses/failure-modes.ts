/** What fails by itself, how often, and what stops with it: the failure modes and effects of a model (IEC 60812). */
import { numbers, words, type Table } from "../base/table.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import { rankOf } from "../model/read.ts";
import { subjectName } from "../model/subject.ts";
import type { CauseNamed } from "../simulation/answers.ts";
import { namedCause } from "../simulation/cause-names.ts";
import type { Cause, CauseKind } from "../simulation/failure-model.ts";
import { readFailures } from "../simulation/read-failures.ts";
import { type Analysis, type Known, named as namedAs } from "./analysis.ts";
import { idsOf } from "./read.ts";

export interface FailureMode {
  readonly cause: Cause;
  readonly named: CauseNamed;
  /** Important processes, functions and services that stop when just this fails. */
  readonly stops: readonly Element[];
  /** Those that perhaps stop. */
  readonly mayStop: readonly Element[];
}

export interface FailureModes {
  readonly modes: readonly FailureMode[];
  readonly known: Known;
}

/** Causes that are each tried alone; in larger models those that something important needs. */
const MOST_TRIED = 2000;
const IMPORTANT = 2;

const kindWords: Readonly<Record<CauseKind, Bilingual>> = {
  instance: { en: "instance", fr: "exemplaire" },
  whole: { en: "as a whole", fr: "dans son ensemble" },
  site: { en: "site", fr: "site" },
  zone: { en: "network zone", fr: "zone réseau" },
  supplier: { en: "supplier", fr: "fournisseur" },
  technology: { en: "technology", fr: "technologie" },
  link: { en: "link", fr: "liaison" },
  "switch-over": { en: "switch-over", fr: "bascule" },
  "common-cause": { en: "common cause", fr: "cause commune" },
  people: { en: "people", fr: "personnes" },
};

export const failureModes: Analysis<Record<string, never>, FailureModes> = {
  id: "failure-modes",
  title: { en: "Failure modes", fr: "Modes de défaillance" },
  question: {
    en: "What fails by itself, how often, and which important processes and services stop with it?",
    fr: "Qu’est-ce qui tombe de soi-même, à quelle fréquence, et quels processus et services importants s’arrêtent avec ?",
  },
  method: {
    en: "Each cause of failure is tried alone: instances of software and machines, clusters, sites, network zones and links, suppliers that run something, technologies, people. What stops is followed through all needs, with spares that stand in. Those that stop most come first. In models with more than 2,000 causes only those are tried that something important needs.",
    fr: "Chaque cause de panne est essayée seule : exemplaires de logiciels et de machines, grappes, sites, zones réseau et liaisons, fournisseurs exploitants, technologies, personnes. Ce qui s’arrête se suit par tous les besoins, secours compris. Celles qui arrêtent le plus viennent d’abord. Dans les modèles de plus de 2 000 causes, seules sont essayées celles dont quelque chose d’important a besoin.",
  },
  reads: ["mtbf", "mttr", "availabilityObserved", "replicas", "need", "redundancy", "criticality"],
  parameters: {},
  example: {
    model: `
process order "Order" { criticality: vital; uses shop }
application shop "Shop" {
  module api "API" { replicas: 2; mtbf: 950h; mttr: 50h; runs on one }
  store base "Base" { replicas: 1; runs on one }
}
node one "Server" { type: server; site: room; mtbf: 1990h; mttr: 10h }
site room "Room"
`,
    parameters: {},
  },

  run: (model) => findModes(model),

  tabulate: ({ modes }): Table => ({
    columns: [
      words("cause", "Cause", "Cause"),
      words("what", "What", "Quoi"),
      words("of", "Of", "De"),
      numbers("unavailability", "Unavailable", "Indisponible", "share"),
      numbers("mtbf", "Hours between failures", "Heures entre pannes"),
      numbers("mttr", "Hours of repair", "Heures de réparation"),
      words("stops", "Stops", "Arrête", "elements"),
      words("mayStop", "Perhaps stops", "Arrête peut-être", "elements"),
      words("missing", "Not stated", "Non indiqué"),
    ],
    rows: modes.map(({ cause, named, stops, mayStop }) => [
      named.name,
      kindWords[cause.what],
      subjectOf(named.element, named.relationship),
      cause.behaviour?.unavailability ?? null,
      finite(cause.behaviour?.mtbf),
      finite(cause.behaviour?.mttr),
      idsOf(stops.map(namedAs)),
      idsOf(mayStop.map(namedAs)),
      cause.missing.length === 0 ? null : [...new Set(cause.missing.map(([, key]) => key))].join(", "),
    ]),
  }),

  coverage: ({ known }) => [known],

  effort: (model) => model.parts.rowCount * 100,
};

function findModes(model: Model): FailureModes {
  const failures = readFailures(model);
  const important = ["process", "function", "service"].flatMap((kind) =>
    [...model.rows({ kind })].filter((row) => (rankOf(model.at(row), "criticality") ?? -1) >= IMPORTANT),
  );
  const tried = failures.causes.length <= MOST_TRIED ? [...failures.causes.keys()] : below(model, important);
  const modes = tried.map((number): FailureMode => {
    const cause = failures.causes[number] as Cause;
    const stopped = failures.stoppedBy([number]);
    const at = (condition: number): readonly Element[] =>
      important.filter((row) => stopped[row] === condition).map((row) => model.at(row));
    return { cause, named: namedCause(model, cause), stops: at(2), mayStop: at(1) };
  });
  const asked = modes.filter(({ cause }) => cause.standing === "asked" || cause.behaviour !== undefined);
  return {
    modes: modes.toSorted((a, b) => b.stops.length - a.stops.length || b.mayStop.length - a.mayStop.length),
    known: {
      what: { en: "causes of failure with data", fr: "causes de panne avec données" },
      known: asked.filter(({ cause }) => cause.behaviour !== undefined).length,
      of: asked.length,
    },
  };
}

function below(model: Model, rows: readonly number[]): readonly number[] {
  const failures = readFailures(model);
  const found = new Set<number>();
  for (const row of rows) {
    if (found.size >= MOST_TRIED) break;
    for (const cause of failures.causesBelow(row, "surely")) found.add(cause);
  }
  return [...found].slice(0, MOST_TRIED);
}

function subjectOf(element: Element | undefined, relationship: Relationship | undefined): string | null {
  if (element !== undefined) return element.id;
  return relationship === undefined ? null : subjectName(relationship);
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

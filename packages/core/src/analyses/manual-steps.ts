/** Where automation would raise performance (R244): steps that people do by hand, how much work they make, and how busy who does them is. */
import { numbers, words, type Table, type TableWords } from "../base/table.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import { numberOf, secondsOf, wordsOf } from "../model/read.ts";
import type { Range } from "../simulation/answers.ts";
import { capacityBasis } from "../simulation/capacity/basis.ts";
import { readingOf } from "../simulation/capacity/reading.ts";
import type { StationReading } from "../simulation/capacity/station.ts";
import type { Analysis, Known } from "./analysis.ts";
import { idsOf } from "./read.ts";
import { named } from "./analysis.ts";

export interface ManualStep {
  readonly subject: Element | Relationship;
  readonly why: TableWords;
  /** Cases a second on average. */
  readonly rate: Range;
  /** Seconds of one case; undefined: nobody says. */
  readonly time: number | undefined;
  /** Hours of work a year; undefined where rate or time is not known. */
  readonly hours: number | undefined;
  readonly people: readonly Element[];
  /** Of the busiest of them, or of the process itself. */
  readonly utilisation: Range | undefined;
}

const YEAR_SECONDS = 31_556_952;
const BY_HAND: readonly string[] = ["manual", "paper"];
const BY_HAND_PATTERNS: readonly string[] = ["manual", "screen"];

export const manualSteps: Analysis<Record<string, never>, readonly ManualStep[]> = {
  id: "manual-steps",
  title: { en: "Manual steps", fr: "Étapes manuelles" },
  question: {
    en: "Which steps done by hand hold up the work, and how much work do they make?",
    fr: "Quelles étapes faites à la main retardent le travail, et combien de travail représentent-elles ?",
  },
  method: {
    en: "By hand is a process or function that no software supports, one that states manual steps, and an exchange by paper, by hand or from screen to screen. Cases come from the demand that goes through the model, time from the latency of the step; both together are hours a year. The busiest of who does it decides the order: there automation gains most. Nothing is said to gain where nobody says how much there is to do.",
    fr: "Est fait à la main un processus ou une fonction qu’aucun logiciel ne soutient, celui qui indique des étapes manuelles, et un échange sur papier, à la main ou d’écran à écran. Les cas viennent de la demande qui parcourt le modèle, le temps de la latence de l’étape ; ensemble ils font des heures par an. L’ordre suit le plus chargé de ceux qui la font : c’est là qu’automatiser gagne le plus. Aucun gain n’est affirmé là où personne ne dit combien il y a à faire.",
  },
  reads: ["volume", "peak", "latency", "capacity", "manualSteps", "protocol", "pattern", "people", "headcount"],
  parameters: {},
  example: {
    model: `
role clerk "Clerk" { people: 2; capacity: 20/h; performs check }
process order "Order" { volume: 15/h; uses shop; triggers check }
process check "Check the address" { latency: 5min }
application shop "Shop" { -> print { protocol: paper; volume: 12/h; latency: 2min } }
application print "Print shop"
`,
    parameters: {},
  },

  run: (model: Model) => {
    const { reading } = readingOf(capacityBasis(model));
    const steps = [...businessSteps(model, reading), ...exchanges(model, reading)];
    return steps.sort(
      (a, b) =>
        (b.utilisation?.lower ?? -1) - (a.utilisation?.lower ?? -1) ||
        (b.hours ?? -1) - (a.hours ?? -1) ||
        b.rate.lower - a.rate.lower,
    );
  },

  tabulate: (steps): Table => ({
    columns: [
      words("step", "Step", "Étape", "element"),
      words("name", "Name", "Nom"),
      words("why", "Why it is manual", "Pourquoi elle est manuelle"),
      words("people", "Who does it", "Qui la fait", "elements"),
      numbers("utilisation", "Busy", "Charge", "share"),
      numbers("cases", "Cases a day", "Cas par jour"),
      numbers("minutes", "Minutes each", "Minutes chacun"),
      numbers("hours", "Hours a year", "Heures par an"),
    ],
    rows: steps.map(({ subject, why, people, utilisation, rate, time, hours }) => [
      "verb" in subject ? subject.fromId : subject.id,
      "verb" in subject
        ? `${subject.fromId} ${subject.verb === "flows" ? "->" : subject.verb} ${subject.toId}`
        : subject.name,
      why,
      idsOf(people.map(named)),
      utilisation === undefined ? null : utilisation.lower,
      Number.isFinite(rate.upper) || rate.lower > 0 ? rate.lower * 86_400 : null,
      time === undefined ? null : time / 60,
      hours ?? null,
    ]),
  }),

  coverage: (steps): readonly Known[] => [
    {
      what: { en: "manual steps whose work is known", fr: "étapes manuelles dont le travail est connu" },
      known: steps.filter(({ hours }) => hours !== undefined).length,
      of: steps.length,
    },
  ],
};

function* businessSteps(model: Model, reading: StationReading): Generator<ManualStep> {
  for (const kind of ["process", "function"])
    for (const element of model.elements({ kind })) {
      const why = whyManual(element);
      if (why !== undefined) yield stepOf(element, why, reading);
    }
}

function whyManual(element: Element): TableWords | undefined {
  const count = numberOf(element, "manualSteps");
  if (count !== undefined && count > 0)
    return {
      en: `${count} ${count === 1 ? "step" : "steps"} by hand each time`,
      fr: `${count} ${count < 2 ? "étape" : "étapes"} à la main chaque fois`,
    };
  if (count === 0) return undefined;
  // A process in steps is as manual as they are.
  if (element.children.some((child) => isKind(child, "process", "function"))) return undefined;
  const software = ["application", "module", "component", "interface", "store", "service"];
  const isSupported =
    element.targets("uses").some((one) => isKind(one, ...software)) ||
    [...element.sources("performs"), ...element.sources("realizes")].some((one) =>
      isKind(one, "application", "module", "component"),
    );
  if (isSupported) return undefined;
  return { en: "no software supports it", fr: "aucun logiciel ne la soutient" };
}

function stepOf(element: Element, why: TableWords, reading: StationReading): ManualStep {
  const { average } = reading.basis.load;
  const rate = { lower: average.lower[element.row] as number, upper: average.upper[element.row] as number };
  const people = element.sources("performs").filter((one) => isKind(one, "role", "unit", "party"));
  const uses = [element, ...people].flatMap((one) =>
    isKind(one, "party") ? [] : (reading.utilisation(one.row) ?? []),
  );
  const time = secondsOf(element, "latency");
  return { subject: element, why, rate, time, hours: hoursOf(rate, time), people, utilisation: busiest(uses) };
}

function* exchanges(model: Model, reading: StationReading): Generator<ManualStep> {
  const { load } = reading.basis;
  const rates = new Map<number, number>();
  for (let step = 0; step < load.graph.steps.count; step++) {
    const row = load.graph.steps.relationship[step] as number;
    const constant = load.average.constant[step] as number;
    const from = load.graph.steps.from[step] as number;
    if (row < 0) continue;
    const rate = Number.isNaN(constant)
      ? from < 0
        ? 0
        : (load.average.least[step] as number) * (load.average.lower[from] as number)
      : constant;
    rates.set(row, (rates.get(row) ?? 0) + rate);
  }
  for (const flow of model.relationships("flows")) {
    const isByHand =
      wordsOf(flow, "protocol").some((word) => BY_HAND.includes(word)) ||
      wordsOf(flow, "pattern").some((word) => BY_HAND_PATTERNS.includes(word));
    if (!isByHand) continue;
    const known = rates.get(flow.row);
    const rate =
      known === undefined || known === 0
        ? { lower: 0, upper: Number.POSITIVE_INFINITY }
        : { lower: known, upper: known };
    const time = secondsOf(flow, "latency");
    const ends = [flow.from, flow.to].flatMap((one) => one ?? []);
    const uses = ends.flatMap((one) => reading.utilisation(one.row) ?? []);
    yield {
      subject: flow,
      why: {
        en: "exchanged by hand, on paper or from screen to screen",
        fr: "échangé à la main, sur papier ou d’écran à écran",
      },
      rate,
      time,
      hours: hoursOf(rate, time),
      people: ends.filter((one) => isKind(one, "role", "unit")),
      utilisation: busiest(uses),
    };
  }
}

function hoursOf(rate: Range, time: number | undefined): number | undefined {
  if (time === undefined || rate.lower !== rate.upper) return undefined;
  return (rate.lower * YEAR_SECONDS * time) / 3600;
}

function busiest(uses: readonly Range[]): Range | undefined {
  return uses.reduce<Range | undefined>(
    (top, one) => (top === undefined || one.lower > top.lower ? one : top),
    undefined,
  );
}

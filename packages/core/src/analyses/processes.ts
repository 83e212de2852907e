/** Processes as they run: steps, time, waiting, work by hand, handovers between people, exchanges with the outside (R305). */
import { writeQuantity } from "../base/quantity.ts";
import { numbers, words, type Table } from "../base/table.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Relationship } from "../model/model.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { distinct, inside, numberIn, textsIn } from "../model/read.ts";
import { elementColumn, idsOf, nameColumn, knownOf } from "./read.ts";

export interface ProcessesParameters {
  /** Ids of processes; all that are in no other when absent or empty. */
  readonly from?: readonly string[] | undefined;
}

export interface ProcessesResult {
  readonly processes: readonly ProcessFigures[];
}

/** Undefined is what is not known. */
export interface ProcessFigures {
  readonly element: Named;
  /** Processes inside it that have none themselves; the process itself where there are none. */
  readonly steps: readonly Named[];
  /** Steps that a person does by hand, as stated: of the whole, else of all its steps. */
  readonly manualSteps: number | undefined;
  /** Steps that use no system: nobody said so, or there is none. */
  readonly withoutSystem: readonly Named[];
  /** Milliseconds, or whatever the base unit of durations is. */
  readonly time: number | undefined;
  readonly work: number | undefined;
  readonly waiting: number | undefined;
  readonly performers: readonly Named[];
  readonly handovers: readonly Handover[];
  /** Ways from step to step of which nobody says who does one of the ends. */
  readonly handoversUnknown: number;
  readonly links: number;
  readonly external: readonly External[];
}

/** From a step to the next, which others do. */
export interface Handover {
  readonly from: Named;
  readonly to: Named;
  readonly between: readonly [readonly Named[], readonly Named[]];
}

export interface External {
  readonly step: Named;
  readonly party: Named;
  readonly way: "in" | "out";
  readonly isManual: boolean | undefined;
}

export const processes: Analysis<ProcessesParameters, ProcessesResult> = {
  id: "processes",
  title: { en: "Processes as they run", fr: "Déroulement des processus" },
  question: {
    en: "Where does a process wait, change hands, go by hand or leave the house?",
    fr: "Où un processus attend-il, change-t-il de mains, passe-t-il à la main ou sort-il de la maison ?",
  },
  method: {
    en: "Steps are the processes inside a process. Time is its lead time; work is the sum of the latencies of all its steps; what is left is waiting, unknown where one of them is. Manual steps are as stated, of the whole or of every step. A handover is a flow or trigger from one step to another that none of the same units, roles or parties perform; where a performer is missing it is unknown. External are flows and triggers between a step and a party; by hand where the protocol says manual or paper.",
    fr: "Les étapes sont les processus à l’intérieur d’un processus. Le temps est son délai ; le travail, la somme des temps de réponse de toutes ses étapes ; le reste est de l’attente, inconnue si l’un manque. Les étapes manuelles sont celles indiquées, pour le tout ou pour chaque étape. Un passage de relais est un flux ou déclenchement d’une étape à une autre qu’aucun même unité, rôle ou tiers n’exécute ; sans exécutant connu, il est inconnu. Sont externes les flux et déclenchements entre une étape et un tiers ; à la main si le protocole dit manual ou paper.",
  },
  reads: ["leadTime", "latency", "manualSteps", "protocol"],
  parameters: {
    from: {
      type: { kind: "list", of: { kind: "reference", to: ["process"] } },
      name: { en: "Processes", fr: "Processus" },
      description: {
        en: "Processes to look at; all that are in no other if empty.",
        fr: "Processus à examiner ; tous ceux qui ne sont dans aucun autre si la liste est vide.",
      },
    },
  },
  example: {
    model: `
party customer "Customer" { -> open { protocol: paper } }
unit desk "Front desk" { performs open }
unit experts "Experts" { performs judge, pay }
application claims "Claims"
process claim "Handle a claim" {
  leadTime: 10d
  process open "Open" { latency: 1d; manualSteps: 2; -> judge }
  process judge "Judge" { latency: 2d; manualSteps: 1; -> pay; uses claims }
  process pay "Pay" { latency: 1d; manualSteps: 0; -> customer; uses claims }
}
`,
    parameters: {},
  },

  run(model, { from = [] }) {
    const asked =
      from.length > 0
        ? from.flatMap((id) => model.element(id) ?? []).filter((one) => isKind(one, "process"))
        : [...model.elements({ kind: "process" })].filter(
            ({ parent }) => parent === undefined || !isKind(parent, "process"),
          );
    return { processes: asked.map(figuresOf) };
  },

  tabulate: ({ processes: all }): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      numbers("steps", "Steps", "Étapes"),
      numbers("manual", "Steps by hand", "Étapes manuelles"),
      numbers("without", "Without a system", "Sans système"),
      numbers("handovers", "Handovers", "Passages de relais"),
      numbers("unknown", "Handovers not known", "Relais inconnus"),
      numbers("external", "External exchanges", "Échanges externes"),
      numbers("time", "Time, days", "Temps, jours"),
      numbers("work", "Work, days", "Travail, jours"),
      numbers("waiting", "Waiting, days", "Attente, jours"),
      words("performers", "Who", "Qui", "elements"),
    ],
    rows: all.map((one) => [
      one.element.id,
      one.element.name,
      one.steps.length,
      one.manualSteps ?? null,
      one.withoutSystem.length,
      one.handovers.length,
      one.handoversUnknown,
      one.external.length,
      inDays(one.time),
      inDays(one.work),
      inDays(one.waiting),
      idsOf(one.performers),
    ]),
  }),

  others: ({ processes: all }): readonly TitledTable[] => [
    {
      id: "handovers",
      title: { en: "Handovers", fr: "Passages de relais" },
      columns: [
        words("process", "Process", "Processus", "element"),
        words("from", "From", "De", "element"),
        words("fromWho", "Done by", "Fait par", "elements"),
        words("to", "To", "À", "element"),
        words("toWho", "Done by", "Fait par", "elements"),
      ],
      rows: all.flatMap(({ element, handovers }) =>
        handovers.map(({ from, to, between }) => [element.id, from.id, idsOf(between[0]), to.id, idsOf(between[1])]),
      ),
    },
    {
      id: "external",
      title: { en: "External exchanges", fr: "Échanges externes" },
      columns: [
        words("process", "Process", "Processus", "element"),
        words("step", "Step", "Étape", "element"),
        words("way", "Way", "Sens"),
        words("party", "Party", "Tiers", "element"),
        words("manual", "By hand", "À la main"),
      ],
      rows: all.flatMap(({ element, external }) =>
        external.map(({ step, party, way, isManual }) => [
          element.id,
          step.id,
          way === "in" ? { en: "in", fr: "entrant" } : { en: "out", fr: "sortant" },
          party.id,
          isManual === undefined
            ? { en: "unknown", fr: "inconnu" }
            : isManual
              ? { en: "yes", fr: "oui" }
              : { en: "no", fr: "non" },
        ]),
      ),
    },
  ],

  coverage: ({ processes: all }): readonly Known[] => [
    knownOf(
      { en: "processes with steps by hand known", fr: "processus dont on sait les étapes manuelles" },
      all,
      ({ manualSteps }) => manualSteps !== undefined,
    ),
    knownOf({ en: "with waiting known", fr: "dont on sait l’attente" }, all, ({ waiting }) => waiting !== undefined),
    {
      what: { en: "ways between steps with both performers", fr: "passages dont on sait les deux exécutants" },
      known: all.reduce((sum, one) => sum + one.links - one.handoversUnknown, 0),
      of: all.reduce((sum, one) => sum + one.links, 0),
    },
  ],
};

function inDays(time: number | undefined): number | null {
  if (time === undefined) return null;
  const written = writeQuantity(time, "d", "duration");
  return written === undefined ? null : Number(Number.parseFloat(written).toPrecision(6));
}

function figuresOf(process: Element): ProcessFigures {
  const parts = inside(process).filter((one) => isKind(one, "process"));
  const leaves = parts.filter((one) => !one.children.some((child) => isKind(child, "process")));
  const steps = leaves.length === 0 ? [process] : leaves;
  const rows = new Set([process, ...parts].map(({ row }) => row));
  const time = durationOf(process, "leadTime");
  const work = sumOf(steps.map((step) => durationOf(step, "latency")));
  const links = linksBetween([process, ...parts], rows);
  const { handovers, unknown } = handoversIn(links, process);
  return {
    element: named(process),
    steps: steps.map(named),
    manualSteps: numberIn(process.get("manualSteps")) ?? sumOf(steps.map((step) => numberIn(step.get("manualSteps")))),
    withoutSystem: steps.filter((step) => !usesSystem(step)).map(named),
    time,
    work,
    // Steps may run side by side; then there is no waiting to be told from these two.
    waiting: time === undefined || work === undefined || work > time ? undefined : time - work,
    performers: distinct([process, ...parts].flatMap(doersOf)).map(named),
    handovers,
    handoversUnknown: unknown,
    links: links.length,
    external: [process, ...parts].flatMap(externalOf),
  };
}

function durationOf(element: Element, key: string): number | undefined {
  const value = element.get(key);
  return value?.kind === "quantity" && value.dimension === "duration" ? value.amount : undefined;
}

/** Undefined where one of them is: half a sum is none. */
function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const number of amounts) {
    if (number === undefined) return undefined;
    sum += number;
  }
  return sum;
}

function usesSystem(step: Element): boolean {
  return step.out("uses").some(({ to }) => to !== undefined && isKind(to, "application", "module", "service"));
}

function doersOf(step: Element): readonly Element[] {
  return step
    .in("performs")
    .flatMap(({ from }) => (from !== undefined && isKind(from, "unit", "role", "party") ? [from] : []));
}

/** Who does a step: who is said to, else who does the nearest process around it. */
function performersOf(step: Element, top: Element): readonly Element[] {
  const own = doersOf(step);
  if (own.length > 0 || step.row === top.row || step.parent === undefined) return own;
  return performersOf(step.parent, top);
}

interface Link {
  readonly from: Element;
  readonly to: Element;
}

function linksBetween(members: readonly Element[], rows: ReadonlySet<number>): readonly Link[] {
  const links = new Map<string, Link>();
  for (const from of members) {
    for (const { to } of [...from.out("flows"), ...from.out("triggers")]) {
      if (to !== undefined && to.row !== from.row && rows.has(to.row)) links.set(`${from.row} ${to.row}`, { from, to });
    }
  }
  return [...links.values()];
}

function handoversIn(
  links: readonly Link[],
  top: Element,
): { readonly handovers: readonly Handover[]; readonly unknown: number } {
  const handovers: Handover[] = [];
  let unknown = 0;
  for (const { from, to } of links) {
    const [givers, takers] = [performersOf(from, top), performersOf(to, top)];
    if (givers.length === 0 || takers.length === 0) unknown++;
    else if (!givers.some(({ row }) => takers.some((taker) => taker.row === row)))
      handovers.push({ from: named(from), to: named(to), between: [givers.map(named), takers.map(named)] });
  }
  return { handovers, unknown };
}

function externalOf(step: Element): readonly External[] {
  const one = (link: Relationship, party: Element | undefined, way: "in" | "out"): readonly External[] =>
    party !== undefined && isKind(party, "party")
      ? [{ step: named(step), party: named(party), way, isManual: isManual(link) }]
      : [];
  return [
    ...[...step.in("flows"), ...step.in("triggers")].flatMap((link) => one(link, link.from, "in")),
    ...step.out("flows").flatMap((link) => one(link, link.to, "out")),
  ];
}

function isManual(link: Relationship): boolean | undefined {
  const protocols = textsIn(link.get("protocol"));
  return protocols.length === 0 ? undefined : protocols.some((one) => one === "manual" || one === "paper");
}

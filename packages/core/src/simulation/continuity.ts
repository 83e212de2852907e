/** The documents of continuity as data: the business impact analysis (ISO 22301, 8.2.2), the recovery plan of a drill, the calendar of exercises. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { isPlanInUse } from "../model/plans.ts";
import { dayIn, dayOf, daysOf, elementsOf, hoursOf, namedIn, rankOf, textIn } from "../model/read.ts";
import { inUnit } from "../base/quantity.ts";
import type { Value } from "../model/values.ts";
import type { BusinessOutcome, Drill, Range, RecoveryStep } from "./answers.ts";
import { runDrill } from "./drill.ts";
import { readDrill, titleOfDrill } from "./drill/question.ts";
import { timeWords } from "./drill/words.ts";
import type { FailureModel } from "./failure-model.ts";
import { type Objectives, objectivesFor, objectivesOf } from "./recovery/objectives.ts";
import { type Applications, relianceOf } from "./recovery/reliance.ts";
import { ownerOf } from "./recovery/people.ts";

// ------------------------------------------------------------------------------------------------ business impact analysis

export interface ImpactEntry {
  readonly element: Element;
  readonly owner: Element | undefined;
  /** Rank of its criticality, undefined where nothing is said. */
  readonly rank: number | undefined;
  /** Hours. */
  readonly mtpd: number | undefined;
  readonly rto: number | undefined;
  readonly rpo: number | undefined;
  /** Outermost applications that it rests on, the first of the text. */
  readonly applications: readonly Element[];
  /** It rests on more than these. */
  readonly hasMoreApplications: boolean;
  readonly objectives: Objectives;
  readonly gaps: readonly Bilingual[];
}

/** Processes first in need first: by criticality, then by how long they can be missed. */
export function businessImpact(failures: FailureModel): readonly ImpactEntry[] {
  return objectivesOf(failures)
    .map((objectives) => impactOf(failures, objectives))
    .toSorted(inNeed);
}

/** Of one process, function or service, for who takes them one after the other. */
export function impactFor(failures: FailureModel, element: Element): ImpactEntry {
  return impactOf(failures, objectivesFor(failures, element));
}

/** By criticality, then by how long it can be missed. */
export function inNeed(a: ImpactEntry, b: ImpactEntry): number {
  return (
    (b.rank ?? -1) - (a.rank ?? -1) || (a.mtpd ?? Infinity) - (b.mtpd ?? Infinity) || 0 || a.element.row - b.element.row
  );
}

function impactOf(failures: FailureModel, objectives: Objectives): ImpactEntry {
  const { element } = objectives;
  const [mtpd, rto, rpo] = (["mtpd", "rto", "rpo"] as const).map((key) => hoursOf(element, key));
  const rank = rankOf(element, "criticality");
  let applications: Applications | undefined;
  const below = (): Applications => (applications ??= relianceOf(failures).applications(element.row));
  return {
    element,
    owner: ownerOf(element),
    rank,
    mtpd,
    rto,
    rpo,
    get applications(): readonly Element[] {
      return below().rows.map((row) => failures.model.at(row));
    },
    get hasMoreApplications(): boolean {
      return below().hasMore;
    },
    objectives,
    gaps: gapsOf(element, { rank, mtpd, rto, rpo }, objectives),
  };
}

/** Rank from which a process is to be analysed in full. */
const IMPORTANT = 2;

function gapsOf(
  element: Element,
  { rank, mtpd, rto, rpo }: Pick<ImpactEntry, "rank" | "mtpd" | "rto" | "rpo">,
  { recovery, tolerable, dataLoss, isBare }: Objectives,
): readonly Bilingual[] {
  const gaps: Bilingual[] = [];
  const add = (en: string, fr: string): void => {
    gaps.push({ en, fr });
  };
  if (rank === undefined) add("criticality is not stated", "la criticité n’est pas indiquée");
  const isImportant = (rank ?? 0) >= IMPORTANT;
  if (isImportant && rto === undefined) add("no RTO", "pas de RTO");
  if (isImportant && rpo === undefined) add("no RPO", "pas de RPO");
  if (isImportant && mtpd === undefined) add("no MTPD", "pas de DMIA");
  if (isImportant && element.get("mbco") === undefined) add("no MBCO", "pas de MBCO");
  if (rto !== undefined && mtpd !== undefined && rto > mtpd) add("RTO is longer than MTPD", "le RTO dépasse la DMIA");
  if (isBare) {
    add("nothing that it rests on is modelled", "rien de ce dont il dépend n’est modélisé");
    return gaps;
  }
  if (recovery.met === false)
    add(`RTO missed: ${timeWords(recovery.lower).en}`, `RTO manqué : ${timeWords(recovery.lower).fr}`);
  if (tolerable.met === false) add("MTPD missed", "DMIA dépassée");
  if (dataLoss.met === false)
    add(
      `RPO missed: ${dataLoss.lower === Infinity ? "everything lost" : timeWords(dataLoss.lower).en}`,
      `RPO manqué : ${dataLoss.lower === Infinity ? "tout est perdu" : timeWords(dataLoss.lower).fr}`,
    );
  if (recovery.met === undefined && rto !== undefined)
    add("nobody can tell whether RTO is met", "nul ne peut dire si le RTO est tenu");
  if (dataLoss.met === undefined && rpo !== undefined)
    add("nobody can tell whether RPO is met", "nul ne peut dire si le RPO est tenu");
  return gaps;
}

// ------------------------------------------------------------------------------------------------------------ recovery plan

export interface RecoveryPlan {
  readonly statement: Element;
  readonly title: Bilingual;
  readonly drill: Drill;
  readonly steps: readonly RecoveryStep[];
  /** Vital and important things in the order in which they are back. */
  readonly returns: readonly { readonly element: Element; readonly back: Range }[];
  readonly runbooks: readonly Element[];
  /** Steps for which nobody, no time or no runbook is named. */
  readonly gaps: readonly { readonly step: RecoveryStep; readonly says: Bilingual }[];
}

export function recoveryPlan(failures: FailureModel, statement: Element): RecoveryPlan {
  const { question, at } = readDrill(statement);
  const drill = runDrill(failures, question, at);
  const { steps } = drill.recovery;
  return {
    statement,
    title: titleOfDrill(statement),
    drill,
    steps,
    returns: returnsOf(drill),
    runbooks: elementsOf(statement, "runbook"),
    gaps: steps.flatMap((step) => {
      const says = gapOf(step, elementsOf(statement, "runbook").length > 0);
      return says === undefined ? [] : [{ step, says }];
    }),
  };
}

function returnsOf({ affected }: Drill): RecoveryPlan["returns"] {
  return affected
    .filter(({ element }) => (rankOf(element, "criticality") ?? 0) >= IMPORTANT)
    .filter(({ back }) => back.upper > 0)
    .toSorted(
      (a, b) =>
        a.back.lower - b.back.lower ||
        (a.back.upper === b.back.upper ? 0 : a.back.upper - b.back.upper) ||
        (rankOf(b.element, "criticality") ?? 0) - (rankOf(a.element, "criticality") ?? 0) ||
        a.element.row - b.element.row,
    );
}

function gapOf(step: RecoveryStep, hasRunbook: boolean): Bilingual | undefined {
  if (step.action === "wait" || step.action === "catch-up" || step.action === "switch-over") return undefined;
  const lacks: Bilingual[] = [];
  if (step.by.length === 0) lacks.push({ en: "who does it", fr: "qui le fait" });
  if (step.end.upper === Infinity && step.missing.length > 0)
    lacks.push({ en: "how long it takes", fr: "combien de temps" });
  if (step.runbook.length === 0 && !hasRunbook) lacks.push({ en: "by which runbook", fr: "selon quelle procédure" });
  if (lacks.length === 0) return undefined;
  return { en: lacks.map(({ en }) => en).join(", "), fr: lacks.map(({ fr }) => fr).join(", ") };
}

// ---------------------------------------------------------------------------------------------------------------- exercises

export interface Observation {
  /** Days since 1970-01-01. */
  readonly on: number | undefined;
  readonly process: Element | undefined;
  /** Hours. */
  readonly downtime: number | undefined;
  readonly dataLoss: number | undefined;
  readonly by: Element | undefined;
  readonly note: string | undefined;
}

export interface Deviation {
  readonly simulated: Range;
  /** Hours beyond the range: more is positive, less negative, inside is 0. */
  readonly by: number;
}

export interface ExerciseEntry {
  /** A drill, or a plan that is to be exercised. */
  readonly element: Element;
  /** Days from one exercise to the next; of plans a year, as the rules have it. */
  readonly every: number | undefined;
  readonly last: number | undefined;
  readonly next: number | undefined;
  /** Undefined: nobody says how often. */
  readonly isOverdue: boolean | undefined;
  readonly observations: readonly (Observation & {
    readonly downtimeAgainst: Deviation | undefined;
    readonly dataLossAgainst: Deviation | undefined;
  })[];
}

/** Plans are exercised every year: the usual of the rule `plan-is-exercised`. */
const YEAR = 365;

/** Drills of the text and plans in use, the most overdue first. `today`: days since 1970-01-01. */
export function exercisesOf(failures: FailureModel, today: number): readonly ExerciseEntry[] {
  const { model } = failures;
  const entries: ExerciseEntry[] = [];
  for (const statement of model.statements("drill")) entries.push(exerciseOf(failures, statement, today));
  for (const document of model.elements({ kind: "document" }))
    if (isPlanInUse(document)) entries.push(planEntry(document, today));
  return entries.toSorted(
    (a, b) =>
      Number(b.isOverdue === true) - Number(a.isOverdue === true) ||
      (a.next ?? Infinity) - (b.next ?? Infinity) ||
      0 ||
      a.element.row - b.element.row,
  );
}

function exerciseOf(failures: FailureModel, statement: Element, today: number): ExerciseEntry {
  const observations = observationsIn(statement);
  const every = daysOf(statement, "every");
  const days = [
    ...observations.flatMap(({ on }) => on ?? []),
    ...elementsOf(statement, "runbook").flatMap((document) => dayOf(document, "lastExercise") ?? []),
  ];
  const last = days.length === 0 ? undefined : Math.max(...days);
  const drill = observations.length === 0 ? undefined : simulated(failures, statement);
  return {
    ...dueOf(every, last, today),
    element: statement,
    observations: observations.map((one) => {
      const outcome = drill === undefined ? undefined : outcomeFor(drill, one.process);
      return {
        ...one,
        downtimeAgainst: deviationOf(one.downtime, outcome?.downtime),
        // What is simulated is the worst moment; at another less is lost.
        dataLossAgainst: deviationOf(
          one.dataLoss,
          outcome === undefined ? undefined : { ...outcome.dataLoss, lower: 0 },
        ),
      };
    }),
  };
}

function simulated(failures: FailureModel, statement: Element): Drill {
  const { question, at } = readDrill(statement);
  return runDrill(failures, question, at);
}

/** Of the process that is named, else of the one that fares worst; one that is not touched stands still for nothing. */
function outcomeFor(
  { business }: Drill,
  process: Element | undefined,
): Pick<BusinessOutcome, "downtime" | "dataLoss"> | undefined {
  if (process === undefined) return business[0];
  return business.find(({ element }) => element.row === process.row) ?? UNTOUCHED;
}

const NOTHING = { lower: 0, upper: 0, limit: undefined, met: undefined, missing: [] };
const UNTOUCHED: Pick<BusinessOutcome, "downtime" | "dataLoss"> = { downtime: NOTHING, dataLoss: NOTHING };

function deviationOf(observed: number | undefined, range: Range | undefined): Deviation | undefined {
  if (observed === undefined || range === undefined) return undefined;
  const { lower, upper } = range;
  const by = observed > upper ? observed - upper : observed < lower ? observed - lower : 0;
  return { simulated: { lower, upper }, by };
}

function planEntry(document: Element, today: number): ExerciseEntry {
  return {
    ...dueOf(YEAR, dayOf(document, "lastExercise"), today),
    element: document,
    observations: [],
  };
}

/** Never exercised and to be: overdue now. */
function dueOf(
  every: number | undefined,
  last: number | undefined,
  today: number,
): Pick<ExerciseEntry, "every" | "last" | "next" | "isOverdue"> {
  const next = every === undefined ? undefined : last === undefined ? today : Math.floor(last + every);
  const isOverdue = every === undefined || next === undefined ? undefined : last === undefined || next < today;
  return { every, last, next, isOverdue };
}

function observationsIn(statement: Element): readonly Observation[] {
  const value = statement.get("observed");
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => (item.kind === "record" ? [observationIn(statement.model, item.fields)] : []));
}

function observationIn(model: Model, fields: Readonly<Record<string, Value>>): Observation {
  const [process] = namedIn(model, fields["process"]);
  const [by] = namedIn(model, fields["by"]);
  return {
    on: dayIn(fields["on"]),
    process,
    downtime: hoursIn(fields["downtime"]),
    dataLoss: hoursIn(fields["dataLoss"]),
    by,
    note: textIn(fields["note"]),
  };
}

function hoursIn(value: Value | undefined): number | undefined {
  return value?.kind === "quantity" && value.dimension === "duration"
    ? inUnit(value.amount, "h", "duration")
    : undefined;
}

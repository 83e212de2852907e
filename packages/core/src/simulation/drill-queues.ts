/** Work that piles up while something stands still, and drains afterwards with what can be done beyond the usual. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import { numberIn, numberOf, perSecond } from "../model/read.ts";
import { relationshipWords } from "../model/row-words.ts";
import type { Value } from "../model/values.ts";
import type { Queue } from "./answers.ts";
import { casesPerHour, saidOf } from "./drill-business.ts";
import { subjectWords } from "./drill-words.ts";

/** Hours from when to when something stands still. */
export interface Pause {
  readonly from: number;
  readonly until: number;
}

/** One that stands still, and how long. */
export interface Receiver {
  readonly element: Element;
  readonly pause: Pause;
}

/** One that stands still with all that arrives at it meanwhile. */
export interface Pile extends Receiver {
  readonly inflows: readonly Inflow[];
  /** Items an hour that it can do beyond what is asked as usual; undefined: nobody says what it can do. */
  readonly spare: number | undefined;
}

/** Work that arrives at something from several sides. */
export interface Inflow {
  readonly at: Element | Relationship;
  /** Items an hour. */
  readonly rate: number;
  /** When it arrives: its sender may stand still itself. */
  readonly from: number;
  readonly limit: number;
}

/** Modes in which a sender does not wait for its receiver. */
const PATIENT: ReadonlySet<string> = new Set(["async", "batch", "replication"]);
const PATIENT_PATTERNS: ReadonlySet<string> = new Set(["message", "publish-subscribe", "event", "file", "etl"]);
/** Of the flows that say no rate so many are named. */
const NAMED = 5;

/** Messages and files that senders, as far as they work, go on to send to what stands still. */
export function pilesAt(
  receivers: readonly Receiver[],
  sendsFrom: (sender: Element) => number,
): { readonly piles: readonly Pile[]; readonly notes: readonly Bilingual[] } {
  const piles: Pile[] = [];
  const silent: Relationship[] = [];
  const [first] = receivers;
  if (first === undefined) return { piles, notes: [] };
  const isPatient = patience(first.element.model);
  for (const { element, pause } of receivers) {
    const inflows: Inflow[] = [];
    for (const flow of element.in("flows")) {
      if (!isPatient(flow.row)) continue;
      const { from: sender } = flow;
      if (sender === undefined) continue;
      const from = sendsFrom(sender);
      if (from >= pause.until) continue;
      const said = flowIn(flow);
      if (said.rate === undefined) silent.push(flow);
      else if (said.rate > 0)
        inflows.push({
          at: flow,
          rate: said.rate,
          from,
          limit: said.limit ?? numberOf(element, "queueLimit") ?? Infinity,
        });
    }
    if (inflows.length > 0) piles.push({ element, pause, inflows, spare: spareOf(element, inflows) });
  }
  return { piles, notes: silent.slice(0, NAMED).map(silentNote) };
}

/** Cases of a process that wait while it stands still. */
export function pileOfCases({ element, pause }: Receiver, at: string | undefined): readonly Pile[] {
  const rate = casesPerHour(saidOf(element), at);
  if (rate === undefined || rate <= 0) return [];
  const inflows: readonly Inflow[] = [{ at: element, rate, from: pause.from, limit: Infinity }];
  return [{ element, pause, inflows, spare: spareOf(element, inflows) }];
}

/** What a flow says of how work goes through it, read once: items an hour by its volume, its demand, or one each time that it is sent. */
function flowIn({ attributes }: Relationship): {
  readonly rate: number | undefined;
  readonly limit: number | undefined;
} {
  const values = new Map<string, Value>();
  for (const one of attributes) if (FLOW_KEYS.has(one.key) && !values.has(one.key)) values.set(one.key, one.value);
  const every = amountIn(values.get("every"), "duration");
  const rate =
    amountIn(values.get("volume"), "rate") ??
    amountIn(values.get("demand"), "rate") ??
    (every === undefined || every <= 0 ? undefined : 1 / every);
  return { rate: rate === undefined ? undefined : rate * 3600, limit: numberIn(values.get("queueLimit")) };
}

/** Does a sender go on while its receiver stands still? Read from the columns: most flows are asked nothing more. */
function patience(model: Model): (flow: number) => boolean {
  const [modeOf, patternOf] = [relationshipWords(model, "mode"), relationshipWords(model, "pattern")];
  return (flow) => {
    const [mode] = modeOf(flow);
    return mode === undefined ? PATIENT_PATTERNS.has(patternOf(flow)[0] ?? "") : PATIENT.has(mode);
  };
}

const FLOW_KEYS: ReadonlySet<string> = new Set(["every", "volume", "demand", "queueLimit"]);

/** Seconds, or items a second. */
function amountIn(value: Value | undefined, dimension: "duration" | "rate"): number | undefined {
  return value?.kind === "quantity" && value.dimension === dimension ? value.amount : undefined;
}

/** The queues of what stands still until a horizon; what waits drains in proportion to what waits. */
export function drained({ inflows, pause: { from, until }, spare }: Pile, horizon: number): readonly Queue[] {
  const end = Math.min(until, horizon);
  const piles = inflows.map((inflow) => {
    const starts = Math.max(from, inflow.from);
    const arrived = inflow.rate * Math.max(0, end - starts);
    return { ...inflow, starts, waiting: Math.min(arrived, inflow.limit), lost: Math.max(0, arrived - inflow.limit) };
  });
  const waiting = piles.reduce((sum, pile) => sum + pile.waiting, 0);
  const empties = until >= horizon || spare === undefined || spare <= 0 ? undefined : end + waiting / spare;
  return piles
    .filter((pile) => pile.waiting > 0)
    .map((pile): Queue => {
      const full = pile.starts + pile.waiting / pile.rate;
      const curve = [{ at: pile.starts, waiting: 0 }];
      if (full < end) curve.push({ at: full, waiting: pile.waiting });
      curve.push({ at: end, waiting: pile.waiting });
      const isEmptied = empties !== undefined && empties <= horizon;
      if (isEmptied) curve.push({ at: empties, waiting: 0 });
      else if (end < horizon)
        curve.push({
          at: horizon,
          waiting: empties === undefined ? pile.waiting : (pile.waiting * (empties - horizon)) / (empties - end),
        });
      return { at: pile.at, curve, most: pile.waiting, emptyAt: isEmptied ? empties : undefined, lost: pile.lost };
    });
}

function spareOf(element: Element, inflows: readonly Inflow[]): number | undefined {
  const inside = inflows.reduce((sum, { rate }) => sum + rate, 0);
  const capacity = perSecond(element, "capacity");
  if (capacity === undefined) return undefined;
  const asked = perSecond(element, "demand") ?? perSecond(element, "volume");
  return capacity * 3600 - Math.max(inside, asked === undefined ? 0 : asked * 3600);
}

function silentNote(flow: Relationship): Bilingual {
  const { en, fr } = subjectWords(flow);
  return {
    en: `What waits on the way ${en} is not counted: nobody says how much is sent (volume, every).`,
    fr: `Ce qui attend sur le chemin ${fr} n’est pas compté : nul ne dit combien est envoyé (volume, every).`,
  };
}

/** Work that piles up while something stands still, and drains afterwards with what can be done beyond the usual. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";
import { numberIn, numberOf, perSecond } from "../../model/read.ts";
import { relationshipSymbol, symbolOf } from "../../model/row-words.ts";
import type { Value } from "../../model/values.ts";
import type { Queue } from "../answers.ts";
import { casesPerHour, saidOf } from "./business.ts";
import { subjectWords } from "./words.ts";

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
const FLOW_KEYS: ReadonlySet<string> = new Set(["every", "volume", "demand", "queueLimit"]);
/** Of the flows that say no rate so many are named. */
const NAMED = 5;

/** Rows that stand still, and for how many hours at most. */
export interface Halted {
  readonly rows: Iterable<number>;
  readonly until: (row: number) => number;
}

/** Messages and files that senders, as far as they work, go on to send to what stands still; `sendsFrom`: hours from which a sender does. */
export function pilesAt(
  model: Model,
  { rows, until }: Halted,
  sendsFrom: (sender: number) => number,
): { readonly piles: readonly Pile[]; readonly notes: readonly Bilingual[] } {
  const piles: Pile[] = [];
  const silent: Relationship[] = [];
  const patience = patienceOf(model);
  const { inStart, inEdge } = model.graph();
  const { verbOf, edges } = model.parts;
  const flows = model.schema.verbNumber("flows");
  for (const row of rows) {
    const inflows: Inflow[] = [];
    const last = inStart[row + 1] as number;
    for (let at = inStart[row] as number; at < last; at++) {
      const edge = inEdge[at] as number;
      if (edge >= edges.nestingFrom || verbOf[edge] !== flows || patience[edge] === IMPATIENT) continue;
      const sender = edges.from[edge] as number;
      if (sender < 0 || !model.isPresent(sender)) continue;
      const from = sendsFrom(sender);
      if (from >= until(row)) continue;
      if (patience[edge] === SILENT) {
        if (silent.length < NAMED) silent.push(model.relationship(edge));
        continue;
      }
      const flow = model.relationship(edge);
      const said = flowIn(flow);
      if (said.rate === undefined) silent.push(flow);
      else if (said.rate > 0)
        inflows.push({
          at: flow,
          rate: said.rate,
          from,
          limit: said.limit ?? numberOf(model.at(row), "queueLimit") ?? Infinity,
        });
    }
    if (inflows.length === 0) continue;
    const element = model.at(row);
    piles.push({ element, pause: { from: 0, until: until(row) }, inflows, spare: spareOf(element, inflows) });
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

/** A sender that waits itself; one that goes on, of which nothing says how much it sends; and one of which something may. */
const IMPATIENT = 0;
const SILENT = 1;
const TALKATIVE = 2;

const known: WeakMap<Model, Uint8Array> = new WeakMap();

/** Does a sender go on while its receiver stands still, by row of the flow? Read once of a model: most flows are asked nothing more. */
function patienceOf(model: Model): Uint8Array {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = readPatience(model)));
  return made;
}

function readPatience(model: Model): Uint8Array {
  const [modeOf, patternOf] = [relationshipSymbol(model, "mode"), relationshipSymbol(model, "pattern")];
  const symbols = (words: Iterable<string>): ReadonlySet<number> =>
    new Set(Array.from(words, (word) => symbolOf(model, word)));
  const [patient, patterns, saying] = [symbols(PATIENT), symbols(PATIENT_PATTERNS), symbols(FLOW_KEYS)];
  const unknown = symbolOf(model, "unknown");
  const { attributeKey, relationshipAttributes, relationshipAttributeCount, relationshipCount } = model.columns;
  const { verbOf } = model.parts;
  const flows = model.schema.verbNumber("flows");
  const found = new Uint8Array(relationshipCount);
  for (let flow = 0; flow < relationshipCount; flow++) {
    if (verbOf[flow] !== flows) continue;
    const mode = modeOf(flow);
    const isPatient = mode === 0 || mode === unknown ? patterns.has(patternOf(flow)) : patient.has(mode);
    if (!isPatient) continue;
    found[flow] = SILENT;
    const start = relationshipAttributes[flow] as number;
    const end = start + (relationshipAttributeCount[flow] as number);
    for (let at = start; at < end; at++) if (saying.has(attributeKey[at] as number)) found[flow] = TALKATIVE;
  }
  return found;
}

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

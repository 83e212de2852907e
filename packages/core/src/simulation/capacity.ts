/**
 * Demand against capacity (R234-R237, R242): what is asked of every element at the busiest time, how busy that makes it, how long
 * answers take, when it is full, what enlarging it does. Bounds where data are missing; nothing that nobody said counts as good.
 */
import type { Element, Model } from "../model/model.ts";
import { type Amount, inside } from "../model/read.ts";
import type { CapacityAnswer, ChainTime, LinkLoad, Range, StationLoad } from "./answers.ts";
import { type CapacityBasis, capacityBasis } from "./capacity/basis.ts";
import { chainsOf } from "./capacity/chains.ts";
import { notesOf, usersNotes } from "./capacity/notes.ts";
import { linksOf } from "./capacity/links.ts";
import { readingOf } from "./capacity/reading.ts";
import type { LoadChange } from "./load/change.ts";
import type { LoadScenario } from "./load/scenario.ts";
import type { ScalingTarget } from "./capacity/scaling.ts";

export interface CapacityQuestion {
  /** Only this and what it asks; undefined: everything. */
  readonly of?: Element | undefined;
  readonly scenario?: LoadScenario | undefined;
  /** How many times as much is asked: of what the scenario names, else of everything. */
  readonly times?: number | undefined;
  /** Years from now, at the stated growth. */
  readonly years?: number | undefined;
  readonly target?: ScalingTarget | undefined;
  /** Day from which years count, since 1970-01-01. */
  readonly today?: number | undefined;
}

/** A station with what its figures rest on. */
export interface StationFigures extends StationLoad {
  /** Per second: on average; what callers make of it; what is stated of the busiest time. */
  readonly average: Range;
  readonly computed: Range;
  readonly stated: number | undefined;
  /** Callers surely ask for more than is stated. */
  readonly isConflicting: boolean;
  /** With all instances that scaling may start; undefined: it may start any number, or nothing is known. */
  readonly most: number | undefined;
  /** Nobody says how many instances there are. */
  readonly areServersAssumed: boolean;
  /** What the time of service is taken from. */
  readonly serviceFrom: "latency" | "capacity" | undefined;
  /** Seconds, as stated. */
  readonly latency: number | undefined;
  /** Most that may wait. */
  readonly queueLimit: number | undefined;
  /** Seconds of the answer that are waiting. */
  readonly waiting: Range | undefined;
  /** Share that is turned away, where the queue has a limit. */
  readonly loss: Range | undefined;
  readonly cost: Amount | undefined;
}

export interface ChainFigures extends ChainTime {
  /** Busiest of everything that it needs. */
  readonly bottleneck: Element | undefined;
}

export interface CapacityFigures extends CapacityAnswer {
  readonly stations: readonly StationFigures[];
  readonly chains: readonly ChainFigures[];
  readonly links: readonly LinkLoad[];
  readonly change: LoadChange;
}

/** O(rows + relationships) beside the sorting of the stations. */
export function capacityAnswer(model: Model, question: CapacityQuestion = {}): CapacityFigures {
  const basis = capacityBasis(model);
  const { reading, change, closed } = readingOf(basis, question);
  const scope = question.of === undefined ? undefined : scopeOf(basis, question.of);
  const rows = reading.rows().filter((row) => scope === undefined || scope.has(row));
  const stations = rows.map((row) => reading.station(row)).sort(busiestFirst);
  const known = stations.filter(({ utilisation }) => utilisation !== undefined && Number.isFinite(utilisation.upper));
  const [first] = stations;
  return {
    stations,
    bottleneck: first?.utilisation === undefined ? undefined : first.element,
    links: question.of === undefined ? linksOf(basis, reading.rates, change, question.today) : [],
    chains: chainsOf(basis, reading, question.of, closed),
    coverage: { known: known.length, of: stations.length },
    notes: [
      ...(question.scenario?.problems ?? []),
      ...change.problems,
      ...notesOf(basis, stations, scope),
      ...usersNotes(basis, closed, scope),
    ],
    change,
  };
}

/** Surely busiest first; of equals, who is perhaps busier; what is not known last, in the order of the text. */
function busiestFirst(a: StationFigures, b: StationFigures): number {
  const of = (one: StationFigures): number => one.utilisation?.lower ?? -1;
  const most = (one: StationFigures): number => one.utilisation?.upper ?? -1;
  return of(b) - of(a) || (most(b) === most(a) ? 0 : most(b) - most(a)) || a.element.row - b.element.row;
}

/** Everything that is asked when an element is: itself, what is inside, what they ask. */
function scopeOf({ ways, model }: CapacityBasis, element: Element): ReadonlySet<number> {
  const scope = new Set<number>();
  const waiting = [element.row, ...inside(element).map(({ row }) => row)];
  const { outStart, outNode } = ways.graph;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (scope.has(node)) continue;
    scope.add(node);
    for (let slot = outStart[node] as number; slot < (outStart[node + 1] as number); slot++)
      waiting.push(outNode[slot] as number);
  }
  for (const node of scope) if (node >= model.parts.rowCount) scope.delete(node);
  return scope;
}

/** The model on a day: what its life-cycle dates say is there (R038). Days are counted since 1970-01-01, as `base/dates.ts` does. */
import { dayNumber } from "../base/dates.ts";
import { Form } from "./columns.ts";
import { type Edges, type Element, Model, type Relationship } from "./model.ts";
import type { Value } from "./values.ts";

/** `unknown`: no date is stated from which the state on that day would follow. */
export type LifecycleState = "planned" | "phase-in" | "active" | "phase-out" | "retired" | "unknown";

/** Fields of the attribute `lifecycle`, each the first day of a stage, in their order; and the states that they begin. */
const FIELDS: readonly string[] = ["planned", "phaseIn", "active", "phaseOut", "retired"];
const STATES: readonly LifecycleState[] = ["planned", "phase-in", "active", "phase-out", "retired"];
const LAST_BEGINNING = 2;

/**
 * State of an element or relationship on a day. It is the last stage that has begun. Before the first stated one it is planned where
 * that is a beginning (planned, phase-in, active); before a mere end (phase-out, retired) nobody has said when it began: unknown.
 */
export function stateOn(one: Element | Relationship, day: number): LifecycleState {
  return stateOf(datesIn(one.get("lifecycle")), day);
}

/** Does something in this state exist? What is planned is not there yet; what nobody dated counts as there. */
function isThere(state: LifecycleState): boolean {
  return state !== "planned" && state !== "retired";
}

/** 1 for every row that exists on a day, parts of what does not exist apart. Rows without dates count as existing. */
export function presence(model: Model, day: number): Uint8Array {
  const { rowCount, ownRows, parentOf, kindOf, foreign, extensions } = model.parts;
  const { columns } = model;
  const reader = new DateReader(model);
  const present = new Uint8Array(rowCount).fill(1);
  for (let row = 0; row < ownRows; row++) {
    const dates = reader.read(
      columns.elementAttributes[row] as number,
      columns.elementAttributeCount[row] as number,
      kindOf[row] as number,
    );
    if (dates !== undefined && !isThere(stateOf(dates, day))) present[row] = 0;
  }
  // Dates of one element may stand in several statements.
  for (const row of extensions.keys()) if (row < ownRows) present[row] = isThere(stateOn(model.at(row), day)) ? 1 : 0;
  foreign.forEach((element, index) => {
    present[ownRows + index] = isThere(stateOn(element.model.at(element.row), day)) ? 1 : 0;
  });
  for (let row = 0; row < rowCount; row++)
    if (present[row] === 1 && isInsideAbsent(row, parentOf, present)) present[row] = 0;
  return present;
}

/** The model of a day: elements and relationships that exist then, with their parts. Dates of the model itself stay as they are. */
export function asOf(model: Model, day: number): Model {
  const edges = edgesOn(model, day);
  const parts = edges === model.parts.edges ? model.parts : { ...model.parts, edges };
  return new Model(parts, presence(model, day), model.support);
}

type Dates = readonly (number | undefined)[];

function stateOf(dates: Dates, day: number): LifecycleState {
  for (let stage = FIELDS.length - 1; stage >= 0; stage--) {
    const begins = dates[stage];
    if (begins !== undefined && begins <= day) return STATES[stage] ?? "unknown";
  }
  const first = dates.findIndex((date) => date !== undefined);
  return first >= 0 && first <= LAST_BEGINNING ? "planned" : "unknown";
}

function datesIn(value: Value | undefined): Dates {
  if (value?.kind !== "record") return [];
  return FIELDS.map((field) => {
    const date = value.fields[field];
    return date?.kind === "date" ? date.day : undefined;
  });
}

function isInsideAbsent(row: number, parentOf: Int32Array, present: Uint8Array): boolean {
  const limit = parentOf.length;
  let at = parentOf[row] as number;
  for (let steps = 0; at >= 0 && steps < limit; steps++) {
    if (present[at] === 0) return true;
    at = parentOf[at] as number;
  }
  return false;
}

/** Reads dates straight from the columns, which at a hundred thousand elements is many times faster than typed values. */
class DateReader {
  private readonly model: Model;
  private readonly whole: number;
  private readonly stageOf: ReadonlyMap<number, number>;
  private readonly days: Map<number, number | undefined> = new Map();

  constructor(model: Model) {
    this.model = model;
    this.whole = model.symbols.find("lifecycle") ?? -1;
    const stages = FIELDS.map((field, stage): readonly [number, number] => [
      model.symbols.find(`lifecycle.${field}`) ?? -1,
      stage,
    ]);
    this.stageOf = new Map(stages.filter(([symbol]) => symbol >= 0));
  }

  /** The dates among some attribute rows of a subject; `undefined` where none is stated. */
  read(first: number, count: number, subject: number): Dates | undefined {
    const { columns, symbols } = this.model;
    let dates: (number | undefined)[] | undefined;
    for (let row = first; row < first + count; row++) {
      const key = columns.attributeKey[row] as number;
      if (key === this.whole) return datesIn(this.model.value(row, subject));
      const stage = this.stageOf.get(key);
      if (stage === undefined || columns.attributeForm[row] !== Form.word) continue;
      const symbol = columns.attributeValue[row] as number;
      if (!this.days.has(symbol)) this.days.set(symbol, dayNumber(symbols.text(symbol)));
      dates ??= [];
      dates[stage] = this.days.get(symbol);
    }
    return dates === undefined ? undefined : FIELDS.map((_, stage) => dates[stage]);
  }
}

/** The edges of the model without those of relationships that do not exist on the day: such edges lose their ends. */
function edgesOn(model: Model, day: number): Edges {
  const { columns, schema } = model;
  const { edges, verbOf } = model.parts;
  const reader = new DateReader(model);
  const absent = new Set<number>();
  const absentAttributes = new Set<number>();
  for (let row = 0; row < columns.relationshipCount; row++) {
    const count = columns.relationshipAttributeCount[row] as number;
    const verb = verbOf[row] as number;
    if (count === 0 || verb < 0) continue;
    const first = columns.relationshipAttributes[row] as number;
    const dates = reader.read(first, count, schema.subjectOfVerb(verb));
    if (dates === undefined || isThere(stateOf(dates, day))) continue;
    absent.add(row);
    for (let attribute = first; attribute < first + count; attribute++) absentAttributes.add(attribute);
  }
  if (absent.size === 0) return edges;
  const from = edges.from.slice();
  const to = edges.to.slice();
  for (let edge = 0; edge < from.length; edge++) {
    const at = edges.at[edge] as number;
    const isNesting = edge >= edges.nestingFrom && edge < edges.referencesFrom;
    const isReference = edge >= edges.referencesFrom && edge < edges.carriedFrom;
    if (isNesting || !(isReference ? absentAttributes : absent).has(at)) continue;
    from[edge] = -1;
    to[edge] = -1;
  }
  return { ...edges, from, to };
}

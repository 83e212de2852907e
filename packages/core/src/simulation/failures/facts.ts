/** What elements state that decides how they fail, read from the columns in one sweep: a model of 100,000 elements is read in about a second. */
import { inUnit } from "../../base/quantity.ts";
import type { Element, Model } from "../../model/model.ts";
import { Form } from "../../model/columns.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { elementWords } from "../../model/row-words.ts";
import { numberIn } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";

/** Kinds that fail, or fail with something. */
export const ROLES = [
  "application",
  "module",
  "component",
  "interface",
  "store",
  "node",
  "technology",
  "site",
  "zone",
  "party",
  "unit",
  "role",
  "service",
  "process",
  "function",
  "capability",
  "product",
  "valuestream",
  "event",
  "dataset",
] as const;

export type Role = (typeof ROLES)[number];

const NO_ROLE = 255;

/** Keys whose attribute rows are kept; those of records are asked of the element where the row says anything of them. */
const KEYS = [
  "mtbf",
  "mttr",
  "availabilityObserved",
  "errorFactor",
  "commonCause",
  "failoverTime",
  "failoverFails",
  "replicas",
  "nodes",
  "need",
  "redundancy",
  "type",
  "hosting",
  "criticality",
] as const;

export type Key = (typeof KEYS)[number];

/** One sweep over the attributes of all elements. */
export class Facts {
  readonly model: Model;
  readonly rows: number;
  /** Index into `ROLES` of each row; 255 for none. */
  private readonly roles: Uint8Array;
  /** Attribute row + 1 by key and row. */
  private readonly stated: Readonly<Record<Key, Int32Array>>;
  /** 1: says something of `autoscale`. */
  private readonly scales: Uint8Array;
  /** 1: says something of `replication`. */
  private readonly replicates: Uint8Array;
  private readonly production: Uint8Array;
  /** Lengths of time by the symbol of their text. */
  private readonly hoursOf: Map<number, number | undefined> = new Map();

  constructor(model: Model) {
    this.model = model;
    const { rowCount } = model.parts;
    this.rows = rowCount;
    this.roles = new Uint8Array(rowCount).fill(NO_ROLE);
    this.stated = columnsOf(rowCount);
    this.scales = new Uint8Array(rowCount);
    this.replicates = new Uint8Array(rowCount);
    this.production = new Uint8Array(rowCount).fill(1);
    this.readRoles();
    this.readAttributes();
    this.readEnvironments();
  }

  role(row: number): Role | undefined {
    return ROLES[this.roles[row] as number];
  }

  is(row: number, ...roles: readonly Role[]): boolean {
    const role = this.role(row);
    return role !== undefined && roles.includes(role);
  }

  /** An element of an included model, of which only the name is known here. */
  isForeign(row: number): boolean {
    return row >= this.model.parts.ownRows;
  }

  /** In production, as far as it is said. */
  isLive(row: number): boolean {
    return this.production[row] === 1;
  }

  scalesItself(row: number): boolean {
    return this.scales[row] === 1;
  }

  replicatesItself(row: number): boolean {
    return this.replicates[row] === 1;
  }

  states(row: number, key: Key): boolean {
    return this.value(row, key) !== undefined;
  }

  number(row: number, key: Key): number | undefined {
    return numberIn(this.value(row, key));
  }

  hours(row: number, key: Key): number | undefined {
    const at = (this.stated[key][row] as number) - 1;
    if (at < 0) return undefined;
    const { columns } = this.model;
    if (this.isForeign(row) || columns.attributeForm[at] !== Form.word) return this.hoursRead(row, key);
    // The same few lengths of time are stated over and over.
    const symbol = columns.attributeValue[at] as number;
    if (!this.hoursOf.has(symbol)) this.hoursOf.set(symbol, this.hoursRead(row, key));
    return this.hoursOf.get(symbol);
  }

  private hoursRead(row: number, key: Key): number | undefined {
    const value = this.value(row, key);
    return value?.kind === "quantity" && value.dimension === "duration"
      ? inUnit(value.amount, "h", "duration")
      : undefined;
  }

  word(row: number, key: Key): string | undefined {
    const value = this.value(row, key);
    return value?.kind === "word" || value?.kind === "text" ? value.text : undefined;
  }

  /** Place of the word in its order. */
  rank(row: number, key: Key): number | undefined {
    const value = this.value(row, key);
    return value?.kind === "word" ? value.rank : undefined;
  }

  element(row: number): Element {
    return this.model.at(row);
  }

  private value(row: number, key: Key): Value | undefined {
    const at = this.stated[key][row] as number;
    if (at === 0) return undefined;
    if (this.isForeign(row)) return known(this.model.at(row).get(key));
    return known(this.model.value(at - 1, this.model.parts.kindOf[row] as number));
  }

  private readRoles(): void {
    const { schema, parts } = this.model;
    const roleOf = schema.kinds.map((_, kind) => ROLES.findIndex((role) => schema.isKind(kind, role)));
    for (let row = 0; row < this.rows; row++) {
      const kind = parts.kindOf[row] as number;
      if (kind < 0 || !this.model.isPresent(row)) continue;
      if (row < parts.ownRows && !this.model.isDeclared(row)) continue;
      const role = roleOf[kind] ?? -1;
      if (role >= 0) this.roles[row] = role;
    }
  }

  private readAttributes(): void {
    const { symbols, columns, parts } = this.model;
    const columnOf = new Map<number, Int32Array>();
    for (const key of KEYS) {
      const symbol = symbols.find(key);
      if (symbol !== undefined) columnOf.set(symbol, this.stated[key]);
    }
    const scaling = symbolsUnder(this.model, ["autoscale", "autoscale.min", "autoscale.max"]);
    const copying = symbolsUnder(this.model, ["replication", "replication.to", "replication.mode", "replication.lag"]);
    const take = (row: number, attribute: number): void => {
      const key = columns.attributeKey[attribute] as number;
      const column = columnOf.get(key);
      if (column !== undefined) {
        if (column[row] === 0) column[row] = attribute + 1;
      } else if (scaling.has(key)) this.scales[row] = 1;
      else if (copying.has(key)) this.replicates[row] = 1;
    };
    for (let row = 0; row < parts.ownRows; row++) {
      const first = columns.elementAttributes[row] as number;
      const last = first + (columns.elementAttributeCount[row] as number);
      for (let at = first; at < last; at++) take(row, at);
    }
    for (const [row] of parts.extensions) for (const at of this.model.attributeRows(row)) take(row, at);
    this.readForeign();
  }

  /** Elements of included models state in their own columns: only that they do is noted here. */
  private readForeign(): void {
    for (let row = this.model.parts.ownRows; row < this.rows; row++) {
      const element = this.model.at(row);
      for (const key of KEYS) if (element.get(key) !== undefined) this.stated[key][row] = 1;
    }
  }

  private readEnvironments(): void {
    const { parts } = this.model;
    const environmentOf = elementWords(this.model, "env");
    for (let row = 0; row < parts.ownRows; row++) {
      const words = environmentOf(row);
      if (words.length > 0 && !words.includes("prod") && !words.includes("dr")) this.production[row] = 0;
    }
    for (let row = parts.ownRows; row < this.rows; row++)
      if (!isInProduction(this.model.at(row))) this.production[row] = 0;
  }
}

function known(value: Value | undefined): Value | undefined {
  return value?.kind === "unknown" ? undefined : value;
}

function columnsOf(rows: number): Readonly<Record<Key, Int32Array>> {
  const column = (): Int32Array => new Int32Array(rows);
  return {
    mtbf: column(),
    mttr: column(),
    availabilityObserved: column(),
    errorFactor: column(),
    commonCause: column(),
    failoverTime: column(),
    failoverFails: column(),
    replicas: column(),
    nodes: column(),
    need: column(),
    redundancy: column(),
    type: column(),
    hosting: column(),
    criticality: column(),
  };
}

function symbolsUnder(model: Model, keys: readonly string[]): ReadonlySet<number> {
  return new Set(keys.flatMap((key) => model.symbols.find(key) ?? []));
}

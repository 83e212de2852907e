/** What elements state under a few keys, found in one sweep over the columns: a sweep over a whole model types no attribute twice and makes no element. */
import { inUnit } from "../base/quantity.ts";
import { Form } from "./columns.ts";
import type { Model } from "./model.ts";
import { textIn } from "./read.ts";
import type { Value } from "./values.ts";

/** Stated in parts by dotted keys, or by an element of an included model: to be asked of the element. */
const ELSEWHERE = -1;
/** More kinds than a metamodel has; more forms than there are. */
const KINDS = 4096;
const FORMS = 8;

export class StatedColumns<Key extends string> {
  readonly model: Model;
  private readonly columns: ReadonlyMap<Key, Int32Array>;
  /** Values of short texts by key: the same few are stated over and over. */
  private readonly values: ReadonlyMap<Key, Map<number, Value>>;

  /** Hours by seconds: exact arithmetic takes its time. */
  private readonly hoursIn: Map<number, number> = new Map();

  /** `keys`: plain ones, without dots. */
  constructor(model: Model, keys: readonly Key[]) {
    this.model = model;
    this.columns = new Map(keys.map((key) => [key, new Int32Array(model.parts.rowCount)]));
    this.values = new Map(keys.map((key) => [key, new Map()]));
    this.read();
  }

  /** Is anything written under a key, be it `unknown`? */
  isWritten(row: number, key: Key): boolean {
    const at = (this.columns.get(key) as Int32Array)[row] as number;
    return at === ELSEWHERE ? this.model.at(row).get(key) !== undefined : at !== 0;
  }

  /** As `Element.get`. */
  value(row: number, key: Key): Value | undefined {
    const at = (this.columns.get(key) as Int32Array)[row] as number;
    if (at === 0) return undefined;
    if (at === ELSEWHERE) return this.model.at(row).get(key);
    const { columns, parts } = this.model;
    const kind = parts.kindOf[row] as number;
    const form = columns.attributeForm[at - 1] as number;
    if (form !== Form.word && form !== Form.string) return this.model.value(at - 1, kind);
    const known = this.values.get(key) as Map<number, Value>;
    const text = ((columns.attributeValue[at - 1] as number) * FORMS + form) * KINDS + kind + 1;
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = this.model.value(at - 1, kind)));
    return value;
  }

  /** Length of a duration in hours. */
  hours(row: number, key: Key): number | undefined {
    const value = this.value(row, key);
    if (value?.kind !== "quantity" || value.dimension !== "duration") return undefined;
    const known = this.hoursIn.get(value.amount);
    if (known !== undefined) return known;
    const hours = inUnit(value.amount, "h", "duration");
    if (hours !== undefined) this.hoursIn.set(value.amount, hours);
    return hours;
  }

  word(row: number, key: Key): string | undefined {
    return textIn(this.value(row, key));
  }

  /** Row of the one element that a key names, as far as it is there. */
  reference(row: number, key: Key): number | undefined {
    const value = this.value(row, key);
    return value?.kind === "reference" ? this.model.row(value.id) : undefined;
  }

  private read(): void {
    const { columns, parts } = this.model;
    const found = new Map<number, { readonly column: Int32Array; readonly isPart: boolean } | undefined>();
    const take = (row: number, attribute: number): void => {
      const symbol = columns.attributeKey[attribute] as number;
      let into = found.get(symbol);
      if (into === undefined && !found.has(symbol)) found.set(symbol, (into = this.columnOf(symbol)));
      if (into === undefined) return;
      const { column, isPart } = into;
      if (isPart) {
        if (column[row] === 0) column[row] = ELSEWHERE;
      } else if ((column[row] as number) <= 0) column[row] = attribute + 1;
    };
    for (let row = 0; row < parts.ownRows; row++) {
      const first = columns.elementAttributes[row] as number;
      const last = first + (columns.elementAttributeCount[row] as number);
      for (let at = first; at < last; at++) take(row, at);
    }
    for (const [row] of parts.extensions) {
      if (row >= parts.ownRows) continue;
      for (const at of this.model.attributeRows(row)) take(row, at);
    }
    for (let row = parts.ownRows; row < parts.rowCount; row++)
      for (const column of this.columns.values()) column[row] = ELSEWHERE;
  }

  private columnOf(symbol: number): { readonly column: Int32Array; readonly isPart: boolean } | undefined {
    const text = this.model.symbols.text(symbol);
    for (const [key, column] of this.columns) {
      if (text === key) return { column, isPart: false };
      if (text.startsWith(`${key}.`)) return { column, isPart: true };
    }
    return undefined;
  }
}

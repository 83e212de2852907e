/**
 * Are rows of two models word for word the same? Exact, and without making a string: each pair of texts is compared once,
 * byte by byte, and remembered as a pair of numbers, so that models with symbol tables of their own compare at the speed of one.
 */
import type { Symbols } from "../base/symbols.ts";
import { type Columns, Form } from "../model/columns.ts";
import type { Model } from "../model/model.ts";

export class SameContent {
  private readonly before: Columns;
  private readonly after: Columns;
  private readonly texts: SameText;

  constructor(before: Model, after: Model) {
    this.before = before.columns;
    this.after = after.columns;
    this.texts = new SameText(before.symbols, after.symbols);
  }

  /** Have these symbols, one of each model, the same text? */
  text(before: number, after: number): boolean {
    return this.texts.same(before, after);
  }

  /** Do two runs of attribute rows say the same, in whatever order? No only means: look closer. */
  attributes(beforeFirst: number, beforeCount: number, afterFirst: number, afterCount: number): boolean {
    if (beforeCount !== afterCount) return false;
    for (let index = 0; index < beforeCount; index++) {
      if (!this.attribute(beforeFirst + index, afterFirst + index))
        return this.reordered(beforeFirst, afterFirst, beforeCount);
    }
    return true;
  }

  /** The same attributes in another order; with a key given twice, order matters, which is for a closer look. */
  private reordered(beforeFirst: number, afterFirst: number, count: number): boolean {
    const taken = new Uint8Array(count);
    for (let index = 0; index < count; index++) {
      let found = -1;
      for (let other = 0; other < count; other++) {
        if (
          !this.text(
            this.before.attributeKey[beforeFirst + index] as number,
            this.after.attributeKey[afterFirst + other] as number,
          )
        )
          continue;
        if (found >= 0) return false;
        found = other;
      }
      if (found < 0 || taken[found] === 1 || !this.attribute(beforeFirst + index, afterFirst + found)) return false;
      taken[found] = 1;
    }
    return true;
  }

  private attribute(before: number, after: number): boolean {
    const form = this.before.attributeForm[before] as number;
    return (
      form === this.after.attributeForm[after] &&
      this.text(this.before.attributeKey[before] as number, this.after.attributeKey[after] as number) &&
      this.value(form, this.before.attributeValue[before] as number, this.after.attributeValue[after] as number)
    );
  }

  private value(form: number, before: number, after: number): boolean {
    if (form < Form.list) return this.text(before, after);
    return form === Form.list ? this.list(before, after) : this.record(before, after);
  }

  private list(before: number, after: number): boolean {
    const { pool } = this.before;
    const other = this.after.pool;
    const count = pool[before] as number;
    if (count !== other[after]) return false;
    for (let item = 0; item < count; item++) {
      const form = pool[before + 1 + item * 2] as number;
      if (form !== other[after + 1 + item * 2]) return false;
      if (!this.value(form, pool[before + 2 + item * 2] as number, other[after + 2 + item * 2] as number)) return false;
    }
    return true;
  }

  private record(before: number, after: number): boolean {
    const { pool } = this.before;
    const other = this.after.pool;
    const count = pool[before] as number;
    if (count !== other[after]) return false;
    for (let field = 0; field < count; field++) {
      const at = before + 1 + field * 3;
      const otherAt = after + 1 + field * 3;
      if (!this.text(pool[at] as number, other[otherAt] as number) || pool[at + 1] !== other[otherAt + 1]) return false;
      if (!this.value(pool[at + 1] as number, pool[at + 2] as number, other[otherAt + 2] as number)) return false;
    }
    return true;
  }
}

class SameText {
  private readonly isOneTable: boolean;
  private readonly pool: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly otherPool: Uint8Array;
  private readonly otherStarts: Uint32Array;
  /** Partner of a symbol in the other table plus 1, 0 where none is known yet. */
  private readonly partner: Int32Array;

  constructor(before: Symbols, after: Symbols) {
    this.isOneTable = before === after;
    ({ pool: this.pool, starts: this.starts } = before.arrays());
    ({ pool: this.otherPool, starts: this.otherStarts } = after.arrays());
    this.partner = new Int32Array(this.isOneTable ? 0 : before.count);
  }

  same(symbol: number, other: number): boolean {
    // The same text may have several numbers (see `Symbols.gather`): only a yes is certain without looking.
    if (this.isOneTable) return symbol === other || this.sameBytes(symbol, other);
    if (this.partner[symbol] === other + 1) return true;
    if (!this.sameBytes(symbol, other)) return false;
    this.partner[symbol] = other + 1;
    return true;
  }

  private sameBytes(symbol: number, other: number): boolean {
    const start = this.starts[symbol] as number;
    const otherStart = this.otherStarts[other] as number;
    const length = (this.starts[symbol + 1] as number) - start;
    if (length !== (this.otherStarts[other + 1] as number) - otherStart) return false;
    for (let at = 0; at < length; at++) if (this.pool[start + at] !== this.otherPool[otherStart + at]) return false;
    return true;
  }
}

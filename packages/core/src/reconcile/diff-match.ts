/**
 * Which element of one model is which of the other: by id, then by a former id (`formerly: old-id`), in whatever file or place.
 * Also the one way to compare ids across a renaming.
 */
import { DEFINITION, type Model } from "../model/model.ts";
import type { SameContent } from "./diff-content.ts";
import { wordSymbols } from "./references.ts";

export interface Matching {
  /** Row of the later model by row of the earlier one, -1 where it is gone. */
  readonly afterOf: Int32Array;
  /** Row of the earlier model by row of the later one, -1 where it is new. */
  readonly beforeOf: Int32Array;
}

/** Matches the elements and statements of two models; definitions, further statements of a taken id and included elements stay out. */
export function matchElements(before: Model, after: Model, content: SameContent): Matching {
  const afterOf = new Int32Array(before.parts.rowCount).fill(-1);
  const beforeOf = new Int32Array(after.parts.rowCount).fill(-1);
  const matching: Matching = { afterOf, beforeOf };
  const { pool, starts } = before.symbols.arrays();
  const ids = before.columns.elementId;
  const otherIds = after.columns.elementId;
  const segments = new Map(after.parts.segments.map((segment) => [segment.uri, segment]));
  let missing = 0;
  for (const segment of before.parts.segments) {
    // The next row of the same file is nearly always the one; only where it is not, the id is looked up.
    const twin = segments.get(segment.uri)?.elements ?? [0, 0];
    let next: number = twin[0];
    for (let row = segment.elements[0]; row < segment.elements[1]; row++) {
      if (!isSubject(before, row)) continue;
      const id = ids[row] as number;
      let found = next < twin[1] && content.text(id, otherIds[next] as number) && isSubject(after, next) ? next : -1;
      if (found < 0)
        found = declared(after, after.symbols.findBytes(pool, starts[id] as number, starts[id + 1] as number));
      if (found < 0) missing++;
      else {
        afterOf[row] = found;
        beforeOf[found] = row;
        if (found >= twin[0] && found < twin[1]) next = found + 1;
      }
    }
  }
  matchRenamed(before, after, matching, missing);
  return matching;
}

/** Is the row one that a diff compares as an element or statement? */
export function isSubject(model: Model, row: number): boolean {
  return (
    model.parts.kindOf[row] !== DEFINITION && row < model.parts.ownRows && model.isDeclared(row) && model.isPresent(row)
  );
}

/** Row that declares the id, -1 when none does (a former id is none). */
function declared(model: Model, symbol: number | undefined): number {
  const row = symbol === undefined || symbol >= model.parts.rowOf.length ? -1 : (model.parts.rowOf[symbol] as number);
  return row >= 0 && model.columns.elementId[row] === symbol && isSubject(model, row) ? row : -1;
}

/** Elements that say themselves what they were called, seen from either side. */
function matchRenamed(before: Model, after: Model, { afterOf, beforeOf }: Matching, missing: number): void {
  if (missing === 0) return;
  for (const [row, old] of formerIds(after, beforeOf)) {
    const found = declared(before, before.symbols.find(old));
    if (found < 0 || afterOf[found] !== -1 || beforeOf[row] !== -1) continue;
    afterOf[found] = row;
    beforeOf[row] = found;
  }
  for (const [row, old] of formerIds(before, afterOf)) {
    const found = declared(after, after.symbols.find(old));
    if (found < 0 || beforeOf[found] !== -1 || afterOf[row] !== -1) continue;
    beforeOf[found] = row;
    afterOf[row] = found;
  }
}

/** Former ids of the rows that have no partner yet. */
function* formerIds(model: Model, partners: Int32Array): Generator<readonly [number, string]> {
  const key = model.symbols.find("formerly");
  if (key === undefined) return;
  for (let row = 0; row < model.parts.ownRows; row++) {
    if (partners[row] !== -1 || !isSubject(model, row)) continue;
    for (const index of model.attributeRows(row)) {
      if (model.columns.attributeKey[index] !== key) continue;
      for (const symbol of wordSymbols(model.columns, index)) yield [row, model.symbols.text(symbol)];
    }
  }
}

/** Ids of both models in one language: an id that resolves reads as the later id of its element, any other as it is written. */
export class CommonIds {
  private readonly before: Model;
  private readonly after: Model;
  private readonly matching: Matching;
  private readonly content: SameContent;

  constructor(before: Model, after: Model, matching: Matching, content: SameContent) {
    this.before = before;
    this.after = after;
    this.matching = matching;
    this.content = content;
  }

  /** Do an id symbol of the earlier and one of the later model mean the same element? */
  same(before: number, after: number): boolean {
    const common = this.ofBefore(before);
    const other = this.ofAfter(after);
    return common >= 0 ? common === other : this.content.text(-1 - common, other);
  }

  /** Symbol of the later model, or -1 - symbol of the earlier one where it has no partner. */
  ofBefore(symbol: number): number {
    const { parts, columns } = this.before;
    const row = symbol < parts.rowOf.length ? (parts.rowOf[symbol] as number) : -1;
    if (row < 0 || row >= parts.ownRows) return -1 - symbol;
    const partner = this.matching.afterOf[row] as number;
    return partner >= 0 ? (this.after.columns.elementId[partner] as number) : -1 - (columns.elementId[row] as number);
  }

  /** Symbol of the later model. */
  ofAfter(symbol: number): number {
    const { parts, columns } = this.after;
    const row = symbol < parts.rowOf.length ? (parts.rowOf[symbol] as number) : -1;
    return row < 0 || row >= parts.ownRows ? symbol : (columns.elementId[row] as number);
  }

  textBefore(id: string): string {
    const symbol = this.before.symbols.find(id);
    if (symbol === undefined) return id;
    const common = this.ofBefore(symbol);
    return common >= 0 ? this.after.symbols.text(common) : this.before.symbols.text(-1 - common);
  }

  textAfter(id: string): string {
    const symbol = this.after.symbols.find(id);
    return symbol === undefined ? id : this.after.symbols.text(this.ofAfter(symbol));
  }
}

/** A model that remembers what rules look at, and what they have read: rules ask the same things of the same elements many times. */
import type { Graph } from "../engines/graph.ts";
import { Element, Model, Relationship } from "../model/model.ts";
import type { Value } from "../model/values.ts";

/** Elements kept at once; what is read again after that is read anew. */
const KEPT = 8_000;

export class WatchedModel extends Model {
  private readonly source: Model;
  private readonly cells: Cells;
  /** By row. */
  private readonly elementsMade: (WatchedElement | undefined)[];
  private readonly relationshipsMade: (WatchedRelationship | undefined)[];
  /** Rows of what is made, to be forgotten in time. */
  private madeElements: number[] = [];
  private madeRelationships: number[] = [];
  private readonly rowsById: Map<string, number> = new Map();
  private statedKeys: ReadonlySet<string> | undefined;
  private readonly keySymbols: Map<string, number> = new Map();
  /** Of keys of one field (`backup.every`) by symbol: the attribute that the field is of; an empty text for all other keys. */
  private readonly heads: Map<number, string> = new Map();
  /** For each row: the unit that looked at it last, so that each is noted once. */
  private readonly seenBy: Int32Array;
  private units = 0;
  private unit = 0;
  private looked: number[] = [];

  constructor(source: Model, cells: Cells) {
    super(source.parts, source.present, source.support);
    this.source = source;
    this.cells = cells;
    this.seenBy = new Int32Array(source.parts.rowCount);
    // Full arrays: the engine makes tables of those with holes.
    this.elementsMade = filled(source.parts.rowCount);
    this.relationshipsMade = filled(source.columns.relationshipCount);
  }

  override graph(): Graph {
    return this.source.graph();
  }

  override at(row: number): Element {
    this.look(row);
    let element = this.elementsMade[row];
    if (element === undefined) {
      element = new WatchedElement(this, row);
      this.elementsMade[row] = element;
      this.madeElements.push(row);
    }
    return element;
  }

  override row(id: string): number | undefined {
    let row = this.rowsById.get(id);
    if (row === undefined) this.rowsById.set(id, (row = super.row(id) ?? -1));
    return row < 0 ? undefined : row;
  }

  override relationship(row: number): Relationship {
    let relationship = this.relationshipsMade[row];
    if (relationship === undefined) {
      relationship = new WatchedRelationship(this, row);
      this.relationshipsMade[row] = relationship;
      this.madeRelationships.push(row);
    }
    return relationship;
  }

  override derive<T>(compute: (element: Element) => T, element: Element): T {
    if (!(element instanceof WatchedElement)) return compute(element);
    let cell = element.derived(compute);
    if (cell === undefined) {
      const { looked: outer, unit } = this;
      this.unit = ++this.units;
      this.looked = [];
      const value = compute(element);
      const number = this.cells.numberOf(compute, this.columns.elementId[element.row] ?? 0);
      this.cells.cell(number, this.looked, this.columns.elementId);
      // What the outer unit has looked at already it may note again, which does no harm.
      this.looked = outer;
      this.unit = unit;
      cell = { compute, value, number, notedBy: -1 };
      element.keep(cell);
    }
    if (cell.notedBy !== this.unit) {
      cell.notedBy = this.unit;
      this.looked.push(-1 - cell.number);
    }
    return cell.value as T;
  }

  /** From here on what is looked at is noted anew. */
  begin(): void {
    if (this.madeElements.length > KEPT) this.forget();
    this.unit = ++this.units;
    this.looked = [];
  }

  private forget(): void {
    for (const row of this.madeElements) this.elementsMade[row] = undefined;
    for (const row of this.madeRelationships) this.relationshipsMade[row] = undefined;
    this.madeElements = [];
    this.madeRelationships = [];
  }

  /** Rows looked at since `begin`; `-1 - number` for a figure. */
  get lookedAt(): readonly number[] {
    return this.looked;
  }

  /** Does any text state the attribute, as a whole or a field of it? Most rules ask for what a model never says. */
  isStated(key: string): boolean {
    return (this.statedKeys ??= this.readKeys()).has(key);
  }

  private readKeys(): ReadonlySet<string> {
    const { attributeKey, attributeCount } = this.columns;
    const seen = new Uint8Array(this.symbols.count);
    const keys = new Set<string>();
    for (let row = 0; row < attributeCount; row++) {
      const symbol = attributeKey[row] as number;
      if (seen[symbol] === 1) continue;
      seen[symbol] = 1;
      const parts = this.symbols.text(symbol).split(".");
      for (let count = 1; count <= parts.length; count++) keys.add(parts.slice(0, count).join("."));
    }
    return keys;
  }

  /** Number of a key among the symbols, -1 where no text uses it. */
  keySymbol(key: string): number {
    let symbol = this.keySymbols.get(key);
    if (symbol === undefined) this.keySymbols.set(key, (symbol = this.symbols.find(key) ?? -1));
    return symbol;
  }

  /** The attribute that a key is a field of; an empty text for the key of a whole attribute. */
  headOf(symbol: number): string {
    let head = this.heads.get(symbol);
    if (head === undefined) {
      const key = this.symbols.text(symbol);
      this.heads.set(symbol, (head = key.slice(0, Math.max(0, key.indexOf(".")))));
    }
    return head;
  }

  /** Notes that a row was looked at. */
  look(row: number): void {
    if (this.seenBy[row] === this.unit) return;
    this.seenBy[row] = this.unit;
    this.looked.push(row);
  }
}

function filled<Made>(length: number): (Made | undefined)[] {
  return Array.from<unknown, Made | undefined>({ length }, () => undefined);
}

/** Remembers what figures of elements were read from; figures have numbers that stay. */
export interface Cells {
  numberOf(compute: (element: Element) => unknown, symbol: number): number;
  /** Rows that a figure looked at; `-1 - number` for another figure. */
  cell(number: number, looked: readonly number[], symbolOf: Int32Array): void;
}

/** A figure of an element. */
interface Derived {
  readonly compute: (element: Element) => unknown;
  readonly value: unknown;
  readonly number: number;
  /** The unit that has noted last that it looked at it. */
  notedBy: number;
}

const TOGETHER = "together";

/** Attribute values by key, read once. Few keys are asked of one thing: looking through them beats a table. */
class Values {
  private readonly rows: readonly number[];
  private readonly subject: number;
  private readonly keys: string[] = [];
  private readonly known: (Value | undefined)[] = [];

  constructor(rows: readonly number[], subject: number) {
    this.rows = rows;
    this.subject = subject;
  }

  /** The value, or `TOGETHER` where it is put together of several statements and was not read yet. */
  get(model: WatchedModel, key: string): Value | undefined | typeof TOGETHER {
    if (this.rows.length === 0) return undefined;
    const at = this.keys.indexOf(key);
    if (at >= 0) return this.known[at];
    const value = this.read(model, key);
    return value === TOGETHER ? value : this.keep(key, value);
  }

  keep(key: string, value: Value | undefined): Value | undefined {
    this.keys.push(key);
    this.known.push(value);
    return value;
  }

  private read(model: WatchedModel, key: string): Value | undefined | typeof TOGETHER {
    const { attributeKey } = model.columns;
    const symbol = model.keySymbol(key);
    if (symbol >= 0)
      for (const row of this.rows) if (attributeKey[row] === symbol) return model.value(row, this.subject);
    const dot = key.indexOf(".");
    const head = dot < 0 ? key : key.slice(0, dot);
    const headSymbol = dot < 0 ? -1 : model.keySymbol(head);
    for (const row of this.rows) {
      const stated = attributeKey[row] as number;
      if (stated === headSymbol || model.headOf(stated) === head) return TOGETHER;
    }
    return undefined;
  }
}

class WatchedElement extends Element {
  private valuesMade: Values | undefined;
  private outMade: Map<string | undefined, readonly Relationship[]> | undefined;
  private inMade: Map<string | undefined, readonly Relationship[]> | undefined;
  private targetsMade: Map<string | undefined, readonly Element[]> | undefined;
  private sourcesMade: Map<string | undefined, readonly Element[]> | undefined;
  private childrenMade: readonly Element[] | undefined;
  private referrersMade: Element["referrers"] | undefined;
  private pathMade: readonly Element[] | undefined;
  private cells: Derived[] | undefined;

  derived(compute: (element: Element) => unknown): Derived | undefined {
    return this.cells?.find((cell) => cell.compute === compute);
  }

  keep(cell: Derived): void {
    if (this.cells === undefined) this.cells = [cell];
    else this.cells.push(cell);
  }

  override get(key: string): Value | undefined {
    const { model, row } = this;
    if (row >= model.parts.ownRows) return super.get(key);
    if (!(model as WatchedModel).isStated(headOf(key))) return undefined;
    const values = (this.valuesMade ??= new Values(model.attributeRows(row), model.parts.kindOf[row] as number));
    const value = values.get(model as WatchedModel, key);
    return value === TOGETHER ? values.keep(key, super.get(key)) : value;
  }

  override get children(): readonly Element[] {
    if (this.childrenMade === undefined) return (this.childrenMade = super.children);
    return this.looking(this.childrenMade);
  }

  override get referrers(): Element["referrers"] {
    if (this.referrersMade === undefined) return (this.referrersMade = super.referrers);
    for (const { element } of this.referrersMade) (this.model as WatchedModel).look(element.row);
    return this.referrersMade;
  }

  override get path(): readonly Element[] {
    if (this.pathMade === undefined) return (this.pathMade = super.path);
    return this.looking(this.pathMade);
  }

  override out(verb?: string): readonly Relationship[] {
    const made = (this.outMade ??= new Map());
    let all = made.get(verb);
    if (all === undefined) made.set(verb, (all = super.out(verb)));
    return all;
  }

  override in(verb?: string): readonly Relationship[] {
    const made = (this.inMade ??= new Map());
    let all = made.get(verb);
    if (all === undefined) made.set(verb, (all = super.in(verb)));
    return all;
  }

  override targets(verb?: string): readonly Element[] {
    const made = (this.targetsMade ??= new Map());
    const known = made.get(verb);
    return known === undefined ? keepIn(made, verb, super.targets(verb)) : this.looking(known);
  }

  override sources(verb?: string): readonly Element[] {
    const made = (this.sourcesMade ??= new Map());
    const known = made.get(verb);
    return known === undefined ? keepIn(made, verb, super.sources(verb)) : this.looking(known);
  }

  private looking(elements: readonly Element[]): readonly Element[] {
    const model = this.model as WatchedModel;
    for (const { row } of elements) model.look(row);
    return elements;
  }
}

class WatchedRelationship extends Relationship {
  private valuesMade: Values | undefined;
  private carriedMade: readonly Element[] | undefined;

  override get(key: string): Value | undefined {
    if (!(this.model as WatchedModel).isStated(headOf(key))) return undefined;
    const values = (this.valuesMade ??= this.values());
    const value = values.get(this.model as WatchedModel, key);
    return value === TOGETHER ? values.keep(key, super.get(key)) : value;
  }

  override get carried(): readonly Element[] {
    if (this.carriedMade === undefined) return (this.carriedMade = this.readCarried());
    for (const { row } of this.carriedMade) (this.model as WatchedModel).look(row);
    return this.carriedMade;
  }

  private values(): Values {
    const { model, row } = this;
    const start = model.columns.relationshipAttributes[row] as number;
    const count = model.columns.relationshipAttributeCount[row] as number;
    const rows: number[] = [];
    for (let index = start; index < start + count; index++) rows.push(index);
    return new Values(rows, model.relationshipSubject(row));
  }

  private readCarried(): readonly Element[] {
    return this.model.columns.relationshipCarriedCount[this.row] === 0 ? none : super.carried;
  }
}

const none: readonly Element[] = [];

/** The attribute of a key such as `backup.every`. */
function headOf(key: string): string {
  const dot = key.indexOf(".");
  return dot < 0 ? key : key.slice(0, dot);
}

function keepIn<Key, Kept>(made: Map<Key, Kept>, key: Key, value: Kept): Kept {
  made.set(key, value);
  return value;
}

/** A model that remembers what rules look at, and what they have read: rules ask the same things of the same elements many times. */
import type { Graph } from "../engines/graph.ts";
import { Element, Model, Relationship } from "../model/model.ts";
import type { Value } from "../model/values.ts";

/** Elements kept at once; what is read again after that is read anew. */
const KEPT = 8_000;

export class WatchedModel extends Model {
  private readonly source: Model;
  /** By row. */
  private readonly elementsMade: (WatchedElement | undefined)[];
  private readonly relationshipsMade: (WatchedRelationship | undefined)[];
  /** Rows of what is made, to be forgotten in time. */
  private madeElements: number[] = [];
  private madeRelationships: number[] = [];
  private readonly keySymbols: Map<string, number> = new Map();
  /** Of keys of one field (`backup.every`) by symbol: the attribute that the field is of; an empty text for all other keys. */
  private readonly heads: Map<number, string> = new Map();
  /** For each row: the unit that looked at it last, so that each is noted once. */
  private readonly seenBy: Int32Array;
  private units = 0;
  private unit = 0;
  private looked: number[] = [];

  constructor(source: Model) {
    super(source.parts, source.present);
    this.source = source;
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
    const known = element.derived(compute);
    if (known !== undefined) {
      if (known.mergedBy !== this.unit) {
        known.mergedBy = this.unit;
        for (const row of known.looked) this.look(row);
      }
      return known.value as T;
    }
    const { looked: outer, unit } = this;
    this.unit = ++this.units;
    this.looked = [];
    const value = compute(element);
    const { looked } = this;
    this.looked = outer;
    this.unit = unit;
    // The marks of the outer unit are overwritten where the inner one looked: what both saw is noted twice, which does no harm.
    for (const row of looked) this.look(row);
    element.keep({ compute, value, looked, mergedBy: unit });
    return value;
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

  /** Rows looked at since `begin`. */
  get lookedAt(): readonly number[] {
    return this.looked;
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
  return Array.from<Made | undefined>({ length }).fill(undefined);
}

/** A figure of an element, with the rows that it was read from. */
interface Derived {
  readonly compute: (element: Element) => unknown;
  readonly value: unknown;
  readonly looked: readonly number[];
  /** The unit that has noted them already. */
  mergedBy: number;
}

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

  /** `whole` reads what is put together of several statements. */
  get(model: WatchedModel, key: string, whole: () => Value | undefined): Value | undefined {
    if (this.rows.length === 0) return undefined;
    const at = this.keys.indexOf(key);
    if (at >= 0) return this.known[at];
    const value = this.read(model, key, whole);
    this.keys.push(key);
    this.known.push(value);
    return value;
  }

  private read(model: WatchedModel, key: string, whole: () => Value | undefined): Value | undefined {
    const { attributeKey } = model.columns;
    const symbol = model.keySymbol(key);
    if (symbol >= 0)
      for (const row of this.rows) if (attributeKey[row] === symbol) return model.value(row, this.subject);
    const dot = key.indexOf(".");
    const head = dot < 0 ? key : key.slice(0, dot);
    const headSymbol = dot < 0 ? -1 : model.keySymbol(head);
    for (const row of this.rows) {
      const stated = attributeKey[row] as number;
      if (stated === headSymbol || model.headOf(stated) === head) return whole();
    }
    return undefined;
  }
}

class WatchedElement extends Element {
  private valuesMade: Values | undefined;
  private outMade: Map<string, readonly Relationship[]> | undefined;
  private inMade: Map<string, readonly Relationship[]> | undefined;
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
    this.valuesMade ??= new Values(model.attributeRows(row), model.parts.kindOf[row] as number);
    return this.valuesMade.get(model as WatchedModel, key, () => super.get(key));
  }

  override get children(): readonly Element[] {
    if (this.childrenMade === undefined) return (this.childrenMade = super.children);
    for (const { row } of this.childrenMade) (this.model as WatchedModel).look(row);
    return this.childrenMade;
  }

  override get referrers(): Element["referrers"] {
    if (this.referrersMade === undefined) return (this.referrersMade = super.referrers);
    for (const { element } of this.referrersMade) (this.model as WatchedModel).look(element.row);
    return this.referrersMade;
  }

  override get path(): readonly Element[] {
    if (this.pathMade === undefined) return (this.pathMade = super.path);
    for (const { row } of this.pathMade) (this.model as WatchedModel).look(row);
    return this.pathMade;
  }

  override out(verb = ""): readonly Relationship[] {
    this.outMade ??= new Map();
    return kept(this.outMade, verb, () => super.out(verb === "" ? undefined : verb));
  }

  override in(verb = ""): readonly Relationship[] {
    this.inMade ??= new Map();
    return kept(this.inMade, verb, () => super.in(verb === "" ? undefined : verb));
  }
}

class WatchedRelationship extends Relationship {
  private valuesMade: Values | undefined;
  private carriedMade: readonly Element[] | undefined;

  override get(key: string): Value | undefined {
    return (this.valuesMade ??= this.values()).get(this.model as WatchedModel, key, () => super.get(key));
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

function kept<Key, Kept>(known: Map<Key, Kept>, key: Key, make: () => Kept): Kept {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

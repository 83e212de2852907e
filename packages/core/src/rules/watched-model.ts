/** A model that remembers what rules look at, and what they have read: rules ask the same things of the same elements many times. */
import type { Graph } from "../engines/graph.ts";
import { Element, Model, Relationship } from "../model/model.ts";
import type { Value } from "../model/values.ts";

/** Elements kept at once; what is read again after that is read anew. */
const KEPT = 20_000;

export class WatchedModel extends Model {
  private readonly source: Model;
  private readonly elementsMade = new Map<number, WatchedElement>();
  private readonly relationshipsMade = new Map<number, WatchedRelationship>();
  private readonly derivedMade = new Map<(element: Element) => unknown, Map<number, Derived>>();
  private readonly keySymbols = new Map<string, number>();
  private readonly dotted: Uint8Array;
  /** For each row: the unit that looked at it last, so that each is noted once. */
  private readonly seenBy: Int32Array;
  private unit = 0;
  private looked: number[] = [];

  constructor(source: Model) {
    super(source.parts, source.present);
    this.source = source;
    this.seenBy = new Int32Array(source.parts.rowCount);
    this.dotted = new Uint8Array(source.symbols.count);
  }

  override graph(): Graph {
    return this.source.graph();
  }

  override at(row: number): Element {
    this.look(row);
    let element = this.elementsMade.get(row);
    if (element === undefined) {
      element = new WatchedElement(this, row);
      this.elementsMade.set(row, element);
    }
    return element;
  }

  override relationship(row: number): Relationship {
    let relationship = this.relationshipsMade.get(row);
    if (relationship === undefined) {
      relationship = new WatchedRelationship(this, row);
      this.relationshipsMade.set(row, relationship);
    }
    return relationship;
  }

  override derive<T>(compute: (element: Element) => T, element: Element): T {
    let cells = this.derivedMade.get(compute);
    if (cells === undefined) this.derivedMade.set(compute, (cells = new Map()));
    const known = cells.get(element.row);
    if (known !== undefined) {
      for (const row of known.looked) this.look(row);
      return known.value as T;
    }
    const outer = this.looked;
    const unit = this.unit;
    this.begin();
    const value = compute(element);
    const { looked } = this;
    this.looked = outer;
    this.unit = unit;
    // The numbers of the inner unit are spent: what the outer one saw before may be noted twice, which does no harm.
    for (const row of looked) this.look(row);
    cells.set(element.row, { value, looked });
    return value;
  }

  /** From here on what is looked at is noted anew. */
  begin(): void {
    if (this.elementsMade.size > KEPT) {
      this.elementsMade.clear();
      this.relationshipsMade.clear();
    }
    this.unit = ++this.units;
    this.looked = [];
  }
  private units = 0;

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

  /** Is it a key of one field, such as `backup.every`? */
  isDotted(symbol: number): boolean {
    let known = this.dotted[symbol] as number;
    if (known === 0) this.dotted[symbol] = known = this.symbols.text(symbol).includes(".") ? 2 : 1;
    return known === 2;
  }

  /** Notes that a row was looked at. */
  look(row: number): void {
    if (this.seenBy[row] === this.unit) return;
    this.seenBy[row] = this.unit;
    this.looked.push(row);
  }
}

interface Derived {
  readonly value: unknown;
  readonly looked: readonly number[];
}

/** Attribute values by key, read once. */
class Values {
  private readonly rows: readonly number[];
  private readonly subject: number;
  private readonly known: Map<string, Value | undefined> = new Map();
  private hasDotted: boolean | undefined;

  constructor(rows: readonly number[], subject: number) {
    this.rows = rows;
    this.subject = subject;
  }

  get(model: WatchedModel, key: string, whole: () => Value | undefined): Value | undefined {
    const known = this.known.get(key);
    if (known !== undefined || this.known.has(key)) return known;
    const value = this.read(model, key, whole);
    this.known.set(key, value);
    return value;
  }

  private read(model: WatchedModel, key: string, whole: () => Value | undefined): Value | undefined {
    if (key.includes(".")) return whole();
    const symbol = model.keySymbol(key);
    const { attributeKey } = model.columns;
    if (symbol >= 0)
      for (const row of this.rows) if (attributeKey[row] === symbol) return model.value(row, this.subject);
    this.hasDotted ??= this.rows.some((row) => model.isDotted(attributeKey[row] as number));
    return this.hasDotted ? whole() : undefined;
  }
}

class WatchedElement extends Element {
  private valuesMade: Values | undefined;
  private readonly outMade = new Map<string, readonly Relationship[]>();
  private readonly inMade = new Map<string, readonly Relationship[]>();
  private childrenMade: readonly Element[] | undefined;

  override get(key: string): Value | undefined {
    const { model, row } = this;
    if (row >= model.parts.ownRows) return super.get(key);
    this.valuesMade ??= new Values(model.attributeRows(row), model.parts.kindOf[row] as number);
    return this.valuesMade.get(model as WatchedModel, key, () => super.get(key));
  }

  override get children(): readonly Element[] {
    return (this.childrenMade ??= super.children).map(({ row }) => this.model.at(row));
  }

  override out(verb = ""): readonly Relationship[] {
    return kept(this.outMade, verb, () => super.out(verb === "" ? undefined : verb));
  }

  override in(verb = ""): readonly Relationship[] {
    return kept(this.inMade, verb, () => super.in(verb === "" ? undefined : verb));
  }
}

class WatchedRelationship extends Relationship {
  private valuesMade: Values | undefined;

  override get(key: string): Value | undefined {
    const { model, row } = this;
    if (this.valuesMade === undefined) {
      const start = model.columns.relationshipAttributes[row] as number;
      const count = model.columns.relationshipAttributeCount[row] as number;
      const rows = Array.from({ length: count }, (_, index) => start + index);
      this.valuesMade = new Values(rows, model.relationshipSubject(row));
    }
    return this.valuesMade.get(model as WatchedModel, key, () => super.get(key));
  }
}

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

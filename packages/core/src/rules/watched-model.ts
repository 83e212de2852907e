/** A model that remembers what rules look at, and what they have read: rules ask the same things of the same elements many times. */
import type { Graph } from "../engines/graph.ts";
import { type Attribute, Element, Model, type Place, Relationship } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import { type AskedKey, type Read, ValueCodes } from "./decisions.ts";

/** Elements kept at once; what is read again after that is read anew. */
const KEPT = 8_000;

/** Computations whose figures are kept; a number of a figure is made of it and the symbol of an id, and must fit into 31 bits. */
const MOST_COMPUTATIONS = 128;

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
  private readonly keys: Map<string, Key | null> = new Map();
  private keyCount = 0;
  private statedHeads: ReadonlySet<string> | undefined;
  /** Of keys of one field (`backup.every`) by symbol: the attribute that the field is of; an empty text for all other keys. */
  private readonly heads: Map<number, string> = new Map();
  /** For each row: the unit that looked at it last, so that each is noted once. */
  private readonly seenBy: Int32Array;
  private units = 0;
  private unit = 0;
  private looked: number[] = [];
  /** Tells the values of subjects apart while rules are learnt. */
  readonly codes: ValueCodes;
  /** The subject whose own attributes are being noted; undefined once a rule looked at anything else. */
  private subject: Element | Relationship | undefined;
  private reads: Read[] = [];

  constructor(source: Model, cells: Cells) {
    super(source.parts, source.present, source.support);
    this.source = source;
    this.cells = cells;
    this.codes = new ValueCodes(source);
    this.seenBy = new Int32Array(source.parts.rowCount);
    // Full arrays: the engine makes tables of those with holes.
    this.elementsMade = filled(source.parts.rowCount);
    this.relationshipsMade = filled(source.columns.relationshipCount);
  }

  override graph(): Graph {
    this.subject = undefined;
    return this.source.graph();
  }

  override at(row: number): WatchedElement {
    this.subject = undefined;
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
    this.subject = undefined;
    let row = this.rowsById.get(id);
    if (row === undefined) this.rowsById.set(id, (row = super.row(id) ?? -1));
    return row < 0 ? undefined : row;
  }

  override attributeRows(row: number): readonly number[] {
    this.subject = undefined;
    return super.attributeRows(row);
  }

  override relationship(row: number): WatchedRelationship {
    this.subject = undefined;
    let relationship = this.relationshipsMade[row];
    if (relationship === undefined) {
      relationship = new WatchedRelationship(this, row);
      this.relationshipsMade[row] = relationship;
      this.madeRelationships.push(row);
    }
    return relationship;
  }

  override derive<T>(compute: (element: Element) => T, element: Element): T {
    this.subject = undefined;
    if (!(element instanceof WatchedElement)) return compute(element);
    const place = this.cells.placeOf(compute);
    if (place >= MOST_COMPUTATIONS) return compute(element);
    let cell = element.cells[place];
    if (cell === undefined) {
      const { looked: outer, unit } = this;
      this.unit = ++this.units;
      this.looked = [];
      const value = compute(element);
      const number = (this.columns.elementId[element.row] ?? 0) * MOST_COMPUTATIONS + place;
      this.cells.cell(number, this.looked, this.columns.elementId);
      // What the outer unit has looked at already it may note again, which does no harm.
      this.looked = outer;
      this.unit = unit;
      cell = { value, number, notedBy: -1 };
      element.cells[place] = cell;
    }
    if (cell.notedBy !== this.unit) {
      cell.notedBy = this.unit;
      this.looked.push(-1 - cell.number);
    }
    return cell.value as T;
  }

  /** Notes, from here on, what is read of a subject alone. */
  follow(subject: Element | Relationship): void {
    this.subject = subject;
    this.reads = [];
  }

  /** Ends `follow`: what was read of the subject, in order, and whether nothing else was looked at. */
  followed(): { readonly reads: readonly Read[]; readonly isAll: boolean } {
    const { reads, subject } = this;
    this.subject = undefined;
    return { reads, isAll: subject !== undefined };
  }

  /** A rule looks at something else than attributes of its subject. */
  stray(): void {
    this.subject = undefined;
  }

  /** A rule reads an attribute. */
  note(one: Element | Relationship, rows: readonly number[], key: Key): void {
    if (this.subject === undefined) return;
    if (one === this.subject) this.reads.push({ key, code: this.codes.code(rows, key) });
    else this.subject = undefined;
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

  /** What is known of a key; undefined where no text states it: most rules ask for what a model never says. */
  keyOf(key: string): Key | undefined {
    let known = this.keys.get(key);
    if (known === undefined) this.keys.set(key, (known = this.readKey(key)));
    return known ?? undefined;
  }

  private readKey(key: string): Key | null {
    const dot = key.indexOf(".");
    const head = dot < 0 ? key : key.slice(0, dot);
    this.statedHeads ??= this.readHeads();
    if (!this.statedHeads.has(head)) return null;
    const headSymbol = dot < 0 ? -1 : (this.symbols.find(head) ?? -1);
    return {
      place: this.keyCount++,
      symbol: this.symbols.find(key) ?? -1,
      headName: head,
      headSymbol,
      head: this.codes.head(head),
    };
  }

  /** Attributes that texts state, as a whole or a field of them. */
  private readHeads(): ReadonlySet<string> {
    const { attributeKey, attributeCount } = this.columns;
    const seen = new Uint8Array(this.symbols.count);
    const heads = new Set<string>();
    for (let row = 0; row < attributeCount; row++) {
      const symbol = attributeKey[row] as number;
      if (seen[symbol] === 1) continue;
      seen[symbol] = 1;
      const key = this.symbols.text(symbol);
      const dot = key.indexOf(".");
      heads.add(dot < 0 ? key : key.slice(0, dot));
    }
    return heads;
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

/** Remembers what figures of elements were read from, by a number that stays as long as elements keep their ids. */
export interface Cells {
  /** Place of a computation among those whose figures are kept; the same for every reading of the workspace. */
  placeOf(compute: (element: Element) => unknown): number;
  /** Rows that a figure looked at; `-1 - number` for another figure. */
  cell(number: number, looked: readonly number[], symbolOf: Int32Array): void;
}

/** A figure of an element. */
interface Derived {
  readonly value: unknown;
  readonly number: number;
  /** The unit that has noted last that it looked at it. */
  notedBy: number;
}

/** A key that texts state. */
interface Key extends AskedKey {
  /** Among the keys that rules ask for, in the order in which they asked. */
  readonly place: number;
  readonly headName: string;
  /** Symbol of the attribute that the key is a field of; -1 for a whole attribute. */
  readonly headSymbol: number;
}

const TOGETHER = "together";

/** Attribute values by place of the key, read once: `null` where nothing is said. */
class Values {
  readonly rows: readonly number[];
  private readonly subject: number;
  private readonly known: (Value | null | undefined)[] = [];

  constructor(rows: readonly number[], subject: number) {
    this.rows = rows;
    this.subject = subject;
  }

  /** The value, or `TOGETHER` where it is put together of several statements and was not read yet. */
  get(model: WatchedModel, key: Key): Value | undefined | typeof TOGETHER {
    const known = this.known[key.place];
    if (known !== undefined) return known ?? undefined;
    const value = this.read(model, key);
    return value === TOGETHER ? value : this.keep(key, value);
  }

  keep({ place }: Key, value: Value | undefined): Value | undefined {
    this.known[place] = value ?? null;
    return value;
  }

  private read(model: WatchedModel, { symbol, headName, headSymbol }: Key): Value | undefined | typeof TOGETHER {
    const { attributeKey } = model.columns;
    if (symbol >= 0)
      for (const row of this.rows) if (attributeKey[row] === symbol) return model.value(row, this.subject);
    for (const row of this.rows) {
      const stated = attributeKey[row] as number;
      if (stated === headSymbol || model.headOf(stated) === headName) return TOGETHER;
    }
    return undefined;
  }
}

export class WatchedElement extends Element {
  private valuesMade: Values | undefined;
  private outMade: Map<string | undefined, readonly Relationship[]> | undefined;
  private inMade: Map<string | undefined, readonly Relationship[]> | undefined;
  private targetsMade: Map<string | undefined, readonly Element[]> | undefined;
  private sourcesMade: Map<string | undefined, readonly Element[]> | undefined;
  private childrenMade: readonly Element[] | undefined;
  private referrersMade: Element["referrers"] | undefined;
  private pathMade: readonly Element[] | undefined;
  /** Figures by place of their computation. */
  readonly cells: (Derived | undefined)[] = [];

  override get(key: string): Value | undefined {
    const { model, row } = this;
    if (row >= model.parts.ownRows) return super.get(key);
    const known = (model as WatchedModel).keyOf(key);
    if (known === undefined) return undefined;
    const values = (this.valuesMade ??= new Values(model.attributeRows(row), model.parts.kindOf[row] as number));
    (model as WatchedModel).note(this, values.rows, known);
    const value = values.get(model as WatchedModel, known);
    return value === TOGETHER ? values.keep(known, super.get(key)) : value;
  }

  /** Attribute rows, for decisions. */
  get rows(): readonly number[] {
    const { model, row } = this;
    return (this.valuesMade ??= new Values(model.attributeRows(row), model.parts.kindOf[row] as number)).rows;
  }

  override get id(): string {
    (this.model as WatchedModel).stray();
    return super.id;
  }

  override get name(): string {
    (this.model as WatchedModel).stray();
    return super.name;
  }

  override get description(): string | undefined {
    (this.model as WatchedModel).stray();
    return super.description;
  }

  override nameIn(language: string): string {
    (this.model as WatchedModel).stray();
    return super.nameIn(language);
  }

  override descriptionIn(language: string): string | undefined {
    (this.model as WatchedModel).stray();
    return super.descriptionIn(language);
  }

  override get attributes(): readonly Attribute[] {
    (this.model as WatchedModel).stray();
    return super.attributes;
  }

  override get parent(): Element | undefined {
    (this.model as WatchedModel).stray();
    return super.parent;
  }

  override get place(): Place {
    (this.model as WatchedModel).stray();
    return super.place;
  }

  override get children(): readonly Element[] {
    (this.model as WatchedModel).stray();
    if (this.childrenMade === undefined) return (this.childrenMade = super.children);
    return this.looking(this.childrenMade);
  }

  override get referrers(): Element["referrers"] {
    (this.model as WatchedModel).stray();
    if (this.referrersMade === undefined) return (this.referrersMade = super.referrers);
    for (const { element } of this.referrersMade) (this.model as WatchedModel).look(element.row);
    return this.referrersMade;
  }

  override get path(): readonly Element[] {
    (this.model as WatchedModel).stray();
    if (this.pathMade === undefined) return (this.pathMade = super.path);
    return this.looking(this.pathMade);
  }

  override out(verb?: string): readonly Relationship[] {
    (this.model as WatchedModel).stray();
    const made = (this.outMade ??= new Map());
    let all = made.get(verb);
    if (all === undefined) made.set(verb, (all = super.out(verb)));
    return all;
  }

  override in(verb?: string): readonly Relationship[] {
    (this.model as WatchedModel).stray();
    const made = (this.inMade ??= new Map());
    let all = made.get(verb);
    if (all === undefined) made.set(verb, (all = super.in(verb)));
    return all;
  }

  override targets(verb?: string): readonly Element[] {
    (this.model as WatchedModel).stray();
    const made = (this.targetsMade ??= new Map());
    const known = made.get(verb);
    return known === undefined ? keepIn(made, verb, super.targets(verb)) : this.looking(known);
  }

  override sources(verb?: string): readonly Element[] {
    (this.model as WatchedModel).stray();
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

export class WatchedRelationship extends Relationship {
  private valuesMade: Values | undefined;
  private carriedMade: readonly Element[] | undefined;

  override get(key: string): Value | undefined {
    const known = (this.model as WatchedModel).keyOf(key);
    if (known === undefined) return undefined;
    const values = (this.valuesMade ??= this.values());
    (this.model as WatchedModel).note(this, values.rows, known);
    const value = values.get(this.model as WatchedModel, known);
    return value === TOGETHER ? values.keep(known, super.get(key)) : value;
  }

  /** Attribute rows, for decisions. */
  get rows(): readonly number[] {
    return (this.valuesMade ??= this.values()).rows;
  }

  override get id(): string | undefined {
    (this.model as WatchedModel).stray();
    return super.id;
  }

  override get fromId(): string {
    (this.model as WatchedModel).stray();
    return super.fromId;
  }

  override get toId(): string {
    (this.model as WatchedModel).stray();
    return super.toId;
  }

  override get from(): Element | undefined {
    (this.model as WatchedModel).stray();
    return super.from;
  }

  override get to(): Element | undefined {
    (this.model as WatchedModel).stray();
    return super.to;
  }

  override get label(): string | undefined {
    (this.model as WatchedModel).stray();
    return super.label;
  }

  override get carries(): readonly string[] {
    (this.model as WatchedModel).stray();
    return super.carries;
  }

  override get attributes(): readonly Attribute[] {
    (this.model as WatchedModel).stray();
    return super.attributes;
  }

  override get place(): Place {
    (this.model as WatchedModel).stray();
    return super.place;
  }

  override get carried(): readonly Element[] {
    (this.model as WatchedModel).stray();
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

function keepIn<Key, Kept>(made: Map<Key, Kept>, key: Key, value: Kept): Kept {
  made.set(key, value);
  return value;
}

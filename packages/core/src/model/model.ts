/**
 * The model: what the facts of all files say together, resolved. Immutable; rows and columns inside, element by element outside.
 * Every answer knows its place: the file and byte of the statement that said so.
 */
import type { Span } from "../base/diagnostic.ts";
import type { Symbols } from "../base/symbols.ts";
import { buildGraph, type Graph } from "../engines/graph.ts";
import type { Columns, Segment } from "./columns.ts";
import { literalAt } from "./literals.ts";
import type { SupportTable } from "./endoflife/support-table.ts";
import type { KindDefinition, Layer, RelationshipDefinition } from "./metamodel.ts";
import type { KeyMeaning, Schema } from "./schema.ts";
import { typedIn } from "./typing.ts";
import { guessed, type Literal, type Value } from "./values.ts";

/** Number in `kindOf` of a row whose kind is unknown, and of a row that is a definition rather than an element. */
export const UNKNOWN_KIND = -1;
export const DEFINITION = -2;

/** What the linker hands over; see `reconcile/link.ts` for how each is made. */
export interface ModelParts {
  readonly symbols: Symbols;
  readonly columns: Columns;
  readonly segments: readonly Segment[];
  readonly schema: Schema;
  /** Rows of the files, then rows that stand for elements of included models. */
  readonly rowCount: number;
  readonly ownRows: number;
  readonly kindOf: Int32Array;
  readonly parentOf: Int32Array;
  /** Row of an element's id symbol, -1 where the symbol is not an id. */
  readonly rowOf: Int32Array;
  /** Relationship row of a relationship's own id. */
  readonly relationshipOf: ReadonlyMap<number, number>;
  readonly verbOf: Int32Array;
  readonly edges: Edges;
  /** Extension rows by the row that they extend. */
  readonly extensions: ReadonlyMap<number, readonly number[]>;
  readonly foreign: readonly Foreign[];
}

/** An element of an included model that ours refers to as `other::id`. */
export interface Foreign {
  readonly id: string;
  readonly model: Model;
  readonly row: number;
}

/**
 * All connections of the model as one edge list, in four runs: relationships (edge number = relationship row), nesting, reference
 * attributes, carried data. `kind`: verb number for the first two, `verbs + attribute index` for references, -1 for carried data.
 */
export interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kind: Int32Array;
  /** Row that says so: relationship, nested element, attribute, relationship. */
  readonly at: Int32Array;
  readonly nestingFrom: number;
  readonly referencesFrom: number;
  readonly carriedFrom: number;
}

export class Model {
  readonly parts: ModelParts;
  readonly symbols: Symbols;
  readonly columns: Columns;
  readonly schema: Schema;
  /** 1 for rows that exist on the day that the model was asked for; undefined: no day was asked for. */
  readonly present: Uint8Array | undefined;
  /** Until when products are supported, where the surface knows better than the table that comes with the product. */
  readonly support: SupportTable | undefined;
  private graphMade: Graph | undefined;
  private currencyMade: string | undefined;
  private childrenMade: { readonly start: Int32Array; readonly row: Int32Array } | undefined;

  constructor(parts: ModelParts, present?: Uint8Array, support?: SupportTable) {
    this.parts = parts;
    this.support = support;
    this.symbols = parts.symbols;
    this.columns = parts.columns;
    this.schema = parts.schema;
    this.present = present;
  }

  // Elements ----------------------------------------------------------------------------------------------------------

  /** The element or statement (view, drill, waiver ...) of an id, also by a former id. */
  element(id: string): Element | undefined {
    const row = this.row(id);
    return row === undefined ? undefined : this.at(row);
  }

  /** Row of an id, undefined when there is none. */
  row(id: string): number | undefined {
    const symbol = this.symbols.find(id);
    const row = symbol === undefined || symbol >= this.parts.rowOf.length ? -1 : (this.parts.rowOf[symbol] as number);
    return row < 0 || !this.isPresent(row) ? undefined : row;
  }

  at(row: number): Element {
    return new Element(this, row);
  }

  /** Is the row an architecture element of our own (no definition, view, or element of an included model) that exists? */
  isElement(row: number): boolean {
    const kind = this.parts.kindOf[row] as number;
    return (
      kind >= 0 &&
      row < this.parts.ownRows &&
      this.schema.kind(kind).layer !== undefined &&
      this.isPresent(row) &&
      this.isDeclared(row)
    );
  }

  /** All architecture elements in the order of the files; of one kind (and its specialisations) or layer if given. */
  *elements(filter: { readonly kind?: string; readonly layer?: Layer } = {}): Generator<Element> {
    for (const row of this.rows(filter)) yield this.at(row);
  }

  /** The rows of `elements`. */
  *rows(filter: { readonly kind?: string; readonly layer?: Layer } = {}): Generator<number> {
    const wanted = new Uint8Array(this.schema.kinds.length);
    for (let kind = 0; kind < wanted.length; kind++) {
      const definition = this.schema.kind(kind);
      if (definition.layer === undefined) continue;
      if (filter.layer !== undefined && definition.layer !== filter.layer) continue;
      if (filter.kind !== undefined && !this.schema.isKind(kind, filter.kind)) continue;
      wanted[kind] = 1;
    }
    for (let row = 0; row < this.parts.ownRows; row++) {
      const kind = this.parts.kindOf[row] as number;
      if (kind >= 0 && wanted[kind] === 1 && this.isPresent(row) && this.isDeclared(row)) yield row;
    }
  }

  /** Statements that are no architecture elements: views, drills, waivers, queries. */
  *statements(kind: string): Generator<Element> {
    const number = this.schema.kindNumber(kind);
    for (let row = 0; row < this.parts.ownRows; row++)
      if (this.parts.kindOf[row] === number && this.isDeclared(row)) yield this.at(row);
  }

  /** Title, languages and other facts of the `model` statement, if there is one. */
  header(): Element | undefined {
    const word = this.symbols.find("model");
    if (word === undefined) return undefined;
    for (let row = 0; row < this.parts.ownRows; row++) if (this.columns.elementKind[row] === word) return this.at(row);
    return undefined;
  }

  /** Currency of amounts that name none: `model x { currency: CHF }`. */
  get currency(): string | undefined {
    if (this.currencyMade === undefined) {
      const header = this.header();
      const row =
        header === undefined
          ? undefined
          : this.attributeRows(header.row).find((attribute) => this.key(attribute) === "currency");
      const literal = row === undefined ? undefined : this.literal(row);
      this.currencyMade = literal !== undefined && "text" in literal ? literal.text : "";
    }
    return this.currencyMade === "" ? undefined : this.currencyMade;
  }

  /** Number of architecture elements of each kind number. */
  countByKind(): Int32Array {
    const counts = new Int32Array(this.schema.kinds.length);
    for (let row = 0; row < this.parts.ownRows; row++) {
      const kind = this.parts.kindOf[row] as number;
      if (kind >= 0 && this.isPresent(row) && this.isDeclared(row)) counts[kind] = (counts[kind] as number) + 1;
    }
    return counts;
  }

  /** What the attributes of a relationship's row are about, for `Schema.meaning`; -1 where its verb is unknown. */
  relationshipSubject(row: number): number {
    const verb = this.parts.verbOf[row] ?? -1;
    return verb < 0 ? -1 : this.schema.subjectOfVerb(verb);
  }

  isPresent(row: number): boolean {
    return this.present === undefined || this.present[row] === 1;
  }

  /** False for the second and further statements that use an id already taken. */
  isDeclared(row: number): boolean {
    return row >= this.parts.ownRows || this.parts.rowOf[this.columns.elementId[row] as number] === row;
  }

  /** Rows directly inside a row, in the order of the files. */
  children(row: number): readonly number[] {
    const { start, row: rows } = (this.childrenMade ??= this.makeChildren());
    return Array.from(rows.subarray(start[row], start[row + 1])).filter((child) => this.isPresent(child));
  }

  // Connections -------------------------------------------------------------------------------------------------------

  /** All connections as a graph; node = row, edge = index into `parts.edges`. Made on first use. */
  graph(): Graph {
    return (this.graphMade ??= this.makeGraph());
  }

  /** Written relationships (nesting, references and carried data apart), in the order of the files. */
  *relationships(verb?: string): Generator<Relationship> {
    const number = verb === undefined ? -1 : this.schema.verbNumber(verb);
    for (let row = 0; row < this.columns.relationshipCount; row++) {
      if (verb === undefined || this.parts.verbOf[row] === number) yield this.relationship(row);
    }
  }

  /** A figure computed from an element; a model that is asked the same many times keeps it. */
  derive<T>(compute: (element: Element) => T, element: Element): T {
    return compute(element);
  }

  relationship(row: number): Relationship {
    return new Relationship(this, row);
  }

  /** Is the edge between two rows that are there? */
  isEdge(edge: number): boolean {
    const from = this.parts.edges.from[edge] as number;
    const to = this.parts.edges.to[edge] as number;
    return from >= 0 && to >= 0 && this.isPresent(from) && this.isPresent(to);
  }

  /** Verb, key of a reference attribute, or `carries`: what an edge is called. */
  edgeName(edge: number): string {
    const kind = this.parts.edges.kind[edge] as number;
    if (kind < 0) return "carries";
    const verbs = this.schema.relationships.length;
    return kind < verbs
      ? this.schema.verb(kind).id
      : this.symbols.text(this.columns.attributeKey[this.parts.edges.at[edge] as number] as number);
  }

  /** Place of the statement that makes an edge. */
  edgeOrigin(edge: number): Place {
    const { edges } = this.parts;
    const at = edges.at[edge] as number;
    if (edge < edges.nestingFrom || edge >= edges.carriedFrom) return this.relationshipPlace(at);
    if (edge < edges.referencesFrom) return this.elementPlace(at);
    const start = this.columns.attributeAt[at] as number;
    const end = start + this.symbols.bytes(this.columns.attributeKey[at] as number).length;
    return { uri: this.segmentOf("attributes", at)?.uri ?? "", span: { start, end } };
  }

  // Facts -------------------------------------------------------------------------------------------------------------

  /** Attribute rows of an element: its own, then those of its extensions. */
  attributeRows(row: number): readonly number[] {
    const { columns } = this;
    const rows: number[] = [];
    const first = columns.elementAttributes[row] as number;
    for (let index = first; index < first + (columns.elementAttributeCount[row] as number); index++) rows.push(index);
    for (const extension of this.parts.extensions.get(row) ?? []) {
      const start = columns.extensionAttributes[extension] as number;
      for (let index = start; index < start + (columns.extensionAttributeCount[extension] as number); index++)
        rows.push(index);
    }
    return rows;
  }

  literal(attributeRow: number): Literal {
    return literalAt(
      this.columns,
      this.symbols,
      this.columns.attributeForm[attributeRow] as number,
      this.columns.attributeValue[attributeRow] as number,
    );
  }

  /** Typed value of an attribute row on a subject (kind or verb number of the schema); a wrong value is guessed at. */
  value(attributeRow: number, subject: number): Value {
    const literal = this.literal(attributeRow);
    const meaning = subject < 0 ? undefined : this.schema.meaning(this.key(attributeRow), subject);
    if (meaning === undefined) return guessed(literal);
    return this.typedAs(literal, meaning);
  }

  key(attributeRow: number): string {
    return this.symbols.text(this.columns.attributeKey[attributeRow] as number);
  }

  /** Place of an attribute's key. */
  attributePlace(attributeRow: number): Place {
    const start = this.columns.attributeAt[attributeRow] as number;
    return { uri: this.segmentOf("attributes", attributeRow)?.uri ?? "", span: { start, end: start + 1 } };
  }

  elementPlace(row: number): Place {
    if (row >= this.parts.ownRows) {
      const foreign = this.parts.foreign[row - this.parts.ownRows];
      return foreign === undefined ? nowhere : foreign.model.elementPlace(foreign.row);
    }
    return {
      uri: this.segmentOf("elements", row)?.uri ?? "",
      span: { start: this.columns.elementStart[row] as number, end: this.columns.elementEnd[row] as number },
    };
  }

  relationshipPlace(row: number): Place {
    return {
      uri: this.segmentOf("relationships", row)?.uri ?? "",
      span: { start: this.columns.relationshipStart[row] as number, end: this.columns.relationshipEnd[row] as number },
    };
  }

  /** The file that holds a row of a table; binary search. */
  segmentOf(table: "elements" | "attributes" | "relationships" | "extensions", row: number): Segment | undefined {
    const { segments } = this.parts;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle] as Segment)[table][1] <= row) low = middle + 1;
      else high = middle;
    }
    return segments[low];
  }

  private typedAs(literal: Literal, meaning: KeyMeaning): Value {
    const result = typedIn(literal, meaning.type, this.currency);
    return result.value ?? guessed(literal);
  }

  private makeGraph(): Graph {
    const { edges, rowCount } = this.parts;
    if (this.present === undefined) return buildGraph(rowCount, edges.from, edges.to);
    const from = edges.from.slice();
    for (let edge = 0; edge < from.length; edge++) if (!this.isEdge(edge)) from[edge] = -1;
    return buildGraph(rowCount, from, edges.to);
  }

  private makeChildren(): { readonly start: Int32Array; readonly row: Int32Array } {
    const { parentOf, rowCount } = this.parts;
    const start = new Int32Array(rowCount + 2);
    for (let row = 0; row < rowCount; row++) {
      const parent = parentOf[row] as number;
      if (parent >= 0) start[parent + 1] = (start[parent + 1] as number) + 1;
    }
    for (let row = 0; row <= rowCount; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
    const next = start.slice();
    const rows = new Int32Array(start[rowCount + 1] as number);
    for (let row = 0; row < rowCount; row++) {
      const parent = parentOf[row] as number;
      if (parent < 0) continue;
      rows[next[parent] as number] = row;
      next[parent] = (next[parent] as number) + 1;
    }
    return { start, row: rows };
  }
}

/** Where something was said. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

const nowhere: Place = { uri: "", span: { start: 0, end: 0 } };

/** One attribute as an element or relationship states it. */
export interface Attribute {
  readonly key: string;
  readonly meaning: KeyMeaning | undefined;
  readonly value: Value;
  readonly place: Place;
  readonly row: number;
}

/** An element as a person asks for it: a view on one row. */
export class Element {
  readonly model: Model;
  readonly row: number;

  constructor(model: Model, row: number) {
    this.model = model;
    this.row = row;
  }

  private get foreign(): Foreign | undefined {
    return this.row < this.model.parts.ownRows
      ? undefined
      : this.model.parts.foreign[this.row - this.model.parts.ownRows];
  }

  get id(): string {
    return this.foreign?.id ?? this.model.symbols.text(this.model.columns.elementId[this.row] as number);
  }

  /** Kind as written, also when the metamodel does not know it. */
  get kind(): string {
    return (
      this.foreign?.model.at(this.foreign.row).kind ??
      this.model.symbols.text(this.model.columns.elementKind[this.row] as number)
    );
  }

  get definition(): KindDefinition | undefined {
    return this.model.schema.kinds[this.model.parts.kindOf[this.row] as number];
  }

  get layer(): Layer | undefined {
    return this.definition?.layer;
  }

  /** Main name, or the id where none is given. */
  get name(): string {
    const foreign = this.foreign;
    if (foreign !== undefined) return foreign.model.at(foreign.row).name;
    const symbol = this.model.columns.elementName[this.row] as number;
    return symbol === 0 ? this.id : this.model.symbols.text(symbol);
  }

  /** Name in a language, else the main name. */
  nameIn(language: string): string {
    const value = this.literal(`name.${language}`);
    return value !== undefined && "text" in value ? value.text : this.name;
  }

  get description(): string | undefined {
    const value = this.literal("description");
    return value !== undefined && "text" in value ? value.text : undefined;
  }

  /** The description in a language, the main one where there is none in it. */
  descriptionIn(language: string): string | undefined {
    const value = this.literal(`description.${language}`);
    return value !== undefined && "text" in value ? value.text : this.description;
  }

  get parent(): Element | undefined {
    const parent = this.model.parts.parentOf[this.row] as number;
    return parent < 0 ? undefined : this.model.at(parent);
  }

  /** Containers from the outermost to the parent. */
  get path(): readonly Element[] {
    const path: Element[] = [];
    const seen = new Set<number>([this.row]);
    for (let at = this.parent; at !== undefined && !seen.has(at.row); at = at.parent) {
      seen.add(at.row);
      path.unshift(at);
    }
    return path;
  }

  get children(): readonly Element[] {
    return this.model.children(this.row).map((row) => this.model.at(row));
  }

  get place(): Place {
    return this.model.elementPlace(this.row);
  }

  /** Everything that is stated about the element, in the order of the text. */
  get attributes(): readonly Attribute[] {
    const foreign = this.foreign;
    if (foreign !== undefined) return foreign.model.at(foreign.row).attributes;
    const subject = this.model.parts.kindOf[this.row] as number;
    return this.model.attributeRows(this.row).map((row) => attributeAt(this.model, row, subject));
  }

  /** Typed value of an attribute, by dotted key (`backup.every`) or as a whole record (`backup`); undefined when nothing is said. */
  get(key: string): Value | undefined {
    return valueOf(this.attributes, key);
  }

  /** The element that a reference attribute names. */
  reference(key: string): Element | undefined {
    const value = this.get(key);
    return value?.kind === "reference" ? this.model.element(value.id) : undefined;
  }

  /** The elements that an attribute names, one or a list; those that are there. */
  references(key: string): readonly Element[] {
    const value = this.get(key);
    const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
    return items.flatMap((item) => (item.kind === "reference" ? (this.model.element(item.id) ?? []) : []));
  }

  /** The nearest container of a kind (or a specialisation of it): the application of a module. */
  ancestor(kind: string): Element | undefined {
    return this.path.findLast((element) => {
      const number = this.model.parts.kindOf[element.row] as number;
      return number >= 0 && this.model.schema.isKind(number, kind);
    });
  }

  /** Written relationships from (or to) the element; flows are of the verb `flows`. Nesting is `parent` and `children`. */
  out(verb?: string): readonly Relationship[] {
    return this.relationships("out", verb);
  }
  in(verb?: string): readonly Relationship[] {
    return this.relationships("in", verb);
  }

  /** Where the relationships of a verb lead, as far as the ends are there. */
  targets(verb?: string): readonly Element[] {
    return endsOf(this.out(verb), "to");
  }

  /** Where the relationships of a verb come from. */
  sources(verb?: string): readonly Element[] {
    return endsOf(this.in(verb), "from");
  }

  /** Elements that refer to this one by an attribute, with its key. */
  get referrers(): readonly { readonly key: string; readonly element: Element; readonly edge: number }[] {
    const { inStart, inEdge, inNode } = this.model.graph();
    const found: { key: string; element: Element; edge: number }[] = [];
    const { referencesFrom, carriedFrom } = this.model.parts.edges;
    for (let index = inStart[this.row] as number; index < (inStart[this.row + 1] as number); index++) {
      const edge = inEdge[index] as number;
      if (edge >= referencesFrom && edge < carriedFrom)
        found.push({ key: this.model.edgeName(edge), element: this.model.at(inNode[index] as number), edge });
    }
    return found;
  }

  private relationships(side: "out" | "in", verb: string | undefined): readonly Relationship[] {
    const graph = this.model.graph();
    const start = side === "out" ? graph.outStart : graph.inStart;
    const edges = side === "out" ? graph.outEdge : graph.inEdge;
    const number = verb === undefined ? -1 : this.model.schema.verbNumber(verb);
    const found: Relationship[] = [];
    for (let index = start[this.row] as number; index < (start[this.row + 1] as number); index++) {
      const edge = edges[index] as number;
      if (edge >= this.model.parts.edges.nestingFrom) continue;
      if (verb === undefined || this.model.parts.verbOf[edge] === number) found.push(this.model.relationship(edge));
    }
    return found;
  }

  /** The literal of one key without typing all others. */
  private literal(key: string): Literal | undefined {
    const foreign = this.foreign;
    if (foreign !== undefined) return foreign.model.at(foreign.row).literal(key);
    const symbol = this.model.symbols.find(key);
    if (symbol === undefined) return undefined;
    for (const row of this.model.attributeRows(this.row))
      if (this.model.columns.attributeKey[row] === symbol) return this.model.literal(row);
    return undefined;
  }
}

function endsOf(relationships: readonly Relationship[], side: "from" | "to"): readonly Element[] {
  const ends: Element[] = [];
  for (const relationship of relationships) {
    const end = relationship[side];
    if (end !== undefined) ends.push(end);
  }
  return ends;
}

/** A written relationship: a view on one row. */
export class Relationship {
  readonly model: Model;
  readonly row: number;

  constructor(model: Model, row: number) {
    this.model = model;
    this.row = row;
  }

  get verb(): string {
    return this.model.symbols.text(this.model.columns.relationshipVerb[this.row] as number);
  }

  get definition(): RelationshipDefinition | undefined {
    return this.model.schema.relationships[this.model.parts.verbOf[this.row] as number];
  }

  /** Ids as written; `from` and `to` are the elements where they resolve. */
  get fromId(): string {
    return this.model.symbols.text(this.model.columns.relationshipFrom[this.row] as number);
  }
  get toId(): string {
    return this.model.symbols.text(this.model.columns.relationshipTo[this.row] as number);
  }
  get from(): Element | undefined {
    return this.end(this.model.parts.edges.from[this.row] as number);
  }
  get to(): Element | undefined {
    return this.end(this.model.parts.edges.to[this.row] as number);
  }

  /** Own id, where the relationship has one. */
  get id(): string | undefined {
    const symbol = this.model.columns.relationshipId[this.row] as number;
    return symbol === 0 ? undefined : this.model.symbols.text(symbol);
  }

  get label(): string | undefined {
    const symbol = this.model.columns.relationshipLabel[this.row] as number;
    return symbol === 0 ? undefined : this.model.symbols.text(symbol);
  }

  /** Ids of the data sets that a flow carries. */
  get carries(): readonly string[] {
    const start = this.model.columns.relationshipCarried[this.row] as number;
    const count = this.model.columns.relationshipCarriedCount[this.row] as number;
    return Array.from(this.model.columns.carried.subarray(start, start + count), (symbol) =>
      this.model.symbols.text(symbol),
    );
  }

  /** The data that a flow carries, as far as it is there. */
  get carried(): readonly Element[] {
    const { columns, parts } = this.model;
    const start = columns.relationshipCarried[this.row] as number;
    const count = columns.relationshipCarriedCount[this.row] as number;
    const found: Element[] = [];
    for (let index = start; index < start + count; index++) {
      const row = parts.rowOf[columns.carried[index] as number] ?? -1;
      if (row >= 0 && this.model.isPresent(row)) found.push(this.model.at(row));
    }
    return found;
  }

  get attributes(): readonly Attribute[] {
    const start = this.model.columns.relationshipAttributes[this.row] as number;
    const count = this.model.columns.relationshipAttributeCount[this.row] as number;
    const subject = this.model.relationshipSubject(this.row);
    return Array.from({ length: count }, (_, index) => attributeAt(this.model, start + index, subject));
  }

  get(key: string): Value | undefined {
    return valueOf(this.attributes, key);
  }

  get place(): Place {
    return this.model.relationshipPlace(this.row);
  }

  /** An end that does not exist on the day of the model is none. */
  private end(row: number): Element | undefined {
    return row < 0 || !this.model.isPresent(row) ? undefined : this.model.at(row);
  }
}

function attributeAt(model: Model, row: number, subject: number): Attribute {
  const key = model.key(row);
  return {
    key,
    row,
    meaning: subject < 0 ? undefined : model.schema.meaning(key, subject),
    get value(): Value {
      return model.value(row, subject);
    },
    get place(): Place {
      return model.attributePlace(row);
    },
  };
}

/** A value by key among attributes: itself, a field of a record written as a list, or a record put together from dotted keys. */
function valueOf(attributes: readonly Attribute[], key: string): Value | undefined {
  const own = attributes.find((attribute) => attribute.key === key);
  if (own !== undefined) return own.value;
  const dot = key.indexOf(".");
  if (dot > 0) {
    const whole = attributes.find((attribute) => attribute.key === key.slice(0, dot))?.value;
    if (whole?.kind === "record") return fieldOf(whole, key.slice(dot + 1));
  }
  const inside = attributes.filter((attribute) => attribute.key.startsWith(`${key}.`));
  if (inside.length === 0) return undefined;
  return {
    kind: "record",
    fields: Object.fromEntries(inside.map((attribute) => [attribute.key.slice(key.length + 1), attribute.value])),
  };
}

function fieldOf(value: Value, path: string): Value | undefined {
  if (value.kind !== "record") return undefined;
  const exact = value.fields[path];
  if (exact !== undefined) return exact;
  const dot = path.indexOf(".");
  const inner = dot < 0 ? undefined : value.fields[path.slice(0, dot)];
  return inner === undefined ? undefined : fieldOf(inner, path.slice(dot + 1));
}

/**
 * Facts to model: symbols become rows. Everything here is a sweep over columns, so that a large model is linked again from scratch
 * on every change (measured in docs/decisions/0002-columns.md); only the checks, which are dearer, are kept per file (`check.ts`).
 */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Symbols } from "../base/symbols.ts";
import type { Columns, Segment } from "../model/columns.ts";
import { DEFINITION, type Edges, type Foreign, Model, UNKNOWN_KIND } from "../model/model.ts";
import type { Schema } from "../model/schema.ts";
import { KeyTable } from "./key-table.ts";
import { eachReference, type ReferenceMemory, wordSymbols } from "./references.ts";

/** Words whose statements define something under a name space of their own. */
const DEFINITION_WORDS: readonly string[] = ["model", "kind", "attribute", "relationship", "include"];

export interface Linked {
  readonly model: Model;
  /** Findings that concern several files at once: ids declared twice, elements with two wholes. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Links the rows of all files; `includes` are the models that `other::id` refers to, by their local name. `memory` spares work when most
 * files are the same as last time; it belongs to one schema.
 */
export function link(
  columns: Columns,
  segments: readonly Segment[],
  symbols: Symbols,
  schema: Schema,
  includes: ReadonlyMap<string, Model> = new Map(),
  memory: ReferenceMemory = new WeakMap(),
): Linked {
  const diagnostics: Diagnostic[] = [];
  const ownRows = columns.elementCount;
  const kindOfSymbol = kindNumbers(symbols, schema);
  const rowOf = new Int32Array(symbols.count).fill(-1);
  const ownKinds = new Int32Array(ownRows);
  declare(columns, segments, symbols, kindOfSymbol, rowOf, ownKinds, diagnostics);
  declareFormerIds(columns, symbols, rowOf, ownRows);
  const foreign = findForeign(columns, symbols, rowOf, includes, ownRows);
  const rowCount = ownRows + foreign.length;
  const kindOf = new Int32Array(rowCount);
  kindOf.set(ownKinds);
  foreign.forEach((element, index) => {
    kindOf[ownRows + index] = schema.kindNumber(element.model.at(element.row).kind);
  });

  const parentOf = new Int32Array(rowCount).fill(-1);
  for (let row = 0; row < ownRows; row++) {
    const parent = columns.elementParent[row] as number;
    if (parent !== 0) parentOf[row] = rowOf[parent] as number;
  }
  const verbOf = verbNumbers(columns, symbols, schema);
  const extensions = extensionsOf(columns, rowOf);
  const edges = makeEdges(
    columns,
    segments,
    symbols,
    schema,
    { rowOf, kindOf, parentOf, verbOf, ownRows, extensions },
    memory,
  );
  wholes(columns, segments, symbols, schema, edges, parentOf, verbOf, diagnostics);
  const model = new Model({
    symbols,
    columns,
    segments,
    schema,
    rowCount,
    ownRows,
    kindOf,
    parentOf,
    rowOf,
    relationshipOf: relationshipIds(columns),
    verbOf,
    edges,
    extensions,
    foreign,
  });
  return { model, diagnostics };
}

function kindNumbers(symbols: Symbols, schema: Schema): Map<number, number> {
  const numbers = new Map<number, number>();
  schema.kinds.forEach((kind, number) => {
    const symbol = symbols.find(kind.id);
    if (symbol !== undefined) numbers.set(symbol, number);
  });
  for (const word of DEFINITION_WORDS) {
    const symbol = symbols.find(word);
    if (symbol !== undefined) numbers.set(symbol, DEFINITION);
  }
  return numbers;
}

/** Gives every id its row: first come, first served, but a known kind goes before an unknown one. */
function declare(
  columns: Columns,
  segments: readonly Segment[],
  symbols: Symbols,
  kindOfSymbol: ReadonlyMap<number, number>,
  rowOf: Int32Array,
  kinds: Int32Array,
  diagnostics: Diagnostic[],
): void {
  const rows = columns.elementCount;
  const unknown: number[] = [];
  for (let row = 0; row < rows; row++) {
    const kind = kindOfSymbol.get(columns.elementKind[row] as number) ?? UNKNOWN_KIND;
    kinds[row] = kind;
    if (kind === DEFINITION) continue;
    if (kind === UNKNOWN_KIND) {
      unknown.push(row);
      continue;
    }
    const id = columns.elementId[row] as number;
    const taken = rowOf[id] as number;
    if (taken < 0) rowOf[id] = row;
    else diagnostics.push(declaredTwice(columns, segments, symbols, row, taken));
  }
  for (const row of unknown) {
    const id = columns.elementId[row] as number;
    if ((rowOf[id] as number) < 0) rowOf[id] = row;
  }
}

function declaredTwice(
  columns: Columns,
  segments: readonly Segment[],
  symbols: Symbols,
  row: number,
  first: number,
): Diagnostic {
  const id = columns.elementId[row] as number;
  const start = columns.elementIdAt[row] as number;
  const place = uriOf(segments, first);
  return {
    code: "declared-twice",
    severity: "error",
    uri: uriOf(segments, row),
    span: { start, end: start + symbols.bytes(id).length },
    parameters: { id: symbols.text(id), other: place },
  };
}

function uriOf(segments: readonly Segment[], row: number): string {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle] as Segment).elements[1] <= row) low = middle + 1;
    else high = middle;
  }
  return segments[low]?.uri ?? "";
}

/** `formerly: old-id` keeps references to the old id working. */
function declareFormerIds(columns: Columns, symbols: Symbols, rowOf: Int32Array, ownRows: number): void {
  const key = symbols.find("formerly");
  if (key === undefined) return;
  for (let row = 0; row < ownRows; row++) {
    const first = columns.elementAttributes[row] as number;
    for (let index = first; index < first + (columns.elementAttributeCount[row] as number); index++) {
      if (columns.attributeKey[index] !== key) continue;
      for (const symbol of wordSymbols(columns, index)) if ((rowOf[symbol] as number) < 0) rowOf[symbol] = row;
    }
  }
}

/** Elements of included models that any statement mentions, each once. */
function findForeign(
  columns: Columns,
  symbols: Symbols,
  rowOf: Int32Array,
  includes: ReadonlyMap<string, Model>,
  ownRows: number,
): readonly Foreign[] {
  if (includes.size === 0) return [];
  const foreign: Foreign[] = [];
  const look = (symbol: number): void => {
    if (symbol >= rowOf.length || (rowOf[symbol] as number) >= 0) return;
    const text = symbols.text(symbol);
    const colons = text.indexOf("::");
    if (colons < 0) return;
    const model = includes.get(text.slice(0, colons));
    const row = model?.row(text.slice(colons + 2));
    if (model === undefined || row === undefined) return;
    rowOf[symbol] = ownRows + foreign.length;
    foreign.push({ id: text, model, row });
  };
  for (let row = 0; row < columns.relationshipCount; row++) {
    look(columns.relationshipFrom[row] as number);
    look(columns.relationshipTo[row] as number);
  }
  for (let index = 0; index < columns.carriedCount; index++) look(columns.carried[index] as number);
  for (let row = 0; row < columns.attributeCount; row++) for (const symbol of wordSymbols(columns, row)) look(symbol);
  return foreign;
}

function verbNumbers(columns: Columns, symbols: Symbols, schema: Schema): Int32Array {
  const numbers = new Map<number, number>();
  schema.relationships.forEach((relationship, number) => {
    const symbol = symbols.find(relationship.id);
    if (symbol !== undefined) numbers.set(symbol, number);
  });
  const verbs = new Int32Array(columns.relationshipCount);
  for (let row = 0; row < verbs.length; row++) verbs[row] = numbers.get(columns.relationshipVerb[row] as number) ?? -1;
  return verbs;
}

/** Extension rows by the row that they extend. */
export function extensionsOf(columns: Columns, rowOf: Int32Array): Map<number, number[]> {
  const extensions = new Map<number, number[]>();
  for (let extension = 0; extension < columns.extensionCount; extension++) {
    const row = rowOf[columns.extensionId[extension] as number] as number;
    if (row < 0) continue;
    const list = extensions.get(row);
    if (list === undefined) extensions.set(row, [extension]);
    else list.push(extension);
  }
  return extensions;
}

/** Relationship rows by the relationship's own id. */
export function relationshipIds(columns: Columns): Map<number, number> {
  const ids = new Map<number, number>();
  for (let row = 0; row < columns.relationshipCount; row++) {
    const id = columns.relationshipId[row] as number;
    if (id !== 0 && !ids.has(id)) ids.set(id, row);
  }
  return ids;
}

interface Resolved {
  readonly rowOf: Int32Array;
  readonly kindOf: Int32Array;
  readonly parentOf: Int32Array;
  readonly verbOf: Int32Array;
  readonly ownRows: number;
  readonly extensions: ReadonlyMap<number, readonly number[]>;
}

function makeEdges(
  columns: Columns,
  segments: readonly Segment[],
  symbols: Symbols,
  schema: Schema,
  resolved: Resolved,
  memory: ReferenceMemory,
): Edges {
  const { rowOf, parentOf, verbOf, ownRows } = resolved;
  const contains = schema.verbNumber("contains");
  const relationships = columns.relationshipCount;
  let nested = 0;
  for (let row = 0; row < ownRows; row++) if ((parentOf[row] as number) >= 0) nested++;
  const list = new EdgeList(relationships + nested);
  for (let row = 0; row < relationships; row++) {
    list.add(
      rowOf[columns.relationshipFrom[row] as number] as number,
      rowOf[columns.relationshipTo[row] as number] as number,
      verbOf[row] as number,
      row,
    );
  }
  for (let row = 0; row < ownRows; row++)
    if ((parentOf[row] as number) >= 0) list.add(parentOf[row] as number, row, contains, row);
  const referencesFrom = list.count;
  const verbs = schema.relationships.length;
  eachReference(
    { columns, schema, keys: new KeyTable(symbols, schema), ...resolved },
    segments,
    memory,
    (from, to, definition, attribute) => list.add(from, to, verbs + definition, attribute),
  );
  const carriedFrom = list.count;
  for (let row = 0; row < relationships; row++) {
    const start = columns.relationshipCarried[row] as number;
    for (let index = start; index < start + (columns.relationshipCarriedCount[row] as number); index++) {
      const data = rowOf[columns.carried[index] as number] as number;
      if (data < 0) continue;
      list.add(rowOf[columns.relationshipFrom[row] as number] as number, data, -1, row);
      list.add(rowOf[columns.relationshipTo[row] as number] as number, data, -1, row);
    }
  }
  return { ...list.columns(), nestingFrom: relationships, referencesFrom, carriedFrom };
}

/** An edge list that grows. */
class EdgeList {
  count = 0;
  private from: Int32Array;
  private to: Int32Array;
  private kind: Int32Array;
  private at: Int32Array;

  constructor(size: number) {
    this.from = new Int32Array(size);
    this.to = new Int32Array(size);
    this.kind = new Int32Array(size);
    this.at = new Int32Array(size);
  }

  add(from: number, to: number, kind: number, at: number): void {
    if (this.count === this.from.length) this.grow();
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.kind[this.count] = kind;
    this.at[this.count] = at;
    this.count++;
  }

  columns(): {
    readonly from: Int32Array;
    readonly to: Int32Array;
    readonly kind: Int32Array;
    readonly at: Int32Array;
  } {
    const { count } = this;
    return {
      from: this.from.subarray(0, count),
      to: this.to.subarray(0, count),
      kind: this.kind.subarray(0, count),
      at: this.at.subarray(0, count),
    };
  }

  private grow(): void {
    const larger = (column: Int32Array): Int32Array => {
      const copy = new Int32Array(Math.ceil(column.length * 1.5) + 16);
      copy.set(column);
      return copy;
    };
    this.from = larger(this.from);
    this.to = larger(this.to);
    this.kind = larger(this.kind);
    this.at = larger(this.at);
  }
}

/** Explicit `contains` gives a parent too; a part has one whole, and never contains itself over others. */
function wholes(
  columns: Columns,
  segments: readonly Segment[],
  symbols: Symbols,
  schema: Schema,
  edges: Edges,
  parentOf: Int32Array,
  verbOf: Int32Array,
  diagnostics: Diagnostic[],
): void {
  const contains = schema.verbNumber("contains");
  const report = (code: string, row: number, parameters: Record<string, string | number>): void => {
    let low = 0;
    while (low < segments.length - 1 && (segments[low] as Segment).relationships[1] <= row) low++;
    const span = { start: columns.relationshipStart[row] as number, end: columns.relationshipEnd[row] as number };
    diagnostics.push({ code, severity: "error", uri: segments[low]?.uri ?? "", span, parameters });
  };
  for (let row = 0; row < columns.relationshipCount; row++) {
    if (verbOf[row] !== contains) continue;
    const whole = edges.from[row] as number;
    const part = edges.to[row] as number;
    if (whole < 0 || part < 0) continue;
    const id = symbols.text(columns.relationshipTo[row] as number);
    const known = parentOf[part] as number;
    if (known >= 0 && known !== whole) {
      const first = known < columns.elementCount ? symbols.text(columns.elementId[known] as number) : "";
      report("two-wholes", row, { id, first, second: symbols.text(columns.relationshipFrom[row] as number) });
      continue;
    }
    let at = whole;
    let steps = 0;
    while (at >= 0 && at !== part && steps++ <= parentOf.length) at = parentOf[at] as number;
    if (at === part) report("contains-itself", row, { id });
    else parentOf[part] = whole;
  }
}

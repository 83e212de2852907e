/** A linked model as bytes: reopening a large one costs a read of the file, not a reading of the text (docs/decisions/0002-columns.md). */
import type { Diagnostic } from "../base/diagnostic.ts";
import { contentHash } from "../base/hash.ts";
import { type ByteSource, pack, type PackedArray, unpack } from "../base/pack.ts";
import { Symbols } from "../base/symbols.ts";
import { encode } from "../base/text.ts";
import { Columns, type Segment } from "../model/columns.ts";
import type { Metamodel } from "../model/metamodel.ts";
import { type Edges, Model, type ModelParts } from "../model/model.ts";
import type { Schema } from "../model/schema.ts";
import { extensionsOf, relationshipIds } from "./link.ts";

/** Grows whenever columns or their meaning change. */
const FORMAT = 1;

export interface Snapshot {
  readonly symbols: Symbols;
  readonly columns: Columns;
  readonly segments: readonly Segment[];
  /** Findings of the checks, by file. */
  readonly checked: readonly (readonly Diagnostic[])[];
  readonly linkProblems: readonly Diagnostic[];
  /** Makes the model, once the schema has been made from the metamodel and the definitions in the columns. */
  readonly model: (schema: Schema) => Model;
}

interface Header {
  readonly format: number;
  readonly metamodel: number;
  readonly counts: readonly number[];
  readonly segments: readonly Segment[];
  readonly checked: readonly (readonly Diagnostic[])[];
  readonly linkProblems: readonly Diagnostic[];
  readonly rows: readonly number[];
}

/** Tells one metamodel from another; a snapshot made with another one is not opened. */
function fingerprint(metamodel: Metamodel): number {
  return contentHash(encode(JSON.stringify(metamodel)));
}

const ELEMENT = [
  "elementKind",
  "elementId",
  "elementName",
  "elementParent",
  "elementStart",
  "elementEnd",
  "elementIdAt",
  "elementAttributes",
  "elementAttributeCount",
] as const;
const ATTRIBUTE = ["attributeKey", "attributeValue", "attributeAt", "attributeValueAt"] as const;
const RELATIONSHIP = [
  "relationshipVerb",
  "relationshipFrom",
  "relationshipTo",
  "relationshipToAt",
  "relationshipLabel",
  "relationshipId",
  "relationshipOwner",
  "relationshipStart",
  "relationshipEnd",
  "relationshipAttributes",
  "relationshipAttributeCount",
  "relationshipCarried",
  "relationshipCarriedCount",
] as const;
const EXTENSION = [
  "extensionId",
  "extensionStart",
  "extensionEnd",
  "extensionAttributes",
  "extensionAttributeCount",
] as const;
const CARRIED = ["carried", "carriedAt"] as const;

/** The bytes of a model that includes no other; models with includes are not kept, since the others may change. */
export function writeSnapshot(
  model: Model,
  metamodel: Metamodel,
  checked: readonly (readonly Diagnostic[])[],
  linkProblems: readonly Diagnostic[],
): Uint8Array {
  const { columns, parts, symbols } = model;
  const arrays = new Map<string, PackedArray>();
  const { pool, starts, table } = symbols.arrays();
  arrays.set("symbolPool", pool).set("symbolStarts", starts).set("symbolTable", table);
  for (const name of ELEMENT) arrays.set(name, columns[name].subarray(0, columns.elementCount));
  for (const name of ATTRIBUTE) arrays.set(name, columns[name].subarray(0, columns.attributeCount));
  arrays.set("attributeForm", columns.attributeForm.subarray(0, columns.attributeCount));
  for (const name of RELATIONSHIP) arrays.set(name, columns[name].subarray(0, columns.relationshipCount));
  for (const name of EXTENSION) arrays.set(name, columns[name].subarray(0, columns.extensionCount));
  for (const name of CARRIED) arrays.set(name, columns[name].subarray(0, columns.carriedCount));
  arrays.set("pool", columns.pool.subarray(0, columns.poolCount));
  arrays
    .set("kindOf", parts.kindOf)
    .set("parentOf", parts.parentOf)
    .set("rowOf", parts.rowOf)
    .set("verbOf", parts.verbOf);
  arrays
    .set("edgeFrom", parts.edges.from)
    .set("edgeTo", parts.edges.to)
    .set("edgeKind", parts.edges.kind)
    .set("edgeAt", parts.edges.at);
  const header: Header = {
    format: FORMAT,
    metamodel: fingerprint(metamodel),
    counts: [
      columns.elementCount,
      columns.attributeCount,
      columns.relationshipCount,
      columns.extensionCount,
      columns.carriedCount,
      columns.poolCount,
    ],
    segments: parts.segments,
    checked,
    linkProblems,
    rows: [parts.rowCount, parts.ownRows, parts.edges.nestingFrom, parts.edges.referencesFrom, parts.edges.carriedFrom],
  };
  return pack(header, arrays);
}

/**
 * Opens a snapshot of the same metamodel; undefined when it is of another version, cut short or no snapshot at all. What a question does
 * not need is not read: the columns of attributes and relationships come when somebody looks at them.
 */
export function openSnapshot(source: ByteSource, metamodel: Metamodel): Snapshot | undefined {
  const packed = unpack(source);
  const header = packed?.header as Header | undefined;
  if (packed === undefined || header?.format !== FORMAT || header.metamodel !== fingerprint(metamodel))
    return undefined;
  const int = (name: string): Int32Array => (packed.array(name) ?? new Int32Array(0)) as Int32Array;
  const symbols = new Symbols({
    pool: (packed.array("symbolPool") ?? new Uint8Array(0)) as Uint8Array,
    starts: (packed.array("symbolStarts") ?? new Uint32Array(0)) as Uint32Array,
    table: int("symbolTable"),
  });
  const columns = new Columns(0);
  const [elements = 0, attributes = 0, relationships = 0, extensions = 0, carried = 0, pool = 0] = header.counts;
  columns.elementCount = elements;
  columns.attributeCount = attributes;
  columns.relationshipCount = relationships;
  columns.extensionCount = extensions;
  columns.carriedCount = carried;
  columns.poolCount = pool;
  for (const name of [...ELEMENT, ...ATTRIBUTE, ...RELATIONSHIP, ...EXTENSION, ...CARRIED, "pool"] as const)
    whenAsked(columns, name, () => int(name));
  whenAsked(columns, "attributeForm", () => (packed.array("attributeForm") ?? new Uint8Array(0)) as Uint8Array);
  const [rowCount = 0, ownRows = 0, nestingFrom = 0, referencesFrom = 0, carriedFrom = 0] = header.rows;
  const rowOf = int("rowOf");
  const model = (schema: Schema): Model => {
    const edges: Edges = { from: empty, to: empty, kind: empty, at: empty, nestingFrom, referencesFrom, carriedFrom };
    whenAsked(edges, "from", () => int("edgeFrom"));
    whenAsked(edges, "to", () => int("edgeTo"));
    whenAsked(edges, "kind", () => int("edgeKind"));
    whenAsked(edges, "at", () => int("edgeAt"));
    const parts: ModelParts = {
      symbols,
      columns,
      segments: header.segments,
      schema,
      rowCount,
      ownRows,
      kindOf: int("kindOf"),
      parentOf: empty,
      rowOf,
      relationshipOf: none,
      verbOf: empty,
      edges,
      extensions: extensionsOf(columns, rowOf),
      foreign: [],
    };
    whenAsked(parts, "parentOf", () => int("parentOf"));
    whenAsked(parts, "verbOf", () => int("verbOf"));
    whenAsked(parts, "relationshipOf", () => relationshipIds(columns));
    return new Model(parts);
  };
  return {
    symbols,
    columns,
    segments: header.segments,
    checked: header.checked,
    linkProblems: header.linkProblems,
    model,
  };
}

const empty: Int32Array = new Int32Array(0);
const none: ReadonlyMap<number, number> = new Map();

/** A field that is made when it is first read. */
function whenAsked<Holder extends object, Name extends keyof Holder>(
  holder: Holder,
  name: Name,
  make: () => Holder[Name],
): void {
  Object.defineProperty(holder, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = make();
      Object.defineProperty(holder, name, { configurable: true, enumerable: true, writable: true, value });
      return value;
    },
  });
}

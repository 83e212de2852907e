/** Replaces the rows of one file in the columns: copies of typed arrays, with the numbers that point to later rows moved. */
import { Columns, type Segment } from "../model/columns.ts";

type Range = readonly [number, number];

export interface Spliced {
  readonly columns: Columns;
  readonly segments: readonly Segment[];
}

/**
 * The columns with file number `index` replaced by `fresh` (the only file of `freshColumns`), or taken away when `fresh` is undefined;
 * `index` = number of files appends. Nothing of the old columns changes.
 */
export function splice(
  old: Columns,
  segments: readonly Segment[],
  index: number,
  freshColumns: Columns | undefined,
  fresh: Segment | undefined,
): Spliced {
  const gone = segments[index] ?? atEnd(old);
  const added = fresh ?? nothing;
  const source = freshColumns ?? new Columns(1);
  const columns = new Columns(0);

  columns.elementCount = size(old.elementCount, gone.elements, added.elements);
  columns.elementKind = replaced(old.elementKind, old.elementCount, gone.elements, source.elementKind, added.elements);
  columns.elementId = replaced(old.elementId, old.elementCount, gone.elements, source.elementId, added.elements);
  columns.elementName = replaced(old.elementName, old.elementCount, gone.elements, source.elementName, added.elements);
  columns.elementParent = replaced(
    old.elementParent,
    old.elementCount,
    gone.elements,
    source.elementParent,
    added.elements,
  );
  columns.elementStart = replaced(
    old.elementStart,
    old.elementCount,
    gone.elements,
    source.elementStart,
    added.elements,
  );
  columns.elementEnd = replaced(old.elementEnd, old.elementCount, gone.elements, source.elementEnd, added.elements);
  columns.elementIdAt = replaced(old.elementIdAt, old.elementCount, gone.elements, source.elementIdAt, added.elements);
  columns.elementAttributes = moved(
    old.elementAttributes,
    old.elementCount,
    gone.elements,
    source.elementAttributes,
    added.elements,
    gone.attributes,
    added.attributes,
  );
  columns.elementAttributeCount = replaced(
    old.elementAttributeCount,
    old.elementCount,
    gone.elements,
    source.elementAttributeCount,
    added.elements,
  );

  columns.attributeCount = size(old.attributeCount, gone.attributes, added.attributes);
  columns.attributeKey = replaced(
    old.attributeKey,
    old.attributeCount,
    gone.attributes,
    source.attributeKey,
    added.attributes,
  );
  columns.attributeAt = replaced(
    old.attributeAt,
    old.attributeCount,
    gone.attributes,
    source.attributeAt,
    added.attributes,
  );
  columns.attributeValueAt = replaced(
    old.attributeValueAt,
    old.attributeCount,
    gone.attributes,
    source.attributeValueAt,
    added.attributes,
  );
  columns.attributeForm = new Uint8Array(columns.attributeCount);
  columns.attributeForm.set(old.attributeForm.subarray(0, gone.attributes[0]));
  columns.attributeForm.set(
    source.attributeForm.subarray(added.attributes[0], added.attributes[1]),
    gone.attributes[0],
  );
  columns.attributeForm.set(
    old.attributeForm.subarray(gone.attributes[1], old.attributeCount),
    gone.attributes[0] + length(added.attributes),
  );
  columns.attributeValue = replaced(
    old.attributeValue,
    old.attributeCount,
    gone.attributes,
    source.attributeValue,
    added.attributes,
  );
  movePoolPointers(columns, gone, added);

  columns.relationshipCount = size(old.relationshipCount, gone.relationships, added.relationships);
  const relationships = (before: Int32Array, after: Int32Array): Int32Array =>
    replaced(before, old.relationshipCount, gone.relationships, after, added.relationships);
  columns.relationshipVerb = relationships(old.relationshipVerb, source.relationshipVerb);
  columns.relationshipFrom = relationships(old.relationshipFrom, source.relationshipFrom);
  columns.relationshipTo = relationships(old.relationshipTo, source.relationshipTo);
  columns.relationshipToAt = relationships(old.relationshipToAt, source.relationshipToAt);
  columns.relationshipLabel = relationships(old.relationshipLabel, source.relationshipLabel);
  columns.relationshipId = relationships(old.relationshipId, source.relationshipId);
  columns.relationshipOwner = relationships(old.relationshipOwner, source.relationshipOwner);
  columns.relationshipStart = relationships(old.relationshipStart, source.relationshipStart);
  columns.relationshipEnd = relationships(old.relationshipEnd, source.relationshipEnd);
  columns.relationshipAttributes = moved(
    old.relationshipAttributes,
    old.relationshipCount,
    gone.relationships,
    source.relationshipAttributes,
    added.relationships,
    gone.attributes,
    added.attributes,
  );
  columns.relationshipAttributeCount = relationships(old.relationshipAttributeCount, source.relationshipAttributeCount);
  columns.relationshipCarried = moved(
    old.relationshipCarried,
    old.relationshipCount,
    gone.relationships,
    source.relationshipCarried,
    added.relationships,
    gone.carried,
    added.carried,
  );
  columns.relationshipCarriedCount = relationships(old.relationshipCarriedCount, source.relationshipCarriedCount);

  columns.extensionCount = size(old.extensionCount, gone.extensions, added.extensions);
  const extensions = (before: Int32Array, after: Int32Array): Int32Array =>
    replaced(before, old.extensionCount, gone.extensions, after, added.extensions);
  columns.extensionId = extensions(old.extensionId, source.extensionId);
  columns.extensionStart = extensions(old.extensionStart, source.extensionStart);
  columns.extensionEnd = extensions(old.extensionEnd, source.extensionEnd);
  columns.extensionAttributes = moved(
    old.extensionAttributes,
    old.extensionCount,
    gone.extensions,
    source.extensionAttributes,
    added.extensions,
    gone.attributes,
    added.attributes,
  );
  columns.extensionAttributeCount = extensions(old.extensionAttributeCount, source.extensionAttributeCount);

  columns.carriedCount = size(old.carriedCount, gone.carried, added.carried);
  columns.carried = replaced(old.carried, old.carriedCount, gone.carried, source.carried, added.carried);
  columns.carriedAt = replaced(old.carriedAt, old.carriedCount, gone.carried, source.carriedAt, added.carried);

  columns.poolCount = size(old.poolCount, gone.pool, added.pool);
  columns.pool = replaced(old.pool, old.poolCount, gone.pool, source.pool, added.pool);
  movePool(columns, gone, added);

  const next = segments.slice(0, index);
  if (fresh !== undefined) next.push(placed(fresh, gone));
  for (const segment of segments.slice(index + 1)) next.push(shifted(segment, gone, added));
  return { columns, segments: next };
}

const nothing: Pick<Segment, Tables> = {
  elements: [0, 0],
  attributes: [0, 0],
  relationships: [0, 0],
  extensions: [0, 0],
  carried: [0, 0],
  pool: [0, 0],
};
type Tables = "elements" | "attributes" | "relationships" | "extensions" | "carried" | "pool";
type Ranges = Pick<Segment, Tables>;

function atEnd(columns: Columns): Ranges {
  const end = (count: number): Range => [count, count];
  return {
    elements: end(columns.elementCount),
    attributes: end(columns.attributeCount),
    relationships: end(columns.relationshipCount),
    extensions: end(columns.extensionCount),
    carried: end(columns.carriedCount),
    pool: end(columns.poolCount),
  };
}

function length(range: Range): number {
  return range[1] - range[0];
}

function size(count: number, gone: Range, added: Range): number {
  return count - length(gone) + length(added);
}

function replaced(old: Int32Array, count: number, gone: Range, fresh: Int32Array, added: Range): Int32Array {
  const column = new Int32Array(size(count, gone, added));
  column.set(old.subarray(0, gone[0]));
  column.set(fresh.subarray(added[0], added[1]), gone[0]);
  column.set(old.subarray(gone[1], count), gone[0] + length(added));
  return column;
}

/** A column of positions in another table, whose own rows are replaced at the same time. */
function moved(
  old: Int32Array,
  count: number,
  gone: Range,
  fresh: Int32Array,
  added: Range,
  goneTarget: Range,
  addedTarget: Range,
): Int32Array {
  const column = replaced(old, count, gone, fresh, added);
  const freshEnd = gone[0] + length(added);
  const freshShift = goneTarget[0] - addedTarget[0];
  for (let row = gone[0]; row < freshEnd; row++) column[row] = (column[row] as number) + freshShift;
  const laterShift = length(addedTarget) - length(goneTarget);
  if (laterShift !== 0)
    for (let row = freshEnd; row < column.length; row++) column[row] = (column[row] as number) + laterShift;
  return column;
}

/** Lists and records among attribute values point into the pool. */
function movePoolPointers(columns: Columns, gone: Ranges, added: Ranges): void {
  const freshEnd = gone.attributes[0] + length(added.attributes);
  const freshShift = gone.pool[0] - added.pool[0];
  const laterShift = length(added.pool) - length(gone.pool);
  for (let row = gone.attributes[0]; row < columns.attributeCount; row++) {
    if ((columns.attributeForm[row] as number) < 4) continue;
    columns.attributeValue[row] = (columns.attributeValue[row] as number) + (row < freshEnd ? freshShift : laterShift);
  }
}

/** Lists and records inside the pool point into it too; they are found from the attributes that own them. */
function movePool(columns: Columns, gone: Ranges, added: Ranges): void {
  const freshShift = gone.pool[0] - added.pool[0];
  const laterShift = length(added.pool) - length(gone.pool);
  const freshEnd = gone.attributes[0] + length(added.attributes);
  for (let row = gone.attributes[0]; row < columns.attributeCount; row++) {
    const form = columns.attributeForm[row] as number;
    const shift = row < freshEnd ? freshShift : laterShift;
    if (form >= 4 && shift !== 0) shiftInside(columns.pool, form, columns.attributeValue[row] as number, shift);
  }
}

function shiftInside(pool: Int32Array, form: number, index: number, shift: number): void {
  const count = pool[index] as number;
  const width = form === 4 ? 2 : 3;
  for (let item = 0; item < count; item++) {
    const at = index + 1 + item * width + (width - 2);
    const inner = pool[at] as number;
    if (inner < 4) continue;
    pool[at + 1] = (pool[at + 1] as number) + shift;
    shiftInside(pool, inner, pool[at + 1] as number, shift);
  }
}

function placed(fresh: Segment, gone: Ranges): Segment {
  const at = (range: Range, start: number): Range => [start, start + length(range)];
  return {
    ...fresh,
    elements: at(fresh.elements, gone.elements[0]),
    attributes: at(fresh.attributes, gone.attributes[0]),
    relationships: at(fresh.relationships, gone.relationships[0]),
    extensions: at(fresh.extensions, gone.extensions[0]),
    carried: at(fresh.carried, gone.carried[0]),
    pool: at(fresh.pool, gone.pool[0]),
  };
}

function shifted(segment: Segment, gone: Ranges, added: Ranges): Segment {
  const by = (table: Tables): Range => {
    const shift = length(added[table]) - length(gone[table]);
    return [segment[table][0] + shift, segment[table][1] + shift];
  };
  return {
    ...segment,
    elements: by("elements"),
    attributes: by("attributes"),
    relationships: by("relationships"),
    extensions: by("extensions"),
    carried: by("carried"),
    pool: by("pool"),
  };
}

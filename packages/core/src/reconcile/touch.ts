/** Which files a change concerns: those that mention an id that appeared, vanished or changed its kind. */
import { type Columns, Form, type Segment } from "../model/columns.ts";
import type { Model } from "../model/model.ts";
import { wordSymbols } from "./references.ts";

/** Flags by symbol of the ids that differ between the old and the new rows of a file; undefined when none does. */
export function changedIds(
  before: Model,
  old: Segment | undefined,
  after: Model,
  fresh: Segment | undefined,
): Uint8Array | undefined {
  const kinds = new Map<number, number>();
  if (old !== undefined) {
    for (let row = old.elements[0]; row < old.elements[1]; row++)
      kinds.set(before.columns.elementId[row] as number, before.parts.kindOf[row] as number);
    for (const [id, kind] of formerIds(before, old)) kinds.set(id, kind);
    for (let row = old.relationships[0]; row < old.relationships[1]; row++) {
      const id = before.columns.relationshipId[row] as number;
      if (id !== 0) kinds.set(id, -9);
    }
  }
  const changed: number[] = [];
  const meet = (id: number, kind: number): void => {
    if (kinds.get(id) !== kind) changed.push(id);
    kinds.delete(id);
  };
  if (fresh !== undefined) {
    for (let row = fresh.elements[0]; row < fresh.elements[1]; row++)
      meet(after.columns.elementId[row] as number, after.parts.kindOf[row] as number);
    for (const [id, kind] of formerIds(after, fresh)) meet(id, kind);
    for (let row = fresh.relationships[0]; row < fresh.relationships[1]; row++) {
      const id = after.columns.relationshipId[row] as number;
      if (id !== 0) meet(id, -9);
    }
  }
  changed.push(...kinds.keys());
  // What an extension says counts as said by the element that it extends, which may be in another file.
  if (old !== undefined)
    for (let row = old.extensions[0]; row < old.extensions[1]; row++)
      changed.push(before.columns.extensionId[row] as number);
  if (fresh !== undefined)
    for (let row = fresh.extensions[0]; row < fresh.extensions[1]; row++)
      changed.push(after.columns.extensionId[row] as number);
  if (changed.length === 0) return undefined;
  const flags = new Uint8Array(after.symbols.count);
  for (const id of changed) flags[id] = 1;
  return flags;
}

/** Former ids that the elements of a file keep (`formerly: old`), with the kind that they stand for. */
function formerIds({ columns, symbols, parts }: Model, segment: Segment): readonly (readonly [number, number])[] {
  const key = symbols.find("formerly");
  const found: (readonly [number, number])[] = [];
  if (key === undefined) return found;
  for (let row = segment.elements[0]; row < segment.elements[1]; row++) {
    const first = columns.elementAttributes[row] as number;
    for (let index = first; index < first + (columns.elementAttributeCount[row] as number); index++) {
      if (columns.attributeKey[index] !== key) continue;
      for (const id of wordSymbols(columns, index)) found.push([id, parts.kindOf[row] as number]);
    }
  }
  return found;
}

/** Does a file mention one of the flagged symbols as id, end of a relationship, carried data or value? */
export function mentions(columns: Columns, segment: Segment, flags: Uint8Array): boolean {
  return (
    any(columns.elementId, segment.elements, flags) ||
    any(columns.elementParent, segment.elements, flags) ||
    any(columns.relationshipFrom, segment.relationships, flags) ||
    any(columns.relationshipTo, segment.relationships, flags) ||
    any(columns.extensionId, segment.extensions, flags) ||
    any(columns.carried, segment.carried, flags) ||
    any(columns.pool, segment.pool, flags) ||
    anyValue(columns, segment, flags)
  );
}

function any(column: Int32Array, range: readonly [number, number], flags: Uint8Array): boolean {
  for (let row = range[0]; row < range[1]; row++) if (flags[column[row] as number] === 1) return true;
  return false;
}

function anyValue(columns: Columns, segment: Segment, flags: Uint8Array): boolean {
  for (let row = segment.attributes[0]; row < segment.attributes[1]; row++) {
    if (columns.attributeForm[row] === Form.word && flags[columns.attributeValue[row] as number] === 1) return true;
  }
  return false;
}

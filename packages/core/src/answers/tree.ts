/** The model as a tree of wholes and parts, level by level. */
import { groupBy } from "../base/group-by.ts";
import type { Model } from "../model/model.ts";
import type { TreeAnswer } from "./answers.ts";
import { kindOrder } from "./order.ts";
import { childRows, summaryOf } from "./summary.ts";

export interface TreeRequest {
  /** Id of the whole; absent for the top level. */
  readonly parent?: string | undefined;
  /** At the top level: elements of exactly this kind. */
  readonly kind?: string | undefined;
  /** The page that has this element, instead of one at an offset. */
  readonly around?: string | undefined;
  readonly offset?: number | undefined;
  /** All when absent. */
  readonly limit?: number | undefined;
  readonly language: string;
}

/** The elements inside one, or those inside none, ordered by layer and kind; `undefined` when there is no such whole. */
export function treeAnswer(model: Model, request: TreeRequest): TreeAnswer | undefined {
  const parent = request.parent === undefined ? undefined : model.element(request.parent);
  if (request.parent !== undefined && parent === undefined) return undefined;
  const top = parent === undefined ? topOf(model) : undefined;
  const rows =
    parent !== undefined
      ? childRows(model, parent.row)
      : request.kind === undefined
        ? (top?.rows ?? [])
        : (top?.byKind.get(request.kind) ?? []);
  const limit = request.limit ?? rows.length;
  const offset = offsetOf(model, rows, request, limit);
  const shown = rows.slice(offset, offset + limit);
  return {
    version: 1,
    parent: parent?.id ?? null,
    total: rows.length,
    offset,
    ...(top === undefined
      ? {}
      : { kinds: [...top.byKind].map(([kind, members]) => ({ kind, count: members.length })) }),
    elements: Array.from(shown, (row) => summaryOf(model.at(row), request.language)),
  };
}

function offsetOf(model: Model, rows: readonly number[], { offset = 0, around }: TreeRequest, limit: number): number {
  if (around === undefined || limit === 0) return offset;
  const row = model.element(around)?.row;
  const place = row === undefined ? -1 : rows.indexOf(row);
  return place < 0 ? offset : place - (place % limit);
}

/** What is inside nothing, together and by kind, in the order of layers and kinds. */
interface Top {
  readonly rows: readonly number[];
  readonly byKind: ReadonlyMap<string, readonly number[]>;
}

const tops: WeakMap<Model, Top> = new WeakMap();

function topOf(model: Model): Top {
  let top = tops.get(model);
  if (top === undefined) {
    const rows = makeTopRows(model);
    const { kindOf } = model.parts;
    const byKind = groupBy(rows, (row) => model.schema.kind(kindOf[row] ?? 0).id);
    tops.set(model, (top = { rows, byKind }));
  }
  return top;
}

function makeTopRows(model: Model): readonly number[] {
  const { parentOf, kindOf } = model.parts;
  const order = kindOrder(model);
  const place = (row: number): number => order[kindOf[row] ?? 0] ?? 0;
  return [...model.rows()]
    .filter((row) => !isInsideElement(model, parentOf[row] ?? -1))
    .sort((a, b) => place(a) - place(b) || a - b);
}

/** A part of something that is no element of the model (unknown kind, absent) would show nowhere, so it shows at the top. */
function isInsideElement(model: Model, parent: number): boolean {
  return parent >= 0 && model.isElement(parent);
}

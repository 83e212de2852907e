/** The model as a tree of wholes and parts, level by level. */
import type { Model } from "../model/model.ts";
import type { TreeAnswer } from "./answers.ts";
import { kindOrder } from "./order.ts";
import { childRows, summaryOf } from "./summary.ts";

export interface TreeRequest {
  /** Id of the whole; absent for the top level. */
  readonly parent?: string | undefined;
  readonly offset?: number | undefined;
  /** All when absent. */
  readonly limit?: number | undefined;
  readonly language: string;
}

/** The elements inside one, or those inside none, ordered by layer and kind; `undefined` when there is no such whole. */
export function treeAnswer(model: Model, request: TreeRequest): TreeAnswer | undefined {
  const parent = request.parent === undefined ? undefined : model.element(request.parent);
  if (request.parent !== undefined && parent === undefined) return undefined;
  const rows = parent === undefined ? topRows(model) : childRows(model, parent.row);
  const offset = request.offset ?? 0;
  const shown = rows.slice(offset, offset + (request.limit ?? rows.length));
  return {
    version: 1,
    parent: parent?.id ?? null,
    total: rows.length,
    elements: Array.from(shown, (row) => summaryOf(model.at(row), request.language)),
  };
}

const tops: WeakMap<Model, readonly number[]> = new WeakMap();

function topRows(model: Model): readonly number[] {
  let rows = tops.get(model);
  if (rows === undefined) tops.set(model, (rows = makeTopRows(model)));
  return rows;
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

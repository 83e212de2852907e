/** In which order the rows and columns of a matrix stand. */
import type { Element } from "../../model/model.ts";
import { affinityOrder } from "./affinity-order.ts";
import type { Found } from "./meetings.ts";

export interface Order {
  readonly rows: readonly { readonly element: Element; readonly depth: number }[];
  readonly columns: readonly { readonly element: Element; readonly depth: number }[];
}

/** Parents before their parts, each part one deeper. */
export function byNesting(rows: readonly Element[], columns: readonly Element[]): Order {
  return { rows: nested(rows), columns: nested(columns) };
}

function nested(elements: readonly Element[]): Order["rows"] {
  const drawn = new Set(elements.map(({ row }) => row));
  const around = (element: Element): readonly Element[] => element.path.filter(({ row }) => drawn.has(row));
  const place = new Map(elements.map(({ row }, index) => [row, index]));
  return elements
    .map((element) => ({ element, depth: around(element).length, line: [...around(element), element] }))
    .sort((a, b) => {
      for (let index = 0; ; index++) {
        const [left, right] = [a.line[index], b.line[index]];
        if (left === undefined || right === undefined) return a.line.length - b.line.length;
        if (left.row !== right.row) return (place.get(left.row) ?? 0) - (place.get(right.row) ?? 0);
      }
    });
}

/** Rows together that meet the same columns, columns together that are met by the same rows. */
export function byAffinity(rows: readonly Element[], columns: readonly Element[], found: Found): Order {
  const columnSets = rows.map(({ row }) => new Set(found.get(row)?.keys() ?? []));
  const rowSets = columns.map(
    (column) => new Set(rows.flatMap(({ row }) => (found.get(row)?.has(column.row) === true ? [row] : []))),
  );
  const flat = (elements: readonly Element[], order: readonly number[]): Order["rows"] =>
    order.flatMap((index) => {
      const element = elements[index];
      return element === undefined ? [] : [{ element, depth: 0 }];
    });
  return { rows: flat(rows, affinityOrder(columnSets)), columns: flat(columns, affinityOrder(rowSets)) };
}

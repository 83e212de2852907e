/** A matrix: which of the rows is connected with which of the columns, read as the viewpoint of that name reads it. */
import { layerMatrix } from "../analyses/layer-matrix.ts";

import type { Element, Model } from "../model/model.ts";
import { type Marking, marksOf, type Meeting } from "../views/matrix/marks.ts";
import { type Found, meet } from "../views/matrix/meetings.ts";
import { byAffinity, byNesting, type Order } from "../views/matrix/order.ts";
import { layerNames } from "../views/parts/layer-names.ts";
import { fold } from "./fold.ts";
import type { MatrixAnswer, MatrixCellSummary, MatrixHeaderAnswer } from "./matrix-answers.ts";
import { elementsOfKinds, isOfLayers, kindsAsked, type MatrixRequest, waysAsked } from "./matrix-request.ts";
import { localeOf } from "./positions.ts";

/** Rows and columns that come at once. */
const MOST = 1000;

/** The matrix; `undefined` when one of the kinds is none. */
export function matrixAnswer(model: Model, request: MatrixRequest): MatrixAnswer | undefined {
  if (isOfLayers(model, request)) return layersAnswer(model, request);
  const rowKinds = kindsAsked(model, request.rows);
  const columnKinds = kindsAsked(model, request.columns);
  if (rowKinds === undefined || columnKinds === undefined) return undefined;
  const allRows = elementsOfKinds(model, rowKinds).filter((element) => isNamed(element, request));
  const allColumns = elementsOfKinds(model, columnKinds);
  const [rows, columns] = [allRows.slice(0, MOST), allColumns.slice(0, MOST)];
  const met = meet(model, rows, columns, waysAsked(model, request.relationship, rowKinds, columnKinds));
  const found = request.hidesDerived === true ? ownOnly(model, met) : met;
  const filled = new Set([...found.values()].flatMap((cells) => [...cells.keys()]));
  const empty = {
    rows: rows.filter(({ row }) => !found.has(row)).length,
    columns: columns.filter(({ row }) => !filled.has(row)).length,
  };
  const shown =
    request.hidesEmpty === true
      ? { rows: rows.filter(({ row }) => found.has(row)), columns: columns.filter(({ row }) => filled.has(row)) }
      : { rows, columns };
  const locale = localeOf(request.language);
  return {
    ...bodyOf(model, ordered(shown.rows, shown.columns, found, request), found, request),
    rowTitle: titleOf(model, request.rows, locale),
    columnTitle: titleOf(model, request.columns, locale),
    empty,
    left: { rows: allRows.length - rows.length, columns: allColumns.length - columns.length },
    editable: true,
  };
}

/** Does the name of the row, or of what is around it, hold the words? */
function isNamed(element: Element, { filter, language }: MatrixRequest): boolean {
  const words = fold(filter ?? "")
    .split(" ")
    .filter((word) => word !== "");
  if (words.length === 0) return true;
  const names = fold([element, ...element.path].flatMap((one) => [one.nameIn(language), one.id]).join(" "));
  return words.every((word) => names.includes(word));
}

/** Cells by what joins the two themselves; of a path all, since it never does. */
function ownOnly(model: Model, found: Found): Found {
  const kept = new Map<number, Map<number, Meeting>>();
  for (const [row, cells] of found) {
    const own = [...cells].flatMap(([column, meeting]): readonly (readonly [number, Meeting])[] => {
      if (!meeting.isDirect) return [[column, meeting]];
      const edges = new Set([...meeting.edges].filter((edge) => joinsOwn(model, edge, meeting)));
      return edges.size === 0 ? [] : [[column, { ...meeting, edges, count: edges.size }]];
    });
    if (own.length > 0) kept.set(row, new Map(own));
  }
  return kept;
}

/** Does the edge join the two elements themselves, rather than parts of them? */
export function joinsOwn(model: Model, edge: number, { row, column }: Pick<Meeting, "row" | "column">): boolean {
  const { from, to } = model.parts.edges;
  const [start, end] = [from[edge], to[edge]];
  return (start === row.row && end === column.row) || (start === column.row && end === row.row);
}

function ordered(rows: readonly Element[], columns: readonly Element[], found: Found, request: MatrixRequest): Order {
  switch (request.order) {
    case "cluster":
      return byAffinity(rows, columns, found);
    case "name":
    case "total": {
      const total = totalsOf(found);
      const compare = new Intl.Collator(request.language, { numeric: true }).compare;
      const sorted = (elements: readonly Element[], totals: ReadonlyMap<number, number>): Order["rows"] =>
        elements
          .map((element) => ({ element, name: element.nameIn(request.language), depth: 0 }))
          .sort((a, b) => {
            const more = (totals.get(b.element.row) ?? 0) - (totals.get(a.element.row) ?? 0);
            return (request.order === "total" ? more : 0) || compare(a.name, b.name);
          });
      return { rows: sorted(rows, total.rows), columns: sorted(columns, total.columns) };
    }
    default:
      return byNesting(rows, columns);
  }
}

interface Totals {
  readonly rows: ReadonlyMap<number, number>;
  readonly columns: ReadonlyMap<number, number>;
}

/** How many cells each row and column has. */
function totalsOf(found: Found): Totals {
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (const [row, cells] of found) {
    rows.set(row, cells.size);
    for (const column of cells.keys()) columns.set(column, (columns.get(column) ?? 0) + 1);
  }
  return { rows, columns };
}

function bodyOf(
  model: Model,
  order: Order,
  found: Found,
  { language }: MatrixRequest,
): Pick<MatrixAnswer, "version" | "rows" | "columns" | "cells" | "marks" | "notes"> {
  const columnPlace = new Map(order.columns.map(({ element }, place) => [element.row, place]));
  const placed = order.rows.flatMap(({ element }, row) =>
    [...(found.get(element.row) ?? [])]
      .flatMap(([at, meeting]) => {
        const column = columnPlace.get(at);
        return column === undefined ? [] : [{ row, column, meeting }];
      })
      .sort((a, b) => a.column - b.column),
  );
  const marking = marksOf(
    model,
    placed.map(({ meeting }) => meeting),
    localeOf(language),
  );
  const totals = totalsOf(found);
  return {
    version: 1,
    rows: headersOf(order.rows, totals.rows, language),
    columns: headersOf(order.columns, totals.columns, language),
    cells: placed.map((cell) => cellOf(model, cell, marking)),
    marks: marking.kind,
    notes: marking.notes,
  };
}

function cellOf(
  model: Model,
  { row, column, meeting }: { readonly row: number; readonly column: number; readonly meeting: Meeting },
  marking: Marking,
): MatrixCellSummary {
  const isOwn = meeting.isDirect && [...meeting.edges].some((edge) => joinsOwn(model, edge, meeting));
  return {
    row,
    column,
    text: marking.text(meeting),
    count: meeting.count,
    ...(isOwn ? {} : { derived: true }),
    label: marking.label(meeting),
  };
}

function headersOf(
  line: Order["rows"],
  totals: ReadonlyMap<number, number>,
  language: string,
): readonly MatrixHeaderAnswer[] {
  const shown = new Set(line.map(({ element }) => element.row));
  return line.map(({ element, depth }) => {
    const around = element.parent;
    const isGrouped = around !== undefined && !shown.has(around.row) && element.model.isElement(around.row);
    return {
      id: element.id,
      name: element.nameIn(language),
      kind: element.kind,
      layer: element.layer ?? null,
      depth,
      group: isGrouped ? around.nameIn(language) : null,
      total: totals.get(element.row) ?? 0,
    };
  });
}

function titleOf(model: Model, side: string, locale: "en" | "fr"): string {
  if (side === "*") return locale === "fr" ? "Éléments" : "Elements";
  return side
    .split(",")
    .map((kind) => model.schema.kinds[model.schema.kindNumber(kind)]?.plural[locale] ?? kind)
    .join(", ");
}

// --- layers against layers

function layersAnswer(model: Model, { relationship, language }: MatrixRequest): MatrixAnswer {
  const locale = localeOf(language);
  const count = relationship === "statements" ? "statements" : "dependencies";
  const { layers, counts } = layerMatrix.run(model, { count });
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const name = (index: number): string => layerNames[layers[index] ?? "strategy"][locale];
  const header = (total: (index: number) => number): readonly MatrixHeaderAnswer[] =>
    layers.map((layer, index) => ({
      id: layer,
      name: name(index),
      kind: null,
      layer,
      depth: 0,
      group: null,
      total: total(index),
    }));
  const rows = header((index) => sum(counts[index] ?? []));
  const columns = header((index) => sum(counts.map((row) => row[index] ?? 0)));
  return {
    version: 1,
    rowTitle: locale === "fr" ? "Couches" : "Layers",
    columnTitle: locale === "fr" ? "Couches" : "Layers",
    rows,
    columns,
    cells: counts.flatMap((line, row) =>
      line.flatMap((each, column) =>
        each === 0
          ? []
          : [{ row, column, text: String(each), count: each, label: `${name(row)} → ${name(column)}: ${each}` }],
      ),
    ),
    marks: "count",
    notes: [],
    empty: {
      rows: rows.filter(({ total }) => total === 0).length,
      columns: columns.filter(({ total }) => total === 0).length,
    },
    left: { rows: 0, columns: 0 },
    editable: false,
  };
}

/** Matrix: elements of some kinds against elements of others, by any verb, reference or path (TOGAF's matrices, CRUD, RACI). */
import type { Locale } from "../base/codes.ts";
import type { Element, Model } from "../model/model.ts";
import type { MatrixCell, MatrixDiagram, MatrixHeader } from "./diagram.ts";
import { distinct, isWithin } from "./parts/inside.ts";
import { type Marking, marksOf, type Meeting } from "./matrix/marks.ts";
import { type Found, meet } from "./matrix/meetings.ts";
import { byAffinity, byNesting, type Order } from "./matrix/order.ts";
import { pathsOf } from "./matrix/paths.ts";
import { isKind } from "./parts/nodes.ts";
import { counted, nothing, say } from "./parts/notes.ts";
import { included, selects } from "./parts/select.ts";
import type { Viewpoint, ViewQuery } from "./viewpoint.ts";

export const matrix: Viewpoint = {
  id: "matrix",
  family: "lists",
  aliases: ["crud", "cross-table"],
  title: { en: "Matrix", fr: "Matrice" },
  question: {
    en: "What is related to what, and where is nothing?",
    fr: "Qu'est-ce qui est lié à quoi, et où n'y a-t-il rien ?",
  },
  reads: ["rows", "columns", "relationships", "groupBy", "scope", "exclude"],
  notations: ["orrery"],
  example: `
process sell "Sell tickets" {
  accesses ticket { mode: readwrite }
  accesses timetable { mode: read }
}
process board "Board passengers" {
  accesses ticket { mode: readwrite }
  accesses manifest { mode: write }
}
process plan "Plan the season" {
  accesses timetable { mode: write }
  accesses fares { mode: read }
}
dataset ticket "Tickets"
dataset timetable "Timetable"
dataset fares "Fares"
dataset manifest "Passenger list"
view example "Who works with which data" { viewpoint: matrix; rows: process; columns: dataset; relationships: accesses }
`,

  draw(model, query) {
    const rowKinds = kindsOf(query.rows, query.kinds[0], "process");
    const columnKinds = kindsOf(query.columns, query.kinds[1] ?? query.kinds[0], "application");
    const rows = elementsOf(model, rowKinds, query);
    const columns = elementsOf(model, columnKinds, query);
    const found = meet(model, rows, columns, pathsOf(model, query.relationships, rowKinds, columnKinds));
    const kept = query.isWhole ? { rows, columns, left: 0 } : withoutEmpty(rows, columns, found);
    const order =
      query.groupBy === "affinity" ? byAffinity(kept.rows, kept.columns, found) : byNesting(kept.rows, kept.columns);
    return diagramOf(model, order, found, { rowKinds, columnKinds, left: kept.left }, query);
  },
};

/** Rows and columns beyond which those without a cell are left out. */
const MOST_ROWS = 60;
const MOST_COLUMNS = 40;

function kindsOf(stated: readonly string[], kind: string | undefined, otherwise: string): readonly string[] {
  return stated.length > 0 ? stated : [kind ?? otherwise];
}

/** Elements of the kinds; a scope narrows the side that it is about. */
function elementsOf(model: Model, kinds: readonly string[], query: ViewQuery): readonly Element[] {
  const all = distinct([...model.elements(), ...included(model, query)]).filter(
    (element) => isKind(element, ...kinds) && !query.exclude.some((selector) => selects(selector, element)),
  );
  const scope = new Set(query.scope.map(({ row }) => row));
  const inScope = all.filter((element) => isWithin(element, scope));
  return inScope.length > 0 ? inScope : all;
}

// --- which rows and columns, in which order

interface Axes {
  readonly rows: readonly Element[];
  readonly columns: readonly Element[];
}

/** Large matrices without their empty rows and columns. */
function withoutEmpty(
  rows: readonly Element[],
  columns: readonly Element[],
  found: Found,
): Axes & { readonly left: number } {
  const filled = new Set([...found.values()].flatMap((cells) => [...cells.keys()]));
  const keptRows = rows.length > MOST_ROWS ? rows.filter(({ row }) => found.has(row)) : rows;
  const keptColumns = columns.length > MOST_COLUMNS ? columns.filter(({ row }) => filled.has(row)) : columns;
  const left = rows.length - keptRows.length + columns.length - keptColumns.length;
  return { rows: keptRows, columns: keptColumns, left };
}

// --- the diagram

interface Asked {
  readonly rowKinds: readonly string[];
  readonly columnKinds: readonly string[];
  readonly left: number;
}

function diagramOf(model: Model, order: Order, found: Found, asked: Asked, query: ViewQuery): MatrixDiagram {
  const { language } = query;
  const meetings = order.rows.flatMap(({ element }) =>
    order.columns.flatMap((column) => found.get(element.row)?.get(column.element.row) ?? []),
  );
  const marking = marksOf(model, meetings, language);
  const cells = meetings.map((meeting): MatrixCell => cellOf(meeting, marking));
  return {
    kind: "matrix",
    rowTitle: titleOf(model, asked.rowKinds, language),
    columnTitle: titleOf(model, asked.columnKinds, language),
    rows: order.rows.map((one) => headerOf(one, language)),
    columns: order.columns.map((one) => headerOf(one, language)),
    cells,
    notes: notesOf(order, meetings, marking, asked.left, language),
  };
}

function cellOf(meeting: Meeting, marking: Marking): MatrixCell {
  return {
    row: meeting.row.id,
    column: meeting.column.id,
    text: marking.text(meeting),
    count: meeting.count,
    label: marking.label(meeting),
  };
}

function headerOf({ element, depth }: Order["rows"][number], language: Locale): MatrixHeader {
  return { id: element.id, element: element.id, name: element.nameIn(language), layer: element.layer, depth };
}

function titleOf(model: Model, kinds: readonly string[], language: Locale): string {
  return kinds.map((kind) => model.schema.kinds[model.schema.kindNumber(kind)]?.plural[language] ?? kind).join(", ");
}

function notesOf(
  order: Order,
  meetings: readonly Meeting[],
  marking: Marking,
  left: number,
  language: Locale,
): readonly string[] {
  if (order.rows.length === 0 || order.columns.length === 0)
    return nothing(language, "there are no such rows or columns.", "il n'y a pas de telles lignes ou colonnes.");
  const filled = new Set(meetings.map(({ row }) => row.row));
  const empty = order.rows.filter(({ element }) => !filled.has(element.row)).length;
  return [
    ...marking.notes,
    ...(empty > 0 && meetings.length > 0
      ? [
          say(
            language,
            `${counted(empty, "row meets", "rows meet")} no column.`,
            `${counted(empty, "ligne ne rencontre", "lignes ne rencontrent")} aucune colonne.`,
          ),
        ]
      : []),
    ...(meetings.length === 0
      ? [say(language, "No row meets any column.", "Aucune ligne ne rencontre de colonne.")]
      : []),
    ...(left > 0
      ? [
          say(
            language,
            `${left} rows and columns without a cell are left out.`,
            `${left} lignes et colonnes sans case sont laissées de côté.`,
          ),
        ]
      : []),
  ];
}

/** The grid of a matrix: only what is in view exists, walked by keys, changed in place, with a cross through where one points. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
} from "react";
import type { MatrixAnswer, MatrixCellSummary } from "@orrery/core/answers/matrix-answers";
import { announce } from "../../frame/announcer.tsx";
import { writeTsv } from "../../grids/clipboard-table.ts";
import {
  type CellPlace,
  type Extent,
  moved,
  only,
  rangeOf,
  type Selection,
  sizeOf,
  within,
} from "../../grids/selection.ts";
import { Link } from "../../navigation.tsx";
import { useTexts } from "../../speech.ts";
import { MatrixRow } from "./matrix-row.tsx";
import { matrixTexts } from "./matrix-texts.ts";
import { type Geometry, isSameWindow, type Window, windowOf } from "./window.ts";

/** Columns up to which their names lie, in wide cells. */
const FEW_COLUMNS = 10;
const ROW_HEIGHT = 30;

export interface MatrixGridProps {
  readonly answer: MatrixAnswer;
  readonly workspace: string;
  /** Cells that are being changed, with what they will say: by `row column`. */
  readonly pending: ReadonlyMap<string, string>;
  readonly onPress: (row: number, column: number, at: DOMRect) => void;
  readonly onOpen: (row: number, column: number, at: DOMRect) => void;
  /** A letter typed on a cell. */
  readonly onLetter: (row: number, column: number, letter: string) => void;
  readonly onElement: (id: string) => void;
}

export function MatrixGrid(props: MatrixGridProps): ReactElement {
  const { answer, pending } = props;
  const { rows, columns } = answer;
  const text = useTexts(matrixTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const geometry = useGeometry(answer);
  const { columnWidth, nameWidth, headHeight } = geometry;
  const [shown, setShown] = useState<Window>({ top: 0, bottom: 30, left: 0, right: 30 });
  const [chosen, setChosen] = useState<Selection>(only({ row: 0, column: 1 }));
  const takesFocus = useRef(false);
  const cells = useMemo(() => byRow(answer.cells), [answer.cells]);
  const greatest = useMemo(() => Math.max(0, ...answer.cells.map(({ count }) => count)), [answer.cells]);
  const pendingRows = useMemo(() => pendingByRow(pending), [pending]);

  const extent: Extent = { rows: rows.length, columns: columns.length + 1, page: 15, hasHead: true };
  const active = within(chosen.active, extent);
  const range = rangeOf({ active, anchor: within(chosen.anchor, extent) });

  const look = useCallback(() => {
    const frame = scroller.current;
    if (frame === null) return;
    const next = windowOf(geometry, {
      scrollTop: frame.scrollTop,
      scrollLeft: frame.scrollLeft,
      width: frame.clientWidth,
      height: frame.clientHeight,
    });
    setShown((before) => (isSameWindow(before, next) ? before : next));
  }, [geometry]);
  useLayoutEffect(look, [look]);
  useEffect(() => {
    const sized = new ResizeObserver(look);
    if (scroller.current !== null) sized.observe(scroller.current);
    return () => sized.disconnect();
  }, [look]);
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-line="${active.row}"][data-column="${active.column}"]`,
    );
    if (cell === null || cell === undefined) return;
    takesFocus.current = false;
    cell.focus({ preventScroll: true });
  });

  const choose = (next: Selection): void => {
    takesFocus.current = true;
    setChosen(next);
    scrollTo(scroller.current, geometry, next.active);
  };
  const nameAt = ({ row, column }: CellPlace): string => {
    const [one, other] = [rows[row], columns[column - 1]];
    return one === undefined || other === undefined
      ? ""
      : text("matrix.cell.nothing", { row: one.name, column: other.name });
  };
  const boxOf = (place: CellPlace): DOMRect =>
    (
      scroller.current?.querySelector(`[data-line="${place.row}"][data-column="${place.column}"]`) ?? document.body
    ).getBoundingClientRect();
  const elementAt = ({ row, column }: CellPlace): string | undefined => {
    const header = row < 0 ? columns[column - 1] : column === 0 ? rows[row] : undefined;
    return header === undefined || header.kind === null ? undefined : header.id;
  };

  const copyRange = (): void => {
    const { rows: many } = sizeOf(range);
    const block = Array.from({ length: many }, (_, down) =>
      Array.from({ length: range.right - range.left + 1 }, (_each, across) => {
        const [row, column] = [Math.max(0, range.top) + down, range.left + across];
        return column === 0 ? (rows[row]?.name ?? "") : (cells.get(row)?.get(column - 1)?.text ?? "");
      }),
    );
    navigator.clipboard.writeText(writeTsv(block)).then(
      () => announce(text("matrix.cells", { count: block.flat().length }), "good"),
      () => announce(text("catalogue.copy.failed"), "warning"),
    );
  };

  const press = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / ROW_HEIGHT) - 1);
    const next = moved({ active, anchor: within(chosen.anchor, extent) }, event, { ...extent, page });
    if (next !== undefined) choose(next);
    else if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const act = (event: KeyboardEvent): boolean => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c") return (copyRange(), true);
    if (event.ctrlKey || event.metaKey || (event.altKey && event.key !== "ArrowDown")) return false;
    const element = elementAt(active);
    if (element !== undefined && event.key === "Enter") return (props.onElement(element), true);
    if (active.row < 0 || active.column === 0) return false;
    const [row, column] = [active.row, active.column - 1];
    if (event.key === " ") return (props.onPress(row, column, boxOf(active)), true);
    if (event.key === "Enter" || event.key === "F2" || event.key === "ArrowDown")
      return (props.onOpen(row, column, boxOf(active)), true);
    const letter = event.key.toUpperCase();
    if (answer.marks !== "crud" && answer.marks !== "raci" && !/^[CRUWAI]$/.test(letter)) return false;
    if (!/^[CRUWAI]$/.test(letter)) return false;
    return (props.onLetter(row, column, letter), true);
  };

  // --- the mouse: the place is reckoned, since empty cells are no elements

  const placeAt = (event: { readonly clientX: number; readonly clientY: number }): CellPlace | undefined => {
    const frame = scroller.current;
    if (frame === null) return undefined;
    const box = frame.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    if (x < nameWidth || y < headHeight) return undefined;
    const column = Math.floor((x - nameWidth + frame.scrollLeft) / columnWidth) + 1;
    const row = Math.floor((y - headHeight + frame.scrollTop) / ROW_HEIGHT);
    return row < rows.length && column <= columns.length ? { row, column } : undefined;
  };
  const cross = useRef<HTMLDivElement>(null);
  const point = (event: PointerEvent): void => {
    const place = placeAt(event);
    const mark = cross.current;
    if (mark === null) return;
    mark.hidden = place === undefined;
    if (place === undefined) return;
    mark.style.setProperty("--row", `${headHeight + place.row * ROW_HEIGHT}px`);
    mark.style.setProperty("--column", `${nameWidth + (place.column - 1) * columnWidth}px`);
  };
  const click = (event: MouseEvent): void => {
    const place = placeAt(event);
    if (place === undefined || (event.target as Element).closest("a, button") !== null) return;
    const isFilled = cells.get(place.row)?.has(place.column - 1) === true;
    choose(event.shiftKey ? { active: place, anchor: chosen.anchor } : only(place));
    if (event.shiftKey) return;
    const frame = scroller.current?.getBoundingClientRect();
    const left =
      (frame?.left ?? 0) + nameWidth + (place.column - 1) * columnWidth - (scroller.current?.scrollLeft ?? 0);
    const top = (frame?.top ?? 0) + headHeight + place.row * ROW_HEIGHT - (scroller.current?.scrollTop ?? 0);
    const box = new DOMRect(left, top, columnWidth, ROW_HEIGHT);
    if (isFilled) props.onOpen(place.row, place.column - 1, box);
    else props.onPress(place.row, place.column - 1, box);
  };

  const visibleRows = span(shown.top, shown.bottom, rows.length, active.row);
  const visibleColumns = span(shown.left, shown.right, columns.length, active.row === -1 ? active.column - 1 : -1);
  const style: CSSProperties & Readonly<Record<`--${string}`, string>> = {
    width: nameWidth + columns.length * columnWidth + 1,
    height: headHeight + rows.length * ROW_HEIGHT + 1,
    "--column-width": `${columnWidth}px`,
    "--name-width": `${nameWidth}px`,
    "--head": `${headHeight}px`,
    "--columns": String(columns.length),
  };
  return (
    <div
      ref={scroller}
      className="matrix-frame"
      onScroll={look}
      onPointerMove={point}
      onPointerLeave={() => cross.current !== null && (cross.current.hidden = true)}
    >
      <div
        className="matrix"
        role="grid"
        aria-label={text("matrix.grid", { rows: answer.rowTitle, columns: answer.columnTitle })}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        style={style}
        onKeyDown={press}
        onClick={click}
        onFocus={(event) => {
          const cell = (event.target as Element).closest("[data-line]");
          const place = {
            row: Number(cell?.getAttribute("data-line")),
            column: Number(cell?.getAttribute("data-column")),
          };
          if (cell !== null && (place.row !== active.row || place.column !== active.column)) setChosen(only(place));
        }}
      >
        <div role="row" className="matrix-head" aria-rowindex={1}>
          <div
            role="columnheader"
            className="matrix-corner"
            aria-colindex={1}
            tabIndex={active.row === -1 && active.column === 0 ? 0 : -1}
            data-line={-1}
            data-column={0}
          >
            <span>{answer.columnTitle}</span>
            <span>{answer.rowTitle}</span>
          </div>
          {visibleColumns.map((column) => {
            const header = columns[column];
            if (header === undefined) return null;
            const total = header.total === 0 ? "–" : header.total;
            return (
              <div
                key={header.id}
                role="columnheader"
                className={`matrix-column ${columns.length <= FEW_COLUMNS ? "" : "is-turned"} ${header.total === 0 ? "is-empty" : ""}`}
                style={{ transform: `translateX(${nameWidth + column * columnWidth}px)`, width: columnWidth }}
                aria-colindex={column + 2}
                aria-label={text(answer.editable ? "matrix.total" : "matrix.sum", {
                  name: header.name,
                  count: header.total,
                })}
                title={header.group === null ? header.name : `${header.group} › ${header.name}`}
                tabIndex={active.row === -1 && active.column === column + 1 ? 0 : -1}
                data-line={-1}
                data-column={column + 1}
              >
                {header.kind === null ? (
                  <span className="matrix-column-text">{header.name}</span>
                ) : (
                  <Link
                    className="matrix-column-text"
                    tabIndex={-1}
                    to={{ workspace: props.workspace, page: { kind: "element", id: header.id } }}
                  >
                    {header.name}
                  </Link>
                )}
                <span className="matrix-total">{total}</span>
              </div>
            );
          })}
        </div>
        {visibleRows.map((row) => {
          const header = rows[row];
          if (header === undefined) return null;
          return (
            <MatrixRow
              key={header.id}
              header={header}
              row={row}
              top={headHeight + row * ROW_HEIGHT}
              cells={cells.get(row)}
              left={shown.left}
              right={shown.right}
              columnWidth={columnWidth}
              nameWidth={nameWidth}
              active={active.row === row ? active.column : -1}
              activeLabel={active.row === row ? nameAt(active) : ""}
              pending={pendingRows.get(row)}
              isSum={answer.marks === "count"}
              greatest={greatest}
              startsGroup={header.group !== null && header.group !== rows[row - 1]?.group}
            />
          );
        })}
      </div>
      <div ref={cross} className="matrix-cross" aria-hidden="true" hidden style={style}>
        <span className="matrix-cross-row" />
        <span className="matrix-cross-column" />
      </div>
      {(sizeOf(range).rows > 1 || sizeOf(range).columns > 1) && range.top >= 0 && (
        <div
          className="matrix-range"
          aria-hidden="true"
          style={{
            top: headHeight + range.top * ROW_HEIGHT,
            left: nameWidth + (Math.max(1, range.left) - 1) * columnWidth,
            width: (range.right - Math.max(1, range.left) + 1) * columnWidth,
            height: sizeOf(range).rows * ROW_HEIGHT,
          }}
        />
      )}
    </div>
  );
}

function useGeometry(answer: MatrixAnswer): Geometry {
  const { rows, columns } = answer;
  return useMemo(() => {
    const longestColumn = Math.max(0, ...columns.map(({ name }) => name.length));
    const longestRow = Math.max(
      0,
      ...rows.map(({ name, group, depth }) => name.length + depth * 2 + (group?.length ?? 0) / 2),
    );
    const isFew = columns.length <= FEW_COLUMNS;
    return {
      rows: rows.length,
      columns: columns.length,
      rowHeight: ROW_HEIGHT,
      columnWidth: isFew ? 112 : 34,
      // On a small screen the names leave room for cells.
      nameWidth: Math.min(340, innerWidth * 0.42, Math.max(190, 72 + longestRow * 7.2)),
      headHeight: isFew ? 76 : Math.min(220, Math.max(96, 44 + longestColumn * 6.6)),
    };
  }, [rows, columns]);
}

function byRow(cells: readonly MatrixCellSummary[]): ReadonlyMap<number, ReadonlyMap<number, MatrixCellSummary>> {
  const rows = new Map<number, Map<number, MatrixCellSummary>>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? new Map<number, MatrixCellSummary>();
    row.set(cell.column, cell);
    rows.set(cell.row, row);
  }
  return rows;
}

function pendingByRow(pending: ReadonlyMap<string, string>): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const rows = new Map<number, Map<number, string>>();
  for (const [place, text] of pending) {
    const [row = 0, column = 0] = place.split(" ").map(Number);
    const line = rows.get(row) ?? new Map<number, string>();
    line.set(column, text);
    rows.set(row, line);
  }
  return rows;
}

/** Places from the first to the last, with one more that has to be there. */
function span(first: number, last: number, count: number, also: number): readonly number[] {
  const places = Array.from(
    { length: Math.max(0, Math.min(last, count - 1) - first + 1) },
    (_, index) => first + index,
  );
  return also < 0 || also >= count || places.includes(also) ? places : [...places, also].sort((a, b) => a - b);
}

/** Brings a cell beside the names, which stay. */
function scrollTo(frame: HTMLDivElement | null, geometry: Geometry, { row, column }: CellPlace): void {
  if (frame === null) return;
  const { rowHeight, columnWidth, nameWidth, headHeight } = geometry;
  if (row >= 0) {
    const top = row * rowHeight;
    const room = frame.clientHeight - headHeight - rowHeight;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top > frame.scrollTop + room) frame.scrollTop = top - room;
  }
  if (column > 0) {
    const left = (column - 1) * columnWidth;
    const room = frame.clientWidth - nameWidth - columnWidth;
    if (left < frame.scrollLeft) frame.scrollLeft = left;
    else if (left > frame.scrollLeft + room) frame.scrollLeft = left - room;
  }
}

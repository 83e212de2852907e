/** The grid of a catalogue (WAI-ARIA grid): walked by keys, changed in place, chosen by dragging; only rows in view exist. */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { flushSync } from "react-dom";
import type { FacetValue } from "@orrery/core/answers/catalogue-answers";
import { begin } from "../../editing/gestures.ts";
import { useSchema } from "../../editing/schema.ts";
import { announce } from "../../frame/announcer.tsx";
import { type Block, readClipboard } from "../../grids/clipboard-table.ts";
import {
  type CellPlace,
  type Extent,
  moved,
  only,
  rangeOf,
  type Selection,
  sizeOf,
  stepped,
  within,
} from "../../grids/selection.ts";
import { goTo } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { catalogueTexts } from "./catalogue-texts.ts";
import type { Onward } from "./cell-editor.tsx";
import { copied, fetchAmong, filledDown, filledWith, MOST_CELLS, rowsAmong } from "./cell-work.ts";
import type { Field } from "./fields.ts";
import { GridHead, type HeadActions } from "./grid-head.tsx";
import { type EditedCell, GridRow } from "./grid-row.tsx";
import type { Layout } from "./layout.ts";
import { overlaid } from "./cell-changes.ts";
import type { Changes } from "./use-changes.ts";
import type { Row, Table } from "./use-table.ts";

const ROW_HEIGHT = 36;

/** Rows from elsewhere that are laid on the grid. */
export interface PastedBlock {
  readonly block: Block;
  /** Rows that they are laid on; those beyond the last are new. */
  readonly targets: readonly (Row | undefined)[];
  readonly fields: readonly (Field | undefined)[];
}

/** What the page may ask of the grid. */
export interface GridHandle {
  /** Opens a cell to be written in, with a text that was refused. */
  readonly reopen: (id: string, key: string, text: string) => void;
}

export function Grid(props: {
  readonly title: string;
  readonly table: Table;
  readonly layout: Layout;
  readonly groups: readonly FacetValue[] | undefined;
  readonly folded: ReadonlySet<number>;
  readonly onFold: (group: number) => void;
  readonly fields: readonly Field[];
  readonly sort: string | undefined;
  readonly group: string | undefined;
  readonly filters: Readonly<Record<string, string>>;
  readonly changes: Changes;
  /** Why nothing can be changed here; undefined where it can. */
  readonly locked: string | undefined;
  readonly head: HeadActions;
  readonly onPaste: (pasted: PastedBlock) => void;
  readonly foot: ReactNode;
  readonly handle: { current: GridHandle | undefined };
}): ReactElement {
  const { table, layout, fields, changes, locked } = props;
  const text = useTexts(catalogueTexts);
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const schema = useSchema();
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Selection>(only({ row: 0, column: 0 }));
  const [edited, setEdited] = useState<(EditedCell & { readonly line: number }) | undefined>();
  /** Whether the cell takes the focus when it is drawn; once more, where it is drawn anew because its row has come. */
  const takesFocus = useRef<"no" | "now" | "again">("no");
  const kindName = (kind: string): string => kindOf(kind).label;

  const extent: Extent = { rows: layout.count, columns: fields.length, page: 15, hasHead: true };
  const active = within(chosen.active, extent);
  const anchor = within(chosen.anchor, extent);
  const range = rangeOf({ active, anchor });

  // The rule speaks of the React compiler, which does not build this application.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: layout.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    // The row with the focus stays, so that the focus is never lost to a scroll.
    rangeExtractor: (shown) => {
      const lines = defaultRangeExtractor(shown);
      return active.row < 0 || lines.includes(active.row) ? lines : [...lines, active.row].sort((a, b) => a - b);
    },
    scrollPaddingEnd: 2 * ROW_HEIGHT + 20,
  });
  const items = virtual.getVirtualItems();
  const seen = items.filter(({ index }) => index !== active.row || items.length < 3);
  const first = rowAtLine(layout, seen[0]?.index ?? 0);
  const last = rowAtLine(layout, seen.at(-1)?.index ?? 0);
  useEffect(() => table.see(first, last), [first, last, table]);

  const cellAt = ({ row, column }: CellPlace): HTMLElement | null => {
    const isGroup = row >= 0 && row < layout.count && layout.lineAt(row).kind === "group";
    const selector = `[data-line="${row}"][data-column="${isGroup ? 0 : column}"]`;
    return scroller.current?.querySelector<HTMLElement>(selector) ?? null;
  };
  useLayoutEffect(() => {
    if (takesFocus.current === "no" || edited !== undefined) return;
    const cell = cellAt(active);
    if (cell === null) return;
    const isHere =
      document.activeElement === document.body || scroller.current?.contains(document.activeElement) === true;
    const isWanted = takesFocus.current === "now" || isHere;
    takesFocus.current = isWanted && cell.dataset["waiting"] !== undefined ? "again" : "no";
    if (!isWanted) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const choose = (next: Selection): void => {
    takesFocus.current = "now";
    setChosen(next);
    const { row } = next.active;
    if (row >= 0) virtual.scrollToIndex(row, { align: "auto" });
  };
  const rowAtChosen = (): Row | undefined => {
    const line = layout.count > active.row && active.row >= 0 ? layout.lineAt(active.row) : undefined;
    return line?.kind === "row" ? table.rowAt(line.row) : undefined;
  };
  const mayChange = (row: Row, field: Field): boolean => {
    if (locked !== undefined || field.key === "kind") return false;
    return field.key === "name" || field.key === "description" || schema?.asked(row.kind, field.key) !== undefined;
  };
  const open = (place: CellPlace, isReplacing: boolean, refusedText?: string): boolean => {
    const line = place.row >= 0 && place.row < layout.count ? layout.lineAt(place.row) : undefined;
    const row = line?.kind === "row" ? table.rowAt(line.row) : undefined;
    const field = fields[place.column];
    if (row === undefined || field === undefined) return false;
    if (locked !== undefined) {
      announce(locked, "warning");
      return false;
    }
    if (!mayChange(row, field)) {
      announce(text("grid.notHere", { kind: kindName(row.kind), name: field.label }), "warning");
      return false;
    }
    setEdited({ line: place.row, column: place.column, isReplacing, text: refusedText });
    return true;
  };
  const giveUp = (): void => {
    takesFocus.current = "now";
    setEdited(undefined);
  };
  const keep = (row: Row, field: Field, value: string, onward: Onward): void => {
    setEdited(undefined);
    void changes.change(
      [{ row: overlaid(row, fields, changes.pending), key: field.key, cell: field.cell, text: value }],
      text("grid.step.set", { name: row.name, key: field.label }),
    );
    if (onward === "stay") {
      // The focus goes where the click was; from a choice by mouse it comes back.
      const isHere =
        document.activeElement === document.body || scroller.current?.contains(document.activeElement) === true;
      takesFocus.current = isHere ? "now" : "no";
      return;
    }
    const next =
      onward === "right" || onward === "left"
        ? stepped(active, onward === "right" ? 1 : -1, extent)
        : { row: active.row + (onward === "down" ? 1 : -1), column: active.column };
    choose(only(within(next ?? active, extent, 0)));
  };
  props.handle.current = {
    reopen: (id, key, refusedText) => {
      const column = fields.findIndex((field) => field.key === key);
      const line = items.find(({ index }) => {
        const found = layout.lineAt(index);
        return found.kind === "row" && table.rowAt(found.row)?.id === id;
      })?.index;
      if (line === undefined || column < 0) return;
      choose(only({ row: line, column }));
      open({ row: line, column }, false, refusedText);
    },
  };

  // --- many cells

  const isMany = sizeOf(range).rows * sizeOf(range).columns > MOST_CELLS;
  const withRows = async (
    what: (rows: readonly Row[], chosenFields: readonly Field[]) => Promise<void> | void,
    top: number = range.top,
  ): Promise<void> => {
    if (isMany) return announce(text("grid.tooMany", { count: MOST_CELLS }), "warning");
    const rows = await fetchAmong(table, rowsAmong(layout, top, range.bottom));
    const seenRows = rows.map((row) => overlaid(row, fields, changes.pending));
    await what(seenRows, fields.slice(range.left, range.right + 1));
  };
  const copy = (): Promise<void> =>
    copied(table, layout, fields, range, kindName)
      .then(async ({ text: tsv, cells }) => {
        await navigator.clipboard.writeText(tsv);
        announce(text("grid.copied", { count: cells }), "good");
      })
      .catch(() => announce(text("catalogue.copy.failed"), "warning"));
  const clear = (): Promise<void> =>
    withRows(async (rows, chosenFields) => {
      const cleared = filledWith(rows, chosenFields, "", mayChange);
      await changes.change(cleared, text("grid.step.clear", { count: cleared.length }));
    });
  const fillDown = (): Promise<void> =>
    // Of one row, what stands above it; of several, what the first of them says.
    withRows(
      async (rows, chosenFields) => {
        const filled = filledDown(rows, chosenFields, mayChange);
        await changes.change(filled, text("grid.step.fill", { count: filled.length }));
      },
      range.top === range.bottom ? range.top - 1 : range.top,
    );
  const removeRows = (): Promise<void> =>
    withRows((rows) => begin({ gesture: "remove", ids: rows.map(({ id }) => id) }));

  const paste = (event: ClipboardEvent): void => {
    const { clipboardData } = event;
    const block = readClipboard({
      text: clipboardData.getData("text/plain"),
      html: clipboardData.getData("text/html"),
    });
    if (block === undefined || edited !== undefined) return;
    event.preventDefault();
    if (locked !== undefined) return announce(locked, "warning");
    const [only_] = block[0] ?? [];
    const isOne = block.length === 1 && block[0]?.length === 1 && only_ !== undefined;
    if (isOne) {
      void withRows(async (rows, chosenFields) => {
        const filled = filledWith(rows, chosenFields, only_.trim().replace(/^'(?=[=@+-])/, ""), mayChange);
        await changes.change(filled, text("grid.step.paste", { count: filled.length }));
      });
      return;
    }
    void pasteBlock(block);
  };
  const pasteBlock = async (block: Block): Promise<void> => {
    const start = rowsAmong(layout, range.top, layout.count - 1)[0] ?? table.total ?? 0;
    const lines = rowsAmong(layout, range.top, Math.min(layout.count - 1, range.top + block.length * 2)).slice(
      0,
      block.length,
    );
    const rows = await fetchAmong(table, lines);
    props.onPaste({
      block,
      targets: block.map((_, index) => (start + index < (table.total ?? 0) ? rows[index] : undefined)),
      fields: (block[0] ?? []).map((_, index) => fields[range.left + index]),
    });
  };

  // --- keys

  const press = (event: KeyboardEvent): void => {
    if (edited !== undefined) return;
    const next = moved({ active, anchor }, event, { ...extent, page: Math.max(1, seen.length - 22) });
    const isHandled = next !== undefined ? (choose(next), true) : act(event);
    if (isHandled) event.preventDefault();
    if (isHandled || isTyping(event)) event.stopPropagation();
  };
  /** Does what a key means; true where it is done. A letter begins to write: it goes into the field that opens under it. */
  const act = (event: KeyboardEvent): boolean => {
    const isControl = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const line = active.row >= 0 && layout.count > 0 ? layout.lineAt(active.row) : undefined;
    if (active.row < 0) return false;
    if (isControl && !event.altKey) return actWithControl(key, line?.kind === "row" ? rowAtChosen() : undefined);
    if (event.altKey && key !== "ArrowDown") return false;
    switch (key) {
      case "Enter":
      case "F2":
      case "ArrowDown":
        if (line?.kind === "group") props.onFold(line.group);
        else open(active, false);
        return true;
      case "Delete":
      case "Backspace":
        void clear();
        return true;
      case "Escape":
        if (range.top === range.bottom && range.left === range.right) return false;
        choose(only(active));
        return true;
      default:
        if (isTyping(event)) flushSync(() => open(active, true));
        return false;
    }
  };
  const actWithControl = (key: string, row: Row | undefined): boolean => {
    switch (key) {
      case "c":
        void copy();
        return true;
      case "x":
        void copy().then(() => (locked === undefined ? clear() : undefined));
        return true;
      case "d":
        void fillDown();
        return true;
      case "Delete":
        void removeRows();
        return true;
      case "Enter":
        if (row !== undefined) goTo({ workspace, page: { kind: "element", id: row.id } });
        return true;
      default:
        return false;
    }
  };

  // --- the mouse

  const drag = useRef<{ readonly wasActive: boolean; hasMoved: boolean }>(undefined);
  const pointDown = (event: PointerEvent): void => {
    const place = placeOf(event.target);
    if (place === undefined || place.row < 0 || event.button !== 0 || isOwnControl(event.target)) return;
    if (edited !== undefined && place.row === edited.line && place.column === edited.column) return;
    const wasActive =
      place.row === active.row && place.column === active.column && document.activeElement === cellAt(active);
    drag.current = { wasActive, hasMoved: false };
    if (event.pointerType === "mouse") event.preventDefault();
    // What is being written is kept before the choice moves.
    if (edited !== undefined) (document.activeElement as HTMLElement | null)?.blur();
    choose(event.shiftKey ? { active: place, anchor } : only(place));
  };
  const pointMove = (event: PointerEvent): void => {
    if (drag.current === undefined || event.buttons !== 1 || event.pointerType !== "mouse") return;
    const place = placeOf(document.elementFromPoint(event.clientX, event.clientY));
    if (place === undefined || place.row < 0 || (place.row === active.row && place.column === active.column)) return;
    drag.current.hasMoved = true;
    choose({ active: place, anchor });
  };
  const pointUp = (): void => {
    const { wasActive = false, hasMoved = true } = drag.current ?? {};
    drag.current = undefined;
    if (wasActive && !hasMoved) open(active, false);
  };

  const template = fields.map(({ width }) => `${width}px`).join(" ");
  const keepRef = useRef({ keep, giveUp });
  keepRef.current = { keep, giveUp };
  const stable = useMemo(
    () => ({
      keep: (row: Row, field: Field, value: string, onward: Onward): void =>
        keepRef.current.keep(row, field, value, onward),
      giveUp: (): void => keepRef.current.giveUp(),
    }),
    [],
  );

  return (
    <div
      ref={scroller}
      className="grid-frame sheet"
      style={{ "--columns": template, "--name": `${fields[0]?.width ?? 0}px` } as CSSProperties}
      onPaste={paste}
    >
      <div
        className="grid"
        role="grid"
        aria-label={text("catalogue.table", { name: props.title, count: table.total ?? 0 })}
        aria-rowcount={layout.count + 2}
        aria-colcount={fields.length}
        aria-multiselectable="true"
        {...(locked === undefined ? {} : { "aria-readonly": true })}
        onKeyDown={press}
        onPointerDown={pointDown}
        onPointerMove={pointMove}
        onPointerUp={pointUp}
        onDoubleClick={(event) => {
          const place = placeOf(event.target);
          if (place !== undefined && place.row >= 0 && edited === undefined && !isOwnControl(event.target))
            open(place, false);
        }}
        onFocus={(event) => {
          const place = placeOf(event.target);
          if (
            place !== undefined &&
            edited === undefined &&
            (place.row !== active.row || place.column !== active.column)
          )
            setChosen(only(place));
        }}
      >
        <div role="rowgroup" className="grid-head">
          <div role="row" className="grid-row" aria-rowindex={1}>
            {fields.map((field, column) => (
              <GridHead
                key={field.key}
                field={field}
                column={column}
                isActive={active.row === -1 && active.column === column}
                sort={props.sort}
                isFiltered={props.filters[field.key] !== undefined}
                isGroup={props.group === field.key}
                actions={props.head}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const line = layout.lineAt(item.index);
            const style = { transform: `translateY(${item.start}px)` };
            if (line.kind === "group") {
              return (
                <GroupLine
                  key={`group ${line.group}`}
                  style={style}
                  line={item.index}
                  columns={fields.length}
                  value={props.groups?.[line.group]}
                  isFolded={props.folded.has(line.group)}
                  isActive={item.index === active.row}
                  onFold={() => props.onFold(line.group)}
                />
              );
            }
            const row = table.rowAt(line.row);
            const isChosen = item.index >= range.top && item.index <= range.bottom;
            return (
              <div
                key={`row ${line.row}`}
                role="row"
                className="grid-row"
                aria-rowindex={item.index + 2}
                data-index={line.row}
                style={style}
              >
                {row === undefined ? (
                  <Waiting fields={fields} line={item.index} active={item.index === active.row ? active.column : -1} />
                ) : (
                  <GridRow
                    row={row}
                    line={item.index}
                    fields={fields}
                    active={item.index === active.row ? active.column : -1}
                    left={isChosen ? range.left : -1}
                    right={isChosen ? range.right : -1}
                    edited={edited?.line === item.index ? edited : undefined}
                    pending={changes.pending.get(row.id)}
                    onKeep={stable.keep}
                    onGiveUp={stable.giveUp}
                  />
                )}
              </div>
            );
          })}
        </div>
        {props.foot}
      </div>
    </div>
  );
}

function rowAtLine(layout: Layout, line: number): number {
  if (line >= layout.count) return 0;
  for (let at = line; at < layout.count; at++) {
    const found = layout.lineAt(at);
    if (found.kind === "row") return found.row;
  }
  return 0;
}

/** The cell that something on the page belongs to. */
function placeOf(target: EventTarget | null): CellPlace | undefined {
  const cell = target instanceof Element ? target.closest("[data-line]") : null;
  if (cell === null) return undefined;
  return { row: Number(cell.getAttribute("data-line")), column: Number(cell.getAttribute("data-column")) };
}

/** Links, buttons and fields in cells do what they are for. */
function isOwnControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, input, textarea, .cell-editor") !== null;
}

/** A key that writes a letter. */
function isTyping(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function GroupLine(props: {
  readonly style: CSSProperties;
  readonly line: number;
  readonly columns: number;
  readonly value: FacetValue | undefined;
  readonly isFolded: boolean;
  readonly isActive: boolean;
  readonly onFold: () => void;
}): ReactElement {
  const text = useTexts(catalogueTexts);
  const { value, isFolded } = props;
  const name = value === undefined || value.state === "missing" ? text("grid.missing") : value.text;
  return (
    <div role="row" className="grid-row grid-group" aria-rowindex={props.line + 2} style={props.style}>
      <div
        role="gridcell"
        className={`grid-cell grid-group-cell ${value?.state === "unknown" ? "is-unknown" : ""} ${props.isActive ? "is-active" : ""}`}
        aria-colspan={props.columns}
        aria-expanded={!isFolded}
        tabIndex={props.isActive ? 0 : -1}
        data-line={props.line}
        data-column={0}
        onClick={props.onFold}
      >
        <Icon name={isFolded ? "chevron-right" : "chevron-down"} />
        <span className="grid-group-name">{name}</span>
        <span className="muted">{text("count.rows", { count: value?.count ?? 0 })}</span>
      </div>
    </div>
  );
}

function Waiting({
  fields,
  line,
  active,
}: {
  readonly fields: readonly Field[];
  readonly line: number;
  readonly active: number;
}): ReactElement {
  return (
    <>
      {fields.map((field, column) => (
        <div
          key={field.key}
          role="gridcell"
          className={`grid-cell ${column === 0 ? "grid-name" : ""} ${column === active ? "is-active" : ""}`}
          tabIndex={column === active ? 0 : -1}
          data-line={line}
          data-column={column}
          data-waiting
        >
          <span className="skeleton" />
        </div>
      ))}
    </>
  );
}

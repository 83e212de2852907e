/** The head of the grid: a press sorts, a menu filters, groups and moves, the edge makes a column wider. */
import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { catalogueTexts } from "./catalogue-texts.ts";
import { type Field, LEAST_WIDTH, MOST_WIDTH, readSort } from "./fields.ts";

/** Pixels by which keys widen a column. */
const STEP = 24;

export interface HeadActions {
  /** `isAdded`: behind what is sorted already. */
  readonly sort: (key: string, isAdded: boolean) => void;
  readonly openMenu: (key: string, at: HTMLElement) => void;
  /** `isFinal`: the mouse was let go. */
  readonly widen: (key: string, width: number, isFinal: boolean) => void;
  readonly move: (key: string, step: 1 | -1) => void;
  /** Before another column. */
  readonly drop: (key: string, before: string) => void;
}

export function GridHead(props: {
  readonly field: Field;
  readonly column: number;
  readonly isActive: boolean;
  readonly sort: string | undefined;
  readonly isFiltered: boolean;
  readonly isGroup: boolean;
  readonly actions: HeadActions;
}): ReactElement {
  const { field, column, actions } = props;
  const text = useTexts(catalogueTexts);
  const keys = readSort(props.sort);
  const place = keys.findIndex(({ key }) => key === field.key);
  const sorted = keys[place];
  const isMovable = field.cell !== undefined;
  const press = (event: KeyboardEvent): void => {
    const isLeft = event.key === "ArrowLeft";
    if (event.key === "ArrowDown" && event.altKey) actions.openMenu(field.key, event.currentTarget as HTMLElement);
    else if (event.key === "Enter" && event.shiftKey) actions.sort(field.key, true);
    else if ((isLeft || event.key === "ArrowRight") && event.altKey && event.shiftKey)
      actions.widen(field.key, field.width + (isLeft ? -STEP : STEP), true);
    else if ((isLeft || event.key === "ArrowRight") && event.ctrlKey && event.shiftKey && isMovable)
      actions.move(field.key, isLeft ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="columnheader"
      className={`grid-cell grid-header ${field.isNumeric ? "is-number" : ""} ${column === 0 ? "grid-name" : ""}`}
      aria-sort={sorted === undefined ? "none" : sorted.isDown ? "descending" : "ascending"}
      aria-colindex={column + 1}
      onKeyDown={press}
      {...(isMovable ? dropping(field.key, actions) : {})}
    >
      <button
        type="button"
        className="grid-sort"
        tabIndex={props.isActive ? 0 : -1}
        data-line={-1}
        data-column={column}
        title={text("grid.head.hint", { name: field.label })}
        onClick={(event) => actions.sort(field.key, event.shiftKey)}
      >
        <span>{field.label}</span>
        {props.isFiltered && <Icon name="filter" className="icon-set" />}
        {props.isGroup && <Icon name="group" className="icon-set" />}
        <Icon
          name={sorted === undefined ? "arrow-up-down" : sorted.isDown ? "arrow-down" : "arrow-up"}
          className={sorted === undefined ? "icon-quiet" : ""}
        />
        {keys.length > 1 && place >= 0 && <span className="grid-sort-place">{place + 1}</span>}
      </button>
      <button
        type="button"
        className="grid-menu-button"
        tabIndex={-1}
        aria-label={text("grid.menu", { name: field.label })}
        aria-haspopup="dialog"
        onClick={(event) => actions.openMenu(field.key, event.currentTarget)}
      >
        <Icon name="chevron-down" />
      </button>
      <Edge field={field} onWiden={actions.widen} />
    </div>
  );
}

const dragged = "application/x-orrery-column";

/** A head can be dragged onto another; the menu and keys do the same. */
function dropping(key: string, actions: HeadActions): object {
  return {
    draggable: true,
    onDragStart: (event: React.DragEvent) => {
      event.dataTransfer.setData(dragged, key);
      event.dataTransfer.effectAllowed = "move";
    },
    onDragOver: (event: React.DragEvent) => {
      if (event.dataTransfer.types.includes(dragged)) event.preventDefault();
    },
    onDrop: (event: React.DragEvent) => {
      const from = event.dataTransfer.getData(dragged);
      if (from === "") return;
      event.preventDefault();
      event.stopPropagation();
      actions.drop(from, key);
    },
  };
}

/** The edge of a column, to be dragged. */
function Edge({ field, onWiden }: { readonly field: Field; readonly onWiden: HeadActions["widen"] }): ReactElement {
  const start = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const widthAt = (event: PointerEvent): number => {
    const { x, width } = start.current ?? { x: event.clientX, width: field.width };
    return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.round(width + event.clientX - x)));
  };
  return (
    <span
      className="grid-edge"
      aria-hidden="true"
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? field.width };
      }}
      onPointerMove={(event) => {
        if (start.current !== undefined) onWiden(field.key, widthAt(event), false);
      }}
      onPointerUp={(event) => {
        if (start.current === undefined) return;
        onWiden(field.key, widthAt(event), true);
        start.current = undefined;
      }}
    />
  );
}

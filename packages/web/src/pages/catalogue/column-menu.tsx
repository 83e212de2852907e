/** The menu of a column: order, filter, group, place, width. All that a mouse can do at the head can be done here. */
import { useEffect, useLayoutEffect, useRef, type ReactElement } from "react";
import { Icon } from "../../parts/icon.tsx";
import type { IconName } from "../../parts/icon-names.ts";
import { useTexts } from "../../speech.ts";
import type { TableRequest } from "./asked.ts";
import { catalogueTexts } from "./catalogue-texts.ts";
import { type Field, readSort } from "./fields.ts";
import { FilterPanel } from "./filter-panel.tsx";

export interface ColumnMenuActions {
  readonly sortBy: (key: string, isDown: boolean, isAdded: boolean) => void;
  readonly filterBy: (key: string, filter: string | undefined) => void;
  readonly groupBy: (key: string | undefined) => void;
  readonly move: (key: string, step: 1 | -1) => void;
  readonly widen: (key: string, width: number, isFinal: boolean) => void;
  readonly hide: (key: string) => void;
}

export function ColumnMenu(props: {
  readonly field: Field;
  readonly at: HTMLElement;
  readonly request: TableRequest;
  readonly actions: ColumnMenuActions;
  readonly onClose: () => void;
}): ReactElement {
  const { field, at, request, actions, onClose } = props;
  const text = useTexts(catalogueTexts);
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = panel.current;
    if (shown === null) return;
    const head = at.closest("[role=columnheader]")?.getBoundingClientRect() ?? at.getBoundingClientRect();
    shown.style.top = `${head.bottom + 2}px`;
    shown.style.left = `${Math.max(8, Math.min(head.left, innerWidth - shown.offsetWidth - 8))}px`;
    shown.style.maxHeight = `${Math.max(160, innerHeight - head.bottom - 16)}px`;
    shown.querySelector<HTMLElement>("button")?.focus();
  }, [at]);
  useEffect(() => {
    const away = (event: PointerEvent): void => {
      if (panel.current?.contains(event.target as Node) !== true) onClose();
    };
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [onClose]);
  const close = (): void => {
    onClose();
    (at.closest("[role=columnheader]")?.querySelector<HTMLElement>(".grid-sort") ?? at).focus();
  };
  const { key } = field;
  const isSorted = readSort(request.sort).length > 0;
  const item = (icon: IconName, label: string, run: () => void, stays = false): ReactElement => (
    <button
      type="button"
      className="menu-item"
      onClick={() => {
        run();
        if (!stays) close();
      }}
    >
      <Icon name={icon} />
      {label}
    </button>
  );
  return (
    <div
      ref={panel}
      className="panel column-menu"
      role="dialog"
      aria-label={text("grid.menu", { name: field.label })}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") close();
      }}
    >
      <div className="menu-items">
        {item("arrow-up", text("grid.menu.up"), () => actions.sortBy(key, false, false))}
        {item("arrow-down", text("grid.menu.down"), () => actions.sortBy(key, true, false))}
        {isSorted && item("list-plus", text("grid.menu.also"), () => actions.sortBy(key, false, true))}
        {request.group === key
          ? item("group", text("grid.menu.ungroup"), () => actions.groupBy(undefined))
          : key !== "name" && item("group", text("grid.menu.group"), () => actions.groupBy(key))}
        {field.cell !== undefined && item("arrow-left", text("grid.menu.left"), () => actions.move(key, -1), true)}
        {field.cell !== undefined && item("arrow-right", text("grid.menu.right"), () => actions.move(key, 1), true)}
        {item("maximize-2", text("grid.menu.wider"), () => actions.widen(key, field.width + 48, true), true)}
        {item("minimize-2", text("grid.menu.narrower"), () => actions.widen(key, field.width - 48, true), true)}
        {field.cell !== undefined && item("eye-off", text("grid.menu.hide"), () => actions.hide(key))}
      </div>
      <FilterPanel
        request={request}
        name={field.label}
        filterKey={key}
        column={field.column}
        onChange={(filter) => actions.filterBy(key, filter)}
      />
    </div>
  );
}

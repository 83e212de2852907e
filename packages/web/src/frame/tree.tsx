/** The model as a tree: layers, kinds, elements; what is in view is asked for, and only visible rows exist. */
import {
  memo,
  Suspense,
  useCallback,
  useContext,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from "react";
import { fold } from "@orrery/core/answers/fold";
import type { Page } from "@orrery/core/answers/url";
import { isCharacter } from "../commands/keys.ts";
import { begin } from "../editing/gestures.ts";
import { goTo, Link } from "../navigation.tsx";
import { useFixedRows } from "../parts/fixed-rows.ts";
import { ChangeMark } from "../parts/change-mark.tsx";
import { Icon } from "../parts/icon.tsx";
import { later } from "../parts/later.tsx";
import { KindTile, LayerMark } from "../parts/layer.tsx";
import { usePreferences } from "../preferences.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { pagesFor, useFoundRows, useOpenBranches, useTreeRows, useWay, type WantedPages } from "./tree-data.ts";
import { elementKey, type TreeRow } from "./tree-rows.ts";
import { treeTexts } from "./tree-texts.ts";

const TreeMenu = later(() => import("./tree-menu.tsx").then((module) => module.TreeMenu));

const rowHeight = 28;
const noPages: WantedPages = [];

interface OpenMenu {
  readonly element: { readonly id: string; readonly name: string };
  readonly at: { readonly x: number; readonly y: number };
}

export function Tree({ page }: { readonly page: Page | undefined }): ReactElement {
  const text = useTexts(treeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { singleKeys } = usePreferences();
  const [filter, setFilter] = useState("");
  const [open, setOpen] = useOpenBranches();
  /** The row that keys act on, and where it was: what is awaited becomes an element under another key. */
  const [active, setActive] = useState<{ readonly key: string; readonly index: number }>();
  const [wanted, setWanted] = useState(noPages);
  const [menu, setMenu] = useState<OpenMenu>();
  const scroller = useRef<HTMLDivElement>(null);
  const whole = useTreeRows(open, wanted);
  const found = useFoundRows(useDeferredValue(filter.trim()));
  const rows = found ?? whole;
  const current = page?.kind === "element" ? elementKey(page.id) : undefined;
  const { from, to, height, scrollTo } = useFixedRows(scroller, rows.length, rowHeight);
  const shown = rows.slice(from, to);
  const at = placeOf(rows, active, current);

  // What comes into view is asked for; the list of it changes while it is drawn, as React allows for state of its own.
  const needed = pagesFor(shown, wanted);
  if (needed !== wanted) setWanted(needed);
  useReveal(page, (way) => {
    setOpen((before) => (way.keys.every((key) => before.has(key)) ? before : new Set([...before, ...way.keys])));
    setWanted((before) => (before.includes(way.page) ? before : [way.page, ...before]));
  });
  const currentAt = current === undefined ? -1 : rows.findIndex((row) => row.key === current);
  useEffect(() => {
    if (currentAt >= 0) scrollTo(currentAt);
  }, [currentAt, scrollTo]);

  const toggle = (key: string): void =>
    setOpen((keys) => (keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key])));
  const moveTo = (index: number): void => {
    const place = Math.min(Math.max(index, 0), rows.length - 1);
    const row = rows[place];
    if (row === undefined) return;
    setActive({ key: row.key, index: place });
    scrollTo(place);
  };
  const choose = (row: TreeRow): void => {
    setActive({ key: row.key, index: rows.indexOf(row) });
    if (row.kind === "element") goTo({ workspace, page: { kind: "element", id: row.element.id } });
    else if (row.kind === "more") goTo({ workspace, page: { kind: "element", id: row.parent } });
    else if (row.isOpen !== undefined && found === undefined) toggle(row.key);
  };
  const openMenu = (row: TreeRow | undefined, place?: OpenMenu["at"]): void => {
    if (row?.kind !== "element") return;
    setActive({ key: row.key, index: rows.indexOf(row) });
    const box = scroller.current?.querySelector(`[data-row="${rows.indexOf(row)}"]`)?.getBoundingClientRect();
    setMenu({ element: row.element, at: place ?? { x: (box?.left ?? 0) + 48, y: box?.bottom ?? 0 } });
  };
  const closeMenu = useCallback(() => setMenu(undefined), []);
  const press = (event: KeyboardEvent): void => {
    const row = rows[at];
    if (row === undefined) return;
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) openMenu(row);
    else if (row.kind === "element" && event.key === "F2") begin({ gesture: "rename", id: row.element.id });
    else if (row.kind === "element" && event.key === "Delete" && (event.ctrlKey || event.metaKey)) {
      begin({ gesture: "remove", ids: [row.element.id] });
    } else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else {
      const action = actionOf(event.key, row, rows, at) ?? (singleKeys ? undefined : jumpTo(event.key, rows, at));
      if (action === undefined) return;
      if (action === "toggle") toggle(row.key);
      else if (action === "choose") choose(row);
      else moveTo(action);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className="tree-section" aria-label={text("tree.title")}>
      <Filter
        value={filter}
        found={found?.filter(({ kind }) => kind === "element").length}
        onChange={setFilter}
        onDown={() => scroller.current?.focus()}
      />
      <div
        ref={scroller}
        className="tree"
        role="tree"
        tabIndex={0}
        aria-label={text("tree.label")}
        aria-activedescendant={rows.length > 0 ? `tree-${at}` : undefined}
        onKeyDown={press}
      >
        {rows.length === 0 && (
          <p className="muted tree-empty" role="treeitem" id="tree-0" aria-selected="false">
            {text(found === undefined ? "tree.empty" : "tree.filter.none")}
          </p>
        )}
        <div className="tree-rows" role="none" style={{ height }}>
          {/* The row that is pointed at by id has to be there, wherever the list is scrolled to. */}
          {withActive(rows, shown, from, at).map(([index, row]) => (
            <div
              key={row.key}
              id={`tree-${index}`}
              data-row={index}
              className="tree-row"
              role="treeitem"
              aria-level={row.level}
              aria-setsize={row.siblings}
              aria-posinset={row.place}
              aria-expanded={row.isOpen}
              aria-selected={row.key === current}
              data-active={index === at}
              style={{ transform: `translateY(${index * rowHeight}px)`, paddingLeft: 8 + (row.level - 1) * 14 }}
              onClick={(event) => {
                event.preventDefault();
                const pressed = (event.target as Element).closest(".tree-fold, .tree-more");
                if (pressed === null) choose(row);
                else if (pressed.classList.contains("tree-fold")) toggle(row.key);
                else openMenu(row, placeBelow(pressed));
              }}
              onContextMenu={(event: MouseEvent) => {
                if (row.kind !== "element") return;
                event.preventDefault();
                openMenu(row, { x: event.clientX, y: event.clientY });
              }}
            >
              <span className="tree-fold" aria-hidden="true">
                {row.isOpen !== undefined && <Icon name={row.isOpen ? "chevron-down" : "chevron-right"} />}
              </span>
              <RowLabel row={row} />
            </div>
          ))}
        </div>
      </div>
      {menu !== undefined && (
        <Suspense>
          <TreeMenu element={menu.element} at={menu.at} onClose={closeMenu} />
        </Suspense>
      )}
    </section>
  );
}

function Filter(props: {
  readonly value: string;
  readonly found: number | undefined;
  readonly onChange: (value: string) => void;
  readonly onDown: () => void;
}): ReactElement {
  const text = useTexts(treeTexts);
  const { value, found, onChange } = props;
  return (
    <div className="tree-filter">
      <Icon name="filter" />
      <input
        type="text"
        aria-label={text("tree.filter")}
        placeholder={text("tree.filter.placeholder")}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value !== "") onChange("");
          else if (event.key === "ArrowDown") props.onDown();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {value !== "" && (
        <button
          type="button"
          className="icon-button"
          aria-label={text("tree.filter.clear")}
          onClick={() => onChange("")}
        >
          <Icon name="x" />
        </button>
      )}
      <span className="visually-hidden" role="status">
        {found === undefined ? "" : text("tree.filter.found", { count: found })}
      </span>
    </div>
  );
}

/** Drawn again only when the row itself changes. */
const RowLabel = memo(function RowLabel({ row }: { readonly row: TreeRow }): ReactElement {
  const { named, number } = useSpeech();
  const say = useTexts(treeTexts);
  const { id, kindOf } = useContext(WorkspaceContext);
  switch (row.kind) {
    case "layer":
      return (
        <>
          <LayerMark layer={row.layer} />
          <span className="tree-name tree-layer">{named("layer", row.layer ?? "other")}</span>
        </>
      );
    case "kind":
      return (
        <>
          <span className="tree-name tree-kind">{kindOf(row.of).plural}</span>
          <span className="tree-count">{number(row.count)}</span>
        </>
      );
    case "element":
      return (
        <>
          <KindTile icon={kindOf(row.element.kind).icon} layer={row.element.layer} />
          <Link
            className="tree-name"
            tabIndex={-1}
            title={`${row.element.name} · ${kindOf(row.element.kind).label}`}
            to={{ workspace: id, page: { kind: "element", id: row.element.id } }}
          >
            {row.element.name}
          </Link>
          <ChangeMark id={row.element.id} />
          <span className="tree-more" aria-hidden="true" title={say("tree.actions", { name: row.element.name })}>
            <Icon name="ellipsis" />
          </span>
        </>
      );
    case "awaited":
    case "loading":
      return <span className="tree-name muted">{say("tree.loading")}</span>;
    case "more":
      return <span className="tree-name muted">{say("tree.more", { count: row.count })}</span>;
  }
});

/** What a key does (WAI-ARIA tree pattern): a row to move to, or an action on this one. */
function actionOf(
  key: string,
  row: TreeRow,
  rows: readonly TreeRow[],
  at: number,
): number | "toggle" | "choose" | undefined {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "PageDown":
      return at + 20;
    case "PageUp":
      return at - 20;
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "ArrowRight":
      return row.isOpen === undefined ? undefined : row.isOpen ? at + 1 : "toggle";
    case "ArrowLeft":
      return row.isOpen === true
        ? "toggle"
        : rows.findLastIndex((above, index) => index < at && above.level < row.level);
    case "Enter":
    case " ":
      return "choose";
    default:
      return undefined;
  }
}

/** The next row whose name begins with a letter; only where plain letters are no shortcuts. */
function jumpTo(key: string, rows: readonly TreeRow[], at: number): number | undefined {
  if (!isCharacter(key)) return undefined;
  const begins = (row: TreeRow): boolean => row.kind === "element" && fold(row.element.name).startsWith(fold(key));
  const below = rows.findIndex((row, index) => index > at && begins(row));
  const found = below >= 0 ? below : rows.findIndex(begins);
  return found < 0 ? undefined : found;
}

/** Where the active row is, else the element on the page, else the top. */
function placeOf(
  rows: readonly TreeRow[],
  active: { readonly key: string; readonly index: number } | undefined,
  current: string | undefined,
): number {
  const wanted = active?.key ?? current;
  const found = wanted === undefined ? -1 : rows.findIndex((row) => row.key === wanted);
  return found >= 0 ? found : Math.max(0, Math.min(active?.index ?? 0, rows.length - 1));
}

function withActive(
  rows: readonly TreeRow[],
  shown: readonly TreeRow[],
  from: number,
  at: number,
): readonly (readonly [number, TreeRow])[] {
  const drawn = shown.map((row, index) => [from + index, row] as const);
  const active = rows[at];
  return active === undefined || (at >= from && at < from + shown.length) ? drawn : [...drawn, [at, active]];
}

function placeBelow(element: Element): OpenMenu["at"] {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.bottom };
}

/** Opens the branches that lead to the element on the page, once: what the reader closes afterwards stays closed. */
function useReveal(page: Page | undefined, reveal: (way: NonNullable<ReturnType<typeof useWay>>) => void): void {
  const [revealed, setRevealed] = useState<string>();
  const way = useWay(page);
  if (way === undefined || way.id === revealed) return;
  setRevealed(way.id);
  reveal(way);
}

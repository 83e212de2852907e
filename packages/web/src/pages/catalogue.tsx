/** The table of one kind: sorted, filtered and paged by the server, of which only the visible rows exist on the page. */
import {
  memo,
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import type { CatalogueAnswer } from "@orrery/core/answers/answers";
import type { Page, PageState } from "@orrery/core/answers/url";
import { askCatalogue, type CatalogueRequest } from "../answers/client.ts";
import { useAnswers } from "../answers/store.ts";
import { announce } from "../frame/announcer.tsx";
import { goTo, Link } from "../navigation.tsx";
import { CellValue } from "../parts/cell.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { KindTile, LayerChip } from "../parts/layer.tsx";
import { useKept } from "../parts/kept.ts";
import { Empty, Failed } from "../parts/states.tsx";
import { useRowsInView } from "../parts/virtual.ts";
import { useTitle } from "../parts/title.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { copyTable } from "./catalogue-copy.ts";

type Column = CatalogueAnswer["columns"][number];
type Row = CatalogueAnswer["rows"][number];
type CatalogueAddress = Page & { readonly kind: "catalogue" };

const chunk = 100;
const rowHeight = 40;
const columnsAtFirst = 6;
const typingPause = 180;

export function CataloguePage(props: {
  readonly page: CatalogueAddress;
  readonly of: string;
  readonly state: PageState;
}): ReactElement {
  const speech = useSpeech();
  const { text, language } = speech;
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const { page, of, state } = props;
  const kind = kindOf(of);
  const title = of === "*" ? text("catalogue.all") : kind.plural;
  useTitle(title);

  const request: CatalogueRequest = { kind: of, sort: page.sort, filter: state.filter, filters: state.filters };
  const [visible, setVisible] = useState({ first: 0, last: 0 });
  const chunks = range(Math.floor(visible.first / chunk), Math.floor(visible.last / chunk));
  const asked = chunks.map((index) => askCatalogue(workspace, language, request, index * chunk, chunk));
  const progress = useAnswers(asked);
  const answers = progress.map((one) => (one.kind === "ready" ? one.answer : undefined));
  const answer = useKept(answers.find((one) => one !== undefined));
  const failure = progress.find((one) => one.kind === "failed");

  const change = (
    next: Partial<CatalogueAddress>,
    nextState: PageState = state,
    how: "push" | "replace" = "replace",
  ): void => goTo({ workspace, page: { ...page, ...next }, state: nextState }, how);
  const rowAt = (index: number): Row | undefined =>
    answers[chunks.indexOf(Math.floor(index / chunk))]?.rows[index % chunk];
  const known = answer?.columns;
  const shown = useMemo(() => (known === undefined ? [] : shownColumns(known, page.columns)), [known, page.columns]);
  const columns = useMemo(
    () => shown.flatMap((index) => (known?.[index] === undefined ? [] : [{ index, column: known[index] }])),
    [known, shown],
  );

  if (failure?.kind === "failed" && answer === undefined && asked[0] !== undefined) {
    return <Failed status={failure.status} message={failure.message} asked={asked[0]} />;
  }
  return (
    <div className="page page-full catalogue">
      <header className="page-head">
        <div className="with-tile">
          {of !== "*" && <KindTile icon={kind.icon} layer={kind.layer} large />}
          <div>
            <h1>{title}</h1>
            <p className="subtitle" role="status">
              {answer === undefined ? text("loading") : text("count.rows", { count: answer.total })}
              {of !== "*" && (
                <>
                  {" · "}
                  <LayerChip layer={kind.layer} />
                </>
              )}
            </p>
          </div>
        </div>
        <div className="actions">
          <Filter
            value={state.filter ?? ""}
            onChange={(filter) => {
              const { filter: _before, ...rest } = state;
              change({}, filter === "" ? rest : { ...rest, filter });
            }}
          />
          {answer !== undefined && (
            <ColumnChooser answer={answer} shown={shown} onChange={(columns) => change({ columns })} />
          )}
          <button
            type="button"
            className="button"
            disabled={answer === undefined || answer.total === 0}
            onClick={() => {
              const keys = columns.map(({ column }) => column.key);
              copyTable(speech, workspace, request, keys).then(
                (count) => announce(text("catalogue.copied", { count }), "good"),
                () => announce(text("catalogue.copy.failed"), "warning"),
              );
            }}
          >
            <Icon name="copy" />
            {text("catalogue.copy")}
          </button>
        </div>
      </header>
      <ValueFilters state={state} columns={answer?.columns ?? []} onChange={(next) => change({}, next)} />
      {answer?.total === 0 ? (
        <Empty icon="search-x" title={text(state.filter === undefined ? "catalogue.empty" : "catalogue.none")}>
          {state.filter !== undefined && <p>{text("catalogue.none.text")}</p>}
        </Empty>
      ) : (
        <Rows
          title={title}
          columns={columns}
          total={answer?.total ?? 0}
          sort={page.sort}
          isEveryKind={of === "*"}
          rowAt={rowAt}
          onSort={(sort) => {
            const { sort: _before, ...rest } = page;
            goTo({ workspace, page: sort === undefined ? rest : { ...rest, sort }, state }, "replace");
          }}
          onVisible={(first, last) =>
            setVisible((before) => (before.first === first && before.last === last ? before : { first, last }))
          }
        />
      )}
    </div>
  );
}

function Rows(props: {
  readonly title: string;
  readonly columns: readonly { readonly index: number; readonly column: Column }[];
  readonly total: number;
  readonly sort: string | undefined;
  readonly isEveryKind: boolean;
  readonly rowAt: (index: number) => Row | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly onVisible: (first: number, last: number) => void;
}): ReactElement {
  const { text, pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { columns, total, onVisible } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRowsInView({ count: total, scroller, rowHeight });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onVisible(first, last), [first, last, onVisible]);

  /** The row to focus as soon as it is on the page: it may still have to be asked for. */
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] a`);
    if (link === null || link === undefined) return;
    link.focus({ preventScroll: true });
    wanted.current = undefined;
  });
  const focusRow = (index: number): void => {
    const next = Math.min(Math.max(index, 0), total - 1);
    wanted.current = next;
    virtual.scrollToIndex(next);
    scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest("[data-index]");
    const next = row === null ? undefined : nextRow(event, Number(row.getAttribute("data-index")), total);
    if (next === undefined) return;
    event.preventDefault();
    focusRow(next);
  };
  const template = ["minmax(22rem, 2fr)", ...(props.isEveryKind ? ["11rem"] : []), ...columns.map(widthOf)].join(" ");

  return (
    <div ref={scroller} className="grid-frame" style={{ "--columns": template } as CSSProperties}>
      <div
        className="grid"
        role="table"
        aria-label={text("catalogue.table", { name: props.title, count: total })}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1 + (props.isEveryKind ? 1 : 0)}
        onKeyDown={press}
      >
        <div role="rowgroup" className="grid-head">
          <div role="row" className="grid-row" aria-rowindex={1}>
            <Header id="name" label={text("catalogue.name")} sort={props.sort} onSort={props.onSort} />
            {props.isEveryKind && (
              <Header id="kind" label={text("catalogue.kind")} sort={props.sort} onSort={props.onSort} />
            )}
            {columns.map(({ column }) => (
              <Header
                key={column.key}
                id={column.key}
                label={pick(column.name)}
                isNumeric={column.numeric}
                sort={props.sort}
                onSort={props.onSort}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = props.rowAt(item.index);
            return (
              <div
                key={item.key}
                role="row"
                className="grid-row"
                aria-rowindex={item.index + 2}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={(event) => {
                  const isOwn = (event.target as Element).closest("a, button") !== null;
                  const isSelecting = (getSelection()?.toString() ?? "") !== "";
                  if (row === undefined || isOwn || isSelecting) return;
                  goTo({ workspace, page: { kind: "element", id: row.id } });
                }}
              >
                {row === undefined ? (
                  <Waiting cells={columns.length + 1} />
                ) : (
                  <RowCells row={row} columns={columns} isEveryKind={props.isEveryKind} />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Drawn again only when the row itself changes, so that scrolling costs the new rows alone. */
const RowCells = memo(function RowCells(props: {
  readonly row: Row;
  readonly columns: readonly { readonly index: number; readonly column: Column }[];
  readonly isEveryKind: boolean;
}): ReactElement {
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const { row } = props;
  const kind = kindOf(row.kind);
  return (
    <>
      <div role="rowheader" className="grid-cell grid-name">
        {props.isEveryKind && <KindTile icon={kind.icon} layer={kind.layer} />}
        <Link to={{ workspace, page: { kind: "element", id: row.id } }} title={row.name}>
          {row.name}
        </Link>
        <code className="grid-id">{row.id}</code>
      </div>
      {props.isEveryKind && (
        <div role="cell" className="grid-cell">
          {kind.label}
        </div>
      )}
      {props.columns.map(({ index, column }) => {
        const cell = row.cells[index];
        return (
          <div
            key={column.key}
            role="cell"
            className={`grid-cell ${column.numeric ? "is-number" : ""}`}
            title={cell?.text}
          >
            {cell !== null && cell !== undefined && <CellValue cell={cell} />}
          </div>
        );
      })}
    </>
  );
});

function Waiting({ cells }: { readonly cells: number }): ReactElement {
  return (
    <>
      {range(1, cells).map((index) => (
        <div key={index} role="cell" className="grid-cell">
          <span className="skeleton" />
        </div>
      ))}
    </>
  );
}

function Header(props: {
  readonly id: string;
  readonly label: string;
  readonly isNumeric?: boolean;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}): ReactElement {
  const { text } = useSpeech();
  const isUp = props.sort === props.id;
  const isDown = props.sort === `-${props.id}`;
  return (
    <div
      role="columnheader"
      className={`grid-cell grid-header ${props.isNumeric === true ? "is-number" : ""} ${props.id === "name" ? "grid-name" : ""}`}
      aria-sort={isUp ? "ascending" : isDown ? "descending" : "none"}
    >
      <button
        type="button"
        title={text("catalogue.sort", { name: props.label })}
        onClick={() => props.onSort(isUp ? `-${props.id}` : isDown ? undefined : props.id)}
      >
        <span>{props.label}</span>
        <Icon
          name={isUp ? "arrow-up" : isDown ? "arrow-down" : "arrow-up-down"}
          className={isUp || isDown ? "" : "icon-quiet"}
        />
      </button>
    </div>
  );
}

function Filter(props: { readonly value: string; readonly onChange: (value: string) => void }): ReactElement {
  const { text } = useSpeech();
  const [typed, setTyped] = useState(props.value);
  const [given, setGiven] = useState(props.value);
  if (given !== props.value) {
    setGiven(props.value);
    setTyped(props.value);
  }
  const tell = useEffectEvent(() => {
    if (typed !== props.value) props.onChange(typed);
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(), typingPause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="field">
      <Icon name="search" />
      <input
        type="search"
        aria-label={text("catalogue.filter")}
        placeholder={text("catalogue.filter.placeholder")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

/** Filters by one value, as links from elsewhere carry them; each can be taken off. */
function ValueFilters(props: {
  readonly state: PageState;
  readonly columns: readonly Column[];
  readonly onChange: (state: PageState) => void;
}): ReactElement | null {
  const { text, pick } = useSpeech();
  const filters = Object.entries(props.state.filters);
  if (filters.length === 0) return null;
  return (
    <p className="value-filters">
      {filters.map(([key, value]) => {
        const column = props.columns.find((known) => known.key === key);
        const name = column === undefined ? key : pick(column.name);
        const { [key]: _dropped, ...rest } = props.state.filters;
        return (
          <button
            key={key}
            type="button"
            className="chip chip-button"
            aria-label={`${text("catalogue.filter.value", { name, value })} – ${text("catalogue.filter.clear")}`}
            onClick={() => props.onChange({ ...props.state, filters: rest })}
          >
            {text("catalogue.filter.value", { name, value })}
            <Icon name="x" />
          </button>
        );
      })}
    </p>
  );
}

function ColumnChooser(props: {
  readonly answer: CatalogueAnswer;
  readonly shown: readonly number[];
  readonly onChange: (columns: readonly string[]) => void;
}): ReactElement {
  const { text, pick, compare } = useSpeech();
  const { columns, total } = props.answer;
  const title = useId();
  const keys = props.shown.map((index) => columns[index]?.key ?? "");
  const sorted = [...columns].sort((a, b) => b.filled - a.filled || compare(pick(a.name), pick(b.name)));
  return (
    <Disclosure icon="columns-3" label={text("catalogue.columns")}>
      <h2 id={title}>{text("catalogue.columns.title")}</h2>
      <ul className="checks" aria-labelledby={title}>
        {sorted.map((column) => (
          <li key={column.key}>
            <label>
              <input
                type="checkbox"
                checked={keys.includes(column.key)}
                onChange={(event) =>
                  props.onChange(
                    event.target.checked ? [...keys, column.key] : keys.filter((key) => key !== column.key),
                  )
                }
              />
              <span>{pick(column.name)}</span>
              <span className="muted">{text("catalogue.columns.filled", { count: column.filled, total })}</span>
            </label>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-small" onClick={() => props.onChange([])}>
        {text("catalogue.columns.reset")}
      </button>
    </Disclosure>
  );
}

/** Indexes of the columns to show: those asked for, else the ones that are filled most. */
function shownColumns(columns: readonly Column[], asked: readonly string[]): readonly number[] {
  const known = asked.map((key) => columns.findIndex((column) => column.key === key)).filter((index) => index >= 0);
  if (known.length > 0) return known;
  return columns
    .map((column, index) => ({ index, filled: column.filled }))
    .filter(({ filled }) => filled > 0)
    .sort((a, b) => b.filled - a.filled || a.index - b.index)
    .slice(0, columnsAtFirst)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

function widthOf({ column }: { readonly column: Column }): string {
  return column.numeric ? "minmax(7rem, 0.7fr)" : "minmax(10rem, 1fr)";
}

function nextRow(event: KeyboardEvent, index: number, total: number): number | undefined {
  switch (event.key) {
    case "ArrowDown":
      return index + 1;
    case "ArrowUp":
      return index - 1;
    case "PageDown":
      return index + 12;
    case "PageUp":
      return index - 12;
    case "Home":
      return event.ctrlKey ? 0 : undefined;
    case "End":
      return event.ctrlKey ? total - 1 : undefined;
    default:
      return undefined;
  }
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Two kinds against each other: which is connected with which, to be changed in place. Its address says all of it. */
import { useContext, useId, useState, type ReactElement } from "react";
import { flushSync } from "react-dom";
import type { Edit } from "@orrery/core/answers/edit-answers";
import type { MatrixAnswer, MatrixCellAnswer } from "@orrery/core/answers/matrix-answers";
import { matrixTable } from "@orrery/core/answers/matrix-table";
import { tableFilePath } from "@orrery/core/answers/table-path";
import type { MatrixOrder, PageState } from "@orrery/core/answers/url";
import { fetchAnswer } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { useEditing } from "../editing/use-editing.ts";
import { announce } from "../frame/announcer.tsx";
import { writeTsv } from "../grids/clipboard-table.ts";
import { goTo } from "../navigation.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { useKept } from "../parts/kept.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import "../styles/forms.css";
import "../styles/grid.css";
import "../styles/matrix.css";
import { WordFilter } from "./catalogue/filters.tsx";
import { type Asked, askCell, askMatrix, askOptions, type MatrixAddress } from "./matrix/asked.ts";
import { pressOf, saidBy, singleLetters, toggled } from "./matrix/cell-edits.ts";
import { CellPanel } from "./matrix/cell-panel.tsx";
import { MatrixGrid } from "./matrix/matrix-grid.tsx";
import { matrixTexts } from "./matrix/matrix-texts.ts";
import { Pickers, Presets } from "./matrix/pickers.tsx";
import { type Preset, presetsFor } from "./matrix/presets.ts";

const orders: readonly MatrixOrder[] = ["nesting", "name", "total", "cluster"];

export function MatrixPage(props: { readonly page: MatrixAddress; readonly state: PageState }): ReactElement {
  const { page, state } = props;
  const { id: workspace } = useContext(WorkspaceContext);
  const text = useTexts(matrixTexts);
  useTitle(text("matrix.name"));
  const first = useFirst(page.rows === undefined || page.columns === undefined, state.at);
  const rows = page.rows ?? first?.rows;
  const columns = page.columns ?? first?.columns;
  if (rows === undefined || columns === undefined || workspace === "") return <Loading lines={10} />;
  return <Matrix page={page} state={state} rows={rows} columns={columns} />;
}

/** Without an address of its own the page shows the first of the usual matrices in which something stands. */
function useFirst(isWanted: boolean, at: string | undefined): Preset | undefined {
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const [tried, setTried] = useState(0);
  const kinds = answer?.kinds.filter(({ count }) => count > 0).map(({ id }) => ({ id, count: 1, connections: 0 }));
  const presets = kinds === undefined ? [] : presetsFor({ kinds });
  const preset = presets[tried];
  const progress = useAnswer(
    isWanted && preset !== undefined ? askOptions(workspace, preset.rows, preset.columns, at) : undefined,
  );
  const isEmpty = progress.kind === "ready" && !progress.answer.relationships.some(({ count }) => count > 0);
  const isLast = tried >= presets.length - 1;
  if (isEmpty && !isLast) setTried(tried + 1);
  return progress.kind === "loading" || (isEmpty && !isLast) ? undefined : preset;
}

interface Opened {
  readonly cell: MatrixCellAnswer;
  readonly at: DOMRect;
  readonly place: string;
}

function Matrix(props: {
  readonly page: MatrixAddress;
  readonly state: PageState;
  readonly rows: string;
  readonly columns: string;
}): ReactElement {
  const { page, state, rows, columns } = props;
  const text = useTexts(matrixTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked: Asked = { workspace, language, page, rows, columns, state };
  const question = askMatrix(asked);
  const progress = useAnswer(question);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const optionsProgress = useAnswer(askOptions(workspace, rows, columns, state.at));
  const options = useKept(optionsProgress.kind === "ready" ? optionsProgress.answer : undefined);
  const locked = state.at === undefined ? undefined : text("matrix.locked");
  const work = useCellWork(asked, answer, locked);
  useTitle(
    answer === undefined
      ? text("matrix.name")
      : text("matrix.title", { rows: answer.rowTitle, columns: answer.columnTitle }),
  );

  const go = (next: MatrixAddress, nextState: PageState = state, how: "push" | "replace" = "replace"): void =>
    goTo({ workspace, page: next, state: nextState }, how);
  if (progress.kind === "failed" && answer === undefined)
    return <Failed status={progress.status} message={progress.message} asked={question} />;
  return (
    <div className="page page-full matrix-page">
      <header className="page-head">
        <div>
          <h1>
            {answer === undefined
              ? text("matrix.name")
              : text("matrix.title", { rows: answer.rowTitle, columns: answer.columnTitle })}
          </h1>
          <p className="subtitle" role="status">
            {answer === undefined ? text("loading") : <Told answer={answer} />}
          </p>
        </div>
        <div className="actions">
          {rows !== "layers" && (
            <WordFilter
              value={state.filter ?? ""}
              label={text("matrix.filter")}
              onChange={(filter) => {
                const { filter: _before, ...rest } = state;
                go(page, filter === "" ? rest : { ...rest, filter });
              }}
            />
          )}
          {options !== undefined && <Presets options={options} />}
          {answer !== undefined && (
            <More
              answer={answer}
              path={tableFilePath(workspace, { ...page, rows, columns }, { ...state, language }) ?? ""}
            />
          )}
        </div>
      </header>
      <div className="matrix-bar">
        {options !== undefined && (
          <Pickers
            page={page}
            rows={rows}
            columns={columns}
            options={options}
            onChange={({ rows: nextRows, columns: nextColumns, relationship }) => {
              const { relationship: _before, ...rest } = page;
              go(
                {
                  ...rest,
                  ...(nextRows === undefined ? {} : { rows: nextRows }),
                  ...(nextColumns === undefined ? {} : { columns: nextColumns }),
                  ...(relationship === undefined ? {} : { relationship }),
                },
                state,
                "push",
              );
            }}
          />
        )}
        {rows !== "layers" && <Looks page={page} onChange={(next) => go(next)} />}
      </div>
      {work.refusal !== undefined && (
        <div className="grid-refusal" role="alert">
          <Icon name="circle-alert" />
          <p>{work.refusal}</p>
          <button type="button" className="icon-button" aria-label={text("dialog.close")} onClick={work.dismiss}>
            <Icon name="x" />
          </button>
        </div>
      )}
      {answer !== undefined && (answer.rows.length === 0 || answer.columns.length === 0) ? (
        <Empty icon="search-x" title={text("matrix.none")}>
          <p>{text("matrix.none.text")}</p>
        </Empty>
      ) : (
        answer !== undefined && (
          <MatrixGrid
            key={`${rows} ${columns}`}
            answer={answer}
            workspace={workspace}
            pending={work.pending}
            onPress={work.press}
            onOpen={work.open}
            onLetter={work.letter}
            onElement={(id) => goTo({ workspace, page: { kind: "element", id } })}
          />
        )
      )}
      {answer !== undefined && (
        <p className="matrix-notes muted">
          {answer.notes.join(" ")} {answer.editable && locked === undefined && text("matrix.help")}
        </p>
      )}
      {work.opened !== undefined && (
        <CellPanel
          cell={work.opened.cell}
          at={work.opened.at}
          locked={locked}
          isAsked={page.relationship !== undefined}
          onEdits={work.edits}
          onClose={work.close}
        />
      )}
    </div>
  );
}

/** How full it is; what is empty is told, not passed over. */
function Told({ answer }: { readonly answer: MatrixAnswer }): ReactElement {
  const text = useTexts(matrixTexts);
  const { empty, left } = answer;
  return (
    <>
      {text("matrix.filled", { count: answer.cells.length })}
      {" · "}
      {text("matrix.empty", { rows: empty.rows, columns: empty.columns })}
      {left.rows + left.columns > 0 && (
        <>
          {" "}
          ·{" "}
          {text("matrix.left", {
            shown: Math.max(answer.rows.length, answer.columns.length),
            rows: left.rows,
            columns: left.columns,
          })}
        </>
      )}
    </>
  );
}

function Looks({
  page,
  onChange,
}: {
  readonly page: MatrixAddress;
  readonly onChange: (page: MatrixAddress) => void;
}): ReactElement {
  const text = useTexts(matrixTexts);
  const id = useId();
  const { order = "nesting", hidesEmpty, hidesDerived } = page;
  const without = <Key extends "order" | "hidesEmpty" | "hidesDerived">(key: Key): MatrixAddress => {
    const { [key]: _before, ...rest } = page;
    return rest as MatrixAddress;
  };
  return (
    <div className="matrix-pickers">
      <label className="matrix-picker" htmlFor={id}>
        <span>{text("matrix.order")}</span>
        <select
          id={id}
          className="input"
          value={order}
          onChange={(event) => {
            const next = orders.find((one) => one === event.target.value);
            onChange(next === undefined || next === "nesting" ? without("order") : { ...page, order: next });
          }}
        >
          {orders.map((one) => (
            <option key={one} value={one}>
              {text(`matrix.order.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="matrix-check">
        <input
          type="checkbox"
          checked={hidesEmpty === true}
          onChange={(event) => onChange(event.target.checked ? { ...page, hidesEmpty: true } : without("hidesEmpty"))}
        />
        {text("matrix.hidesEmpty")}
      </label>
      <label className="matrix-check">
        <input
          type="checkbox"
          checked={hidesDerived === true}
          onChange={(event) =>
            onChange(event.target.checked ? { ...page, hidesDerived: true } : without("hidesDerived"))
          }
        />
        {text("matrix.hidesDerived")}
      </label>
    </div>
  );
}

function More({ answer, path }: { readonly answer: MatrixAnswer; readonly path: string }): ReactElement {
  const text = useTexts(matrixTexts);
  const { language } = useSpeech();
  const copy = (): void => {
    const { header, rows } = matrixTable(answer, language);
    const block = [header, ...rows].map((row) =>
      row.map((cell) => (typeof cell === "number" ? String(cell) : typeof cell === "string" ? cell : "")),
    );
    navigator.clipboard.writeText(writeTsv(block)).then(
      () => announce(text("matrix.copied", { count: rows.length }), "good"),
      () => announce(text("catalogue.copy.failed"), "warning"),
    );
  };
  return (
    <Disclosure icon="ellipsis" label={text("matrix.more")} className="grid-more">
      <div className="menu-items">
        <button type="button" className="menu-item" data-closes onClick={copy}>
          <Icon name="copy" />
          {text("matrix.copy")}
        </button>
        <a className="menu-item" href={path} download>
          <Icon name="download" />
          {text("matrix.csv")}
        </a>
        <button type="button" className="menu-item" data-closes onClick={() => print()}>
          <Icon name="printer" />
          {text("matrix.print")}
        </button>
      </div>
    </Disclosure>
  );
}

interface CellWork {
  readonly opened: Opened | undefined;
  readonly pending: ReadonlyMap<string, string>;
  readonly refusal: string | undefined;
  readonly dismiss: () => void;
  readonly press: (row: number, column: number, at: DOMRect) => void;
  readonly open: (row: number, column: number, at: DOMRect) => void;
  readonly letter: (row: number, column: number, letter: string) => void;
  readonly edits: (edits: readonly Edit[], title: string, stays: boolean) => void;
  readonly close: () => void;
}

/** What is done with single cells. What a cell says now is asked right before, so that nobody changes what they have not seen. */
function useCellWork(asked: Asked, answer: MatrixAnswer | undefined, locked: string | undefined): CellWork {
  const text = useTexts(matrixTexts);
  const { make } = useEditing();
  const [opened, setOpened] = useState<Opened>();
  const [sent, setSent] = useState<Sent>({ on: undefined, cells: noCells });
  const [refusal, setRefusal] = useState<string>();
  // What was made shows in the next answer.
  const waiting = sent.on === answer ? sent.cells : noCells;

  const cellAt = async (row: number, column: number): Promise<MatrixCellAnswer | undefined> => {
    const [one, other] = [answer?.rows[row], answer?.columns[column]];
    if (one === undefined || other === undefined) return undefined;
    return fetchAnswer(askCell(asked, one.id, other.id)).catch(() => {
      announce(text("error.offline"), "warning");
      return undefined;
    });
  };
  const run = async (place: string, will: string, edits: readonly Edit[], title: string): Promise<boolean> => {
    setSent({ on: answer, cells: new Map(waiting).set(place, will) });
    setRefusal(undefined);
    const outcome = await make(edits, title);
    if (outcome.kind === "done") return true;
    setSent((before) => ({ on: before.on, cells: new Map([...before.cells].filter(([one]) => one !== place)) }));
    setRefusal(outcome.message);
    return false;
  };
  const show = (cell: MatrixCellAnswer, row: number, column: number, at: DOMRect): void =>
    setOpened({ cell, at, place: `${row} ${column}` });
  const back = (): void => {
    const [row, column] = (opened?.place ?? "").split(" ").map(Number);
    // At once, so that the next key is for the cell.
    flushSync(() => setOpened(undefined));
    if (row === undefined || column === undefined) return;
    document.querySelector<HTMLElement>(`.matrix [data-line="${row}"][data-column="${column + 1}"]`)?.focus();
  };
  const names = (cell: MatrixCellAnswer): { readonly row: string; readonly column: string } => ({
    row: cell.row.name,
    column: cell.column.name,
  });
  return {
    opened,
    pending: waiting,
    refusal,
    dismiss: () => setRefusal(undefined),
    close: back,
    open: (row, column, at) => {
      void cellAt(row, column).then((cell) => cell !== undefined && show(cell, row, column, at));
    },
    press: (row, column, at) => {
      void cellAt(row, column).then((cell) => {
        if (cell === undefined) return;
        const pressed = pressOf(cell);
        if (pressed.press === "ask" || locked !== undefined) return show(cell, row, column, at);
        const isMade = pressed.press === "make";
        void run(
          `${row} ${column}`,
          isMade ? "●" : "",
          pressed.edits,
          text(isMade ? "matrix.step.make" : "matrix.step.drop", names(cell)),
        );
      });
    },
    letter: (row, column, typed) => {
      if (locked !== undefined) return announce(locked, "warning");
      void cellAt(row, column).then((cell) => {
        if (cell === undefined) return;
        const letter = typed === "W" ? "U" : typed;
        const ways = cell.ways.filter((way) => singleLetters(way).includes(letter));
        const way = ways.find((one) => saidBy(cell, one).length > 0) ?? ways[0];
        if (way === undefined) return;
        const edits = toggled(cell, way, letter);
        if (edits.length > 0)
          void run(`${row} ${column}`, "…", edits, text("matrix.step.letter", { ...names(cell), letter }));
      });
    },
    edits: (edits, title, stays) => {
      if (opened === undefined || edits.length === 0) return;
      const [row = 0, column = 0] = opened.place.split(" ").map(Number);
      const { at } = opened;
      if (!stays) back();
      void run(opened.place, "…", edits, title).then((isDone) => {
        if (stays && isDone) void cellAt(row, column).then((cell) => cell !== undefined && show(cell, row, column, at));
      });
    },
  };
}

/** Cells that are being changed, with what they will say, on the answer that they were changed on. */
interface Sent {
  readonly on: MatrixAnswer | undefined;
  readonly cells: ReadonlyMap<string, string>;
}

const noCells: ReadonlyMap<string, string> = new Map();

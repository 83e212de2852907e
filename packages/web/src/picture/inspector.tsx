/** What is chosen in a picture, and where it leads. */
import { useContext, type ReactElement } from "react";
import type { PictureCell, PictureRow, ViewAnswer } from "@orrery/core/answers/answers";
import { askElement } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { KindTile } from "../parts/layer.tsx";
import { Markdown } from "../parts/markdown.tsx";
import { useSpeech } from "../speech.ts";
import type { Part } from "../viewer/parts.ts";
import { WorkspaceContext } from "../workspace-context.ts";

interface Inspected {
  readonly answer: ViewAnswer;
  readonly part: Part;
  readonly parts: readonly Part[];
  /** Goes to another part of the picture. */
  readonly onGo: (id: string) => void;
}

export function Inspector(props: Inspected & { readonly onClose: () => void }): ReactElement {
  const { text } = useSpeech();
  const { part } = props;
  return (
    <section className="inspector" aria-label={text("view.inspector")}>
      <button
        type="button"
        className="icon-button inspector-close"
        aria-label={text("view.unselect")}
        title={text("view.unselect")}
        onClick={props.onClose}
      >
        <Icon name="x" />
      </button>
      {part.role === "edge" ? <InspectedLine {...props} /> : <InspectedBox {...props} />}
    </section>
  );
}

function InspectedBox({ answer, part, parts, onGo }: Inspected): ReactElement {
  const { text, language } = useSpeech();
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const progress = useAnswer(part.element === undefined ? undefined : askElement(workspace, language, part.element));
  const element = progress.kind === "ready" ? progress.answer : undefined;
  const found = rowOf(answer, part.id);
  const [name, ...rest] = found?.row.cells ?? [];
  const title = element?.name ?? name?.text ?? part.label;
  const description = element?.description ?? null;
  const opened = part.opens;
  return (
    <>
      <header className="inspector-head">
        {element !== undefined && <KindTile icon={kindOf(element.kind.id).icon} layer={element.kind.layer} />}
        <h2>{title}</h2>
      </header>
      {found !== undefined && <Cells answer={answer} table={found.table} cells={rest} from={1} />}
      {description !== null && (
        <div className="inspector-text">
          <Markdown text={description} />
        </div>
      )}
      <div className="actions">
        {part.element !== undefined && (
          <Link className="button button-main" to={{ workspace, page: { kind: "element", id: part.element } }}>
            <Icon name="file-text" />
            {text("view.open.element")}
          </Link>
        )}
        {opened !== undefined && opened !== answer.id && (
          <Link className="button" to={{ workspace, page: { kind: "view", view: opened } }}>
            <Icon name="shapes" />
            {text("view.open.inside")}
          </Link>
        )}
        {part.element !== undefined && (
          <Link
            className="button"
            to={{ workspace, page: { kind: "explore", from: [part.element], kinds: [] } }}
            aria-keyshortcuts="x"
          >
            <Icon name="waypoints" />
            {text("explore.from")}
          </Link>
        )}
      </div>
      <Lines answer={answer} part={part} parts={parts} onGo={onGo} />
    </>
  );
}

function InspectedLine({ answer, part, parts, onGo }: Inspected): ReactElement {
  const { text } = useSpeech();
  const found = rowOf(answer, part.id);
  const [from, phrase, to, label] = found?.row.cells ?? [];
  const end = (id: string | undefined, cell: PictureCell | undefined): ReactElement => {
    const target = parts.find((one) => one.id === id);
    const name = cell?.text ?? target?.label ?? id ?? "";
    return target === undefined ? <strong>{name}</strong> : <PartButton name={name} id={target.id} onGo={onGo} />;
  };
  return (
    <>
      <header className="inspector-head">
        <Icon name="arrow-right" />
        <h2>{text("view.line")}</h2>
      </header>
      <p className="inspector-line">
        {end(part.from, from)} <span className="muted">{phrase?.text ?? "→"}</span> {end(part.to, to)}
      </p>
      {label !== undefined && label.text !== "" && <p>{label.text}</p>}
      {found === undefined && <p className="muted">{part.label}</p>}
    </>
  );
}

/** Lines that begin or end at a box. */
function Lines({ answer, part, parts, onGo }: Inspected): ReactElement | null {
  const { text, number } = useSpeech();
  const lines = parts.filter(({ role, from, to }) => role === "edge" && (from === part.id || to === part.id));
  if (lines.length === 0) return null;
  return (
    <section className="inspector-lines" aria-label={text("view.lines")}>
      <h3>
        {text("view.lines")} <span className="muted">{number(lines.length)}</span>
      </h3>
      <ul>
        {lines.slice(0, mostLines).map((line) => {
          const isOut = line.from === part.id;
          const cells = rowOf(answer, line.id)?.row.cells ?? [];
          const other = isOut ? line.to : line.from;
          const name =
            (isOut ? cells[2] : cells[0])?.text ?? parts.find(({ id }) => id === other)?.label ?? other ?? "";
          return (
            <li key={line.id}>
              <Icon name={isOut ? "arrow-right" : "arrow-left"} />
              <span className="visually-hidden">{text(isOut ? "element.out" : "element.in")}:</span>
              <span>
                <PartButton name={name} id={other} onGo={onGo} />
                <span className="muted inspector-said">
                  {[cells[1]?.text, cells[3]?.text].filter((said) => said !== undefined && said !== "").join(" · ")}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const mostLines = 40;

function PartButton(props: {
  readonly name: string;
  readonly id: string | undefined;
  readonly onGo: (id: string) => void;
}): ReactElement {
  const { id } = props;
  if (id === undefined) return <span>{props.name}</span>;
  return (
    <button type="button" className="link-button" onClick={() => props.onGo(id)}>
      {props.name}
    </button>
  );
}

/** What the table twin says of it, as far as it says something. */
function Cells(props: {
  readonly answer: ViewAnswer;
  readonly table: number;
  readonly cells: readonly PictureCell[];
  readonly from: number;
}): ReactElement | null {
  const { answer, table, cells, from } = props;
  const columns = answer.tables[table]?.columns ?? [];
  const said = cells.flatMap((cell, index) => {
    const name = columns[index + from]?.name;
    return name === undefined || cell.text === "" ? [] : [{ name, cell }];
  });
  if (said.length === 0) return null;
  return (
    <dl className="inspector-cells">
      {said.map(({ name, cell }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{cell.text}</dd>
        </div>
      ))}
    </dl>
  );
}

const indexes = new WeakMap<ViewAnswer, ReadonlyMap<string, { readonly table: number; readonly row: PictureRow }>>();

/** The row of the table twin that says the same as a mark. */
function rowOf(answer: ViewAnswer, id: string): { readonly table: number; readonly row: PictureRow } | undefined {
  let index = indexes.get(answer);
  if (index === undefined) {
    index = new Map(
      answer.tables.flatMap(({ rows }, table) =>
        rows.flatMap((row) => (row.id === undefined ? [] : [[row.id, { table, row }] as const])),
      ),
    );
    indexes.set(answer, index);
  }
  return index.get(id);
}

/** What is chosen in a picture, and where it leads. */
import { Suspense, useContext, type ReactElement, type ReactNode } from "react";
import type { PictureCell, PictureRow, Place, ViewAnswer } from "@orrery/core/answers/answers";
import { askElement } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { ElementFindings } from "../checks/element-findings.tsx";
import { begin } from "../editing/gestures.ts";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { later } from "../parts/later.tsx";
import { KindTile } from "../parts/layer.tsx";
import { Markdown } from "../parts/markdown.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import type { Part } from "../viewer/parts.ts";
import { inspectorTexts } from "./inspector-texts.ts";
import { WorkspaceContext } from "../workspace-context.ts";

const LineEvidence = later(() => import("../discover/inspected.tsx").then((module) => module.LineEvidence));
const NewBox = later(() => import("../discover/inspected.tsx").then((module) => module.NewBox));
const SeenLine = later(() => import("../discover/inspected.tsx").then((module) => module.SeenLine));

/** What else can be done with what is chosen. */
export interface InspectorDeeds {
  /** Can be opened (`false`) or closed (`true`) in place; undefined: neither. */
  readonly openHere: (id: string) => boolean | undefined;
  readonly onToggle: (id: string, isOpen: boolean) => void;
  readonly onSeeInside: (view: string) => void;
  readonly onExplore: (ids: readonly string[]) => void;
  /** Of the page: expand in place, leave out. */
  readonly more: (parts: readonly Part[]) => ReactNode;
}

interface Inspected extends InspectorDeeds {
  readonly answer: ViewAnswer;
  readonly part: Part;
  readonly parts: readonly Part[];
  /** Goes to another part of the picture. */
  readonly onGo: (id: string) => void;
}

export function Inspector(props: Inspected & { readonly onClose: () => void }): ReactElement {
  const text = useTexts(inspectorTexts);
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

function InspectedBox(props: Inspected): ReactElement {
  const { answer, part, parts, onGo } = props;
  const { language } = useSpeech();
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const progress = useAnswer(part.element === undefined ? undefined : askElement(workspace, language, part.element));
  const element = progress.kind === "ready" ? progress.answer : undefined;
  const found = rowOf(answer, part.id);
  const [name, ...rest] = found?.row.cells ?? [];
  const title = element?.name ?? name?.text ?? part.label;
  const description = element?.description ?? null;
  return (
    <>
      <header className="inspector-head">
        {element !== undefined && <KindTile icon={kindOf(element.kind.id).icon} layer={element.kind.layer} />}
        <h2>{title}</h2>
      </header>
      {found !== undefined && <Cells answer={answer} table={found.table} cells={rest} from={1} />}
      {part.element !== undefined && answer.found.includes(part.id) && <ElementFindings id={part.element} />}
      <Suspense>
        {part.element !== undefined && <SeenLine id={part.element} />}
        {part.element === undefined && isObserved(answer, part) && <NewBox name={title.split(",")[0] ?? title} />}
      </Suspense>
      {description !== null && (
        <div className="inspector-text">
          <Markdown text={description} />
        </div>
      )}
      <BoxActions {...props} origin={element?.origin} />
      <Lines answer={answer} part={part} parts={parts} onGo={onGo} />
    </>
  );
}

function BoxActions(props: Inspected & { readonly origin: Place | undefined }): ReactElement {
  const { answer, part, origin } = props;
  const { id: workspace } = useContext(WorkspaceContext);
  const text = useTexts(inspectorTexts);
  const { element, opens } = part;
  const isOpen = props.openHere(part.id);
  return (
    <div className="actions">
      {opens !== undefined && opens !== answer.id && (
        <Action icon="shapes" name={text("view.open.inside")} isMain onPress={() => props.onSeeInside(opens)} />
      )}
      {isOpen !== undefined && (
        <Action
          icon={isOpen ? "minimize-2" : "maximize-2"}
          name={text(isOpen ? "view.close.here" : "view.open.here")}
          keys="Shift+Enter"
          onPress={() => props.onToggle(part.id, isOpen)}
        />
      )}
      {element !== undefined && (
        <>
          <Link className="button" to={{ workspace, page: { kind: "element", id: element } }}>
            <Icon name="file-text" />
            {text("view.open.element")}
          </Link>
          <Action icon="waypoints" name={text("explore.title")} keys="x" onPress={() => props.onExplore([element])} />
          <Link className="button" to={{ workspace, page: { kind: "element", id: element, tab: "impact" } }}>
            <Icon name="target" />
            {text("view.impact")}
          </Link>
          <Link className="button" to={{ workspace, page: { kind: "simulate", asked: { fails: element } } }}>
            <Icon name="play" />
            {text("view.drill")}
          </Link>
          {origin !== undefined && (
            <Link className="button" to={{ workspace, page: { kind: "source", uri: origin.uri, line: origin.line } }}>
              <Icon name="file-code" />
              {text("view.source")}
            </Link>
          )}
          <Action
            icon="list-plus"
            name={text("view.add")}
            onPress={() => begin({ gesture: "add-to-view", ids: [element] })}
          />
        </>
      )}
      {props.more([part])}
    </div>
  );
}

/** Something to do with what is chosen. */
export function Action(props: {
  readonly icon: IconName;
  readonly name: string;
  readonly keys?: string;
  readonly isMain?: boolean;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <button
      type="button"
      className={props.isMain === true ? "button button-main" : "button"}
      aria-keyshortcuts={props.keys}
      onClick={props.onPress}
    >
      <Icon name={props.icon} />
      {props.name}
    </button>
  );
}

function InspectedLine({ answer, part, parts, onGo }: Inspected): ReactElement {
  const text = useTexts(inspectorTexts);
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
      <Suspense>
        {part.from !== undefined && part.to !== undefined && <LineEvidence from={part.from} to={part.to} />}
      </Suspense>
    </>
  );
}

/** Was it observed, and not declared? */
function isObserved({ legend }: ViewAnswer, { id }: Part): boolean {
  return legend.some(
    ({ by, entries }) => by === "change" && entries.some((one) => one.change === "observed" && one.parts.includes(id)),
  );
}

/** Lines that begin or end at a box. */
function Lines({
  answer,
  part,
  parts,
  onGo,
}: Pick<Inspected, "answer" | "part" | "parts" | "onGo">): ReactElement | null {
  const { number } = useSpeech();
  const text = useTexts(inspectorTexts);
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

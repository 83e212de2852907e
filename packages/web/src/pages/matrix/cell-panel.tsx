/** A cell opened: what connects the two, with the way to its text, and what may be said between them. */
import { useContext, useEffect, useLayoutEffect, useRef, type ReactElement } from "react";
import type { Edit } from "@orrery/core/answers/edit-answers";
import type { MatrixCellAnswer, MatrixConnection, MatrixWay } from "@orrery/core/answers/matrix-answers";
import { ElementLink } from "../../parts/element-link.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Link } from "../../navigation.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { dropping, lettersIn, making, saidBy, singleLetters, toggled, wayOf } from "./cell-edits.ts";
import { matrixTexts } from "./matrix-texts.ts";

export interface CellPanelProps {
  readonly cell: MatrixCellAnswer;
  readonly at: DOMRect;
  /** Why nothing can be changed; undefined where it can. */
  readonly locked: string | undefined;
  /** Only some relationships were asked for. */
  readonly isAsked: boolean;
  readonly onEdits: (edits: readonly Edit[], title: string, stays: boolean) => void;
  readonly onClose: () => void;
}

export function CellPanel(props: CellPanelProps): ReactElement {
  const { cell, at, locked, onClose } = props;
  const text = useTexts(matrixTexts);
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = panel.current;
    if (shown === null) return;
    const below = innerHeight - at.bottom;
    shown.style.left = `${Math.max(8, Math.min(at.left, innerWidth - shown.offsetWidth - 8))}px`;
    if (below > 260 || below > at.top) {
      shown.style.top = `${at.bottom + 4}px`;
      shown.style.maxHeight = `${below - 16}px`;
    } else {
      shown.style.bottom = `${innerHeight - at.top + 4}px`;
      shown.style.maxHeight = `${at.top - 16}px`;
    }
  }, [at]);
  useEffect(() => {
    const shown = panel.current;
    const first =
      shown?.querySelector<HTMLElement>(".cell-way button") ?? shown?.querySelector<HTMLElement>("button, a");
    first?.focus({ preventScroll: true });
    const away = (event: PointerEvent): void => {
      if (panel.current?.contains(event.target as Node) !== true) onClose();
    };
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
    // When it opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const left = cell.total - cell.connections.length;
  const values = { row: cell.row.name, column: cell.column.name };
  return (
    <div
      ref={panel}
      className="panel cell-panel"
      role="dialog"
      aria-label={text("matrix.panel", values)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onClose();
      }}
    >
      <h2>{text("matrix.panel", values)}</h2>
      {locked !== undefined && <p className="muted">{locked}</p>}
      {cell.connections.length === 0 ? (
        <p className="muted">{text("matrix.panel.none")}</p>
      ) : (
        <section aria-label={text("matrix.panel.connections")}>
          <h3>{text("matrix.panel.connections")}</h3>
          <ul className="cell-connections">
            {cell.connections.map((connection, index) => (
              <li key={index}>
                <Connection {...props} connection={connection} />
              </li>
            ))}
          </ul>
          {left > 0 && <p className="muted">{text("matrix.panel.more", { count: left })}</p>}
        </section>
      )}
      {locked === undefined && cell.ways.length > 0 && (
        <section aria-label={text("matrix.panel.ways")}>
          <h3>{text("matrix.panel.ways")}</h3>
          <ul className="cell-ways">
            {[...cell.ways]
              .sort((a, b) => saidBy(cell, b).length - saidBy(cell, a).length)
              .map((way) => (
                <li key={`${way.from} ${way.name}`}>
                  <Way {...props} way={way} />
                </li>
              ))}
          </ul>
        </section>
      )}
      {locked === undefined &&
        cell.ways.length === 0 &&
        cell.row.id !== cell.column.id &&
        cell.connections.length === 0 && (
          <p className="muted">{text("matrix.panel.noWays", { asked: props.isAsked ? "yes" : "no" })}</p>
        )}
    </div>
  );
}

/** One thing that may be said, as a switch; with letters, one switch each. */
function Way({ cell, way, onEdits }: CellPanelProps & { readonly way: MatrixWay }): ReactElement {
  const text = useTexts(matrixTexts);
  const { pick } = useSpeech();
  const said = saidBy(cell, way);
  const [connection] = said;
  const values = { row: cell.row.name, column: cell.column.name };
  const phrase = pick(way.phrase);
  const [subject, object] = way.from === "row" ? [cell.row.name, cell.column.name] : [cell.column.name, cell.row.name];
  const sentence =
    way.is === "relationship"
      ? `${subject} ${phrase} ${object}`
      : text("matrix.reference", { subject, attribute: phrase, object });
  const isSaid = connection !== undefined;
  const letters = singleLetters(way);
  const now = lettersIn(way, connection);
  return (
    <div className="cell-way">
      <button
        type="button"
        className="menu-item"
        aria-pressed={isSaid}
        onClick={() =>
          connection === undefined
            ? onEdits([making(cell, way)], text("matrix.step.make", values), letters.length > 0)
            : onEdits([dropping(cell, way, connection)], text("matrix.step.drop", values), false)
        }
      >
        <Icon name={isSaid ? "circle-check" : "plus"} />
        <span>{sentence}</span>
        {way.now !== undefined && way.now !== null && !isSaid && (
          <span className="muted">{text("matrix.panel.now", { name: way.now.text })}</span>
        )}
      </button>
      {letters.length > 0 && (
        <span className="segmented cell-letters" role="group" aria-label={sentence}>
          {letters.map((letter) => (
            <button
              key={letter}
              type="button"
              aria-pressed={now.has(letter)}
              title={letterName(way, letter, pick)}
              aria-label={`${letter}, ${letterName(way, letter, pick)}`}
              onClick={() =>
                onEdits(toggled(cell, way, letter), text("matrix.step.letter", { ...values, letter }), true)
              }
            >
              {letter}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}

function letterName(way: MatrixWay, letter: string, pick: (texts: MatrixWay["phrase"]) => string): string {
  const name = way.letters?.words.find((one) => one.letter === letter)?.name;
  return name === undefined ? letter : pick(name);
}

function Connection(props: CellPanelProps & { readonly connection: MatrixConnection }): ReactElement {
  const { cell, connection, locked, onEdits } = props;
  const text = useTexts(matrixTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const way = wayOf(cell, connection);
  // A switch above takes the only one away; of several each has its own.
  const isOneOfMany = way !== undefined && saidBy(cell, way).length > 1;
  const { uri, line } = connection.origin;
  return (
    <div className="cell-connection">
      <span className="cell-sentence">
        <ElementLink element={connection.from} /> <span className="muted">{pick(connection.phrase)}</span>{" "}
        <ElementLink element={connection.to} />
        {connection.label !== null && <span> : {connection.label}</span>}
        {!connection.own && <span className="chip">{text("matrix.panel.part")}</span>}
        {connection.facts.map(({ key, name, cell: fact }) => (
          <span key={key} className="muted">
            {pick(name)} : {fact.text}
          </span>
        ))}
      </span>
      <Link className="cell-source" title={`${uri}:${line}`} to={{ workspace, page: { kind: "source", uri, line } }}>
        <Icon name="file-code" />
        {text("matrix.panel.source")}
      </Link>
      {isOneOfMany && locked === undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={text("matrix.drop", {
            sentence: `${connection.from.name} ${pick(connection.phrase)} ${connection.to.name}`,
          })}
          onClick={() =>
            onEdits(
              [dropping(cell, way, connection)],
              text("matrix.step.drop", { row: cell.row.name, column: cell.column.name }),
              false,
            )
          }
        >
          <Icon name="unlink" />
        </button>
      )}
    </div>
  );
}

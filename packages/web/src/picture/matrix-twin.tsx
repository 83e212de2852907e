/** A picture as a matrix: the same boxes and lines, what leads from what to what. Only what is in sight is in the page. */
import { useContext, useMemo, useRef, useState, type ReactElement } from "react";
import type { PictureCell, ViewAnswer } from "@orrery/core/answers/answers";
import { Link } from "../navigation.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { CopyButton } from "./copy.tsx";
import { matrixOf, type TwinMatrix } from "./matrix-of.ts";
import { pictureTexts } from "./picture-texts.ts";

/** Pixels of a row and of a column, and how many more than in sight are drawn. */
const SIDE = 32;
const MORE = 6;
const mostInSight = 40;

export function MatrixTwin({ answer }: { readonly answer: ViewAnswer }): ReactElement {
  const { compare } = useSpeech();
  const text = useTexts(pictureTexts);
  const table = answer.tables.find(({ what }) => what === "relationships");
  const matrix = useMemo(() => matrixOf(table, compare), [table, compare]);
  if (matrix.rows.length === 0) return <p className="muted twin-none">{text("view.matrix.none")}</p>;
  return (
    <section className="card twin-card" aria-label={text("view.matrix.title")}>
      <div className="twin-head">
        <h2>{text("view.matrix.title")}</h2>
        <CopyButton
          rows={() => [
            ["", ...matrix.columns.map((cell) => cell.text)],
            ...matrix.rows.map((head, row) => [
              head.text,
              ...matrix.columns.map((_, column) => (matrix.at(row, column) ?? []).join(", ")),
            ]),
          ]}
        />
      </div>
      <Grid matrix={matrix} />
    </section>
  );
}

function Grid({ matrix }: { readonly matrix: TwinMatrix }): ReactElement {
  const text = useTexts(pictureTexts);
  const { number } = useSpeech();
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ row: 0, column: 0, rows: mostInSight, columns: mostInSight });
  const look = (): void => {
    const { current } = scroller;
    if (current === null) return;
    const next = {
      row: Math.max(0, Math.floor(current.scrollTop / SIDE) - MORE),
      column: Math.max(0, Math.floor(current.scrollLeft / SIDE) - MORE),
      rows: Math.ceil(current.clientHeight / SIDE) + 2 * MORE,
      columns: Math.ceil(current.clientWidth / SIDE) + 2 * MORE,
    };
    setSight((before) => (before.row === next.row && before.column === next.column ? before : next));
  };
  const rows = matrix.rows.slice(sight.row, sight.row + sight.rows);
  const columns = matrix.columns.slice(sight.column, sight.column + sight.columns);
  const after = {
    rows: matrix.rows.length - sight.row - rows.length,
    columns: matrix.columns.length - sight.column - columns.length,
  };
  return (
    <div
      ref={scroller}
      className="twin-scroll matrix-scroll"
      tabIndex={0}
      role="group"
      aria-label={text("view.matrix.title")}
      onScroll={look}
    >
      <table className="twin-matrix" aria-rowcount={matrix.rows.length + 1} aria-colcount={matrix.columns.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <td />
            {sight.column > 0 && <td aria-hidden="true" style={{ minWidth: sight.column * SIDE }} />}
            {columns.map((cell, index) => (
              <th key={index} scope="col" aria-colindex={sight.column + index + 2} title={cell.text}>
                <span>
                  <Head cell={cell} />
                </span>
              </th>
            ))}
            {after.columns > 0 && <td aria-hidden="true" style={{ minWidth: after.columns * SIDE }} />}
          </tr>
        </thead>
        <tbody>
          {sight.row > 0 && <tr aria-hidden="true" style={{ height: sight.row * SIDE }} />}
          {rows.map((head, line) => (
            <tr key={line} aria-rowindex={sight.row + line + 2}>
              <th scope="row" title={head.text}>
                <Head cell={head} />
              </th>
              {sight.column > 0 && <td aria-hidden="true" />}
              {columns.map((column, index) => {
                const said = matrix.at(sight.row + line, sight.column + index);
                if (said === undefined) return <td key={index} />;
                const what = text("view.matrix.cell", {
                  from: head.text,
                  what: [...new Set(said)].join(", "),
                  to: column.text,
                });
                return (
                  <td key={index} className="is-filled" title={what}>
                    <span aria-hidden="true">{said.length > 1 ? number(said.length) : "●"}</span>
                    <span className="visually-hidden">{what}</span>
                  </td>
                );
              })}
            </tr>
          ))}
          {after.rows > 0 && <tr aria-hidden="true" style={{ height: after.rows * SIDE }} />}
        </tbody>
      </table>
    </div>
  );
}

function Head({ cell }: { readonly cell: PictureCell }): ReactElement {
  const { id: workspace } = useContext(WorkspaceContext);
  if (cell.element === undefined) return <>{cell.text}</>;
  return <Link to={{ workspace, page: { kind: "element", id: cell.element } }}>{cell.text}</Link>;
}

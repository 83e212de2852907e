/** A picture as tables: everything that it shows, for those who do not see it and for those who want to copy it. */
import { useContext, useState, type ReactElement } from "react";
import type { PictureCell, PictureTable, ViewAnswer } from "@orrery/core/answers/answers";
import { Link } from "../navigation.tsx";
import { LayerMark } from "../parts/layer.tsx";
import { useTexts } from "../speech.ts";
import { CopyButton } from "./copy.tsx";
import { pictureTexts } from "./picture-texts.ts";
import { twinTexts } from "./twin-texts.ts";
import { WorkspaceContext } from "../workspace-context.ts";

export function Twin({ answer }: { readonly answer: ViewAnswer }): ReactElement {
  const text = useTexts(pictureTexts);
  return (
    <div className="twin">
      {answer.notes.length > 0 && (
        <ul className="twin-notes">
          {answer.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {answer.tables.length === 0 && <p className="muted">{text("view.twin.empty")}</p>}
      {answer.tables.map((table) => (
        <TwinTable key={table.what} table={table} />
      ))}
    </div>
  );
}

const mostAtFirst = 200;
const moreEachTime = 1000;

function TwinTable({ table }: { readonly table: PictureTable }): ReactElement {
  const said = useTexts(twinTexts);
  const text = useTexts(pictureTexts);
  const [most, setMost] = useState(mostAtFirst);
  const { what, columns, rows } = table;
  // A column that says nothing in any row is left out.
  const filled = columns.map((_, index) => rows.some(({ cells }) => (cells[index]?.text ?? "") !== ""));
  const rest = rows.length - most;
  const title = `${text(`view.twin.${what}`)} (${said("count.rows", { count: rows.length })})`;
  return (
    <section className="card twin-card" aria-label={title}>
      <div className="twin-head">
        <h2>{title}</h2>
        <CopyButton
          rows={() => [columns.map(({ name }) => name), ...rows.map(({ cells }) => cells.map((cell) => cell.text))]}
        />
      </div>
      <div className="twin-scroll" tabIndex={0} role="group" aria-label={title}>
        <table className="plain-table">
          <thead>
            <tr>
              {columns.map(
                (column, index) =>
                  filled[index] === true && (
                    <th key={index} scope="col" {...(column.numeric ? { className: "is-number" } : {})}>
                      {column.name}
                    </th>
                  ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row, line) => (
              <tr key={row.id ?? line}>
                {row.cells.map(
                  (cell, index) =>
                    filled[index] === true && (
                      <td key={index} {...(columns[index]?.numeric === true ? { className: "is-number" } : {})}>
                        <CellText cell={cell} />
                      </td>
                    ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <button type="button" className="button button-small" onClick={() => setMost(most + moreEachTime)}>
          {said("element.more", { count: Math.min(rest, moreEachTime) })}
        </button>
      )}
    </section>
  );
}

function CellText({ cell }: { readonly cell: PictureCell }): ReactElement {
  const { id: workspace } = useContext(WorkspaceContext);
  const { element, layer, unknown } = cell;
  if (element === undefined) return <span className={unknown === true ? "unknown" : "value"}>{cell.text}</span>;
  return (
    <Link className="element-link" to={{ workspace, page: { kind: "element", id: element } }}>
      {layer !== undefined && <LayerMark layer={layer} />}
      <span className="element-name">{cell.text}</span>
    </Link>
  );
}

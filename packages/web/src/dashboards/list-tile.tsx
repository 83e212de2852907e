/** Tables in tiles: elements with some of what they say, answers of analyses, problems of the text. */
import { useContext, type ReactElement } from "react";
import type { Cell } from "@orrery/core/answers/answers";
import type { AnalysisContent, DiagnosticsContent, ListContent } from "@orrery/core/answers/dashboard-answers";
import { Link } from "../navigation.tsx";
import { CellValue } from "../parts/cell.tsx";
import { ElementLink } from "../parts/element-link.tsx";
import { Icon } from "../parts/icon.tsx";
import { severities, SeverityCount } from "../parts/severity.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { AddressLink } from "./address-link.tsx";
import { boardTexts } from "./board-texts.ts";

export function ListTile(props: {
  readonly content: ListContent;
  readonly opens: string | null;
  readonly title: string;
}): ReactElement {
  const text = useTexts(boardTexts);
  const { content, opens, title } = props;
  const { rows, columns, total, unknown, opensUnknown } = content;
  return (
    <>
      {total === 0 ? (
        <p className="tile-none">
          <Icon name="check" />
          {text("list.none")}
        </p>
      ) : (
        <div className="tile-table-frame" role="region" aria-label={title} tabIndex={0}>
          <table className="plain-table tile-table">
            <thead>
              <tr>
                <th scope="col">{text("list.name")}</th>
                {columns.map(({ key, name, numeric }) => (
                  <th key={key} scope="col" className={numeric ? "is-number" : undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ element, cells }) => (
                <tr key={element.id}>
                  <td>
                    <ElementLink element={element} />
                  </td>
                  {cells.map((cell, index) => (
                    <td key={columns[index]?.key} className={cellClass(cell, columns[index]?.numeric === true)}>
                      {cell === null ? (
                        <span className="not-stated" title={text("list.notstated")} />
                      ) : (
                        <CellValue cell={cell} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="tile-foot">
        {opens !== null && total > 0 && <AddressLink to={opens}>{text("list.all", { count: total })}</AddressLink>}
        {opensUnknown !== null && (
          <AddressLink className="figure-unknown" to={opensUnknown}>
            {text("figure.unknown", { count: unknown })}
          </AddressLink>
        )}
      </p>
    </>
  );
}

/** Short values stay on one line. */
function cellClass(cell: Cell | null, isNumeric: boolean): string | undefined {
  const isShort = cell === null || cell.text.length <= 18;
  return [isNumeric ? "is-number" : "", isShort ? "is-short" : ""].filter((name) => name !== "").join(" ") || undefined;
}

/** Elements that a cell of a tile names. */
const MOST_NAMED = 3;

export function AnalysisTile({
  content,
  title,
}: {
  readonly content: AnalysisContent;
  readonly title: string;
}): ReactElement {
  const { pick, number } = useSpeech();
  const text = useTexts(boardTexts);
  const { columns, rows, total, coverage } = content;
  // Nothing found is only good where nothing was left unknown.
  const [first] = coverage?.filter(({ of }) => of > 0) ?? [];
  const known =
    coverage === undefined
      ? undefined
      : first === undefined
        ? text("analysis.undescribed")
        : text("analysis.known", { known: number(first.known), of: number(first.of), what: pick(first.what) });
  if (total === 0) {
    return (
      <p className="tile-none">
        <Icon name={known === undefined ? "check" : "info"} />
        {text("analysis.none", { question: pick(content.question) })}
        {known !== undefined && ` ${known}`}
      </p>
    );
  }
  return (
    <>
      <div className="tile-table-frame" role="region" aria-label={title} tabIndex={0}>
        <table className="plain-table tile-table">
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={index} scope="col" className={column.numeric ? "is-number" : undefined}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, index) => (
                  <td
                    key={index}
                    className={
                      columns[index]?.numeric === true ? "is-number" : cell.text.length > 40 ? "is-long" : undefined
                    }
                    title={cell.text.length > 40 ? cell.text : undefined}
                  >
                    <AnalysisCellContent cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(total > rows.length || known !== undefined) && (
        <p className="tile-foot muted">
          {[total > rows.length ? text("analysis.more", { count: total - rows.length }) : undefined, known]
            .filter((part) => part !== undefined)
            .join(" · ")}
        </p>
      )}
    </>
  );
}

function AnalysisCellContent({ cell }: { readonly cell: AnalysisContent["rows"][number][number] }): ReactElement {
  const { text, elements, more = 0, isUnknown } = cell;
  if (elements === undefined) return isUnknown === true ? <span className="unknown">{text}</span> : <>{text}</>;
  const shown = elements.slice(0, MOST_NAMED);
  const left = elements.length - shown.length + more;
  return (
    <span className="tile-elements">
      {shown.map((element) => (
        <ElementLink key={element.id} element={element} />
      ))}
      {left > 0 && <span className="muted">+{left}</span>}
    </span>
  );
}

export function DiagnosticsTile({ content }: { readonly content: DiagnosticsContent }): ReactElement {
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { counts, rows } = content;
  if (rows.length === 0) {
    return (
      <p className="tile-none">
        <Icon name="check" />
        {text("diagnostics.none")}
      </p>
    );
  }
  return (
    <>
      <p className="figure-line">
        {severities
          .filter((severity) => counts[severity] > 0)
          .map((severity) => (
            <SeverityCount key={severity} severity={severity} count={counts[severity]} />
          ))}
      </p>
      <ul className="tile-problems">
        {rows.map((row, index) => (
          <li key={index}>
            <Link to={{ workspace, page: { kind: "source", uri: row.uri, line: row.line } }}>{row.message}</Link>
            <span className="muted">{`${row.uri}:${row.line}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

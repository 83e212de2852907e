/** A table of an answer: sorted by a press on a column, elements as links, a page of rows at a time. */
import { useContext, type ReactElement } from "react";
import type { AnalysisCell, AnalysisColumn, AnalysisTable } from "@orrery/core/answers/analysis-answers";
import { goTo } from "../../navigation.tsx";
import type { PageState } from "@orrery/core/answers/url";
import { ElementLink } from "../../parts/element-link.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { analysisTexts } from "./analysis-texts.ts";
import { type AnalysisAddress, PAGE_ROWS } from "./ask-analysis.ts";

interface TableProps {
  readonly table: AnalysisTable;
  readonly label: string;
  readonly page: AnalysisAddress;
  readonly state: PageState;
}

export function ResultTable({ table, label, page, state }: TableProps): ReactElement {
  const { id: workspace } = useContext(WorkspaceContext);
  const sortBy = (key: string): void => {
    const { sort, offset: _offset, ...rest } = page;
    const next = sort === key ? `-${key}` : sort === `-${key}` ? undefined : key;
    goTo({ workspace, page: { ...rest, ...(next === undefined ? {} : { sort: next }) }, state }, "replace");
  };
  return (
    <>
      <div className="analysis-table-frame" role="region" aria-label={label} tabIndex={0}>
        <table className="plain-table analysis-table">
          <thead>
            <tr>
              {table.columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={table.sort} onSort={sortBy} />
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, index) => (
                  <td key={index} className={classOf(cell, table.columns[index])}>
                    <CellContent cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages table={table} page={page} state={state} />
    </>
  );
}

export function classOf({ text, elements }: AnalysisCell, column: AnalysisColumn | undefined): string | undefined {
  if (column?.numeric === true) return "is-number";
  if (column?.holds !== null && column?.holds !== undefined && elements !== undefined) return `holds-${column.holds}`;
  return column?.holds === "date" ? "holds-date" : text.length > 40 ? "is-long" : undefined;
}

function HeadCell(props: {
  readonly column: AnalysisColumn;
  readonly sort: string | null;
  readonly onSort: (key: string) => void;
}): ReactElement {
  const text = useTexts(analysisTexts);
  const { column, sort, onSort } = props;
  const way = sort === column.key ? "ascending" : sort === `-${column.key}` ? "descending" : "none";
  return (
    <th scope="col" aria-sort={way} className={column.numeric ? "is-number" : undefined}>
      <button
        type="button"
        className="analysis-sort"
        title={text("analysis.sort", { name: column.name })}
        onClick={() => onSort(column.key)}
      >
        {column.name}
        {way !== "none" && <Icon name={way === "ascending" ? "arrow-up" : "arrow-down"} />}
      </button>
    </th>
  );
}

export function CellContent({ cell }: { readonly cell: AnalysisCell }): ReactElement {
  const text = useTexts(analysisTexts);
  const { elements, more } = cell;
  if (elements === undefined) {
    if (cell.text === "") return <span className="analysis-nothing">–</span>;
    return cell.isUnknown === true ? <span className="unknown">{cell.text}</span> : <>{cell.text}</>;
  }
  return (
    <span className="analysis-elements">
      {elements.map((element) => (
        <ElementLink key={element.id} element={element} />
      ))}
      {more !== undefined && (
        <span className="muted" title={cell.text}>
          {text("analysis.more", { count: more })}
        </span>
      )}
    </span>
  );
}

function Pages({ table, page, state }: Omit<TableProps, "label">): ReactElement | null {
  const { number } = useSpeech();
  const text = useTexts(analysisTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { total, offset, rows } = table;
  if (total <= PAGE_ROWS && offset === 0) return null;
  const go = (to: number): void => {
    const { offset: _offset, ...rest } = page;
    goTo({ workspace, page: { ...rest, ...(to <= 0 ? {} : { offset: to }) }, state });
  };
  return (
    <nav className="analysis-pages" aria-label={text("analysis.tables")}>
      <button type="button" className="button" disabled={offset === 0} onClick={() => go(offset - PAGE_ROWS)}>
        <Icon name="chevron-left" />
        {text("analysis.before")}
      </button>
      <span role="status">
        {text("analysis.range", {
          from: number(Math.min(total, offset + 1)),
          to: number(offset + rows.length),
          total: number(total),
        })}
      </span>
      <button
        type="button"
        className="button"
        disabled={offset + rows.length >= total}
        onClick={() => go(offset + PAGE_ROWS)}
      >
        {text("analysis.after")}
        <Icon name="chevron-right" />
      </button>
    </nav>
  );
}

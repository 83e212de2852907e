/** One line of a matrix: its name, which stays, and those of its cells that are in view and have something in them. */
import { memo, useContext, type MemoExoticComponent, type ReactElement } from "react";
import type { MatrixCellSummary, MatrixHeaderAnswer } from "@orrery/core/answers/matrix-answers";
import { Link } from "../../navigation.tsx";
import { LayerMark } from "../../parts/layer.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { matrixTexts } from "./matrix-texts.ts";

export interface MatrixRowProps {
  readonly header: MatrixHeaderAnswer;
  readonly row: number;
  readonly top: number;
  readonly cells: ReadonlyMap<number, MatrixCellSummary> | undefined;
  readonly left: number;
  readonly right: number;
  readonly columnWidth: number;
  readonly nameWidth: number;
  /** Column of the cell with the focus: 0 the name, -1 none in this row. */
  readonly active: number;
  readonly activeLabel: string;
  /** Columns of cells that are being changed. */
  readonly pending: ReadonlyMap<number, string> | undefined;
  readonly isSum: boolean;
  readonly greatest: number;
  readonly startsGroup: boolean;
}

function PlainRow(props: MatrixRowProps): ReactElement {
  const { header, row, cells, left, right, columnWidth, nameWidth, active, pending } = props;
  const text = useTexts(matrixTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const at = (column: number): { readonly transform: string; readonly width: number } => ({
    transform: `translateX(${nameWidth + column * columnWidth}px)`,
    width: columnWidth,
  });
  const filled = [...(cells?.keys() ?? [])].filter((column) => column >= left && column <= right);
  // Empty cells exist while they have the focus, or while something is on its way into them.
  const shown = [...new Set([...filled, ...(active > 0 ? [active - 1] : []), ...(pending?.keys() ?? [])])];
  const labelOf = (cell: MatrixCellSummary | undefined): string => {
    if (cell === undefined) return props.activeLabel;
    const said = cell.derived === true ? text("matrix.cell.derived", { sentence: cell.label }) : cell.label;
    // Letters that are seen are said, and said first.
    return /^\p{L}/u.test(cell.text) ? `${cell.text}: ${said}` : said;
  };
  return (
    <div
      role="row"
      className={`matrix-row ${props.startsGroup ? "starts-group" : ""}`}
      aria-rowindex={row + 2}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div
        role="rowheader"
        className={`matrix-name ${header.total === 0 ? "is-empty" : ""}`}
        style={{ width: nameWidth, paddingLeft: `${0.75 + header.depth * 0.9}rem` }}
        aria-colindex={1}
        aria-label={text(props.isSum ? "matrix.sum" : "matrix.total", { name: header.name, count: header.total })}
        tabIndex={active === 0 ? 0 : -1}
        data-line={row}
        data-column={0}
        title={header.group === null ? header.name : `${header.group} › ${header.name}`}
      >
        {header.layer !== null && <LayerMark layer={header.layer} />}
        {header.group !== null && <span className="matrix-group">{header.group}</span>}
        {header.kind === null ? (
          <span className="matrix-name-text">{header.name}</span>
        ) : (
          <Link className="matrix-name-text" tabIndex={-1} to={{ workspace, page: { kind: "element", id: header.id } }}>
            {header.name}
          </Link>
        )}
        <span className="matrix-total">{header.total === 0 ? "–" : header.total}</span>
      </div>
      {shown.map((column) => {
        const cell = cells?.get(column);
        return (
          <div
            key={column}
            role="gridcell"
            className={classOf(cell, pending?.get(column), props)}
            style={at(column)}
            aria-colindex={column + 2}
            aria-label={labelOf(cell)}
            tabIndex={active === column + 1 ? 0 : -1}
            data-line={row}
            data-column={column + 1}
          >
            <span aria-hidden="true">{pending?.get(column) ?? cell?.text ?? ""}</span>
          </div>
        );
      })}
    </div>
  );
}

/** Counts are shaded by seven steps of one colour, beside the number itself. */
function classOf(
  cell: MatrixCellSummary | undefined,
  pending: string | undefined,
  { isSum, greatest }: MatrixRowProps,
): string {
  const step = isSum && cell !== undefined ? Math.min(6, Math.floor((7 * cell.count) / (greatest + 1))) : -1;
  return [
    "matrix-cell",
    step >= 0 ? `heat-${step}` : "",
    cell === undefined ? "is-vacant" : cell.derived === true ? "is-derived" : "",
    pending === undefined ? "" : "is-pending",
  ]
    .filter((name) => name !== "")
    .join(" ");
}

/** Drawn again only when something in it changes or the window moves across. */
export const MatrixRow: MemoExoticComponent<typeof PlainRow> = memo(PlainRow);

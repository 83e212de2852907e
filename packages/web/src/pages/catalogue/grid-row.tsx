/** A row of the grid. */
import { memo, useContext, type MemoExoticComponent, type ReactElement } from "react";
import { Link } from "../../navigation.tsx";
import { ChangeMark } from "../../parts/change-mark.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { useSchema } from "../../editing/schema.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { CellEditor, type Onward } from "./cell-editor.tsx";
import { CellView } from "./cell-view.tsx";
import type { Field } from "./fields.ts";
import type { Row } from "./use-table.ts";
import { writtenIn } from "./cell-changes.ts";

/** A cell of this row that is being written. */
export interface EditedCell {
  readonly column: number;
  readonly isReplacing: boolean;
  /** Instead of what the cell says: a value that was refused. */
  readonly text: string | undefined;
}

export interface GridRowProps {
  readonly row: Row;
  readonly line: number;
  readonly fields: readonly Field[];
  /** Column of the cell with the focus; -1: not in this row. */
  readonly active: number;
  /** Columns that are chosen; none: -1. */
  readonly left: number;
  readonly right: number;
  readonly edited: EditedCell | undefined;
  readonly pending: ReadonlyMap<string, string> | undefined;
  readonly onKeep: (row: Row, field: Field, text: string, onward: Onward) => void;
  readonly onGiveUp: () => void;
}

function PlainRow(props: GridRowProps): ReactElement {
  const { row, fields, line } = props;
  return (
    <>
      {fields.map((field, column) => (
        <div
          key={field.key}
          role={column === 0 ? "rowheader" : "gridcell"}
          className={classOf(field, column, props)}
          tabIndex={props.active === column ? 0 : -1}
          aria-colindex={column + 1}
          aria-selected={column >= props.left && column <= props.right}
          data-line={line}
          data-column={column}
          {...(props.pending?.has(field.key) === true ? { "aria-busy": true } : {})}
        >
          <Content {...props} field={field} isEdited={props.edited?.column === column} row={row} />
        </div>
      ))}
    </>
  );
}

/** Drawn again only when something in it changes, so that scrolling and walking cost the rows concerned. */
export const GridRow: MemoExoticComponent<typeof PlainRow> = memo(PlainRow);

function classOf(field: Field, column: number, { active, left, right, edited, pending }: GridRowProps): string {
  return [
    "grid-cell",
    column === 0 ? "grid-name" : "",
    field.isNumeric ? "is-number" : "",
    column >= left && column <= right ? "is-chosen" : "",
    column === active ? "is-active" : "",
    edited?.column === column ? "is-edited" : "",
    pending?.has(field.key) === true ? "is-pending" : "",
  ]
    .filter((name) => name !== "")
    .join(" ");
}

function Content(props: GridRowProps & { readonly field: Field; readonly isEdited: boolean }): ReactElement | null {
  const { row, field, isEdited, pending, edited } = props;
  if (isEdited && edited !== undefined) return <Editor {...props} edited={edited} />;
  const waiting = pending?.get(field.key);
  if (waiting !== undefined) return <span className="value">{waiting}</span>;
  if (field.key === "name") return <Name row={row} isEveryKind={props.fields.some(({ key }) => key === "kind")} />;
  if (field.key === "kind") return <KindName kind={row.kind} />;
  const cell = field.cell === undefined ? null : row.cells[field.cell];
  return cell === null || cell === undefined ? null : <CellView cell={cell} />;
}

function Editor(props: GridRowProps & { readonly field: Field; readonly edited: EditedCell }): ReactElement | null {
  const { row, field, edited, onKeep, onGiveUp } = props;
  const schema = useSchema();
  const isText = field.key === "name" || field.key === "description";
  const input = isText ? ({ kind: "text" } as const) : schema?.asked(row.kind, field.key)?.input;
  if (input === undefined) return null;
  const now = field.cell === undefined ? null : row.cells[field.cell];
  return (
    <CellEditor
      input={input}
      label={`${field.label}, ${row.name}`}
      text={edited.text ?? props.pending?.get(field.key) ?? writtenIn(row, field.key, field.cell)}
      isReplacing={edited.isReplacing}
      names={now?.references ?? []}
      onKeep={(text, onward) => onKeep(row, field, text, onward)}
      onGiveUp={onGiveUp}
    />
  );
}

function Name({ row, isEveryKind }: { readonly row: Row; readonly isEveryKind: boolean }): ReactElement {
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const kind = kindOf(row.kind);
  return (
    <>
      {isEveryKind && <KindTile icon={kind.icon} layer={kind.layer} />}
      <Link to={{ workspace, page: { kind: "element", id: row.id } }} title={row.name} tabIndex={-1}>
        {row.name}
      </Link>
      <ChangeMark id={row.id} />
      <code className="grid-id">{row.id}</code>
    </>
  );
}

function KindName({ kind }: { readonly kind: string }): ReactElement {
  const { kindOf } = useContext(WorkspaceContext);
  return <span className="value">{kindOf(kind).label}</span>;
}

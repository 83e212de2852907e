/** The whole table on paper: on screen only the rows in view exist. */
import { useEffect, useState, type ReactElement } from "react";
import { announce } from "../../frame/announcer.tsx";
import { useTexts } from "../../speech.ts";
import { catalogueTexts } from "./catalogue-texts.ts";
import { shownIn } from "./cell-work.ts";
import type { Field } from "./fields.ts";
import type { Row, Table } from "./use-table.ts";

/** Rows that are printed; more is a file. */
const MOST_ROWS = 5000;

export function PrintTable(props: {
  readonly table: Table;
  readonly fields: readonly Field[];
  readonly kindName: (kind: string) => string;
  readonly onDone: () => void;
}): ReactElement | null {
  const { table, fields, onDone } = props;
  const text = useTexts(catalogueTexts);
  const [rows, setRows] = useState<readonly Row[]>();
  useEffect(() => {
    const last = Math.min(MOST_ROWS, table.total ?? 0) - 1;
    table.fetchRows(0, Math.max(0, last)).then(
      (all) => setRows(all.filter((row) => row !== undefined)),
      () => onDone(),
    );
    // Once, as it is now.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => {
    if (rows === undefined) return;
    if ((table.total ?? 0) > MOST_ROWS) announce(text("grid.print.part", { count: MOST_ROWS }), "warning");
    print();
    onDone();
    // As soon as they are there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [rows]);
  if (rows === undefined) return null;
  return (
    <table className="print-table">
      <thead>
        <tr>
          {fields.map((field) => (
            <th key={field.key} scope="col">
              {field.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {fields.map((field) => (
              <td key={field.key}>{shownIn(row, field, props.kindName)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

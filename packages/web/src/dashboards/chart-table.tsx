/** What a chart shows, as a table whose rows open what they count. */
import type { ReactElement } from "react";
import type { ChartTable as Table } from "@orrery/core/answers/dashboard-answers";
import { AddressLink } from "./address-link.tsx";

export function ChartTable({ table, label }: { readonly table: Table; readonly label: string }): ReactElement {
  return (
    <div className="tile-table-frame" role="region" aria-label={label} tabIndex={0}>
      <table className="plain-table tile-table">
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={index} scope="col" className={column.numeric ? "is-number" : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at} className={row.isUnknown ? "is-unknown" : undefined}>
              {row.cells.map((cell, index) => (
                <td key={index} className={table.columns[index]?.numeric === true ? "is-number" : undefined}>
                  {index === 0 && row.opens !== null ? <AddressLink to={row.opens}>{cell}</AddressLink> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

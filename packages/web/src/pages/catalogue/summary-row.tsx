/** The last line of a grid, always in view: how full each column is, what it adds up to, from where to where it reaches. */
import type { ReactElement } from "react";
import type { ColumnSummary } from "@orrery/core/answers/catalogue-answers";
import { useAnswer } from "../../answers/store.ts";
import { useKept } from "../../parts/kept.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { askSummary, type TableRequest } from "./asked.ts";
import { catalogueTexts } from "./catalogue-texts.ts";
import type { Field } from "./fields.ts";

export function SummaryRow(props: {
  readonly request: TableRequest;
  readonly keys: readonly string[];
  readonly fields: readonly Field[];
  readonly rowIndex: number;
}): ReactElement {
  const text = useTexts(catalogueTexts);
  const progress = useAnswer(props.keys.length === 0 ? undefined : askSummary(props.request, props.keys));
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const summaries = new Map(answer?.columns.map((column) => [column.key, column]));
  return (
    <div role="rowgroup" className="grid-foot">
      <div role="row" className="grid-row" aria-rowindex={props.rowIndex}>
        {props.fields.map((field, column) => {
          const summary = summaries.get(field.key);
          return (
            <div
              key={field.key}
              role={column === 0 ? "rowheader" : "gridcell"}
              aria-colindex={column + 1}
              className={`grid-cell ${column === 0 ? "grid-name" : ""} ${field.isNumeric ? "is-number" : ""}`}
            >
              {column === 0 && <span className="muted">{text("grid.summary")}</span>}
              {summary !== undefined && answer !== undefined && <Summary summary={summary} rows={answer.rows} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Summary({ summary, rows }: { readonly summary: ColumnSummary; readonly rows: number }): ReactElement {
  const text = useTexts(catalogueTexts);
  const { number } = useSpeech();
  const { known, unknown, sums, range } = summary;
  const share = rows === 0 ? 0 : known / rows;
  const told =
    sums.length > 0
      ? sums.map((sum) => `Σ ${sum}`).join(" + ")
      : range === null
        ? ""
        : `${range.least} – ${range.greatest}`;
  const coverage = text("grid.coverage", { known: number(known), rows: number(rows) });
  const openly = unknown === 0 ? "" : `, ${text("grid.coverage.unknown", { count: unknown })}`;
  const whole = [
    coverage + openly,
    told,
    sums.length > 0 && range !== null ? `${range.least} – ${range.greatest}` : "",
  ];
  return (
    <span className="grid-summary" title={whole.filter((part) => part !== "").join("\n")}>
      <svg className="coverage" viewBox="0 0 24 6" aria-hidden="true">
        <rect className="coverage-all" width="24" height="6" rx="3" />
        <rect className="coverage-known" width={24 * share} height="6" rx="3" />
      </svg>
      <span>{coverage}</span>
      {unknown > 0 && <span className="visually-hidden">{openly}</span>}
      {told !== "" && <strong>{told}</strong>}
    </span>
  );
}

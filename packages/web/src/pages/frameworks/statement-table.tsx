/** The statement of applicability of a framework. */
import { useContext, type ReactElement } from "react";
import { useAnswer } from "../../answers/store.ts";
import { useKept } from "../../parts/kept.ts";
import { Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import "../../styles/analysis.css";
import { WorkspaceContext } from "../../workspace-context.ts";
import { CellContent, classOf } from "../analysis/result-table.tsx";
import { askStatement } from "./ask-frameworks.ts";
import { frameworksTexts } from "./frameworks-texts.ts";

export function StatementTable({ id }: { readonly id: string }): ReactElement {
  const text = useTexts(frameworksTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askStatement(workspace, language, id);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (answer === undefined) return <Loading lines={8} />;
  const { columns, rows } = answer.table;
  return (
    <div className="analysis-table-frame" role="region" aria-label={text("part.statement")} tabIndex={0}>
      <table className="plain-table analysis-table">
        <thead>
          <tr>
            {columns.map(({ key, name, numeric }) => (
              <th key={key} scope="col" className={numeric ? "is-number" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index} className={classOf(cell, columns[index])}>
                  <CellContent cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is wrong in a text, below it; each leads to its place. */
import type { ReactElement } from "react";
import type { DiagnosticAnswer } from "@orrery/core/answers/answers";
import { severities, SeverityCount, SeverityMark } from "../parts/severity.tsx";
import { findingTexts } from "../parts/finding.tsx";
import { useTexts } from "../speech.ts";
import { editorTexts } from "./editor-texts.ts";

const mostProblems = 200;

export function Problems(props: {
  readonly found: readonly DiagnosticAnswer[];
  readonly onGo: (problem: DiagnosticAnswer) => void;
}): ReactElement {
  const text = useTexts(editorTexts);
  const said = useTexts(findingTexts);
  const { found } = props;
  return (
    <section className="problems" aria-label={text("source.problems")}>
      <h2>
        {text("source.problems")}
        {severities.map((severity) => {
          const count = found.filter((one) => one.severity === severity).length;
          return count > 0 && <SeverityCount key={severity} severity={severity} count={count} />;
        })}
      </h2>
      {found.length === 0 ? (
        <p className="muted">{text("source.problems.none")}</p>
      ) : (
        <ul className="finding-list">
          {found.slice(0, mostProblems).map((problem, index) => (
            <li key={index}>
              <button type="button" className="finding" onClick={() => props.onGo(problem)}>
                <SeverityMark severity={problem.severity} quiet />
                <span className="finding-text">
                  <span>{problem.message}</span>
                  {problem.suggestion !== undefined && (
                    <span className="finding-suggestion">
                      {said("checks.suggestion", { suggestion: problem.suggestion })} <kbd>Ctrl .</kbd>
                    </span>
                  )}
                </span>
                <span className="finding-place">
                  {said("checks.place", { line: problem.line, column: problem.column })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

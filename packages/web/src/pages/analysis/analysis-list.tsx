/** All analyses as cards, by the question that each answers. */
import { useContext, type ReactElement } from "react";
import type { AnalysesAnswer } from "@orrery/core/answers/analysis-answers";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { analysisTexts } from "./analysis-texts.ts";

export function AnalysisList({ answer }: { readonly answer: AnalysesAnswer }): ReactElement {
  const { pick, compare } = useSpeech();
  const text = useTexts(analysisTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const analyses = answer.analyses.toSorted((a, b) => compare(pick(a.title), pick(b.title)));
  return (
    <div className="page analyses">
      <header className="page-head">
        <div>
          <h1>{text("analysis.title")}</h1>
          <p className="subtitle">{text("analysis.intro")}</p>
        </div>
      </header>
      <ul className="analysis-cards">
        {analyses.map(({ id, title, question, needsElement }) => (
          <li key={id}>
            <Link className="card analysis-card" to={{ workspace, page: { kind: "analysis", analysis: id, from: [] } }}>
              <span className="analysis-card-question">{pick(question)}</span>
              <span className="muted">
                {pick(title)}
                {needsElement && ` · ${text("analysis.needs")}`}
              </span>
              <Icon name="chevron-right" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

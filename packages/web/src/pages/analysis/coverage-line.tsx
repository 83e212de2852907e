/** How much is known of what the answer rests on: a bar each, hatched where nobody knows. */
import type { ReactElement } from "react";
import type { AnalysisAnswer } from "@orrery/core/answers/analysis-answers";
import { useSpeech, useTexts } from "../../speech.ts";
import { analysisTexts } from "./analysis-texts.ts";

export function CoverageLine({ coverage }: Pick<AnalysisAnswer, "coverage">): ReactElement | null {
  const { pick, number } = useSpeech();
  const text = useTexts(analysisTexts);
  const asked = coverage.filter(({ of }) => of > 0);
  if (asked.length === 0) return null;
  return (
    <ul className="analysis-coverage" aria-label={text("analysis.coverage")}>
      {asked.map(({ what, known, of }) => (
        <li key={what.en}>
          <svg className="coverage-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect className="coverage-unknown" width="100" height="8" />
            <rect className="coverage-known" width={(100 * known) / of} height="8" />
          </svg>
          {text("analysis.known", { known: number(known), of: number(of), what: pick(what) })}
        </li>
      ))}
    </ul>
  );
}

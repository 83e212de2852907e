/** Applications by quality: how much of what is known is good, hatched where nobody can tell. A cell opens what is behind it. */
import { useContext, useMemo, useState, type ReactElement } from "react";
import type { ScoresAnswer } from "@orrery/core/answers/checks-answers";
import { Link } from "../../navigation.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { ChecksAddress } from "../../checks/ask-checks.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import { SubjectLink } from "../../checks/subject-link.tsx";

type Row = ScoresAnswer["applications"][number];
type Score = Row["scores"][number];

/** Rows that are drawn at once. */
const MOST = 300;

export function QualityTable({
  answer,
}: {
  readonly answer: ScoresAnswer;
  readonly page: ChecksAddress;
}): ReactElement {
  const text = useTexts(checksTexts);
  const { pick, compare } = useSpeech();
  const [isByName, setByName] = useState(false);
  const rows = useMemo(() => {
    const byName = (a: Row, b: Row): number => compare(pick(a.element.title), pick(b.element.title));
    return answer.applications.toSorted((a, b) => (isByName ? 0 : violatedIn(b) - violatedIn(a)) || byName(a, b));
  }, [answer, isByName, pick, compare]);
  return (
    <>
      <div className="segmented" role="group" aria-label={text("filter.group")}>
        <button type="button" aria-pressed={!isByName} onClick={() => setByName(false)}>
          {text("scores.sort")}
        </button>
        <button type="button" aria-pressed={isByName} onClick={() => setByName(true)}>
          {text("scores.sort.name")}
        </button>
      </div>
      <div className="quality-scroll" tabIndex={0} role="region" aria-label={text("scores.applications")}>
        <table className="quality-table">
          <thead>
            <tr>
              <th scope="col">{text("scores.application")}</th>
              {answer.qualities.map(({ id, title }) => (
                <th key={id} scope="col">
                  <span>{pick(title)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr key={row.element.name}>
                <th scope="row">
                  <SubjectLink subject={row.element} />
                </th>
                {row.scores.map((score, index) => {
                  const quality = answer.qualities[index];
                  return quality === undefined ? null : (
                    <Cell key={quality.id} row={row} score={score} quality={quality} />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function violatedIn({ scores }: Row): number {
  return scores.reduce((sum, { violated }) => sum + violated, 0);
}

/** Steps of the heat, from all violated to all good. */
const STEPS = 5;

function Cell(props: {
  readonly row: Row;
  readonly score: Score;
  readonly quality: ScoresAnswer["qualities"][number];
}): ReactElement {
  const { row, score, quality } = props;
  const text = useTexts(checksTexts);
  const { pick, percent } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { holds, violated, unknown, coverage } = score;
  if (holds + violated + unknown === 0) return <td className="quality-none" />;
  const said =
    score.score === null
      ? text("unknown", { count: unknown })
      : text("scores.cell.known", { score: percent(score.score), coverage: percent(coverage ?? 0) });
  const asked = { element: row.element.name, quality: quality.id };
  const name = pick(row.element.title);
  const label = text("scores.cell", { name, quality: pick(quality.title), said });
  const step = score.score === null ? undefined : Math.min(STEPS - 1, Math.floor(score.score * STEPS));
  const isPartly = score.score !== null && unknown > 0;
  return (
    <td>
      <Link
        className={`quality-cell ${step === undefined ? "quality-unknown" : `quality-${step}`} ${isPartly ? "quality-partly" : ""}`}
        to={{
          workspace,
          page: violated > 0 ? { kind: "checks", asked } : { kind: "checks", part: "questions", asked },
        }}
        title={label}
      >
        <span className="visually-hidden">{text("scores.cell", { name, quality: pick(quality.title), said: "" })}</span>
        {score.score === null ? "?" : percent(score.score)}
        {isPartly && <small>{percent(coverage ?? 0)}</small>}
        {score.score === null && <span className="visually-hidden">{said}</span>}
      </Link>
    </td>
  );
}

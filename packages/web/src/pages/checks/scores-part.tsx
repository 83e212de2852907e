/** How good it is: the seven principles, the nine qualities, each application by quality; always beside how much is known. */
import { useContext, useState, type ReactElement } from "react";
import type { ScoreAnswer, ScoresAnswer } from "@orrery/core/answers/checks-answers";
import { useAnswer } from "../../answers/store.ts";
import { ChartScene } from "../../dashboards/chart-scene.tsx";
import { askTrendChart } from "../../dashboards/ask.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askScores, type ChecksAddress } from "../../checks/ask-checks.ts";
import { ChecksHead } from "./checks-head.tsx";
import type { ChecksProps } from "./checks-page.tsx";
import { checksTexts } from "../../checks/checks-texts.ts";
import { CoverageBar } from "../../checks/coverage-bar.tsx";
import { QualityTable } from "./quality-table.tsx";

export function ScoresPart({ page }: ChecksProps): ReactElement {
  const text = useTexts(checksTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  useTitle(text("part.scores"));
  const asked = askScores(workspace);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return (
    <div className="page checks-page">
      <ChecksHead part="scores" intro={text("scores.intro")} />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={8} />
      ) : (
        <Scores answer={answer} page={page} />
      )}
    </div>
  );
}

function Scores({ answer, page }: { readonly answer: ScoresAnswer; readonly page: ChecksAddress }): ReactElement {
  const text = useTexts(checksTexts);
  return (
    <div className="stack scores">
      <section aria-labelledby="scores-principles">
        <h2 id="scores-principles" className="section-title">
          {text("scores.principles")}
        </h2>
        <ul className="score-cards">
          {answer.principles.map((principle) => (
            <li key={principle.id}>
              <ScoreCard
                score={principle}
                name={principle.id}
                about={principle.text}
                asked={{ principle: principle.id }}
              />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="scores-qualities">
        <h2 id="scores-qualities" className="section-title">
          {text("scores.qualities")}
        </h2>
        <ul className="score-cards score-cards-small">
          {answer.qualities.map((quality) => (
            <li key={quality.id}>
              <ScoreCard score={quality} asked={{ quality: quality.id }} />
            </li>
          ))}
        </ul>
      </section>
      <div>
        <h2 className="section-title">{text("scores.applications")}</h2>
        <p className="muted">{text("scores.applications.text")}</p>
        <QualityTable answer={answer} page={page} />
      </div>
    </div>
  );
}

function ScoreCard(props: {
  readonly score: ScoreAnswer;
  readonly name?: string;
  readonly about?: { readonly en: string; readonly fr: string };
  readonly asked: ChecksAddress["asked"] & {};
}): ReactElement {
  const { score, name, about, asked } = props;
  const text = useTexts(checksTexts);
  const { pick, percent } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { holds, violated, unknown, coverage, rules } = score;
  const [isOverTime, setOverTime] = useState(false);
  const title = pick(score.title);
  return (
    <article className="card score-card" aria-label={title}>
      <h3>
        {name !== undefined && <span className="score-name">{name}</span>}
        {title}
      </h3>
      <p className="score-figure">
        {score.score === null ? (
          <span className="unknown">
            <span className="unknown-mark" aria-hidden="true" />
            {text(
              rules.length === 0 ? "scores.none" : holds + violated + unknown === 0 ? "scores.not" : "scores.unknown",
            )}
          </span>
        ) : (
          <>
            <b title={text("scores.score", { score: percent(score.score) })}>{percent(score.score)}</b>
            <span className="muted">{text("scores.coverage", { coverage: percent(coverage ?? 0) })}</span>
          </>
        )}
      </p>
      <CoverageBar holds={holds} violated={violated} unknown={unknown} />
      {about !== undefined && <p className="score-about">{pick(about)}</p>}
      <p className="score-foot">
        <span className="muted">{text("scores.rules", { count: rules.length })}</span>
        {violated > 0 && <Link to={{ workspace, page: { kind: "checks", asked } }}>{text("scores.open")}</Link>}
        {unknown > 0 && (
          <Link to={{ workspace, page: { kind: "checks", part: "questions", asked } }}>{text("coverage.todo")}</Link>
        )}
        {score.score !== null && (
          <button
            type="button"
            className="link-button"
            aria-expanded={isOverTime}
            onClick={() => setOverTime(!isOverTime)}
          >
            <Icon name="chart-line" />
            {text("scores.trend")}
          </button>
        )}
      </p>
      {isOverTime && <Trend id={score.id} name={title} />}
    </article>
  );
}

function Trend({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(checksTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(
    askTrendChart(workspace, language, { measure: `score:${id}`, name: `${name} (%)`, good: null, width: 420 }),
  );
  if (progress.kind === "loading") return <Loading lines={3} />;
  if (progress.kind === "failed") return <p className="muted">{progress.message}</p>;
  const { scene, problem } = progress.answer;
  if (problem !== null)
    return (
      <p className="muted">
        {problem.message} {problem.advice}
      </p>
    );
  return scene === null ? (
    <p className="muted">{text("scores.trend.text")}</p>
  ) : (
    <ChartScene scene={scene} opens={none} />
  );
}

const none: Readonly<Record<string, string>> = {};

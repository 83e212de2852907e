/** All frameworks beside each other: how far each is met, and how much that rests on. */
import { useContext, type ReactElement } from "react";
import type { FrameworkSummary } from "@orrery/core/answers/checks-answers";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import { ChecksHead } from "../checks/checks-head.tsx";
import { askFrameworks, frameworkFilePath } from "./ask-frameworks.ts";
import { frameworksTexts } from "./frameworks-texts.ts";
import { StateBar, StateMark, states } from "./state-bar.tsx";

export function FrameworkList(): ReactElement {
  const text = useTexts(frameworksTexts);
  const checks = useTexts(checksTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  useTitle(checks("part.frameworks"));
  const asked = askFrameworks(workspace);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return (
    <div className="page checks-page">
      <ChecksHead
        part="frameworks"
        intro={text("intro")}
        actions={
          <a className="button" href={frameworkFilePath(workspace, language)} download>
            <Icon name="download" />
            {text("file")}
          </a>
        }
      />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={8} />
      ) : (
        <>
          <ul className="framework-key">
            {states.map((state) => (
              <li key={state}>
                <StateMark state={state} />
              </li>
            ))}
          </ul>
          <ul className="framework-list">
            {answer.frameworks.map((framework) => (
              <li key={framework.id}>
                <FrameworkLine framework={framework} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function FrameworkLine({ framework }: { readonly framework: FrameworkSummary }): ReactElement {
  const text = useTexts(frameworksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { id, title, edition, counts } = framework;
  const all = states.reduce((sum, state) => sum + counts[state], 0);
  return (
    <Link className="framework-line" to={{ workspace, page: { kind: "frameworks", id } }}>
      <span className="framework-name">
        <b>{pick(title)}</b>
        <span className="muted">
          {edition} · {text("controls", { count: all })}
        </span>
      </span>
      <StateBar counts={counts} />
      <Figures framework={framework} />
    </Link>
  );
}

export function Figures({ framework }: { readonly framework: FrameworkSummary }): ReactElement {
  const text = useTexts(frameworksTexts);
  const { percent } = useSpeech();
  const { score, coverage } = framework;
  return (
    <span className="framework-figures">
      {score === null ? (
        <span className="unknown">
          <span className="unknown-mark" aria-hidden="true" />
          {text("score.none")}
        </span>
      ) : (
        <>
          <b title={text("score", { score: percent(score) })}>{percent(score)}</b>
          <span className="muted">{text("coverage", { coverage: percent(coverage ?? 0) })}</span>
        </>
      )}
    </span>
  );
}

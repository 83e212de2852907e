/** One framework: its controls by group with what their states rest on, its gaps, its statement of applicability. */
import { useContext, type ReactElement } from "react";
import type { FrameworkAnswer } from "@orrery/core/answers/checks-answers";
import type { FrameworkPart, PageState } from "@orrery/core/answers/url";
import { useAnswer } from "../../answers/store.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { ChecksTabs } from "../checks/checks-head.tsx";
import type { FrameworksAddress } from "../frameworks.tsx";
import { askFramework, frameworkFilePath } from "./ask-frameworks.ts";
import { Controls } from "./controls.tsx";
import { Figures } from "./framework-list.tsx";
import { Gaps } from "./gaps.tsx";
import { StatementTable } from "./statement-table.tsx";
import { frameworksTexts } from "./frameworks-texts.ts";
import { StateBar } from "./state-bar.tsx";

export interface FrameworkPageProps {
  readonly page: FrameworksAddress;
  readonly id: string;
  readonly state: PageState;
}

const parts: readonly (FrameworkPart | undefined)[] = [undefined, "gaps", "statement"];

export function FrameworkPage(props: FrameworkPageProps): ReactElement {
  const { page, id } = props;
  const text = useTexts(frameworksTexts);
  const checks = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askFramework(workspace, id);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  useTitle(answer === undefined ? checks("part.frameworks") : pick(answer.title));
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (answer === undefined) return <Loading lines={10} />;
  return (
    <div className="page checks-page framework-page">
      <Head answer={answer} part={page.part} />
      <ChecksTabs part="frameworks" />
      <div className="framework-sum">
        <StateBar counts={answer.counts} />
        <Figures framework={answer} />
      </div>
      <nav className="segmented segmented-wide framework-parts" aria-label={text("parts")}>
        {parts.map((part) => (
          <Link
            key={part ?? "controls"}
            to={{ workspace, page: { kind: "frameworks", id, ...(part === undefined ? {} : { part }) } }}
            {...(part === page.part ? { "aria-current": "true" as const } : {})}
          >
            {text(`part.${part ?? "controls"}`)}
          </Link>
        ))}
      </nav>
      {page.part === undefined && <Controls {...props} answer={answer} />}
      {page.part === "gaps" && <Gaps id={id} />}
      {page.part === "statement" && <StatementTable id={id} />}
    </div>
  );
}

function Head(props: { readonly answer: FrameworkAnswer; readonly part: FrameworkPart | undefined }): ReactElement {
  const { answer, part } = props;
  const text = useTexts(frameworksTexts);
  const { pick, language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <header className="page-head checks-head">
      <div>
        <p className="checks-kicker">
          <Link to={{ workspace, page: { kind: "frameworks" } }}>{text("all")}</Link>
        </p>
        <h1>{pick(answer.title)}</h1>
        <p className="subtitle">
          {text("edition", { edition: answer.edition, publisher: answer.publisher })} · {pick(answer.note)}
        </p>
      </div>
      <div className="actions">
        <a className="button" href={frameworkFilePath(workspace, language, answer.id, part)} download>
          <Icon name="download" />
          {text("file")}
        </a>
      </div>
    </header>
  );
}

/** Two moments compared: facts, texts, pictures; of a commit, what it changed against its parent. */
import { Suspense, useContext, type ReactElement } from "react";
import type { CompareAnswer } from "@orrery/core/answers/time-answers";
import type { ChangePart, PageState } from "@orrery/core/answers/url";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { later } from "../../parts/later.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { askComparison, type SidesAsked } from "../../time/answers.ts";
import { dayName, momentName, timeName } from "../../time/moment-name.ts";
import { timeTexts } from "../../time/time-texts.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { ChangeAddress } from "../change.tsx";
import { changeTexts } from "./change-texts.ts";
import { Exports } from "./exports.tsx";
import { Facts } from "./facts.tsx";
import { PartTabs } from "./part-tabs.tsx";
import { Totals } from "./totals.tsx";

const TextPart = later(() => import("./text-part.tsx").then((module) => module.TextPart));
const PicturesPart = later(() => import("./pictures-part.tsx").then((module) => module.PicturesPart));

export function Comparison(props: {
  readonly page: ChangeAddress;
  readonly state: PageState;
  readonly part: ChangePart;
}): ReactElement {
  const { page, state, part } = props;
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const sides: SidesAsked =
    page.id === undefined ? { at: state.at, against: state.against } : { at: page.id, against: `${page.id}^` };
  const asked = askComparison(workspace, language, sides);
  const progress = useAnswer(asked);
  const answer = progress.kind === "ready" ? progress.answer : undefined;
  const counts =
    answer === undefined
      ? {}
      : { facts: answer.elements.length + answer.relationships.length, text: answer.files.length };
  return (
    <div className="page page-full change">
      <Head page={page} answer={answer} sides={sides} />
      <PartTabs page={page} state={state} part={part} counts={counts} />
      {progress.kind === "loading" && <Loading lines={10} />}
      {progress.kind === "failed" && <Failed status={progress.status} message={progress.message} asked={asked} />}
      {answer !== undefined && (
        <Suspense fallback={<Loading lines={8} />}>
          {part === "facts" && <FactsOrNone answer={answer} />}
          {part === "text" && <TextPart page={page} sides={sides} files={answer.files} />}
          {part === "pictures" && <PicturesPart page={page} state={state} sides={sides} />}
        </Suspense>
      )}
    </div>
  );
}

function FactsOrNone({ answer }: { readonly answer: CompareAnswer }): ReactElement {
  const text = useTexts(changeTexts);
  if (answer.elements.length + answer.relationships.length > 0) return <Facts answer={answer} />;
  return (
    <Empty icon="circle-check" title={text("same")}>
      <p>{text("same.text")}</p>
    </Empty>
  );
}

function Head(props: {
  readonly page: ChangeAddress;
  readonly answer: CompareAnswer | undefined;
  readonly sides: SidesAsked;
}): ReactElement {
  const { page, answer, sides } = props;
  const text = useTexts(changeTexts);
  return (
    <header className="page-head">
      <div>
        {page.id === undefined ? (
          <>
            <h1>{text("title")}</h1>
            <Sides answer={answer} />
          </>
        ) : (
          <CommitHead hash={page.id} answer={answer} />
        )}
        {answer !== undefined && <Totals totals={answer.totals} />}
        {answer?.isCut === true && (
          <p className="muted" role="status">
            {text("cut")}
          </p>
        )}
      </div>
      <div className="actions">
        <Exports sides={sides} isReady={answer !== undefined} />
      </div>
    </header>
  );
}

function Sides({ answer }: { readonly answer: CompareAnswer | undefined }): ReactElement {
  const text = useTexts(changeTexts);
  const time = useTexts(timeTexts);
  const { language } = useSpeech();
  if (answer === undefined) return <p className="subtitle">{text("sides.change")}</p>;
  const before = momentName(answer.before, time, language);
  const after = momentName(answer.after, time, language);
  return (
    <p className="subtitle" title={text("sides.change")}>
      {text("sides", { before, after })}
    </p>
  );
}

function CommitHead(props: { readonly hash: string; readonly answer: CompareAnswer | undefined }): ReactElement {
  const text = useTexts(changeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const commit = props.answer?.after.commit;
  const short = commit?.short ?? props.hash.slice(0, 8);
  return (
    <>
      <h1>{commit === undefined ? text("title.commit", { short }) : commit.subject}</h1>
      <p className="subtitle commit-line">
        <code>{short}</code>
        {commit !== undefined && (
          <>
            {" "}
            · {commit.author} ·{" "}
            <time dateTime={commit.date}>
              {dayName(commit.date, language)}, {timeName(commit.date)}
            </time>
          </>
        )}{" "}
        · {text("commit.parent")} ·{" "}
        <Link to={{ workspace, page: { kind: "home" }, state: { filters: {}, selection: [], at: short } }}>
          <Icon name="eye" /> {text("commit.look")}
        </Link>{" "}
        · <Link to={{ workspace, page: { kind: "change", part: "history" } }}>{text("commit.all")}</Link>
      </p>
    </>
  );
}

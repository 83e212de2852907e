/** What a framework lacks, the gravest first: why, what to do, where. */
import { useContext, useState, type ReactElement } from "react";
import type { GapAnswer } from "@orrery/core/answers/checks-answers";
import { useAnswer } from "../../answers/store.ts";
import { Prose } from "../../checks/prose.tsx";
import { Link } from "../../navigation.tsx";
import { useKept } from "../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askGaps } from "./ask-frameworks.ts";
import { frameworksTexts } from "./frameworks-texts.ts";
import { StateMark } from "./state-bar.tsx";

/** Gaps that are drawn at once, and orders of one. */
const STEP = 40;
const MOST_ORDERS = 4;

export function Gaps({ id }: { readonly id: string }): ReactElement {
  const text = useTexts(frameworksTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [most, setMost] = useState(STEP);
  const asked = askGaps(workspace, id);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (answer === undefined) return <Loading lines={8} />;
  const { gaps } = answer;
  if (gaps.length === 0)
    return (
      <Empty icon="search-x" title={text("gaps.none")}>
        <p>{text("gaps.none.text")}</p>
      </Empty>
    );
  return (
    <>
      <ol className="gaps">
        {gaps.slice(0, most).map((gap) => (
          <li key={gap.control.name} className="card">
            <Gap gap={gap} id={id} />
          </li>
        ))}
      </ol>
      {gaps.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + STEP)}>
          {text("element.more", { count: gaps.length - most })}
        </button>
      )}
    </>
  );
}

function Gap({ gap, id }: { readonly gap: GapAnswer; readonly id: string }): ReactElement {
  const text = useTexts(frameworksTexts);
  const { pick, number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [isWhole, setWhole] = useState(false);
  const { rank, control, actions, where } = gap;
  const shown = isWhole ? actions : actions.slice(0, MOST_ORDERS);
  const asked = { control: control.name };
  return (
    <>
      <header>
        <span className="gap-rank muted">{number(rank)}</span>
        <StateMark state={control.state} quiet />
        <h2>
          <Link to={{ workspace, page: { kind: "frameworks", id, asked } }}>
            <code>{control.id}</code> {pick(control.title)}
          </Link>
        </h2>
        <span className="muted">{pick(control.because)}</span>
      </header>
      {shown.length > 0 && (
        <ul className="gap-orders">
          {shown.map((action) => (
            <li key={action.en}>
              <Prose text={pick(action)} />
            </li>
          ))}
        </ul>
      )}
      <p className="gap-foot">
        {shown.length < actions.length && (
          <button type="button" className="link-button" onClick={() => setWhole(true)}>
            {text("element.more", { count: actions.length - shown.length })}
          </button>
        )}
        {where.length > 0 && (
          <Link to={{ workspace, page: { kind: "checks", asked } }} title={where.slice(0, 12).join(", ")}>
            {text("gaps.where", { count: where.length })}
          </Link>
        )}
      </p>
    </>
  );
}

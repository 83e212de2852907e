/** The home of the whole model: what it holds by layer, what needs attention, what changed lately, its views. */
import { useContext, type ReactElement } from "react";
import type { Statistics, WorkspaceAnswer } from "@orrery/core/answers/answers";
import { askChecksSummary } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { askBoard } from "../../dashboards/ask.ts";
import { Board } from "../../dashboards/board.tsx";
import { ImportButton } from "../../frame/drop-zone.tsx";
import type { Say } from "../../messages/messages.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { severities, SeverityCount } from "../../parts/severity.tsx";
import { Empty, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Files } from "./files.tsx";
import { FirstViews } from "./first-views.tsx";
import { homeTexts } from "./home-texts.ts";
import { LayerOverview } from "./layer-overview.tsx";
import { RecentChanges } from "./recent-changes.tsx";
import { Relationships } from "./relationships.tsx";
import { GENERAL, RoleSwitch } from "./role-switch.tsx";

export function GeneralHome({ at }: { readonly at: string | undefined }): ReactElement {
  const speech = useSpeech();
  const text = useTexts(homeTexts);
  const { answer } = useContext(WorkspaceContext);
  useTitle(speech.text("navigation.home"));
  if (answer === undefined) return <Loading lines={10} />;
  const { statistics } = answer;
  return (
    <div className="page home boards">
      <RoleSwitch role={GENERAL} />
      <header className="page-head">
        <div>
          <h1>{answer.title}</h1>
          <p className="subtitle">
            {[
              text("count.elements", { count: statistics.elements }),
              countedRelationships(text, statistics),
              ...(statistics.references > 0 ? [text("count.references", { count: statistics.references })] : []),
              ...(statistics.views > 0 ? [text("count.views", { count: statistics.views })] : []),
              text("count.files", { count: statistics.files }),
            ].join(" · ")}
          </p>
        </div>
        <FindingsLink answer={answer} />
      </header>
      {statistics.elements === 0 ? <NothingYet /> : <LayerOverview answer={answer} />}
      {statistics.elements > 0 && <Attention at={at} />}
      {statistics.views > 0 && <FirstViews />}
      <div className="columns">
        <div className="stack">
          {at === undefined && <RecentChanges />}
          {statistics.relationships > 0 && <Relationships answer={answer} />}
        </div>
        <div className="stack">
          <Files answer={answer} />
          <section className="card import-card" aria-labelledby="import-title">
            <Icon name="file-up" className="import-icon" />
            <div>
              <h2 id="import-title">{text("home.import.title")}</h2>
              <p className="muted">{text("home.import.text")}</p>
              <ImportButton />
            </div>
          </section>
        </div>
      </div>
    </div>
  );
}

function NothingYet(): ReactElement {
  const text = useTexts(homeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Empty icon="folder-open" title={text("home.empty.title")}>
      <p>{text("home.empty.text")}</p>
      <div className="actions">
        <Link className="button button-main" to={{ workspace, page: { kind: "begin" } }}>
          <Icon name="wand-sparkles" />
          {text("home.begin")}
        </Link>
        <Link className="button" to={{ workspace, page: { kind: "source" } }}>
          <Icon name="file-code" />
          {text("home.source")}
        </Link>
        <ImportButton />
      </div>
    </Empty>
  );
}

/** What the description lacks first. */
function Attention({ at }: { readonly at: string | undefined }): ReactElement | null {
  const { language } = useSpeech();
  const text = useTexts(homeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askBoard(workspace, language, { role: GENERAL }, at));
  if (progress.kind === "failed") return null;
  return (
    <section className="home-attention" aria-labelledby="attention-title">
      <h2 id="attention-title" className="section-title">
        {text("home.attention")}
      </h2>
      {progress.kind === "ready" ? (
        <Board tiles={progress.answer.tiles} source={{ role: GENERAL }} level={3} />
      ) : (
        <Loading lines={3} />
      )}
    </section>
  );
}

/** All relationships; those that nesting alone states stand behind them, in parentheses. */
function countedRelationships(text: Say<keyof typeof homeTexts.en>, { relationships, nested }: Statistics): string {
  const all = text("count.relationships", { count: relationships });
  return nested === 0 ? all : `${all} (${text("count.nested", { count: nested })})`;
}

/** What rules found, and what is wrong with the text. */
function FindingsLink({ answer }: { readonly answer: WorkspaceAnswer }): ReactElement | null {
  const text = useTexts(homeTexts);
  const progress = useAnswer(askChecksSummary(answer.id));
  const open = progress.kind === "ready" ? progress.answer.counts?.open : undefined;
  const { diagnostics } = answer.statistics;
  const counts = {
    error: diagnostics.error + (open?.error ?? 0),
    warning: diagnostics.warning + (open?.warning ?? 0),
    info: diagnostics.info + (open?.info ?? 0),
  };
  const isClean = severities.every((severity) => counts[severity] === 0);
  // Where nobody has checked yet, nothing is good.
  if (isClean && open === undefined) return null;
  return (
    <Link className="findings" to={{ workspace: answer.id, page: { kind: "checks" } }}>
      {isClean ? (
        <span className="severity severity-good">
          <Icon name="circle-check" />
          {text("home.clean")}
        </span>
      ) : (
        severities
          .filter((severity) => counts[severity] > 0)
          .map((severity) => <SeverityCount key={severity} severity={severity} count={counts[severity]} />)
      )}
    </Link>
  );
}

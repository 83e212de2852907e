/** What was observed, how far it differs from the model, what waits for a person, and which runs it rests on. */
import { useContext, type ReactElement } from "react";
import type { DiscoverAnswer, DriftCounts, ObservedCounts } from "@orrery/core/answers/discover-answers";
import type { DiscoverPart } from "@orrery/core/answers/url";
import { useAnswer } from "../../answers/store.ts";
import { askDiscover } from "../../discover/ask-discover.ts";
import { Confidence } from "../../discover/confidence.tsx";
import { discoverTexts } from "../../discover/discover-texts.ts";
import { DriftShape, driftSorts } from "../../discover/drift-sign.tsx";
import { useKindOf } from "../../discover/use-kind.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { IconName } from "../../parts/icon-names.ts";
import { useKept } from "../../parts/kept.ts";
import { KindTile, layerClass } from "../../parts/layer.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { DiscoverHead } from "./discover-head.tsx";
import { discoverPage } from "./looking.ts";
import { NothingYet } from "./nothing-yet.tsx";
import { overviewTexts } from "./overview-texts.ts";
import { PanelPart } from "./panel-part.tsx";
import { Runs } from "./runs.tsx";
import { Tolerances } from "./tolerances.tsx";

export function OverviewPart(): ReactElement {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askDiscover(workspace, language);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return (
    <div className="page discover-page">
      <DiscoverHead part={undefined} />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={10} />
      ) : answer.observed === null || answer.drift === null ? (
        <NothingYet answer={answer} />
      ) : (
        <Found answer={answer} observed={answer.observed} drift={answer.drift} />
      )}
    </div>
  );
}

function Found(props: {
  readonly answer: DiscoverAnswer;
  readonly observed: ObservedCounts;
  readonly drift: DriftCounts;
}): ReactElement {
  const { answer, observed, drift } = props;
  return (
    <>
      <DriftFigures drift={drift} />
      <div className="discover-columns">
        <div className="stack">
          <ObservedKinds observed={observed} />
          <Evidence answer={answer} />
        </div>
        <div className="stack">
          <Waiting observed={observed} />
          {answer.tolerances.length > 0 && <Tolerances tolerances={answer.tolerances} />}
          <Runs runs={answer.runs} />
        </div>
      </div>
    </>
  );
}

/** The four sorts with their numbers, each a way to its list. */
function DriftFigures({ drift }: { readonly drift: DriftCounts }): ReactElement {
  const text = useTexts(overviewTexts);
  const said = useTexts(discoverTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { contradicting, unmodelled, unconfirmed } = drift.bySort;
  return (
    <PanelPart
      title={text("drift.title")}
      intro={text("drift.intro", { count: contradicting + unmodelled + unconfirmed })}
      className="discover-drift"
    >
      <ul className="drift-figures">
        {driftSorts.map((sort) => (
          <li key={sort}>
            <Link
              className={`drift-figure drift-${sort}`}
              data-none={drift.bySort[sort] === 0}
              to={{ workspace, page: discoverPage("drift", { sort }) }}
            >
              <DriftShape sort={sort} />
              <b>{number(drift.bySort[sort])}</b>
              <span>
                <strong>{said(`sort.${sort}`)}</strong>
                <small>{said(`meaning.${sort}`)}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {(drift.tolerated > 0 || drift.outside > 0) && (
        <p className="discover-foot">
          {drift.tolerated > 0 && (
            <Link to={{ workspace, page: discoverPage("drift", { tolerated: "yes" }) }}>
              {text("drift.tolerated", { count: drift.tolerated })}
            </Link>
          )}
          {drift.outside > 0 && <span className="muted">{text("drift.outside", { count: drift.outside })}</span>}
        </p>
      )}
    </PanelPart>
  );
}

interface WaitingLine {
  readonly part: DiscoverPart;
  readonly key: "doubts" | "conflicts" | "undiscoverable" | "dangling" | "defects";
  readonly icon: IconName;
}

const waiting: readonly WaitingLine[] = [
  { part: "doubts", key: "doubts", icon: "circle-help" },
  { part: "conflicts", key: "conflicts", icon: "git-compare" },
  { part: "gaps", key: "undiscoverable", icon: "eye-off" },
  { part: "gaps", key: "dangling", icon: "unlink" },
  { part: "gaps", key: "defects", icon: "triangle-alert" },
];

function Waiting({ observed }: { readonly observed: ObservedCounts }): ReactElement {
  const text = useTexts(overviewTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <PanelPart title={text("decide.title")}>
      <ul className="discover-waiting">
        {waiting.map(({ part, key, icon }) => (
          <li key={key}>
            <Link to={{ workspace, page: discoverPage(part) }} data-none={observed[key] === 0}>
              <Icon name={icon} />
              {observed[key] > 0 && <b>{number(observed[key])}</b>}
              <span>{text(`decide.${key}`, { count: observed[key] })}</span>
              <Icon name="chevron-right" />
            </Link>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}

function ObservedKinds({ observed }: { readonly observed: ObservedCounts }): ReactElement {
  const text = useTexts(overviewTexts);
  const { number } = useSpeech();
  const kindOf = useKindOf();
  const { elements, relationships, ghosts, byKind } = observed;
  const most = Math.max(1, ...Object.values(byKind));
  return (
    <PanelPart
      title={text("observed.title")}
      intro={
        <>
          {text("observed.intro", { elements, relationships })}
          {ghosts > 0 && ` ${text("observed.ghosts", { count: ghosts })}`}
        </>
      }
    >
      <ul className="discover-kinds">
        {Object.entries(byKind).map(([id, count]) => {
          const kind = kindOf(id);
          return (
            <li key={id}>
              <span className="with-tile">
                <KindTile icon={kind.icon} layer={kind.layer} />
                {count === 1 ? kind.label : kind.plural}
              </span>
              <span className={`bar ${layerClass(kind.layer)}`} aria-hidden="true">
                <span style={{ width: `${(100 * count) / most}%` }} />
              </span>
              <span className="is-number">{number(count)}</span>
            </li>
          );
        })}
      </ul>
    </PanelPart>
  );
}

/** Classes of evidence with what each means. */
function Evidence({ answer }: { readonly answer: DiscoverAnswer }): ReactElement {
  const text = useTexts(overviewTexts);
  const { pick } = useSpeech();
  return (
    <details className="card discover-evidence">
      <summary>
        <Icon name="chevron-right" />
        <span>
          <strong>{text("evidence.title")}</strong>
          <span className="muted">{text("evidence.intro")}</span>
        </span>
      </summary>
      <dl>
        {answer.evidence.map(({ id, name, meaning, confidence }) => (
          <div key={id}>
            <dt>
              {pick(name)}
              <Confidence share={confidence} />
            </dt>
            <dd className="muted">{pick(meaning)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

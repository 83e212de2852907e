/** Life cycles and projects along time: dates are moved by hand or key, and written where they are stated. */
import { useContext, useMemo, type ReactElement } from "react";
import type { RoadmapAnswer, RoadmapRow } from "@orrery/core/answers/roadmap-answers";
import { picturePath, type PictureFile } from "@orrery/core/answers/picture-path";
import type { PageState, RoadmapScale } from "@orrery/core/answers/url";
import { useAnswer } from "../answers/store.ts";
import { goTo, Link } from "../navigation.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { useKept } from "../parts/kept.ts";
import { KindTile } from "../parts/layer.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/pictures.css";
import "../styles/roadmap.css";
import { WorkspaceContext } from "../workspace-context.ts";
import { askRoadmap, type RoadmapAddress } from "./roadmap/ask-roadmap.ts";
import { DatesPanel } from "./roadmap/dates-panel.tsx";
import { roadmapTexts } from "./roadmap/roadmap-texts.ts";
import { Timeline } from "./roadmap/timeline.tsx";
import { useMoving } from "./roadmap/use-moving.ts";

export interface RoadmapPageProps {
  readonly page: RoadmapAddress;
  readonly state: PageState;
}

export function RoadmapPage({ page, state }: RoadmapPageProps): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(roadmapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askRoadmap(workspace, language, page, state.at);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  useTitle(text("roadmap.title"));
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (answer === undefined) return <Loading lines={12} />;
  return <OpenRoadmap page={page} state={state} answer={answer} />;
}

function OpenRoadmap(props: RoadmapPageProps & { readonly answer: RoadmapAnswer }): ReactElement {
  const { page, state, answer } = props;
  const { language } = useSpeech();
  const text = useTexts(roadmapTexts);
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const mover = useMoving(answer.revision);
  const before = useBefore(props);
  const rows = useMemo(() => answer.groups.flatMap((group) => group.rows), [answer.groups]);
  const [selected] = state.selection;
  const chosen = rows.find(({ id }) => id === selected) ?? undatedRow(answer, selected);
  const choose = (id: string | undefined): void =>
    goTo({ workspace, page, state: { ...state, selection: id === undefined ? [] : [id] } }, "replace");
  return (
    <div className="page page-full roadmap-page">
      <header className="page-head">
        <div>
          <h1>{text("roadmap.title")}</h1>
          <p className="subtitle">
            {text("roadmap.intro", { count: rows.length })}
            {answer.undatedTotal > 0 && ` · ${text("roadmap.undated.count", { count: answer.undatedTotal })}`}
          </p>
        </div>
        <Tools {...props} />
      </header>
      <KindChips {...props} />
      <div className="roadmap-area">
        <div className="roadmap-main">
          {rows.length === 0 ? (
            <NoDates />
          ) : (
            <>
              <Timeline
                answer={answer}
                before={before}
                scaleName={page.scale ?? "fit"}
                iconOf={(kind) => kindOf(kind).icon}
                chosen={chosen?.id}
                mover={mover}
                onChoose={choose}
              />
              <Legend />
            </>
          )}
          <Undated answer={answer} onChoose={choose} />
        </div>
        {chosen !== undefined && (
          <DatesPanel
            key={chosen.id}
            row={chosen}
            answer={answer}
            mover={mover}
            onChoose={choose}
            onClose={() => choose(undefined)}
          />
        )}
      </div>
      <p className="visually-hidden" lang={language}>
        {text("roadmap.bar.hint")}
      </p>
    </div>
  );
}

/** Rows of the state that this one is compared with, by element. */
function useBefore({ page, state }: RoadmapPageProps): ReadonlyMap<string, RoadmapRow> {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { against } = state;
  const progress = useAnswer(against === undefined ? undefined : askRoadmap(workspace, language, page, against));
  return useMemo(
    () =>
      new Map(
        progress.kind === "ready"
          ? progress.answer.groups.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const))
          : [],
      ),
    [progress],
  );
}

/** An element without any date, as a row whose dates can be set. */
function undatedRow(answer: RoadmapAnswer, id: string | undefined): RoadmapRow | undefined {
  const found = answer.undated.find((one) => one.id === id);
  if (found === undefined) return undefined;
  const likeness = answer.groups.flatMap(({ rows }) => rows).find(({ kind }) => kind === found.kind);
  const dates = (likeness?.dates ?? lifeCycle).map((date) => ({ ...date, day: null, text: null }));
  const { name, kind, layer } = found;
  return { id: found.id, name, kind, layer, bars: [], milestones: [], dates, isReversed: false };
}

/** Dates of a kind of which nothing is dated yet. */
const lifeCycle: RoadmapRow["dates"] = [
  { key: "lifecycle.planned", name: { en: "Planned", fr: "Planifié" }, day: null, text: null },
  { key: "lifecycle.phaseIn", name: { en: "Phase-in", fr: "Introduction" }, day: null, text: null },
  { key: "lifecycle.active", name: { en: "Active", fr: "Actif" }, day: null, text: null },
  { key: "lifecycle.phaseOut", name: { en: "Phase-out", fr: "Fin progressive" }, day: null, text: null },
  { key: "lifecycle.retired", name: { en: "Retired", fr: "Retiré" }, day: null, text: null },
];

const scales: readonly (RoadmapScale | "fit")[] = ["fit", "years", "quarters", "months"];
const files: readonly PictureFile[] = ["svg", "png", "pdf", "json"];

function Tools({ page, state, answer }: RoadmapPageProps & { readonly answer: RoadmapAnswer }): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(roadmapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const go = (to: RoadmapAddress): void => goTo({ workspace, page: to, state });
  const shown = answer.kinds.filter(({ isShown }) => isShown).map(({ id }) => id);
  const subject = { viewpoint: "roadmap", scope: page.scope, kinds: shown, groupBy: page.group };
  return (
    <div className="actions">
      <label className="picker">
        <span>{text("roadmap.group")}</span>
        <select
          value={page.group ?? "layer"}
          onChange={(event) => {
            const { group: _old, ...rest } = page;
            go(event.target.value === "layer" ? rest : { ...rest, group: event.target.value });
          }}
        >
          {answer.groupings.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language]}
            </option>
          ))}
        </select>
      </label>
      <div className="segmented segmented-wide" role="group" aria-label={text("roadmap.scale")}>
        {scales.map((scale) => (
          <button
            key={scale}
            type="button"
            aria-pressed={(page.scale ?? "fit") === scale}
            onClick={() => {
              const { scale: _old, ...rest } = page;
              go(scale === "fit" ? rest : { ...rest, scale });
            }}
          >
            {text(`roadmap.scale.${scale}`)}
          </button>
        ))}
      </div>
      <Disclosure icon="download" label={text("roadmap.picture")} className="downloads">
        <ul>
          {files.map((file) => (
            <li key={file}>
              <a
                className="download"
                download
                href={picturePath({ workspace, subject, language, theme: "light", at: state.at }, file)}
              >
                <strong>{file.toUpperCase()}</strong>
              </a>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function KindChips({ page, state, answer }: RoadmapPageProps & { readonly answer: RoadmapAnswer }): ReactElement {
  const { pick, number } = useSpeech();
  const text = useTexts(roadmapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const shown = answer.kinds.filter(({ isShown }) => isShown).map(({ id }) => id);
  return (
    <div className="roadmap-kinds" role="group" aria-label={text("roadmap.kinds")}>
      {answer.kinds.map(({ id, name, count, dated, isShown }) => (
        <button
          key={id}
          type="button"
          className="toggle-chip"
          aria-pressed={isShown}
          title={text("roadmap.kind", { name: pick(name), dated, count })}
          onClick={() => {
            const kinds = isShown ? shown.filter((one) => one !== id) : [...shown, id];
            goTo({ workspace, page: { ...page, kinds }, state });
          }}
        >
          {pick(name)}
          <span className="muted">
            {number(dated)}/{number(count)}
          </span>
        </button>
      ))}
    </div>
  );
}

const phases = ["planned", "phaseIn", "active", "phaseOut", "project"] as const;

function Legend(): ReactElement {
  const text = useTexts(roadmapTexts);
  return (
    <ul className="roadmap-legend" aria-label={text("roadmap.legend")}>
      {phases.map((phase) => (
        <li key={phase}>
          <span className={`roadmap-swatch phase-${phase}`} aria-hidden="true" />
          {text(`roadmap.phase.${phase}`)}
        </li>
      ))}
    </ul>
  );
}

/** What nobody has dated: to be dated, or known not to be. */
function Undated(props: {
  readonly answer: RoadmapAnswer;
  readonly onChoose: (id: string) => void;
}): ReactElement | null {
  const { answer, onChoose } = props;
  const text = useTexts(roadmapTexts);
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const { undated, undatedTotal } = answer;
  if (undated.length === 0) return null;
  const more = undatedTotal - Math.min(undated.length, mostListed);
  return (
    <section className="roadmap-undated" aria-label={text("roadmap.undated")}>
      <h2>
        {text("roadmap.undated")} <span className="muted">{undatedTotal}</span>
      </h2>
      <p className="muted">{text("roadmap.undated.text")}</p>
      <ul>
        {undated.slice(0, mostListed).map(({ id, name, kind, layer }) => (
          <li key={id}>
            <button
              type="button"
              className="roadmap-undated-item"
              aria-label={text("roadmap.undated.add", { name })}
              onClick={() => onChoose(id)}
            >
              <KindTile icon={kindOf(kind).icon} layer={layer} />
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Link to={{ workspace, page: { kind: "catalogue", of: "*", columns: ["lifecycle"] } }}>
          {text("roadmap.undated.more", { count: more })}
        </Link>
      )}
    </section>
  );
}

const mostListed = 24;

function NoDates(): ReactElement {
  const text = useTexts(roadmapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Empty icon="chart-gantt" title={text("roadmap.empty")}>
      <p>{text("roadmap.empty.text")}</p>
      <Link
        className="button button-main"
        to={{ workspace, page: { kind: "catalogue", of: "application", columns: [] } }}
      >
        <Icon name="table-2" />
        {text("roadmap.empty.action")}
      </Link>
    </Empty>
  );
}

/** Drills: choose what fails, see what happens over time, keep it, compare it. Everything that is shown is in the address. */
import { useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { DrillAnswer, SimulateAnswer, StoredDrill } from "@orrery/core/answers/simulate-answers";
import type { SimulateAsked } from "@orrery/core/answers/url";
import { useAnswer } from "../../../answers/store.ts";
import { useCommands } from "../../../commands/commands.ts";
import { Link } from "../../../navigation.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { ResultNotes } from "../result-notes.tsx";
import { useKept } from "../../../parts/kept.ts";
import { Failed, Loading } from "../../../parts/states.tsx";
import { useTitle } from "../../../parts/title.ts";
import { useSpeech, useTexts } from "../../../speech.ts";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { askDrill, askSimulate, drillReport, type Of } from "../ask-simulate.ts";
import { writeHours } from "../figures.ts";
import { MissingList } from "../missing-list.tsx";
import { requestOf } from "../picture-request.ts";
import { ReportMenu } from "../report-menu.tsx";
import { SimulateHead } from "../simulate-head.tsx";
import type { SimulateProps } from "../simulate-page.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { SimulatedPicture } from "../simulated-picture.tsx";
import { useOf, useTrying, type Words } from "../use-trying.ts";
import { AffectedList } from "./affected.tsx";
import { StoredDrills, Usual } from "./beginnings.tsx";
import { Business } from "./business.tsx";
import { Chosen } from "./chosen.tsx";
import { Compared } from "./compared.tsx";
import { DrillForm, type Tried, triedOf, useChanging } from "./drill-form.tsx";
import { DrillPicture } from "./drill-picture.tsx";
import { drillTexts } from "./drill-texts.ts";
import { Headline } from "./headline.tsx";
import { KeepDialog } from "./keep-dialog.tsx";
import { MomentList } from "./moment-list.tsx";
import { Player } from "./player.tsx";
import { Queues } from "./queues.tsx";
import { RecoveryPlan } from "./recovery.tsx";
import { endOf } from "./state-at.ts";

const noWords: SimulateAsked = {};

export function DrillPart({ page, state }: SimulateProps): ReactElement {
  const of = useOf();
  const asked = askSimulate(of);
  const progress = useAnswer(asked);
  const overview = useKept(progress.kind === "ready" ? progress.answer : undefined);
  if (overview === undefined) {
    return progress.kind === "failed" ? (
      <Failed status={progress.status} message={progress.message} asked={asked} />
    ) : (
      <Loading lines={10} />
    );
  }
  return <Desk page={page} state={state} overview={overview} of={of} />;
}

function Desk(props: SimulateProps & { readonly overview: SimulateAnswer; readonly of: Of }): ReactElement {
  const { page, state, overview, of } = props;
  const text = useTexts(drillTexts);
  const words = page.asked ?? noWords;
  const stored = overview.drills.find(({ id }) => id === page.id);
  const tried = triedOf(words, stored);
  const change = useChanging(words, stored, tried);
  const asked = askDrill(of, page.id, words);
  const progress = useAnswer(asked);
  const ready = useMemo(
    () => (progress.kind === "ready" ? { answer: progress.answer, path: asked?.path } : undefined),
    [progress, asked?.path],
  );
  const kept = useKept(ready);
  // What is shown while the next is on its way is what was asked before, but never after nothing is asked.
  const answer = asked === undefined ? undefined : kept?.answer;
  useTitle(stored?.name ?? text("command.play"));
  return (
    <div className="page page-wide sim-page">
      <SimulateHead
        part={undefined}
        title={stored?.name}
        intro={text("intro")}
        actions={
          answer === undefined ? undefined : (
            <Deeds answer={answer} overview={overview} tried={tried} words={words} stored={stored} of={of} />
          )
        }
      />
      <DrillForm overview={overview} answer={answer} tried={tried} onChange={change} />
      {asked !== undefined && progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : asked === undefined ? (
        <Beginning overview={overview} of={of} words={words} tried={tried} onChange={change} />
      ) : answer === undefined ? (
        <Loading lines={10} />
      ) : (
        <Result
          answer={answer}
          isBusy={progress.kind === "loading"}
          overview={overview}
          of={of}
          words={words}
          tried={tried}
          against={state.against}
          onChange={change}
        />
      )}
    </div>
  );
}

interface DeskProps {
  readonly overview: SimulateAnswer;
  readonly of: Of;
  readonly words: SimulateAsked;
  readonly tried: Tried;
  readonly onChange: (words: Words) => void;
}

/** Nothing is tried yet: drills of the text, what usually fails, a picture to choose from. */
function Beginning({ overview, of, words, tried, onChange }: DeskProps): ReactElement {
  const text = useTexts(drillTexts);
  const { set } = useTrying();
  const view = words.view ?? firstView(overview);
  return (
    <>
      <StoredDrills drills={overview.drills} open={undefined} />
      <Usual overview={overview} />
      {view !== undefined && (
        <div className="sim-stage">
          <div className="sim-picture-tools">
            <ViewPicker overview={overview} view={view} hasTouched={false} />
          </div>
          <SimulatedPicture
            request={requestOf(of, view, [])}
            mark={() => undefined}
            marksKey=""
            chosen={words.why}
            path={nothing}
            onChoose={(element) => set({ why: element }, "replace")}
            label={text("picture.label")}
          >
            {words.why !== undefined && (
              <Chosen
                id={words.why}
                answer={undefined}
                affected={undefined}
                time={0}
                fails={tried.fails}
                onFails={(fails) => onChange({ fails: fails.join(",") })}
                onClose={() => set({ why: undefined }, "replace")}
              />
            )}
          </SimulatedPicture>
        </div>
      )}
    </>
  );
}

const nothing: readonly never[] = [];

/** A picture in which much can fail: machines and places before software. */
function firstView({ views }: SimulateAnswer): string | undefined {
  const wanted = ["deployment", "landscape", "sites", "system-landscape", "container", "network"];
  const found = wanted.flatMap((viewpoint) => views.filter((view) => view.viewpoint === viewpoint));
  return (found[0] ?? views[0])?.id;
}

function ViewPicker(props: {
  readonly overview: SimulateAnswer;
  readonly view: string | undefined;
  readonly hasTouched: boolean;
}): ReactElement {
  const shared = useTexts(simulateTexts);
  const { set } = useTrying();
  return (
    <label className="picker">
      <span>{shared("picture.view")}</span>
      <select value={props.view ?? ""} onChange={(event) => set({ view: event.target.value || undefined }, "replace")}>
        {props.hasTouched && <option value="">{shared("picture.touched")}</option>}
        {props.overview.views.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Result(
  props: DeskProps & {
    readonly answer: DrillAnswer;
    readonly isBusy: boolean;
    /** Another moment of the model beside which it stands. */
    readonly against: string | undefined;
  },
): ReactElement {
  const { answer, overview, of, words, tried, against, onChange } = props;
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const { pick } = useSpeech();
  const { set } = useTrying();
  const page = useRef<HTMLDivElement>(null);
  const playRef = useRef(() => {});
  const onSpace = useCallback(() => playRef.current(), []);
  const end = endOf(answer);
  const time = timeOf(words.t, end);
  useEffect(() => {
    page.current?.closest<HTMLElement>(".sim-page")?.style.setProperty("--sim-at", String((100 * time) / end));
  }, [time, end]);
  const onTime = (next: number): void => set({ t: next <= 0 ? undefined : writeHours(next) }, "replace");
  const onChoose = (element: string | undefined): void => set({ why: element }, "replace");
  const why = useMemo(() => answer.affected.find(({ element }) => element.id === words.why), [answer, words.why]);
  const other = useOther(props);
  const missing = useMemo(() => {
    const all = [
      ...answer.business.flatMap((one) => one.missing),
      ...answer.recovery.steps.flatMap((one) => one.missing),
    ];
    return [...new Map(all.map((one) => [`${one.subject.name} ${one.key}`, one])).values()];
  }, [answer]);
  const picture = (
    <DrillPicture
      of={of}
      answer={answer}
      time={time}
      view={words.view}
      why={why}
      chosen={words.why}
      onChoose={onChoose}
      onSpace={onSpace}
      {...(other === undefined ? {} : { label: text("compare.this") })}
    />
  );
  return (
    <div ref={page} className="sim-result" aria-busy={props.isBusy}>
      <Headline answer={answer} />
      <ResultNotes notes={answer.notes} label={shared("notes")} pick={pick} />
      <div className={other === undefined ? "sim-stage" : "sim-stage is-compared"}>
        <div className="sim-picture-tools">
          <ViewPicker overview={overview} view={words.view} hasTouched />
          <ComparePicker overview={overview} words={words} open={answer.drill?.id} />
        </div>
        <div className="sim-pictures">
          <div className="sim-picture">
            {other !== undefined && <h2>{answer.drill?.name ?? text("compare.this")}</h2>}
            {picture}
          </div>
          {other !== undefined && (
            <div className="sim-picture">
              <h2>{other.name}</h2>
              {other.answer === undefined ? (
                other.message === undefined ? (
                  <Loading lines={6} />
                ) : (
                  <p className="field-error">{other.message}</p>
                )
              ) : (
                <DrillPicture
                  of={other.of}
                  answer={other.answer}
                  time={time}
                  view={words.view}
                  why={undefined}
                  chosen={undefined}
                  label={other.name}
                  onChoose={() => undefined}
                />
              )}
            </div>
          )}
          {other === undefined && (
            <aside className="sim-beside">
              {words.why === undefined ? (
                <MomentList answer={answer} time={time} onTime={onTime} onChoose={onChoose} />
              ) : (
                <Chosen
                  id={words.why}
                  answer={answer}
                  affected={why}
                  time={time}
                  fails={tried.fails}
                  onFails={(fails) => onChange({ fails: fails.join(",") })}
                  onClose={() => onChoose(undefined)}
                />
              )}
            </aside>
          )}
        </div>
        <Player answer={answer} time={time} end={end} onTime={onTime} playRef={playRef} />
      </div>
      {other?.answer !== undefined && (
        <Compared
          first={answer}
          second={other.answer}
          names={[
            against === undefined ? (answer.drill?.name ?? text("compare.this")) : text("compare.this"),
            other.name,
          ]}
        />
      )}
      <Business answer={answer} form={words.form} time={time} end={end} />
      <RecoveryPlan answer={answer} form={words.form} time={time} end={end} />
      <Queues answer={answer} form={words.form} end={end} />
      <AffectedList answer={answer} chosen={words.why} onChoose={onChoose} />
      <MissingList missing={missing} />
      {overview.drills.length > 0 && <StoredDrills drills={overview.drills} open={answer.drill?.id} />}
    </div>
  );
}

function timeOf(word: string | undefined, end: number): number {
  const time = Number(word ?? 0);
  return Number.isFinite(time) ? Math.min(Math.max(time, 0), end) : 0;
}

interface Other {
  readonly name: string;
  readonly of: Of;
  readonly answer: DrillAnswer | undefined;
  readonly message: string | undefined;
}

/** What it is compared with: another drill of the text, else the same at the moment with which the page is compared. */
function useOther(props: {
  readonly answer: DrillAnswer;
  readonly overview: SimulateAnswer;
  readonly words: SimulateAsked;
  readonly against: string | undefined;
}): Other | undefined {
  const { answer, overview, words, against } = props;
  const text = useTexts(drillTexts);
  const past = useOf(against);
  const now = useOf();
  const drill = overview.drills.find(({ id }) => id === words.with);
  const of = drill === undefined ? past : now;
  const asked =
    drill !== undefined
      ? askDrill(now, drill.id, {})
      : against === undefined
        ? undefined
        : askDrill(past, answer.drill?.id, words);
  const progress = useAnswer(asked);
  if (asked === undefined) return undefined;
  const name =
    drill?.name ?? text("compare.past", { name: answer.drill?.name ?? text("compare.this"), at: against ?? "" });
  return {
    name,
    of,
    answer: progress.kind === "ready" ? progress.answer : undefined,
    message: progress.kind === "failed" ? progress.message : undefined,
  };
}

function ComparePicker(props: {
  readonly overview: SimulateAnswer;
  readonly words: SimulateAsked;
  readonly open: string | undefined;
}): ReactElement | null {
  const { overview, words, open } = props;
  const text = useTexts(drillTexts);
  const { set } = useTrying();
  const others = overview.drills.filter(({ id }) => id !== open);
  if (others.length === 0) return null;
  return (
    <label className="picker">
      <span>{text("compare")}</span>
      <select value={words.with ?? ""} onChange={(event) => set({ with: event.target.value || undefined }, "replace")}>
        <option value="">{text("compare.none")}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What can be done with a result. */
function Deeds(props: {
  readonly answer: DrillAnswer;
  readonly overview: SimulateAnswer;
  readonly tried: Tried;
  readonly words: SimulateAsked;
  readonly stored: StoredDrill | undefined;
  readonly of: Of;
}): ReactElement {
  const { answer, tried, words, stored, of } = props;
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [isKeeping, setKeeping] = useState(false);
  const canKeep = stored === undefined && tried.fails.length + (tried.harm === "load" ? 1 : 0) > 0;
  useCommands(
    useMemo(
      () =>
        canKeep
          ? [
              {
                id: "simulate.keep",
                title: text("command.keep"),
                icon: "save" as const,
                group: shared("command.group"),
                run: () => setKeeping(true),
              },
            ]
          : [],
      [canKeep, text, shared],
    ),
  );
  return (
    <>
      {canKeep && (
        <button type="button" className="button button-main" onClick={() => setKeeping(true)}>
          <Icon name="save" />
          {text("keep")}
        </button>
      )}
      {stored !== undefined && (
        <Link
          className="button"
          to={{ workspace, page: { kind: "source", uri: stored.place.uri, line: stored.place.line } }}
        >
          <Icon name="file-code" />
          {text("edit")}
        </Link>
      )}
      <Link className="button" to={{ workspace, page: { kind: "simulate" } }}>
        <Icon name="undo-2" />
        {text("clear")}
      </Link>
      <ReportMenu path={(form) => drillReport(of, stored?.id, words, form)} />
      {isKeeping && <KeepDialog answer={answer} tried={tried} onClose={() => setKeeping(false)} />}
    </>
  );
}

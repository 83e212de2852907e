/** What an element's stop or change reaches, or what it depends on: nearest first, each with the path that explains it. */
import { useCallback, useContext, useMemo, useRef, useState, type ReactElement } from "react";
import type { ElementAnswer, ElementSummary, ImpactAnswer } from "@orrery/core/answers/answers";
import { askImpact } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { ElementLink } from "../../parts/element-link.tsx";
import { Icon } from "../../parts/icon.tsx";
import { LayerMark } from "../../parts/layer.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useRowsInView } from "../../parts/virtual.ts";
import { archimateRelationshipName } from "../../parts/words.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { elementTexts } from "./element-texts.ts";

type Direction = "up" | "down";
type Hit = ImpactAnswer["hits"][number];
type Step = Hit["path"][number];

export function Impact(props: { readonly element: ElementAnswer; readonly direction: Direction }): ReactElement {
  const text = useTexts(elementTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { element, direction } = props;
  const asked = askImpact(workspace, language, element.id, direction);
  const progress = useAnswer(asked);
  return (
    <section className="impact" aria-label={text("element.impact.title")}>
      <nav className="segmented segmented-wide" aria-label={text("impact.direction")}>
        {(["down", "up"] as const).map((choice) => (
          <Link
            key={choice}
            to={{
              workspace,
              page: { kind: "element", id: element.id, tab: "impact", ...(choice === "up" ? { direction: "up" } : {}) },
            }}
            {...(choice === direction ? { "aria-current": "true" as const } : {})}
          >
            <Icon name={choice === "down" ? "arrow-down" : "arrow-up"} />
            {text(`impact.${choice}`)}
          </Link>
        ))}
      </nav>
      <p className="muted">{text(`impact.${direction}.text`, { name: element.name })}</p>
      {progress.kind === "loading" && <Loading lines={8} />}
      {progress.kind === "failed" && <Failed status={progress.status} message={progress.message} asked={asked} />}
      {progress.kind === "ready" && progress.answer.total === 0 && (
        <Empty icon="waypoints" title={text(`impact.none.${direction}`)}>
          <p>{text("impact.none.text")}</p>
        </Empty>
      )}
      {progress.kind === "ready" && progress.answer.total > 0 && <Hits answer={progress.answer} />}
    </section>
  );
}

function Hits({ answer }: { readonly answer: ImpactAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const { number } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const [only, setOnly] = useState<string>();
  const names = useMemo(() => namesOf(answer), [answer]);
  const shown = useMemo(
    () => (only === undefined ? answer.hits : answer.hits.filter((hit) => hit.kind === only)),
    [answer, only],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const keyOf = useCallback((index: number) => shown[index]?.id ?? index, [shown]);
  const virtual = useRowsInView({ count: shown.length, scroller, rowHeight: 63, keyOf });
  return (
    <>
      <div className="chips" role="group" aria-label={text("impact.kinds")}>
        <button
          type="button"
          className="chip chip-button"
          aria-pressed={only === undefined}
          onClick={() => setOnly(undefined)}
        >
          {text("impact.kinds.all")} <b>{number(answer.total)}</b>
        </button>
        {Object.entries(answer.byKind).map(([kind, count]) => (
          <button
            key={kind}
            type="button"
            className="chip chip-button"
            aria-pressed={only === kind}
            onClick={() => setOnly(only === kind ? undefined : kind)}
          >
            <LayerMark layer={kindOf(kind).layer} />
            {kindOf(kind).plural} <b>{number(count)}</b>
          </button>
        ))}
      </div>
      <div ref={scroller} className="hits" tabIndex={0} role="group" aria-label={text("impact.list")}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const hit = shown[item.index];
            if (hit === undefined) return null;
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={shown.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <HitLine hit={hit} names={names} />
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

function HitLine(props: { readonly hit: Hit; readonly names: ReadonlyMap<string, ElementSummary> }): ReactElement {
  const text = useTexts(elementTexts);
  const speech = useSpeech();
  const { hit, names } = props;
  return (
    <div className="hit">
      <div className="hit-line">
        <ElementLink element={hit} />
        {hit.derived !== undefined && hit.distance > 1 && (
          <span className="chip">
            {text("impact.derived", { type: archimateRelationshipName(speech, hit.derived) })}
          </span>
        )}
        <span className="hit-distance">{text("impact.distance", { count: hit.distance })}</span>
      </div>
      <ol className="path" aria-label={text("impact.path", { path: "" })}>
        {hit.path.map((step, index) => (
          <PathStep key={index} step={step} isFirst={index === 0} names={names} />
        ))}
      </ol>
    </div>
  );
}

/** One step, read along the path: `a is used by → b`, wherever the statement stands; the arrow is not needed to understand it. */
function PathStep(props: {
  readonly step: Step;
  readonly isFirst: boolean;
  readonly names: ReadonlyMap<string, ElementSummary>;
}): ReactElement {
  const text = useTexts(elementTexts);
  const speech = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { step, isFirst, names } = props;
  const nameOf = (id: string): string => names.get(id)?.name ?? id;
  const place = `${step.origin.uri}:${step.origin.line}`;
  return (
    <li>
      {isFirst && <span className="path-end">{nameOf(step.from)}</span>}
      <Link
        className="path-by"
        to={{ workspace, page: { kind: "source", uri: step.origin.uri, line: step.origin.line } }}
        title={text("impact.step", { place })}
      >
        {speech.pick(step.phrase)}
        <Icon name="arrow-right" />
      </Link>
      <span className="path-end">{nameOf(step.to)}</span>
    </li>
  );
}

function namesOf(answer: ImpactAnswer): ReadonlyMap<string, ElementSummary> {
  return new Map([answer.root, ...answer.hits].map((element) => [element.id, element]));
}

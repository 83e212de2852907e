/** The availability of one element: figures, what stops it, what matters, its structure, simulated years, what is missing. */
import { useContext, useMemo, type ReactElement } from "react";
import type { AvailabilityAnswer, CauseAnswer, CutSetAnswer } from "@orrery/core/answers/simulate-answers";
import type { SimulateAsked } from "@orrery/core/answers/url";
import { useAnswer } from "../../../answers/store.ts";
import { elementsOn } from "../../../checks/witness-steps.ts";
import { Link } from "../../../navigation.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { useKept } from "../../../parts/kept.ts";
import { Failed, Loading } from "../../../parts/states.tsx";
import { useTitle } from "../../../parts/title.ts";
import { useSpeech, useTexts } from "../../../speech.ts";
import type { Part } from "../../../viewer/parts.ts";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { askAvailability, type Of } from "../ask-simulate.ts";
import { NinesBar } from "../charts/nines-bar.tsx";
import { MetMark, shapes } from "../condition.tsx";
import type { Marked } from "../condition-layer.ts";
import { metOf, sayAvailability, sayHoursRange, sayProbability, sayRange } from "../figures.ts";
import { MissingList } from "../missing-list.tsx";
import { Section } from "../section.tsx";
import { SimulateHead } from "../simulate-head.tsx";
import type { SimulateProps } from "../simulate-page.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { SimulatedPicture } from "../simulated-picture.tsx";
import { requestOf } from "../picture-request.ts";
import { simulatePage, useOf, useTrying } from "../use-trying.ts";
import { availabilityTexts } from "./availability-texts.ts";
import { CutSets } from "./cut-sets.tsx";
import { Downtime } from "./downtime.tsx";
import { heatOf, Importances, measureOf } from "./importances.tsx";
import { Structure } from "./structure.tsx";
import { Years } from "./years.tsx";

const noWords: SimulateAsked = {};

export function OneAvailability({ id, page }: SimulateProps & { readonly id: string }): ReactElement {
  const text = useTexts(availabilityTexts);
  const of = useOf();
  const words = page.asked ?? noWords;
  const asked = askAvailability(of, id);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const { id: workspace } = useContext(WorkspaceContext);
  const name = answer?.element.name ?? id;
  useTitle(text("about", { name }));
  return (
    <div className="page page-wide sim-page">
      <SimulateHead
        part="availability"
        title={name}
        intro={
          <>
            <Link to={{ workspace, page: simulatePage("availability") }}>{text("all")}</Link>
            {" · "}
            {text("intro.one")}
          </>
        }
        actions={
          <>
            <Link className="button" to={{ workspace, page: { kind: "element", id } }}>
              <Icon name="box" />
              {name}
            </Link>
            <Link className="button" to={{ workspace, page: simulatePage(undefined, undefined, { fails: id }) }}>
              <Icon name="play" />
              {text("cuts.drill")}
            </Link>
          </>
        }
      />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={10} />
      ) : (
        <Opened answer={answer} words={words} of={of} />
      )}
    </div>
  );
}

interface OpenedProps {
  readonly answer: AvailabilityAnswer;
  readonly words: SimulateAsked;
  readonly of: Of;
}

function Opened({ answer, words, of }: OpenedProps): ReactElement {
  const text = useTexts(availabilityTexts);
  const { pick } = useSpeech();
  const chosen = words.cut === undefined ? undefined : answer.cutSets[Number(words.cut) - 1];
  return (
    <>
      <Figures answer={answer} />
      <div className="sim-columns">
        <CutSets answer={answer} open={chosen === undefined ? undefined : Number(words.cut)} />
        <Importances answer={answer} rank={words.rank} />
      </div>
      <HeatPicture answer={answer} words={words} of={of} chosen={chosen} />
      <div className="sim-columns">
        <Structure root={answer.structure} />
        <Years of={of} id={answer.element.id} seed={words.seed} form={words.form} />
      </div>
      {answer.given.length > 0 && (
        <Section title={text("given")} intro={text("given.intro")}>
          <ul className="sim-chips">
            {answer.given.map((cause) => (
              <li key={cause.cause} className="chip">
                {pick(cause.name)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <MissingList missing={answer.missing} />
    </>
  );
}

function Figures({ answer }: { readonly answer: AvailabilityAnswer }): ReactElement {
  const text = useTexts(availabilityTexts);
  const shared = useTexts(simulateTexts);
  const { language, number } = useSpeech();
  const { availability, known, coverage, target, failuresPerYear, uncertainty } = answer;
  const said = sayProbability(availability, language, shared);
  const isPart = coverage.known > 0 && coverage.known < coverage.of;
  return (
    <section className="card sim-figures" aria-label={text("availability")}>
      <div className="sim-figures-main">
        <p>
          <b className="sim-big">{said}</b>{" "}
          <span className={availability.result === "exact" ? "chip" : "chip chip-unsure"}>
            {shared(`result.${availability.result}`)}
          </span>{" "}
          {target !== null && target.limit !== null && (
            <>
              <MetMark met={metOf(target)} />{" "}
              <span className="muted">{shared("limit.asked", { value: sayAvailability(target.limit, language) })}</span>
            </>
          )}
        </p>
        <NinesBar
          probability={availability}
          {...(coverage.known === 0 ? {} : { known })}
          target={target?.limit ?? null}
          label={text("bar.says", { name: answer.element.name, availability: said })}
        />
        <p className="sim-scale muted" aria-hidden="true">
          {["0 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %"].map((tick, index) => (
            <span key={tick} style={{ left: `${(100 * index) / 6}%` }}>
              {language === "fr" ? tick.replace(".", ",") : tick}
            </span>
          ))}
        </p>
      </div>
      <dl>
        <div>
          <dt>{text("downtime")}</dt>
          <dd>
            <Downtime row={answer} />
          </dd>
        </div>
        <div>
          <dt>{text("failures")}</dt>
          <dd>
            {failuresPerYear === null
              ? shared("range.unknown")
              : sayRange(failuresPerYear, (count) => number(Number(count.toPrecision(3))), shared)}
          </dd>
        </div>
        <div>
          <dt>{text("known")}</dt>
          <dd>
            {text("known.coverage", { known: coverage.known, of: coverage.of })}
            {isPart && (
              <span className="muted block">
                {text("known.part", { value: sayProbability(known, language, shared) })}
                {" · "}
                {sayHoursRange(hoursOf(known.complement), language, shared)}
              </span>
            )}
          </dd>
        </div>
        {uncertainty !== null && (
          <div>
            <dt>{shared("result.estimate")}</dt>
            <dd>
              {text("uncertainty", {
                low: sayAvailability(uncertainty.low, language),
                high: sayAvailability(uncertainty.high, language),
                samples: uncertainty.samples,
              })}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Hours of a year. */
const YEAR = 8760;

function hoursOf(complement: number): { readonly lower: number; readonly upper: number } {
  return { lower: complement * YEAR, upper: complement * YEAR };
}

/** Elements that a picture on the spot takes. */
const MOST_SHOWN = 40;

function HeatPicture(props: OpenedProps & { readonly chosen: CutSetAnswer | undefined }): ReactElement | null {
  const { answer, words, of, chosen } = props;
  const text = useTexts(availabilityTexts);
  const { set } = useTrying();
  const measure = measureOf(words.rank);
  const heat = useMemo(() => heatOf(answer.importance, measure), [answer, measure]);
  const cut = useMemo(() => new Set(elementsIn(chosen?.causes ?? [])), [chosen]);
  const touched = useMemo(
    () =>
      [
        ...new Set([
          answer.element.id,
          ...cut,
          ...structureElements(answer),
          ...elementsIn(answer.importance),
          ...elementsIn(answer.cutSets.flatMap(({ causes }) => causes)),
        ]),
      ].slice(0, MOST_SHOWN),
    [answer, cut],
  );
  const mark = (part: Part): Omit<Marked, "area" | "isAround"> | undefined => {
    if (part.element === undefined || part.role === "edge") return undefined;
    if (cut.has(part.element)) return { look: "stopped", sign: shapes.stopped, isCause: true };
    if (part.element === answer.element.id && cut.size > 0) return { look: "stopped", sign: shapes.stopped };
    const found = heat.get(part.element);
    return found === undefined ? undefined : { look: `heat-${found.step}`, label: found.label };
  };
  return (
    <Section title={text("picture")} intro={text("picture.intro")} className="sim-heat">
      <SimulatedPicture
        request={requestOf(of, words.view, touched)}
        mark={mark}
        marksKey={`${[...cut].join()} ${measure}`}
        chosen={words.why}
        path={nothing}
        onChoose={(element) => set({ why: element }, "replace")}
        label={text("picture")}
      />
    </Section>
  );
}

const nothing: readonly never[] = [];

function elementsIn(causes: readonly CauseAnswer[]): readonly string[] {
  return elementsOn(causes.flatMap(({ subject }) => subject ?? []));
}

/** Elements of the first levels of the structure: they lie between it and what fails. */
function structureElements({ structure }: AvailabilityAnswer): readonly string[] {
  const found: string[] = [];
  const walk = (node: NonNullable<AvailabilityAnswer["structure"]>): void => {
    if (node.subject !== null && found.length < MOST_SHOWN) found.push(...node.subject.elements);
    node.parts.forEach(walk);
  };
  if (structure !== null) walk(structure);
  return found;
}

/** Capacity: how busy everything is under a load, when it is full, and what enlarging changes. */
import { useMemo, type ReactElement } from "react";
import type { CapacityPageAnswer, SimulateAnswer, StationAnswer } from "@orrery/core/answers/simulate-answers";
import type { SimulateAsked } from "@orrery/core/answers/url";
import { useAnswer } from "../../../answers/store.ts";
import { ElementLink } from "../../../parts/element-link.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { ResultNotes } from "../result-notes.tsx";
import { useKept } from "../../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../../parts/states.tsx";
import { useTitle } from "../../../parts/title.ts";
import { useSpeech, useTexts } from "../../../speech.ts";
import type { Part } from "../../../viewer/parts.ts";
import { askCapacity, askSimulate, type Of } from "../ask-simulate.ts";
import type { Marked } from "../condition-layer.ts";
import { requestOf } from "../picture-request.ts";
import { sayPercent } from "../figures.ts";
import { MissingList } from "../missing-list.tsx";
import { Section } from "../section.tsx";
import { SimulateHead } from "../simulate-head.tsx";
import type { SimulateProps } from "../simulate-page.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { SimulatedPicture } from "../simulated-picture.tsx";
import { useOf, useTrying } from "../use-trying.ts";
import { capacityTexts } from "./capacity-texts.ts";
import { Chains } from "./chains.tsx";
import { Links } from "./links.tsx";
import { LoadSliders } from "./load-sliders.tsx";
import { OneStation } from "./one-station.tsx";
import { sayFull } from "./say-full.ts";
import { Stations } from "./stations.tsx";

const noWords: SimulateAsked = {};

export function CapacityPart({ page }: SimulateProps): ReactElement {
  const text = useTexts(capacityTexts);
  const of = useOf();
  const words = page.asked ?? noWords;
  const overview = useAnswer(askSimulate(of));
  const asked = askCapacity(of, page.id, words);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  useTitle(text("stations"));
  return (
    <div className="page page-wide sim-page">
      <SimulateHead part="capacity" intro={text("intro")} />
      <LoadSliders
        loads={overview.kind === "ready" ? overview.answer.loads : none}
        load={page.id}
        times={words.times}
        years={words.years}
      />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={10} />
      ) : answer.stations.length === 0 ? (
        <Empty icon="gauge" title={text("none")}>
          <p>{text("none.text")}</p>
        </Empty>
      ) : (
        <Result answer={answer} of={of} load={page.id} words={words} isBusy={progress.kind === "loading"} />
      )}
    </div>
  );
}

const none: SimulateAnswer["loads"] = [];

function Result(props: {
  readonly answer: CapacityPageAnswer;
  readonly of: Of;
  readonly load: string | undefined;
  readonly words: SimulateAsked;
  readonly isBusy: boolean;
}): ReactElement {
  const { answer, of, load, words } = props;
  const shared = useTexts(simulateTexts);
  const { pick } = useSpeech();
  const { set } = useTrying();
  const { stations, chains } = answer;
  const opened = stations.find(({ element }) => element.id === words.why) ?? bottleneckOf(answer);
  const missing = useMemo(
    () => [
      ...new Map(
        stations.flatMap((one) => one.missing).map((one) => [`${one.subject.name} ${one.key}`, one] as const),
      ).values(),
    ],
    [stations],
  );
  return (
    <div aria-busy={props.isBusy}>
      <Headline answer={answer} />
      <ResultNotes notes={answer.notes} label={shared("notes")} pick={pick} />
      <Stations
        stations={stations}
        open={opened?.element.id}
        form={words.form}
        onOpen={(id) => set({ why: id }, "replace")}
      />
      {opened !== undefined && (
        <OneStation key={opened.element.id} station={opened} of={of} load={load} form={words.form} />
      )}
      <HeatPicture answer={answer} of={of} view={words.view} chosen={words.why} />
      {chains.length > 0 && <Chains chains={chains} />}
      {answer.links.length > 0 && <Links links={answer.links} />}
      <MissingList missing={missing} />
    </div>
  );
}

function bottleneckOf({ stations, bottleneck }: CapacityPageAnswer): StationAnswer | undefined {
  return stations.find(({ element }) => element.id === bottleneck?.id);
}

function Headline({ answer }: { readonly answer: CapacityPageAnswer }): ReactElement {
  const text = useTexts(capacityTexts);
  const { language } = useSpeech();
  const bottleneck = bottleneckOf(answer);
  const first = answer.stations
    .filter(({ saturation }) => saturation !== null && saturation.years.lower < 1000)
    .toSorted((a, b) => (a.saturation?.years.lower ?? 0) - (b.saturation?.years.lower ?? 0))[0];
  const use = bottleneck?.utilisation?.lower ?? 0;
  return (
    <ul className="sim-headline">
      <li className={`sim-figure ${use >= 1 ? "sim-figure-bad" : use > 0.8 ? "sim-figure-warn" : "sim-figure-good"}`}>
        <Icon name="gauge" />
        <div>
          <b>{text("bottleneck")}</b>
          <p>
            {bottleneck === undefined ? (
              text("bottleneck.none")
            ) : (
              <>
                <ElementLink element={bottleneck.element} /> {sayPercent(use, language)}
              </>
            )}
          </p>
        </div>
      </li>
      <li className="sim-figure">
        <Icon name="calendar-clock" />
        <div>
          <b>{text("full")}</b>
          <p>
            {first === undefined || first.saturation === null ? (
              text("full.never")
            ) : (
              <>
                <ElementLink element={first.element} /> {sayFull(first.saturation, text, language)}
              </>
            )}
          </p>
        </div>
      </li>
      <li className={answer.coverage.known < answer.coverage.of ? "sim-figure sim-figure-unsure" : "sim-figure"}>
        <Icon name="circle-help" />
        <div>
          <b>{text("coverage")}</b>
          <p>{text("coverage.of", { known: answer.coverage.known, of: answer.coverage.of })}</p>
        </div>
      </li>
    </ul>
  );
}

/** Elements that a picture on the spot takes. */
const MOST_SHOWN = 40;
const STEPS = 5;

function HeatPicture(props: {
  readonly answer: CapacityPageAnswer;
  readonly of: Of;
  readonly view: string | undefined;
  readonly chosen: string | undefined;
}): ReactElement {
  const { answer, of, view, chosen } = props;
  const text = useTexts(capacityTexts);
  const { set } = useTrying();
  const byElement = useMemo(() => new Map(answer.stations.map((one) => [one.element.id, one])), [answer]);
  const shown = useMemo(
    () =>
      [
        ...new Set([
          ...answer.stations.filter(({ utilisation }) => utilisation !== null).map(({ element }) => element.id),
          ...answer.chains.flatMap(({ from, path }) => [from.id, ...path.map(({ id }) => id)]),
          ...answer.stations.map(({ element }) => element.id),
        ]),
      ].slice(0, MOST_SHOWN),
    [answer],
  );
  const mark = (part: Part): Omit<Marked, "area" | "isAround"> | undefined => {
    const station = part.element === undefined || part.role === "edge" ? undefined : byElement.get(part.element);
    if (station === undefined) return undefined;
    if (station.utilisation === null || station.utilisation.upper === null) return { look: "unknown", label: "?" };
    const use = station.utilisation.upper;
    return {
      look: use >= 1 ? "stopped" : `heat-${Math.max(1, Math.ceil(use * STEPS))}`,
      label: `${Math.round(100 * use)}`,
    };
  };
  return (
    <Section title={text("picture")} intro={text("picture.intro")} className="sim-heat">
      <SimulatedPicture
        request={requestOf(of, view, shown)}
        mark={mark}
        marksKey={answer.stations.map(({ utilisation }) => String(utilisation?.upper)).join()}
        chosen={chosen}
        path={nothing}
        onChoose={(element) => set({ why: element }, "replace")}
        label={text("picture")}
      />
    </Section>
  );
}

const nothing: readonly never[] = [];

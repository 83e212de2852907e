/** One station under more and more load, and what enlarging it changes. */
import type { ReactElement } from "react";
import type { CapacityCurveAnswer, StationAnswer } from "@orrery/core/answers/simulate-answers";
import { useAnswer } from "../../../answers/store.ts";
import { useKept } from "../../../parts/kept.ts";
import { Failed, Loading } from "../../../parts/states.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { askCurve, type Of } from "../ask-simulate.ts";
import { LineChart } from "../charts/line-chart.tsx";
import { numberTicks } from "../charts/ticks.ts";
import { sayHours, sayMoney, sayPercent, sayRange } from "../figures.ts";
import { FormSwitch } from "../form-switch.tsx";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { capacityTexts } from "./capacity-texts.ts";

type Point = CapacityCurveAnswer["points"][number];

export function OneStation(props: {
  readonly station: StationAnswer;
  readonly of: Of;
  readonly load: string | undefined;
  readonly form: string | undefined;
}): ReactElement {
  const { station, of, load, form } = props;
  const text = useTexts(capacityTexts);
  const asked = askCurve(of, station.element.id, load);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const points = answer?.points.filter(({ utilisation }) => utilisation !== null) ?? [];
  return (
    <Section
      title={text("about", { name: station.element.name })}
      intro={text(answer !== undefined && points.length === 0 ? "about.none" : "about.intro")}
      tools={points.length > 0 ? <FormSwitch form={form} /> : undefined}
    >
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={4} />
      ) : (
        points.length > 0 &&
        (form === "table" ? <PointTable points={points} /> : <Curves points={points} station={station} />)
      )}
      <Scaling station={station} />
    </Section>
  );
}

/** Where it is full, in times of the load now. */
function fullAt(points: readonly Point[]): number | undefined {
  return points.find(({ utilisation }) => (utilisation?.lower ?? 0) >= 1)?.times;
}

function Curves({
  points,
  station,
}: {
  readonly points: readonly Point[];
  readonly station: StationAnswer;
}): ReactElement {
  const text = useTexts(capacityTexts);
  const shared = useTexts(simulateTexts);
  const { language, number } = useSpeech();
  const end = points.at(-1)?.times ?? 1;
  const ticks = numberTicks(end, 6).filter((tick) => tick <= end);
  const full = fullAt(points);
  const now =
    station.utilisation === null
      ? shared("range.unknown")
      : sayRange(station.utilisation, (share) => sayPercent(share, language), shared);
  const says =
    full === undefined
      ? text("chart.says.open", { now })
      : text("chart.says", { now, times: number(Number(full.toPrecision(2))) });
  const responses = points.flatMap(({ times, response }) =>
    response === null ? [] : [{ x: times, low: response.lower, high: response.upper }],
  );
  // Near full it grows without end: what is shown is what people would still wait for.
  const first = responses.find(({ low }) => low > 0)?.low ?? 0;
  const most = Math.min(Math.max(...responses.map(({ low }) => low), 0), first * 20);
  const sayTimes = (times: number): string => `${number(times)}×`;
  return (
    <div className="sim-two-charts">
      <div>
        <h3>{text("chart.utilisation")}</h3>
        <LineChart
          curves={[
            {
              key: "utilisation",
              look: "first",
              points: points.map(({ times, utilisation }) => ({
                x: times,
                low: utilisation?.lower ?? 0,
                high: utilisation?.upper ?? null,
              })),
            },
          ]}
          xEnd={end}
          xTicks={ticks}
          sayX={sayTimes}
          sayY={(share) => sayPercent(share, language)}
          level={{ y: 1, label: text("chart.full") }}
          label={`${text("chart.utilisation")}: ${says}`}
          mark={1}
        />
      </div>
      <div>
        <h3>{text("chart.response")}</h3>
        <LineChart
          curves={[{ key: "response", look: "second", points: responses }]}
          xEnd={end}
          xTicks={ticks}
          sayX={sayTimes}
          sayY={(seconds) => (seconds === 0 ? "0" : sayHours(seconds / 3600, language))}
          yMost={most > 0 ? most : 1}
          label={`${text("chart.response")}: ${says}`}
          mark={1}
        />
      </div>
    </div>
  );
}

function PointTable({ points }: { readonly points: readonly Point[] }): ReactElement {
  const text = useTexts(capacityTexts);
  const shared = useTexts(simulateTexts);
  const { language, number } = useSpeech();
  return (
    <div className="sim-table-frame sim-table-tall" role="group" aria-label={text("chart.utilisation")} tabIndex={0}>
      <table className="plain-table sim-table">
        <thead>
          <tr>
            <th scope="col">{text("times")}</th>
            <th scope="col">{text("utilisation")}</th>
            <th scope="col">{text("response")}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ times, utilisation, response }) => (
            <tr key={times}>
              <td>{`${number(Number(times.toPrecision(3)))}×`}</td>
              <td>
                {utilisation === null
                  ? shared("range.unknown")
                  : sayRange(utilisation, (share) => sayPercent(share, language), shared)}
              </td>
              <td>
                {response === null
                  ? (utilisation?.lower ?? 0) >= 1
                    ? text("overloaded")
                    : shared("range.unknown")
                  : sayRange(response, (seconds) => sayHours(seconds / 3600, language), shared)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Scaling({ station }: { readonly station: StationAnswer }): ReactElement | null {
  const text = useTexts(capacityTexts);
  const shared = useTexts(simulateTexts);
  const { language, pick } = useSpeech();
  const { scaling, utilisation } = station;
  if (scaling.length === 0) {
    return utilisation === null || utilisation.upper === null ? null : <p className="muted">{text("scaling.none")}</p>;
  }
  return (
    <>
      <h3 className="sim-sub">{text("scaling")}</h3>
      <div className="sim-table-frame" role="group" aria-label={text("scaling")} tabIndex={0}>
        <table className="plain-table sim-table">
          <thead>
            <tr>
              <th scope="col">{text("scaling.way")}</th>
              <th scope="col">{text("utilisation")}</th>
              <th scope="col">{text("response")}</th>
              <th scope="col">{text("scaling.cost")}</th>
            </tr>
          </thead>
          <tbody>
            {scaling.map((option, index) => (
              <tr key={index}>
                <th scope="row">
                  <span className="chip">{text(`scaling.${option.way}`)}</span> {pick(option.says)}
                </th>
                <td>{sayPercent(option.utilisation, language)}</td>
                <td>
                  {option.response === null ? (
                    <i className="unknown">{shared("range.unknown")}</i>
                  ) : (
                    sayHours(option.response / 3600, language)
                  )}
                </td>
                <td>
                  {option.cost === null ? (
                    <i className="unknown">{text("scaling.cost.unknown")}</i>
                  ) : (
                    sayMoney(option.cost.amount, option.cost.currency, language)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

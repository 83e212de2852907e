/** The standstill of simulated years as a histogram: what a bad year is like, not only the average. */
import type { ReactElement } from "react";
import type { YearsAnswer } from "@orrery/core/answers/simulate-answers";
import { useAnswer } from "../../../answers/store.ts";
import { Icon } from "../../../parts/icon.tsx";
import { useKept } from "../../../parts/kept.ts";
import { Failed, Loading } from "../../../parts/states.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { askYears, type Of } from "../ask-simulate.ts";
import { numberTicks, timeTicks } from "../charts/ticks.ts";
import { sayHours, sayHoursRange, sayMoment } from "../figures.ts";
import { FormSwitch } from "../form-switch.tsx";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { useTrying } from "../use-trying.ts";
import { availabilityTexts } from "./availability-texts.ts";

type Simulated = NonNullable<YearsAnswer["years"]>;

export function Years(props: {
  readonly of: Of;
  readonly id: string;
  readonly seed: string | undefined;
  readonly form: string | undefined;
}): ReactElement {
  const { of, id, seed, form } = props;
  const text = useTexts(availabilityTexts);
  const { language } = useSpeech();
  const { set } = useTrying();
  const asked = askYears(of, id, seed);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const years = answer?.years;
  return (
    <Section
      title={text("years")}
      intro={
        years === null
          ? text("years.none")
          : years === undefined
            ? undefined
            : text("years.intro", {
                years: years.years,
                seed: years.seed,
                median: sayHours(years.percentiles.p50, language),
                bad: sayHours(years.percentiles.p95, language),
              })
      }
      tools={
        years !== null &&
        years !== undefined && (
          <span className="sim-tools">
            <button
              type="button"
              className="button button-small"
              onClick={() => set({ seed: String(years.seed + 1) }, "replace")}
            >
              <Icon name="rotate-cw" />
              {text("years.again")}
            </button>
            <FormSwitch form={form} />
          </span>
        )
      }
    >
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={4} />
      ) : (
        years !== null && years !== undefined && <Histogram years={years} isTable={form === "table"} />
      )}
    </Section>
  );
}

function Histogram({ years, isTable }: { readonly years: Simulated; readonly isTable: boolean }): ReactElement {
  const text = useTexts(availabilityTexts);
  const shared = useTexts(simulateTexts);
  const { language, number } = useSpeech();
  const about = text("years.mean", {
    mean: sayHoursRange(years.mean, language, shared),
    outages: number(Number(years.outagesPerYear.toPrecision(3))),
    longest: sayHours(years.longest, language),
  });
  return (
    <>
      {isTable ? (
        <div className="sim-table-frame sim-table-tall" role="group" aria-label={text("years.label")} tabIndex={0}>
          <table className="plain-table sim-table">
            <thead>
              <tr>
                <th scope="col">{text("years.from")}</th>
                <th scope="col">{text("years.to")}</th>
                <th scope="col" className="is-number">
                  {text("years.share")}
                </th>
              </tr>
            </thead>
            <tbody>
              {years.histogram.map((bin) => (
                <tr key={bin.from}>
                  <td>{sayHours(bin.from, language)}</td>
                  <td>{sayHours(bin.to, language)}</td>
                  <td className="is-number">{number(bin.years)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Bars years={years} label={`${text("years.label")}. ${about}`} />
      )}
      <p className="muted">{about}</p>
      {years.without.length > 0 && (
        <p className="sim-warning">
          <Icon name="triangle-alert" /> {text("years.without", { count: years.without.length })}
        </p>
      )}
    </>
  );
}

const HEIGHT = 170;

function Bars({ years, label }: { readonly years: Simulated; readonly label: string }): ReactElement {
  const text = useTexts(availabilityTexts);
  const { language, number } = useSpeech();
  const { histogram, percentiles } = years;
  const end = histogram.at(-1)?.to ?? 1;
  const ticks = numberTicks(Math.max(1, ...histogram.map((bin) => bin.years)), 4);
  const top = ticks.at(-1) ?? 1;
  const place = (hours: number): string => `${(100 * Math.min(hours, end)) / end}%`;
  const hours = timeTicks(end, 6);
  return (
    <figure className="sim-chart" role="img" aria-label={label}>
      <div className="sim-chart-y" aria-hidden="true" style={{ height: HEIGHT }}>
        {ticks.map((tick) => (
          <span key={tick} style={{ top: `${100 - (100 * tick) / top}%` }}>
            {number(tick)}
          </span>
        ))}
      </div>
      <div className="sim-chart-area sim-histogram" aria-hidden="true" style={{ height: HEIGHT }}>
        {histogram.map((bin) => (
          <span
            key={bin.from}
            title={`${sayHours(bin.from, language)} – ${sayHours(bin.to, language)}: ${number(bin.years)} ${text("years.share")}`}
            style={{
              left: place(bin.from),
              right: `calc(100% - ${place(bin.to)} + 1px)`,
              height: `${(100 * bin.years) / top}%`,
            }}
          />
        ))}
        {(["p50", "p95"] as const).map((one) => (
          <i key={one} className={`sim-percentile sim-percentile-${one}`} style={{ left: place(percentiles[one]) }}>
            <b>{`${one.slice(1)}\u202f%`}</b>
          </i>
        ))}
      </div>
      <div className="sim-chart-x" aria-hidden="true">
        {hours.map((tick) => (
          <span key={tick} style={{ left: place(tick) }}>
            {sayMoment(tick, language)}
          </span>
        ))}
      </div>
    </figure>
  );
}

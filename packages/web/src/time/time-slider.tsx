/** Days: a slider from milestone to milestone of the life cycles, whose page follows at once, and a field for any other day. */
import { useEffect, useId, useRef, useState, type ReactElement } from "react";
import type { Milestone, MomentsAnswer } from "@orrery/core/answers/time-answers";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { isDayText } from "./milestone-steps.ts";
import { dayName } from "./moment-name.ts";
import type { Take } from "./moment-choice.tsx";
import { timeTexts } from "./time-texts.ts";

/** Milliseconds after which a day that is passed on the slider is looked at. */
const pause = 150;

export function TimeSlider(props: {
  readonly moments: MomentsAnswer;
  readonly shown: string | undefined;
  readonly onTake: Take;
}): ReactElement {
  const { moments, shown, onTake } = props;
  const { milestones, today, asOf } = moments;
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const field = useId();
  const start = shown !== undefined && isDayText(shown) ? shown : (asOf ?? today);
  const [day, setDay] = useState(start);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const choose = (next: string): void => {
    setDay(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onTake(next, { compares: false, stays: true }), pause);
  };
  const index = Math.max(
    0,
    milestones.findLastIndex((one) => one.day <= day),
  );
  const at = milestones[index];
  const days: readonly (readonly [string, string])[] = [
    [today, text("panel.today")],
    ...(asOf === null || asOf === today ? [] : [[asOf, text("panel.asof")] as const]),
  ];
  return (
    <div className="time-slider">
      {milestones.length === 0 || at === undefined ? (
        <p className="muted">{text("panel.milestones.none")}</p>
      ) : (
        <>
          <div className="time-slider-line">
            <Step label={text("panel.previous")} icon="chevron-left" to={milestones[index - 1]} onGo={choose} />
            <span className="time-slider-track">
              <Ticks milestones={milestones} />
              <input
                type="range"
                min={0}
                max={milestones.length - 1}
                step={1}
                value={index}
                aria-label={text("panel.slider")}
                aria-valuetext={text("panel.slider.value", {
                  day: dayName(at.day, language),
                  begins: at.begins,
                  ends: at.ends,
                })}
                onChange={(event) => choose(milestones[Number(event.target.value)]?.day ?? day)}
              />
            </span>
            <Step label={text("panel.next")} icon="chevron-right" to={milestones[index + 1]} onGo={choose} />
          </div>
          <p className="time-slider-said" role="status">
            <strong>{dayName(at.day, language)}</strong> {said(at, text)}
            {at.names.length > 0 && <span className="muted"> {at.names.join(", ")}</span>}
          </p>
        </>
      )}
      <div className="time-slider-days">
        <label htmlFor={field}>{text("panel.date")}</label>
        <input
          id={field}
          type="date"
          className="input"
          value={day}
          onChange={(event) => {
            if (isDayText(event.target.value)) choose(event.target.value);
          }}
        />
        {days.map(([one, name]) => (
          <button
            key={one}
            type="button"
            className="button button-small"
            title={dayName(one, language)}
            onClick={(event) => onTake(one, { compares: event.shiftKey })}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}

function said(
  { begins, ends, turns }: Milestone,
  text: (key: "panel.milestone", values: Record<string, number>) => string,
): string {
  return text("panel.milestone", { begins, ends, turns }).replace(/ · $/, "");
}

function Step(props: {
  readonly label: string;
  readonly icon: "chevron-left" | "chevron-right";
  readonly to: Milestone | undefined;
  readonly onGo: (day: string) => void;
}): ReactElement {
  const { label, icon, to, onGo } = props;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) onGo(to.day);
      }}
    >
      <Icon name={icon} />
    </button>
  );
}

/** How much begins (above) and ends (below) at each milestone. */
function Ticks({ milestones }: { readonly milestones: readonly Milestone[] }): ReactElement {
  const most = Math.max(1, ...milestones.map(({ begins, ends }) => Math.max(begins, ends)));
  const height = (count: number): number => (count === 0 ? 0 : 2 + (10 * count) / most);
  const last = Math.max(1, milestones.length - 1);
  return (
    <svg className="time-slider-ticks" viewBox={`0 0 ${last * 10} 28`} preserveAspectRatio="none" aria-hidden="true">
      {milestones.map(({ day, begins, ends }, index) => (
        <g key={day}>
          {begins > 0 && <Tick className="tick-begins" x={index * 10} from={13} to={13 - height(begins)} />}
          {ends > 0 && <Tick className="tick-ends" x={index * 10} from={15} to={15 + height(ends)} />}
        </g>
      ))}
    </svg>
  );
}

function Tick(props: {
  readonly className: string;
  readonly x: number;
  readonly from: number;
  readonly to: number;
}): ReactElement {
  const { className, x, from, to } = props;
  return <line className={className} x1={x} x2={x} y1={from} y2={to} />;
}

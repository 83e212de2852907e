/** Which load is tried: one of the text, times as much, years from now. */
import { useEffect, useId, useState, type ReactElement } from "react";
import type { StoredLoad } from "@orrery/core/answers/simulate-answers";
import { useSpeech, useTexts } from "../../../speech.ts";
import { useTrying } from "../use-trying.ts";
import { capacityTexts } from "./capacity-texts.ts";

/** Milliseconds after which a slider that rests is asked about. */
const REST = 120;
/** Steps of the slider: finer below twice as much. */
const factors: readonly number[] = [
  ...Array.from({ length: 20 }, (_, index) => (index + 1) / 10),
  2.5,
  3,
  4,
  5,
  6,
  8,
  10,
  15,
  20,
];
const MOST_YEARS = 10;

export function LoadSliders(props: {
  readonly loads: readonly StoredLoad[];
  readonly load: string | undefined;
  readonly times: string | undefined;
  readonly years: string | undefined;
}): ReactElement {
  const { loads, load, times, years } = props;
  const text = useTexts(capacityTexts);
  const { number } = useSpeech();
  const { set, open } = useTrying();
  const id = useId();
  const stored = loads.find((one) => one.id === load);
  const said = times === undefined ? (stored?.times ?? 1) : Number(times);
  const factor = Number.isFinite(said) && said > 0 ? said : 1;
  return (
    <section className="sim-ask sim-sliders" aria-label={text("load")}>
      {loads.length > 0 && (
        <div className="sim-field">
          <label htmlFor={`${id}-load`}>{text("load")}</label>
          <select
            id={`${id}-load`}
            className="input"
            value={load ?? ""}
            onChange={(event) => open(event.target.value || undefined, { years })}
          >
            <option value="">{text("load.usual")}</option>
            {loads.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <Slider
        label={text("times")}
        said={text("times.value", { times: number(factor) })}
        value={nearest(factor)}
        most={factors.length - 1}
        sayOf={(place) => text("times.value", { times: number(factors[place] ?? 1) })}
        onChange={(place) => {
          const next = factors[place] ?? 1;
          set({ times: next === (stored?.times ?? 1) ? undefined : String(next) }, "replace");
        }}
      />
      <Slider
        label={text("years")}
        said={text("years.value", { years: Number(years ?? 0) || 0 })}
        value={Number(years ?? 0) || 0}
        most={MOST_YEARS}
        sayOf={(count) => text("years.value", { years: count })}
        onChange={(count) => set({ years: count === 0 ? undefined : String(count) }, "replace")}
      />
    </section>
  );
}

function nearest(factor: number): number {
  return factors.reduce(
    (best, one, place) => (Math.abs(one - factor) < Math.abs((factors[best] ?? 1) - factor) ? place : best),
    0,
  );
}

/** Follows the hand at once, and asks when it rests. */
function Slider(props: {
  readonly label: string;
  readonly said: string;
  readonly value: number;
  readonly most: number;
  readonly sayOf: (value: number) => string;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const { label, said, value, most, sayOf, onChange } = props;
  const id = useId();
  const [held, setHeld] = useState<number>();
  useEffect(() => {
    if (held === undefined) return undefined;
    const timer = setTimeout(() => {
      setHeld(undefined);
      if (held !== value) onChange(held);
    }, REST);
    return () => clearTimeout(timer);
  }, [held, value, onChange]);
  const now = held === undefined ? said : sayOf(held);
  return (
    <div className="sim-field">
      <label htmlFor={id}>
        {label} <b className="sim-slider-value">{now}</b>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        step={1}
        value={held ?? value}
        aria-valuetext={now}
        onChange={(event) => setHeld(Number(event.target.value))}
      />
    </div>
  );
}

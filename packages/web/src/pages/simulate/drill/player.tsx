/** The player of a drill: played, stepped through, or moved to any moment; each moment is said. */
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactElement } from "react";
import type { DrillAnswer, MomentAnswer } from "@orrery/core/answers/simulate-answers";
import { useCommands } from "../../../commands/commands.ts";
import { Icon } from "../../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { ConditionMark, type Shape } from "../condition.tsx";
import { sayMoment } from "../figures.ts";
import { simulateTexts } from "../simulate-texts.ts";
import { drillTexts } from "./drill-texts.ts";
import { countsAt, momentAt, stepFrom } from "./state-at.ts";

/** Seconds in which the whole is played at the usual speed, and those of a moment where nothing may move. */
const WHOLE = 24;
const PACE = 1.8;
const speeds: readonly number[] = [0.5, 1, 2, 4];
const shown: readonly Shape[] = ["stopped", "unsettled", "degraded", "back"];
/** Changes that are said of a moment. */
const MOST_SAID = 3;

export function Player(props: {
  readonly answer: DrillAnswer;
  readonly time: number;
  readonly end: number;
  readonly onTime: (time: number) => void;
  /** For the picture, in which the space bar plays. */
  readonly playRef: { current: () => void };
}): ReactElement {
  const { answer, time, end, onTime, playRef } = props;
  const { moments, affected } = answer;
  const text = useTexts(drillTexts);
  const { language } = useSpeech();
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const bar = useRef<HTMLElement>(null);
  const at = momentAt(moments, time);
  const step = (by: 1 | -1): void => {
    setPlaying(false);
    const next = stepFrom(moments, time, by);
    if (next !== undefined) onTime(next);
  };
  /** Where time is while it goes on by itself. */
  const now = useRef<number>(undefined);
  const play = (): void => {
    if (isPlaying && now.current !== undefined) onTime(now.current);
    if (!isPlaying && time >= (moments.at(-1)?.at ?? 0)) onTime(0);
    setPlaying(!isPlaying);
  };
  useEffect(() => {
    playRef.current = play;
  });
  usePlaying({ isPlaying, speed, time, end, moments, bar, now, onTime, onEnd: () => setPlaying(false) });
  usePlayerKeys(play, step);
  const counts = useMemo(() => countsAt(affected, time), [affected, time]);
  return (
    <section ref={bar} className="sim-player" aria-label={text("player")}>
      <div className="sim-player-keys">
        <PlayerButton
          icon="skip-back"
          name={text("player.back")}
          keys=","
          isOff={at <= 0 && time <= 0}
          onPress={() => step(-1)}
        />
        <button type="button" className="button button-main sim-play" aria-keyshortcuts="k" onClick={play}>
          <Icon name={isPlaying ? "pause" : "play"} />
          {text(isPlaying ? "player.pause" : "player.play")}
        </button>
        <PlayerButton
          icon="skip-forward"
          name={text("player.forth")}
          keys="."
          isOff={stepFrom(moments, time, 1) === undefined}
          onPress={() => step(1)}
        />
        <label className="sim-speed">
          <span className="visually-hidden">{text("player.speed")}</span>
          <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
            {speeds.map((one) => (
              <option key={one} value={one} aria-label={text("player.speed.of", { times: one })}>
                {`${one}×`}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="sim-scrub">
        <input
          type="range"
          min={0}
          max={end}
          step="any"
          value={Math.min(time, end)}
          aria-label={text("player.time")}
          aria-valuetext={sayMoment(time, language)}
          onChange={(event) => {
            setPlaying(false);
            onTime(near(moments, Number(event.target.value), end / 150));
          }}
          onKeyDown={(event) => {
            const deed = scrubKeys[event.key];
            if (deed === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            if (deed === "play") play();
            else step(deed);
          }}
        />
        <div className="sim-ticks" aria-hidden="true">
          {moments.map((moment, index) => (
            <i
              key={index}
              className={index <= at ? "is-past" : undefined}
              style={{ left: `${(100 * Math.min(moment.at, end)) / end}%` }}
            />
          ))}
        </div>
      </div>
      <p className="sim-clock">
        <b>{sayMoment(time, language)}</b>
        <span className="muted"> / {sayMoment(end, language)}</span>
      </p>
      <p className="sim-counts" aria-label={text("player.counts")} role="group">
        {shown.map((condition) => (
          <span key={condition} className={counts[condition] === 0 ? "is-none" : undefined}>
            <ConditionMark condition={condition} isQuiet={false} /> <b>{counts[condition]}</b>
          </span>
        ))}
      </p>
      <p className="visually-hidden" role="status" aria-live="polite">
        <Said moment={moments[at]} time={time} />
      </p>
    </section>
  );
}

/** Keys on the scrubber: from moment to moment, as everywhere on the page. */
const scrubKeys: Readonly<Record<string, "play" | 1 | -1>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ".": 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  ",": -1,
  " ": "play",
  k: "play",
};

/** The moment near which somebody points, so that it can be hit. */
function near(moments: readonly MomentAnswer[], time: number, reach: number): number {
  const found = moments.find(({ at }) => Math.abs(at - time) <= reach);
  return found?.at ?? time;
}

/** What changes at a moment, in a sentence. */
function Said({ moment, time }: { readonly moment: MomentAnswer | undefined; readonly time: number }): ReactElement {
  const text = useTexts(drillTexts);
  const { pick, language } = useSpeech();
  if (moment === undefined) return <>{text("player.start")}</>;
  const { changes, total } = moment;
  const said = changes.slice(0, MOST_SAID).map(({ says }) => pick(says));
  const more = total - said.length;
  const whole = [...said, ...(more > 0 ? [text("player.more", { count: more })] : [])].join("; ");
  return <>{text("player.now", { time: sayMoment(time, language), says: whole })}</>;
}

function PlayerButton(props: {
  readonly icon: "skip-back" | "skip-forward";
  readonly name: string;
  readonly keys: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.name}
      title={`${props.name} (${props.keys})`}
      aria-keyshortcuts={props.keys}
      aria-disabled={props.isOff}
      onClick={props.onPress}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** Time goes on by itself; where the reader wants nothing to move, from one moment to the next. */
function usePlaying(props: {
  readonly isPlaying: boolean;
  readonly speed: number;
  readonly time: number;
  readonly end: number;
  readonly moments: readonly MomentAnswer[];
  readonly bar: { readonly current: HTMLElement | null };
  readonly now: { current: number | undefined };
  readonly onTime: (time: number) => void;
  readonly onEnd: () => void;
}): void {
  const { isPlaying, speed, end, bar, now: nowRef } = props;
  const began = useRef({ clock: 0, time: 0 });
  const step = useEffectEvent((clock: number) => {
    const next = stepFrom(props.moments, props.time, 1);
    if (next === undefined) return props.onEnd();
    if (clock >= next) props.onTime(next);
  });
  const begin = useEffectEvent((clock: number) => {
    began.current = { clock, time: nowRef.current ?? props.time };
  });
  const hop = useEffectEvent(() => step(Infinity));
  useEffect(() => {
    if (!isPlaying) {
      nowRef.current = undefined;
      return undefined;
    }
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      const timer = setInterval(() => hop(), (PACE * 1000) / speed);
      return () => clearInterval(timer);
    }
    let frame = 0;
    const page = bar.current?.closest<HTMLElement>(".sim-page");
    const go = (clock: number): void => {
      if (began.current.clock === 0) begin(clock);
      const now = began.current.time + ((clock - began.current.clock) / 1000 / WHOLE) * end * speed;
      nowRef.current = Math.min(now, end);
      page?.style.setProperty("--sim-now", String((100 * Math.min(now, end)) / end));
      step(now);
      frame = requestAnimationFrame(go);
    };
    began.current = { clock: 0, time: 0 };
    frame = requestAnimationFrame(go);
    return () => {
      cancelAnimationFrame(frame);
      // It stands again where the page says.
      page?.style.removeProperty("--sim-now");
    };
  }, [isPlaying, speed, end, bar, nowRef]);
}

function usePlayerKeys(play: () => void, step: (by: 1 | -1) => void): void {
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const deeds = useRef({ play, step });
  useEffect(() => {
    deeds.current = { play, step };
  });
  useCommands(
    useMemo(() => {
      const group = shared("command.group");
      return [
        {
          id: "simulate.play",
          title: text("command.play"),
          icon: "play" as const,
          keys: ["k"],
          group,
          run: () => deeds.current.play(),
        },
        { id: "simulate.forth", title: text("command.forth"), keys: ["."], group, run: () => deeds.current.step(1) },
        { id: "simulate.back", title: text("command.back"), keys: [","], group, run: () => deeds.current.step(-1) },
      ];
    }, [text, shared]),
  );
}

/** A dynamic view step by step: what happens is chosen in the picture one after the other, by hand or by itself. */
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactElement } from "react";
import type { StepAnswer } from "@orrery/core/answers/picture-answers";
import { useCommands } from "../commands/commands.ts";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useTexts } from "../speech.ts";
import { pictureTexts } from "./picture-texts.ts";

/** Milliseconds that a step is shown while it plays. */
const PACE = 2600;

interface TourProps {
  readonly steps: readonly StepAnswer[];
  /** The part that is chosen. */
  readonly chosen: string | undefined;
  readonly onStep: (part: string) => void;
}

export function Tour({ steps, chosen, onStep }: TourProps): ReactElement {
  const text = useTexts(pictureTexts);
  const [isPlaying, setPlaying] = useState(false);
  const last = steps.length - 1;
  const at = steps.findIndex(({ part }) => part === chosen);
  const goTo = (place: number): void => {
    const next = steps[Math.max(0, Math.min(last, place))];
    if (next !== undefined) onStep(next.part);
  };
  const back = (): void => goTo(at < 0 ? last : at - 1);
  const forth = (): void => goTo(at + 1);
  const play = (): void => {
    if (!isPlaying && (at < 0 || at === last)) goTo(0);
    setPlaying(!isPlaying);
  };
  const tick = useEffectEvent(() => {
    if (at === last) setPlaying(false);
    else forth();
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => tick(), PACE);
    return () => clearInterval(timer);
  }, [isPlaying]);
  const commands = [
    { id: "previous", title: text("view.tour.previous"), key: ",", icon: "skip-back", isOff: at === 0, run: back },
    {
      id: "play",
      title: text(isPlaying ? "view.tour.pause" : "view.tour.play"),
      key: "k",
      icon: isPlaying ? "pause" : "play",
      isOff: false,
      run: play,
    },
    { id: "next", title: text("view.tour.next"), key: ".", icon: "skip-forward", isOff: at === last, run: forth },
  ] as const satisfies readonly { readonly icon: IconName; readonly [key: string]: unknown }[];
  useTourKeys(commands, text("view.keys"));
  const now = steps[at];
  return (
    <section className="tour" aria-label={text("view.tour")}>
      {commands.map(({ id, title, key, icon, isOff, run }) => (
        <button
          key={id}
          type="button"
          className="icon-button"
          aria-label={title}
          title={title}
          aria-keyshortcuts={key}
          aria-disabled={isOff}
          onClick={run}
        >
          <Icon name={icon} />
        </button>
      ))}
      <p role="status" aria-live="polite">
        {now === undefined
          ? text("view.tour.none", { count: steps.length })
          : text("view.tour.step", { step: now.step, text: now.text })}
      </p>
    </section>
  );
}

interface TourCommand {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  readonly run: () => void;
}

function useTourKeys(commands: readonly TourCommand[], group: string): void {
  const run = useLatest(commands);
  const titles = commands.map(({ title }) => title).join("\n");
  useCommands(
    useMemo(() => {
      const [previous = "", play = "", next = ""] = titles.split("\n");
      return [
        { id: "picture.tour.previous", title: previous, keys: [","], group, run: () => run(0) },
        { id: "picture.tour.play", title: play, keys: ["k"], group, run: () => run(1) },
        { id: "picture.tour.next", title: next, keys: ["."], group, run: () => run(2) },
      ];
    }, [titles, group, run]),
  );
}

/** Runs the command of a place as it is then: what is on offer stays the same while the steps go on. */
function useLatest(commands: readonly TourCommand[]): (place: number) => void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  return useCallback((place) => latest.current[place]?.run(), []);
}

/** A date on the axis that can be moved: by the hand, by the arrow keys, or by its field in the panel. */
import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import type { RoadmapDate, RoadmapRow } from "@orrery/core/answers/roadmap-answers";
import { useSpeech, useTexts } from "../../speech.ts";
import { roadmapTexts } from "./roadmap-texts.ts";
import { clamp, dayName, monthsLater, type Scale, xOf } from "./scale.ts";
import type { DateMover } from "./use-moving.ts";

interface HandleProps {
  readonly row: RoadmapRow;
  readonly date: RoadmapDate;
  readonly day: number;
  readonly scale: Scale;
  readonly mover: DateMover;
  /** Handles of the chosen row only are on the way of the Tab key. */
  readonly isReached: boolean;
}

/** Pixels below which a press is no drag. */
const SLACK = 3;

export function Handle({ row, date, day, scale, mover, isReached }: HandleProps): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(roadmapTexts);
  const start = useRef<{ readonly x: number; readonly day: number } | undefined>(undefined);
  const name = date.name[language];
  const show = (to: number): void =>
    mover.show(row, new Map([[date.key, clamp(to, scale.from - 3653, scale.to + 3653)]]));
  const press = (event: KeyboardEvent): void => {
    const to = keyed(event, day);
    if (to !== undefined) show(to);
    else if (event.key === "Enter") mover.write(row, new Map([[date.key, day]]));
    else if (event.key === "Escape" && day !== date.day) mover.drop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      role="slider"
      className="roadmap-handle"
      tabIndex={isReached ? 0 : -1}
      style={{ left: xOf(scale, day) }}
      aria-label={text("roadmap.handle", { row: row.name, date: name })}
      aria-valuemin={scale.from}
      aria-valuemax={scale.to}
      aria-valuenow={day}
      aria-valuetext={text("roadmap.handle.value", { name, day: dayName(day, language) })}
      title={`${name} · ${dayName(day, language)}`}
      onKeyDown={press}
      onBlur={() => {
        if (day !== date.day) mover.write(row, new Map([[date.key, day]]));
      }}
      onPointerDown={(event: PointerEvent<HTMLButtonElement>) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, day };
      }}
      onPointerMove={(event) => {
        const from = start.current;
        if (from === undefined || Math.abs(event.clientX - from.x) < SLACK) return;
        show(from.day + Math.round((event.clientX - from.x) / scale.day));
      }}
      onPointerUp={() => {
        start.current = undefined;
        if (day !== date.day) mover.write(row, new Map([[date.key, day]]));
      }}
      onPointerCancel={() => {
        start.current = undefined;
        mover.drop();
      }}
    />
  );
}

/** Where an arrow key leads: a month, with Shift a day, with Page keys a year. */
function keyed(event: KeyboardEvent, day: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  if (way !== undefined) return event.shiftKey ? day + way : monthsLater(day, way);
  if (event.key === "PageUp") return monthsLater(day, 12);
  if (event.key === "PageDown") return monthsLater(day, -12);
  return undefined;
}

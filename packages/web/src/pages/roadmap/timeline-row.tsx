/** A row of the roadmap: its bars, its single days, the handles of its dates. */
import { useRef, type ReactElement } from "react";
import type { RoadmapRow } from "@orrery/core/answers/roadmap-answers";
import { KindTile } from "../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { Handle } from "./handle.tsx";
import { roadmapTexts } from "./roadmap-texts.ts";
import { type Bar, dayOf, heldBars, type HeldBar } from "./rows.ts";
import { clamp, type Scale, xOf } from "./scale.ts";
import type { DateMover } from "./use-moving.ts";

export interface TimelineRowProps {
  readonly row: RoadmapRow;
  /** The same row in the state that it is compared with. */
  readonly before: RoadmapRow | undefined;
  readonly icon: string;
  readonly scale: Scale;
  readonly mover: DateMover;
  readonly isChosen: boolean;
  /** On the way of the Tab key. */
  readonly isStop: boolean;
  readonly onChoose: () => void;
}

export function TimelineRow(props: TimelineRowProps): ReactElement {
  const { row, before, icon, scale, mover, isChosen, isStop, onChoose } = props;
  const { language } = useSpeech();
  const text = useTexts(roadmapTexts);
  const moving = mover.daysOf(row.id);
  return (
    <>
      <button
        type="button"
        className="roadmap-name"
        data-row={row.id}
        aria-pressed={isChosen}
        tabIndex={isStop ? 0 : -1}
        title={row.name}
        onClick={onChoose}
      >
        <KindTile icon={icon} layer={row.layer} />
        <span className="roadmap-name-text">{row.name}</span>
        {row.isReversed && (
          <span className="badge badge-warning" title={text("roadmap.reversed")}>
            !<span className="visually-hidden">{text("roadmap.reversed")}</span>
          </span>
        )}
      </button>
      <div className="roadmap-track" onClick={onChoose}>
        {before?.bars.map((bar, index) => (
          <span
            key={`before ${index}`}
            className="roadmap-before"
            style={placeOf(bar, scale)}
            title={text("roadmap.before", { label: bar.label })}
          />
        ))}
        {heldBars(row, moving).map((held, index) => (
          <BarMark key={index} held={held} row={row} scale={scale} mover={mover} />
        ))}
        {row.milestones.map(({ day, label }) => (
          <span key={`${day} ${label}`} className="roadmap-milestone" style={{ left: xOf(scale, day) }} title={label}>
            <span className="visually-hidden">{text("roadmap.milestone", { label })}</span>
          </span>
        ))}
        {row.dates.map((date) => {
          const day = dayOf(date, moving);
          if (day === null) return null;
          return <Handle key={date.key} {...{ row, date, day, scale, mover }} isReached={isChosen} />;
        })}
        {moving !== undefined && (
          <span className="roadmap-moving" style={{ left: xOf(scale, [...moving.values()][0] ?? scale.from) }}>
            {[...moving.values()]
              .map((day) => new Date(day * 86_400_000).toLocaleDateString(language, dateForm))
              .join(" – ")}
          </span>
        )}
      </div>
    </>
  );
}

const dateForm = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;

function BarMark(props: {
  readonly held: HeldBar;
  readonly row: RoadmapRow;
  readonly scale: Scale;
  readonly mover: DateMover;
}): ReactElement {
  const { held, row, scale, mover } = props;
  const { bar, from, to } = held;
  const start = useRef<number | undefined>(undefined);
  const days = useRef<ReadonlyMap<string, number>>(new Map());
  const ends = [from, to].filter((date) => date !== undefined);
  return (
    <span
      className={`roadmap-bar phase-${bar.phase} ${bar.from === undefined ? "is-open-start" : ""} ${bar.to === undefined ? "is-open-end" : ""}`}
      style={placeOf(bar, scale)}
      title={bar.label}
      onPointerDown={(event) => {
        if (event.button !== 0 || ends.length === 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = event.clientX;
        days.current = new Map();
      }}
      onPointerMove={(event) => {
        if (start.current === undefined) return;
        const shift = Math.round((event.clientX - start.current) / scale.day);
        if (shift === 0 && days.current.size === 0) return;
        days.current = new Map(ends.flatMap(({ key, day }) => (day === null ? [] : [[key, day + shift] as const])));
        mover.show(row, days.current);
      }}
      onPointerUp={() => {
        start.current = undefined;
        if (days.current.size > 0) mover.write(row, days.current);
      }}
      onPointerCancel={() => {
        start.current = undefined;
        mover.drop();
      }}
    >
      <span className="roadmap-bar-label">{bar.label}</span>
    </span>
  );
}

function placeOf(bar: Bar, scale: Scale): { readonly left: number; readonly width: number } {
  const from = clamp(bar.from ?? scale.from, scale.from, scale.to + 1);
  const to = clamp((bar.to ?? scale.to) + 1, scale.from, scale.to + 1);
  return { left: xOf(scale, from), width: Math.max((to - from) * scale.day, 3) };
}

/** The time axis with all rows, of which only those in sight exist. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { RoadmapAnswer, RoadmapRow } from "@orrery/core/answers/roadmap-answers";
import { useRowsInView } from "../../parts/virtual.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { RoadmapLinks } from "./links.tsx";
import { roadmapTexts } from "./roadmap-texts.ts";
import { itemsOf, ROW_HEIGHT } from "./rows.ts";
import { makeScale, type Scale, type ScaleName, ticksOf, xOf } from "./scale.ts";
import { TimelineRow } from "./timeline-row.tsx";
import type { DateMover } from "./use-moving.ts";

interface TimelineProps {
  readonly answer: RoadmapAnswer;
  readonly before: ReadonlyMap<string, RoadmapRow>;
  readonly scaleName: ScaleName;
  readonly iconOf: (kind: string) => string;
  readonly chosen: string | undefined;
  readonly mover: DateMover;
  readonly onChoose: (id: string) => void;
}

/** Pixels of the names before the axis. */
const NAMES = 232;
const NARROW_NAMES = 128;

export function Timeline(props: TimelineProps): ReactElement {
  const { answer, before, scaleName, iconOf, chosen, mover, onChoose } = props;
  const text = useTexts(roadmapTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const names = width < 720 ? NARROW_NAMES : NAMES;
  const room = width - names - 2;
  const { from, to, today } = answer;
  const scale = useMemo(() => makeScale(scaleName, from, to, Math.max(room, 200)), [scaleName, from, to, room]);
  const items = useMemo(() => itemsOf(answer.groups), [answer.groups]);
  const rows = useRowsInView({ count: items.length, scroller, rowHeight: ROW_HEIGHT });
  const ids = items.flatMap((item) => (item.kind === "row" ? [item.row.id] : []));
  const stop = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  useScrollToToday(scroller, scale, scaleName, today);

  const walk = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset["row"] === undefined) return;
    const at = ids.indexOf(event.target.dataset["row"]);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    const id = next === undefined ? undefined : ids[next];
    if (id === undefined) return;
    event.preventDefault();
    onChoose(id);
    rows.scrollToIndex(items.findIndex((item) => item.kind === "row" && item.row.id === id));
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus(),
    );
  };
  return (
    <div
      ref={scroller}
      className="roadmap"
      role="group"
      aria-label={text("roadmap.timeline", { count: ids.length })}
      tabIndex={-1}
      onKeyDown={walk}
    >
      <div className="roadmap-sheet" style={{ width: names + scale.width, height: rows.getTotalSize() + HEAD }}>
        <Axis scale={scale} names={names} />
        <div className="roadmap-grid" aria-hidden="true" style={{ left: names, width: scale.width }}>
          <Lines scale={scale} />
          {today !== null && today >= from && today <= to && (
            <span className="roadmap-today" style={{ left: xOf(scale, today) }} title={text("roadmap.today")} />
          )}
        </div>
        <ul className="roadmap-rows" style={{ top: HEAD }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            const style = { transform: `translateY(${start}px)`, height: ROW_HEIGHT };
            if (item.kind === "group")
              return (
                <li key={item.id} className="roadmap-group" style={style}>
                  <h2 style={{ width: names }}>
                    {item.name} <span className="muted">{item.count}</span>
                  </h2>
                </li>
              );
            const { row } = item;
            return (
              <li
                key={row.id}
                className="roadmap-row"
                style={{ ...style, gridTemplateColumns: `${names}px 1fr` }}
                {...(row.id === chosen ? { "data-chosen": true } : {})}
              >
                <TimelineRow
                  row={row}
                  before={before.get(row.id)}
                  icon={iconOf(row.kind)}
                  scale={scale}
                  mover={mover}
                  isChosen={row.id === chosen}
                  isStop={row.id === stop}
                  onChoose={() => onChoose(row.id)}
                />
              </li>
            );
          })}
        </ul>
        <RoadmapLinks
          links={answer.links}
          items={items}
          scale={scale}
          mover={mover}
          chosen={chosen}
          place={{ left: names, top: HEAD, height: rows.getTotalSize() }}
        />
      </div>
    </div>
  );
}

/** Pixels of the years and their parts. */
const HEAD = 48;

function Axis({ scale, names }: { readonly scale: Scale; readonly names: number }): ReactElement {
  const { language } = useSpeech();
  const { years, parts } = ticksOf(scale, language);
  return (
    <div className="roadmap-axis" aria-hidden="true">
      <span className="roadmap-corner" style={{ width: names }} />
      {[...years.map((tick) => ({ tick, row: "year" })), ...parts.map((tick) => ({ tick, row: "part" }))].map(
        ({ tick, row }) => (
          <span
            key={`${row} ${tick.from}`}
            className={`roadmap-tick roadmap-${row} ${parts.length === 0 ? "is-alone" : ""}`}
            style={{ left: names + xOf(scale, tick.from), width: (tick.to - tick.from + 1) * scale.day }}
          >
            <span className="roadmap-tick-name" style={{ left: names + 6 }}>
              {tick.name}
            </span>
          </span>
        ),
      )}
    </div>
  );
}

function Lines({ scale }: { readonly scale: Scale }): ReactElement {
  const { language } = useSpeech();
  const { years, parts } = ticksOf(scale, language);
  return (
    <>
      {parts.map(({ from }) => (
        <span key={`part ${from}`} className="roadmap-line" style={{ left: xOf(scale, from) }} />
      ))}
      {years.map(({ from }) => (
        <span key={`year ${from}`} className="roadmap-line is-year" style={{ left: xOf(scale, from) }} />
      ))}
    </>
  );
}

function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(900);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() => setWidth(element.clientWidth));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [place]);
  return width;
}

/** Where not all fits, the day of the picture is in sight. */
function useScrollToToday(
  scroller: { readonly current: HTMLElement | null },
  scale: Scale,
  name: ScaleName,
  today: number | null,
): void {
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (shown.current === name || scroller.current === null || today === null) return;
    shown.current = name;
    if (name !== "fit") scroller.current.scrollTo({ left: Math.max(0, xOf(scale, today) - 200) });
  }, [scroller, scale, name, today]);
}

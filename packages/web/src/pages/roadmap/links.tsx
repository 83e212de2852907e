/** Lines from what comes first to what waits for it. */
import type { ReactElement } from "react";
import type { RoadmapAnswer, RoadmapRow } from "@orrery/core/answers/roadmap-answers";
import { heldBars, type Item, ROW_HEIGHT } from "./rows.ts";
import { type Scale, xOf } from "./scale.ts";
import type { DateMover } from "./use-moving.ts";

interface LinksProps {
  readonly links: RoadmapAnswer["links"];
  readonly items: readonly Item[];
  readonly scale: Scale;
  readonly mover: DateMover;
  readonly chosen: string | undefined;
  readonly place: { readonly left: number; readonly top: number; readonly height: number };
}

export function RoadmapLinks({ links, items, scale, mover, chosen, place }: LinksProps): ReactElement | null {
  if (links.length === 0) return null;
  const places = new Map(
    items.flatMap((item, index) => (item.kind === "row" ? [[item.row.id, { row: item.row, index }] as const] : [])),
  );
  return (
    <svg
      className="roadmap-links"
      aria-hidden="true"
      style={{ left: place.left, top: place.top }}
      width={scale.width}
      height={place.height}
    >
      <defs>
        <marker id="roadmap-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M1 1 7 4 1 7" fill="none" stroke="context-stroke" strokeWidth="1.4" />
        </marker>
      </defs>
      {links.map(({ from, to, isLate }) => {
        const [before, after] = [places.get(from), places.get(to)];
        if (before === undefined || after === undefined) return null;
        const isNear = chosen === from || chosen === to;
        return (
          <path
            key={`${from} ${to}`}
            className={`roadmap-link ${isLate ? "is-late" : ""} ${isNear ? "is-near" : ""}`}
            d={pathOf(
              { x: xOf(scale, ends(before.row, mover)), y: middle(before.index) },
              { x: xOf(scale, begins(after.row, mover)), y: middle(after.index) },
            )}
            markerEnd="url(#roadmap-arrow)"
          />
        );
      })}
    </svg>
  );
}

function middle(index: number): number {
  return (index + 0.5) * ROW_HEIGHT;
}

function begins(row: RoadmapRow, mover: DateMover): number {
  return Math.min(...daysOf(row, mover).map(({ from }) => from));
}

function ends(row: RoadmapRow, mover: DateMover): number {
  return Math.max(...daysOf(row, mover).map(({ to }) => to));
}

function daysOf(row: RoadmapRow, mover: DateMover): readonly { readonly from: number; readonly to: number }[] {
  const bars = heldBars(row, mover.daysOf(row.id)).map(({ bar }) => {
    const from = bar.from ?? bar.to ?? 0;
    return { from, to: bar.to === undefined ? from : bar.to + 1 };
  });
  return bars.length > 0 ? bars : row.milestones.map(({ day }) => ({ from: day, to: day }));
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Out to the right, down in a lane of its own, in from the left. */
function pathOf(from: Point, to: Point): string {
  const out = from.x + 8;
  if (to.x - 8 >= out) return `M${from.x} ${from.y}H${out}V${to.y}H${to.x}`;
  const lane = to.y + (from.y < to.y ? -ROW_HEIGHT / 2 : ROW_HEIGHT / 2);
  return `M${from.x} ${from.y}H${out}V${lane}H${to.x - 10}V${to.y}H${to.x}`;
}

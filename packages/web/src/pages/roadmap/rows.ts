/** Rows of the roadmap as they are laid out, and dates that are being moved. */
import type { RoadmapAnswer, RoadmapDate, RoadmapRow } from "@orrery/core/answers/roadmap-answers";

export type Item =
  | { readonly kind: "group"; readonly id: string; readonly name: string; readonly count: number }
  | { readonly kind: "row"; readonly row: RoadmapRow };

export const ROW_HEIGHT = 36;

/** Groups and rows one under the other. */
export function itemsOf(groups: RoadmapAnswer["groups"]): readonly Item[] {
  return groups.flatMap(({ id, name, rows }): Item[] => [
    { kind: "group", id, name, count: rows.length },
    ...rows.map((row): Item => ({ kind: "row", row })),
  ]);
}

/** Days that somebody moves dates of one row to, before they are written. */
export interface Moving {
  readonly row: string;
  readonly days: ReadonlyMap<string, number>;
  /** The revision that has them; undefined while nothing is sent. */
  readonly since?: number | undefined;
}

export type Bar = RoadmapRow["bars"][number];

/** A bar with the dates at its ends: moving the bar moves them. */
export interface HeldBar {
  readonly bar: Bar;
  readonly from: RoadmapDate | undefined;
  /** The date that ends it: the end of work itself, or the beginning of the next stage. */
  readonly to: RoadmapDate | undefined;
}

/** The bars of a row, where its dates are moved to. */
export function heldBars(row: RoadmapRow, moving: ReadonlyMap<string, number> | undefined): readonly HeldBar[] {
  return row.bars.map((bar) => {
    const isWork = bar.phase === "project" || row.dates.some(({ key, day }) => key === "end" && day === bar.to);
    const from = row.dates.find(({ day, key }) => day !== null && day === bar.from && key !== "end");
    const wanted = bar.to === undefined ? undefined : bar.to + (isWork ? 0 : 1);
    const to = row.dates.find(
      ({ day, key }) => day !== null && day === wanted && (isWork ? key === "end" : key !== "start"),
    );
    const [begins, ends] = [movedTo(from, moving), movedTo(to, moving)];
    return {
      bar: {
        ...bar,
        ...(begins === undefined ? {} : { from: begins }),
        ...(ends === undefined ? {} : { to: isWork ? ends : ends - 1 }),
      },
      from,
      to,
    };
  });
}

function movedTo(date: RoadmapDate | undefined, moving: ReadonlyMap<string, number> | undefined): number | undefined {
  return date === undefined ? undefined : moving?.get(date.key);
}

/** The days of a row with those that are being moved. */
export function dayOf(date: RoadmapDate, moving: ReadonlyMap<string, number> | undefined): number | null {
  return moving?.get(date.key) ?? date.day;
}

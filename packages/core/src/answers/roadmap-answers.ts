/** The contract of the roadmap page. Days are counted from 1970-01-01. */
import type { Bilingual, Layer } from "../model/metamodel.ts";
import type { TimelineBar } from "../views/diagram.ts";
import type { ElementSummary } from "./answers.ts";

/** GET /api/w/:ws/roadmap?kinds=a,b&group=&scope=a,b&at=&lang= : what has dates, and what has none */
export interface RoadmapAnswer {
  readonly version: 1;
  readonly revision: number;
  /** First and last day of the axis. */
  readonly from: number;
  readonly to: number;
  /** The day that the roadmap is looked at on. */
  readonly today: number | null;
  readonly groups: readonly { readonly id: string; readonly name: string; readonly rows: readonly RoadmapRow[] }[];
  /** Rows that wait for others, by element. `isLate`: what waits begins before the other has ended. */
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly isLate: boolean;
  }[];
  /** What has no date at all, at most a few hundred; `undatedTotal` counts all. */
  readonly undated: readonly ElementSummary[];
  readonly undatedTotal: number;
  /** Kinds that can be asked for, with how many elements have dates. */
  readonly kinds: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly count: number;
    readonly dated: number;
    readonly isShown: boolean;
  }[];
  /** Attributes that rows can be grouped by. */
  readonly groupings: readonly { readonly id: string; readonly name: Bilingual }[];
}

export interface RoadmapRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly layer: Layer | null;
  readonly bars: readonly TimelineBar[];
  readonly milestones: readonly { readonly day: number; readonly name: string; readonly label: string }[];
  /** Every date that can be set, in their order; `day` null where it is not stated. */
  readonly dates: readonly RoadmapDate[];
  /** Dates run backwards: a later stage begins before an earlier one. */
  readonly isReversed: boolean;
}

export interface RoadmapDate {
  /** Path of the attribute: `lifecycle.active`, `start`. */
  readonly key: string;
  readonly name: Bilingual;
  readonly day: number | null;
  /** As it is written; null where it is not stated. */
  readonly text: string | null;
}

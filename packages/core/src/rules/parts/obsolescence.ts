/** How obsolete an application is: its worst foundation, weighed by how critical it is. 0 is sound, 1 as bad as can be. */
import { type Foundation, foundationsOf } from "../../model/endoflife/foundations.ts";
import { isOver, lastDay } from "../../model/endoflife/support.ts";
import type { Element } from "../../model/model.ts";
import { importanceOf, VITAL } from "./vital.ts";

export interface Obsolescence {
  /** From 0 to 1; undefined where of no foundation it is known until when it is supported. */
  readonly score: number | undefined;
  /** The foundation that decides. */
  readonly worst: Foundation | undefined;
  /** Of so many foundations one knows until when they are supported. */
  readonly known: number;
  readonly of: number;
}

/** What support that is over counts; what ends within a year counts half of it at most. */
const OVER = 1;
const SOON = 0.5;
const YEAR = 365;
/** What even an unimportant application counts. */
const LEAST = 0.25;

/** Worst foundation times weight: 1 where support is over, up to 0.5 where it ends within a year; weight from 0.25 (low) to 1 (vital). */
export function obsolescenceOf(application: Element, today: number): Obsolescence {
  const foundations = foundationsOf(application);
  let known = 0;
  let worst: Foundation | undefined;
  let most = -1;
  for (const foundation of foundations) {
    const age = ageOf(foundation, today);
    if (age === undefined) continue;
    known++;
    if (age <= most) continue;
    most = age;
    worst = foundation;
  }
  return {
    score: most < 0 ? undefined : most * weightOf(application),
    worst: most > 0 ? worst : undefined,
    known,
    of: foundations.length,
  };
}

function ageOf({ support }: Foundation, today: number): number | undefined {
  const isDead = support === undefined ? undefined : isOver(support, today);
  if (support === undefined || isDead === undefined) return undefined;
  if (isDead) return OVER;
  const last = lastDay(support);
  if (last === undefined || last - today >= YEAR) return 0;
  return SOON * (1 - (last - today) / YEAR);
}

/** What nobody rated counts as normal. */
function weightOf(application: Element): number {
  const rank = importanceOf(application)?.rank ?? 1;
  return LEAST + ((1 - LEAST) * Math.min(rank, VITAL)) / VITAL;
}

/** The verdict of the rules that ask whether what something rests on has support. */
import { type Foundation, foundationsOf } from "../../model/endoflife/foundations.ts";
import { isOver } from "../../model/endoflife/support.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { type Verdict, holds, lacks, violated } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { overSince } from "./support.ts";

/** Violated with the way to the nearest that is over; undefined where it rests on nothing that has support at all. */
export function restsOnSupport(element: Element, today: number): Verdict | undefined {
  const foundations = foundationsOf(element).filter(
    ({ on }) => on.row !== element.row || on.get("technology") !== undefined,
  );
  if (foundations.length === 0) return undefined;
  const dead = foundations.filter(({ support }) => support !== undefined && isOver(support, today) === true);
  const [worst] = dead;
  if (worst === undefined) {
    const open = foundations.flatMap((foundation) => missingIn(foundation, today));
    return open.length === 0 ? holds : lacks(...open);
  }
  return violated(() => {
    const name = nameOf(element);
    const product = worst.support?.name ?? "";
    // By its name in the model; a technology that is only a text has none.
    const below = isKind(worst.on, "technology") ? nameOf(worst.on) : { en: product, fr: product };
    const since = worst.support === undefined ? { en: "", fr: "" } : overSince(worst.support, today);
    const more = dead.length - 1;
    return {
      en: `${name.en} rests on ${below.en}, which has had ${since.en}${more === 0 ? "" : `, and on ${more} more without support`}`,
      fr: `${name.fr} repose sur ${below.fr}, qui n’a ${since.fr}${more === 0 ? "" : `, et sur ${more} de plus sans support`}`,
      path: worst.path,
      values: [[worst.on, worst.support?.said === "technology" ? "technology" : (worst.support?.said ?? "eol")]],
      related: dead.slice(1).map(({ on }) => on),
    };
  });
}

function missingIn({ on, support }: Foundation, today: number): readonly Stated[] {
  if (support === undefined) return [[on, "eol"]];
  if (isOver(support, today) !== undefined) return [];
  return [[on, support.said === "eol" || support.said === "technology" ? support.said : "version"]];
}

/** When something begins and ends, by its life-cycle dates and its status. */
import type { Element } from "../../model/model.ts";
import { dayIn, type Stating, wordOf } from "../../model/read.ts";
import { stateOn } from "../../model/time.ts";

/** First days of the stages, as far as they are stated. */
export interface Life {
  readonly planned: number | undefined;
  readonly phaseIn: number | undefined;
  readonly active: number | undefined;
  readonly phaseOut: number | undefined;
  readonly retired: number | undefined;
}

/** Fields of `lifecycle` in their order. */
export const stages: readonly (keyof Life)[] = ["planned", "phaseIn", "active", "phaseOut", "retired"];

/** Undefined where no date is stated. */
export function lifeOf(one: Stating): Life | undefined {
  const value = one.get("lifecycle");
  if (value?.kind !== "record") return undefined;
  const day = (stage: keyof Life): number | undefined => dayIn(value.fields[stage]);
  return {
    planned: day("planned"),
    phaseIn: day("phaseIn"),
    active: day("active"),
    phaseOut: day("phaseOut"),
    retired: day("retired"),
  };
}

/** First day of use. */
export function beginOf(one: Stating): number | undefined {
  const life = lifeOf(one);
  return life?.phaseIn ?? life?.active;
}

/** Is it gone on a day, by its status or its dates? */
export function isRetired(one: Stating, day: number): boolean {
  if (wordOf(one, "status") === "retired") return true;
  return one.get("lifecycle") !== undefined && stateOn(one, day) === "retired";
}

/** Is it not yet in use on a day, by its status or its dates? */
export function isPlanned(one: Stating, day: number): boolean {
  const state = stateOn(one, day);
  if (state !== "unknown") return state === "planned";
  const status = wordOf(one, "status");
  return status === "proposed" || status === "planned" || status === "building";
}

/** Those that are there on a day or still to come. */
export function notRetired(elements: readonly Element[], day: number): readonly Element[] {
  return elements.filter((one) => !isRetired(one, day));
}

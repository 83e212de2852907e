/** How high risks are, and what is done about them. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { numberOf, wordOf } from "../../model/read.ts";

/** Gravity times likelihood, from 1 to 16; undefined where one of them is not said. */
export function levelOf(risk: Element): number | undefined {
  return product(numberOf(risk, "gravity"), numberOf(risk, "likelihood"));
}

/** What remains after treatment; where only one of the two was lowered, the other stays as it was. */
export function residualLevelOf(risk: Element): number | undefined {
  const [gravity, likelihood] = [numberOf(risk, "residualGravity"), numberOf(risk, "residualLikelihood")];
  if (gravity === undefined && likelihood === undefined) return undefined;
  return product(gravity ?? numberOf(risk, "gravity"), likelihood ?? numberOf(risk, "likelihood"));
}

/** Somebody decided to live with it. */
export function isAccepted(risk: Element): boolean {
  return wordOf(risk, "treatment") === "accept" || wordOf(risk, "status") === "accepted";
}

export function isClosed(risk: Element): boolean {
  return wordOf(risk, "status") === "closed";
}

/** Controls that lower a risk. */
export function controlsOf(risk: Element): readonly Element[] {
  return risk
    .in("influences")
    .filter((influence) => wordOf(influence, "sign") !== "+" && wordOf(influence, "sign") !== "++")
    .flatMap(({ from }) => (from !== undefined && isKind(from, "control") ? [from] : []));
}

/** Does a control do anything yet? */
export function isInPlace(control: Element): boolean | undefined {
  const status = wordOf(control, "status");
  if (status === undefined || status === "unknown") return undefined;
  return status === "done" || status === "partial";
}

function product(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a * b;
}

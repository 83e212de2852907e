/** Conditions of things by shape, colour and word. */
import type { ReactElement } from "react";
import type { Condition } from "@orrery/core/simulation/answers";
import { useTexts } from "../../speech.ts";
import type { Met } from "./figures.ts";
import { simulateTexts } from "./simulate-texts.ts";

/** `back`: it works again after it did not. */
export type Shape = Condition | "back";

/** Drawn in a square of 16, centred on 0: a cross, a question mark, a bar, a tick. */
export const shapes: Readonly<Record<Shape, string>> = {
  stopped: "M-3.4-3.4 3.4 3.4M3.4-3.4-3.4 3.4",
  unsettled: "M-2.6-2.2C-2.6-5 2.6-5 2.6-2.2 2.6-.4 0-.4 0 1.6M0 4.1V4.3",
  degraded: "M-3.8 0H3.8",
  works: "M-3.6.2-1.2 2.8 3.8-2.8",
  back: "M-3.6.2-1.2 2.8 3.8-2.8",
};

export function ConditionIcon({ condition }: { readonly condition: Shape }): ReactElement {
  return (
    <svg className={`sim-sign sim-${condition}`} viewBox="-8 -8 16 16" aria-hidden="true">
      <circle r="7.2" />
      <path d={shapes[condition]} />
    </svg>
  );
}

export function ConditionMark(props: { readonly condition: Shape; readonly isQuiet?: boolean }): ReactElement {
  const text = useTexts(simulateTexts);
  return (
    <span className={`sim-mark sim-mark-${props.condition}`}>
      <ConditionIcon condition={props.condition} />
      <span className={props.isQuiet === true ? "visually-hidden" : undefined}>
        {text(`condition.${props.condition}`)}
      </span>
    </span>
  );
}

const metShapes: Readonly<Record<Exclude<Met, "none">, Shape>> = { yes: "works", no: "stopped", unknown: "unsettled" };

/** Is it as was asked? Nothing where nothing was asked. */
export function MetMark({
  met,
  isQuiet = false,
}: {
  readonly met: Met;
  readonly isQuiet?: boolean;
}): ReactElement | null {
  const text = useTexts(simulateTexts);
  if (met === "none") return null;
  return (
    <span className={`sim-mark sim-mark-${metShapes[met]}`}>
      <ConditionIcon condition={metShapes[met]} />
      <span className={isQuiet ? "visually-hidden" : undefined}>{text(`met.${met}`)}</span>
    </span>
  );
}

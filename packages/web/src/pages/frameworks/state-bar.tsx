/** Controls by state as a bar: satisfied, violated, hatched what is unknown, empty what the model does not cover. */
import type { ReactElement } from "react";
import type { FrameworkSummary } from "@orrery/core/answers/checks-answers";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { frameworksTexts } from "./frameworks-texts.ts";

export type State = keyof FrameworkSummary["counts"];

/** From what is good to what does not count. */
export const states: readonly State[] = ["satisfied", "violated", "unknown", "not-covered", "not-applicable"];

export function StateBar({ counts }: Pick<FrameworkSummary, "counts">): ReactElement {
  const text = useTexts(frameworksTexts);
  const { number } = useSpeech();
  const all = states.reduce((sum, state) => sum + counts[state], 0);
  const said = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${text(`state.${state}`)}: ${number(counts[state])}`)
    .join(", ");
  return (
    <span className="framework-bar" role="img" aria-label={said} title={said}>
      {states.map((state) =>
        counts[state] === 0 ? null : (
          <span key={state} className={`state-${state}`} style={{ width: `${(100 * counts[state]) / all}%` }} />
        ),
      )}
    </span>
  );
}

const icons = {
  satisfied: "circle-check",
  violated: "circle-x",
  unknown: "circle-help",
  "not-covered": "circle-dot",
  "not-applicable": "minus",
} as const;

/** A state by shape, word and colour. */
export function StateMark(props: { readonly state: State; readonly quiet?: boolean }): ReactElement {
  const text = useTexts(frameworksTexts);
  return (
    <span className={`state-mark state-mark-${props.state}`}>
      <Icon name={icons[props.state]} />
      <span className={props.quiet === true ? "visually-hidden" : ""}>{text(`state.${props.state}`)}</span>
    </span>
  );
}

import type { ReactElement } from "react";
import type { Severity } from "@orrery/core/base/diagnostic";
import { useSpeech } from "../speech.ts";
import { Icon } from "./icon.tsx";

/** From the worst. */
export const severities: readonly Severity[] = ["error", "warning", "info"];

const icons = { error: "circle-x", warning: "triangle-alert", info: "info" } as const;

/** A severity by shape and word; the word may be left to assistive technology. */
export function SeverityMark(props: { readonly severity: Severity; readonly quiet?: boolean }): ReactElement {
  const { text } = useSpeech();
  return (
    <span className={`severity severity-${props.severity}`}>
      <Icon name={icons[props.severity]} />
      <span className={props.quiet === true ? "visually-hidden" : ""}>{text(`severity.${props.severity}`)}</span>
    </span>
  );
}

/** "3 errors" with its sign. */
export function SeverityCount(props: { readonly severity: Severity; readonly count: number }): ReactElement {
  const { text } = useSpeech();
  return (
    <span className={`severity ${props.count === 0 ? "severity-none" : `severity-${props.severity}`}`}>
      <Icon name={icons[props.severity]} />
      {text(`count.${props.severity}`, { count: props.count })}
    </span>
  );
}

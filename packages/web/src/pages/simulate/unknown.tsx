/** What nobody knows, as everywhere. */
import type { ReactElement } from "react";
import { ENDLESS } from "@orrery/core/answers/simulate-endless";

/** What nobody knows looks so; what is surely without end is known. */
export function Unknown(props: {
  readonly range: { readonly lower: number; readonly upper: number | null };
  readonly children: string;
}): ReactElement {
  return props.range.upper === null && props.range.lower < ENDLESS ? (
    <i className="unknown">{props.children}</i>
  ) : (
    <>{props.children}</>
  );
}

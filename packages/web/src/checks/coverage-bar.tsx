/** Judgements as a bar: those that hold, those that are violated, and hatched those that nobody can make. */
import type { ReactElement } from "react";
import { useTexts } from "../speech.ts";
import { checksTexts } from "./checks-texts.ts";

export function CoverageBar(props: {
  readonly holds: number;
  readonly violated: number;
  readonly unknown: number;
  readonly isSmall?: boolean;
}): ReactElement {
  const text = useTexts(checksTexts);
  const { holds, violated, unknown } = props;
  const all = holds + violated + unknown;
  const share = (count: number): number => (all === 0 ? 0 : (100 * count) / all);
  const said = [
    text("holds", { count: holds }),
    text("violated", { count: violated }),
    text("unknown", { count: unknown }),
  ].join(", ");
  return (
    <span
      className={props.isSmall === true ? "checks-bar checks-bar-small" : "checks-bar"}
      role="img"
      aria-label={said}
      title={said}
    >
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className="checks-bar-holds" width={share(holds)} height="8" />
        <rect className="checks-bar-violated" x={share(holds)} width={share(violated)} height="8" />
      </svg>
      <span className="checks-bar-unknown" style={{ width: `${share(unknown)}%` }} />
    </span>
  );
}

/** How much differs: in one line, or part by part. */
import type { ReactElement } from "react";
import type { ComparisonTotals } from "@orrery/core/answers/time-answers";
import { useSpeech, useTexts } from "../../speech.ts";
import { changeTexts } from "./change-texts.ts";

const parts = ["elements", "relationships", "statements", "definitions"] as const;

export function Totals(props: { readonly totals: ComparisonTotals; readonly isShort?: boolean }): ReactElement | null {
  const text = useTexts(changeTexts);
  const { totals, isShort = false } = props;
  if (isShort) {
    const sum = (what: "added" | "removed" | "changed"): number =>
      parts.reduce((total, part) => total + totals[part][what], 0);
    return <Counts added={sum("added")} removed={sum("removed")} changed={sum("changed")} />;
  }
  const shown = parts.filter((part) => totals[part].added + totals[part].removed + totals[part].changed > 0);
  if (shown.length === 0) return null;
  return (
    <ul className="totals">
      {shown.map((part) => (
        <li key={part} className="totals-part">
          <span className="muted">{text(`totals.${part}`)}</span>
          <Counts {...totals[part]} />
        </li>
      ))}
    </ul>
  );
}

export function Counts(props: {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}): ReactElement {
  const text = useTexts(changeTexts);
  const { number } = useSpeech();
  const [added, removed, changed] = [number(props.added), number(props.removed), number(props.changed)];
  return (
    <span className="counts" title={text("history.counts", { added, removed, changed })}>
      <span className="visually-hidden">{text("history.counts", { added, removed, changed })}</span>
      {props.added > 0 && (
        <span aria-hidden="true" className="count-added">
          +{added}
        </span>
      )}
      {props.removed > 0 && (
        <span aria-hidden="true" className="count-removed">
          −{removed}
        </span>
      )}
      {props.changed > 0 && (
        <span aria-hidden="true" className="count-changed">
          ~{changed}
        </span>
      )}
    </span>
  );
}

/** The last day of something that is accepted for a while: typed, or so many months from today. */
import type { ReactElement } from "react";
import { addMonths } from "@orrery/core/base/dates";
import { FormRow } from "./form-dialog.tsx";

export function UntilRow(props: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly today: string;
  /** `2026-11-21`; empty while nothing is said. */
  readonly value: string;
  readonly isOver: boolean;
  /** Months that are offered, and how each is called. */
  readonly proposed: readonly number[];
  readonly nameOf: (months: number) => string;
  readonly onChange: (day: string) => void;
}): ReactElement {
  const { id, label, hint, today, value, isOver, proposed, nameOf, onChange } = props;
  return (
    <FormRow label={label} htmlFor={id} hint={hint}>
      <div className="until">
        <input
          id={id}
          className="input"
          type="date"
          required
          min={today}
          value={value}
          aria-invalid={isOver}
          onChange={(event) => onChange(event.target.value)}
        />
        {proposed.map((months) => (
          <button
            key={months}
            type="button"
            className="button button-small"
            onClick={() => onChange(addMonths(today, months) ?? today)}
          >
            {nameOf(months)}
          </button>
        ))}
      </div>
    </FormRow>
  );
}

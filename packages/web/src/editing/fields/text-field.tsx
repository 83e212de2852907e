import { useState, type KeyboardEvent, type ReactElement } from "react";
import type { FieldProps, InputOf } from "./field-props.ts";

/** Plain text, in a field that grows with it: Enter is done, Shift with Enter begins a line. */
export function TextField(props: FieldProps<InputOf<"text">>): ReactElement {
  return (
    <textarea
      className="input input-text"
      aria-label={props.label}
      aria-invalid={props.isInvalid === true}
      aria-describedby={props.describedBy}
      autoFocus={props.autoFocus}
      rows={1}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => pressIn(event, props, event.shiftKey)}
    />
  );
}

/** An amount with its unit; the example says how it is written. */
export function AmountField(props: FieldProps<InputOf<"amount">>): ReactElement {
  return (
    <input
      className="input"
      type="text"
      aria-label={props.label}
      aria-invalid={props.isInvalid === true}
      aria-describedby={props.describedBy}
      autoFocus={props.autoFocus}
      autoComplete="off"
      spellCheck={false}
      placeholder={props.input.example}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => pressIn(event, props)}
    />
  );
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/u;

/** A day by the browser's own calendar; what is no day, such as a moment with its time, as text. */
export function DateField(props: FieldProps<InputOf<"date">>): ReactElement {
  const [began] = useState(props.value.trim());
  const isDay = began === "" || isoDay.test(began);
  return (
    <input
      className="input input-date"
      type={isDay ? "date" : "text"}
      aria-label={props.label}
      aria-invalid={props.isInvalid === true}
      aria-describedby={props.describedBy}
      autoFocus={props.autoFocus}
      max="9999-12-31"
      placeholder="2027-03-31"
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => pressIn(event, props)}
    />
  );
}

/** Enter hands the value over, Escape gives up. */
function pressIn(event: KeyboardEvent, { value, onDone, onEscape }: FieldProps, isText = false): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Enter" && !isText && onDone !== undefined) onDone(value);
  else if (event.key === "Escape" && onEscape !== undefined) onEscape();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

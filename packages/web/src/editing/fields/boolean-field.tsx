import type { ReactElement } from "react";
import { useTexts } from "../../speech.ts";
import { editTexts } from "../edit-texts.ts";
import { type FieldProps, type InputOf, unknownWord } from "./field-props.ts";

const choices = ["yes", "no", unknownWord] as const;

/** Yes, no, or openly unknown. */
export function BooleanField(props: FieldProps<InputOf<"boolean">>): ReactElement {
  const text = useTexts(editTexts);
  const { value, onChange, onDone } = props;
  const chosen = choices.includes(value as (typeof choices)[number]) ? value : undefined;
  const focused = chosen ?? "yes";
  return (
    <div
      className="segmented"
      role="group"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || props.onEscape === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        props.onEscape();
      }}
    >
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === chosen}
          autoFocus={props.autoFocus === true && choice === focused}
          onClick={() => {
            onChange(choice);
            onDone?.(choice);
          }}
        >
          {text(`value.${choice}`)}
        </button>
      ))}
    </div>
  );
}

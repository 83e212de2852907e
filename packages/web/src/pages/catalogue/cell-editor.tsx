/** The input in a cell while somebody writes: Enter keeps and goes down, Tab keeps and goes on, Escape gives up. */
import { useLayoutEffect, useRef, useState, type ReactElement } from "react";
import type { ElementSummary } from "@orrery/core/answers/answers";
import type { AttributeInput } from "@orrery/core/answers/edit-answers";
import { ValueInput } from "../../editing/fields/value-input.tsx";
import "../../styles/forms.css";

/** Where the focus goes when a value is kept. */
export type Onward = "down" | "up" | "right" | "left" | "stay";

export function CellEditor(props: {
  readonly input: AttributeInput;
  readonly label: string;
  readonly text: string;
  /** What is typed replaces what was there. */
  readonly isReplacing: boolean;
  readonly names: readonly ElementSummary[];
  readonly onKeep: (text: string, onward: Onward) => void;
  readonly onGiveUp: () => void;
}): ReactElement {
  const { input, onKeep, onGiveUp } = props;
  const [value, setValue] = useState(props.text);
  const whole = useRef<HTMLDivElement>(null);
  const onward = useRef<Onward>("down");
  const isOver = useRef(false);
  const latest = useRef(value);
  latest.current = value;

  useLayoutEffect(() => {
    const field = whole.current?.querySelector<HTMLElement>("input, textarea, button");
    field?.focus();
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      if (props.isReplacing) field.select();
      else if (field.type !== "date") field.setSelectionRange(field.value.length, field.value.length);
    }
    // Only when it opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const keep = (text: string, where: Onward): void => {
    if (isOver.current) return;
    isOver.current = true;
    onKeep(text.trim(), where);
  };
  return (
    <div
      ref={whole}
      className="cell-editor"
      onKeyDownCapture={(event) => {
        if (event.nativeEvent.isComposing) return;
        // An Enter of our own, for Tab, does not say where to go.
        if (event.key === "Enter" && event.isTrusted)
          onward.current = event.shiftKey && input.kind !== "text" ? "up" : "down";
        if (event.key !== "Tab") return;
        event.preventDefault();
        event.stopPropagation();
        onward.current = event.shiftKey ? "left" : "right";
        // The field itself knows what half a word means: Enter takes the choice that it offers.
        for (let times = 0; times < 2 && !isOver.current; times++)
          event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
        keep(latest.current, event.shiftKey ? "left" : "right");
      }}
      onKeyDown={(event) => {
        // Nothing that is typed here is meant for the grid.
        event.stopPropagation();
        if (event.key === "Escape" && !event.defaultPrevented) onGiveUp();
        else if (event.key === "Enter" && !event.defaultPrevented && !event.shiftKey)
          keep(latest.current, onward.current);
      }}
      onPaste={(event) => event.stopPropagation()}
      onCopy={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && document.hasFocus()) keep(latest.current, "stay");
      }}
    >
      <ValueInput
        input={input}
        label={props.label}
        value={value}
        onChange={(next) => {
          latest.current = next;
          setValue(next);
        }}
        onDone={(next) => keep(next, onward.current === "down" && input.kind === "boolean" ? "stay" : onward.current)}
        onEscape={onGiveUp}
        names={props.names}
        autoFocus
      />
    </div>
  );
}

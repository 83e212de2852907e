/** One value asked for where it stands: Enter keeps it, Escape gives up, a refusal stays beside the field. */
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactElement } from "react";
import type { ElementSummary } from "@orrery/core/answers/answers";
import type { AttributeInput } from "@orrery/core/answers/edit-answers";
import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../speech.ts";
import "../styles/forms.css";
import { editTexts } from "./edit-texts.ts";
import { unknownWord } from "./fields/field-props.ts";
import { ValueInput } from "./fields/value-input.tsx";

const checkAfter = 350;
const roomForChoices = 280;

export interface ValueFieldProps {
  readonly input: AttributeInput;
  readonly label: string;
  /** As it is written now; empty: not stated. */
  readonly text: string;
  /** Keeps the value; the sentence of a refusal, where it is refused. Empty text takes the attribute away. */
  readonly onCommit: (text: string) => Promise<string | undefined>;
  readonly onCancel: () => void;
  /** What would be wrong with a value, asked while it is typed. */
  readonly check?: (text: string) => Promise<string | undefined>;
  readonly names?: readonly ElementSummary[];
  /** In the cell of a table: the keys alone, no buttons. */
  readonly isBare?: boolean;
}

export function ValueField(props: ValueFieldProps): ReactElement {
  const { input, label, onCommit, onCancel, isBare = false } = props;
  const text = useTexts(editTexts);
  const [value, setValue] = useState(props.text);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const problem = useProblem(value, value === props.text ? undefined : props.check);
  const wrong = refusal ?? problem;
  const sentence = useId();
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => makeRoomUnder(whole.current), []);
  const commit = async (next: string): Promise<void> => {
    if (isBusy) return;
    if (next.trim() === props.text.trim()) return onCancel();
    setBusy(true);
    setValue(next);
    const refused = await onCommit(next.trim());
    setBusy(false);
    setRefusal(refused);
    if (refused !== undefined) whole.current?.querySelector<HTMLElement>("input, textarea, button")?.focus();
  };
  return (
    <div
      ref={whole}
      className={isBare ? "value-field value-field-bare" : "value-field"}
      aria-busy={isBusy}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
      onBlur={(event) => {
        const isInside = event.currentTarget.contains(event.relatedTarget);
        if (!isInside && event.relatedTarget !== null && value === props.text) onCancel();
      }}
    >
      <ValueInput
        input={input}
        label={label}
        value={value}
        onChange={(next) => {
          setRefusal(undefined);
          setValue(next);
        }}
        onDone={(next) => void commit(next)}
        onEscape={onCancel}
        names={props.names ?? []}
        autoFocus
        isInvalid={wrong !== undefined}
        describedBy={sentence}
      />
      <p id={sentence} className="field-error" role={refusal === undefined ? undefined : "alert"}>
        {wrong !== undefined && (
          <>
            <Icon name="circle-alert" />
            {wrong}
          </>
        )}
      </p>
      {!isBare && (
        <div className="value-field-foot">
          <button type="button" className="button button-small button-main" onClick={() => void commit(value)}>
            {text("field.keep")}
          </button>
          <button type="button" className="button button-small" onClick={onCancel}>
            {text("field.cancel")}
          </button>
          {value !== unknownWord && input.kind !== "boolean" && (
            <button type="button" className="button button-small button-plain" onClick={() => void commit(unknownWord)}>
              <span className="unknown-mark" aria-hidden="true" />
              {text("value.unknown")}
            </button>
          )}
          {props.text !== "" && (
            <button type="button" className="button button-small button-plain" onClick={() => void commit("")}>
              <Icon name="minus" />
              {text("value.none")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** A list of choices opens under the field: it should not have to cover what stands above. */
function makeRoomUnder(field: HTMLElement | null): void {
  const room = field === null ? undefined : innerHeight - field.getBoundingClientRect().bottom;
  if (room !== undefined && room < roomForChoices) field?.scrollIntoView({ block: "center" });
}

/** The sentence that a value would be refused with, a moment after it was typed. */
function useProblem(
  value: string,
  check: ((text: string) => Promise<string | undefined>) | undefined,
): string | undefined {
  const [found, setFound] = useState<{ readonly of: string; readonly sentence: string | undefined }>();
  const ask = useEffectEvent((text: string) => check?.(text));
  const isAsked = check !== undefined && value.trim() !== "";
  useEffect(() => {
    if (!isAsked) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void ask(value.trim())?.then((sentence) => {
        if (isCurrent) setFound({ of: value, sentence });
      });
    }, checkAfter);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [value, isAsked]);
  return isAsked && found?.of === value ? found.sentence : undefined;
}

import type { ReactElement } from "react";
import { useSpeech } from "../../speech.ts";
import { readFields, writeFields } from "../written.ts";
import { BooleanField } from "./boolean-field.tsx";
import { type FieldProps, type InputOf, unknownWord } from "./field-props.ts";
import { ListField } from "./list-field.tsx";
import { ReferenceField, Token } from "./reference-field.tsx";
import { AmountField, DateField, TextField } from "./text-field.tsx";
import { WordField } from "./word-field.tsx";

/** The input that suits a value, without a decision: a form has many of them. */
export function ValueInput(props: FieldProps): ReactElement {
  const { input } = props;
  const isOpenlyUnknown = props.value.trim() === unknownWord && !["boolean", "word", "reference"].includes(input.kind);
  if (isOpenlyUnknown)
    return <Token value={unknownWord} names={[]} isReference={false} onDrop={() => props.onChange("")} />;
  switch (input.kind) {
    case "text":
      return <TextField {...props} input={input} />;
    case "amount":
      return <AmountField {...props} input={input} />;
    case "date":
      return <DateField {...props} input={input} />;
    case "boolean":
      return <BooleanField {...props} input={input} />;
    case "word":
      return <WordField {...props} input={input} />;
    case "reference":
      return <ReferenceField {...props} input={input} />;
    case "list":
      return <ListField {...props} input={input} />;
    case "record":
      return <RecordField {...props} input={input} />;
  }
}

/** A value of several fields, each asked for by itself; those left empty are not stated. */
function RecordField(props: FieldProps<InputOf<"record">>): ReactElement {
  const { pick } = useSpeech();
  const { input, value, onChange, onDone, onEscape, names } = props;
  const fields = readFields(value);
  return (
    <div className="record-field" role="group" aria-label={props.label}>
      {input.fields.map((field, index) => {
        const set = (text: string): string => writeFields({ ...fields, [field.key]: text });
        return (
          <div key={field.key} className="record-row">
            <span className="record-name">{pick(field.name)}</span>
            <ValueInput
              input={field.input}
              label={`${props.label}: ${pick(field.name)}`}
              value={fields[field.key] ?? ""}
              onChange={(text) => onChange(set(text))}
              {...(onDone === undefined || isChoice(field.input.kind)
                ? {}
                : { onDone: (text: string) => onDone(set(text)) })}
              {...(onEscape === undefined ? {} : { onEscape })}
              {...(names === undefined ? {} : { names })}
              autoFocus={props.autoFocus === true && index === 0}
              isInvalid={props.isInvalid ?? false}
              {...(props.describedBy === undefined ? {} : { describedBy: props.describedBy })}
            />
          </div>
        );
      })}
    </div>
  );
}

/** A choice inside a record leaves the other fields open. */
function isChoice(kind: string): boolean {
  return kind === "boolean" || kind === "word" || kind === "reference";
}

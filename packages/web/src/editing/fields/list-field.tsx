import { useState, type ReactElement } from "react";
import type { AttributeInput } from "@orrery/core/answers/edit-answers";
import type { ElementSummary } from "@orrery/core/answers/answers";
import { useTexts } from "../../speech.ts";
import { Combobox } from "../combobox.tsx";
import { editTexts } from "../edit-texts.ts";
import { ElementPicker } from "../element-picker.tsx";
import { readItems, writeItems } from "../written.ts";
import type { FieldProps, InputOf } from "./field-props.ts";
import { Token } from "./reference-field.tsx";
import { matching, useWordOptions } from "./word-field.tsx";

/** Several values as chips: what is chosen or typed is added, the cross or Backspace takes away. */
export function ListField(props: FieldProps<InputOf<"list">>): ReactElement {
  const { input, value, onChange } = props;
  const items = readItems(value);
  const [picked, setPicked] = useState<readonly ElementSummary[]>([]);
  const names = [...picked, ...(props.names ?? [])];
  const labels = useLabels(input.of);
  const change = (next: readonly string[]): void => onChange(writeItems([...new Set(next)]));
  const adder: Adder = {
    props,
    items,
    add: (item) => change([...items, item]),
    dropLast: () => change(items.slice(0, -1)),
  };
  return (
    <div className="list-field">
      {items.length > 0 && (
        <ul className="tokens">
          {items.map((item) => (
            <li key={item}>
              <Token
                value={item}
                names={names}
                isReference={input.of.kind === "reference"}
                {...(labels.has(item) ? { label: labels.get(item) ?? item } : {})}
                onDrop={() => change(items.filter((other) => other !== item))}
              />
            </li>
          ))}
        </ul>
      )}
      <ItemAdder adder={adder} of={input.of} onPicked={(element) => setPicked([...picked, element])} />
    </div>
  );
}

interface Adder {
  readonly props: FieldProps<InputOf<"list">>;
  readonly items: readonly string[];
  readonly add: (item: string) => void;
  readonly dropLast: () => void;
}

function ItemAdder(props: {
  readonly adder: Adder;
  readonly of: AttributeInput;
  readonly onPicked: (element: ElementSummary) => void;
}): ReactElement {
  const { adder, of, onPicked } = props;
  const text = useTexts(editTexts);
  const { label, onDone, onEscape, value, autoFocus = false, isInvalid = false } = adder.props;
  if (of.kind === "word") return <WordAdder adder={adder} of={of} />;
  if (of.kind !== "reference") return <TextAdder adder={adder} example={of.kind === "amount" ? of.example : ""} />;
  return (
    <ElementPicker
      label={label}
      kinds={of.kinds}
      except={adder.items}
      onPick={(element) => {
        onPicked(element);
        adder.add(element.id);
      }}
      onText={(typed) => adder.add(typed)}
      onBackspace={adder.dropLast}
      {...(onEscape === undefined ? {} : { onEscape })}
      {...(onDone === undefined ? {} : { onEnterEmpty: () => onDone(value) })}
      placeholder={text("list.add.element")}
      autoFocus={autoFocus}
      isInvalid={isInvalid}
    />
  );
}

function WordAdder({ adder, of }: { readonly adder: Adder; readonly of: InputOf<"word"> }): ReactElement {
  const text = useTexts(editTexts);
  const [typed, setTyped] = useState("");
  const named = useWordOptions(of).filter(({ key }) => !adder.items.includes(key));
  const { label, onDone, onEscape, value, autoFocus = false, isInvalid = false } = adder.props;
  const add = (word: string): void => {
    setTyped("");
    adder.add(word);
  };
  return (
    <Combobox
      label={label}
      options={matching(named, typed)}
      query={typed}
      onQuery={setTyped}
      onPick={({ key }) => add(key)}
      onEnter={() => {
        if (typed.trim() === "") onDone?.(value);
        else if (of.open) add(typed.trim());
      }}
      onBackspace={adder.dropLast}
      {...(onEscape === undefined ? {} : { onEscape })}
      takesFirst={typed.trim() !== "" && !of.open}
      opensAtOnce={autoFocus}
      none={text(of.open ? "word.other" : "word.none")}
      placeholder={text("list.add")}
      autoFocus={autoFocus}
      isInvalid={isInvalid}
    />
  );
}

function TextAdder({ adder, example }: { readonly adder: Adder; readonly example: string }): ReactElement {
  const text = useTexts(editTexts);
  const [typed, setTyped] = useState("");
  const { label, onDone, onEscape, value, autoFocus, isInvalid } = adder.props;
  const add = (): void => {
    if (typed.trim() !== "") adder.add(typed.trim());
    setTyped("");
  };
  return (
    <input
      className="input"
      type="text"
      aria-label={label}
      aria-invalid={isInvalid === true}
      placeholder={example === "" ? text("list.add") : example}
      autoFocus={autoFocus}
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={add}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && typed.trim() !== "") add();
        else if (event.key === "Enter" && onDone !== undefined) onDone(value);
        else if (event.key === "Escape" && onEscape !== undefined) onEscape();
        else if (event.key === "Backspace" && typed === "") adder.dropLast();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

/** Names of the words that a list may hold. */
function useLabels(of: AttributeInput): ReadonlyMap<string, string> {
  const options = useWordOptions(of.kind === "word" ? of : noWords);
  return new Map(options.map(({ key, label }) => [key, label]));
}

const noWords: InputOf<"word"> = { kind: "word", words: [], open: false };

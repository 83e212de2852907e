import { fold } from "@orrery/core/answers/fold";
import { useState, type ReactElement } from "react";
import { useSpeech, useTexts } from "../../speech.ts";
import { Combobox, type Option } from "../combobox.tsx";
import { editTexts } from "../edit-texts.ts";
import { type FieldProps, type InputOf, unknownWord } from "./field-props.ts";

/** One of the words that the metamodel names, by its name; another where these are only proposed. */
export function WordField(props: FieldProps<InputOf<"word">>): ReactElement {
  const text = useTexts(editTexts);
  const { input, value, onChange, onDone, onEscape } = props;
  const named = useWordOptions(input);
  const [typed, setTyped] = useState<string>();
  const current = named.find(({ key }) => key === value)?.label ?? value;
  const options = matching(named, typed);
  const take = (word: string): void => {
    setTyped(undefined);
    onChange(word);
    onDone?.(word);
  };
  return (
    <Combobox
      label={props.label}
      options={options}
      query={typed ?? current}
      onQuery={(query) => {
        setTyped(query);
        if (input.open || query === "") onChange(query);
      }}
      onPick={({ key }) => take(key)}
      onEnter={() => {
        const written = typed?.trim();
        if (written === undefined) onDone?.(value);
        else if (written === "" || input.open) take(written);
      }}
      {...(onEscape === undefined ? {} : { onEscape })}
      takesFirst={typed !== undefined && typed.trim() !== "" && (!input.open || options.length === 1)}
      opensAtOnce={props.autoFocus === true}
      selectsAll
      none={text(input.open ? "word.other" : "word.none")}
      placeholder={text("word.placeholder")}
      autoFocus={props.autoFocus ?? false}
      isInvalid={props.isInvalid ?? false}
      {...(props.describedBy === undefined ? {} : { describedBy: props.describedBy })}
    />
  );
}

/** Words as options, `unknown` last. */
export function useWordOptions(input: InputOf<"word">): readonly Option[] {
  const text = useTexts(editTexts);
  const { pick } = useSpeech();
  return [
    ...input.words.map(({ word, name }) => {
      const label = pick(name);
      return { key: word, label, ...(label === word ? {} : { detail: word }) };
    }),
    { key: unknownWord, label: text("value.unknown"), tile: <span className="unknown-mark" aria-hidden="true" /> },
  ];
}

/** Options whose name or word holds what was typed. */
export function matching(options: readonly Option[], typed: string | undefined): readonly Option[] {
  const wanted = fold(typed?.trim() ?? "");
  return wanted === ""
    ? options
    : options.filter(({ key, label }) => fold(label).includes(wanted) || fold(key).includes(wanted));
}

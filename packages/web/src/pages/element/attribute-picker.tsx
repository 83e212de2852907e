/** Chooses an attribute of the element: those that are not stated first, by facet, then those that are. */
import { fold } from "@orrery/core/answers/fold";
import { useState, type ReactElement } from "react";
import type { Cell } from "@orrery/core/answers/answers";
import type { Bilingual } from "@orrery/core/model/metamodel";
import { Combobox, type Option } from "../../editing/combobox.tsx";
import { facetName } from "../../parts/facet-name.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { elementTexts } from "./element-texts.ts";

export interface Choice {
  readonly key: string;
  readonly facet: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** What is stated now. */
  readonly fact?: { readonly cell: Cell } | undefined;
}

export function AttributePicker(props: {
  readonly choices: readonly Choice[];
  readonly onPick: (key: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const text = useTexts(elementTexts);
  const speech = useSpeech();
  const [query, setQuery] = useState("");
  const wanted = fold(query.trim());
  const found = props.choices.filter(
    ({ key, name, facet }) =>
      fold(speech.pick(name)).includes(wanted) ||
      fold(key).includes(wanted) ||
      fold(facetName(speech, facet)).includes(wanted),
  );
  const options = found.map(({ key, facet, name, description, fact }): Option => {
    const value = fact?.cell.text;
    return {
      key,
      label: speech.pick(name),
      note: speech.pick(description),
      ...(value === undefined ? { group: facetName(speech, facet) } : { group: text("element.facts"), detail: value }),
    };
  });
  return (
    <div
      className="attribute-picker"
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) props.onClose();
      }}
    >
      <Combobox
        label={text("element.add.search")}
        options={options}
        query={query}
        onQuery={setQuery}
        onPick={({ key }) => props.onPick(key)}
        onEscape={props.onClose}
        none={text("element.add.none")}
        placeholder={text("element.add.search")}
        autoFocus
        opensAtOnce
        takesFirst
      />
    </div>
  );
}

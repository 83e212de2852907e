/** One thing that an analysis is asked, as a field; what is filled in goes to the address. */
import { useId, useState, type ReactElement } from "react";
import type { ParameterAnswer } from "@orrery/core/answers/analysis-answers";
import { ElementPicker } from "../../editing/element-picker.tsx";
import { ElementLink } from "../../parts/element-link.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { analysisTexts } from "./analysis-texts.ts";

interface FieldProps {
  readonly parameter: ParameterAnswer;
  readonly problem: string | undefined;
  /** The text that stands for it in the address; empty: not given. */
  readonly onChange: (value: string) => void;
}

export function ParameterField(props: FieldProps): ReactElement {
  const { pick } = useSpeech();
  const id = useId();
  const { parameter, problem } = props;
  const isList = parameter.type === "elements" || (parameter.type === "texts" && parameter.choices !== undefined);
  return (
    <div className={`analysis-field analysis-field-${parameter.type}`}>
      {isList ? (
        <span className="analysis-label" id={`${id}-label`}>
          {pick(parameter.name)}
        </span>
      ) : (
        <label className="analysis-label" htmlFor={id}>
          {pick(parameter.name)}
        </label>
      )}
      {isList ? (
        <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-about`}>
          {parameter.type === "elements" ? <Elements {...props} /> : <Chosen {...props} />}
        </div>
      ) : parameter.choices !== undefined || parameter.type === "boolean" ? (
        <Choice {...props} id={id} />
      ) : (
        <Written key={parameter.value} {...props} id={id} />
      )}
      <p className="analysis-about muted" id={`${id}-about`}>
        {pick(parameter.description)}
      </p>
      {problem !== undefined && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** A number, a day, a text: taken over when the field is left, or by Enter. */
function Written({ parameter, problem, onChange, id }: FieldProps & { readonly id: string }): ReactElement {
  const text = useTexts(analysisTexts);
  const [value, setValue] = useState(parameter.value);
  const done = (): void => {
    if (value.trim() !== parameter.value) onChange(value.trim());
  };
  const type = parameter.type === "date" ? "date" : "text";
  return (
    <input
      id={id}
      type={type}
      className="input"
      inputMode={parameter.type === "number" ? "decimal" : undefined}
      value={value}
      placeholder={parameter.type === "texts" ? text("analysis.several") : text("analysis.usual")}
      aria-describedby={`${id}-about`}
      aria-invalid={problem !== undefined}
      onChange={(event) => setValue(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === "Enter") done();
      }}
    />
  );
}

function Choice({ parameter, onChange, id }: FieldProps & { readonly id: string }): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(analysisTexts);
  const choices =
    parameter.choices?.map((choice) => ({ id: choice.id, name: pick(choice.name) })) ??
    (["yes", "no"] as const).map((word) => ({ id: word, name: text(`analysis.${word}`) }));
  return (
    <select
      id={id}
      className="input"
      value={parameter.value}
      aria-describedby={`${id}-about`}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{text("analysis.usual")}</option>
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.name}
        </option>
      ))}
    </select>
  );
}

/** Several words out of a list. */
function Chosen({ parameter, onChange }: FieldProps): ReactElement {
  const { pick, compare } = useSpeech();
  const text = useTexts(analysisTexts);
  const given = parameter.value.split(",").filter((word) => word !== "");
  const nameOf = (id: string): string => {
    const choice = parameter.choices?.find((one) => one.id === id);
    return choice === undefined ? id : pick(choice.name);
  };
  const left = (parameter.choices ?? [])
    .filter(({ id }) => !given.includes(id))
    .toSorted((a, b) => compare(pick(a.name), pick(b.name)));
  return (
    <div className="analysis-chosen">
      {given.map((word) => (
        <span key={word} className="chip">
          {nameOf(word)}
          <TakeOut name={nameOf(word)} onTake={() => onChange(given.filter((one) => one !== word).join(","))} />
        </span>
      ))}
      <select
        className="input"
        value=""
        aria-label={text("analysis.addTo", { name: pick(parameter.name) })}
        onChange={(event) => onChange([...given, event.target.value].join(","))}
      >
        <option value="">{given.length === 0 ? text("analysis.usual") : text("analysis.add")}</option>
        {left.map(({ id, name }) => (
          <option key={id} value={id}>
            {pick(name)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Elements({ parameter, onChange }: FieldProps): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(analysisTexts);
  const given = parameter.value.split(",").filter((id) => id !== "");
  const elements = new Map(parameter.elements?.map((element) => [element.id, element]));
  return (
    <div className="analysis-chosen">
      {given.map((id) => {
        const element = elements.get(id);
        return (
          <span key={id} className="chip">
            {element === undefined ? id : <ElementLink element={element} />}
            <TakeOut name={element?.name ?? id} onTake={() => onChange(given.filter((one) => one !== id).join(","))} />
          </span>
        );
      })}
      <ElementPicker
        key={parameter.value}
        label={text("analysis.addTo", { name: pick(parameter.name) })}
        kinds={parameter.kinds ?? []}
        except={given}
        placeholder={text("analysis.element")}
        onPick={(element) => onChange([...given, element.id].join(","))}
      />
    </div>
  );
}

function TakeOut({ name, onTake }: { readonly name: string; readonly onTake: () => void }): ReactElement {
  const text = useTexts(analysisTexts);
  return (
    <button type="button" className="chip-button" aria-label={text("analysis.take", { value: name })} onClick={onTake}>
      <Icon name="x" />
    </button>
  );
}

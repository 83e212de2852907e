import { useContext, useState, type ReactElement } from "react";
import type { ElementSummary } from "@orrery/core/answers/answers";
import { askElement } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { Icon } from "../../parts/icon.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { editTexts } from "../edit-texts.ts";
import { ElementPicker } from "../element-picker.tsx";
import { type FieldProps, type InputOf, unknownWord } from "./field-props.ts";

/** An element, found by any text of it; plain text as well where the attribute takes it. */
export function ReferenceField(props: FieldProps<InputOf<"reference">>): ReactElement {
  const text = useTexts(editTexts);
  const { input, value, onChange, onDone, onEscape } = props;
  const [picked, setPicked] = useState<readonly ElementSummary[]>([]);
  const names = [...picked, ...(props.names ?? [])];
  const take = (id: string): void => {
    onChange(id);
    onDone?.(id);
  };
  return (
    <div className="reference-field">
      {value !== "" && <Token value={value} names={names} onDrop={() => onChange("")} />}
      <ElementPicker
        label={props.label}
        kinds={input.kinds}
        except={[value]}
        others={[
          {
            key: unknownWord,
            label: text("value.unknown"),
            tile: <span className="unknown-mark" aria-hidden="true" />,
          },
        ]}
        othersAt="end"
        onPickOther={({ key }) => take(key)}
        onPick={(element) => {
          setPicked([element]);
          take(element.id);
        }}
        {...(input.orText ? { onText: take } : {})}
        {...(onEscape === undefined ? {} : { onEscape })}
        onBackspace={() => onChange("")}
        placeholder={text(input.orText ? "reference.orText" : "picker.placeholder")}
        autoFocus={props.autoFocus ?? false}
        isInvalid={props.isInvalid ?? false}
        {...(props.describedBy === undefined ? {} : { describedBy: props.describedBy })}
      />
    </div>
  );
}

/** One value as a chip that can be taken away: an element by its name, or a text. */
export function Token(props: {
  readonly value: string;
  readonly names: readonly ElementSummary[];
  readonly isReference?: boolean;
  readonly label?: string;
  readonly onDrop: () => void;
}): ReactElement {
  const text = useTexts(editTexts);
  const { kindOf } = useContext(WorkspaceContext);
  const known = props.names.find(({ id }) => id === props.value);
  const asked = useNamed(known === undefined && props.isReference !== false ? props.value : undefined);
  const element = known ?? asked;
  const label = props.label ?? element?.name ?? (props.value === unknownWord ? text("value.unknown") : props.value);
  return (
    <span className={props.value === unknownWord ? "token token-unknown" : "token"}>
      {element !== undefined && <KindTile icon={kindOf(element.kind).icon} layer={element.layer} />}
      <span className="token-name">{label}</span>
      <button type="button" aria-label={text("value.drop", { name: label })} onClick={props.onDrop}>
        <Icon name="x" />
      </button>
    </span>
  );
}

/** The element of an id, where there is one. */
function useNamed(id: string | undefined): ElementSummary | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const isId = id !== undefined && id !== unknownWord && /^[^\s"[\]{},;]+$/u.test(id);
  const progress = useAnswer(isId ? askElement(workspace, language, id) : undefined);
  if (progress.kind !== "ready") return undefined;
  const { kind, name, id: found } = progress.answer;
  return { id: found, kind: kind.id, layer: kind.layer, name };
}

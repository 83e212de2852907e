/** What is said about one relationship, each part changed where it stands, and more of it added. */
import { useState, type ReactElement } from "react";
import type { Cell, ElementAnswer, RelationshipAnswer } from "@orrery/core/answers/answers";
import { useSchema, type Schema } from "../../editing/schema.ts";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { AttributePicker, type Choice } from "./attribute-picker.tsx";
import { EditableValue } from "./editable-value.tsx";
import { elementTexts } from "./element-texts.ts";
import { endsOf } from "./relation-ends.ts";

const labelKey = "label";

export function RelationEditor(props: {
  readonly element: ElementAnswer;
  readonly relationship: RelationshipAnswer;
  readonly onClose: () => void;
}): ReactElement {
  const { element, relationship, onClose } = props;
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
  const schema = useSchema();
  const [editing, setEditing] = useState<string>();
  const [isChoosing, setChoosing] = useState(false);
  const names = { name: relationship.other.name };
  const stated = new Map<string, Cell>(relationship.facts.map(({ key, cell }) => [key, cell]));
  if (relationship.label !== null) stated.set(labelKey, { text: relationship.label });
  const keys = [
    ...new Set([labelKey, ...relationship.facts.map(({ key }) => key), ...(editing === undefined ? [] : [editing])]),
  ];
  return (
    <div className="relation-editor">
      <dl>
        {keys.map((key) => {
          const asked = schema?.asked(relationship.verb, key);
          const name = key === labelKey ? text("element.relation.label") : nameOf(relationship, schema, key, pick);
          return (
            <EditableValue
              key={key}
              name={name}
              cell={stated.get(key)}
              input={key === labelKey ? { kind: "text" } : (asked?.input ?? { kind: "text" })}
              isEditing={key === editing}
              onEditing={(is) => setEditing(is ? key : undefined)}
              edit={(value, seen) => ({
                edit: "set-relationship",
                ...endsOf(element, relationship),
                key,
                text: value,
                seen,
              })}
              step={text("element.relation.step", names)}
              done={() => text("element.relation.done", names)}
            />
          );
        })}
      </dl>
      {isChoosing ? (
        <AttributePicker
          choices={choicesOf(schema, relationship.verb, stated)}
          onPick={(key) => {
            setChoosing(false);
            setEditing(key);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : (
        <div className="actions">
          <button type="button" className="button button-small button-plain" onClick={() => setChoosing(true)}>
            <Icon name="plus" />
            {text("element.relation.add.attribute")}
          </button>
          <button type="button" className="button button-small button-plain" onClick={onClose}>
            {text("element.relation.close")}
          </button>
        </div>
      )}
    </div>
  );
}

function nameOf(
  { facts, verb }: RelationshipAnswer,
  schema: Schema | undefined,
  key: string,
  pick: (texts: { readonly en: string; readonly fr: string }) => string,
): string {
  const name = facts.find((fact) => fact.key === key)?.name ?? schema?.asked(verb, key)?.attribute.name;
  return name === undefined ? key : pick(name);
}

function choicesOf(schema: Schema | undefined, verb: string, stated: ReadonlyMap<string, Cell>): readonly Choice[] {
  return (schema?.attributesOf(verb) ?? [])
    .filter(({ key }) => key !== "description" && key !== labelKey)
    .map(({ key, facet, name, description }) => {
      const cell = stated.get(key);
      return { key, facet, name, description, fact: cell === undefined ? undefined : { cell } };
    });
}

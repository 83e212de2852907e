/** A name and its value: read as it is, changed where it stands by a click, by Enter on its pencil or by a double click. */
import {
  Suspense,
  useContext,
  useEffect,
  useRef,
  useState,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import type { Cell, Place } from "@orrery/core/answers/answers";
import type { AttributeInput, Edit } from "@orrery/core/answers/edit-answers";
import { refresh } from "../../answers/store.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { CellValue } from "../../parts/cell.tsx";
import { Icon } from "../../parts/icon.tsx";
import { later } from "../../parts/later.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { elementTexts } from "./element-texts.ts";
import { OriginLink } from "./origin-link.tsx";
import { ShownElementContext } from "./shown-element.ts";

const ValueField = later(() => import("../../editing/value-field.tsx").then((module) => module.ValueField));

export interface EditableValueProps {
  readonly name: string;
  /** What stands in the place of the name: a link to its help. */
  readonly title?: ReactNode;
  /** What is stated; absent: nothing yet. */
  readonly cell?: Cell | undefined;
  readonly origin?: Place;
  readonly input: AttributeInput;
  readonly isEditing: boolean;
  readonly onEditing: (isEditing: boolean) => void;
  /** The edit that states a text, or nothing where it is empty; `seen` is what the person had before their eyes. */
  readonly edit: (text: string, seen: string | null) => Edit;
  readonly step: string;
  readonly done: (isGone: boolean) => string;
}

export function EditableValue(props: EditableValueProps): ReactElement {
  const { name, cell, origin, isEditing, onEditing } = props;
  const text = useTexts(elementTexts);
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) pencil.current?.focus({ preventScroll: true });
    wasEditing.current = isEditing;
  }, [isEditing]);
  const beginByClick = (event: MouseEvent): void => {
    const isLink = (event.target as Element).closest("a, button") !== null;
    const isChoosing = getSelection()?.isCollapsed === false;
    if (canEdit && !isLink && (!isChoosing || event.type === "dblclick")) onEditing(true);
  };
  return (
    <div className={isEditing ? "fact fact-editing" : "fact"}>
      <dt>{props.title ?? name}</dt>
      {isEditing ? (
        <dd>
          <Suspense>
            <Field {...props} />
          </Suspense>
        </dd>
      ) : (
        <dd onClick={beginByClick} onDoubleClick={beginByClick} {...(canEdit ? { className: "is-editable" } : {})}>
          {cell !== undefined && <CellValue cell={cell} />}
          <span className="fact-tools">
            {canEdit && (
              <button
                ref={pencil}
                type="button"
                className="pencil"
                aria-label={text("element.fact.edit", { attribute: name })}
                onClick={() => onEditing(true)}
              >
                <Icon name="pencil" />
              </button>
            )}
            {origin !== undefined && <OriginLink place={origin} />}
          </span>
        </dd>
      )}
    </div>
  );
}

function Field(props: EditableValueProps): ReactElement {
  const { name, cell, input, onEditing, edit, step, done } = props;
  const text = useTexts(elementTexts);
  const { make, tryOut } = useEditing();
  const { id: workspace } = useContext(WorkspaceContext);
  const now = cell === undefined ? null : (cell.written ?? cell.text);
  // What was there when it began: an edit tells the server what the person had seen.
  const [seen] = useState(now);
  const [isWarned, setWarned] = useState(false);
  const keep = async (value: string): Promise<string | undefined> => {
    const outcome = await make([edit(value, isWarned ? now : seen)], step, done(value === ""));
    if (outcome.kind === "done") {
      onEditing(false);
      return undefined;
    }
    if (outcome.status !== 409) return outcome.message;
    setWarned(true);
    refresh(workspace);
    return text("element.fact.conflict", { reason: outcome.message });
  };
  const check = async (value: string): Promise<string | undefined> => {
    const outcome = await tryOut([edit(value, now)]);
    return outcome.kind === "refused" && outcome.status !== 409 ? outcome.message : undefined;
  };
  return (
    <ValueField
      input={input}
      label={name}
      text={seen ?? ""}
      names={cell?.references ?? []}
      onCommit={keep}
      onCancel={() => onEditing(false)}
      check={check}
    />
  );
}

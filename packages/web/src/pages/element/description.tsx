/** The description, and its editor: Markdown with what it will look like beside it, in every language of the model. */
import { useContext, useEffect, useRef, useState, type ReactElement } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { useEditing } from "../../editing/use-editing.ts";
import { Icon } from "../../parts/icon.tsx";
import { Markdown } from "../../parts/markdown.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Card } from "./card.tsx";
import { elementTexts } from "./element-texts.ts";
import { ShownElementContext } from "./shown-element.ts";

export function Description({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const [isEditing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) pencil.current?.focus({ preventScroll: true });
    wasEditing.current = isEditing;
  }, [isEditing]);
  const { description } = element;
  return (
    <Card
      title={text("element.description")}
      actions={
        canEdit &&
        !isEditing && (
          <button
            ref={pencil}
            type="button"
            className="pencil"
            aria-label={text("element.description.edit")}
            title={text("element.description.edit")}
            onClick={() => setEditing(true)}
          >
            <Icon name="pencil" />
          </button>
        )
      }
    >
      {isEditing && <DescriptionEditor element={element} onEnd={() => setEditing(false)} />}
      {!isEditing && description !== null && (
        <div onDoubleClick={() => canEdit && setEditing(true)}>
          <Markdown text={description} />
        </div>
      )}
      {!isEditing && description === null && (
        <p className="muted">
          {text("element.description.none")}{" "}
          {canEdit && (
            <button type="button" className="link-button" onClick={() => setEditing(true)}>
              {text("element.description.add")}
            </button>
          )}
        </p>
      )}
    </Card>
  );
}

function DescriptionEditor(props: { readonly element: ElementAnswer; readonly onEnd: () => void }): ReactElement {
  const { onEnd } = props;
  const text = useTexts(elementTexts);
  const { language } = useSpeech();
  const { answer } = useContext(WorkspaceContext);
  const { keep } = useEditing();
  const [element] = useState(props.element);
  const [main = "", ...further] = answer?.languages ?? [];
  const tags = ["", ...new Set([...further, ...Object.keys(element.descriptions ?? {})].filter((tag) => tag !== ""))];
  const before = new Map(tags.map((tag) => [tag, said(element, tag)]));
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(before);
  const isWritten = tags.includes(language) && (before.get(language) !== "" || before.get("") !== "");
  const [tag, setTag] = useState(isWritten && language !== main ? language : "");
  const [refusal, setRefusal] = useState<string>();
  const draft = drafts.get(tag) ?? "";
  const save = async (): Promise<void> => {
    const edits = tags.flatMap((one) => editOf(element.id, one, before.get(one) ?? "", drafts.get(one) ?? ""));
    if (edits.length === 0) return onEnd();
    const names = { name: element.name };
    const refused = await keep(edits, text("element.description.step", names), text("element.description.done", names));
    if (refused === undefined) onEnd();
    setRefusal(refused);
  };
  return (
    <form
      className="description-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onEnd();
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {tags.length > 1 && (
        <div className="segmented" role="group" aria-label={text("element.description.language")}>
          {tags.map((one) => (
            <button key={one} type="button" aria-pressed={one === tag} onClick={() => setTag(one)}>
              {one === "" ? main || "–" : one}
            </button>
          ))}
        </div>
      )}
      <div className="description-panes">
        <textarea
          key={tag}
          className="input"
          aria-label={text("element.description")}
          lang={tag === "" ? main : tag}
          autoFocus
          rows={8}
          value={draft}
          onChange={(event) => setDrafts(new Map([...drafts, [tag, event.target.value]]))}
        />
        <section className="description-preview" aria-label={text("element.description.preview")}>
          {draft.trim() === "" ? (
            <p className="muted">{text("element.description.none")}</p>
          ) : (
            <Markdown text={draft} />
          )}
        </section>
      </div>
      {refusal !== undefined && (
        <p className="field-error" role="alert">
          <Icon name="circle-alert" />
          {refusal}
        </p>
      )}
      <div className="actions">
        <button type="submit" className="button button-small button-main" aria-keyshortcuts="Control+Enter">
          {text("element.save")}
        </button>
        <button type="button" className="button button-small" onClick={onEnd}>
          {text("element.cancel")}
        </button>
        <span className="form-hint">{text("element.description.hint")}</span>
      </div>
    </form>
  );
}

/** The description in a language, the main one by no tag. */
function said({ description, descriptions }: ElementAnswer, tag: string): string {
  return descriptions === undefined ? (tag === "" ? (description ?? "") : "") : (descriptions[tag] ?? "");
}

function editOf(id: string, tag: string, before: string, now: string): readonly Edit[] {
  const text = now.trim();
  if (text === before.trim()) return [];
  const seen = before === "" ? null : before;
  return tag === ""
    ? [{ edit: "describe", id, text, seen }]
    : [{ edit: "set", subject: id, key: `description.${tag}`, text, seen }];
}

/** The name as the title of the page, changed in place. */
import { useContext, useEffect, useRef, useState, type ReactElement } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import { useEditing } from "../../editing/use-editing.ts";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { elementTexts } from "./element-texts.ts";
import { ShownElementContext } from "./shown-element.ts";

export function TitleName(props: {
  readonly element: ElementAnswer;
  readonly isChanging: boolean;
  readonly onChanging: (isChanging: boolean) => void;
}): ReactElement {
  const { element, isChanging, onChanging } = props;
  const text = useTexts(elementTexts);
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const pencil = useRef<HTMLButtonElement>(null);
  const wasChanging = useRef(false);
  useEffect(() => {
    if (wasChanging.current && !isChanging) pencil.current?.focus();
    wasChanging.current = isChanging;
  }, [isChanging]);
  if (isChanging) return <NameField element={element} onEnd={() => onChanging(false)} />;
  return (
    <div className="title-name">
      <h1 onDoubleClick={() => canEdit && onChanging(true)}>{element.name}</h1>
      {canEdit && (
        <button
          ref={pencil}
          type="button"
          className="pencil"
          aria-label={text("element.rename")}
          title={`${text("element.rename")} (F2)`}
          aria-keyshortcuts="F2"
          onClick={() => onChanging(true)}
        >
          <Icon name="pencil" />
        </button>
      )}
    </div>
  );
}

function NameField({ element, onEnd }: { readonly element: ElementAnswer; readonly onEnd: () => void }): ReactElement {
  const text = useTexts(elementTexts);
  const { language } = useSpeech();
  const { keep } = useEditing();
  // What was there when it began: an edit tells the server what the person had seen.
  const [seen] = useState(element.name);
  const [name, setName] = useState(seen);
  const [refusal, setRefusal] = useState<string>();
  const isFurther = element.mainName !== undefined;
  const rename = async (): Promise<void> => {
    const wanted = name.trim();
    if (wanted === "" || wanted === seen) return onEnd();
    const refused = await keep(
      [{ edit: "rename", id: element.id, name: wanted, seen, ...(isFurther ? { language } : {}) }],
      text("element.rename.step", { name: seen }),
      text("element.rename.done", { name: seen }),
    );
    if (refused === undefined) onEnd();
    setRefusal(refused);
  };
  return (
    <form
      className="title-form"
      onSubmit={(event) => {
        event.preventDefault();
        void rename();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onEnd();
      }}
    >
      <h1 className="visually-hidden">{element.name}</h1>
      <input
        className="input title-input"
        type="text"
        aria-label={text("element.rename.label")}
        aria-invalid={refusal !== undefined}
        autoFocus
        autoComplete="off"
        onFocus={(event) => event.target.select()}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button button-main">
        {text("element.save")}
      </button>
      <button type="button" className="button" onClick={onEnd}>
        {text("element.cancel")}
      </button>
      {refusal !== undefined && (
        <p className="field-error" role="alert">
          <Icon name="circle-alert" />
          {refusal}
        </p>
      )}
    </form>
  );
}

/** The line below a table that makes a new element: a name and Enter; the next one can follow at once. */
import { useContext, useRef, useState, type ReactElement } from "react";
import { useEditing } from "../../editing/use-editing.ts";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { catalogueTexts } from "./catalogue-texts.ts";

export function NewRow({
  kind,
  onMade,
}: {
  readonly kind: string;
  readonly onMade: (id: string) => void;
}): ReactElement {
  const text = useTexts(catalogueTexts);
  const { kindOf } = useContext(WorkspaceContext);
  const { make } = useEditing();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const isBusy = useRef(false);
  const { label } = kindOf(kind);
  const close = (): void => {
    setOpen(false);
    setRefusal(undefined);
    requestAnimationFrame(() => button.current?.focus());
  };
  const take = async (): Promise<void> => {
    if (name.trim() === "" || isBusy.current) return;
    isBusy.current = true;
    const outcome = await make(
      [{ edit: "create", kind, name: name.trim() }],
      text("grid.step.create", { name: name.trim() }),
    );
    isBusy.current = false;
    if (outcome.kind === "refused") return setRefusal(outcome.message);
    setRefusal(undefined);
    setName("");
    field.current?.focus();
    const [id] = outcome.answer.created;
    if (id !== undefined) onMade(id);
  };
  if (!isOpen) {
    return (
      <button ref={button} type="button" className="button button-plain" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        {text("grid.new", { kind: label })}
      </button>
    );
  }
  return (
    <form
      className="new-row"
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        close();
      }}
    >
      <input
        ref={field}
        className="input"
        autoFocus
        aria-label={text("grid.new.name", { kind: label })}
        aria-invalid={refusal !== undefined}
        placeholder={text("grid.new.name", { kind: label })}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button button-main" disabled={name.trim() === ""}>
        {text("grid.new.take")}
      </button>
      <button type="button" className="button" onClick={close}>
        {text("grid.new.done")}
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

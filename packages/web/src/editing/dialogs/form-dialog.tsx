/** The dialog of a gesture: what it asks, what would be written, and the way to do it or not. */
import { useEffect, useRef, useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { Dialog } from "../../parts/dialog.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import "../../styles/forms.css";
import { editTexts } from "../edit-texts.ts";
import { endGesture } from "../gestures.ts";
import { Preview, type Trial } from "../preview.tsx";

export interface FormDialogProps {
  readonly title: string;
  readonly does: string;
  /** Everything that has to be said is said. */
  readonly isComplete: boolean;
  readonly trial: Trial;
  /** Does it; the sentence of the refusal, where it is refused. The dialog closes where it is not. */
  readonly onDo: () => Promise<string | undefined>;
  readonly isDanger?: boolean;
  readonly showsPreview?: boolean;
  /** Where in the dialog one is: with another step the focus goes to what comes next. */
  readonly step?: string;
  /** Stays open afterwards: the label of a second button. */
  readonly again?: { readonly label: string; readonly onDone: () => void };
  readonly children: ReactNode;
}

export function FormDialog(props: FormDialogProps): ReactElement {
  const { trial, onDo, again } = props;
  const text = useTexts(editTexts);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), [props.step]);

  const submit = async (isAgain: boolean): Promise<void> => {
    if (isBusy || !props.isComplete) return;
    setBusy(true);
    const refused = await onDo();
    setBusy(false);
    setRefusal(refused);
    if (refused !== undefined) return;
    if (isAgain) again?.onDone();
    else endGesture();
  };
  return (
    <Dialog title={props.title} className="form-dialog" onClose={endGesture}>
      <form
        ref={form}
        className="dialog-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void submit(again !== undefined && event.shiftKey);
        }}
      >
        {props.children}
        {refusal !== undefined && trial.kind !== "refused" && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" />
            {refusal}
          </p>
        )}
        {trial.kind !== "none" && <Preview trial={trial} isOpen={props.showsPreview ?? false} />}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={endGesture}>
            {text("dialog.cancel")}
          </button>
          {again !== undefined && (
            <button
              type="button"
              className="button"
              disabled={!props.isComplete || isBusy}
              aria-keyshortcuts="Control+Shift+Enter"
              onClick={() => void submit(true)}
            >
              {again.label}
            </button>
          )}
          <button
            type="submit"
            className={props.isDanger === true ? "button button-danger" : "button button-main"}
            disabled={!props.isComplete || isBusy}
          >
            {props.does}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** The first thing that is asked has the focus, with its text chosen. */
function focusFirst(form: HTMLFormElement | null): void {
  const fields = "input, textarea, select";
  const first = form?.querySelector<HTMLElement>("[data-first]");
  const inside = first?.matches(fields) === true ? first : first?.querySelector<HTMLElement>(fields);
  const field = inside ?? form?.querySelector<HTMLElement>(`${fields}, .dialog-foot button`);
  field?.focus();
  if (field instanceof HTMLInputElement && field.type === "text") field.select();
}

/** One thing that a form asks, with its name before it. */
export function FormRow(props: {
  readonly label: string;
  readonly htmlFor?: string;
  readonly hint?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="form-row">
      {props.htmlFor === undefined ? (
        <span className="form-label">{props.label}</span>
      ) : (
        <label className="form-label" htmlFor={props.htmlFor}>
          {props.label}
        </label>
      )}
      <div className="form-value">
        {props.children}
        {props.hint !== undefined && <p className="form-hint">{props.hint}</p>}
      </div>
    </div>
  );
}

/** Keeps what was tried as a statement of the text, so that it is run again with every change. */
import { useState, type FormEvent, type ReactElement } from "react";
import type { Edit } from "@orrery/core/answers/edit-answers";
import type { DrillAnswer } from "@orrery/core/answers/simulate-answers";
import { FormRow } from "../../../editing/dialogs/form-dialog.tsx";
import { Preview, useTrial } from "../../../editing/preview.tsx";
import { useEditing } from "../../../editing/use-editing.ts";
import { writeItems } from "../../../editing/written.ts";
import { Dialog } from "../../../parts/dialog.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { useTrying } from "../use-trying.ts";
import type { Tried } from "./drill-form.tsx";
import { drillTexts } from "./drill-texts.ts";
import { writeLength } from "./lengths.ts";

export function KeepDialog(props: {
  readonly answer: DrillAnswer;
  readonly tried: Tried;
  readonly onClose: () => void;
}): ReactElement {
  const { answer, tried, onClose } = props;
  const text = useTexts(drillTexts);
  const { pick } = useSpeech();
  const { make } = useEditing();
  const { open } = useTrying();
  const names = answer.question.fails.map(({ title }) => pick(title)).join(", ");
  const [name, setName] = useState(() => text("keep.proposal", { names }).slice(0, 120));
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const edits = name.trim() === "" ? undefined : [drillEdit(name.trim(), tried)];
  const trial = useTrial(edits);
  const submit = async (): Promise<void> => {
    if (edits === undefined || isBusy) return;
    setBusy(true);
    const outcome = await make(edits, text("keep.step", { name }), text("keep.done", { name }));
    setBusy(false);
    if (outcome.kind === "refused") return setRefusal(outcome.message);
    onClose();
    open(outcome.answer.created[0], {});
  };
  return (
    <Dialog title={text("keep.title")} className="form-dialog" onClose={onClose}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="muted">{text("keep.intro")}</p>
        <FormRow label={text("keep.name")} htmlFor="keep-name">
          <input
            id="keep-name"
            className="input"
            required
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </FormRow>
        {refusal !== undefined && trial.kind !== "refused" && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" />
            {refusal}
          </p>
        )}
        <Preview trial={trial} isOpen />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {text("keep.cancel")}
          </button>
          <button type="submit" className="button button-main" disabled={edits === undefined || isBusy}>
            {text("keep.do")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function drillEdit(name: string, { fails, harm, lasts, times }: Tried): Edit {
  return {
    edit: "create",
    kind: "drill",
    name,
    attributes: {
      ...(fails.length === 0 ? {} : { fails: writeItems(fails) }),
      ...(harm === "outage" ? {} : { harm }),
      ...(lasts === undefined ? {} : { for: writeLength(lasts) }),
      ...(harm === "load" ? { times: times ?? "2" } : {}),
    },
  };
}

/** Accepts proposed changes: what they would write is shown first. */
import { useState, type ReactElement } from "react";
import type { ImprovementAnswer } from "@orrery/core/answers/simulate-answers";
import { Preview, useTrial } from "../../../editing/preview.tsx";
import { useEditing } from "../../../editing/use-editing.ts";
import { Dialog } from "../../../parts/dialog.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import "../../../styles/forms.css";
import { improveTexts } from "./improve-texts.ts";

export function AcceptDialog(props: {
  readonly options: readonly ImprovementAnswer[];
  readonly onClose: () => void;
}): ReactElement {
  const { options, onClose } = props;
  const text = useTexts(improveTexts);
  const { pick } = useSpeech();
  const { keep } = useEditing();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const edits = options.flatMap((option) => option.edits);
  const trial = useTrial(edits);
  const names = options.map(({ says }) => pick(says)).join(", ");
  const accept = async (): Promise<void> => {
    setBusy(true);
    const refused = await keep(
      edits,
      text("accept.step", { names: names.slice(0, 120) }),
      text("accept.done", { count: options.length }),
    );
    setBusy(false);
    setRefusal(refused);
    if (refused === undefined) onClose();
  };
  return (
    <Dialog title={text("accept.title")} className="form-dialog" onClose={onClose}>
      <div className="dialog-form">
        <ul className="sim-gaps">
          {options.map(({ id, says }) => (
            <li key={id}>{pick(says)}</li>
          ))}
        </ul>
        {refusal !== undefined && trial.kind !== "refused" && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" />
            {refusal}
          </p>
        )}
        <Preview trial={trial} isOpen />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {text("accept.cancel")}
          </button>
          <button
            type="button"
            className="button button-main"
            disabled={isBusy || trial.kind !== "ready"}
            onClick={() => void accept()}
          >
            {text("accept.do")}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}

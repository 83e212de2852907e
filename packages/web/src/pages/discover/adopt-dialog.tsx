/** Takes what was observed over into the model: what would be written first, line by line, and then by one key. */
import { useContext, useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Preview, type Trial } from "../../editing/preview.tsx";
import { adopt, type Adopting } from "../../discover/ask-discover.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { driftTexts } from "./drift-texts.ts";

export function AdoptDialog(props: {
  readonly what: Adopting;
  readonly intro: string;
  readonly title: string;
  readonly done: string;
  readonly onClose: (isDone: boolean) => void;
}): ReactElement {
  const { what, intro, title, done, onClose } = props;
  const text = useTexts(driftTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const trial = useAdoptTrial(what);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isReady = trial.kind === "ready" && trial.answer.files.length > 0;
  const button = useRef<HTMLButtonElement>(null);
  // Enter writes it, as soon as there is something to write.
  useEffect(() => {
    if (isReady) button.current?.focus({ preventScroll: true });
  }, [isReady]);
  const submit = async (): Promise<void> => {
    if (!isReady || isBusy) return;
    setBusy(true);
    const outcome = await adopt(what, { workspace, language, title, done });
    setBusy(false);
    if (outcome.kind === "refused") setRefusal(outcome.message);
    else onClose(true);
  };
  return (
    <Dialog title={text("adopt.title")} className="form-dialog adopt-dialog" onClose={() => onClose(false)}>
      <form
        className="dialog-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="muted">{intro}</p>
        {trial.kind === "waits" && (
          <p className="form-hint" role="status">
            {text("adopt.waits")}
          </p>
        )}
        {trial.kind === "ready" && trial.answer.files.length === 0 ? (
          <p className="form-hint" role="status">
            {text("adopt.nothing")}
          </p>
        ) : (
          <Preview key={trial.kind} trial={trial} isOpen />
        )}
        {refusal !== undefined && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" />
            {refusal}
          </p>
        )}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => onClose(false)}>
            {text("adopt.cancel")}
          </button>
          <button type="submit" className="button button-main" disabled={!isReady || isBusy} ref={button}>
            {text("adopt.do")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** What would be written, asked once. */
function useAdoptTrial(what: Adopting): Trial {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [trial, setTrial] = useState<Trial>({ kind: "waits" });
  const asked = JSON.stringify(what);
  useEffect(() => {
    let isCurrent = true;
    void adopt(JSON.parse(asked) as Adopting, { workspace, language, title: "", dry: true }).then((outcome) => {
      if (!isCurrent) return;
      setTrial(
        outcome.kind === "done"
          ? { kind: "ready", answer: outcome.answer }
          : { kind: "refused", message: outcome.message },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [asked, workspace, language]);
  return trial;
}

/** Accepts drift: for a reason, until a day, answered for by somebody. It becomes text, and comes back by itself. */
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import type { DriftRow } from "@orrery/core/answers/discover-answers";
import type { AttributeInput } from "@orrery/core/answers/edit-answers";
import { addMonths } from "@orrery/core/base/dates";
import { FormRow } from "../../editing/dialogs/form-dialog.tsx";
import { UntilRow } from "../../editing/dialogs/until-row.tsx";
import { ValueInput } from "../../editing/fields/value-input.tsx";
import { Preview, useTrial } from "../../editing/preview.tsx";
import { useSchema } from "../../editing/schema.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { dayName } from "../../time/moment-name.ts";
import { subjectWords, toleranceOf } from "./drift-deeds.ts";
import { driftTexts } from "./drift-texts.ts";

const proposed: readonly number[] = [1, 3, 6];

export function TolerateDialog(props: {
  readonly rows: readonly DriftRow[];
  readonly today: string;
  readonly onClose: (isDone: boolean) => void;
}): ReactElement {
  const { rows, today, onClose } = props;
  const text = useTexts(driftTexts);
  const { pick, language } = useSpeech();
  const { keep } = useEditing();
  const schema = useSchema();
  const [because, setBecause] = useState("");
  const [owner, setOwner] = useState("");
  const [until, setUntil] = useState(() => addMonths(today, 3) ?? today);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  // After the dialog has shown itself, which would give the focus to the way out.
  useEffect(() => reason.current?.focus(), []);
  const isOver = until !== "" && until < today;
  const isComplete = because.trim() !== "" && until !== "" && !isOver;
  const [first] = rows;
  const subject = first === undefined ? "" : subjectWords(first, pick) + (rows.length > 1 ? " …" : "");
  const said = { because: because.trim(), until, owner };
  const edits = isComplete ? [toleranceOf(rows, text("tolerate.name", { subject }), said)] : undefined;
  const trial = useTrial(edits);
  const submit = async (): Promise<void> => {
    if (edits === undefined || isBusy) return;
    setBusy(true);
    const day = dayName(until, language);
    const refused = await keep(edits, text("tolerate.step", { subject }), text("tolerate.done", { day }));
    setBusy(false);
    setRefusal(refused);
    if (refused === undefined) onClose(true);
  };
  return (
    <Dialog title={text("tolerate.title")} className="form-dialog" onClose={() => onClose(false)}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="muted">{text("tolerate.intro")}</p>
        <FormRow label={text("tolerate.on")}>
          <ul className="tolerate-on">
            {rows.map((row) => (
              <li key={row.key}>
                <code>{row.subject}</code>
              </li>
            ))}
          </ul>
        </FormRow>
        <FormRow label={text("tolerate.because")} htmlFor="tolerate-because" hint={text("tolerate.because.hint")}>
          <textarea
            id="tolerate-because"
            className="input"
            rows={3}
            required
            ref={reason}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </FormRow>
        <FormRow label={text("tolerate.owner")}>
          <ValueInput
            input={schema?.asked("tolerance", "owner")?.input ?? people}
            label={text("tolerate.owner")}
            value={owner}
            onChange={setOwner}
          />
        </FormRow>
        <UntilRow
          id="tolerate-until"
          label={text("tolerate.until")}
          hint={text(isOver ? "tolerate.until.past" : "tolerate.until.hint")}
          today={today}
          value={until}
          isOver={isOver}
          proposed={proposed}
          nameOf={(months) => text("tolerate.in", { months })}
          onChange={setUntil}
        />
        {refusal !== undefined && trial.kind !== "refused" && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" />
            {refusal}
          </p>
        )}
        {isComplete ? <Preview trial={trial} /> : <p className="form-hint">{text("tolerate.missing")}</p>}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => onClose(false)}>
            {text("adopt.cancel")}
          </button>
          <button type="submit" className="button button-main" disabled={!isComplete || isBusy}>
            {text("tolerate.do")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Who may answer, until the schema has said it. */
const people: AttributeInput = { kind: "reference", kinds: ["unit", "role", "party"], orText: false };

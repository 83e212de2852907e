/** Accepts a deviation: for a reason, answered for by somebody, until a day. All three are asked for. */
import { useState, type FormEvent, type ReactElement } from "react";
import type { FindingPageAnswer } from "@orrery/core/answers/checks-answers";
import type { AttributeInput, Edit } from "@orrery/core/answers/edit-answers";
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
import "../../styles/forms.css";
import { checksTexts } from "../../checks/checks-texts.ts";

const proposed: readonly number[] = [3, 6, 12];

export function WaiveDialog(props: {
  readonly finding: FindingPageAnswer;
  readonly onClose: () => void;
}): ReactElement {
  const { finding, onClose } = props;
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { keep } = useEditing();
  const schema = useSchema();
  const [because, setBecause] = useState("");
  const [owner, setOwner] = useState("");
  const [until, setUntil] = useState(() => addMonths(finding.today, 6) ?? finding.today);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isOver = until !== "" && until < finding.today;
  const isComplete = because.trim() !== "" && owner !== "" && until !== "" && !isOver;
  const names = { rule: pick(finding.ruleTitle), subject: pick(finding.subject.title) };
  const edits = isComplete ? [waiverOf(finding, { because: because.trim(), owner, until })] : undefined;
  const trial = useTrial(edits);
  const submit = async (): Promise<void> => {
    if (edits === undefined || isBusy) return;
    setBusy(true);
    const refused = await keep(edits, text("waive.step", names), text("waive.done", { date: until }));
    setBusy(false);
    setRefusal(refused);
    if (refused === undefined) onClose();
  };
  return (
    <Dialog title={text("waive.title")} className="form-dialog" onClose={onClose}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="muted">{text("waive.intro")}</p>
        <FormRow label={text("waive.rule")}>{names.rule}</FormRow>
        <FormRow label={text("waive.on")}>
          {names.subject} <code className="muted">{finding.statement}</code>
        </FormRow>
        <FormRow label={text("waive.because")} htmlFor="waive-because" hint={text("waive.because.hint")}>
          <textarea
            id="waive-because"
            className="input"
            rows={3}
            required
            autoFocus
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </FormRow>
        <FormRow label={text("waive.owner")}>
          <ValueInput
            input={schema?.asked("waiver", "owner")?.input ?? people}
            label={text("waive.owner")}
            value={owner}
            onChange={setOwner}
          />
        </FormRow>
        <UntilRow
          id="waive-until"
          label={text("waive.until")}
          hint={text(isOver ? "waive.until.past" : "waive.until.hint")}
          today={finding.today}
          value={until}
          isOver={isOver}
          proposed={proposed}
          nameOf={(months) => text("waive.in", { months })}
          onChange={setUntil}
        />
        {refusal !== undefined && trial.kind !== "refused" && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" />
            {refusal}
          </p>
        )}
        {isComplete ? <Preview trial={trial} /> : <p className="form-hint">{text("waive.missing")}</p>}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {text("waive.cancel")}
          </button>
          <button type="submit" className="button button-main" disabled={!isComplete || isBusy}>
            {text("waive.do")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Who may answer, until the schema has said it. */
const people: AttributeInput = { kind: "reference", kinds: ["unit", "role", "party"], orText: false };

/** The statement that says so. */
function waiverOf(
  { rule, statement, ruleTitle, subject }: FindingPageAnswer,
  { because, owner, until }: Readonly<Record<"because" | "owner" | "until", string>>,
): Edit {
  return {
    edit: "create",
    kind: "waiver",
    name: `${ruleTitle.en}: ${subject.title.en}`,
    id: `waive-${wordOf(rule)}-${wordOf(statement)}`.slice(0, 80),
    attributes: { rule, on: statement, because, owner, until },
  };
}

function wordOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** A new id, here and wherever the old one is mentioned. */
import { useState, type ReactElement } from "react";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { useTexts } from "../../speech.ts";
import { editTexts } from "../edit-texts.ts";
import { countLines, useTrial } from "../preview.tsx";
import { useElement } from "../use-element.ts";
import { useEditing } from "../use-editing.ts";
import { FormDialog, FormRow } from "./form-dialog.tsx";
import { useGoneElsewhere } from "./gone-elsewhere.ts";

export function ChangeIdDialog({ id }: { readonly id: string }): ReactElement | null {
  const text = useTexts(editTexts);
  const { keep } = useEditing();
  const element = useElement(id);
  const [to, setTo] = useState(id);
  const goTo = useGoneElsewhere(id);
  const wanted = to.trim();
  const edits: readonly Edit[] = wanted === "" || wanted === id ? [] : [{ edit: "change-id", id, to: wanted }];
  const trial = useTrial(edits);
  if (element === undefined) return null;
  const files = trial.kind === "ready" ? trial.answer.files : [];
  const change = async (): Promise<string | undefined> => {
    const names = { from: id, to: wanted };
    const refused = await keep(edits, text("id.step", names), text("id.done", names));
    if (refused === undefined) goTo(wanted);
    return refused;
  };
  return (
    <FormDialog
      title={text("id.title", { name: element.name })}
      does={text("id.do")}
      isComplete={trial.kind === "ready" && files.length > 0}
      trial={trial}
      onDo={change}
    >
      <FormRow label={text("id.field")} htmlFor="change-id" hint={text("id.hint")}>
        <input
          id="change-id"
          data-first
          className="input input-code"
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </FormRow>
      {edits.length > 0 && trial.kind === "ready" && (
        <p className="form-note" role="status">
          {text("id.mentions", {
            count: countLines(files, "removed"),
            files: text("preview.files", { count: files.length }),
          })}
        </p>
      )}
    </FormDialog>
  );
}

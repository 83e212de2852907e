/** The small forms of the first steps, each with the text that it writes beside it. */
import { useContext, useId, useState, type ReactElement, type ReactNode } from "react";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { askFile, fetchAnswer, Refused, saveFile } from "../answers/client.ts";
import { refresh } from "../answers/store.ts";
import { ownSession } from "../editing/editing.ts";
import { FileHunks, useTrial, type Trial } from "../editing/preview.tsx";
import { useEditing } from "../editing/use-editing.ts";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/forms.css";
import { WorkspaceContext } from "../workspace-context.ts";
import { makeWorkspace } from "./begin.ts";
import { beginTexts } from "./begin-texts.ts";
import { creation, editsOf, headerText, relationEdits, type Found, type NamedStep } from "./steps.ts";
import { OrganisationForm } from "./ways.tsx";

export function NamedForm(props: {
  readonly step: NamedStep;
  readonly found: Found;
  readonly onDone: () => void;
}): ReactElement {
  const { step, found, onDone } = props;
  const text = useTexts(beginTexts);
  const { make } = useEditing();
  const field = useId();
  const application = found("application")?.name ?? "";
  const usual = step === "view" ? text("begin.view.example", { application }) : "";
  const [name, setName] = useState(usual);
  const [fault, setFault] = useState("");
  const trimmed = name.trim();
  // First the id that the server would make, then everything that mentions it.
  const alone = useTrial(trimmed === "" ? undefined : [creation(step, trimmed, found)]);
  const id = alone.kind === "ready" ? alone.answer.created[0] : undefined;
  const edits = trimmed === "" || id === undefined ? undefined : editsOf(step, trimmed, id, found);
  const trial = useTrial(edits);
  const write = async (all: readonly Edit[]): Promise<void> => {
    const outcome = await make(all, text("begin.capability.what", { name: trimmed }));
    if (outcome.kind === "refused") return setFault(outcome.message);
    setName("");
    onDone();
  };
  return (
    <Beside trial={alone.kind === "refused" ? alone : trial}>
      <form
        className="begin-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (edits !== undefined) void write(edits);
        }}
      >
        <label htmlFor={field}>{text("begin.field.name")}</label>
        <input
          id={field}
          className="begin-field"
          required
          maxLength={200}
          autoComplete="off"
          placeholder={step === "view" ? usual : text(`begin.${step}.example`)}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setFault("");
          }}
        />
        {fault !== "" && <p role="alert">{fault}</p>}
        <button type="submit" className="button button-main" disabled={trial.kind !== "ready"}>
          {text("begin.write")}
        </button>
      </form>
    </Beside>
  );
}

export function RelationForm(props: { readonly found: Found; readonly onDone: () => void }): ReactElement {
  const { found, onDone } = props;
  const text = useTexts(beginTexts);
  const { make } = useEditing();
  const [fault, setFault] = useState("");
  const edits = relationEdits(found);
  const trial = useTrial(edits);
  const sentence = text("begin.relation.what", {
    process: found("process")?.name ?? "",
    application: found("application")?.name ?? "",
  });
  const write = async (): Promise<void> => {
    const outcome = await make(edits, sentence);
    if (outcome.kind === "refused") setFault(outcome.message);
    else onDone();
  };
  return (
    <Beside trial={trial}>
      <div className="begin-form">
        <p>
          <strong>{sentence}</strong>
        </p>
        {fault !== "" && <p role="alert">{fault}</p>}
        <button
          type="button"
          className="button button-main"
          disabled={trial.kind !== "ready" || trial.answer.files.length === 0}
          onClick={() => void write()}
        >
          {text("begin.write")}
        </button>
      </div>
    </Beside>
  );
}

/** A model without a header gets one at the top of its first file. */
export function OrganisationStep({ onDone }: { readonly onDone: () => void }): ReactElement {
  const text = useTexts(beginTexts);
  const { language } = useSpeech();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const [header, setHeader] = useState("");
  const [fault, setFault] = useState("");
  const uri = answer?.files[0]?.uri;
  const give = async (name: string, languages: readonly string[]): Promise<void> => {
    try {
      if (uri === undefined) await makeWorkspace({ what: "empty", name, languages, workspace }, language);
      else {
        const file = await fetchAnswer(askFile(workspace, uri));
        const step = { session: ownSession(), title: text("begin.organisation.what") };
        const saved = await saveFile(workspace, uri, `${headerText(name, languages)}\n${file.text}`, file.hash, step);
        if (saved === "conflict") return await give(name, languages);
        refresh(workspace);
      }
      onDone();
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      setFault(failure.status === 0 ? text("error.offline") : failure.message);
    }
  };
  return (
    <div className="begin-beside">
      <div>
        {fault !== "" && <p role="alert">{fault}</p>}
        <OrganisationForm
          label={text("begin.write")}
          onChange={(name, languages) => setHeader(name.trim() === "" ? "" : headerText(name.trim(), languages))}
          onGiven={(name, languages) => void give(name, languages)}
        />
      </div>
      <div className="begin-written">
        <h4>{text("begin.written")}</h4>
        {header === "" ? <p className="muted">{text("begin.written.none")}</p> : <pre tabIndex={0}>{header}</pre>}
      </div>
    </div>
  );
}

/** A form with the lines that it would write. */
function Beside(props: { readonly trial: Trial; readonly children: ReactNode }): ReactElement {
  const text = useTexts(beginTexts);
  const { trial } = props;
  return (
    <div className="begin-beside">
      {props.children}
      <div className="begin-written" aria-live="polite">
        <h4>{text("begin.written")}</h4>
        {trial.kind === "refused" && <p role="alert">{trial.message}</p>}
        {trial.kind === "ready" && trial.answer.files.map((file) => <FileHunks key={file.uri} file={file} />)}
        {(trial.kind === "none" || trial.kind === "waits") && <p className="muted">{text("begin.written.none")}</p>}
      </div>
    </div>
  );
}

/** What edits would write: asked of the server while a form is filled in, shown line by line on request. */
import { useEffect, useState, type ReactElement } from "react";
import type { Edit, EditedFile, EditsAnswer } from "@orrery/core/answers/edit-answers";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { SeverityMark } from "../parts/severity.tsx";
import { editTexts } from "./edit-texts.ts";
import { useEditing } from "./use-editing.ts";

const askAfter = 200;

/** How far the server is with what it was asked to try out. */
export type Trial =
  | { readonly kind: "none" }
  | { readonly kind: "waits" }
  | { readonly kind: "ready"; readonly answer: EditsAnswer }
  | { readonly kind: "refused"; readonly message: string };

/** Tries edits out, a moment after they last changed; none: there is nothing to try yet. */
export function useTrial(edits: readonly Edit[] | undefined): Trial {
  const { tryOut } = useEditing();
  const [found, setFound] = useState<{ readonly of: string; readonly trial: Trial }>();
  const asked = edits === undefined || edits.length === 0 ? "" : JSON.stringify(edits);
  useEffect(() => {
    if (asked === "") return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void tryOut(JSON.parse(asked) as readonly Edit[]).then((outcome) => {
        const trial: Trial =
          outcome.kind === "done"
            ? { kind: "ready", answer: outcome.answer }
            : { kind: "refused", message: outcome.message };
        if (isCurrent) setFound({ of: asked, trial });
      });
    }, askAfter);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked, tryOut]);
  if (asked === "") return { kind: "none" };
  return found?.of === asked ? found.trial : { kind: "waits" };
}

/** The refusal of a trial, and what would be written, folded until somebody wants to see it. */
export function Preview(props: { readonly trial: Trial; readonly isOpen?: boolean }): ReactElement {
  const text = useTexts(editTexts);
  const { number } = useSpeech();
  const { trial } = props;
  const [isOpen, setOpen] = useState(props.isOpen === true);
  const files = trial.kind === "ready" ? trial.answer.files : [];
  return (
    <div className="preview">
      {trial.kind === "refused" && (
        <p className="field-error" role="alert">
          <Icon name="circle-alert" />
          {trial.message}
        </p>
      )}
      {trial.kind === "ready" && <Problems answer={trial.answer} />}
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="chevron-right" />
          {text("preview.title")}
          {files.length > 0 && (
            <span className="preview-count">
              <b className="line-added">+{number(countLines(files, "added"))}</b>{" "}
              <b className="line-removed">−{number(countLines(files, "removed"))}</b>
              {files.length > 1 && <span>{text("preview.files", { count: files.length })}</span>}
            </span>
          )}
        </summary>
        {isOpen && <Written trial={trial} />}
      </details>
    </div>
  );
}

function Problems({ answer }: { readonly answer: EditsAnswer }): ReactElement | null {
  const text = useTexts(editTexts);
  const { problems } = answer;
  if (problems.length === 0) return null;
  return (
    <div className="preview-problems">
      <p>{text("preview.problems", { count: problems.length })}</p>
      <ul>
        {problems.slice(0, 5).map((problem, index) => (
          <li key={index}>
            <SeverityMark severity={problem.severity} quiet /> {problem.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Written({ trial }: { readonly trial: Trial }): ReactElement | null {
  const text = useTexts(editTexts);
  if (trial.kind === "waits") return <p className="muted">{text("preview.waits")}</p>;
  if (trial.kind !== "ready") return <p className="muted">{text("preview.nothing")}</p>;
  if (trial.answer.files.length === 0) return <p className="muted">{text("preview.nothing")}</p>;
  return (
    <>
      {trial.answer.files.map((file) => (
        <FileHunks key={file.uri} file={file} />
      ))}
    </>
  );
}

/** The lines of a file that change, with those around them. */
export function FileHunks({ file }: { readonly file: EditedFile }): ReactElement {
  const text = useTexts(editTexts);
  return (
    <section className="hunks" aria-label={file.uri}>
      <h3>{file.uri}</h3>
      {file.hunks.map((hunk, index) => (
        <pre key={index} className="hunk" tabIndex={0}>
          {numbered(hunk).map(({ line, number }, at) => (
            <span key={at} className={`line line-${line.kind}`}>
              <span className="line-number" aria-hidden="true">
                {number}
              </span>
              <span className="line-sign" aria-hidden="true">
                {signs[line.kind]}
              </span>
              {line.kind !== "same" && <span className="visually-hidden">{text(`preview.line.${line.kind}`)}: </span>}
              <code>{line.text}</code>
              {"\n"}
            </span>
          ))}
        </pre>
      ))}
    </section>
  );
}

const signs = { same: " ", added: "+", removed: "−" } as const;

type Hunk = EditedFile["hunks"][number];

/** Each line with its number: of the new text, and of the old one for what goes. */
function numbered({
  oldLine,
  newLine,
  lines,
}: Hunk): readonly { readonly line: Hunk["lines"][number]; readonly number: number }[] {
  let [before, after] = [oldLine, newLine];
  return lines.map((line) => {
    const number = line.kind === "removed" ? before : after;
    if (line.kind !== "added") before++;
    if (line.kind !== "removed") after++;
    return { line, number };
  });
}

export function countLines(files: readonly EditedFile[], kind: "added" | "removed"): number {
  return files
    .flatMap(({ hunks }) => hunks)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.kind === kind).length;
}

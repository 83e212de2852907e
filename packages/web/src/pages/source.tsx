/** The text of a file: an editor with diagnostics as one types, saved without overwriting what others wrote. */
import { useContext, useEffect, useEffectEvent, useRef, useState, type ReactElement } from "react";
import type { DiagnosticAnswer, FileAnswer, WorkspaceAnswer } from "@orrery/core/answers/answers";
import type { Page } from "@orrery/core/answers/url";
import { askFile, checkDraft, fetchAnswer, Refused, saveFile } from "../answers/client.ts";
import { refresh, useAnswer } from "../answers/store.ts";
import { openEditor, type Editor } from "../editor/editor.ts";
import { announce } from "../frame/announcer.tsx";
import type { Language } from "../messages/messages.ts";
import { Link } from "../navigation.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { severities, SeverityCount, SeverityMark } from "../parts/severity.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

type SourceAddress = Page & { readonly kind: "source" };

/** A text that differs from the file, and the version of the file it began with. */
interface Draft {
  readonly text: string;
  readonly base: FileAnswer;
}

type Saving = "idle" | "saving" | "conflict";

const typingPause = 150;
/** Texts not saved yet, by file: they wait while the reader looks at other pages. */
const drafts = new Map<string, Draft>();

addEventListener("beforeunload", (event) => {
  if (drafts.size > 0) event.preventDefault();
});

export function SourcePage({ page }: { readonly page: SourceAddress }): ReactElement {
  const { text } = useSpeech();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const uri = page.uri ?? answer?.files[0]?.uri;
  const asked = uri === undefined ? undefined : askFile(workspace, uri);
  const progress = useAnswer(asked);
  useTitle(uri ?? text("source.title"));
  if (answer === undefined) return <Loading />;
  if (uri === undefined) return <Empty icon="file-code" title={text("source.nothing")} isPage />;
  return (
    <div className="source">
      <Files answer={answer} uri={uri} />
      {progress.kind === "loading" && <Loading lines={14} />}
      {progress.kind === "failed" && asked !== undefined && (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      )}
      {progress.kind === "ready" && <Text key={`${workspace} ${uri}`} file={progress.answer} line={page.line} />}
    </div>
  );
}

function Files(props: { readonly answer: WorkspaceAnswer; readonly uri: string }): ReactElement {
  const { text } = useSpeech();
  return (
    <nav className="source-files" aria-label={text("source.files")}>
      <h2>{text("source.files")}</h2>
      <ul>
        {props.answer.files.map((file) => {
          const worst = severities.find((severity) => file.diagnostics[severity] > 0);
          return (
            <li key={file.uri}>
              <Link
                className="source-file"
                title={file.uri}
                to={{ workspace: props.answer.id, page: { kind: "source", uri: file.uri } }}
                {...(file.uri === props.uri ? { "aria-current": "page" as const } : {})}
              >
                <Icon name="file-text" />
                <span>{file.uri}</span>
                {worst !== undefined && <SeverityMark severity={worst} quiet />}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Text(props: { readonly file: FileAnswer; readonly line: number | undefined }): ReactElement {
  const speech = useSpeech();
  const { text, language } = speech;
  const { id: workspace } = useContext(WorkspaceContext);
  const { file, line } = props;
  const { uri } = file;
  const draftKey = `${workspace} ${uri}`;
  const [base, setBase] = useState<FileAnswer>(() => drafts.get(draftKey)?.base ?? file);
  const [current, setCurrent] = useState<string>(() => drafts.get(draftKey)?.text ?? file.text);
  const [saving, setSaving] = useState<Saving>("idle");
  const [theirs, setTheirs] = useState<FileAnswer>();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const isChanged = current !== base.text;
  const found = useDraftDiagnostics(workspace, uri, current);

  const save = (onto: FileAnswer = base): void => {
    const written = editor.current?.text() ?? current;
    if (saving === "saving" || (written === onto.text && onto === base)) return;
    setSaving("saving");
    saveFile(workspace, uri, written, onto.hash)
      .then(async (saved) => {
        if (saved === "conflict") {
          setTheirs(await fetchAnswer(askFile(workspace, uri)));
          setSaving("conflict");
          return;
        }
        setBase({ ...saved, uri, text: written });
        setSaving("idle");
        announce(text("source.saved"), "good");
        refresh(workspace);
      })
      .catch((failure: unknown) => {
        setSaving("idle");
        const message = failure instanceof Refused && failure.status === 0 ? text("error.offline") : String(failure);
        announce(text("source.failed", { message }), "warning");
      });
  };
  const saveNow = useEffectEvent(() => save());
  const open = useEffectEvent((place: HTMLElement, spoken: Language): Editor =>
    openEditor({
      host: place,
      text: drafts.get(draftKey)?.text ?? file.text,
      label: text("source.editor", { uri }),
      language: spoken,
      onChange: setCurrent,
      onSave: () => saveNow(),
      applyLabel: (suggestion) => text("source.apply", { suggestion }),
    }),
  );

  useEffect(() => {
    if (host.current === null) return undefined;
    const opened = open(host.current, language);
    editor.current = opened;
    return () => opened.close();
  }, [language]);

  useEffect(() => {
    if (isChanged) drafts.set(draftKey, { text: current, base });
    else drafts.delete(draftKey);
  }, [draftKey, current, base, isChanged]);
  useEffect(() => {
    if (file.hash === base.hash || isChanged) return;
    // The editor, which React does not own, takes the new text; its base goes with it.
    // oxlint-disable-next-line react/set-state-in-effect
    setBase(file);
    editor.current?.replace(file.text);
  }, [file, base, isChanged]);
  useEffect(() => editor.current?.showDiagnostics(found), [found, language]);
  useEffect(() => {
    if (line !== undefined) editor.current?.goTo(line);
  }, [line, language]);

  const take = (taken: FileAnswer): void => {
    setBase(taken);
    editor.current?.replace(taken.text);
    setSaving("idle");
  };
  const isOutdated = isChanged && file.hash !== base.hash && saving === "idle";
  return (
    <section className="source-text" aria-label={text("source.editor", { uri })}>
      <header className="source-head">
        <h1>{uri}</h1>
        <span className={`source-state ${isChanged ? "is-changed" : ""}`} role="status">
          {saving === "saving" ? text("source.saving") : isChanged ? text("source.unsaved") : ""}
        </span>
        <button
          type="button"
          className="button button-main"
          disabled={!isChanged || saving === "saving"}
          aria-keyshortcuts="Control+S Meta+S"
          onClick={() => save()}
        >
          <Icon name="save" />
          {text("source.save")}
          <kbd aria-hidden="true">Ctrl S</kbd>
        </button>
      </header>
      {isOutdated && (
        <p className="banner" role="status">
          <Icon name="triangle-alert" />
          {text("source.changed")}
          <button type="button" className="button button-small" onClick={() => take(file)}>
            {text("source.reload")}
          </button>
        </p>
      )}
      <div ref={host} className="editor" />
      <Problems found={found} onGo={(problem) => editor.current?.goTo(problem.line, problem.column)} />
      {saving === "conflict" && theirs !== undefined && (
        <Dialog title={text("source.conflict.title")} onClose={() => setSaving("idle")}>
          <p>{text("source.conflict.text", { uri })}</p>
          <footer className="dialog-foot">
            <button type="button" className="button" onClick={() => setSaving("idle")}>
              {text("source.conflict.later")}
            </button>
            <button type="button" className="button" onClick={() => take(theirs)}>
              {text("source.conflict.theirs")}
            </button>
            <button
              type="button"
              className="button button-main"
              onClick={() => {
                setBase(theirs);
                save(theirs);
              }}
            >
              {text("source.conflict.mine")}
            </button>
          </footer>
        </Dialog>
      )}
    </section>
  );
}

function Problems(props: {
  readonly found: readonly DiagnosticAnswer[];
  readonly onGo: (problem: DiagnosticAnswer) => void;
}): ReactElement {
  const { text } = useSpeech();
  const { found } = props;
  return (
    <section className="problems" aria-label={text("source.problems")}>
      <h2>
        {text("source.problems")}
        {severities.map((severity) => {
          const count = found.filter((one) => one.severity === severity).length;
          return count > 0 && <SeverityCount key={severity} severity={severity} count={count} />;
        })}
      </h2>
      {found.length === 0 ? (
        <p className="muted">{text("source.problems.none")}</p>
      ) : (
        <ul className="finding-list">
          {found.slice(0, mostProblems).map((problem, index) => (
            <li key={index}>
              <button type="button" className="finding" onClick={() => props.onGo(problem)}>
                <SeverityMark severity={problem.severity} quiet />
                <span className="finding-text">
                  <span>{problem.message}</span>
                  {problem.suggestion !== undefined && (
                    <span className="finding-suggestion">
                      {text("checks.suggestion", { suggestion: problem.suggestion })} <kbd>Ctrl .</kbd>
                    </span>
                  )}
                </span>
                <span className="finding-place">
                  {text("checks.place", { line: problem.line, column: problem.column })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const mostProblems = 200;

/** Diagnostics of a text as it is being written, from the server, a moment after the last key. */
function useDraftDiagnostics(workspace: string, uri: string, current: string): readonly DiagnosticAnswer[] {
  const { language } = useSpeech();
  const [found, setFound] = useState<readonly DiagnosticAnswer[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      checkDraft(workspace, language, uri, current, stop.signal).then(
        (answer) => setFound(answer.diagnostics.filter((diagnostic) => diagnostic.uri === uri)),
        // Without an answer the last diagnostics stay; the next key asks again.
        () => undefined,
      );
    }, typingPause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [workspace, uri, current, language]);
  return found;
}

/** The text of a file: an editor with diagnostics as one types, saved without overwriting what others wrote. */
import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from "react";
import type { FileAnswer } from "@orrery/core/answers/answers";
import type { ReferencesAnswer } from "@orrery/core/answers/language-answers";
import { Refused } from "../answers/client.ts";
import { useCommands } from "../commands/commands.ts";
import { begin } from "../editing/gestures.ts";
import { announce } from "../frame/announcer.tsx";
import { Icon } from "../parts/icon.tsx";
import { later } from "../parts/later.tsx";
import { useLatest } from "../parts/latest.ts";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/editor.css";
import type { Assist } from "./assist.ts";
import { Desk, isChanged } from "./desk.ts";
import { openEditor, type Editor } from "./editor.ts";
import { editorTexts } from "./editor-texts.ts";
import { askAt, askFormat } from "./language-client.ts";
import { Mentions } from "./mentions.tsx";
import { Problems } from "./problems.tsx";
import type { SaidLines } from "./said-lines.ts";
import { useDraftDiagnostics } from "./use-draft-diagnostics.ts";

const ClashDialog = later(() => import("./clash-dialog.tsx").then((module) => module.ClashDialog));

/** A place in some file of the workspace. */
export interface TextPlace {
  readonly uri: string;
  readonly line: number;
  readonly column?: number;
}

export interface TextPaneProps {
  readonly workspace: string;
  readonly file: FileAnswer;
  /** Where the cursor goes when it opens, and whenever this is another object. */
  readonly place: { readonly line: number; readonly column?: number } | undefined;
  /** Beside the title. */
  readonly tools?: ReactNode;
  /** In place of the name of the file. */
  readonly head?: ReactNode;
  /** Below the title: how the text stands to what is around it. */
  readonly sign?: ReactNode;
  /** Lines that say what is chosen elsewhere. */
  readonly said?: SaidLines | undefined;
  /** To a place in another file. */
  readonly onGo: (place: TextPlace) => void;
  /** The reader put the caret somewhere; with the text as it is now. */
  readonly onCaret?: (offset: number, text: string) => void;
}

export function TextPane(props: TextPaneProps): ReactElement {
  const { workspace, file, place, said, onGo } = props;
  const { uri } = file;
  const { language } = useSpeech();
  const text = useTexts(editorTexts);
  const [desk] = useState(() => new Desk({ workspace, uri, language }, file));
  const state = useSyncExternalStore(desk.subscribe, () => desk.state);
  const [mentions, setMentions] = useState<ReferencesAnswer>();
  const [isSolving, setSolving] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const isDifferent = isChanged(state);
  const found = useDraftDiagnostics(workspace, uri, state.current);
  const save = (): void => {
    if (desk.state.clash === undefined) void desk.save(text("source.step", { uri }));
    else setSolving(true);
  };
  const saveNow = useEffectEvent(save);
  const latestSave = useLatest(save);
  useCommands(
    useMemo(
      () => [
        {
          id: "text.save",
          title: text("source.save"),
          icon: "save",
          keys: ["Control+s"],
          group: text("source.title"),
          run: () => latestSave()(),
        },
      ],
      [text, latestSave],
    ),
  );
  const caret = useEffectEvent((offset: number) => props.onCaret?.(offset, desk.state.current));
  const go = (to: TextPlace): void => {
    if (to.uri === uri) editor.current?.goTo(to.line, to.column);
    else onGo(to);
  };
  const goNow = useEffectEvent(go);

  useEffect(() => {
    desk.tell({
      put: (next, by) => editor.current?.replace(next, by),
      merged: () => announce(text("source.merged"), "good"),
      saved: () => announce(text("source.saved"), "good"),
      failed: (failure) => {
        const isOffline = failure instanceof Refused && failure.status === 0;
        const message = isOffline
          ? text("error.offline")
          : failure instanceof Error
            ? failure.message
            : String(failure);
        announce(text("source.failed", { message }), "warning");
      },
    });
  }, [desk, text]);
  useEffect(() => {
    if (host.current === null) return undefined;
    const written = { workspace, uri, language };
    const assist: Assist = {
      complete: (now, offset) => askAt("complete", written, now, offset),
      hover: (now, offset) => askAt("hover", written, now, offset),
      definition: (now, offset) => askAt("definition", written, now, offset),
      references: (now, offset) => askAt("references", written, now, offset),
      format: (now) => askFormat(written, now),
      go: (to) => goNow(to),
      list: setMentions,
      rename: (id, what) => begin({ gesture: what === "name" ? "rename" : "change-id", id }),
      take: (formatted) => editor.current?.replace(formatted),
      nothing: () => announce(text("source.nothing.there")),
    };
    const opened = openEditor({
      host: host.current,
      text: desk.state.current,
      label: text("source.editor", { uri }),
      language,
      onChange: (now) => desk.change(now),
      onCaret: (offset) => caret(offset),
      onSave: () => saveNow(),
      applyLabel: (suggestion) => text("source.apply", { suggestion }),
      assist,
    });
    editor.current = opened;
    return () => opened.close();
  }, [desk, workspace, uri, language, text]);
  useEffect(() => void desk.follow(file), [desk, file, state.isSaving]);
  useEffect(() => editor.current?.showDiagnostics(found), [found, language]);
  useEffect(() => {
    if (place !== undefined) editor.current?.goTo(place.line, place.column);
  }, [place, language]);
  useEffect(() => editor.current?.say(said), [said, language]);

  return (
    <section className="source-text" aria-label={text("source.editor", { uri })}>
      <header className="source-head">
        {props.head ?? <h1>{uri}</h1>}
        <span className={`source-state ${isDifferent ? "is-changed" : ""}`} role="status">
          {state.isSaving ? text("source.saving") : isDifferent ? text("source.unsaved") : ""}
        </span>
        <button
          type="button"
          className="button button-main"
          disabled={!isDifferent || state.isSaving}
          aria-keyshortcuts="Control+S Meta+S"
          onClick={save}
        >
          <Icon name="save" />
          {text("source.save")}
          <kbd aria-hidden="true">Ctrl S</kbd>
        </button>
        {isDifferent && (
          <button
            type="button"
            className="icon-button"
            aria-label={text("source.discard")}
            title={text("source.discard")}
            onClick={() => {
              desk.discard(file);
              announce(text("source.discarded"));
              editor.current?.focus();
            }}
          >
            <Icon name="rotate-cw" />
          </button>
        )}
        {props.tools}
      </header>
      {props.sign}
      {state.clash !== undefined && (
        <p className="banner" role="status">
          <Icon name="triangle-alert" />
          <span>{text("source.conflict", { count: state.clash.conflicts })}</span>
          <button type="button" className="button button-small" onClick={() => setSolving(true)}>
            {text("source.conflict.solve")}
          </button>
        </p>
      )}
      <p className="visually-hidden" id="source-keys">
        {text("source.keys")}
      </p>
      <div ref={host} className="editor" role="group" aria-describedby="source-keys" aria-label={uri} />
      {mentions !== undefined && (
        <Mentions found={mentions} onGo={go} onClose={() => (setMentions(undefined), editor.current?.focus())} />
      )}
      <Problems found={found} onGo={(problem) => editor.current?.goTo(problem.line, problem.column)} />
      {isSolving && state.clash !== undefined && (
        <ClashDialog
          clash={state.clash}
          onClose={() => setSolving(false)}
          onSolved={(solved) => {
            if (state.clash !== undefined) desk.solve(solved, state.clash.theirs);
            setSolving(false);
            // The dialog gives the focus back where it came from, which is gone.
            requestAnimationFrame(() => editor.current?.focus());
          }}
        />
      )}
    </section>
  );
}

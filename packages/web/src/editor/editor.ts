/**
 * The text editor: CodeMirror with the Orrery language and what the server knows of it. It lives in a shadow root, because only there it
 * uses constructed style sheets, which a strict content policy allows.
 */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { codeFolding, foldGutter, foldKeymap, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, Transaction } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";
import type { DiagnosticAnswer } from "@orrery/core/answers/answers";
import { type Assist, assistance } from "./assist.ts";
import { differences } from "./differences.ts";
import { applySuggestion, offsetOf, showDiagnostics } from "./editor-diagnostics.ts";
import { look } from "./editor-look.ts";
import { orrery } from "./language.ts";
import { frenchPhrases } from "./phrases.ts";
import { said, type SaidLines, say } from "./said-lines.ts";

export interface EditorOptions {
  readonly host: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly language: "en" | "fr";
  readonly onChange: (text: string) => void;
  /** The caret went somewhere by the hand of the reader; offset in the text. */
  readonly onCaret?: (offset: number) => void;
  readonly onSave: () => void;
  /** The words of the button that mends a diagnostic. */
  readonly applyLabel: (suggestion: string) => string;
  readonly assist?: Assist;
}

/** An editor on the page, until it is closed. */
export interface Editor {
  readonly text: () => string;
  readonly caret: () => number;
  /** Replaces the text where it differs; the caret stays where it is. What others wrote is not taken back by undo. */
  readonly replace: (text: string, by?: "reader" | "others") => void;
  readonly showDiagnostics: (diagnostics: readonly DiagnosticAnswer[]) => void;
  /** Puts the cursor on a line, from 1, in the middle of the view. */
  readonly goTo: (line: number, column?: number) => void;
  /** Marks what is chosen elsewhere, and brings it into sight, with the caret when nobody is writing; the focus stays. */
  readonly say: (lines: SaidLines | undefined) => void;
  readonly applySuggestion: () => boolean;
  readonly focus: () => void;
  readonly close: () => void;
}

/** Opens an editor inside an element. */
export function openEditor(options: EditorOptions): Editor {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: options.text, extensions: extensionsOf(options) }),
  });
  return {
    text: () => view.state.doc.toString(),
    caret: () => view.state.selection.main.head,
    replace: (text, by = "reader") => replaceText(view, text, by === "reader"),
    showDiagnostics: (diagnostics) => showDiagnostics(view, diagnostics, options.applyLabel),
    goTo: (line, column = 1) => goTo(view, line, column),
    say: (lines) => say(view, lines),
    applySuggestion: () => applySuggestion(view),
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

function extensionsOf(options: EditorOptions): Extension {
  return [
    keymap.of([
      { key: "Mod-s", preventDefault: true, run: () => (options.onSave(), true) },
      { key: "Mod-.", preventDefault: true, run: (target) => applySuggestion(target) },
    ]),
    options.assist === undefined ? [] : assistance(options.assist),
    keymap.of([
      ...completionKeymap,
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...searchKeymap,
      ...foldKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    basics,
    said,
    orrery(),
    EditorState.phrases.of(options.language === "fr" ? frenchPhrases : {}),
    EditorView.contentAttributes.of({ "aria-label": options.label, tabindex: "0", lang: options.language }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
      const isByHand = update.transactions.some((one) => one.isUserEvent("select") || one.isUserEvent("input"));
      if (isByHand && update.selectionSet) options.onCaret?.(update.state.selection.main.head);
    }),
    look,
  ];
}

const basics: Extension = [
  lineNumbers(),
  foldGutter(),
  codeFolding(),
  lintGutter(),
  history(),
  drawSelection(),
  rectangularSelection(),
  highlightSpecialChars(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  closeBrackets(),
  search({ top: true }),
  indentUnit.of("  "),
  EditorState.allowMultipleSelections.of(true),
  EditorView.lineWrapping,
];

function replaceText(view: EditorView, text: string, isOwn: boolean): void {
  const changes = differences(view.state.doc.toString(), text);
  if (changes.length > 0) view.dispatch({ changes, annotations: Transaction.addToHistory.of(isOwn) });
}

function goTo(view: EditorView, line: number, column: number): void {
  const anchor = offsetOf(view.state.doc, line, column);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
  view.focus();
}

/**
 * The text editor: CodeMirror with the Orrery language and the server's diagnostics. It lives in a shadow root, because
 * only there it uses constructed style sheets, which a strict content policy allows.
 */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { codeFolding, foldGutter, foldKeymap, indentUnit } from "@codemirror/language";
import { forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, type Text } from "@codemirror/state";
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
import { orrery } from "./language.ts";
import { frenchPhrases } from "./phrases.ts";

export interface EditorOptions {
  readonly host: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly language: "en" | "fr";
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
  /** The words of the button that mends a diagnostic. */
  readonly applyLabel: (suggestion: string) => string;
}

/** An editor on the page, until it is closed. */
export interface Editor {
  readonly text: () => string;
  /** Replaces the text as one change that can be undone, keeping the place. */
  readonly replace: (text: string) => void;
  readonly showDiagnostics: (diagnostics: readonly DiagnosticAnswer[]) => void;
  /** Puts the cursor on a line, from 1, in the middle of the view. */
  readonly goTo: (line: number, column?: number) => void;
  readonly applySuggestion: () => boolean;
  readonly close: () => void;
}

interface Mending extends Diagnostic {
  readonly suggestion?: string;
}

/** Opens an editor inside an element. */
export function openEditor(options: EditorOptions): Editor {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: "open" });
  const words = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        keymap.of([
          { key: "Mod-s", preventDefault: true, run: () => (options.onSave(), true) },
          { key: "Mod-.", preventDefault: true, run: (target) => applySuggestion(target) },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
          ...foldKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        basics,
        orrery(),
        words.of(EditorState.phrases.of(options.language === "fr" ? frenchPhrases : {})),
        EditorView.contentAttributes.of({ "aria-label": options.label, tabindex: "0", lang: options.language }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString());
        }),
        look,
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => replaceText(view, text),
    showDiagnostics: (diagnostics) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map((one) => toEditor(view.state.doc, one, options)),
        ),
      ),
    goTo: (line, column = 1) => goTo(view, line, column),
    applySuggestion: () => applySuggestion(view),
    close: () => view.destroy(),
  };
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

function replaceText(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  let start = 0;
  while (start < before.length && start < text.length && before[start] === text[start]) start++;
  let end = 0;
  const most = Math.min(before.length, text.length) - start;
  while (end < most && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
  view.dispatch({ changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) } });
}

function goTo(view: EditorView, line: number, column: number): void {
  const { doc } = view.state;
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const anchor = Math.min(found.from + column - 1, found.to);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
  view.focus();
}

/** Mends the first diagnostic with a suggestion at the cursor, else on its line. */
function applySuggestion(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const near: { readonly from: number; readonly to: number; readonly suggestion: string }[] = [];
  forEachDiagnostic(view.state, (diagnostic: Mending, from, to) => {
    const { suggestion } = diagnostic;
    if (suggestion !== undefined && to >= line.from && from <= line.to) near.push({ from, to, suggestion });
  });
  const chosen = near.find(({ from, to }) => from <= head && head <= to) ?? near[0];
  if (chosen === undefined) return false;
  mend(view, chosen.from, chosen.to, chosen.suggestion);
  return true;
}

function mend(view: EditorView, from: number, to: number, insert: string): void {
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input" });
}

function toEditor(doc: Text, answer: DiagnosticAnswer, options: EditorOptions): Mending {
  const from = offsetOf(doc, answer.line, answer.column);
  const to = Math.max(from, offsetOf(doc, answer.endLine, answer.endColumn));
  const { suggestion } = answer;
  return {
    from,
    to,
    severity: answer.severity,
    message: answer.message,
    source: answer.code,
    ...(suggestion !== undefined && {
      suggestion,
      actions: [
        {
          name: options.applyLabel(suggestion),
          apply: (view: EditorView, start: number, end: number) => mend(view, start, end, suggestion),
        },
      ],
    }),
  };
}

function offsetOf(doc: Text, line: number, column: number): number {
  if (line > doc.lines) return doc.length;
  const found = doc.line(Math.max(1, line));
  return Math.min(found.from + Math.max(0, column - 1), found.to);
}

const look: Extension = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--surface)", color: "var(--text)", fontSize: "13px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--text)", padding: "8px 0 40vh" },
  ".cm-cursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--text-quiet)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 12px", minWidth: "3ch" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--hover)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--selection)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "1px solid var(--line-strong)" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    color: "var(--text-quiet)",
  },
  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)", borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "8px 12px", fontFamily: "var(--sans)" },
  ".cm-panel.cm-search :is(input, button, label)": { fontSize: "13px" },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "4px", minHeight: "24px" },
  ".cm-panel.cm-search [name=close]": { fontSize: "20px", color: "var(--text)", width: "24px", height: "24px" },
  ".cm-textfield": {
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    padding: "4px 8px",
    color: "var(--text)",
    fontFamily: "var(--sans)",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    minHeight: "24px",
    color: "var(--text)",
    fontFamily: "var(--sans)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    color: "var(--text)",
    fontFamily: "var(--sans)",
    maxWidth: "32rem",
  },
  ".cm-diagnostic": { padding: "8px 12px", borderLeftWidth: "3px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".cm-diagnosticSource": { fontFamily: "var(--mono)", fontSize: "11px", opacity: "1", color: "var(--text-quiet)" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
    borderRadius: "6px",
    padding: "3px 8px",
    minHeight: "24px",
    cursor: "pointer",
  },
  ".cm-lintRange-error": underline("var(--error)"),
  ".cm-lintRange-warning": underline("var(--warning)"),
  ".cm-lintRange-info": underline("var(--info)"),
  ".cm-gutter-lint": { width: "18px" },
  ".cm-lint-marker": marker("var(--info)", "50%"),
  ".cm-lint-marker-warning": { ...marker("var(--warning)", "0"), clipPath: "polygon(50% 5%, 100% 95%, 0 95%)" },
  ".cm-lint-marker-error": marker("var(--error)", "2px"),
});

/** A wavy line without the pictures in data addresses that the editor brings, which the content policy refuses. */
function underline(color: string): Record<string, string> {
  return { backgroundImage: "none", textDecoration: `underline wavy ${color} 1px`, textUnderlineOffset: "3px" };
}

function marker(color: string, radius: string): Record<string, string> {
  return {
    content: "''",
    width: "9px",
    height: "9px",
    margin: "5px 4px",
    backgroundColor: color,
    borderRadius: radius,
  };
}

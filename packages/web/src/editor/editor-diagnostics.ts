/** Diagnostics of the server in the text, each with a button that mends it where there is a suggestion. */
import { forEachDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { DiagnosticAnswer } from "@orrery/core/answers/answers";

interface Mending extends Diagnostic {
  readonly suggestion?: string;
}

/** The words of the button that mends. */
export type ApplyLabel = (suggestion: string) => string;

/** Shows these in place of those before. */
export function showDiagnostics(
  view: EditorView,
  diagnostics: readonly DiagnosticAnswer[],
  applyLabel: ApplyLabel,
): void {
  view.dispatch(
    setDiagnostics(
      view.state,
      diagnostics.map((one) => toEditor(view.state.doc, one, applyLabel)),
    ),
  );
}

/** Mends the first diagnostic with a suggestion at the cursor, else on its line. */
export function applySuggestion(view: EditorView): boolean {
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

function toEditor(doc: Text, answer: DiagnosticAnswer, applyLabel: ApplyLabel): Mending {
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
          name: applyLabel(suggestion),
          apply: (view: EditorView, start: number, end: number) => mend(view, start, end, suggestion),
        },
      ],
    }),
  };
}

/** Offset of a line and column, both from 1, within the text. */
export function offsetOf(doc: Text, line: number, column: number): number {
  if (line > doc.lines) return doc.length;
  const found = doc.line(Math.max(1, line));
  return Math.min(found.from + Math.max(0, column - 1), found.to);
}

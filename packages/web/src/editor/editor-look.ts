/** How the text editor looks: tokens of the theme only, and none of the pictures in data addresses that the content policy refuses. */
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export const look: Extension = EditorView.theme({
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
  ".cm-said": { backgroundColor: "var(--accent-quiet)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--sans)",
    fontSize: "13px",
    maxHeight: "18rem",
    minWidth: "16rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "baseline",
    gap: "0.75rem",
    minHeight: "24px",
    padding: "2px 10px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-completionLabel": { fontFamily: "var(--mono)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { fontStyle: "normal", marginLeft: "auto", opacity: "1", color: "var(--text-quiet)" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionInfo": { padding: "8px 12px", maxWidth: "22rem" },
  ".cm-help": { padding: "8px 12px", lineHeight: "1.5", whiteSpace: "pre-line" },
  ".cm-help b": { marginRight: "0.5rem" },
  ".cm-help span": { color: "var(--text-quiet)" },
  ".cm-help p": { margin: "4px 0 0", maxHeight: "12rem", overflowY: "auto" },
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

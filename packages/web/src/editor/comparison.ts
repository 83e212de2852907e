/** Two versions of a text side by side, in a shadow root as the editor; the right one is edited. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { MergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { look } from "./editor-look.ts";
import { orrery } from "./language.ts";
import { frenchPhrases } from "./phrases.ts";

export interface ComparisonOptions {
  readonly host: HTMLElement;
  readonly theirs: string;
  readonly mine: string;
  readonly language: "en" | "fr";
  readonly theirsLabel: string;
  readonly mineLabel: string;
  /** Name of the button that takes a place over from the left. */
  readonly takeLabel: string;
}

export interface Comparison {
  /** The right text as it is now. */
  readonly mine: () => string;
  readonly close: () => void;
}

export function openComparison(options: ComparisonOptions): Comparison {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: "open" });
  const merge = new MergeView({
    a: { doc: options.theirs, extensions: [side(options, options.theirsLabel), EditorState.readOnly.of(true)] },
    b: {
      doc: options.mine,
      extensions: [history(), keymap.of([...defaultKeymap, ...historyKeymap]), side(options, options.mineLabel)],
    },
    parent: root,
    root,
    revertControls: "a-to-b",
    renderRevertControl: () => takeButton(options.takeLabel),
    collapseUnchanged: { margin: 3, minSize: 6 },
    gutter: true,
  });
  return { mine: () => merge.b.state.doc.toString(), close: () => merge.destroy() };
}

function side({ language }: ComparisonOptions, label: string): Extension {
  return [
    lineNumbers(),
    EditorView.lineWrapping,
    orrery(),
    EditorState.phrases.of(language === "fr" ? frenchPhrases : {}),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", lang: language }),
    look,
    compared,
  ];
}

function takeButton(label: string): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "→";
  button.title = label;
  button.setAttribute("aria-label", label);
  return button;
}

const compared: Extension = EditorView.theme({
  "&": { height: "auto" },
  ".cm-content": { padding: "8px 0" },
  "&.cm-merge-a .cm-changedLine": { backgroundColor: "color-mix(in srgb, var(--error) 12%, transparent)" },
  "&.cm-merge-b .cm-changedLine": { backgroundColor: "color-mix(in srgb, var(--good) 12%, transparent)" },
  "&.cm-merge-a .cm-changedText": { background: "color-mix(in srgb, var(--error) 26%, transparent)" },
  "&.cm-merge-b .cm-changedText": { background: "color-mix(in srgb, var(--good) 26%, transparent)" },
  // Signs that not every font has.
  ".cm-collapsedLines::before, .cm-collapsedLines::after": { content: "''", margin: "0" },
  ".cm-collapsedLines": {
    background: "var(--sunken)",
    color: "var(--text-quiet)",
    minHeight: "24px",
    padding: "4px 12px",
  },
});

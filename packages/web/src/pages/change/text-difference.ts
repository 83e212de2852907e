/** Two texts compared, neither of which is edited: side by side, or one in which both stand. In a shadow root, as the editor. */
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { look } from "../../editor/editor-look.ts";
import { orrery } from "../../editor/language.ts";
import { frenchPhrases } from "../../editor/phrases.ts";

export type TextForm = "split" | "unified";

export interface TextDifferenceOptions {
  readonly host: HTMLElement;
  readonly before: string;
  readonly after: string;
  readonly form: TextForm;
  readonly language: "en" | "fr";
  readonly beforeLabel: string;
  readonly afterLabel: string;
}

const collapseUnchanged = { margin: 3, minSize: 6 };

/** Shows them; what comes back takes them away. */
export function openTextDifference(options: TextDifferenceOptions): () => void {
  const { host, before, after, form } = options;
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view =
    form === "split"
      ? new MergeView({
          a: { doc: before, extensions: reading(options, options.beforeLabel) },
          b: { doc: after, extensions: reading(options, options.afterLabel) },
          parent: root,
          root,
          collapseUnchanged,
          gutter: true,
        })
      : new EditorView({
          state: EditorState.create({
            doc: after,
            extensions: [
              reading(options, options.afterLabel),
              unifiedMergeView({ original: before, collapseUnchanged, mergeControls: false, gutter: true }),
            ],
          }),
          parent: root,
          root,
        });
  return () => view.destroy();
}

function reading({ language }: TextDifferenceOptions, label: string): Extension {
  return [
    lineNumbers(),
    EditorView.lineWrapping,
    orrery(),
    EditorState.readOnly.of(true),
    EditorState.phrases.of(language === "fr" ? frenchPhrases : {}),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", lang: language }),
    look,
    compared,
  ];
}

const gone = "color-mix(in srgb, var(--error) 8%, transparent)";
const come = "color-mix(in srgb, var(--good) 8%, transparent)";

/** Words that differ are underlined: another ground would make their colours hard to read. */
function underlined(colour: string): Readonly<Record<string, string>> {
  return { background: "none", boxShadow: `inset 0 -2px 0 ${colour}` };
}

const compared: Extension = EditorView.theme({
  "&": { height: "auto" },
  ".cm-content": { padding: "8px 0" },
  "&.cm-merge-a .cm-changedLine": { backgroundColor: gone },
  "&:not(.cm-merge-a) .cm-changedLine": { backgroundColor: come },
  ".cm-insertedLine": { background: "none", textDecoration: "none" },
  ".cm-deletedChunk": { backgroundColor: gone, paddingLeft: "6px" },
  ".cm-deletedChunk .cm-deletedText, &.cm-merge-a .cm-changedText": underlined("var(--error)"),
  "&:not(.cm-merge-a) .cm-changedText": underlined("var(--good)"),
  ".cm-collapsedLines": {
    background: "var(--sunken)",
    color: "var(--text-quiet)",
    minHeight: "24px",
    padding: "4px 12px",
  },
  // Signs that hardly any font has.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"⋯"', margin: "0 6px" },
});

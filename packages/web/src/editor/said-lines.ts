/** Lines of the text that say what is chosen elsewhere: marked, and brought into sight. */
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

export interface SaidLines {
  /** From 1; both are marked, and those between. */
  readonly line: number;
  readonly endLine: number;
  /** The caret stands there already: nothing moves. */
  readonly isHere?: boolean;
}

const mark: Decoration = Decoration.line({ class: "cm-said" });
/** Longer statements are marked where they begin: a mark of a whole screen shows nothing. */
const MOST_MARKED = 12;

const saying = StateEffect.define<SaidLines | undefined>();

/** For an editor whose lines may be marked. */
export const said: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    for (const effect of transaction.effects) {
      if (!effect.is(saying)) continue;
      const { doc } = transaction.state;
      if (effect.value === undefined || effect.value.line > doc.lines) return Decoration.none;
      const { line, endLine } = effect.value;
      const last = Math.min(doc.lines, endLine - line < MOST_MARKED ? endLine : line);
      return Decoration.set(
        Array.from({ length: last - line + 1 }, (_, index) => mark.range(doc.line(line + index).from)),
      );
    }
    return before.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks lines in place of those before. A caret that nobody writes at goes along, so that the keyboard arrives where the eyes are. */
export function say(view: EditorView, lines: SaidLines | undefined): void {
  const { doc } = view.state;
  const isThere = lines !== undefined && lines.isHere !== true && lines.line <= doc.lines;
  const effects = [saying.of(lines)];
  if (!isThere) return view.dispatch({ effects });
  const { from, text } = doc.line(lines.line);
  const begin = from + (text.length - text.trimStart().length);
  view.dispatch({
    ...(view.hasFocus ? {} : { selection: { anchor: begin } }),
    effects: [...effects, EditorView.scrollIntoView(from, { y: "center" })],
  });
}

/** What the server knows of the language, in the editor: completion, help on words, the way to declarations and mentions, the formatter. */
import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
} from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, hoverTooltip, keymap, showTooltip, type Tooltip, ViewPlugin } from "@codemirror/view";
import type {
  CompleteAnswer,
  DefinitionAnswer,
  FormatAnswer,
  HoverAnswer,
  ReferencesAnswer,
} from "@orrery/core/answers/language-answers";

/** What the editor may ask, and what it does with the answers that lead out of it. */
export interface Assist {
  complete(text: string, offset: number): Promise<CompleteAnswer>;
  hover(text: string, offset: number): Promise<HoverAnswer>;
  definition(text: string, offset: number): Promise<DefinitionAnswer>;
  references(text: string, offset: number): Promise<ReferencesAnswer>;
  format(text: string): Promise<FormatAnswer>;
  /** To a place in this file or another one. */
  go(place: { readonly uri: string; readonly line: number; readonly column: number }): void;
  /** The mentions of an element are to be listed. */
  list(found: ReferencesAnswer): void;
  /** An element is to be renamed everywhere: its name, or its id. */
  rename(element: string, what: "name" | "id"): void;
  /** Puts the formatted text in place. */
  take(text: string): void;
  /** There is nothing at the caret that could be asked about. */
  nothing(): void;
}

export function assistance(assist: Assist): Extension {
  return [
    keymap.of([
      { key: "Tab", run: acceptCompletion },
      { key: "F12", preventDefault: true, run: (view) => (void toDefinition(view, assist, caretOf(view)), true) },
      { key: "Shift-F12", preventDefault: true, run: (view) => (void listMentions(view, assist), true) },
      { key: "F2", preventDefault: true, run: (view) => (void rename(view, assist, "name"), true) },
      { key: "Shift-F2", preventDefault: true, run: (view) => (void rename(view, assist, "id"), true) },
      { key: "Shift-Alt-f", preventDefault: true, run: (view) => (void format(view, assist), true) },
      { key: "Alt-F1", preventDefault: true, run: (view) => (void help(view, assist), true) },
      { key: "Escape", run: closeHelp },
    ]),
    autocompletion({ override: [(context) => completions(context, assist)], icons: false }),
    hoverTooltip(async (view, pos) => tooltipOf(await asked(assist.hover(textOf(view), pos)))),
    helpAtCaret,
    followed(assist),
  ];
}

/** Offers are asked for again at every key once they are as many as the server sends. */
const MOST_OFFERS = 200;

/** What is free text in the grammar: nothing is offered there, and nobody need be asked. */
const texts: ReadonlySet<string> = new Set(["String", "Documentation", "LineComment", "BlockComment"]);

async function completions(context: CompletionContext, assist: Assist): Promise<CompletionResult | null> {
  if (texts.has(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
  const word = context.matchBefore(/[\p{L}\d_./-]+/u);
  if (word === null && !context.explicit && !/[:>,] $/.test(context.state.sliceDoc(context.pos - 2, context.pos)))
    return null;
  const answer = await asked(assist.complete(context.state.doc.toString(), context.pos));
  if (answer === undefined || answer.choices.length === 0 || context.aborted) return null;
  return {
    from: answer.from,
    to: answer.to,
    options: answer.choices.map(optionOf),
    ...(answer.choices.length < MOST_OFFERS ? { validFor: /^[\p{L}\d_./-]*$/u } : {}),
  };
}

type Choice = CompleteAnswer["choices"][number];

function optionOf({ label, insert, detail, description, kind }: Choice): Completion {
  return {
    label,
    detail: detail === label ? "" : detail,
    ...(description === undefined ? {} : { info: description }),
    ...(insert.includes("$") ? { apply: snippet(asSnippet(insert)) } : { apply: insert }),
    // What belongs here by meaning goes before ids of everything.
    boost: kind === "attribute" || kind === "word" ? 2 : kind === "verb" ? 1 : 0,
  };
}

/** `$1` and `$0` as the editor writes places to fill in. */
function asSnippet(insert: string): string {
  return insert.replace(/\$0/g, "${}").replace(/\$(\d)/g, "${$1}");
}

async function toDefinition(view: EditorView, assist: Assist, offset: number): Promise<void> {
  const answer = await asked(assist.definition(textOf(view), offset));
  const place = answer?.definition ?? undefined;
  if (place === undefined) return assist.nothing();
  assist.go(place);
}

async function listMentions(view: EditorView, assist: Assist): Promise<void> {
  const answer = await asked(assist.references(textOf(view), caretOf(view)));
  if (answer === undefined || answer.element === null) return assist.nothing();
  assist.list(answer);
}

async function rename(view: EditorView, assist: Assist, what: "name" | "id"): Promise<void> {
  const answer = await asked(assist.hover(textOf(view), caretOf(view)));
  const element = answer?.hover?.element ?? answer?.around ?? undefined;
  if (element === undefined) return assist.nothing();
  assist.rename(element, what);
}

async function format(view: EditorView, assist: Assist): Promise<void> {
  const before = textOf(view);
  const answer = await asked(assist.format(before));
  // Whoever typed on meanwhile does not lose it.
  if (answer !== undefined && textOf(view) === before) assist.take(answer.text);
}

// --- help on a word

const helping = StateEffect.define<Tooltip | null>();

/** Help that was asked for by the keyboard, until something is typed or the caret moves. */
const helpAtCaret: Extension = StateField.define<Tooltip | null>({
  create: () => null,
  update: (before, transaction) => {
    for (const effect of transaction.effects) if (effect.is(helping)) return effect.value;
    return transaction.docChanged || transaction.selection !== undefined ? null : before;
  },
  provide: (field) => showTooltip.from(field),
});

async function help(view: EditorView, assist: Assist): Promise<void> {
  const answer = await asked(assist.hover(textOf(view), caretOf(view)));
  const tooltip = tooltipOf(answer);
  if (tooltip === null) assist.nothing();
  view.dispatch({ effects: helping.of(tooltip) });
}

function closeHelp(view: EditorView): boolean {
  const isOpen = view.dom.querySelector(".cm-help") !== null;
  if (isOpen) view.dispatch({ effects: helping.of(null) });
  return isOpen;
}

function tooltipOf(answer: HoverAnswer | undefined): Tooltip | null {
  const hover = answer?.hover ?? undefined;
  if (hover === undefined) return null;
  return { pos: hover.from, end: hover.to, above: true, create: () => ({ dom: helpOf(hover) }) };
}

function helpOf({ title, sort, text }: NonNullable<HoverAnswer["hover"]>): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "cm-help";
  dom.setAttribute("role", "status");
  const name = document.createElement("b");
  name.textContent = title;
  dom.append(name);
  if (sort !== undefined) {
    const small = document.createElement("span");
    small.textContent = sort;
    dom.append(small);
  }
  if (text !== undefined) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    dom.append(paragraph);
  }
  return dom;
}

// --- a click with Ctrl follows a word

function followed(assist: Assist): Extension {
  return ViewPlugin.define(() => ({}), {
    eventHandlers: {
      mousedown(event, view) {
        if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
        const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (offset === null) return false;
        event.preventDefault();
        void toDefinition(view, assist, offset);
        return true;
      },
    },
  });
}

function textOf(view: EditorView): string {
  return view.state.doc.toString();
}

function caretOf(view: EditorView): number {
  return view.state.selection.main.head;
}

/** Without an answer nothing is shown; the next key asks again. */
async function asked<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  return answer.catch(() => undefined);
}

/** What gestures on a picture do to the model and to the places of the view: each is one step that can be taken back. */
import type { ElementAnswer, ViewAnswer } from "@orrery/core/answers/answers";
import type { Edit, LayoutHint, SchemaVerb } from "@orrery/core/answers/edit-answers";
import { askElement, fetchAnswer } from "../../answers/client.ts";
import { makeEdits, type Outcome } from "../../editing/editing.ts";
import { begin } from "../../editing/gestures.ts";
import { announce } from "../../frame/announcer.tsx";
import type { Say, Speech } from "../../messages/messages.ts";
import type { Part } from "../../viewer/parts.ts";
import type { EditingKey } from "./editing-texts.ts";
import { endsOf, leaveOutEdits, moveEdit, nameOf, pinEdit, placeEdit, type ViewWords, wordsOf } from "./edits.ts";
import type { Drop } from "./hand-told.ts";
import type { KnownElement, NewElement } from "./quick-create.tsx";

export interface DeedContext {
  readonly workspace: string;
  readonly speech: Speech;
  readonly text: Say<EditingKey>;
  readonly answer: ViewAnswer;
}

export class Deeds {
  readonly #context: DeedContext;

  constructor(context: DeedContext) {
    this.#context = context;
  }

  get #view(): string {
    return this.#context.answer.id;
  }

  /** An element with its kind, asked for by its id. */
  async known(id: string): Promise<KnownElement> {
    const { name, kind } = await this.#ask(id);
    return { id, name, kind: kind.id };
  }

  /** What several parts are called together. */
  nameOf(parts: readonly Part[]): string {
    const { text, answer } = this.#context;
    const [first, ...more] = parts;
    const name = first === undefined ? "" : nameOf(answer, first);
    return more.length === 0 ? name : text("canvas.many", { name, count: more.length });
  }

  /** Boxes have other places; they are pinned there. */
  async move({ parts, dx, dy }: Drop, more: readonly Edit[] = [], title?: string): Promise<boolean> {
    const { arrangement } = this.#context.answer;
    if (arrangement === null) return false;
    const edits = [...more, moveEdit(this.#view, arrangement, parts, dx, dy)];
    return this.#make(edits, title ?? this.#title("canvas.step.move", parts));
  }

  /** What a drop into another panel would mean in the model: undefined where it means nothing. */
  async moveMeant(
    { parts, into, outOf }: Drop,
    isAllowed: (inner: string, outer: string) => boolean,
  ): Promise<MoveMeant | undefined> {
    const [only] = parts;
    if (into === undefined || parts.length !== 1 || only?.element === undefined) return undefined;
    const element = await this.#ask(only.element);
    const parent = element.path.at(-1);
    if (into === null) {
      // Only who is really inside comes out of it: pictures draw other boundaries, too.
      return parent === undefined || outOf?.element !== parent.id
        ? undefined
        : { id: only.element, parent: null, name: element.name, container: parent.name };
    }
    if (into.element === undefined || into.element === parent?.id) return undefined;
    const container = await this.#ask(into.element);
    if (!isAllowed(element.kind.id, container.kind.id)) return undefined;
    return { id: only.element, parent: into.element, name: element.name, container: container.name };
  }

  async moveInto(meant: MoveMeant, drop: Drop): Promise<boolean> {
    const { text } = this.#context;
    const { id, parent, name, container } = meant;
    const title = text(parent === null ? "canvas.step.out" : "canvas.step.into", { name, container });
    const edit: Edit = { edit: "move", id, parent };
    return this.#context.answer.arrangement === null ? this.#make([edit], title) : this.move(drop, [edit], title);
  }

  async pin(parts: readonly Part[], isPinned: boolean): Promise<boolean> {
    const edit = pinEdit(
      this.#view,
      parts.map(({ id }) => id),
      isPinned,
    );
    return this.#make([edit], this.#title(isPinned ? "canvas.step.pin" : "canvas.step.unpin", parts));
  }

  async hint(kind: LayoutHint["kind"], parts: readonly Part[]): Promise<boolean> {
    const hints = [{ kind, ids: parts.map(({ id }) => id) }];
    return this.#make([{ edit: "arrange", view: this.#view, hints }], this.#title("canvas.step.hint", parts));
  }

  async dropHints(dropHints: readonly LayoutHint[], parts: readonly Part[]): Promise<boolean> {
    return this.#make([{ edit: "arrange", view: this.#view, dropHints }], this.#title("canvas.step.hint", parts));
  }

  async relayout(): Promise<boolean> {
    const { text, answer } = this.#context;
    const title = text("canvas.step.relayout", { view: answer.title });
    return this.#make([{ edit: "arrange", view: this.#view, relayout: true }], title);
  }

  async rename(part: Part, name: string): Promise<string | undefined> {
    const { text } = this.#context;
    if (part.element === undefined) return undefined;
    const { name: seen, id, mainName } = await this.#ask(part.element);
    const title = text("canvas.step.rename", { from: seen, to: name });
    // What is seen is the name in the reader's language where there is one beside the main name.
    const language = mainName === undefined ? {} : { language: this.#context.speech.language };
    const outcome = await this.#send([{ edit: "rename", id, name, seen, ...language }], title);
    return outcome.kind === "refused" ? outcome.message : undefined;
  }

  /** What is written at a line; undefined where it is not exactly one relationship. */
  async labelOf(part: Part): Promise<string | undefined> {
    const ends = endsOf(part);
    if (ends === undefined) return undefined;
    const { relationships } = await this.#ask(ends.from);
    const own = relationships.filter(
      ({ direction, verb, other }) => direction === "out" && verb === ends.verb && other.id === ends.to,
    );
    return own.length === 1 ? (own[0]?.label ?? "") : undefined;
  }

  /** Another label at a line; an empty one goes. */
  async label(part: Part, label: string, seen: string): Promise<string | undefined> {
    const ends = endsOf(part);
    if (ends === undefined) return undefined;
    const edit: Edit = {
      edit: "set-relationship",
      ...ends,
      key: "label",
      text: label,
      seen: seen === "" ? null : seen,
    };
    const outcome = await this.#send([edit], this.#title("canvas.step.label", [part]));
    return outcome.kind === "refused" ? outcome.message : undefined;
  }

  async connect(from: KnownElement, verb: SchemaVerb, to: KnownElement): Promise<boolean> {
    const { text, speech } = this.#context;
    const title = text("canvas.step.connect", { from: from.name, verb: speech.pick(verb.name), to: to.name });
    return this.#make([{ edit: "connect", from: from.id, verb: verb.id, to: to.id }], title);
  }

  /** A new element at a place of the scene; with what joins it to another, shown in the view, as one step. */
  async create(
    wish: NewElement,
    from: KnownElement | undefined,
    at: { readonly x: number; readonly y: number },
    isShown: boolean,
  ): Promise<{ readonly id: string } | { readonly problem: string }> {
    const { text, answer } = this.#context;
    const { kind, name, parent, verb } = wish;
    const made: Edit = { edit: "create", kind, name, ...(parent === undefined ? {} : { parent }) };
    // Its id has to be known for what is said about it in the same step.
    const tried = await makeEdits([made], { ...this.#options(""), dry: true });
    if (tried.kind === "refused") return { problem: tried.message };
    const id = tried.answer.created[0] ?? "";
    const edits: readonly Edit[] = [
      { ...made, id },
      ...(from === undefined || verb === undefined
        ? []
        : [{ edit: "connect", from: from.id, verb: verb.id, to: id } as const]),
      ...(isShown || answer.origin === null
        ? []
        : [{ edit: "list", subject: this.#view, key: "include", add: [id] } as const]),
      ...(answer.arrangement === null ? [] : [placeEdit(this.#view, answer.arrangement, id, at.x, at.y)]),
    ];
    const outcome = await this.#send(edits, text("canvas.step.create", { name }));
    return outcome.kind === "refused" ? { problem: outcome.message } : { id };
  }

  async show(ids: readonly string[], name: string): Promise<boolean> {
    const { text, answer } = this.#context;
    const edit: Edit = { edit: "list", subject: this.#view, key: "include", add: ids };
    return this.#make([edit], text("canvas.step.show", { name, view: answer.title }));
  }

  /** The view no longer shows these. */
  async leaveOut(parts: readonly Part[]): Promise<boolean> {
    const edits = leaveOutEdits(this.#view, await this.words(), parts);
    return this.#make(edits, this.#title("canvas.step.remove", parts));
  }

  /** From the model: a relationship at once, elements after a look at what goes with them. */
  async remove(parts: readonly Part[]): Promise<boolean> {
    const elements = parts.flatMap(({ role, element }) => (role === "edge" || element === undefined ? [] : [element]));
    if (elements.length > 0) {
      begin({ gesture: "remove", ids: elements });
      return true;
    }
    const edits = parts.flatMap((part): readonly Edit[] => {
      const ends = endsOf(part);
      return ends === undefined ? [] : [{ edit: "disconnect", ...ends }];
    });
    if (edits.length === 0) return false;
    return this.#make(edits, this.#context.text("canvas.step.disconnect", { name: this.nameOf(parts) }));
  }

  /** What the view says it is about; nothing for a picture that nobody has declared. */
  async words(): Promise<ViewWords> {
    if (this.#context.answer.origin === null) return { scope: [], include: [] };
    return wordsOf(await this.#ask(this.#view));
  }

  async #ask(id: string): Promise<ElementAnswer> {
    const { workspace, speech } = this.#context;
    return fetchAnswer(askElement(workspace, speech.language, id));
  }

  #title(key: EditingKey, parts: readonly Part[]): string {
    const { text, answer } = this.#context;
    return text(key, { name: this.nameOf(parts), view: answer.title });
  }

  #options(title: string): {
    readonly workspace: string;
    readonly language: Speech["language"];
    readonly title: string;
  } {
    const { workspace, speech } = this.#context;
    return { workspace, language: speech.language, title };
  }

  async #send(edits: readonly Edit[], title: string): Promise<Outcome> {
    return makeEdits(edits, this.#options(title));
  }

  /** Makes the edits; where they are refused, says why. */
  async #make(edits: readonly Edit[], title: string): Promise<boolean> {
    const outcome = await this.#send(edits, title);
    if (outcome.kind === "refused") announce(outcome.message, "warning");
    return outcome.kind === "done";
  }
}

/** A move in the model that a drop may mean. */
export interface MoveMeant {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly container: string;
}

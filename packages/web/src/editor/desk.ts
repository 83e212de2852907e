/** A file while it is edited: its text, saved as one step, and put together with what others write meanwhile. Nothing is overwritten. */
import type { FileAnswer } from "@orrery/core/answers/answers";
import type { StepsAnswer } from "@orrery/core/answers/edit-answers";
import { askFile, fetchAnswer, question, saveFile } from "../answers/client.ts";
import { writing } from "../answers/own-writes.ts";
import { refresh } from "../answers/store.ts";
import { ownSession, tellSteps } from "../editing/editing.ts";
import { draftOf, keepDraft, plainLines } from "./drafts.ts";
import type { Written } from "./language-client.ts";
import { mergeWithFile } from "./merging.ts";

/** What both sides changed, each in its own way. */
export interface Clash {
  readonly theirs: FileAnswer;
  /** Our text with all of theirs that goes with it. */
  readonly text: string;
  readonly conflicts: number;
}

export interface DeskState {
  readonly base: FileAnswer;
  readonly current: string;
  readonly isSaving: boolean;
  readonly clash: Clash | undefined;
}

/** What a desk tells of its own accord. */
export interface DeskListener {
  /** Another text is to be seen in the editor. */
  put(text: string, by: "reader" | "others"): void;
  /** What others wrote is in the text now. */
  merged(): void;
  saved(): void;
  failed(failure: unknown): void;
}

export class Desk {
  #listener: DeskListener | undefined;
  readonly #written: Written;
  readonly #listeners = new Set<() => void>();
  #state: DeskState;
  #isMeeting = false;

  constructor(written: Written, file: FileAnswer) {
    const draft = draftOf(written.workspace, file.uri);
    this.#written = written;
    this.#state = {
      base: draft?.base ?? file,
      current: draft?.text ?? plainLines(file.text),
      isSaving: false,
      clash: undefined,
    };
  }

  get state(): DeskState {
    return this.#state;
  }

  get isChanged(): boolean {
    return isChanged(this.#state);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells this one from now on. */
  tell(listener: DeskListener): void {
    this.#listener = listener;
  }

  /** The reader typed. */
  change(current: string): void {
    if (current !== this.#state.current) this.#set({ current });
  }

  /** The file is this by now. */
  async follow(theirs: FileAnswer): Promise<void> {
    const { base, isSaving, clash } = this.#state;
    if (theirs.hash === base.hash || isSaving || this.#isMeeting || clash?.theirs.hash === theirs.hash) return;
    if (!this.isChanged) return this.#take(theirs, plainLines(theirs.text), "others");
    this.#isMeeting = true;
    try {
      if (await this.#meet(theirs)) this.#listener?.merged();
    } catch {
      // Without the server nothing is put together; saving tries again.
    } finally {
      this.#isMeeting = false;
    }
  }

  /** Saves the text; `title` is what its step is called. */
  async save(title: string): Promise<void> {
    if (this.#state.isSaving || !this.isChanged) return;
    this.#set({ isSaving: true });
    try {
      await this.#write(title);
    } catch (failure) {
      this.#listener?.failed(failure);
    } finally {
      this.#set({ isSaving: false });
    }
  }

  /** The text goes on from the file as it is now: a person has put both together. */
  solve(text: string, theirs: FileAnswer): void {
    this.#take(theirs, text, "reader");
  }

  /** Back to the file. */
  discard(file: FileAnswer): void {
    this.#take(file, plainLines(file.text), "reader");
  }

  async #write(title: string): Promise<void> {
    const { workspace, uri } = this.#written;
    for (;;) {
      const { base, current } = this.#state;
      const step = { title, session: ownSession() };
      const saved = await writing(workspace, saveFile(workspace, uri, current, base.hash, step));
      if (saved !== "conflict") {
        this.#set({ base: { ...saved, uri, text: current }, clash: undefined });
        this.#listener?.saved();
        refresh(workspace);
        await this.#tellSteps();
        return;
      }
      if (!(await this.#meet(await fetchAnswer(askFile(workspace, uri))))) return;
      this.#listener?.merged();
    }
  }

  /** The saved text is a step that can be taken back. */
  async #tellSteps(): Promise<void> {
    const { workspace } = this.#written;
    const asked = question<StepsAnswer>(workspace, "/steps", { session: ownSession() });
    const steps = await fetchAnswer(asked).catch(() => undefined);
    if (steps !== undefined) tellSteps(workspace, steps);
  }

  /** Ours and theirs become one text; false where both changed the same, which waits for a person. */
  async #meet(file: FileAnswer): Promise<boolean> {
    const { workspace, uri } = this.#written;
    for (let theirs = file; ;) {
      const { base, current } = this.#state;
      const { text, conflicts, hash } = await mergeWithFile(this.#written, base.text, current);
      if (hash !== theirs.hash) theirs = await fetchAnswer(askFile(workspace, uri));
      // The file changed once more, or somebody typed on: the newer ones are put together.
      if (hash !== theirs.hash || this.#state.current !== current) continue;
      if (conflicts > 0) {
        this.#set({ clash: { theirs, text, conflicts } });
        return false;
      }
      this.#take(theirs, text, "others");
      return true;
    }
  }

  #take(base: FileAnswer, current: string, by: "reader" | "others"): void {
    this.#set({ base, current, clash: undefined });
    this.#listener?.put(current, by);
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    const { base, current } = this.#state;
    keepDraft(this.#written.workspace, this.#written.uri, { text: current, base });
    for (const listener of this.#listeners) listener();
  }
}

/** Does the text differ from the file? */
export function isChanged({ base, current }: Pick<DeskState, "base" | "current">): boolean {
  return current !== plainLines(base.text);
}

/** Changes of the architecture from anywhere in the workbench: sent as edits, shown everywhere, taken back and made again. */
import { useSyncExternalStore } from "react";
import type { Edit, EditsAnswer, EditsRequest, StepsAnswer } from "@orrery/core/answers/edit-answers";
import type { Page } from "@orrery/core/answers/url";
import { postJson, question, Refused } from "../answers/client.ts";
import { writing } from "../answers/own-writes.ts";
import { refresh } from "../answers/store.ts";
import { announce, type NoteAction } from "../frame/announcer.tsx";
import { frameTexts } from "../frame/frame-texts.ts";
import { speakingOf, speeches, type Language } from "../messages/messages.ts";
import { goTo } from "../navigation.tsx";

/** What became of some edits. */
export type Outcome =
  | { readonly kind: "done"; readonly answer: EditsAnswer }
  /** Somebody else changed it first, or it cannot be done; the message says why in the language of the page. */
  | { readonly kind: "refused"; readonly status: number; readonly message: string };

export interface EditOptions {
  readonly workspace: string;
  readonly language: Language;
  /** Name of the step, as undo shows it: "Rename Payment". */
  readonly title: string;
  /** Nothing is written; the answer says what would be. */
  readonly dry?: boolean;
  /** What the note says afterwards, with a way to take it back: "Renamed Payment"; the title where there is none. */
  readonly done?: string;
  /** The page of what was created, which the note leads to. */
  readonly opens?: (created: string) => Page;
  /** No note afterwards: what happened is before their eyes, as where something was dragged. */
  readonly isQuiet?: boolean;
}

/** Of this page: everybody takes back their own steps. */
const session: string = crypto.randomUUID();

const nothing: StepsAnswer = { undo: null, redo: null };
const steps = new Map<string, StepsAnswer>();
const listeners = new Set<() => void>();
/** Fulfilled once everything that was sent has been answered. */
let underway: Promise<unknown> = Promise.resolve();

/** Makes all of the edits or none; what is on screen is asked for again. */
export function makeEdits(edits: readonly Edit[], options: EditOptions): Promise<Outcome> {
  return makeStep("edits", { edits } satisfies Partial<EditsRequest>, options);
}

/** The same by another route that answers as edits do. */
export async function makeStep(route: string, asked: object, options: EditOptions): Promise<Outcome> {
  const { workspace, language, title, dry, done = title, isQuiet = false } = options;
  const request = { ...asked, title, session, ...(dry === true ? { dry } : {}) };
  const before = steps.get(workspace) ?? nothing;
  // It can be taken back from now on: undo waits for what is under way.
  if (dry !== true) tellSteps(workspace, { undo: title, redo: null });
  const outcome = await send(workspace, language, route, request, dry === true);
  if (dry !== true && outcome.kind === "refused") tellSteps(workspace, before);
  if (dry !== true && !isQuiet && outcome.kind === "done" && outcome.answer.step !== null)
    announce(done, "good", ...actionsAfter(outcome.answer, options));
  return outcome;
}

/** What the note after an edit offers: to go to what is new, and to take it back. */
function actionsAfter({ created }: EditsAnswer, { workspace, language, opens }: EditOptions): readonly NoteAction[] {
  const text = speakingOf(frameTexts, speeches[language]);
  const page = created[0] === undefined ? undefined : opens?.(created[0]);
  const undo = { label: text("command.undo.none"), run: (): void => void takeBackAndTell(workspace, language, "undo") };
  return page === undefined ? [undo] : [{ label: text("command.open"), run: () => goTo({ workspace, page }) }, undo];
}

/** Takes the last own step back, or makes it again. */
function takeBack(workspace: string, language: Language, what: "undo" | "redo"): Promise<Outcome> {
  return send(workspace, language, what, { session }, false);
}

/** Takes the last own step back, or makes it again, and says so; a refusal is said, too. */
export async function takeBackAndTell(workspace: string, language: Language, what: "undo" | "redo"): Promise<void> {
  const text = speakingOf(frameTexts, speeches[language]);
  await underway;
  const step = steps.get(workspace)?.[what] ?? null;
  if (step === null) return announce(text(`command.${what}.nothing`));
  const outcome = await takeBack(workspace, language, what);
  if (outcome.kind === "refused") return announce(outcome.message, "warning");
  const back = what === "undo" ? "redo" : "undo";
  const again = {
    label: text(`command.${back}.none`),
    run: (): void => void takeBackAndTell(workspace, language, back),
  };
  announce(text(what === "undo" ? "command.undone" : "command.redone", { step }), "good", again);
}

/** What undo and redo would do in a workspace, followed. */
export function useSteps(workspace: string): StepsAnswer {
  return useSyncExternalStore(subscribe, () => steps.get(workspace) ?? nothing);
}

/** For those who change texts by other ways than edits: their step is in the answer. */
export function tellSteps(workspace: string, now: StepsAnswer): void {
  steps.set(workspace, now);
  for (const listener of listeners) listener();
}

/** The session of this page, for routes that make steps by other ways than edits. */
export function ownSession(): string {
  return session;
}

function send(workspace: string, language: Language, route: string, body: unknown, isDry: boolean): Promise<Outcome> {
  const outcome = ask(workspace, language, route, body, isDry);
  if (!isDry) underway = Promise.allSettled([underway, outcome]);
  return outcome;
}

async function ask(
  workspace: string,
  language: Language,
  route: string,
  body: unknown,
  isDry: boolean,
): Promise<Outcome> {
  const { path } = question(workspace, `/${route}`, { lang: language });
  try {
    const answer = (await writing(workspace, postJson(path, body))) as EditsAnswer;
    if (!isDry) {
      tellSteps(workspace, answer.steps);
      refresh(workspace);
    }
    return { kind: "done", answer };
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    const message = failure.status === 0 ? speeches[language].text("error.offline") : failure.message;
    return { kind: "refused", status: failure.status, message };
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

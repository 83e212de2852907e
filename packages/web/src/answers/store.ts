/** Answers that pages follow: each question asked once, shown again at once, asked again when its workspace changes. */
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { fetchAnswer, Refused, type Question } from "./client.ts";

/** How far an answer is. While a newer one is on its way, the older one stays. */
export type Progress<Answer> =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly answer: Answer }
  | { readonly kind: "failed"; readonly status: number; readonly message: string };

interface Entry {
  progress: Progress<unknown>;
  readonly workspace: string | undefined;
  isStale: boolean;
  isAsking: boolean;
  readonly listeners: Set<() => void>;
}

const entries = new Map<string, Entry>();
const keptAnswers = 400;
/** Grows with every answer, so that those who follow several know that one came. */
let answered = 0;
const loading: Progress<never> = { kind: "loading" };

/** The answer to a question, followed. No question: nothing is asked and it stays loading. */
export function useAnswer<Answer>(asked: Question<Answer> | undefined): Progress<Answer> {
  const path = asked?.path;
  const workspace = asked?.workspace;
  const subscribe = useCallback(
    (listener: () => void) => {
      if (path === undefined) return () => undefined;
      const entry = entryOf(path, workspace);
      entry.listeners.add(listener);
      return () => entry.listeners.delete(listener);
    },
    [path, workspace],
  );
  const progress = useSyncExternalStore(subscribe, () =>
    path === undefined ? loading : (entries.get(path)?.progress ?? loading),
  );
  useEffect(() => {
    if (path !== undefined) void ask(path, workspace);
  }, [path, workspace]);
  return progress as Progress<Answer>;
}

/** Answers to several questions at once, in the same order. */
export function useAnswers<Answer>(asked: readonly Question<Answer>[]): readonly Progress<Answer>[] {
  const key = asked.map((question) => question.path).join("\n");
  const questions = useRef(asked);
  questions.current = asked;
  const subscribe = useCallback(
    (listener: () => void) => {
      const followed = questions.current.map((question) => entryOf(question.path, question.workspace));
      for (const entry of followed) entry.listeners.add(listener);
      return () => {
        for (const entry of followed) entry.listeners.delete(listener);
      };
    },
    // The key stands for the questions: same paths, same entries.
    [key],
  );
  useSyncExternalStore(subscribe, () => answered);
  useEffect(() => {
    for (const question of questions.current) void ask(question.path, question.workspace);
  }, [key]);
  return asked.map((question) => (entries.get(question.path)?.progress ?? loading) as Progress<Answer>);
}

/** Asks again whatever is on screen and belongs to this workspace (all of them without one). */
export function refresh(workspace?: string): void {
  for (const [path, entry] of entries) {
    if (workspace !== undefined && entry.workspace !== undefined && entry.workspace !== workspace) continue;
    entry.isStale = true;
    if (entry.listeners.size > 0) void ask(path, entry.workspace);
  }
}

/** Asks one question again after a failure. */
export function retry(asked: Question<unknown>): void {
  const entry = entryOf(asked.path, asked.workspace);
  entry.isStale = true;
  void ask(asked.path, asked.workspace);
}

function entryOf(path: string, workspace: string | undefined): Entry {
  const known = entries.get(path);
  if (known !== undefined) return known;
  forgetOldest();
  const made: Entry = { progress: loading, workspace, isStale: true, isAsking: false, listeners: new Set() };
  entries.set(path, made);
  return made;
}

async function ask(path: string, workspace: string | undefined): Promise<void> {
  const entry = entryOf(path, workspace);
  if (!entry.isStale || entry.isAsking) return;
  entry.isAsking = true;
  entry.isStale = false;
  try {
    entry.progress = { kind: "ready", answer: await fetchAnswer({ path, workspace }) };
  } catch (failure) {
    const isKept = entry.progress.kind === "ready" && !(failure instanceof Refused && failure.status === 404);
    if (!isKept) entry.progress = failed(failure);
  }
  entry.isAsking = false;
  answered++;
  for (const listener of entry.listeners) listener();
  if (entry.isStale && entry.listeners.size > 0) void ask(path, workspace);
}

function failed(failure: unknown): Progress<never> {
  if (failure instanceof Refused) return { kind: "failed", status: failure.status, message: failure.message };
  return { kind: "failed", status: -1, message: failure instanceof Error ? failure.message : String(failure) };
}

function forgetOldest(): void {
  if (entries.size < keptAnswers) return;
  for (const [path, entry] of entries) {
    if (entry.listeners.size > 0) continue;
    entries.delete(path);
    return;
  }
}

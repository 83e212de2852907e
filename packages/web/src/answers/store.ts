/** Answers that pages follow: each question asked once, shown again at once, asked again when its workspace changes. */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { fetchAnswer, Refused, type Question } from "./client.ts";

/** How far an answer is. While a newer one is on its way, the older one stays. */
export type Progress<Answer> =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly answer: Answer }
  | { readonly kind: "failed"; readonly status: number; readonly message: string };

interface Entry {
  progress: Progress<unknown>;
  isStale: boolean;
  isAsking: boolean;
  readonly listeners: Set<() => void>;
}

const keptAnswers = 400;
const loading: Progress<never> = { kind: "loading" };
const entries = new Map<string, Entry>();
/** Answers to several questions, as they were last given: the same list while no answer is new. */
const lists = new Map<string, readonly Progress<unknown>[]>();

/** The answer to a question, followed. No question: nothing is asked and it stays loading. */
export function useAnswer<Answer>(asked: Question<Answer> | undefined): Progress<Answer> {
  return useAnswers(asked === undefined ? [] : [asked])[0] ?? loading;
}

/** Answers to several questions at once, in the same order; the list is the same object until an answer changes. */
export function useAnswers<Answer>(asked: readonly Question<Answer>[]): readonly Progress<Answer>[] {
  const key = asked.map(({ path }) => path).join("\n");
  const subscribe = useCallback((listener: () => void) => follow(key, listener), [key]);
  const progress = useSyncExternalStore(subscribe, () => listOf(key));
  useEffect(() => {
    for (const path of pathsIn(key)) void ask(path);
  }, [key]);
  return progress as readonly Progress<Answer>[];
}

/** Asks again whatever is on screen and belongs to this workspace (all of them without one). */
export function refresh(workspace?: string): void {
  const folder = workspace === undefined ? "/api/" : `/api/w/${encodeURIComponent(workspace)}`;
  for (const [path, entry] of entries) {
    if (!path.startsWith(folder) && path !== "/api/workspaces") continue;
    entry.isStale = true;
    if (entry.listeners.size > 0) void ask(path);
  }
}

/** Asks one question again after a failure. */
export function retry(asked: Question<unknown>): void {
  entryOf(asked.path).isStale = true;
  void ask(asked.path);
}

function follow(key: string, listener: () => void): () => void {
  const followed = pathsIn(key).map(entryOf);
  for (const entry of followed) entry.listeners.add(listener);
  return () => {
    for (const entry of followed) entry.listeners.delete(listener);
    lists.delete(key);
  };
}

function listOf(key: string): readonly Progress<unknown>[] {
  const before = lists.get(key);
  const now = pathsIn(key).map((path) => entries.get(path)?.progress ?? loading);
  if (before !== undefined && now.every((progress, index) => progress === before[index])) return before;
  lists.set(key, now);
  return now;
}

function pathsIn(key: string): readonly string[] {
  return key === "" ? [] : key.split("\n");
}

function entryOf(path: string): Entry {
  const known = entries.get(path);
  if (known !== undefined) return known;
  forgetOldest();
  const made: Entry = { progress: loading, isStale: true, isAsking: false, listeners: new Set() };
  entries.set(path, made);
  return made;
}

async function ask(path: string): Promise<void> {
  const entry = entryOf(path);
  if (!entry.isStale || entry.isAsking) return;
  entry.isAsking = true;
  entry.isStale = false;
  try {
    entry.progress = { kind: "ready", answer: await fetchAnswer({ path }) };
  } catch (failure) {
    const isKept = entry.progress.kind === "ready" && !(failure instanceof Refused && failure.status === 404);
    if (!isKept) entry.progress = failed(failure);
  }
  entry.isAsking = false;
  for (const listener of entry.listeners) listener();
  if (entry.isStale && entry.listeners.size > 0) void ask(path);
}

function failed(failure: unknown): Progress<never> {
  if (failure instanceof Refused) return { kind: "failed", status: failure.status, message: failure.message };
  return { kind: "failed", status: -1, message: failure instanceof Error ? failure.message : String(failure) };
}

function forgetOldest(): void {
  if (entries.size < keptAnswers) return;
  for (const [path, entry] of entries) {
    if (entry.listeners.size > 0 || entry.isAsking) continue;
    entries.delete(path);
    return;
  }
}

/** Texts that are not saved yet, by file: they wait while the reader looks at other pages, and pictures are drawn of them. */
import { useSyncExternalStore } from "react";
import type { FileAnswer } from "@orrery/core/answers/answers";

/** A text that differs from the file, and the version of the file that it began with. */
export interface Draft {
  readonly text: string;
  readonly base: FileAnswer;
}

const drafts = new Map<string, Draft>();
/** For texts that are no drafts any more: the hash of the file that they are equal to. */
const settled = new Map<string, string>();
const listeners = new Set<() => void>();

addEventListener("beforeunload", (event) => {
  if (drafts.size > 0) event.preventDefault();
});

export function draftOf(workspace: string, uri: string): Draft | undefined {
  return drafts.get(keyOf(workspace, uri));
}

/** Keeps a text while it differs from the file that it began with. */
export function keepDraft(workspace: string, uri: string, { text, base }: Draft): void {
  const key = keyOf(workspace, uri);
  if (text !== plainLines(base.text)) {
    // The last one of the list is the one that is being written.
    drafts.delete(key);
    drafts.set(key, { text, base });
  } else {
    if (!drafts.delete(key)) return;
    settled.set(key, base.hash);
  }
  for (const listener of listeners) listener();
}

/** Hash of the file that the last draft of it became. */
export function settledAs(workspace: string, uri: string): string | undefined {
  return settled.get(keyOf(workspace, uri));
}

/** The file of a workspace whose text was changed last and is not saved, followed. */
export function useLastDraft(workspace: string): string | undefined {
  return useSyncExternalStore(subscribe, () => {
    const start = keyOf(workspace, "");
    return [...drafts.keys()].findLast((key) => key.startsWith(start))?.slice(start.length);
  });
}

/** The draft of a file, followed. */
export function useDraft(workspace: string, uri: string | undefined): Draft | undefined {
  return useSyncExternalStore(subscribe, () => (uri === undefined ? undefined : draftOf(workspace, uri)));
}

/** Line endings as an editor in a browser has them: they alone are no difference. */
export function plainLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function keyOf(workspace: string, uri: string): string {
  return `${workspace} ${uri}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

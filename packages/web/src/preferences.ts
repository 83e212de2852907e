/** What the reader prefers, kept in this browser. */
import { useSyncExternalStore } from "react";
import type { Language } from "./messages/messages.ts";

export type Theme = "light" | "dark" | "system";

export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  /** Shortcuts of one plain key (WCAG 2.1.4 asks for a switch). */
  readonly singleKeys: boolean;
  readonly sidebar: boolean;
  /** The workspace that opens first. */
  readonly workspace: string | undefined;
}

const place = "orrery.preferences";
const listeners = new Set<() => void>();
let current: Preferences = read();

/** The preferences, followed as they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

/** Changes some preferences and keeps them. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(place, JSON.stringify(current));
  } catch {
    // Storage may be forbidden or full: the choice then lasts until the page is closed.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  const stored = readStored();
  return {
    theme: stored["theme"] === "light" || stored["theme"] === "dark" ? stored["theme"] : "system",
    language: languageOf(stored["language"] ?? navigator.language),
    singleKeys: stored["singleKeys"] !== false,
    sidebar: stored["sidebar"] !== false,
    workspace: typeof stored["workspace"] === "string" ? stored["workspace"] : undefined,
  };
}

function readStored(): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "{}");
    return typeof stored === "object" && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

function languageOf(tag: unknown): Language {
  return String(tag).toLowerCase().startsWith("fr") ? "fr" : "en";
}

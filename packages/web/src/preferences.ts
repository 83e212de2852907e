/** What the reader prefers, kept in this browser. */
import { useSyncExternalStore } from "react";
import type { ChosenKeys } from "./commands/chosen-keys.ts";
import type { Language } from "./messages/messages.ts";

export type Theme = "light" | "dark" | "system";

export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  /** Shortcuts of one plain key (WCAG 2.1.4 asks for a switch). */
  readonly singleKeys: boolean;
  /** Keys that the reader chose for commands, by id. */
  readonly keys: ChosenKeys;
  readonly sidebar: boolean;
  /** The legend is shown beside pictures. */
  readonly legend: boolean;
  /** The workspace that opens first. */
  readonly workspace: string | undefined;
  /** Whose home opens first; none: the general one. */
  readonly role: string | undefined;
}

const place = "orrery.preferences";
const listeners = new Set<() => void>();
let current: Preferences = read();

/** The preferences, followed as they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

/** The preferences now. */
export function preferred(): Preferences {
  return current;
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
    keys: keysIn(stored["keys"]),
    sidebar: stored["sidebar"] !== false,
    legend: stored["legend"] === true,
    workspace: typeof stored["workspace"] === "string" ? stored["workspace"] : undefined,
    role: typeof stored["role"] === "string" ? stored["role"] : undefined,
  };
}

/** What is kept may come from another version, or from somebody's hand. */
function keysIn(stored: unknown): ChosenKeys {
  if (typeof stored !== "object" || stored === null) return {};
  const entries = Object.entries(stored).filter((entry): entry is [string, string[]] => {
    const keys: unknown = entry[1];
    return Array.isArray(keys) && keys.every((key) => typeof key === "string");
  });
  return Object.fromEntries(entries);
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

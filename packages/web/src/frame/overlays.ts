/** What lies over the page and is opened from anywhere: the palette, the list of keys. */
import { useSyncExternalStore } from "react";

export type Overlay =
  | { readonly kind: "none" }
  /** `query`: what is written in it from the start. */
  | { readonly kind: "palette"; readonly query: string }
  /** `isHeld`: for as long as its key is down. */
  | { readonly kind: "keys"; readonly isHeld: boolean };

const none: Overlay = { kind: "none" };
const listeners = new Set<() => void>();
let shown: Overlay = none;

export function openPalette(query = ""): void {
  show({ kind: "palette", query });
}

/** The palette that is on its way: what is typed meanwhile is meant for it. */
export function comingPalette(): string | undefined {
  return shown.kind === "palette" && document.querySelector("dialog[open]") === null ? shown.query : undefined;
}

export function openKeys(isHeld = false): void {
  show({ kind: "keys", isHeld });
}

export function closeOverlay(): void {
  show(none);
}

/** Ends what was shown only for as long as a key was down. */
export function releaseOverlay(): void {
  if (shown.kind === "keys" && shown.isHeld) closeOverlay();
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(subscribe, () => shown);
}

function show(next: Overlay): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

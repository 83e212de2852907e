/** Gestures that ask something before they change the architecture: begun from canvas, table, tree, palette or key, asked for in one dialog. */
import { useSyncExternalStore } from "react";

export type Gesture =
  /** `showIn`: the view that the new element is added to. */
  | { readonly gesture: "create"; readonly kind?: string; readonly parent?: string; readonly showIn?: string }
  /** `verb`: chosen from the start, where it is permitted. */
  | { readonly gesture: "connect"; readonly from: string; readonly to?: string; readonly verb?: string }
  | { readonly gesture: "rename"; readonly id: string }
  | { readonly gesture: "change-id"; readonly id: string }
  | { readonly gesture: "move"; readonly ids: readonly string[] }
  /** Shows what goes with them before anything is removed. */
  | { readonly gesture: "remove"; readonly ids: readonly string[] }
  /** Chooses a view, or makes one. */
  | { readonly gesture: "add-to-view"; readonly ids: readonly string[] };

const listeners = new Set<() => void>();
let open: Gesture | undefined;

/** Begins a gesture; the one before it is given up. */
export function begin(gesture: Gesture): void {
  open = gesture;
  tell();
}

export function endGesture(): void {
  open = undefined;
  tell();
}

/** Is one under way, though its dialog may still be on its way? */
export function isBegun(): boolean {
  return open !== undefined;
}

/** The gesture that is under way. */
export function useGesture(): Gesture | undefined {
  return useSyncExternalStore(subscribe, () => open);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

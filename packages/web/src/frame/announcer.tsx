/** Short messages: seen as a note in the corner, heard through a live region. */
import { useSyncExternalStore, type ReactElement } from "react";
import { Icon } from "../parts/icon.tsx";

export type NoteTone = "plain" | "good" | "warning";

interface Note {
  readonly text: string;
  readonly tone: NoteTone;
}

const shownFor = 4000;
const listeners = new Set<() => void>();
let note: Note | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something once. */
export function announce(text: string, tone: NoteTone = "plain"): void {
  note = { text, tone };
  clearTimeout(timer);
  timer = setTimeout(() => {
    note = undefined;
    tell();
  }, shownFor);
  tell();
}

export function Announcer(): ReactElement {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => note,
  );
  return (
    <div className="announcer" role="status" aria-live="polite">
      {shown !== undefined && (
        <p className={`note note-${shown.tone}`}>
          <Icon name={toneIcons[shown.tone]} />
          {shown.text}
        </p>
      )}
    </div>
  );
}

const toneIcons = { plain: "info", good: "circle-check", warning: "triangle-alert" } as const;

function tell(): void {
  for (const listener of listeners) listener();
}

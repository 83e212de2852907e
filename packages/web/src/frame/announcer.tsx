/** Short messages: seen as a note in the corner, heard through a live region; some offer to do something about it. */
import { useRef, useSyncExternalStore, type ReactElement } from "react";
import { Icon } from "../parts/icon.tsx";

export type NoteTone = "plain" | "good" | "warning";

export interface NoteAction {
  readonly label: string;
  readonly run: () => void;
}

interface Note {
  readonly text: string;
  readonly tone: NoteTone;
  readonly actions: readonly NoteAction[];
}

const shownFor = 4000;
/** Who wants to take something back needs the time to get there. */
const offeredFor = 12_000;
const listeners = new Set<() => void>();
let note: Note | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something once; with actions it stays longer, and as long as somebody points at it. */
export function announce(text: string, tone: NoteTone = "plain", ...actions: readonly NoteAction[]): void {
  note = { text, tone, actions };
  leaveLater();
  tell();
}

function leaveLater(): void {
  clearTimeout(timer);
  timer = setTimeout(leave, (note?.actions.length ?? 0) === 0 ? shownFor : offeredFor);
}

function leave(): void {
  clearTimeout(timer);
  note = undefined;
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
  const whole = useRef<HTMLDivElement>(null);
  const act = (action: NoteAction): void => {
    leave();
    action.run();
    // The button is gone: whoever pressed it by key goes on from the page.
    if (whole.current?.contains(document.activeElement) === true || document.activeElement === document.body)
      document.getElementById("main")?.focus({ preventScroll: true });
  };
  return (
    <div
      ref={whole}
      className="announcer"
      role="status"
      aria-live="polite"
      onPointerEnter={() => clearTimeout(timer)}
      onPointerLeave={leaveLater}
      onFocus={() => clearTimeout(timer)}
      onBlur={leaveLater}
    >
      {shown !== undefined && (
        <p className={`note note-${shown.tone}`}>
          <Icon name={toneIcons[shown.tone]} />
          {shown.text}
          {shown.actions.map((action) => (
            <button key={action.label} type="button" className="note-action" onClick={() => act(action)}>
              {action.label}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

const toneIcons = { plain: "info", good: "circle-check", warning: "triangle-alert" } as const;

function tell(): void {
  for (const listener of listeners) listener();
}

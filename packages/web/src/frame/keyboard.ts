/** Shortcuts of the whole workbench (8-workbench section 7); pages add their own. Letters by what is written on the key. */
import { useEffect, useEffectEvent, useRef } from "react";
import type { Page } from "@orrery/core/answers/url";
import { goTo } from "../navigation.tsx";

export interface Shortcuts {
  readonly workspace: string | undefined;
  readonly isSingleAllowed: boolean;
  readonly search: () => void;
  readonly help: () => void;
  readonly toggleSidebar: () => void;
}

/** After `g`: where each letter leads. */
const goKeys: Readonly<Record<string, Page>> = {
  h: { kind: "home" },
  v: { kind: "views" },
  c: { kind: "catalogue", columns: [] },
  k: { kind: "checks" },
  t: { kind: "source" },
};

const secondKeyWithin = 1500;

/** Listens for as long as the workbench is shown. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const goSince = useRef(-Infinity);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const isGo = event.timeStamp - goSince.current < secondKeyWithin;
    goSince.current = -Infinity;
    if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    const action = actionOf(event, shortcuts, isGo);
    if (action === "wait") goSince.current = event.timeStamp;
    if (action === undefined || action === "wait") return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

/** What a key does; `wait`: the next key decides. */
function actionOf(event: KeyboardEvent, shortcuts: Shortcuts, isGo: boolean): (() => void) | "wait" | undefined {
  const { workspace, isSingleAllowed, search, help, toggleSidebar } = shortcuts;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key === "k") return search;
  if (event.key === "F1") return help;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isSingleAllowed || !isPlain || isWriting(event)) return undefined;
  const page = isGo ? goKeys[key] : undefined;
  if (page !== undefined && workspace !== undefined) return () => goTo({ workspace, page });
  switch (key) {
    case "g":
      return "wait";
    case "?":
      return help;
    case "b":
    case "backspace":
      return () => history.back();
    case "s":
      return toggleSidebar;
    default:
      return undefined;
  }
}

/** Keys pressed while writing belong to the text. */
function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

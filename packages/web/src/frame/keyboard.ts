/** Shortcuts of the whole workbench (8-workbench section 7); pages add their own. Letters by what is written on the key. */
import { useEffect, useRef } from "react";
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
export const goKeys: Readonly<Record<string, Page>> = {
  h: { kind: "home" },
  c: { kind: "catalogue", columns: [] },
  k: { kind: "checks" },
  t: { kind: "source" },
};

const secondKeyWithin = 1500;

/** Listens for as long as the workbench is shown. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    let goSince = -Infinity;
    const listen = (event: KeyboardEvent): void => {
      const { workspace, isSingleAllowed, search, help, toggleSidebar } = latest.current;
      const key = event.key.toLowerCase();
      const isGo = event.timeStamp - goSince < secondKeyWithin;
      goSince = -Infinity;
      if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
      const act = (action: () => void): void => {
        event.preventDefault();
        action();
      };
      if ((event.ctrlKey || event.metaKey) && !event.altKey && key === "k") return act(search);
      if (event.key === "F1") return act(help);
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isSingleAllowed || !isPlain || isWriting(event)) return;
      const destination = isGo ? goKeys[key] : undefined;
      if (destination !== undefined && workspace !== undefined) return act(() => goTo({ workspace, page: destination }));
      if (key === "g") goSince = event.timeStamp;
      else if (event.key === "?") act(help);
      else if (key === "b" || event.key === "Backspace") act(() => history.back());
      else if (key === "s") act(toggleSidebar);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

/** Keys pressed while writing belong to the text. */
function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

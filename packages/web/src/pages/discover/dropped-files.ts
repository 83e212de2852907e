/** Files that are given to be tried: kept while the reader looks at what they say, and gone with the page. */
import { useContext, useEffect, useState, useSyncExternalStore } from "react";
import { goTo } from "../../navigation.tsx";
import { WorkspaceContext } from "../../workspace-context.ts";
import { choose, type Collected, filesDropped, filesOf } from "./collect-files.ts";
import { discoverPage } from "./looking.ts";

export type Given =
  | { readonly state: "none" }
  | { readonly state: "collecting" }
  | ({ readonly state: "ready" } & Collected);

const none: Given = { state: "none" };
let given: Given = none;
const listeners = new Set<() => void>();

export function useGiven(): Given {
  return useSyncExternalStore(subscribe, () => given);
}

/** Lets go of what was given. */
export function dropGiven(): void {
  tell(none);
}

/** From a file dialog. */
export function giveFiles(list: FileList | null): void {
  if (list !== null && list.length > 0) tell({ state: "ready", ...choose(filesOf(list)) });
}

/** Whether files are held over the page. Dropped here they are tried: elsewhere in the workbench they are imported. */
export function useDroppedFiles(): boolean {
  const { id: workspace } = useContext(WorkspaceContext);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const take = (event: DragEvent, change: (event: DragEvent) => void): void => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      event.stopPropagation();
      change(event);
      setOver(depth > 0);
    };
    const stop = new AbortController();
    // Before the frame around the page hears of it.
    const early = { capture: true, signal: stop.signal } as const;
    addEventListener("dragenter", (event) => take(event, () => depth++), early);
    addEventListener("dragleave", (event) => take(event, () => (depth = Math.max(0, depth - 1))), early);
    addEventListener("dragover", (event) => take(event, () => undefined), early);
    addEventListener(
      "drop",
      (event) =>
        take(event, ({ dataTransfer }) => {
          depth = 0;
          if (dataTransfer === null) return;
          tell({ state: "collecting" });
          void filesDropped(dataTransfer).then((files) => tell({ state: "ready", ...files }));
          goTo({ workspace, page: discoverPage("try") });
        }),
      early,
    );
    return () => stop.abort();
  }, [workspace]);
  return isOver;
}

function tell(now: Given): void {
  given = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

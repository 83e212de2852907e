/** Drop a file anywhere: what it takes to import it is loaded with the first one. */
import { Suspense, useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from "react";
import type { Speech } from "../messages/messages.ts";
import { Icon } from "../parts/icon.tsx";
import { later } from "../parts/later.tsx";
import { useSpeech } from "../speech.ts";

const DropSign = later(() => import("./import.tsx").then((module) => module.DropSign));
const ImportDialog = later(() => import("./import.tsx").then((module) => module.ImportDialog));

/** What a file field accepts. */
const acceptedFiles = ".xml,.archimate,.yaml,.yml,.csv,.xlsx";

let isBegun = false;
const listeners = new Set<() => void>();

/** Imports files, and tells how that went. */
function importFiles(files: readonly File[], speech: Speech): void {
  isBegun = true;
  for (const listener of listeners) listener();
  void import("./import.tsx").then((module) => module.importAll(files, speech));
}

export function DropZone(): ReactElement {
  const speech = useSpeech();
  const isOver = useDrop(speech);
  const hasImports = useSyncExternalStore(subscribe, () => isBegun);
  return (
    <Suspense>
      {isOver && <DropSign />}
      {hasImports && <ImportDialog />}
    </Suspense>
  );
}

/** A button that opens the browser's file dialog: the way in without dragging. */
export function ImportButton({ className = "button" }: { readonly className?: string }): ReactElement {
  const speech = useSpeech();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => field.current?.click()}>
        <Icon name="upload" />
        {speech.text("home.import.button")}
      </button>
      <input
        ref={field}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={acceptedFiles}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) importFiles([file], speech);
        }}
      />
    </>
  );
}

/** Opens the browser's file dialog, for commands. */
export function chooseImport(speech: Speech): void {
  const field = document.createElement("input");
  field.type = "file";
  field.accept = acceptedFiles;
  field.addEventListener("change", () => importFiles([...(field.files ?? [])], speech));
  field.click();
}

/** Whether files are held over the window; what is dropped is imported. */
function useDrop(speech: Speech): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const track = (change: number) => (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = Math.max(0, depth + change);
      setOver(depth > 0);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      importFiles([...(event.dataTransfer?.files ?? [])], speech);
    };
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener("dragenter", track(1), { signal });
    addEventListener("dragleave", track(-1), { signal });
    addEventListener("dragover", track(0), { signal });
    addEventListener("drop", drop, { signal });
    return () => stop.abort();
  }, [speech]);
  return isOver;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

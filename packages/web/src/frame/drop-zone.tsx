/** Drop a file anywhere: it is imported, what became of it is shown, and the new workspace opens. */
import { useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from "react";
import type { ImportAnswer } from "@orrery/core/answers/answers";
import { lossWords } from "@orrery/core/model/loss-words";
import { importFile, Refused } from "../answers/client.ts";
import { refresh } from "../answers/store.ts";
import type { Speech } from "../messages/messages.ts";
import { goTo } from "../navigation.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech } from "../speech.ts";

type Import =
  | { readonly kind: "running"; readonly name: string }
  | { readonly kind: "done"; readonly name: string; readonly answer: ImportAnswer }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

const accepted = /\.(xml|archimate|csv|xlsx)$/i;

/** What a file field accepts. */
const acceptedFiles = ".xml,.archimate,.csv,.xlsx";

let current: Import | undefined;
const listeners = new Set<() => void>();

/** Imports a file and shows how that went. */
async function startImport(file: File, speech: Speech): Promise<void> {
  const { name } = file;
  if (!accepted.test(name)) return show({ kind: "failed", name, message: speech.text("import.unsupported") });
  show({ kind: "running", name });
  try {
    const answer = await importFile(file, speech.language);
    refresh();
    goTo({ workspace: answer.workspace, page: { kind: "home" } });
    show({ kind: "done", name, answer });
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    show({ kind: "failed", name, message: failure.status === 0 ? speech.text("error.offline") : failure.message });
  }
}

export function DropZone(): ReactElement {
  const speech = useSpeech();
  const isOver = useDrop(speech);
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return (
    <>
      {isOver && (
        <div className="drop" aria-hidden="true">
          <div className="drop-card">
            <Icon name="file-up" />
            <strong>{speech.text("import.drop")}</strong>
            <span className="muted">{speech.text("import.drop.hint")}</span>
          </div>
        </div>
      )}
      {shown !== undefined && <ImportDialog shown={shown} />}
    </>
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
          if (file !== undefined) void startImport(file, speech);
        }}
      />
    </>
  );
}

function ImportDialog({ shown }: { readonly shown: Import }): ReactElement {
  const { text } = useSpeech();
  const close = (): void => show(undefined);
  const { name } = shown;
  switch (shown.kind) {
    case "running":
      return (
        <Dialog title={text("import.running", { name })} onClose={() => undefined}>
          <div className="progress" role="progressbar" aria-label={text("import.running", { name })} />
        </Dialog>
      );
    case "failed":
      return (
        <Dialog title={text("import.failed", { name })} onClose={close}>
          <p role="alert">{shown.message}</p>
        </Dialog>
      );
    case "done":
      return (
        <Dialog title={text("import.title", { name })} className="import" onClose={close}>
          <Report answer={shown.answer} />
          <footer className="dialog-foot">
            <button type="button" className="button button-main" autoFocus onClick={close}>
              {text("import.open")}
              <Icon name="arrow-right" />
            </button>
          </footer>
        </Dialog>
      );
  }
}

function Report({ answer }: { readonly answer: ImportAnswer }): ReactElement {
  const { text, named, number, pick } = useSpeech();
  const derived = text("import.derived", { count: answer.onlyDerived });
  return (
    <>
      <ul className="figures">
        <li>{text("count.elements", { count: answer.elements })}</li>
        <li>{text("count.relationships", { count: answer.relationships })}</li>
        <li>{text("count.views", { count: answer.views })}</li>
      </ul>
      <p className={`legality ${answer.illegal === 0 ? "is-good" : "is-bad"}`}>
        <Icon name={answer.illegal === 0 ? "circle-check" : "triangle-alert"} />
        <span>
          {text("import.illegal", { count: answer.illegal })} {derived}
        </span>
      </p>
      <h3>{text("import.loss")}</h3>
      {answer.loss.length === 0 ? (
        <p>{text("import.loss.none")}</p>
      ) : (
        <div className="table-frame" tabIndex={0} role="group" aria-label={text("import.loss")}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{text("import.loss.outcome")}</th>
                <th scope="col">{text("import.loss.what")}</th>
                <th scope="col" className="is-number">
                  {text("import.loss.count")}
                </th>
                <th scope="col">{text("import.loss.how")}</th>
              </tr>
            </thead>
            <tbody>
              {worstFirst(answer.loss).map((entry, index) => (
                <tr key={index}>
                  <td>
                    <span className={`outcome outcome-${entry.outcome}`}>
                      <Icon name={outcomeIcons[entry.outcome] ?? "info"} />
                      {named("import.outcome", entry.outcome)}
                    </span>
                  </td>
                  <td>{pick(lossWords(entry.what))}</td>
                  <td className="is-number">{number(entry.count)}</td>
                  <td>
                    {entry.how !== undefined && pick(entry.how)}
                    {entry.examples !== undefined && entry.examples.length > 0 && (
                      <span className="muted block">
                        {text("import.examples", { examples: entry.examples.slice(0, 3).join(", ") })}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

const outcomeIcons: Readonly<Record<string, "check" | "waypoints" | "x">> = {
  kept: "check",
  approximated: "waypoints",
  dropped: "x",
};

/** What was lost before what was kept. */
function worstFirst(loss: ImportAnswer["loss"]): ImportAnswer["loss"] {
  const order = ["dropped", "approximated"];
  const rank = (outcome: string): number => (order.includes(outcome) ? order.indexOf(outcome) : order.length);
  return [...loss].sort((a, b) => rank(a.outcome) - rank(b.outcome));
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
      void importAll([...(event.dataTransfer?.files ?? [])], speech);
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

async function importAll(files: readonly File[], speech: Speech): Promise<void> {
  for (const file of files) await startImport(file, speech);
}

function show(next: Import | undefined): void {
  current = next;
  for (const listener of listeners) listener();
}

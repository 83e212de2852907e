/** What happens when a file is dropped or chosen: it is imported, what became of it is told, and the new workspace opens. */
import { useSyncExternalStore, type ReactElement } from "react";
import type { ImportAnswer } from "@orrery/core/answers/answers";
import { lossWords } from "@orrery/core/model/loss-words";
import { importFile, Refused } from "../answers/client.ts";
import { refresh } from "../answers/store.ts";
import { speakingOf, type Speech } from "../messages/messages.ts";
import { goTo } from "../navigation.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/import.css";
import { importTexts } from "./import-texts.ts";

type Import =
  | { readonly kind: "running"; readonly name: string }
  | { readonly kind: "done"; readonly name: string; readonly answer: ImportAnswer }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

const accepted = /\.(xml|archimate|ya?ml|csv|xlsx)$/i;

let current: Import | undefined;
const listeners = new Set<() => void>();

/** Imports files one after the other. */
export async function importAll(files: readonly File[], speech: Speech): Promise<void> {
  for (const file of files) await startImport(file, speech);
}

/** Imports a file and shows how that went. */
async function startImport(file: File, speech: Speech): Promise<void> {
  const { name } = file;
  const text = speakingOf(importTexts, speech);
  if (!accepted.test(name)) return show({ kind: "failed", name, message: text("import.unsupported") });
  show({ kind: "running", name });
  try {
    const answer = await importFile(file, speech.language);
    refresh();
    goTo({ workspace: answer.workspace, page: { kind: "home" } });
    show({ kind: "done", name, answer });
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    show({ kind: "failed", name, message: failure.status === 0 ? text("error.offline") : failure.message });
  }
}

/** Says over the whole window that what is held may be let go. */
export function DropSign(): ReactElement {
  const text = useTexts(importTexts);
  return (
    <div className="drop" aria-hidden="true">
      <div className="drop-card">
        <Icon name="file-up" />
        <strong>{text("import.drop")}</strong>
        <span className="muted">{text("import.drop.hint")}</span>
      </div>
    </div>
  );
}

/** The import that is under way, or has just ended. */
export function ImportDialog(): ReactElement | null {
  const shown = useSyncExternalStore(subscribe, () => current);
  return shown === undefined ? null : <ShownImport shown={shown} />;
}

function ShownImport({ shown }: { readonly shown: Import }): ReactElement {
  const text = useTexts(importTexts);
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
  const { number, pick } = useSpeech();
  const text = useTexts(importTexts);
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
                      <Icon name={outcomeIcons[outcomeOf(entry.outcome)]} />
                      {text(`import.outcome.${outcomeOf(entry.outcome)}`)}
                    </span>
                  </td>
                  <td>{pick(lossWords(entry.what))}</td>
                  <td className="is-number">{number(entry.count)}</td>
                  <td>
                    {entry.how !== undefined && pick(entry.how)}
                    {entry.examples !== undefined && entry.examples.length > 0 && (
                      <span className="muted block">
                        {text("import.examples", { examples: [...new Set(entry.examples)].slice(0, 3).join(", ") })}
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

type Outcome = "kept" | "approximated" | "dropped";

const outcomeIcons = { kept: "check", approximated: "waypoints", dropped: "x" } as const;

/** An outcome that this page does not know is no reason to call something kept. */
function outcomeOf(word: string): Outcome {
  return word === "kept" || word === "dropped" ? word : "approximated";
}

/** What was lost before what was kept. */
function worstFirst(loss: ImportAnswer["loss"]): ImportAnswer["loss"] {
  const order = ["dropped", "approximated"];
  const rank = (outcome: string): number => (order.includes(outcome) ? order.indexOf(outcome) : order.length);
  return [...loss].sort((a, b) => rank(a.outcome) - rank(b.outcome));
}

function show(next: Import | undefined): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

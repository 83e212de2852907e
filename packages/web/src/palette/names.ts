/** The names of the open workspace, asked once for each revision and language and then searched without the server. */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { NamesAnswer } from "@orrery/core/answers/names-answers";
// The build makes a module of the address; the file itself exports nothing.
// oxlint-disable-next-line import/default
import workerUrl from "./names-worker.ts?worker&url";
import { question } from "../answers/client.ts";
import { answerNames } from "./answer-names.ts";
import type { FoundNames } from "./find-names.ts";
import type { NamesAsked, NamesTold } from "./names-messages.ts";

export type NamesState =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly statements: NamesAnswer["statements"]; readonly count: number }
  /** The server could not give them: what it finds itself has to do. */
  | { readonly kind: "failed" };

const loading: NamesState = { kind: "loading" };
const listeners = new Set<() => void>();
const waiting = new Map<number, (found: FoundNames) => void>();
let ask: ((asked: NamesAsked) => void) | undefined;
/** What was asked last: a worker that fails hands it on. */
let asking: NamesAsked | undefined;
let turn = 0;
let opened: { readonly key: string; readonly state: NamesState } = { key: "", state: loading };

/** The names of a workspace, followed while they come. */
export function useNames(workspace: string, language: string, revision: number | undefined): NamesState {
  const key = revision === undefined ? "" : `${workspace} ${language} ${revision}`;
  useEffect(() => {
    if (key === "") return;
    opened = opened.key.startsWith(`${workspace} ${language} `) ? { ...opened, key } : { key, state: loading };
    tellAll();
    ask ??= makeFinder();
    asking = { ask: "open", path: question(workspace, "/names", { lang: language }).path, key };
    ask(asking);
  }, [key, workspace, language]);
  return useSyncExternalStore(subscribe, () => opened.state);
}

/** Elements whose names a query means; the last ones stay until the next are there. */
export function useFoundNames(query: string, state: NamesState, limit: number): FoundNames {
  const [found, setFound] = useState<{ readonly query: string; readonly found: FoundNames }>({
    query: "",
    found: nothing,
  });
  const isReady = state.kind === "ready";
  useEffect(() => {
    if (query === "" || !isReady) return;
    const own = ++turn;
    waiting.set(own, (names) => setFound({ query, found: names }));
    ask?.({ ask: "find", turn: own, query, limit });
    return () => void waiting.delete(own);
  }, [query, isReady, state, limit]);
  return query === "" ? nothing : found.found;
}

const nothing: FoundNames = { hits: [], total: 0 };

function hear(told: NamesTold): void {
  if (told.tell === "found") {
    waiting.get(told.turn)?.(told.found);
    waiting.delete(told.turn);
  } else if (told.key === opened.key) {
    const { key } = told;
    opened =
      told.tell === "open"
        ? { key, state: { kind: "ready", statements: told.statements, count: told.count } }
        : { key, state: { kind: "failed" } };
    tellAll();
  }
}

/** A worker of our own file; where the browser refuses one, the page searches by itself. */
function makeFinder(): (asked: NamesAsked) => void {
  try {
    const worker = new Worker(trusted(workerUrl) as string, { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<NamesTold>) => hear(data));
    worker.addEventListener("error", () => {
      ask = answerNames(hear);
      if (asking !== undefined) ask(asking);
    });
    return (asked) => worker.postMessage(asked);
  } catch {
    return answerNames(hear);
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** The content policy lets scripts be named by this rule only, which knows one file. */
function trusted(url: string): unknown {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const isOurs = (wanted: string): boolean => new URL(wanted, location.href).origin === location.origin;
  const rules = {
    createScriptURL: (wanted: string) => {
      if (wanted !== workerUrl || !isOurs(wanted)) throw new TypeError("no script of ours");
      return wanted;
    },
  };
  return trustedTypes === undefined ? url : trustedTypes.createPolicy("orrery", rules).createScriptURL(url);
}

function tellAll(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A trial of files: sent when they are given, stopped when they are let go, kept when somebody says so. */
import { useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { TryAnswer, TryRequest } from "@orrery/core/answers/discover-answers";
import { Refused } from "../../answers/client.ts";
import { refresh } from "../../answers/store.ts";
import { tryFiles } from "../../discover/ask-discover.ts";
import { useSpeech } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { Collected, GivenFile } from "./collect-files.ts";
import type { Given } from "./dropped-files.ts";

export type Trial =
  | { readonly state: "none" }
  | { readonly state: "collecting" }
  | { readonly state: "reading"; readonly files: number }
  | { readonly state: "failed"; readonly message: string }
  /** No answer: nothing was left to be sent. */
  | { readonly state: "ready"; readonly answer: TryAnswer | undefined; readonly passed: Collected["passed"] };

export interface Tried {
  readonly trial: Trial;
  readonly again: () => void;
  /** The sentence of the refusal, if it is refused. */
  readonly keep: (name: string) => Promise<string | undefined>;
}

interface Heard {
  readonly given: Given;
  readonly round: number;
  readonly trial: Trial;
}

export function useTried(given: Given): Tried {
  const { id: workspace } = useContext(WorkspaceContext);
  const { language, text } = useSpeech();
  const [round, setRound] = useState(0);
  const [heard, setHeard] = useState<Heard>();
  const offline = text("error.offline");
  useEffect(() => {
    if (given.state !== "ready" || given.files.length === 0) return undefined;
    const stop = new AbortController();
    const hear = (trial: Trial): void => {
      if (!stop.signal.aborted) setHeard({ given, round, trial });
    };
    requestOf(given.files)
      .then((request) => tryFiles(workspace, language, request, stop.signal))
      .then(
        (answer) => hear({ state: "ready", answer, passed: given.passed }),
        (failure: unknown) => hear({ state: "failed", message: messageOf(failure, offline) }),
      );
    return () => stop.abort();
  }, [given, round, workspace, language, offline]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const keep = useCallback(
    async (name: string): Promise<string | undefined> => {
      if (given.state !== "ready") return undefined;
      try {
        const request = await requestOf(given.files);
        const answer = await tryFiles(workspace, language, { ...request, keep: name });
        setHeard({ given, round, trial: { state: "ready", answer, passed: given.passed } });
        refresh(workspace);
        return undefined;
      } catch (failure) {
        return messageOf(failure, offline);
      }
    },
    [given, round, workspace, language, offline],
  );
  const trial = useMemo(() => trialOf(given, heard, round), [given, heard, round]);
  return { trial, again, keep };
}

function trialOf(given: Given, heard: Heard | undefined, round: number): Trial {
  if (given.state !== "ready") return { state: given.state };
  if (given.files.length === 0) return { state: "ready", answer: undefined, passed: given.passed };
  return heard?.given === given && heard.round === round
    ? heard.trial
    : { state: "reading", files: given.files.length };
}

async function requestOf(files: readonly GivenFile[]): Promise<TryRequest> {
  return {
    files: await Promise.all(files.map(async ({ path, file }) => ({ path, base64: await base64Of(file) }))),
  };
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((give, fail) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const url = typeof reader.result === "string" ? reader.result : "";
      give(url.slice(url.indexOf(",") + 1));
    });
    reader.addEventListener("error", () => fail(reader.error ?? new Error("unreadable")));
    reader.readAsDataURL(file);
  });
}

function messageOf(failure: unknown, offline: string): string {
  if (failure instanceof Refused) return failure.status === 0 ? offline : failure.message;
  return failure instanceof Error ? failure.message : String(failure);
}

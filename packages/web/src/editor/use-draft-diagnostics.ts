/** Diagnostics of a text as it is being written, from the server, a moment after the last key. */
import { useEffect, useState } from "react";
import type { DiagnosticAnswer } from "@orrery/core/answers/answers";
import { checkDraft } from "../answers/client.ts";
import { useSpeech } from "../speech.ts";

const typingPause = 150;

export function useDraftDiagnostics(workspace: string, uri: string, current: string): readonly DiagnosticAnswer[] {
  const { language } = useSpeech();
  const [found, setFound] = useState<readonly DiagnosticAnswer[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      checkDraft(workspace, language, uri, current, stop.signal).then(
        (answer) => setFound(answer.diagnostics.filter((diagnostic) => diagnostic.uri === uri)),
        // Without an answer the last diagnostics stay; the next key asks again.
        () => undefined,
      );
    }, typingPause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [workspace, uri, current, language]);
  return found;
}

/** Which line of a text says what, while it is written. */
import { useEffect, useState } from "react";
import type { OutlineAnswer } from "@orrery/core/answers/language-answers";
import { useSpeech } from "../speech.ts";
import { askOutline } from "./language-client.ts";

const typingPause = 120;

/** The outline of a text as it is being written; undefined until it has come. */
export function useOutline(workspace: string, uri: string, text: string | undefined): OutlineAnswer | undefined {
  const { language } = useSpeech();
  const [known, setKnown] = useState<{ readonly uri: string; readonly outline: OutlineAnswer }>();
  const isFirst = known?.uri !== uri;
  useEffect(() => {
    if (text === undefined) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(
      () => {
        askOutline({ workspace, uri, language }, text, stop.signal).then(
          (outline) => setKnown({ uri, outline }),
          // The outline of before is better than none; the next key asks again.
          () => undefined,
        );
      },
      isFirst ? 0 : typingPause,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [workspace, uri, text, language, isFirst]);
  return known?.uri === uri ? known.outline : undefined;
}

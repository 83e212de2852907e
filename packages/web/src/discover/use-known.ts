/** What the server says of discovery as a whole: names of sources and classes of evidence for every part that shows them. */
import { useContext, useMemo } from "react";
import type { DiscoverAnswer, EvidenceClassAnswer } from "@orrery/core/answers/discover-answers";
import { useAnswer } from "../answers/store.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askDiscover } from "./ask-discover.ts";

export interface Known {
  readonly answer: DiscoverAnswer | undefined;
  readonly sourceName: (id: string) => string;
  readonly evidenceOf: (id: string) => EvidenceClassAnswer | undefined;
}

export function useKnownSources(): Known {
  const { language, pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askDiscover(workspace, language));
  const answer = progress.kind === "ready" ? progress.answer : undefined;
  return useMemo(() => {
    const sources = new Map(answer?.sources.map((source) => [source.id, source.title]));
    const classes = new Map<string, EvidenceClassAnswer>(answer?.evidence.map((one) => [one.id, one]));
    return {
      answer,
      sourceName: (id) => {
        const title = sources.get(id);
        return title === undefined ? id : pick(title);
      },
      evidenceOf: (id) => classes.get(id),
    };
  }, [answer, pick]);
}

/** The findings of an address, in pages that come when their rows are looked at. */
import { useContext, useMemo, useState } from "react";
import type { ChecksAnswer, FindingAnswer } from "@orrery/core/answers/checks-answers";
import type { PageState } from "@orrery/core/answers/url";
import type { Question } from "../../answers/client.ts";
import { type Progress, useAnswer, useAnswers } from "../../answers/store.ts";
import { useKept } from "../../parts/kept.ts";
import { useSpeech } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askFindings, type ChecksAddress, PAGE_ROWS } from "../../checks/ask-checks.ts";

export interface Findings {
  /** Counts, groups and the first findings; what was there before stays while the next is on its way. */
  readonly answer: ChecksAnswer | undefined;
  readonly progress: Progress<ChecksAnswer>;
  readonly asked: Question<ChecksAnswer>;
  /** The finding at a place; undefined while it is on its way. */
  readonly at: (place: number) => FindingAnswer | undefined;
  /** These are looked at. */
  readonly look: (from: number, to: number) => void;
}

export function useFindings(page: ChecksAddress, state: PageState): Findings {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const ask = (offset: number): Question<ChecksAnswer> => askFindings(workspace, language, { page, state }, offset);
  const asked = ask(0);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const [seen, setSeen] = useState({ from: 0, to: PAGE_ROWS });
  const first = Math.max(1, Math.floor(seen.from / PAGE_ROWS));
  const last = Math.min(Math.floor(seen.to / PAGE_ROWS), Math.floor(((answer?.total ?? 1) - 1) / PAGE_ROWS));
  const offsets = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * PAGE_ROWS);
  const more = useAnswers(offsets.map(ask));
  const key = offsets.join();
  const at = useMemo(() => {
    const pages = new Map<number, readonly FindingAnswer[]>([[0, answer?.findings ?? []]]);
    key.split(",").forEach((offset, index) => {
      const one = more[index];
      if (offset !== "" && one?.kind === "ready") pages.set(Number(offset), one.answer.findings);
    });
    return (place: number): FindingAnswer | undefined => {
      const offset = Math.floor(place / PAGE_ROWS) * PAGE_ROWS;
      return pages.get(offset)?.[place - offset];
    };
  }, [answer, more, key]);
  const look = useMemo(
    () => (from: number, to: number) =>
      setSeen((before) => (before.from === from && before.to === to ? before : { from, to })),
    [],
  );
  return { answer, progress, asked, at, look };
}

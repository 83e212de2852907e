/** The drift of an address, in pages that come when their rows are looked at. */
import { useContext, useMemo, useState } from "react";
import type { DriftAnswer, DriftRow } from "@orrery/core/answers/discover-answers";
import type { DiscoverAsked } from "@orrery/core/answers/url";
import type { Question } from "../../answers/client.ts";
import { type Progress, useAnswer, useAnswers } from "../../answers/store.ts";
import { askDrift, askOpenDrift, PAGE_ROWS } from "../../discover/ask-discover.ts";
import { useKept } from "../../parts/kept.ts";
import { useSpeech } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";

export interface DriftList {
  /** Counts and the first rows; what was there before stays while the next is on its way. */
  readonly answer: DriftAnswer | undefined;
  readonly progress: Progress<DriftAnswer>;
  readonly asked: Question<DriftAnswer>;
  /** The row at a place; undefined while it is on its way. */
  readonly at: (place: number) => DriftRow | undefined;
  /** All that have come. */
  readonly loaded: readonly DriftRow[];
  /** These are looked at. */
  readonly look: (from: number, to: number) => void;
}

export function useDrift(words: DiscoverAsked): DriftList {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const ask = (offset: number): Question<DriftAnswer> => askDrift(workspace, language, words, offset);
  const asked = ask(0);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const [seen, setSeen] = useState({ from: 0, to: PAGE_ROWS });
  const first = Math.max(1, Math.floor(seen.from / PAGE_ROWS));
  const last = Math.min(Math.floor(seen.to / PAGE_ROWS), Math.floor(((answer?.total ?? 1) - 1) / PAGE_ROWS));
  const offsets = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * PAGE_ROWS);
  const more = useAnswers(offsets.map(ask));
  const key = offsets.join();
  const pages = useMemo(() => {
    const found = new Map<number, readonly DriftRow[]>([[0, answer?.rows ?? []]]);
    key.split(",").forEach((offset, index) => {
      const one = more[index];
      if (offset !== "" && one?.kind === "ready") found.set(Number(offset), one.answer.rows);
    });
    return found;
  }, [answer, more, key]);
  const at = useMemo(
    () =>
      (place: number): DriftRow | undefined => {
        const offset = Math.floor(place / PAGE_ROWS) * PAGE_ROWS;
        return pages.get(offset)?.[place - offset];
      },
    [pages],
  );
  const loaded = useMemo(() => [...pages.values()].flat(), [pages]);
  const look = useMemo(
    () => (from: number, to: number) =>
      setSeen((before) => (before.from === from && before.to === to ? before : { from, to })),
    [],
  );
  return { answer, progress, asked, at, loaded, look };
}

export interface OpenDrift {
  readonly row: DriftRow | undefined;
  /** Among those that the filters leave; -1: left out, or not known yet. */
  readonly place: number;
  readonly isLoading: boolean;
}

/** The drift that the address opens, whether or not its row has come. */
export function useOpenDrift(words: DiscoverAsked, { at, answer }: DriftList): OpenDrift {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { open } = words;
  const total = answer?.total ?? 0;
  const place = useMemo(() => {
    if (open === undefined) return -1;
    for (let one = 0; one < Math.min(total, PAGE_ROWS); one++) if (at(one)?.key === open) return one;
    return -1;
  }, [open, at, total]);
  const isHere = place >= 0;
  const progress = useAnswer(
    open === undefined || isHere || answer === undefined ? undefined : askOpenDrift(workspace, language, words),
  );
  if (open === undefined) return { row: undefined, place: -1, isLoading: false };
  if (isHere) return { row: at(place), place, isLoading: false };
  const found = progress.kind === "ready" ? progress.answer.open : undefined;
  return { row: found?.row, place: found?.place ?? -1, isLoading: progress.kind === "loading" };
}

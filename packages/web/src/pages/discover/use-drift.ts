/** The drift of an address, in pages that come when their rows are looked at. */
import { useContext, useMemo } from "react";
import type { DriftAnswer, DriftRow } from "@orrery/core/answers/discover-answers";
import type { DiscoverAsked } from "@orrery/core/answers/url";
import { useAnswer } from "../../answers/store.ts";
import { askDrift, askOpenDrift, PAGE_ROWS } from "../../discover/ask-discover.ts";
import { type Pages, usePages } from "../../parts/use-pages.ts";
import { useSpeech } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";

export type DriftList = Pages<DriftAnswer, DriftRow>;

export function useDrift(words: DiscoverAsked): DriftList {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return usePages((offset) => askDrift(workspace, language, words, offset), rowsOf, PAGE_ROWS);
}

function rowsOf({ rows }: DriftAnswer): readonly DriftRow[] {
  return rows;
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

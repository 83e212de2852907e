/** A long list of an answer, in pages that come when their rows are looked at. */
import { useMemo, useState } from "react";
import type { Question } from "../answers/client.ts";
import { type Progress, useAnswer, useAnswers } from "../answers/store.ts";
import { useKept } from "./kept.ts";

export interface Pages<Answer, Row> {
  /** Counts and the first rows; what was there before stays while the next is on its way. */
  readonly answer: Answer | undefined;
  readonly progress: Progress<Answer>;
  readonly asked: Question<Answer>;
  /** The row at a place; undefined while it is on its way. */
  readonly at: (place: number) => Row | undefined;
  /** All that have come. */
  readonly loaded: readonly Row[];
  /** These are looked at. */
  readonly look: (from: number, to: number) => void;
}

/** `rowsOf` has to be the same function each time. */
export function usePages<Answer extends { readonly total: number }, Row>(
  ask: (offset: number) => Question<Answer>,
  rowsOf: (answer: Answer) => readonly Row[],
  size: number,
): Pages<Answer, Row> {
  const asked = ask(0);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const [seen, setSeen] = useState({ from: 0, to: size });
  const first = Math.max(1, Math.floor(seen.from / size));
  const last = Math.min(Math.floor(seen.to / size), Math.floor(((answer?.total ?? 1) - 1) / size));
  const offsets = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * size);
  const more = useAnswers(offsets.map(ask));
  const key = offsets.join();
  const pages = useMemo(() => {
    const found = new Map<number, readonly Row[]>([[0, answer === undefined ? [] : rowsOf(answer)]]);
    key.split(",").forEach((offset, index) => {
      const one = more[index];
      if (offset !== "" && one?.kind === "ready") found.set(Number(offset), rowsOf(one.answer));
    });
    return found;
  }, [answer, more, key, rowsOf]);
  const at = useMemo(
    () =>
      (place: number): Row | undefined => {
        const offset = Math.floor(place / size) * size;
        return pages.get(offset)?.[place - offset];
      },
    [pages, size],
  );
  const loaded = useMemo(() => [...pages.values()].flat(), [pages]);
  const look = useMemo(
    () => (from: number, to: number) =>
      setSeen((before) => (before.from === from && before.to === to ? before : { from, to })),
    [],
  );
  return { answer, progress, asked, at, loaded, look };
}

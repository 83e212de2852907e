/** Changes of cells: shown at once, made as one step, taken back with a sentence where they are refused. */
import { useCallback, useMemo, useRef, useState } from "react";
import { useEditing } from "../../editing/use-editing.ts";
import { useSpeech } from "../../speech.ts";
import { type CellChange, editOf, type Pending } from "./cell-changes.ts";

/** A change that was refused; nothing of it is lost. */
export interface RefusedChange {
  readonly changes: readonly CellChange[];
  readonly message: string;
}

export interface Changes {
  /** What cells will say, while it is on its way: by id of the row and key. */
  readonly pending: Pending;
  readonly refused: RefusedChange | undefined;
  readonly dismiss: () => void;
  readonly change: (changes: readonly CellChange[], title: string) => Promise<boolean>;
}

/** `news` is another one whenever rows have come anew: what is made shows in them. */
export function useChanges(news: unknown): Changes {
  const { language } = useSpeech();
  const { make } = useEditing();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [refused, setRefused] = useState<RefusedChange>();
  const counter = useRef(0);

  // What was made is in the rows once they have come again.
  const [seen, setSeen] = useState(news);
  if (seen !== news) {
    setSeen(news);
    if (waiting.some(({ isMade }) => isMade)) setWaiting(waiting.filter(({ isMade }) => !isMade));
  }

  const change = useCallback(
    async (changes: readonly CellChange[], title: string): Promise<boolean> => {
      const edits = changes.flatMap((one) => editOf(one, language) ?? []);
      if (edits.length === 0) return true;
      const number = ++counter.current;
      setRefused(undefined);
      setWaiting((all) => [...all, { number, changes, isMade: false }]);
      const outcome = await make(edits, title);
      if (outcome.kind === "done") {
        setWaiting((all) => all.map((one) => (one.number === number ? { ...one, isMade: true } : one)));
        return true;
      }
      setWaiting((all) => all.filter((one) => one.number !== number));
      setRefused({ changes, message: outcome.message });
      return false;
    },
    [make, language],
  );
  const pending = useMemo(() => byRow(waiting), [waiting]);
  return {
    pending,
    refused,
    dismiss: () => setRefused(undefined),
    change,
  };
}

interface Waiting {
  readonly number: number;
  readonly changes: readonly CellChange[];
  readonly isMade: boolean;
}

function byRow(waiting: readonly Waiting[]): Pending {
  const rows = new Map<string, Map<string, string>>();
  for (const { row, key, text } of waiting.flatMap(({ changes }) => changes)) {
    const cells = rows.get(row.id) ?? new Map<string, string>();
    cells.set(key, text);
    rows.set(row.id, cells);
  }
  return rows;
}

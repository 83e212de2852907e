/** Moving dates: shown at once, written when the hand lets go, taken back where the server refuses. */
import { useContext, useState } from "react";
import type { RoadmapDate, RoadmapRow } from "@orrery/core/answers/roadmap-answers";
import { makeEdits } from "../../editing/editing.ts";
import { announce } from "../../frame/announcer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { roadmapTexts } from "./roadmap-texts.ts";
import type { Moving } from "./rows.ts";
import { dayName, isoOf } from "./scale.ts";

export interface DateMover {
  /** Days of this row that are not written yet. */
  readonly daysOf: (row: string) => ReadonlyMap<string, number> | undefined;
  readonly show: (row: RoadmapRow, days: ReadonlyMap<string, number>) => void;
  readonly drop: () => void;
  /** Writes what is shown; undefined takes the date away. */
  readonly write: (row: RoadmapRow, days: ReadonlyMap<string, number | undefined>) => void;
}

export function useMoving(revision: number): DateMover {
  const { language } = useSpeech();
  const text = useTexts(roadmapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [moving, setMoving] = useState<Moving>();
  const isOver = moving?.since !== undefined && moving.since <= revision;

  const write = (row: RoadmapRow, days: ReadonlyMap<string, number | undefined>): void => {
    const changed = row.dates.filter(({ key, day }) => days.has(key) && (days.get(key) ?? null) !== day);
    if (changed.length === 0) return setMoving(undefined);
    const shown = new Map([...days].flatMap(([key, day]) => (day === undefined ? [] : [[key, day] as const])));
    setMoving({ row: row.id, days: shown });
    const edits = changed.map(({ key, text: seen }) => {
      const day = days.get(key);
      return { edit: "set", subject: row.id, key, text: day === undefined ? "" : isoOf(day), seen } as const;
    });
    void makeEdits(edits, { workspace, language, title: titleOf(row, changed, days) }).then((outcome) => {
      if (outcome.kind === "refused") {
        setMoving(undefined);
        announce(text("roadmap.refused", { message: outcome.message }), "warning");
        return;
      }
      setMoving({ row: row.id, days: shown, since: outcome.answer.revision });
    });
  };
  const titleOf = (
    row: RoadmapRow,
    changed: readonly RoadmapDate[],
    days: ReadonlyMap<string, number | undefined>,
  ): string => {
    const [first] = changed;
    if (first === undefined || changed.length > 1) return text("roadmap.set.title", { row: row.name });
    const name = first.name[language];
    const day = days.get(first.key);
    return day === undefined
      ? text("roadmap.cleared.title", { name, row: row.name })
      : text("roadmap.moved.title", { name, row: row.name, day: dayName(day, language) });
  };
  return {
    daysOf: (row) => (moving?.row === row && !isOver ? moving.days : undefined),
    show: (row, days) => setMoving({ row: row.id, days }),
    drop: () => setMoving(undefined),
    write,
  };
}

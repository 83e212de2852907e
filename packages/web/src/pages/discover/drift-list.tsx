/** The long list of drift: only the rows in view exist. */
import { useContext, useEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import type { DriftRow } from "@orrery/core/answers/discover-answers";
import type { DiscoverAddress } from "../../discover/ask-discover.ts";
import { useRowsInView } from "../../parts/virtual.ts";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { DriftLine } from "./drift-row.tsx";
import { driftTexts } from "./drift-texts.ts";
import type { DriftList as List } from "./use-drift.ts";

/** Pixels of a row; all are of one height, so that a long list scrolls. */
const ROW = 54;

export function DriftList(props: {
  readonly page: DiscoverAddress;
  readonly list: List;
  /** Place of the one that is open, -1 where none of these is. */
  readonly openAt: number;
  readonly chosen: ReadonlyMap<string, DriftRow>;
  readonly onChoose: (row: DriftRow) => void;
}): ReactElement {
  const { page, list, openAt, chosen, onChoose } = props;
  const text = useTexts(driftTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const scroller = useRef<HTMLDivElement>(null);
  const count = list.answer?.total ?? 0;
  const inView = useRowsInView({ count, scroller, rowHeight: ROW });
  const items = inView.getVirtualItems();
  const { look } = list;
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => look(from, to), [look, from, to]);
  const shown = useRef(-1);
  useEffect(() => {
    if (openAt < 0 || shown.current === openAt) return;
    shown.current = openAt;
    inView.scrollToIndex(openAt);
  });
  return (
    <div ref={scroller} className="drift-list" onKeyDown={walk}>
      <div
        role="list"
        aria-label={text("list.label")}
        className="drift-rows"
        style={{ height: `${inView.getTotalSize()}px` }}
      >
        {items.map(({ index, start }) => {
          const row = list.at(index);
          return (
            <div
              key={index}
              role="listitem"
              aria-setsize={count}
              aria-posinset={index + 1}
              className="drift-row"
              style={{ transform: `translateY(${start}px)`, height: `${ROW}px` }}
            >
              {row === undefined ? (
                <span className="skeleton" />
              ) : (
                <DriftLine
                  row={row}
                  page={page}
                  workspace={workspace}
                  isChosen={chosen.has(row.key)}
                  onChoose={onChoose}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Up and down from row to row. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-stop]")];
  const top = (stop: HTMLElement): number => stop.getBoundingClientRect().top;
  stops.sort((a, b) => top(a) - top(b));
  const next = stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(event.target as HTMLElement) + step))];
  if (!stops.includes(event.target as HTMLElement) || next === undefined) return;
  event.preventDefault();
  next.focus();
}

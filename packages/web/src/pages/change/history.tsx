/** The commits that changed the model, by day, the newest first; older ones come as one scrolls to them. */
import { useContext, useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { HistoryAnswer, HistoryEntry } from "@orrery/core/answers/time-answers";
import { useAnswers } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { useRowsInView } from "../../parts/virtual.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { askHistory } from "../../time/answers.ts";
import { useFreshOnReturn } from "../../time/fresh.ts";
import { dayName } from "../../time/moment-name.ts";
import { NoHistoryNote } from "../../time/no-history-note.tsx";
import { WorkspaceContext } from "../../workspace-context.ts";
import { changeTexts } from "./change-texts.ts";
import { CommitRow } from "./commit-row.tsx";
import { Totals } from "./totals.tsx";

export function History(): ReactElement {
  const text = useTexts(changeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [offsets, setOffsets] = useState<readonly number[]>([0]);
  const asked = offsets.map((offset) => askHistory(workspace, language, offset));
  const progress = useAnswers(asked);
  useFreshOnReturn(askHistory(workspace, language, 0));
  const answers = progress.flatMap((one) => (one.kind === "ready" ? [one.answer] : []));
  const [first] = answers;
  const last = progress.at(-1);
  const next = last?.kind === "ready" ? last.answer.next : null;
  const more = (): void => {
    if (next !== null && !offsets.includes(next)) setOffsets([...offsets, next]);
  };
  const failed = progress.findIndex((one) => one.kind === "failed");
  const failure = progress[failed];
  const failedAsked = asked[failed];
  if (failure?.kind === "failed" && failedAsked !== undefined && first === undefined)
    return <Failed status={failure.status} message={failure.message} asked={failedAsked} />;
  if (first === undefined) {
    return (
      <>
        <p className="muted" role="status">
          {text("history.more")}
        </p>
        <Loading lines={8} />
      </>
    );
  }
  if (first.problem !== null) return <NoHistoryNote problem={first.problem} />;
  return (
    <Commits answers={answers} isAll={next === null && last?.kind === "ready"} onMore={more} unsaved={first.unsaved} />
  );
}

type Row = { readonly kind: "day"; readonly day: string } | { readonly kind: "commit"; readonly entry: HistoryEntry };

function Commits(props: {
  readonly answers: readonly HistoryAnswer[];
  readonly unsaved: HistoryAnswer["unsaved"];
  readonly isAll: boolean;
  readonly onMore: () => void;
}): ReactElement {
  const text = useTexts(changeTexts);
  const { language } = useSpeech();
  const { answers, isAll, onMore } = props;
  const [filter, setFilter] = useState("");
  const entries = useMemo(() => answers.flatMap(({ commits }) => commits), [answers]);
  const rows = useMemo(() => rowsOf(entries.filter((entry) => matches(entry, filter))), [entries, filter]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRowsInView({ count: rows.length + 1, scroller, rowHeight: 64 });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!isAll && lastShown >= rows.length - 4) onMore();
  }, [isAll, lastShown, rows.length, onMore]);
  const hasShallow = answers.at(-1)?.isShallow === true;
  const end = !isAll
    ? text("history.more")
    : rows.length === 0
      ? text("history.empty")
      : text("history.end", { count: entries.length });
  return (
    <>
      <div className="change-tools">
        <label className="field">
          <Icon name="search" />
          <span className="visually-hidden">{text("history.filter")}</span>
          <input
            type="search"
            value={filter}
            placeholder={text("history.filter.placeholder")}
            onChange={(event) => setFilter(event.target.value)}
          />
        </label>
      </div>
      {props.unsaved !== null && <Unsaved totals={props.unsaved} />}
      <div ref={scroller} className="change-scroll" tabIndex={0} role="region" aria-label={text("history.list")}>
        <div className="change-rows" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="change-row"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row === undefined ? (
                  <p className="muted history-end" role="status">
                    {end} {isAll && hasShallow && text("history.shallow")}
                  </p>
                ) : row.kind === "day" ? (
                  <h2 className="history-day">{dayName(row.day, language)}</h2>
                ) : (
                  <CommitRow entry={row.entry} />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function Unsaved({ totals }: { readonly totals: NonNullable<HistoryAnswer["unsaved"]> }): ReactElement {
  const text = useTexts(changeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Link className="card history-unsaved" to={{ workspace, page: { kind: "change", part: "facts" }, state: head }}>
      <Icon name="file-pen" />
      <span>
        <strong>{text("history.unsaved")}</strong> <span className="muted">{text("history.unsaved.text")}</span>
      </span>
      <Totals totals={totals} isShort />
    </Link>
  );
}

const head = { filters: {}, selection: [], against: "HEAD" } as const;

function rowsOf(entries: readonly HistoryEntry[]): readonly Row[] {
  const rows: Row[] = [];
  let day = "";
  for (const entry of entries) {
    const own = entry.date.slice(0, 10);
    if (own !== day) rows.push({ kind: "day", day: own });
    day = own;
    rows.push({ kind: "commit", entry });
  }
  return rows;
}

function matches({ subject, author, hash, refs, names, kinds }: HistoryEntry, filter: string): boolean {
  const texts = [
    subject,
    author,
    hash,
    ...refs,
    ...names.flatMap(({ id, name }) => [id, name]),
    ...kinds.map(({ kind }) => kind),
  ];
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.every((word) => texts.some((one) => one.toLowerCase().includes(word)));
}

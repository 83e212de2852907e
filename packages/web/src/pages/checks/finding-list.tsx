/** The long list of findings: groups that fold, and a line for each finding that opens it. */
import { useContext, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { ChecksAnswer, FindingAnswer, FindingGroupAnswer } from "@orrery/core/answers/checks-answers";
import type { PageState } from "@orrery/core/answers/url";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { severities, SeverityMark } from "../../parts/severity.tsx";
import { useRowsInView } from "../../parts/virtual.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { type ChecksAddress, USUAL_GROUP } from "../../checks/ask-checks.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import { withFinding } from "./choosing.ts";
import { type Row, rowsOf } from "./finding-rows.ts";

/** Pixels of a row; all are of one height, so that a list of a hundred thousand scrolls. */
const ROW = 52;

export function FindingList(props: {
  readonly page: ChecksAddress;
  readonly state: PageState;
  readonly answer: ChecksAnswer;
  readonly at: (place: number) => FindingAnswer | undefined;
  readonly onLook: (from: number, to: number) => void;
}): ReactElement {
  const { page, state, answer, at, onLook } = props;
  const text = useTexts(checksTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => rowsOf(answer.groups, answer.total, folded), [answer, folded]);
  const inView = useRowsInView({ count: rows.count, scroller, rowHeight: ROW });
  const items = inView.getVirtualItems();
  const places = items.flatMap(({ index }) => {
    const row = rows.at(index);
    return row.row === "finding" ? [row.place] : [];
  });
  const [from, to] = [places[0] ?? 0, places.at(-1) ?? 0];
  useEffect(() => onLook(from, to), [onLook, from, to]);
  useOpenInSight(page.id, {
    at,
    total: answer.total,
    indexOf: (place) => rows.indexOf(place),
    show: (index) => inView.scrollToIndex(index),
  });
  const fold = (id: string): void => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  return (
    <div ref={scroller} className="checks-list" onKeyDown={walk}>
      <div
        role="list"
        aria-label={text("list.label")}
        className="checks-rows"
        style={{ height: `${inView.getTotalSize()}px` }}
      >
        {items.map(({ index, start }) => (
          <div
            key={index}
            role="listitem"
            aria-setsize={rows.count}
            aria-posinset={index + 1}
            className="checks-row"
            style={{ transform: `translateY(${start}px)`, height: `${ROW}px` }}
          >
            <OneRow row={rows.at(index)} page={page} state={state} at={at} onFold={fold} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface Sight {
  readonly at: (place: number) => FindingAnswer | undefined;
  readonly total: number;
  readonly indexOf: (place: number) => number | undefined;
  readonly show: (index: number) => void;
}

/** The finding that is open stands in sight when the list comes, and when another one is opened by a key. */
function useOpenInSight(id: string | undefined, { at, total, indexOf, show }: Sight): void {
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (id === undefined || shown.current === id) return;
    for (let place = 0; place < Math.min(total, 200); place++) {
      if (at(place)?.fingerprint !== id) continue;
      const index = indexOf(place);
      if (index !== undefined) show(index);
      shown.current = id;
      return;
    }
  });
}

function OneRow(props: {
  readonly row: Row;
  readonly page: ChecksAddress;
  readonly state: PageState;
  readonly at: (place: number) => FindingAnswer | undefined;
  readonly onFold: (id: string) => void;
}): ReactElement {
  const { row, page, state, at, onFold } = props;
  if (row.row === "group") return <GroupRow group={row.group} isFolded={row.isFolded} onFold={onFold} />;
  const finding = at(row.place);
  if (finding === undefined) return <span className="skeleton" />;
  return <FindingRow finding={finding} page={page} state={state} />;
}

function GroupRow(props: {
  readonly group: FindingGroupAnswer;
  readonly isFolded: boolean;
  readonly onFold: (id: string) => void;
}): ReactElement {
  const { group, isFolded, onFold } = props;
  const text = useTexts(checksTexts);
  const { pick, number, language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const title = pick(group.title);
  return (
    <div className="checks-group">
      <button
        type="button"
        className="checks-fold"
        data-stop
        aria-expanded={!isFolded}
        aria-label={text("list.fold", { name: title })}
        onClick={() => onFold(group.id)}
      >
        <Icon name={isFolded ? "chevron-right" : "chevron-down"} />
      </button>
      <h2 title={title}>{title}</h2>
      {severities.map((severity) =>
        group.counts[severity] === 0 ? null : (
          <span key={severity} className={`checks-count severity-${severity}`}>
            <SeverityMark severity={severity} quiet />
            {number(group.counts[severity])}
          </span>
        ),
      )}
      {group.by === "rule" && (
        <Link
          className="checks-about"
          to={{ workspace, page: { kind: "checks", part: "rules", id: group.id } }}
          title={title}
          aria-label={`${text("finding.rule")}: ${title}`}
          lang={language}
        >
          <Icon name="book-open" />
        </Link>
      )}
    </div>
  );
}

function FindingRow(props: {
  readonly finding: FindingAnswer;
  readonly page: ChecksAddress;
  readonly state: PageState;
}): ReactElement {
  const { finding, page, state } = props;
  const { pick } = useSpeech();
  const text = useTexts(checksTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { subject, severity, status, owner, ruleTitle } = finding;
  const isOpen = page.id === finding.fingerprint;
  const group = page.group ?? USUAL_GROUP;
  return (
    <Link
      className="checks-finding"
      data-stop
      to={{ workspace, page: withFinding(page, finding.fingerprint), state }}
      {...(isOpen ? { "aria-current": "true" as const } : {})}
      title={pick(finding.message)}
    >
      <SeverityMark severity={severity} quiet />
      <span className="checks-said">
        <span className="checks-message">{pick(finding.message)}</span>
        <span className="checks-meta">
          {group !== "element" && <Subject finding={finding} />}
          {group !== "rule" && <span>{pick(ruleTitle)}</span>}
          {group !== "owner" && owner !== null && (
            <span>
              <Icon name="user-round" />
              {owner.name}
            </span>
          )}
          {group === "element" && subject.isRelationship && <Subject finding={finding} />}
        </span>
      </span>
      {status !== "open" && <span className="chip">{text(`status.${status}`)}</span>}
    </Link>
  );
}

function Subject({ finding: { subject } }: { readonly finding: FindingAnswer }): ReactElement {
  const { pick } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const kind = kindOf(subject.kind);
  return (
    <span>
      {subject.isRelationship ? <Icon name="arrow-right" /> : <KindTile icon={kind.icon} layer={kind.layer} />}
      {pick(subject.title)}
    </span>
  );
}

/** Up and down from line to line; Home and End to the first and last that are there. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-stop]")];
  const top = (stop: HTMLElement): number => stop.getBoundingClientRect().top;
  stops.sort((a, b) => top(a) - top(b));
  const here = stops.indexOf(event.target as HTMLElement);
  const next = stops[Math.max(0, Math.min(stops.length - 1, here + step))];
  if (here < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

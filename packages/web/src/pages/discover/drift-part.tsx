/** Drift: the list, how sure it has to be, and beside it the one that is open with what can be done about it. */
import { useCallback, useContext, useMemo, useState, type ReactElement } from "react";
import type { DriftRow } from "@orrery/core/answers/discover-answers";
import type { DiscoverAsked } from "@orrery/core/answers/url";
import { useCommands } from "../../commands/commands.ts";
import { confidenceOf, type Adopting } from "../../discover/ask-discover.ts";
import { useKnownSources } from "../../discover/use-known.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { goTo } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useLatest } from "../../parts/latest.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { AdoptDialog } from "./adopt-dialog.tsx";
import { DiscoverHead } from "./discover-head.tsx";
import type { DiscoverProps } from "./discover-page.tsx";
import { canAdopt, canTolerate, removal, subjectWords } from "./drift-deeds.ts";
import { DriftFilters } from "./drift-filters.tsx";
import { DriftList } from "./drift-list.tsx";
import { DriftPanel, type Deeds } from "./drift-panel.tsx";
import { driftTexts } from "./drift-texts.ts";
import { useLooking, type Looking } from "./looking.ts";
import { OrNothingYet } from "./or-nothing-yet.tsx";
import { TolerateDialog } from "./tolerate-dialog.tsx";
import { useDrift, useOpenDrift, type DriftList as List, type OpenDrift } from "./use-drift.ts";

/** A dialog that is asked for: what it is about. */
type Asking =
  | { readonly dialog: "adopt"; readonly rows: readonly DriftRow[] }
  | { readonly dialog: "adopt-all" }
  | { readonly dialog: "tolerate"; readonly rows: readonly DriftRow[] };

const nothing: DiscoverAsked = {};

export function DriftPart({ page }: DiscoverProps): ReactElement {
  const text = useTexts(driftTexts);
  const asked = page.asked ?? nothing;
  const looking = useLooking();
  const list = useDrift(asked);
  const open = useOpenDrift(asked, list);
  const [chosen, setChosen] = useState<ReadonlyMap<string, DriftRow>>(new Map());
  const [asking, setAsking] = useState<Asking>();
  const deeds = useDeeds(setAsking);
  const choose = useCallback((row: DriftRow): void => {
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(row.key)) next.set(row.key, row);
      return next;
    });
  }, []);
  useKeys({ list, open, looking, deeds, chosen, choose, askAll: () => setAsking({ dialog: "adopt-all" }) });
  const { answer, progress } = list;
  const close = (isDone: boolean): void => {
    setAsking(undefined);
    if (isDone) setChosen(new Map());
  };
  return (
    <div className="page page-full discover-page" data-open={asked.open !== undefined}>
      <DiscoverHead
        part="drift"
        actions={
          answer !== undefined &&
          answer.bySort.unmodelled > 0 &&
          (asked.sort === undefined || asked.sort === "unmodelled") && (
            <button type="button" className="button" onClick={() => setAsking({ dialog: "adopt-all" })}>
              <Icon name="file-plus" />
              {text("deed.adopt.all")}
            </button>
          )
        }
      />
      <OrNothingYet>
        {progress.kind === "failed" ? (
          <Failed status={progress.status} message={progress.message} asked={list.asked} />
        ) : answer === undefined ? (
          <Loading lines={10} />
        ) : (
          <>
            <DriftFilters asked={asked} answer={answer} looking={looking} />
            <p className="visually-hidden" role="status">
              {text("list.count", { count: answer.total })}
            </p>
            {chosen.size > 0 && (
              <ChosenBar
                chosen={[...chosen.values()]}
                deeds={deeds}
                onAll={() => setChosen(new Map(list.loaded.map((row) => [row.key, row])))}
                onNone={() => setChosen(new Map())}
              />
            )}
            <div className="drift-body">
              {answer.total === 0 ? (
                <NoDrift isChosen={Object.keys(asked).some((word) => word !== "open")} />
              ) : (
                <DriftList page={page} list={list} openAt={open.place} chosen={chosen} onChoose={choose} />
              )}
              {asked.open !== undefined && (
                <DriftPanel key={asked.open} open={open} deeds={deeds} onClose={() => looking.open(undefined)} />
              )}
            </div>
          </>
        )}
      </OrNothingYet>
      {asking !== undefined && <Dialogs asking={asking} asked={asked} onClose={close} />}
    </div>
  );
}

function NoDrift({ isChosen }: { readonly isChosen: boolean }): ReactElement {
  const text = useTexts(driftTexts);
  const key = isChosen ? "list.none.chosen" : "list.none";
  return (
    <Empty icon={isChosen ? "search-x" : "circle-check"} title={text(key)}>
      <p>{text(`${key}.text`)}</p>
    </Empty>
  );
}

function useDeeds(ask: (asking: Asking) => void): Deeds {
  const text = useTexts(driftTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { make } = useEditing();
  return useMemo(
    () => ({
      adopt: (rows) => ask({ dialog: "adopt", rows }),
      tolerate: (rows) => ask({ dialog: "tolerate", rows }),
      remove: (row) => {
        const edit = removal(row);
        const subject = subjectWords(row, pick);
        if (edit !== undefined) void make([edit], text("remove.step", { subject }), text("remove.done", { subject }));
      },
      visit: ({ element }) => goTo({ workspace, page: { kind: "element", id: element.id, tab: "provenance" } }),
    }),
    [ask, text, pick, workspace, make],
  );
}

/** What can be done with several at once. */
function ChosenBar(props: {
  readonly chosen: readonly DriftRow[];
  readonly deeds: Deeds;
  readonly onAll: () => void;
  readonly onNone: () => void;
}): ReactElement {
  const { chosen, deeds, onAll, onNone } = props;
  const text = useTexts(driftTexts);
  const adoptable = chosen.filter(canAdopt);
  const tolerable = chosen.filter(canTolerate);
  return (
    <div className="chosen-bar" role="group" aria-label={text("chosen.count", { count: chosen.length })}>
      <b role="status">{text("chosen.count", { count: chosen.length })}</b>
      <button
        type="button"
        className="button button-small button-main"
        disabled={adoptable.length === 0}
        onClick={() => deeds.adopt(adoptable)}
      >
        {text("deed.adopt.many", { count: adoptable.length })}
      </button>
      <button
        type="button"
        className="button button-small"
        disabled={tolerable.length === 0}
        onClick={() => deeds.tolerate(tolerable)}
      >
        {text("deed.tolerate.many", { count: tolerable.length })}
      </button>
      <button type="button" className="button button-small" onClick={onAll}>
        {text("chosen.all")}
      </button>
      <button type="button" className="button button-small" onClick={onNone}>
        {text("chosen.none")}
      </button>
    </div>
  );
}

function Dialogs(props: {
  readonly asking: Asking;
  readonly asked: DiscoverAsked;
  readonly onClose: (isDone: boolean) => void;
}): ReactElement {
  const { asking, asked, onClose } = props;
  const text = useTexts(driftTexts);
  const { pick } = useSpeech();
  const { answer } = useKnownSources();
  const confidence = confidenceOf(asked);
  if (asking.dialog === "tolerate")
    return <TolerateDialog rows={asking.rows} today={answer?.today ?? ""} onClose={onClose} />;
  if (asking.dialog === "adopt-all") {
    const { sort, about, kind, source, q } = asked;
    const words = Object.entries({ sort, about, kind, source, q }).filter(([, said]) => said !== undefined);
    const what: Adopting = { subjects: [], asked: Object.fromEntries(words) as Record<string, string>, confidence };
    return (
      <AdoptDialog
        what={what}
        intro={text("adopt.intro.all")}
        title={text("adopt.step.all")}
        done={text("adopt.done.many")}
        onClose={onClose}
      />
    );
  }
  const { rows } = asking;
  const [first] = rows;
  const isOne = rows.length === 1 && first !== undefined;
  const subject = first === undefined ? "" : subjectWords(first, pick);
  const what: Adopting = {
    subjects: rows.map((row) => row.subject),
    confidence: Math.min(confidence, ...rows.map((row) => row.confidence)),
  };
  return (
    <AdoptDialog
      what={what}
      intro={
        isOne && first.drift === "contradicting" ? text("adopt.value") : text("adopt.intro", { count: rows.length })
      }
      title={isOne ? text("adopt.step", { subject }) : text("adopt.step.many", { count: rows.length })}
      done={isOne ? text("adopt.done", { subject }) : text("adopt.done.many")}
      onClose={onClose}
    />
  );
}

interface KeyTargets {
  readonly list: List;
  readonly open: OpenDrift;
  readonly looking: Looking;
  readonly deeds: Deeds;
  readonly chosen: ReadonlyMap<string, DriftRow>;
  readonly choose: (row: DriftRow) => void;
  readonly askAll: () => void;
}

/** One key for each deed, and from one to the next. */
function useKeys(targets: KeyTargets): void {
  const text = useTexts(driftTexts);
  const [stepped, setStepped] = useState(0);
  const now = useLatest({ ...targets, stepped });
  useCommands(
    useMemo(() => {
      const step = (by: number): void => {
        const { list, open, looking, stepped: last } = now();
        const total = list.answer?.total ?? 0;
        if (total === 0) return;
        // What was open may be done with: its place is that of the next one by now.
        const here = open.row === undefined ? (by > 0 ? last - 1 : last + 1) : open.place;
        const wanted = (Math.max(-1, here) + by + total) % total;
        const row = list.at(wanted);
        if (row === undefined) return;
        setStepped(wanted);
        looking.open(row.key, "replace");
      };
      const withRow = (run: (row: DriftRow) => void) => (): void => {
        const { row } = now().open;
        if (row !== undefined) run(row);
      };
      const several = (fits: (row: DriftRow) => boolean, run: (rows: readonly DriftRow[]) => void): void => {
        const { chosen, open } = now();
        const rows = chosen.size > 0 ? [...chosen.values()] : open.row === undefined ? [] : [open.row];
        const fitting = rows.filter(fits);
        if (fitting.length > 0) run(fitting);
      };
      const group = text("command.group");
      return [
        {
          id: "drift.next",
          title: text("command.next"),
          icon: "arrow-down",
          keys: ["j", "n"],
          group,
          run: () => step(1),
        },
        {
          id: "drift.previous",
          title: text("command.previous"),
          icon: "arrow-up",
          keys: ["k", "Shift+n"],
          group,
          run: () => step(-1),
        },
        {
          id: "drift.adopt",
          title: text("command.adopt"),
          icon: "file-plus",
          keys: ["a"],
          group,
          run: () => several(canAdopt, now().deeds.adopt),
        },
        {
          id: "drift.adopt-all",
          title: text("deed.adopt.all"),
          icon: "file-plus",
          keys: ["Shift+a"],
          group,
          run: () => now().askAll(),
        },
        {
          id: "drift.tolerate",
          title: text("command.tolerate"),
          icon: "calendar-clock",
          keys: ["w"],
          group,
          run: () => several(canTolerate, now().deeds.tolerate),
        },
        {
          id: "drift.remove",
          title: text("deed.remove"),
          icon: "trash-2",
          keys: ["Delete"],
          group,
          run: withRow((row) => now().deeds.remove(row)),
        },
        {
          id: "drift.choose",
          title: text("command.choose"),
          icon: "check",
          keys: ["x"],
          group,
          run: withRow((row) => now().choose(row)),
        },
        {
          id: "drift.open",
          title: text("command.open"),
          icon: "external-link",
          keys: ["o"],
          group,
          run: withRow((row) => {
            if (row.element.isDeclared) now().deeds.visit(row);
          }),
        },
        {
          id: "drift.search",
          title: text("command.search"),
          icon: "search",
          keys: ["f"],
          group,
          run: () => document.querySelector<HTMLInputElement>(".checks-search input")?.focus(),
        },
      ];
    }, [text, now]),
  );
}

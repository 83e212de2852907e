/** The findings: how much is known, what is chosen, the list, and beside it the one that is open. */
import { Suspense, useContext, useMemo, useState, type ReactElement } from "react";
import type { CheckCounts } from "@orrery/core/answers/checks-answers";
import { useCommands } from "../../commands/commands.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { later } from "../../parts/later.tsx";
import { useLatest } from "../../parts/latest.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { ChecksHead } from "./checks-head.tsx";
import type { ChecksProps } from "./checks-page.tsx";
import { PAGE_ROWS } from "../../checks/ask-checks.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import { type Choosing, useChoosing } from "./choosing.ts";
import { CoverageBar } from "../../checks/coverage-bar.tsx";
import { FileLink, FilterBar } from "./filter-bar.tsx";
import { FindingList } from "./finding-list.tsx";
import { type Findings, useFindings } from "./use-findings.ts";

const FindingPanel = later(() => import("./finding-panel.tsx").then((module) => module.FindingPanel));

export function FindingsPart(props: ChecksProps): ReactElement {
  const { page, state } = props;
  const text = useTexts(checksTexts);
  const choosing = useChoosing();
  const findings = useFindings(page, state);
  const { answer, progress, asked } = findings;
  useTitle(text("title"));
  useStepping(findings, page.id, choosing);
  return (
    <div className="page page-full checks-page" data-open={page.id !== undefined}>
      <ChecksHead part={undefined} intro={text("intro")} actions={<Actions {...props} />} />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={10} />
      ) : (
        <>
          <Known counts={answer.counts} />
          <FilterBar {...props} answer={answer} choosing={choosing} />
          <p className="visually-hidden" role="status">
            {text("list.count", { count: answer.total })}
          </p>
          <div className="checks-body">
            {answer.total === 0 ? (
              <Nothing counts={answer.counts} isChosen={page.asked !== undefined || state.filter !== undefined} />
            ) : (
              <FindingList {...props} answer={answer} at={findings.at} onLook={findings.look} />
            )}
            {page.id !== undefined && (
              <Suspense fallback={<Loading lines={8} />}>
                <FindingPanel key={page.id} id={page.id} page={page} choosing={choosing} />
              </Suspense>
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Actions({ page, state }: ChecksProps): ReactElement {
  const text = useTexts(checksTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <>
      <Link className="button" to={{ workspace, page: { kind: "analysis", analysis: "advise", from: [] } }}>
        <Icon name="lightbulb" />
        {text("advise")}
      </Link>
      <FileLink page={page} state={state} />
    </>
  );
}

/** A score says little without how much it rests on: so much is known at all. */
function Known({ counts }: { readonly counts: CheckCounts }): ReactElement {
  const text = useTexts(checksTexts);
  const { percent } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { holds, violated, unknown } = counts;
  const asked = holds + violated + unknown;
  if (asked === 0) return <></>;
  return (
    <div className="checks-known">
      <CoverageBar {...counts} />
      <p>
        {text("coverage", { asked, known: percent((holds + violated) / asked), unknown })}
        {unknown > 0 && (
          <Link to={{ workspace, page: { kind: "checks", part: "questions" } }}>{text("coverage.todo")}</Link>
        )}
      </p>
    </div>
  );
}

function Nothing(props: { readonly counts: CheckCounts; readonly isChosen: boolean }): ReactElement {
  const text = useTexts(checksTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { holds, unknown } = props.counts;
  return (
    <Empty icon="search-x" title={text(props.isChosen ? "list.none" : "list.clean")}>
      <p>{props.isChosen ? text("list.none.text") : text("list.clean.text", { holds, unknown })}</p>
      {unknown > 0 && (
        <Link className="button" to={{ workspace, page: { kind: "checks", part: "questions" } }}>
          <Icon name="circle-help" />
          {text("coverage.todo")}
        </Link>
      )}
    </Empty>
  );
}

/** Keys from one finding to the next, in the order of the list. */
function useStepping({ at, answer }: Findings, id: string | undefined, choosing: Choosing): void {
  const text = useTexts(checksTexts);
  const total = answer?.total ?? 0;
  const [stepped, setPlace] = useState(-1);
  // Where it stands is found among the first; further down a step has led there.
  const found = useMemo(() => {
    for (let one = 0; one < Math.min(total, PAGE_ROWS); one++) if (at(one)?.fingerprint === id) return one;
    return -1;
  }, [at, id, total]);
  const place = found < 0 ? stepped : found;
  const now = useLatest({ at, place, total, id });
  useCommands(
    useMemo(() => {
      const step = (by: number): void => {
        const here = now();
        if (here.total === 0) return;
        const next = here.id === undefined ? (by > 0 ? 0 : here.total - 1) : here.place + by;
        const wanted = (next + here.total) % here.total;
        const finding = here.at(wanted);
        if (finding === undefined) return;
        setPlace(wanted);
        choosing.open(finding.fingerprint);
      };
      const group = text("command.group");
      return [
        {
          id: "checks.next",
          title: text("command.next"),
          icon: "arrow-down",
          keys: ["n", "j"],
          group,
          run: () => step(1),
        },
        {
          id: "checks.previous",
          title: text("command.previous"),
          icon: "arrow-up",
          keys: ["Shift+n"],
          group,
          run: () => step(-1),
        },
        {
          id: "checks.search",
          title: text("command.search"),
          icon: "search",
          keys: ["f"],
          group,
          run: () => document.querySelector<HTMLInputElement>(".checks-search input")?.focus(),
        },
      ];
    }, [text, now, choosing]),
  );
}

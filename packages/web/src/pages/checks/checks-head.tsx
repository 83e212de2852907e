/** The head of every page of checks: its name, and the way to its other parts. */
import { useContext, type ReactElement, type ReactNode } from "react";
import type { CheckCounts } from "@orrery/core/answers/checks-answers";
import type { ChecksPart } from "@orrery/core/answers/url";
import { askChecksSummary } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { useKept } from "../../parts/kept.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { checksTexts } from "../../checks/checks-texts.ts";

const parts: readonly (ChecksPart | undefined)[] = [undefined, "questions", "waivers", "scores", "rules", "text"];

export function ChecksHead(props: {
  readonly part: ChecksPart | "frameworks" | undefined;
  readonly intro: string;
  readonly actions?: ReactNode;
}): ReactElement {
  const text = useTexts(checksTexts);
  return (
    <>
      <header className="page-head checks-head">
        <div>
          <h1>{text("title")}</h1>
          <p className="subtitle">{props.intro}</p>
        </div>
        {props.actions !== undefined && <div className="actions">{props.actions}</div>}
      </header>
      <ChecksTabs part={props.part} />
    </>
  );
}

export function ChecksTabs({ part }: { readonly part: ChecksPart | "frameworks" | undefined }): ReactElement {
  const text = useTexts(checksTexts);
  const { number } = useSpeech();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const progress = useAnswer(workspace === "" ? undefined : askChecksSummary(workspace));
  const counts = useKept(progress.kind === "ready" ? (progress.answer.counts ?? undefined) : undefined);
  const diagnostics = Object.values(answer?.statistics.diagnostics ?? {}).reduce((sum, one) => sum + one, 0);
  const current = { "aria-current": "page" as const };
  return (
    <nav className="tabs" aria-label={text("parts")}>
      {parts.map((one) => {
        const count = one === "text" ? diagnostics : countOf(counts, one);
        return (
          <Link
            key={one ?? "findings"}
            to={{ workspace, page: { kind: "checks", ...(one === undefined ? {} : { part: one }) } }}
            {...(one === part ? current : {})}
          >
            {text(`part.${one ?? "findings"}`)}
            {count !== undefined && count > 0 && <span className="tab-count">{number(count)}</span>}
          </Link>
        );
      })}
      <Link to={{ workspace, page: { kind: "frameworks" } }} {...(part === "frameworks" ? current : {})}>
        {text("part.frameworks")}
      </Link>
    </nav>
  );
}

function countOf(counts: CheckCounts | undefined, part: ChecksPart | undefined): number | undefined {
  if (counts === undefined) return undefined;
  switch (part) {
    case undefined:
      return counts.open.error + counts.open.warning + counts.open.info;
    case "questions":
      return counts.questions;
    default:
      return undefined;
  }
}

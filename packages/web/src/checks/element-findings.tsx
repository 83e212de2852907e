/** What rules say of an element and of what is inside it, wherever it is shown. */
import { useContext, type ReactElement } from "react";
import type { ElementChecksAnswer, FindingAnswer } from "@orrery/core/answers/checks-answers";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { useKept } from "../parts/kept.ts";
import { SeverityMark } from "../parts/severity.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askElementChecks } from "./ask-checks.ts";
import { checksTexts } from "./checks-texts.ts";

export function useElementChecks(id: string): ElementChecksAnswer | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askElementChecks(workspace, language, id));
  return useKept(progress.kind === "ready" ? progress.answer : undefined);
}

/** A finding as a line that opens it. */
export function FindingLine(props: { readonly finding: FindingAnswer; readonly of: string }): ReactElement {
  const { finding, of } = props;
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { fingerprint, severity, message, status, ruleTitle } = finding;
  const asked = { element: of, ...(status === "open" ? {} : { status: "all" }) };
  return (
    <Link
      className="finding"
      to={{ workspace, page: { kind: "checks", id: fingerprint, asked } }}
      title={pick(ruleTitle)}
    >
      <SeverityMark severity={severity} quiet />
      <span className="finding-text">{pick(message)}</span>
      {status !== "open" && <span className="chip">{text(`status.${status}`)}</span>}
    </Link>
  );
}

/** The first few, in the panel beside a picture; the badge of the box counts them. */
export function ElementFindings({ id }: { readonly id: string }): ReactElement | null {
  const text = useTexts(checksTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const answer = useElementChecks(id);
  const open = answer?.findings.filter(({ status }) => status === "open") ?? [];
  if (open.length === 0) return null;
  return (
    <section className="inspector-findings" aria-label={text("list.label")}>
      <h3>
        {text("list.label")} <span className="muted">{number(open.length)}</span>
      </h3>
      <ul>
        {open.slice(0, MOST).map((finding) => (
          <li key={finding.fingerprint}>
            <FindingLine finding={finding} of={id} />
          </li>
        ))}
      </ul>
      {open.length > MOST && (
        <Link to={{ workspace, page: { kind: "checks", asked: { element: id } } }}>
          {text("list.more", { count: open.length - MOST })}
        </Link>
      )}
    </section>
  );
}

const MOST = 5;

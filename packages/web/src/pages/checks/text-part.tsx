/** What reading the text told: all diagnostics, by file and from the worst; each leads to its place in the text. */
import { useContext, useState, type ReactElement } from "react";
import type { DiagnosticAnswer, DiagnosticsAnswer } from "@orrery/core/answers/answers";
import type { Severity } from "@orrery/core/base/diagnostic";
import { askDiagnostics } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { groupBy } from "@orrery/core/base/group-by";
import { Finding } from "../../parts/finding.tsx";
import { Icon } from "../../parts/icon.tsx";
import { severities, SeverityCount } from "../../parts/severity.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { ChecksHead } from "./checks-head.tsx";
import { checksTexts } from "../../checks/checks-texts.ts";

const mostPerFile = 200;

export function TextPart(): ReactElement {
  const text = useTexts(checksTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [only, setOnly] = useState<Severity>();
  useTitle(text("part.text"));
  const asked = askDiagnostics(workspace, language);
  const progress = useAnswer(asked);
  const answer = progress.kind === "ready" ? progress.answer : undefined;
  return (
    <div className="page checks-page">
      <ChecksHead
        part="text"
        intro={text("text.intro")}
        actions={
          answer !== undefined && answer.diagnostics.length > 0 && <Only answer={answer} only={only} onOnly={setOnly} />
        }
      />
      {progress.kind === "failed" && <Failed status={progress.status} message={progress.message} asked={asked} />}
      {progress.kind === "loading" && <Loading lines={8} />}
      {answer !== undefined && <Diagnostics answer={answer} only={only} />}
    </div>
  );
}

function Only(props: {
  readonly answer: DiagnosticsAnswer;
  readonly only: Severity | undefined;
  readonly onOnly: (severity: Severity | undefined) => void;
}): ReactElement {
  const text = useTexts(checksTexts);
  const { answer, only, onOnly } = props;
  return (
    <div className="segmented segmented-wide" role="group" aria-label={text("text.filter")}>
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          aria-pressed={only === severity}
          onClick={() => onOnly(only === severity ? undefined : severity)}
        >
          <SeverityCount severity={severity} count={answer.counts[severity]} />
        </button>
      ))}
    </div>
  );
}

function Diagnostics(props: { readonly answer: DiagnosticsAnswer; readonly only: Severity | undefined }): ReactElement {
  const text = useTexts(checksTexts);
  const { diagnostics } = props.answer;
  const shown = diagnostics.filter(({ severity }) => props.only === undefined || severity === props.only);
  const files = [...groupBy(shown, ({ uri }) => uri)].sort(
    ([a, x], [b, y]) => worstOf(x) - worstOf(y) || a.localeCompare(b),
  );
  if (diagnostics.length === 0)
    return (
      <Empty icon="circle-check" title={text("text.clean")}>
        <p>{text("text.clean.text")}</p>
      </Empty>
    );
  if (shown.length === 0) return <Empty icon="circle-check" title={text("text.none")} />;
  return (
    <>
      {files.map(([uri, found]) => (
        <FileFindings key={uri} uri={uri} found={found} />
      ))}
    </>
  );
}

function FileFindings(props: { readonly uri: string; readonly found: readonly DiagnosticAnswer[] }): ReactElement {
  const text = useTexts(checksTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [isWhole, setWhole] = useState(false);
  const sorted = [...props.found].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.line - b.line || a.column - b.column,
  );
  const shown = isWhole ? sorted : sorted.slice(0, mostPerFile);
  return (
    <section className="card finding-file" aria-label={props.uri}>
      <h2>
        <Icon name="file-text" />
        <Link className="file-link" to={{ workspace, page: { kind: "source", uri: props.uri } }}>
          {props.uri}
        </Link>
        <span className="muted">{props.found.length}</span>
      </h2>
      <ul className="finding-list">
        {shown.map((finding, index) => (
          <li key={index}>
            <Finding finding={finding} />
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <button type="button" className="button button-small" onClick={() => setWhole(true)}>
          {text("element.more", { count: sorted.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function worstOf(found: readonly DiagnosticAnswer[]): number {
  return Math.min(...found.map(({ severity }) => severities.indexOf(severity)));
}

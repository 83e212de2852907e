/** All diagnostics, by file and from the worst; each leads to its place in the text. */
import { useContext, useState, type ReactElement } from "react";
import type { DiagnosticAnswer } from "@orrery/core/answers/answers";
import type { Severity } from "@orrery/core/base/diagnostic";
import { askDiagnostics } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { groupBy } from "@orrery/core/base/group-by";
import { Finding } from "../parts/finding.tsx";
import { Icon } from "../parts/icon.tsx";
import { severities, SeverityCount } from "../parts/severity.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

const mostPerFile = 200;

export function ChecksPage(): ReactElement {
  const { text, language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [only, setOnly] = useState<Severity>();
  useTitle(text("checks.title"));
  const asked = askDiagnostics(workspace, language);
  const progress = useAnswer(asked);
  if (progress.kind === "loading") return <Loading lines={8} />;
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  const { counts, diagnostics } = progress.answer;
  const shown = only === undefined ? diagnostics : diagnostics.filter(({ severity }) => severity === only);
  const files = [...groupBy(shown, ({ uri }) => uri)].sort(
    ([a, x], [b, y]) => worstOf(x) - worstOf(y) || a.localeCompare(b),
  );
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{text("checks.title")}</h1>
          <p className="subtitle">{text("checks.intro")}</p>
        </div>
        {diagnostics.length > 0 && (
          <div className="segmented segmented-wide" role="group" aria-label={text("checks.filter")}>
            {severities.map((severity) => (
              <button
                key={severity}
                type="button"
                aria-pressed={only === severity}
                onClick={() => setOnly(only === severity ? undefined : severity)}
              >
                <SeverityCount severity={severity} count={counts[severity]} />
              </button>
            ))}
          </div>
        )}
      </header>
      {diagnostics.length === 0 ? (
        <Empty icon="circle-check" title={text("checks.clean")}>
          <p>{text("checks.clean.text")}</p>
        </Empty>
      ) : (
        shown.length === 0 && <Empty icon="circle-check" title={text("checks.none")} />
      )}
      {files.map(([uri, found]) => (
        <FileFindings key={uri} uri={uri} found={found} />
      ))}
    </div>
  );
}

function FileFindings(props: { readonly uri: string; readonly found: readonly DiagnosticAnswer[] }): ReactElement {
  const { text } = useSpeech();
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

import { useContext, type ReactElement } from "react";
import type { DiagnosticAnswer } from "@orrery/core/answers/answers";
import { Link } from "../navigation.tsx";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { SeverityMark } from "./severity.tsx";

/** One diagnostic as a link to its place in the text. */
export function Finding({ finding }: { readonly finding: DiagnosticAnswer }): ReactElement {
  const { text } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { uri, line, column, message, code, severity, suggestion } = finding;
  return (
    <Link className="finding" to={{ workspace, page: { kind: "source", uri, line } }}>
      <SeverityMark severity={severity} quiet />
      <span className="finding-text">
        <span>{message}</span>
        {suggestion !== undefined && (
          <span className="finding-suggestion">{text("checks.suggestion", { suggestion })}</span>
        )}
      </span>
      <code className="finding-code">{code}</code>
      <span className="finding-place">{text("checks.place", { line, column })}</span>
    </Link>
  );
}

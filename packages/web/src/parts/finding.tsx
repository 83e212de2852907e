import { useContext, type ReactElement } from "react";
import type { DiagnosticAnswer } from "@orrery/core/answers/answers";
import { texts, type Texts } from "../messages/messages.ts";
import { Link } from "../navigation.tsx";
import { useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { HelpLink } from "./help-link.tsx";
import { SeverityMark } from "./severity.tsx";

const english = {
  "checks.place": "line {line}, column {column}",
  "checks.suggestion": "Suggestion: {suggestion}",
} as const;

/** What stands beside a problem of a text. */
export const findingTexts: Texts<keyof typeof english> = texts(english, {
  "checks.place": "ligne {line}, colonne {column}",
  "checks.suggestion": "Suggestion : {suggestion}",
});

/** One diagnostic as a link to its place in the text, with the way to what it means. */
export function Finding({ finding }: { readonly finding: DiagnosticAnswer }): ReactElement {
  const text = useTexts(findingTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { uri, line, column, message, code, severity, suggestion } = finding;
  return (
    <div className="finding-row">
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
      <HelpLink topic="diagnostic" id={code} name={code} />
    </div>
  );
}

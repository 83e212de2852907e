import type { ReactElement } from "react";
import type { DiagnosticHelp } from "@orrery/core/answers/help-answers";
import { SeverityMark } from "../parts/severity.tsx";
import { useTexts } from "../speech.ts";
import { helpTexts } from "./help-texts.ts";
import { HelpPart } from "./help-parts.tsx";

export function DiagnosticHelpParts({ answer }: { readonly answer: DiagnosticHelp }): ReactElement {
  const text = useTexts(helpTexts);
  const { example, why, pattern } = answer;
  return (
    <>
      <HelpPart title={text("help.why")}>
        <p>{why}</p>
      </HelpPart>
      {example === null ? (
        <HelpPart title={text("help.says")}>
          <blockquote className="help-said">{pattern}</blockquote>
        </HelpPart>
      ) : (
        <>
          <HelpPart title={text("help.provokes")}>
            <pre className="help-example" tabIndex={0}>
              <code>
                {example.text.split("\n").map((line, index) => (
                  <span key={index} className={index + 1 === example.line ? "help-line is-meant" : "help-line"}>
                    {line}
                    {"\n"}
                  </span>
                ))}
              </code>
            </pre>
          </HelpPart>
          <HelpPart title={text("help.says")}>
            <blockquote className="help-said">
              <SeverityMark severity={example.severity} />{" "}
              <span className="muted">{text("help.place", { line: example.line, column: example.column })}</span>
              <p>{example.message}</p>
            </blockquote>
            {example.suggestion !== null && <p>{text("help.suggestion", { suggestion: example.suggestion })}</p>}
          </HelpPart>
        </>
      )}
    </>
  );
}

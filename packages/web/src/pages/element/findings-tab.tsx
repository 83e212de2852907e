import { useContext, type ReactElement } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import type { ElementChecksAnswer } from "@orrery/core/answers/checks-answers";
import { checksTexts } from "../../checks/checks-texts.ts";
import { FindingLine, useElementChecks } from "../../checks/element-findings.tsx";
import { QuestionLine } from "../../checks/question-line.tsx";
import "../../styles/checks.css";
import "../../styles/forms.css";
import { Finding } from "../../parts/finding.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Link } from "../../navigation.tsx";
import { Empty } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Card } from "./card.tsx";
import { elementTexts } from "./element-texts.ts";

/** What rules find of the element and wait for, what is wrong with what is said of it, and what somebody asked and nobody knows. */
export function FindingsTab({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const checks = useElementChecks(element.id);
  const isChecked = checks !== undefined && checks.findings.length + checks.questions.length > 0;
  const unknown = element.facts.filter(({ cell }) => cell.unknown === true);
  return (
    <div className="stack checks-page">
      {checks !== undefined && <Rules checks={checks} id={element.id} />}
      {element.diagnostics.length === 0 ? (
        isChecked || (
          <Empty icon="circle-check" title={text("element.findings.none")}>
            <p>{text("element.findings.none.text")}</p>
          </Empty>
        )
      ) : (
        <Card title={text("element.findings")} count={element.diagnostics.length}>
          <ul className="finding-list">
            {element.diagnostics.map((finding, index) => (
              <li key={index}>
                <Finding finding={finding} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {unknown.length > 0 && (
        <Card title={text("element.findings.unknown")} count={unknown.length}>
          <p className="muted">{text("element.findings.unknown.hint")}</p>
          <ul className="element-list">
            {unknown.map(({ key, name, origin }) => (
              <li key={key}>
                <Link
                  className="element-link"
                  to={{ workspace, page: { kind: "source", uri: origin.uri, line: origin.line } }}
                >
                  <Icon name="circle-help" />
                  {pick(name)}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function Rules({ checks, id }: { readonly checks: ElementChecksAnswer; readonly id: string }): ReactElement {
  const text = useTexts(checksTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { findings, questions, total } = checks;
  return (
    <>
      {findings.length > 0 && (
        <Card
          title={text("element.findings")}
          count={total}
          actions={
            <Link
              className="button button-small"
              to={{ workspace, page: { kind: "checks", asked: { element: id, status: "all" } } }}
            >
              {text("title")}
            </Link>
          }
        >
          <ul className="finding-list">
            {findings.map((finding) => (
              <li key={finding.fingerprint}>
                <FindingLine finding={finding} of={id} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {questions.length > 0 && (
        <Card title={text("element.questions")} count={questions.length}>
          <ul>
            {questions.map((question) => (
              <li key={`${question.subject.name} ${question.key}`}>
                <QuestionLine question={question} isAlone />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

import { useContext, type ReactElement } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import { Finding } from "../../parts/finding.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Link } from "../../navigation.tsx";
import { Empty } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Card } from "./card.tsx";
import { elementTexts } from "./element-texts.ts";

/** What is wrong with what is said of the element, and what somebody asked and nobody knows. */
export function FindingsTab({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const unknown = element.facts.filter(({ cell }) => cell.unknown === true);
  return (
    <div className="stack">
      {element.diagnostics.length === 0 ? (
        <Empty icon="circle-check" title={text("element.findings.none")}>
          <p>{text("element.findings.none.text")}</p>
        </Empty>
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

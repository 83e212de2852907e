/** One missing fact: of what it is missing, who could say it, which rules wait; stated in place. */
import { useContext, useState, type ReactElement } from "react";
import type { QuestionAnswer } from "@orrery/core/answers/checks-answers";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { SeverityMark } from "../parts/severity.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { checksTexts } from "./checks-texts.ts";
import { StatedField } from "./stated-field.tsx";
import { SubjectLink } from "./subject-link.tsx";

export function QuestionLine(props: { readonly question: QuestionAnswer; readonly isAlone?: boolean }): ReactElement {
  const { question, isAlone = false } = props;
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [isEditing, setEditing] = useState(false);
  const { subject, label, owner, rules, key } = question;
  const attribute = pick(label);
  return (
    <div className={isEditing ? "todo-line is-open" : "todo-line"}>
      {isAlone ? (
        <span>
          <b>{attribute}</b> <span className="muted">{pick(subject.title)}</span>
        </span>
      ) : (
        <SubjectLink subject={subject} />
      )}
      {isEditing ? (
        <StatedField subject={subject} field={key} label={label} onClose={() => setEditing(false)} />
      ) : (
        <button
          type="button"
          className="todo-blank"
          title={text("todo.fill", { attribute, name: pick(subject.title) })}
          onMouseDown={(event) => {
            // A field that is open elsewhere closes when it loses the focus, and what stands below moves: a click would miss.
            if (event.button !== 0) return;
            event.preventDefault();
            setEditing(true);
          }}
          onClick={() => setEditing(true)}
        >
          <span className="unknown-mark" aria-hidden="true" />
          {text("catalogue.unknown")}
          <span className="visually-hidden">: {text("todo.fill", { attribute, name: pick(subject.title) })}</span>
          <Icon name="pencil" />
        </button>
      )}
      <details className="todo-rules">
        <summary>{text("todo.waits", { count: rules.length })}</summary>
        <ul>
          {rules.map((rule) => (
            <li key={rule.id}>
              <Link to={{ workspace, page: { kind: "checks", part: "rules", id: rule.id } }}>
                <SeverityMark severity={rule.severity} quiet /> {pick(rule.title)}
              </Link>
            </li>
          ))}
        </ul>
      </details>
      {owner !== null && (
        <Link className="todo-owner muted" to={{ workspace, page: { kind: "element", id: owner.id } }}>
          <Icon name="user-round" />
          {owner.name}
        </Link>
      )}
    </div>
  );
}

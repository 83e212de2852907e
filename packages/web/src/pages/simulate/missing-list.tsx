/** What would make an answer surer: each fact stated right here. */
import { useState, type ReactElement } from "react";
import type { MissingAnswer } from "@orrery/core/answers/simulate-answers";
import { StatedField } from "../../checks/stated-field.tsx";
import { SubjectLink } from "../../checks/subject-link.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import "../../styles/checks.css";
import { checksTexts } from "../../checks/checks-texts.ts";
import { Section } from "./section.tsx";
import { simulateTexts } from "./simulate-texts.ts";

/** Facts that are listed before somebody asks for more. */
const FIRST = 8;

export function MissingList({ missing }: { readonly missing: readonly MissingAnswer[] }): ReactElement | null {
  const text = useTexts(simulateTexts);
  const [isAll, setAll] = useState(false);
  if (missing.length === 0) return null;
  const listed = isAll ? missing : missing.slice(0, FIRST);
  return (
    <Section
      title={text("missing.title")}
      intro={text("missing.intro", { count: missing.length })}
      className="sim-missing"
    >
      <ul>
        {listed.map((one) => (
          <li key={`${one.subject.name} ${one.key}`}>
            <MissingLine missing={one} />
          </li>
        ))}
      </ul>
      {missing.length > listed.length && (
        <button type="button" className="button button-small" onClick={() => setAll(true)}>
          {text("missing.more", { count: missing.length - listed.length })}
        </button>
      )}
    </Section>
  );
}

function MissingLine({ missing }: { readonly missing: MissingAnswer }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const [isEditing, setEditing] = useState(false);
  const { subject, key, label } = missing;
  const names = { attribute: pick(label), name: pick(subject.title) };
  return (
    <div className={isEditing ? "sim-missing-line is-open" : "sim-missing-line"}>
      <b>{names.attribute}</b>
      <SubjectLink subject={subject} />
      {isEditing ? (
        <StatedField subject={subject} field={key} label={label} onClose={() => setEditing(false)} />
      ) : (
        <button
          type="button"
          className="todo-blank"
          title={text("todo.fill", names)}
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
          <span className="visually-hidden">: {text("todo.fill", names)}</span>
          <Icon name="pencil" />
        </button>
      )}
    </div>
  );
}

/** The first ten elements as a list to work through: what is done is read from the model, so that one may stop, or write the text instead. */
import { useContext, useState, type ReactElement } from "react";
import type { BeginAnswer, BeginStepName } from "@orrery/core/answers/begin-answers";
import { picturePath } from "@orrery/core/answers/picture-path";
import { visitsTo } from "../frame/recent.ts";
import { Link } from "../navigation.tsx";
import { HelpLink } from "../parts/help-link.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { useTheme } from "../theme.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { beginTexts } from "./begin-texts.ts";
import { NamedForm, OrganisationStep, RelationForm } from "./step-forms.tsx";
import { foundIn, kindOfStep, needs, type Found } from "./steps.ts";

type Step = BeginStepName | "look";

interface Line {
  readonly step: Step;
  readonly isDone: boolean;
  readonly name: string | undefined;
  /** The step that has to come before. */
  readonly before: BeginStepName | undefined;
}

export function Checklist({ answer }: { readonly answer: BeginAnswer }): ReactElement {
  const text = useTexts(beginTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const found = foundIn(answer);
  const lines = linesOf(answer, found, workspace);
  const next = lines.find(({ isDone, before }) => !isDone && before === undefined)?.step;
  const [chosen, setChosen] = useState<Step>();
  const open = chosen ?? next;
  const done = lines.filter(({ isDone }) => isDone).length;
  return (
    <section className="begin-steps" aria-labelledby="begin-steps">
      <header>
        <h2 id="begin-steps">{text("begin.steps")}</h2>
        <span className="muted" role="status">
          {text("begin.progress", { done, total: lines.length })}
        </span>
      </header>
      <progress className="begin-progress" max={lines.length} value={done} aria-labelledby="begin-steps" />
      <ol>
        {lines.map((line) => (
          <StepLine
            key={line.step}
            line={line}
            found={found}
            isOpen={open === line.step}
            onToggle={() => setChosen(open === line.step ? undefined : line.step)}
            onDone={() => setChosen(undefined)}
          />
        ))}
      </ol>
      {done === lines.length && (
        <p className="begin-finished">
          <Icon name="circle-check" />
          {text("begin.finished")}
          <Link className="button" to={{ workspace, page: { kind: "home" } }}>
            {text("begin.next")}
          </Link>
        </p>
      )}
    </section>
  );
}

/** The picture is looked at where its page was opened in this browser. */
function linesOf(answer: BeginAnswer, found: Found, workspace: string): readonly Line[] {
  const steps = answer.steps.map(({ step, isDone, element }): Line => ({
    step,
    isDone,
    name: element?.name,
    before: needs[step]?.find((needed) => found(needed) === null),
  }));
  const view = found("view");
  const isLookedAt = view !== null && visitsTo(workspace).some(({ page }) => page.kind === "view");
  return [...steps, { step: "look", isDone: isLookedAt, name: undefined, before: view === null ? "view" : undefined }];
}

function StepLine(props: {
  readonly line: Line;
  readonly found: Found;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const text = useTexts(beginTexts);
  const { line, found, isOpen } = props;
  const { step, isDone, name, before } = line;
  const kind = step === "look" || step === "organisation" || step === "relation" ? undefined : kindOfStep[step];
  return (
    <li className="begin-step" data-done={isDone}>
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={props.onToggle}>
          <Icon name={isDone ? "circle-check" : "circle-dot"} className="begin-step-sign" />
          <span>{text(`begin.${step}`)}</span>
          {isDone && <span className="visually-hidden">{text("begin.done")}</span>}
          {name !== undefined && name !== "" && <span className="muted">{name}</span>}
          <Icon name={isOpen ? "chevron-up" : "chevron-down"} />
        </button>
      </h3>
      {isOpen && (
        <div className="begin-step-body">
          <p>
            {text(`begin.${step}.text`)}
            {kind !== undefined && <HelpLink topic="kind" id={kind} name={text(`begin.${step}`)} />}
          </p>
          {before !== undefined ? (
            <p className="muted">{text("begin.blocked", { step: text(`begin.${before}`) })}</p>
          ) : (
            <StepBody step={step} found={found} onDone={props.onDone} />
          )}
        </div>
      )}
    </li>
  );
}

function StepBody(props: {
  readonly step: Step;
  readonly found: Found;
  readonly onDone: () => void;
}): ReactElement | null {
  const { step, found, onDone } = props;
  switch (step) {
    case "organisation":
      return found("organisation") === null ? <OrganisationStep onDone={onDone} /> : null;
    case "relation":
      return <RelationForm found={found} onDone={onDone} />;
    case "look":
      return <Look found={found} />;
    default:
      return <NamedForm key={step} step={step} found={found} onDone={onDone} />;
  }
}

function Look({ found }: { readonly found: Found }): ReactElement | null {
  const text = useTexts(beginTexts);
  const { language } = useSpeech();
  const theme = useTheme();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const view = found("view");
  if (view === null) return null;
  const source = picturePath(
    { workspace, subject: { view: view.id }, language, theme, frame: "none", revision: answer?.revision },
    "svg",
  );
  return (
    <>
      <img className="begin-picture" src={source} alt={view.name} />
      <Link className="button button-main" to={{ workspace, page: { kind: "view", view: view.id } }}>
        {text("begin.look.open")}
      </Link>
    </>
  );
}

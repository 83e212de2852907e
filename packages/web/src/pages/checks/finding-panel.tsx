/** One finding: its sentence, what proves it, why it matters, what to do, and the ways to do it. */
import { useContext, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import type { FindingPageAnswer, ProvenValue } from "@orrery/core/answers/checks-answers";
import { principleTexts } from "@orrery/core/answers/principle-texts";
import { noState, type PageState } from "@orrery/core/answers/url";
import type { Subject } from "@orrery/core/rules/report";
import { useAnswer } from "../../answers/store.ts";
import { useCommands } from "../../commands/commands.ts";
import { goTo, Link, type Destination } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { SeverityMark } from "../../parts/severity.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Prose } from "../../checks/prose.tsx";
import { askFinding, type ChecksAddress } from "../../checks/ask-checks.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import type { Choosing } from "./choosing.ts";
import { StatedField } from "../../checks/stated-field.tsx";
import { SubjectLink } from "../../checks/subject-link.tsx";
import { WaiveDialog } from "./waive-dialog.tsx";
import { WaiverCard } from "./waiver-card.tsx";
import { WitnessPath } from "../../checks/witness-path.tsx";
import { elementsOn } from "../../checks/witness-steps.ts";

interface PanelProps {
  readonly id: string;
  readonly page: ChecksAddress;
  readonly choosing: Choosing;
}

export function FindingPanel({ id, page, choosing }: PanelProps): ReactElement {
  const text = useTexts(checksTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askFinding(workspace, language, id);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const whole = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a small screen it stands in the place of the list.
    if (matchMedia("(max-width: 60rem)").matches) whole.current?.focus();
  }, []);
  return (
    <section ref={whole} tabIndex={-1} className="checks-panel" aria-label={text("finding.region")}>
      <button
        type="button"
        className="icon-button checks-close"
        aria-label={text("finding.close")}
        title={text("finding.close")}
        onClick={() => choosing.open(undefined)}
      >
        <Icon name="x" />
      </button>
      {progress.kind === "failed" ? (
        progress.status === 404 ? (
          <Empty icon="circle-check" title={text("finding.gone")}>
            <p>{text("finding.gone.text")}</p>
          </Empty>
        ) : (
          <Failed status={progress.status} message={progress.message} asked={asked} />
        )
      ) : answer === undefined ? (
        <Loading lines={8} />
      ) : (
        <Finding answer={answer} page={page} />
      )}
    </section>
  );
}

function Finding({ answer, page }: { readonly answer: FindingPageAnswer; readonly page: ChecksAddress }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { severity, status, message, rationale, remedy, path, values, related, subject, waiverOf } = answer;
  return (
    <>
      <header className="checks-panel-head">
        <p>
          <SeverityMark severity={severity} />
          {status !== "open" && <span className="chip">{text(`status.${status}`)}</span>}
        </p>
        <h2>{pick(message)}</h2>
      </header>
      <Deeds answer={answer} />
      {waiverOf !== null && <WaiverCard waiver={waiverOf} />}
      {status === "known" && <p className="muted">{text("finding.known")}</p>}
      <Part title={text("finding.todo")}>
        <p>
          <Prose text={pick(remedy)} />
        </p>
      </Part>
      {(path.length > 0 || values.length > 0) && (
        <Part title={text("finding.proof")}>
          {path.length > 0 && <WitnessPath path={path} />}
          {values.length > 0 && <Values values={values} />}
        </Part>
      )}
      {related.length > 0 && (
        <Part title={text("finding.related")}>
          <ul className="checks-related">
            {related.map((one) => (
              <li key={one.name}>
                <SubjectLink subject={one} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={text("finding.why")}>
        <p>
          <Prose text={pick(rationale)} />
        </p>
      </Part>
      <Part title={text("finding.belongs")}>
        <Belongs answer={answer} page={page} subject={subject} />
      </Part>
    </>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="checks-panel-part">
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}

/** The picture of all that proves it, with the path drawn. */
function pictureOf(
  workspace: string,
  finding: Pick<FindingPageAnswer, "path" | "subject" | "fingerprint">,
): Destination {
  const shown = elementsOn([...finding.path, finding.subject]).slice(0, MOST_SHOWN);
  const state: PageState = { ...noState, filters: { finding: finding.fingerprint } };
  return {
    workspace,
    page: { kind: "explore", from: shown, kinds: [], depth: shown.length > 1 ? 0 : 1 },
    state,
  };
}

/** Elements that a picture on the spot takes. */
const MOST_SHOWN = 40;

function Deeds({ answer }: { readonly answer: FindingPageAnswer }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [isWaiving, setWaiving] = useState(false);
  const [fixing, setFixing] = useState<ProvenValue>();
  const { place, status, subject, values } = answer;
  const picture = useMemo(() => pictureOf(workspace, answer), [workspace, answer]);
  const [id = subject.name] = subject.elements;
  const canWaive = status !== "waived";
  useCommands(
    useMemo(() => {
      const group = text("command.group");
      return [
        ...(canWaive
          ? [
              {
                id: "checks.waive",
                title: text("command.waive"),
                icon: "shield" as const,
                keys: ["w"],
                group,
                run: () => setWaiving(true),
              },
            ]
          : []),
        {
          id: "checks.picture",
          title: text("command.picture"),
          icon: "waypoints",
          keys: ["p"],
          group,
          run: () => goTo(picture),
        },
      ];
    }, [text, canWaive, picture]),
  );
  const first = values.find((value) => value.subject.name === subject.name);
  return (
    <>
      <div className="actions">
        {first !== undefined && (
          <button type="button" className="button button-main" onClick={() => setFixing(first)}>
            <Icon name="pencil" />
            {text("finding.fix", { name: pick(first.label) })}
          </button>
        )}
        <Link className="button" to={picture}>
          <Icon name="waypoints" />
          {text("finding.picture")}
        </Link>
        <Link className="button" to={{ workspace, page: { kind: "source", uri: place.uri, line: place.line } }}>
          <Icon name="file-code" />
          {text("finding.text")}
        </Link>
        <Link className="button" to={{ workspace, page: { kind: "element", id } }}>
          <Icon name="box" />
          {text("finding.element")}
        </Link>
        {canWaive && (
          <button type="button" className="button" aria-keyshortcuts="w" onClick={() => setWaiving(true)}>
            <Icon name="shield" />
            {text("finding.waive")}
          </button>
        )}
      </div>
      {fixing !== undefined && (
        <StatedField
          subject={fixing.subject}
          field={fixing.key}
          label={fixing.label}
          onClose={() => setFixing(undefined)}
        />
      )}
      {isWaiving && <WaiveDialog finding={answer} onClose={() => setWaiving(false)} />}
    </>
  );
}

function Values({ values }: { readonly values: readonly ProvenValue[] }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [editing, setEditing] = useState<number>();
  return (
    <dl className="checks-values" aria-label={text("finding.values")}>
      {values.map((value, index) => {
        const { subject, label, place, key } = value;
        const said = pick(value.value);
        const at = `${place.uri}:${place.line}`;
        return (
          <div key={`${subject.name} ${key}`}>
            <dt>
              {pick(label)} <span className="muted">{pick(subject.title)}</span>
            </dt>
            {editing === index ? (
              <dd>
                <StatedField subject={subject} field={key} label={label} onClose={() => setEditing(undefined)} />
              </dd>
            ) : (
              <dd>
                {said === "" ? (
                  <i className="unknown">{text("finding.nothing")}</i>
                ) : (
                  <span className="value">{said}</span>
                )}
                <button
                  type="button"
                  className="pencil"
                  aria-label={text("finding.edit", { name: `${pick(label)}, ${pick(subject.title)}` })}
                  onClick={() => setEditing(index)}
                >
                  <Icon name="pencil" />
                </button>
                <Link
                  className="origin"
                  to={{ workspace, page: { kind: "source", uri: place.uri, line: place.line } }}
                  title={text("element.source", { place: at })}
                  aria-label={text("element.source", { place: at })}
                >
                  <Icon name="map-pin" />
                  <span>{at}</span>
                </Link>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}

function Belongs(props: {
  readonly answer: FindingPageAnswer;
  readonly page: ChecksAddress;
  readonly subject: Subject;
}): ReactElement {
  const { answer, subject } = props;
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { rule, ruleTitle, pack, packTitle, owner, controls, principle } = answer;
  const principleText = principleTexts.find(({ id }) => id === principle);
  const chosenBy = (asked: ChecksAddress["asked"]): Destination => ({
    workspace,
    page: { kind: "checks", ...(asked === undefined ? {} : { asked }) },
  });
  return (
    <dl className="checks-facts">
      <dt>{text("finding.subject")}</dt>
      <dd>
        <SubjectLink subject={subject} />
      </dd>
      <dt>{text("finding.rule")}</dt>
      <dd>
        <Link to={{ workspace, page: { kind: "checks", part: "rules", id: rule } }}>{pick(ruleTitle)}</Link>
      </dd>
      <dt>{text("finding.pack")}</dt>
      <dd>
        <Link to={chosenBy({ pack })}>{pick(packTitle)}</Link>
      </dd>
      <dt>{text("finding.owner")}</dt>
      <dd>
        {owner === null ? (
          <i className="unknown">{text("nobody")}</i>
        ) : (
          <Link to={{ workspace, page: { kind: "element", id: owner.id } }}>{owner.name}</Link>
        )}
      </dd>
      {principleText !== undefined && (
        <>
          <dt>{text("finding.principle")}</dt>
          <dd>
            <Link to={chosenBy({ principle: principleText.id })}>
              {principleText.id} {pick(principleText.title)}
            </Link>
          </dd>
        </>
      )}
      {controls.length > 0 && (
        <>
          <dt>{text("finding.controls")}</dt>
          <dd className="chips">
            {controls.map((control) => (
              <Link key={control} className="chip chip-button" to={chosenBy({ control })}>
                {control}
              </Link>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

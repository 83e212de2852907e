/** A rule: what should be so and why, what to do, how it is set here, what came of it, and the examples that prove it. */
import { useContext, type ReactElement, type ReactNode } from "react";
import type { RuleAnswer } from "@orrery/core/answers/checks-answers";
import { principleTexts, qualityTitles } from "@orrery/core/answers/principle-texts";
import { qualities } from "@orrery/core/rules/rule";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { ModelText } from "../../parts/model-text.tsx";
import { SeverityMark } from "../../parts/severity.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Prose } from "../../checks/prose.tsx";
import { askRule } from "../../checks/ask-checks.ts";
import { ChecksTabs } from "./checks-head.tsx";
import { checksTexts } from "../../checks/checks-texts.ts";
import { CoverageBar } from "../../checks/coverage-bar.tsx";

export function RulePage({ id }: { readonly id: string }): ReactElement {
  const text = useTexts(checksTexts);
  const { language, pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askRule(workspace, language, id);
  const progress = useAnswer(asked);
  const rule = useKept(progress.kind === "ready" ? progress.answer : undefined);
  useTitle(rule === undefined ? text("part.rules") : pick(rule.title));
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (rule === undefined) return <Loading lines={10} />;
  return (
    <div className="page checks-page rule-page">
      <header className="page-head checks-head">
        <div>
          <p className="checks-kicker">
            <Link to={{ workspace, page: { kind: "checks", part: "rules" } }}>{text("rule.all")}</Link>
            {" · "}
            <Link to={{ workspace, page: { kind: "checks", part: "rules", asked: { pack: rule.pack } } }}>
              {pick(rule.packTitle)}
            </Link>
          </p>
          <h1>{pick(rule.title)}</h1>
          <p className="subtitle">
            <code>{rule.id}</code>
          </p>
        </div>
        <Actions rule={rule} />
      </header>
      <ChecksTabs part="rules" />
      <div className="rule-body">
        <div className="stack">
          <Card title={text("rule.why")}>
            <p>
              <Prose text={pick(rule.rationale)} />
            </p>
          </Card>
          <Card title={text("rule.todo")}>
            <p>
              <Prose text={pick(rule.remedy)} />
            </p>
          </Card>
          {rule.fails !== undefined && rule.passes !== undefined && (
            <Card title={text("rule.example")}>
              <div className="rule-examples">
                <figure>
                  <figcaption>
                    <Icon name="circle-x" className="severity-error" />
                    {text("rule.fails")}
                  </figcaption>
                  <ModelText text={rule.fails} />
                </figure>
                <figure>
                  <figcaption>
                    <Icon name="circle-check" className="severity-good" />
                    {text("rule.passes")}
                  </figcaption>
                  <ModelText text={rule.passes} />
                </figure>
              </div>
            </Card>
          )}
        </div>
        <div className="stack">
          <Card title={text("rule.tally")}>
            <Tally rule={rule} />
          </Card>
          {rule.parameters.length > 0 && (
            <Card title={text("rule.parameters")}>
              <Parameters rule={rule} />
            </Card>
          )}
          <Card title={text("finding.belongs")}>
            <Belongs rule={rule} />
          </Card>
        </div>
      </div>
    </div>
  );
}

function Card(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="card" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

function Actions({ rule }: { readonly rule: RuleAnswer }): ReactElement {
  const text = useTexts(checksTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <div className="actions">
      {rule.violated > 0 && (
        <Link className="button" to={{ workspace, page: { kind: "checks", asked: { rule: rule.id, status: "all" } } }}>
          {text("rule.findings")} <span className="button-count">{number(rule.violated)}</span>
        </Link>
      )}
      {rule.unknown > 0 && (
        <Link
          className="button"
          to={{ workspace, page: { kind: "checks", part: "questions", asked: { rule: rule.id } } }}
        >
          {text("rule.questions")} <span className="button-count">{number(rule.unknown)}</span>
        </Link>
      )}
    </div>
  );
}

function Tally({ rule }: { readonly rule: RuleAnswer }): ReactElement {
  const text = useTexts(checksTexts);
  const { holds, violated, unknown } = rule;
  if (rule.isOff) return <p>{text("rule.off")}</p>;
  if (holds + violated + unknown === 0) return <p>{text("rule.off.never")}</p>;
  return (
    <>
      <CoverageBar holds={holds} violated={violated} unknown={unknown} />
      <ul className="rule-tally">
        <li>
          <span className="checks-key checks-key-holds" /> {text("holds", { count: holds })}
        </li>
        <li>
          <span className="checks-key checks-key-violated" /> {text("violated", { count: violated })}
        </li>
        <li>
          <span className="unknown-mark" /> {text("unknown", { count: unknown })}
        </li>
      </ul>
      {rule.isOwn && <p className="muted">{text("rule.own")}</p>}
    </>
  );
}

function Parameters({ rule }: { readonly rule: RuleAnswer }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  return (
    <table className="plain-table rule-parameters">
      <thead>
        <tr>
          <th scope="col">{text("rule.parameter")}</th>
          <th scope="col">{text("rule.value")}</th>
          <th scope="col">{text("rule.usual")}</th>
        </tr>
      </thead>
      <tbody>
        {rule.parameters.map(({ id, name, description, value, usual }) => (
          <tr key={id}>
            <th scope="row" title={pick(description)}>
              {pick(name)} <code>{id}</code>
            </th>
            <td>{value === usual ? value : <b>{value}</b>}</td>
            <td className="muted">{usual}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Belongs({ rule }: { readonly rule: RuleAnswer }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const principle = principleTexts.find(({ id }) => id === rule.principle);
  const quality = qualities.find((one) => one === rule.quality);
  return (
    <dl className="checks-facts">
      <dt>{text("rule.severity")}</dt>
      <dd>
        <SeverityMark severity={rule.severity} />
      </dd>
      {principle !== undefined && (
        <>
          <dt>{text("word.principle")}</dt>
          <dd>
            <Link to={{ workspace, page: { kind: "checks", part: "scores" } }}>
              {principle.id} {pick(principle.title)}
            </Link>
          </dd>
        </>
      )}
      {quality !== undefined && (
        <>
          <dt>{text("word.quality")}</dt>
          <dd>{pick(qualityTitles[quality])}</dd>
        </>
      )}
      {rule.controls.length > 0 && (
        <>
          <dt>{text("finding.controls")}</dt>
          <dd className="chips">
            {rule.controls.map((control) => (
              <Link
                key={control}
                className="chip chip-button"
                to={{
                  workspace,
                  page: { kind: "frameworks", id: control.split(":")[0] ?? control, asked: { control } },
                }}
              >
                {control}
              </Link>
            ))}
          </dd>
        </>
      )}
      {rule.reads.length > 0 && (
        <>
          <dt>{text("rule.reads")}</dt>
          <dd className="chips">
            {rule.reads.map((word) => (
              <code key={word} className="chip">
                {word}
              </code>
            ))}
          </dd>
        </>
      )}
      {rule.aliases.length > 0 && (
        <>
          <dt>{text("rule.aliases")}</dt>
          <dd>{rule.aliases.join(", ")}</dd>
        </>
      )}
    </dl>
  );
}

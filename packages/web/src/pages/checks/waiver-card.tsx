/** A waiver: what it accepts, why, who answers for it, how long, and whether it still does. */
import { useContext, useState, type ReactElement } from "react";
import type { WaiverAnswer } from "@orrery/core/answers/checks-answers";
import type { Bilingual } from "@orrery/core/model/metamodel";
import { useEditing } from "../../editing/use-editing.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { SeverityMark } from "../../parts/severity.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import { StatedField } from "../../checks/stated-field.tsx";

const icons = { active: "shield", needless: "info", expired: "triangle-alert", incomplete: "circle-help" } as const;
const untilLabel: Bilingual = { en: "last day", fr: "dernier jour" };

export function WaiverCard(props: { readonly waiver: WaiverAnswer; readonly isFull?: boolean }): ReactElement {
  const { waiver, isFull = false } = props;
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { id, title, state, because, owner, until, rules, place } = waiver;
  return (
    <article className={`waiver waiver-${state}`} aria-label={pick(title)}>
      <header>
        <Icon name={icons[state]} />
        {isFull ? <h2>{pick(title)}</h2> : <b>{text("finding.waived", { name: pick(title) })}</b>}
        <span className={`chip waiver-state`}>{text(`state.${state}`)}</span>
      </header>
      {isFull && <p className="muted">{text(`state.${state}.text`)}</p>}
      <p>{because === undefined ? <i className="unknown">{text("waivers.because.none")}</i> : because}</p>
      <dl className="checks-facts">
        {isFull &&
          rules.map((rule) => (
            <RuleLine key={rule.id} id={rule.id} title={pick(rule.title)} name={text("finding.rule")} />
          ))}
        <dt>{text("waivers.owner")}</dt>
        <dd>
          {owner === null ? (
            <i className="unknown">{text("nobody")}</i>
          ) : (
            <Link to={{ workspace, page: { kind: "element", id: owner.id } }}>{owner.name}</Link>
          )}
        </dd>
        <dt>{text("waivers.until")}</dt>
        <dd>
          {until ?? "–"} {waiver.daysLeft !== undefined && <Days days={waiver.daysLeft} />}
        </dd>
      </dl>
      {isFull && waiver.count > 0 && <Covered waiver={waiver} />}
      <div className="actions">
        <Link
          className="button button-small"
          to={{ workspace, page: { kind: "source", uri: place.uri, line: place.line } }}
        >
          <Icon name="file-code" />
          {text("waivers.open")}
        </Link>
        {isFull && <Deeds id={id} title={title} />}
      </div>
    </article>
  );
}

function RuleLine(props: { readonly id: string; readonly title: string; readonly name: string }): ReactElement {
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <>
      <dt>{props.name}</dt>
      <dd>
        <Link to={{ workspace, page: { kind: "checks", part: "rules", id: props.id } }}>{props.title}</Link>
      </dd>
    </>
  );
}

function Days({ days }: { readonly days: number }): ReactElement {
  const text = useTexts(checksTexts);
  const said = days < 0 ? text("waivers.over", { days: -days }) : text("waivers.days", { days });
  return <span className={days < 0 ? "severity-error" : days <= SOON ? "severity-warning" : "muted"}>{said}</span>;
}

/** Days before the end in which somebody should look at it. */
const SOON = 30;

function Covered({ waiver }: { readonly waiver: WaiverAnswer }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <details className="form-more">
      <summary>
        <Icon name="chevron-right" />
        {text("waivers.count", { count: waiver.count })}
      </summary>
      <ul className="checks-related" aria-label={text("waivers.covers")}>
        {waiver.covers.map(({ fingerprint, severity, message }) => (
          <li key={fingerprint}>
            <Link to={{ workspace, page: { kind: "checks", id: fingerprint, asked: { status: "all" } } }}>
              <SeverityMark severity={severity} quiet /> {pick(message)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Prolonged where it stands, or taken away; both can be taken back. */
function Deeds({ id, title }: Pick<WaiverAnswer, "id" | "title">): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { make } = useEditing();
  const [isProlonging, setProlonging] = useState(false);
  const name = pick(title);
  if (isProlonging) {
    const subject = { name: id, title, kind: "waiver", elements: [id], isRelationship: false };
    return <StatedField subject={subject} field="until" label={untilLabel} onClose={() => setProlonging(false)} />;
  }
  return (
    <>
      <button type="button" className="button button-small" onClick={() => setProlonging(true)}>
        <Icon name="calendar-clock" />
        {text("waivers.prolong")}
      </button>
      <button
        type="button"
        className="button button-small"
        onClick={() => void make([{ edit: "remove", id }], text("waivers.remove.step", { name }))}
      >
        <Icon name="trash-2" />
        {text("waivers.remove")}
      </button>
    </>
  );
}

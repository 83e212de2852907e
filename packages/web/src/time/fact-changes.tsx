/** Facts before and after, line by line. */
import { useContext, type ReactElement } from "react";
import type { FactChange, RelationshipChangeAnswer } from "@orrery/core/answers/time-answers";
import type { Say } from "../messages/messages.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { ChangeBadge } from "./change-badge.tsx";
import type { TimeKey } from "./moment-name.ts";
import { timeTexts } from "./time-texts.ts";

export function FactChanges({ facts }: { readonly facts: readonly FactChange[] }): ReactElement | null {
  const text = useTexts(timeTexts);
  const { pick } = useSpeech();
  if (facts.length === 0) return null;
  return (
    <dl className="fact-changes">
      {facts.map((fact, index) => (
        <div key={index} className="fact-change">
          <dt>{factName(fact, text, pick)}</dt>
          <dd>
            <Side value={fact.before} side="before" />
            <Icon name="arrow-right" />
            <Side value={fact.after} side="after" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a fact is called. */
function factName(
  { what, key, name }: FactChange,
  text: Say<TimeKey>,
  pick: (name: { readonly en: string; readonly fr: string }) => string,
): string {
  if (what === "attribute") return name === undefined ? (key ?? "") : pick(name);
  if (what === "name" && key !== undefined) return text("fact.name.in", { language: key });
  return text(`fact.${what}`);
}

const longest = 300;

function Side({
  value,
  side,
}: {
  readonly value: string | undefined;
  readonly side: "before" | "after";
}): ReactElement {
  const text = useTexts(timeTexts);
  const Mark = side === "before" ? "del" : "ins";
  return (
    <>
      <span className="visually-hidden">{text(`fact.${side}`)}: </span>
      {value === undefined ? (
        <span className="muted fact-nothing">{text("nothing")}</span>
      ) : (
        <Mark className={`fact-side fact-${side}`} title={value.length > longest ? value : undefined}>
          {value.length > longest ? `${value.slice(0, longest).toWellFormed()}…` : value}
        </Mark>
      )}
    </>
  );
}

/** Relationships that came, went or changed. */
export function RelationshipChanges(props: {
  readonly relationships: readonly RelationshipChangeAnswer[];
}): ReactElement | null {
  if (props.relationships.length === 0) return null;
  return (
    <ul className="relationship-changes">
      {props.relationships.map((relationship, index) => (
        <li key={index}>
          <RelationshipChange relationship={relationship} />
        </li>
      ))}
    </ul>
  );
}

export function RelationshipChange(props: { readonly relationship: RelationshipChangeAnswer }): ReactElement {
  const { pick } = useSpeech();
  const { change, from, phrase, to, label, facts } = props.relationship;
  return (
    <>
      <span className="relationship-change">
        <ChangeBadge change={change} isShort />
        <span>
          <End end={from} isGone={change === "removed"} /> <em>{pick(phrase)}</em>{" "}
          <End end={to} isGone={change === "removed"} />
          {label !== undefined && <span className="muted"> “{label}”</span>}
        </span>
      </span>
      <FactChanges facts={facts} />
    </>
  );
}

/** Ends of what is gone may be gone, too: they are named and lead nowhere. */
function End(props: { readonly end: RelationshipChangeAnswer["from"]; readonly isGone: boolean }): ReactElement {
  const { id: workspace } = useContext(WorkspaceContext);
  const { id, name } = props.end;
  if (props.isGone) return <span>{name}</span>;
  return <Link to={{ workspace, page: { kind: "element", id } }}>{name}</Link>;
}

/** An element or statement that differs: what about it, why it matters, where it is written. */
import { useContext, type ReactElement } from "react";
import type { ComparedElement, RelationshipChangeAnswer } from "@orrery/core/answers/time-answers";
import type { Page } from "@orrery/core/answers/url";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { useTexts } from "../../speech.ts";
import { ChangeBadge } from "../../time/change-badge.tsx";
import { FactChanges, RelationshipChanges } from "../../time/fact-changes.tsx";
import { WorkspaceContext } from "../../workspace-context.ts";
import { changeTexts } from "./change-texts.ts";

/** Relationships of an element that are told with it; all of them have a place of their own below. */
const mostRelationships = 6;

export function ComparedRow(props: {
  readonly element: ComparedElement;
  readonly all: readonly RelationshipChangeAnswer[];
}): ReactElement {
  const text = useTexts(changeTexts);
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const { element } = props;
  const { change, id, formerly, name, kind, layer, facts, connected, reasons, section, origin } = element;
  const shown = kindOf(kind);
  const page = pageOf(element);
  const relationships = element.relationships.slice(0, mostRelationships).flatMap((index) => props.all[index] ?? []);
  return (
    <article className="compared-row">
      <header className="compared-head">
        <ChangeBadge change={change} />
        {section === "element" && <KindTile icon={shown.icon} layer={layer} />}
        <h3 className="compared-name">{page === undefined ? name : <Link to={{ workspace, page }}>{name}</Link>}</h3>
        <span className="muted compared-about">
          {shown.label} · <code>{id}</code>
          {formerly !== undefined && <> · {text("facts.formerly", { id: formerly })}</>}
          {connected > 0 && change !== "added" && <> · {text("facts.connected", { count: connected })}</>}
        </span>
        {origin !== null && change !== "removed" && (
          <Link
            className="origin"
            to={{ workspace, page: { kind: "source", uri: origin.uri, line: origin.line } }}
            aria-label={text("facts.origin", { place: `${origin.uri}:${origin.line}` })}
            title={text("facts.origin", { place: `${origin.uri}:${origin.line}` })}
          >
            <Icon name="map-pin" />
            <span>{`${origin.uri}:${origin.line}`}</span>
          </Link>
        )}
      </header>
      {reasons.includes("removed-in-use") && (
        <p className="compared-warning">
          <Icon name="triangle-alert" />
          {text("reason.removed-in-use")}
        </p>
      )}
      <FactChanges facts={facts} />
      {change === "changed" && <RelationshipChanges relationships={relationships} />}
    </article>
  );
}

/** Where it can be looked at; what is removed is nowhere now. */
function pageOf({ change, section, kind, id }: ComparedElement): Page | undefined {
  if (change === "removed" || section === "definition") return undefined;
  if (section === "element") return { kind: "element", id };
  return kind === "view" ? { kind: "view", view: id } : undefined;
}

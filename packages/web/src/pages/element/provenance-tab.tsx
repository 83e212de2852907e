/** What was observed of an element: how it differs from what is declared, which artefacts speak of it and why they are one, its facts. */
import { useContext, type ReactElement } from "react";
import type { DriftRow, ObservedAnswer, ObservedLine } from "@orrery/core/answers/discover-answers";
import { useAnswer } from "../../answers/store.ts";
import { askSeen } from "../../discover/ask-discover.ts";
import { ArtefactPlace } from "../../discover/artefact-place.tsx";
import { Confidence } from "../../discover/confidence.tsx";
import { discoverTexts } from "../../discover/discover-texts.ts";
import { DriftSign } from "../../discover/drift-sign.tsx";
import { EvidenceList } from "../../discover/evidence-list.tsx";
import { Mention } from "../../discover/observed-facts.tsx";
import { useKnownSources } from "../../discover/use-known.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import "../../styles/discover.css";
import { dayName } from "../../time/moment-name.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Card } from "./card.tsx";
import { provenanceTexts } from "./provenance-texts.ts";

export function ProvenanceTab({ id }: { readonly id: string }): ReactElement {
  const text = useTexts(provenanceTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askSeen(workspace, language, id);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (answer === undefined) return <Loading lines={8} />;
  const { observed, drift } = answer;
  if (observed.length === 0 && drift.length === 0) {
    return (
      <Empty icon="radar" title={text("none")}>
        <p>{text("none.text")}</p>
        <Link className="button" to={{ workspace, page: { kind: "discover" } }}>
          {text("none.link")}
        </Link>
      </Empty>
    );
  }
  return (
    <div className="seen stack">
      {drift.length > 0 && <DriftCard drift={drift} />}
      {observed.map((one) => (
        <Seen key={one.id} element={one} drift={drift} />
      ))}
    </div>
  );
}

function DriftCard({ drift }: { readonly drift: readonly DriftRow[] }): ReactElement {
  const text = useTexts(provenanceTexts);
  const said = useTexts(discoverTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Card title={text("drift")} count={drift.length}>
      <ul className="seen-drift">
        {drift.map((row) => (
          <li key={row.key}>
            <DriftSign sort={row.drift} />
            <Link to={{ workspace, page: { kind: "discover", part: "drift", asked: { open: row.key } } }}>
              {row.element.name}
              {row.to !== undefined && ` ${row.verb === undefined ? "→" : pick(row.verb.name)} ${row.to.name}`}
              {row.attribute !== undefined && ` · ${pick(row.attribute.name)}`}
            </Link>
            {(row.declared !== undefined || row.observed !== undefined) && (
              <span>
                {row.declared !== undefined && <s>{row.declared.shown}</s>} {row.observed?.shown}
              </span>
            )}
            <span className="muted">{pick(row.reason)}</span>
            {row.tolerated !== undefined && <span className="chip">{said("tolerated.by", { id: row.tolerated })}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Seen({
  element,
  drift,
}: {
  readonly element: ObservedAnswer;
  readonly drift: readonly DriftRow[];
}): ReactElement {
  const text = useTexts(provenanceTexts);
  const said = useTexts(discoverTexts);
  return (
    <>
      <p className="seen-when">
        <Icon name="eye" />
        <Days element={element} />
        {element.aliases.length > 0 && (
          <span className="muted">{text("also", { names: element.aliases.join(", ") })}</span>
        )}
      </p>
      <div className="seen-columns">
        <Card title={text("facts")} count={element.attributes.length}>
          <Facts element={element} drift={drift} />
        </Card>
        <Card title={said("mentions", { count: element.mentions.length })}>
          <ul className="mentions">
            {element.mentions.map((mention) => (
              <Mention key={mention.key} mention={mention} />
            ))}
          </ul>
        </Card>
      </div>
      {element.relationships.length > 0 && (
        <Card title={text("relationships")} count={element.relationships.length}>
          <ul className="seen-lines">
            {element.relationships.map((line, place) => (
              <Line key={place} line={line} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Days({ element }: { readonly element: ObservedAnswer }): ReactElement {
  const said = useTexts(discoverTexts);
  const { language } = useSpeech();
  const { firstSeen, lastSeen, isGhost } = element;
  if (lastSeen === undefined) return <b>{said("observed.says")}</b>;
  const last = dayName(lastSeen, language);
  if (isGhost) return <b className="severity-warning">{said("seen.ghost", { last })}</b>;
  if (firstSeen === undefined || firstSeen === lastSeen) return <b>{said("seen.on", { last })}</b>;
  return <b>{said("seen.since", { first: dayName(firstSeen, language), last })}</b>;
}

/** Each fact with the place that says it, and whether the model says so, too. */
function Facts({
  element,
  drift,
}: {
  readonly element: ObservedAnswer;
  readonly drift: readonly DriftRow[];
}): ReactElement {
  const text = useTexts(provenanceTexts);
  const { pick } = useSpeech();
  const { sourceName } = useKnownSources();
  if (element.attributes.length === 0) return <p className="muted">{text("facts.none")}</p>;
  return (
    <dl className="observed-facts">
      {element.attributes.map((one) => {
        const row = drift.find(({ about, attribute }) => about === "attribute" && attribute?.id === one.id);
        return (
          <div key={one.id}>
            <dt>{pick(one.name)}</dt>
            <dd>
              {one.shown}{" "}
              {row === undefined ? <Icon name="check" className="severity-good" /> : <DriftSign sort={row.drift} />}
              <small>
                {sourceName(one.source)} · <ArtefactPlace at={one.at} />
              </small>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Line({ line }: { readonly line: ObservedLine }): ReactElement {
  const said = useTexts(discoverTexts);
  const { pick } = useSpeech();
  const { way, name, verb, purpose, protocol, confidence, isGhost, evidence } = line;
  return (
    <li>
      <details className="discover-more">
        <summary>
          <Icon name="chevron-right" />
          <Icon name={way === "out" ? "arrow-right" : "arrow-left"} />
          <b>{name}</b>
          <span className="muted">
            {[pick(verb.name), said(`purpose.${purpose}`), protocol].filter(Boolean).join(" · ")}
          </span>
          {isGhost && <span className="chip">{said("ghost")}</span>}
          <Confidence share={confidence} />
        </summary>
        <EvidenceList evidence={evidence} />
      </details>
    </li>
  );
}

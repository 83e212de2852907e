/** One element: what is stated about it and where, what it is connected to, and what its change would reach. */
import { Suspense, useContext, useState, type ReactElement, type ReactNode } from "react";
import type { ElementAnswer, ElementSummary, Place, RelationshipAnswer } from "@orrery/core/answers/answers";
import type { Page } from "@orrery/core/answers/url";
import { askElement, askViews } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { announce } from "../frame/announcer.tsx";
import { Link } from "../navigation.tsx";
import { CellValue } from "../parts/cell.tsx";
import { ElementLink } from "../parts/element-link.tsx";
import { groupBy } from "@orrery/core/base/group-by";
import { Finding } from "../parts/finding.tsx";
import { Icon } from "../parts/icon.tsx";
import { KindTile, LayerChip } from "../parts/layer.tsx";
import { later } from "../parts/later.tsx";
import { Markdown } from "../parts/markdown.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { facetName } from "../parts/words.ts";
import { useSpeech } from "../speech.ts";
import { showKind, WorkspaceContext } from "../workspace-context.ts";

const Impact = later(() => import("./impact.tsx").then((module) => module.Impact));

type ElementAddress = Page & { readonly kind: "element" };

export function ElementPage({ page }: { readonly page: ElementAddress }): ReactElement {
  const { text, language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askElement(workspace, language, page.id);
  const progress = useAnswer(asked);
  useTitle(progress.kind === "ready" ? progress.answer.name : page.id);
  if (progress.kind === "loading") return <Loading lines={12} />;
  if (progress.kind === "failed" && progress.status === 404) {
    return (
      <Empty icon="search-x" title={text("element.notfound", { id: page.id })} isPage>
        <p>{text("element.notfound.text")}</p>
      </Empty>
    );
  }
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  const element = progress.answer;
  return (
    <div className="page element">
      <Head element={element} />
      <Tabs element={element} page={page} />
      {page.tab === "impact" ? (
        <Suspense fallback={<Loading />}>
          <Impact element={element} direction={page.direction === "up" ? "up" : "down"} />
        </Suspense>
      ) : (
        <Overview element={element} />
      )}
    </div>
  );
}

function Head({ element }: { readonly element: ElementAnswer }): ReactElement {
  const speech = useSpeech();
  const { text } = speech;
  const { id: workspace } = useContext(WorkspaceContext);
  const kind = showKind(element.kind, speech);
  const copy = (): void => {
    navigator.clipboard.writeText(element.id).then(
      () => announce(text("element.id.copied"), "good"),
      () => announce(text("catalogue.copy.failed"), "warning"),
    );
  };
  return (
    <header className="page-head element-head">
      <div className="with-tile">
        <KindTile icon={kind.icon} layer={kind.layer} large />
        <div className="element-title">
          <h1>{element.name}</h1>
          <p className="subtitle element-line">
            <Link to={{ workspace, page: { kind: "catalogue", of: kind.id, columns: [] } }}>{kind.label}</Link>
            <LayerChip layer={kind.layer} />
            <button
              type="button"
              className="id-button"
              aria-label={`${text("element.id.copy")}: ${element.id}`}
              onClick={copy}
            >
              <code>{element.id}</code>
              <Icon name="copy" />
            </button>
            <OriginLink place={element.origin} isLong />
          </p>
        </div>
      </div>
      <Link className="button" to={{ workspace, page: { kind: "explore", from: [element.id], kinds: [] } }}>
        <Icon name="waypoints" />
        {text("explore.from")}
      </Link>
    </header>
  );
}

function Tabs(props: { readonly element: ElementAnswer; readonly page: ElementAddress }): ReactElement {
  const { text, number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { element, page } = props;
  const isImpact = page.tab === "impact";
  return (
    <nav className="tabs" aria-label={text("element.tabs")}>
      <Link
        to={{ workspace, page: { kind: "element", id: element.id } }}
        {...(isImpact ? {} : { "aria-current": "page" as const })}
      >
        {text("element.tab.facts")}
      </Link>
      <Link
        to={{ workspace, page: { kind: "element", id: element.id, tab: "impact" } }}
        {...(isImpact ? { "aria-current": "page" as const } : {})}
      >
        {text("element.tab.impact")}
        <span className="tab-count">{number(element.impact.down)}</span>
      </Link>
    </nav>
  );
}

function Overview({ element }: { readonly element: ElementAnswer }): ReactElement {
  const { text } = useSpeech();
  return (
    <div className="columns element-columns">
      <div className="stack">
        {element.diagnostics.length > 0 && (
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
        <Card title={text("element.description")}>
          {element.description === null ? (
            <p className="muted">{text("element.description.none")}</p>
          ) : (
            <Markdown text={element.description} />
          )}
        </Card>
        <Facts element={element} />
        <Views element={element} />
      </div>
      <div className="stack">
        <ImpactCard element={element} />
        <Relationships relationships={element.relationships} />
        {element.children.length > 0 && (
          <Card title={text("element.children")} count={element.children.length}>
            <ElementList elements={element.children} />
          </Card>
        )}
        <Referrers element={element} />
      </div>
    </div>
  );
}

function Facts({ element }: { readonly element: ElementAnswer }): ReactElement {
  const speech = useSpeech();
  const { text, pick } = speech;
  const names = Object.entries(element.names);
  const facets = groupBy(element.facts, (fact) => fact.facet);
  return (
    <Card title={text("element.facts")} count={element.facts.length}>
      {names.length > 1 && (
        <FactGroup title={text("element.names")}>
          {names.map(([language, name]) => (
            <div key={language} className="fact">
              <dt>
                <span className="language-tag">{language === "" ? "–" : language}</span>
              </dt>
              <dd {...(language === "" ? {} : { lang: language })}>{name}</dd>
            </div>
          ))}
        </FactGroup>
      )}
      {element.facts.length === 0 && <p className="muted">{text("element.facts.none")}</p>}
      {[...facets].map(([facet, facts]) => (
        <FactGroup key={facet} title={facetName(speech, facet)}>
          {facts.map((fact) => (
            <div key={fact.key} className="fact">
              <dt title={pick(fact.description)}>{pick(fact.name)}</dt>
              <dd>
                <CellValue cell={fact.cell} />
                <OriginLink place={fact.origin} />
              </dd>
            </div>
          ))}
        </FactGroup>
      ))}
      {element.missing.length > 0 && <Missing element={element} />}
    </Card>
  );
}

function FactGroup(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="fact-group">
      <h3>{props.title}</h3>
      <dl>{props.children}</dl>
    </section>
  );
}

function Missing({ element }: { readonly element: ElementAnswer }): ReactElement {
  const speech = useSpeech();
  const { text, pick } = speech;
  return (
    <details className="missing">
      <summary>{text("element.missing", { count: element.missing.length })}</summary>
      <p className="muted">{text("element.missing.hint")}</p>
      <dl>
        {[...groupBy(element.missing, (attribute) => attribute.facet)].map(([facet, attributes]) => (
          <div key={facet} className="missing-group">
            <dt>{facetName(speech, facet)}</dt>
            <dd>
              {attributes.map((attribute) => (
                <span key={attribute.key} className="missing-key" title={attribute.key}>
                  {pick(attribute.name)}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function ImpactCard({ element }: { readonly element: ElementAnswer }): ReactElement {
  const { text } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { down, up } = element.impact;
  return (
    <Card title={text("element.impact.title")}>
      <div className="impact-links">
        <Link className="impact-link" to={{ workspace, page: { kind: "element", id: element.id, tab: "impact" } }}>
          <Icon name="arrow-down" />
          {text("element.impact.down", { count: down })}
        </Link>
        <Link
          className="impact-link"
          to={{ workspace, page: { kind: "element", id: element.id, tab: "impact", direction: "up" } }}
        >
          <Icon name="arrow-up" />
          {text("element.impact.up", { count: up })}
        </Link>
      </div>
    </Card>
  );
}

function Relationships({ relationships }: { readonly relationships: readonly RelationshipAnswer[] }): ReactElement {
  const { text, pick } = useSpeech();
  const groups = groupBy(relationships, (one) => `${one.direction} ${one.verb}`);
  return (
    <Card title={text("element.relationships")} count={relationships.length}>
      {relationships.length === 0 && <p className="muted">{text("element.relationships.none")}</p>}
      {[...groups].map(([key, members]) => {
        const [first] = members;
        if (first === undefined) return null;
        return (
          <section key={key} className="relation-group">
            <h3>
              <Icon name={first.direction === "out" ? "arrow-right" : "arrow-left"} />
              <span className="visually-hidden">{text(first.direction === "out" ? "element.out" : "element.in")}:</span>
              {pick(first.phrase)}
              <span className="muted">{members.length}</span>
            </h3>
            <Limited
              members={members}
              show={(relationship, index) => (
                <li key={index}>
                  <Relationship relationship={relationship} />
                </li>
              )}
            />
          </section>
        );
      })}
    </Card>
  );
}

function Relationship({ relationship }: { readonly relationship: RelationshipAnswer }): ReactElement {
  const { text, pick } = useSpeech();
  const { other, label, carries, facts, origin } = relationship;
  return (
    <div className="relation">
      <div className="relation-line">
        <ElementLink element={other} />
        <OriginLink place={origin} />
      </div>
      {(label !== null || carries.length > 0 || facts.length > 0) && (
        <div className="relation-more">
          {label !== null && <span>“{label}”</span>}
          {carries.length > 0 && (
            <span>{text("element.carries", { names: carries.map((dataset) => dataset.name).join(", ") })}</span>
          )}
          {facts.map((fact) => (
            <span key={fact.key}>
              {pick(fact.name)} <CellValue cell={fact.cell} />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

function Referrers({ element }: { readonly element: ElementAnswer }): ReactElement | null {
  const { text, pick } = useSpeech();
  if (element.referrers.length === 0) return null;
  return (
    <Card title={text("element.referrers")} count={element.referrers.length}>
      {[...groupBy(element.referrers, (referrer) => referrer.key)].map(([key, members]) => (
        <section key={key} className="relation-group">
          <h3>
            <Icon name="link" />
            {members[0] === undefined ? key : pick(members[0].name)}
            <span className="muted">{members.length}</span>
          </h3>
          <ElementList elements={members.map((member) => member.element)} />
        </section>
      ))}
    </Card>
  );
}

/** Views whose picture has it; nothing where the model is too large to tell. */
function Views({ element }: { readonly element: ElementAnswer }): ReactElement | null {
  const { text, pick, language } = useSpeech();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const hasViews = (answer?.statistics.views ?? 0) > 0;
  const progress = useAnswer(hasViews ? askViews(workspace, language, element.id) : undefined);
  if (progress.kind !== "ready" || progress.answer.views.length === 0) return null;
  return (
    <Card title={text("element.views")} count={progress.answer.views.length}>
      <Limited
        members={progress.answer.views}
        show={({ id, title, viewpoint }) => (
          <li key={id}>
            <Link className="element-link" to={{ workspace, page: { kind: "view", view: id } }}>
              <span className="tile" aria-hidden="true">
                <Icon name="shapes" />
              </span>
              <span className="element-name">{title}</span>
              {viewpoint?.title !== undefined && <span className="muted">{pick(viewpoint.title)}</span>}
            </Link>
          </li>
        )}
      />
    </Card>
  );
}

function ElementList({ elements }: { readonly elements: readonly ElementSummary[] }): ReactElement {
  return (
    <Limited
      members={elements}
      show={(element) => (
        <li key={element.id}>
          <ElementLink element={element} />
        </li>
      )}
    />
  );
}

const mostAtFirst = 12;
const moreEachTime = 200;

/** A long list, a part at a time. */
function Limited<Member>(props: {
  readonly members: readonly Member[];
  readonly show: (member: Member, index: number) => ReactNode;
}): ReactElement {
  const { text } = useSpeech();
  const [most, setMost] = useState(mostAtFirst);
  const rest = props.members.length - most;
  return (
    <>
      <ul className="element-list">{props.members.slice(0, most).map(props.show)}</ul>
      {rest > 0 && (
        <button type="button" className="button button-small" onClick={() => setMost(most + moreEachTime)}>
          {text("element.more", { count: Math.min(rest, moreEachTime) })}
        </button>
      )}
    </>
  );
}

function Card(props: { readonly title: string; readonly count?: number; readonly children: ReactNode }): ReactElement {
  const { number } = useSpeech();
  return (
    <section className="card" aria-label={props.title}>
      <h2>
        {props.title}
        {props.count !== undefined && props.count > 0 && <span className="card-count">{number(props.count)}</span>}
      </h2>
      {props.children}
    </section>
  );
}

/** Where a fact is stated: one step to the line of the text. */
function OriginLink(props: { readonly place: Place; readonly isLong?: boolean }): ReactElement {
  const { text } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { uri, line } = props.place;
  const place = `${uri}:${line}`;
  return (
    <Link
      className="origin"
      to={{ workspace, page: { kind: "source", uri, line } }}
      title={text("element.source", { place })}
      aria-label={text("element.source", { place })}
    >
      <Icon name="map-pin" />
      <span>{props.isLong === true ? place : line}</span>
    </Link>
  );
}

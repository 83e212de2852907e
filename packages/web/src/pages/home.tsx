/** Home of a workspace: what the model holds, by layer and kind, and how well it reads. */
import { useContext, type ReactElement } from "react";
import type { Statistics, WorkspaceAnswer } from "@orrery/core/answers/answers";
import type { Layer } from "@orrery/core/model/metamodel";
import { ImportButton } from "../frame/drop-zone.tsx";
import type { Speech } from "../messages/messages.ts";
import { Link } from "../navigation.tsx";
import { Icon, KindIcon } from "../parts/icon.tsx";
import { layerClass, LayerMark, layers } from "../parts/layer.tsx";
import { severities, SeverityCount } from "../parts/severity.tsx";
import { Empty, Loading } from "../parts/states.tsx";
import { ViewCard } from "../parts/view-card.tsx";
import { askViews } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { useTitle } from "../parts/title.ts";
import { verbName } from "../parts/words.ts";
import { useSpeech } from "../speech.ts";
import { showKind, WorkspaceContext, type ShownKind } from "../workspace-context.ts";

export function HomePage(): ReactElement {
  const speech = useSpeech();
  const { text } = speech;
  const { id, answer } = useContext(WorkspaceContext);
  useTitle(text("navigation.home"));
  if (answer === undefined) return <Loading lines={10} />;
  const { statistics } = answer;
  return (
    <div className="page home">
      <header className="page-head">
        <div>
          <h1>{answer.title}</h1>
          <p className="subtitle">
            {[
              text("count.elements", { count: statistics.elements }),
              countedRelationships(speech, statistics),
              ...(statistics.references > 0 ? [text("count.references", { count: statistics.references })] : []),
              ...(statistics.views > 0 ? [text("count.views", { count: statistics.views })] : []),
              text("count.files", { count: statistics.files }),
            ].join(" · ")}
          </p>
        </div>
        <FindingsLink answer={answer} />
      </header>
      {statistics.elements === 0 ? (
        <Empty icon="folder-open" title={text("home.empty.title")}>
          <p>{text("home.empty.text")}</p>
          <div className="actions">
            <Link className="button button-main" to={{ workspace: id, page: { kind: "source" } }}>
              <Icon name="file-code" />
              {text("home.source")}
            </Link>
            <ImportButton />
          </div>
        </Empty>
      ) : (
        <LayerOverview answer={answer} />
      )}
      {statistics.views > 0 && <FirstViews />}
      <div className="columns">
        {statistics.relationships > 0 && <Relationships answer={answer} />}
        <div className="stack">
          <Files answer={answer} />
          <section className="card import-card" aria-labelledby="import-title">
            <Icon name="file-up" className="import-icon" />
            <div>
              <h2 id="import-title">{text("home.import.title")}</h2>
              <p className="muted">{text("home.import.text")}</p>
              <ImportButton />
            </div>
          </section>
        </div>
      </div>
    </div>
  );
}

/** All relationships; those that nesting alone states stand behind them, in parentheses. */
function countedRelationships({ text }: Speech, { relationships, nested }: Statistics): string {
  const all = text("count.relationships", { count: relationships });
  return nested === 0 ? all : `${all} (${text("count.nested", { count: nested })})`;
}

function FindingsLink({ answer }: { readonly answer: WorkspaceAnswer }): ReactElement {
  const { text } = useSpeech();
  const counts = answer.statistics.diagnostics;
  const isClean = severities.every((severity) => counts[severity] === 0);
  return (
    <Link className="findings" to={{ workspace: answer.id, page: { kind: "checks" } }}>
      {isClean ? (
        <span className="severity severity-good">
          <Icon name="circle-check" />
          {text("home.clean")}
        </span>
      ) : (
        severities
          .filter((severity) => counts[severity] > 0)
          .map((severity) => <SeverityCount key={severity} severity={severity} count={counts[severity]} />)
      )}
    </Link>
  );
}

const mostViews = 4;

/** The views that the model tells first. */
function FirstViews(): ReactElement | null {
  const { text, number, language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askViews(workspace, language));
  if (progress.kind !== "ready" || progress.answer.views.length === 0) return null;
  const { views } = progress.answer;
  return (
    <section className="home-views" aria-labelledby="views-title">
      <h2 id="views-title" className="section-title">
        {text("views.title")}
        <Link className="more-link" to={{ workspace, page: { kind: "views" } }}>
          {text("home.views.all")}
          <span className="muted">{number(views.length)}</span>
        </Link>
      </h2>
      <ul className="view-cards">
        {views.slice(0, mostViews).map((view) => (
          <li key={view.id}>
            <ViewCard view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LayerGroup {
  readonly layer: Layer | null;
  readonly count: number;
  readonly kinds: readonly (ShownKind & { readonly count: number })[];
}

function LayerOverview({ answer }: { readonly answer: WorkspaceAnswer }): ReactElement {
  const speech = useSpeech();
  const { text, named, number, percent } = speech;
  const groups: readonly LayerGroup[] = layers
    .map((layer) => {
      const kinds = answer.kinds
        .filter((kind) => kind.layer === layer && kind.count > 0)
        .map((kind) => ({ ...showKind(kind, speech), count: kind.count }));
      return { layer, kinds, count: kinds.reduce((sum, kind) => sum + kind.count, 0) };
    })
    .filter((group) => group.count > 0);
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const most = Math.max(...groups.flatMap((group) => group.kinds.map((kind) => kind.count)));
  return (
    <section aria-labelledby="layers-title">
      <h2 id="layers-title" className="section-title">
        {text("home.layers")}
      </h2>
      <div className="proportions" aria-hidden="true">
        {groups.map((group) => (
          <span
            key={group.layer}
            className={`proportion ${layerClass(group.layer)}`}
            style={{ flexGrow: group.count }}
            title={`${named("layer", group.layer ?? "other")} · ${number(group.count)}`}
          />
        ))}
      </div>
      <div className="layer-cards">
        {groups.map((group) => (
          <article key={group.layer} className={`card layer-card ${layerClass(group.layer)}`}>
            <header>
              <LayerMark layer={group.layer} />
              <h3>{named("layer", group.layer ?? "other")}</h3>
              <span
                className="layer-count"
                title={text("home.layers.share", { percent: percent(group.count / total) })}
              >
                {number(group.count)}
              </span>
            </header>
            <ul>
              {group.kinds.map((kind) => (
                <KindLine key={kind.id} kind={kind} most={most} />
              ))}
            </ul>
          </article>
        ))}
      </div>
    </section>
  );
}

function KindLine(props: {
  readonly kind: ShownKind & { readonly count: number };
  readonly most: number;
}): ReactElement {
  const { number } = useSpeech();
  const { id } = useContext(WorkspaceContext);
  const { kind, most } = props;
  return (
    <li>
      <Link className="kind-line" to={{ workspace: id, page: { kind: "catalogue", of: kind.id, columns: [] } }}>
        <KindIcon name={kind.icon} />
        <span className="kind-line-name">{kind.plural}</span>
        <span className="kind-line-count">{number(kind.count)}</span>
        <span className="bar" aria-hidden="true">
          <span style={{ width: `${(100 * kind.count) / most}%` }} />
        </span>
      </Link>
    </li>
  );
}

function Relationships({ answer }: { readonly answer: WorkspaceAnswer }): ReactElement {
  const speech = useSpeech();
  const counted = Object.entries(answer.statistics.byRelationship)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const most = Math.max(...counted.map(([, count]) => count));
  return (
    <section className="card" aria-labelledby="relationships-title">
      <h2 id="relationships-title">{speech.text("home.relationships")}</h2>
      <ul className="bars">
        {counted.map(([verb, count]) => (
          <li key={verb}>
            <span className="bars-name">{verbName(speech, verb)}</span>
            <span className="bar" aria-hidden="true">
              <span style={{ width: `${(100 * count) / most}%` }} />
            </span>
            <span className="bars-count">{speech.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Files({ answer }: { readonly answer: WorkspaceAnswer }): ReactElement {
  const { text, number } = useSpeech();
  return (
    <section className="card" aria-labelledby="files-title">
      <h2 id="files-title">{text("home.files")}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text("home.file")}</th>
            <th scope="col" className="is-number">
              {text("home.elements")}
            </th>
            <th scope="col">{text("home.findings")}</th>
          </tr>
        </thead>
        <tbody>
          {answer.files.slice(0, mostFiles).map((file) => {
            const worst = severities.find((severity) => file.diagnostics[severity] > 0);
            return (
              <tr key={file.uri}>
                <td>
                  <Link className="file-link" to={{ workspace: answer.id, page: { kind: "source", uri: file.uri } }}>
                    {file.uri}
                  </Link>
                </td>
                <td className="is-number">{number(file.elements)}</td>
                <td>
                  {worst === undefined ? (
                    <span className="severity severity-good">
                      <Icon name="check" />
                      <span className="visually-hidden">{text("checks.clean")}</span>
                    </span>
                  ) : (
                    <SeverityCount severity={worst} count={file.diagnostics[worst]} />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const mostFiles = 40;

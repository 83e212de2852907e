/** All kinds of the model, as a list with counts: the door to the tables. */
import { useContext, type ReactElement } from "react";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { groupBy } from "@orrery/core/base/group-by";
import { KindTile, LayerMark, layers } from "../parts/layer.tsx";
import { Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { showKind, WorkspaceContext } from "../workspace-context.ts";
import { catalogueTexts } from "./catalogue/catalogue-texts.ts";
import { QueryList, useQueries } from "./catalogue/saved-queries.tsx";
import "../styles/grid.css";

export function KindsPage(): ReactElement {
  const speech = useSpeech();
  const { named, number, pick } = speech;
  const text = useTexts(catalogueTexts);
  const queries = useQueries();
  const { id, answer } = useContext(WorkspaceContext);
  useTitle(text("catalogue.title"));
  if (answer === undefined) return <Loading lines={10} />;
  const kinds = groupBy(answer.kinds, (kind) => kind.layer);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{text("catalogue.title")}</h1>
          <p className="subtitle">{text("catalogue.intro")}</p>
        </div>
        <Link className="button" to={{ workspace: id, page: { kind: "catalogue", of: "*", columns: [] } }}>
          <Icon name="table-2" />
          {text("catalogue.all")}
          <span className="button-count">{number(answer.statistics.elements)}</span>
        </Link>
      </header>
      {queries.length > 0 && (
        <section className="kind-section" aria-labelledby="saved-queries">
          <h2 id="saved-queries" className="section-title">
            <Icon name="search" />
            {text("query.title")}
          </h2>
          <QueryList queries={queries} />
        </section>
      )}
      {layers
        .filter((layer) => kinds.has(layer))
        .map((layer) => (
          <section key={layer} className="kind-section" aria-labelledby={`kinds-${layer ?? "other"}`}>
            <h2 id={`kinds-${layer ?? "other"}`} className="section-title">
              <LayerMark layer={layer} />
              {named("layer", layer ?? "other")}
            </h2>
            <ul className="kind-cards">
              {(kinds.get(layer) ?? []).map((kind) => {
                const shown = showKind(kind, speech);
                return (
                  <li key={kind.id}>
                    <Link
                      className="card kind-card"
                      to={{ workspace: id, page: { kind: "catalogue", of: kind.id, columns: [] } }}
                    >
                      <KindTile icon={kind.icon} layer={kind.layer} large />
                      <span className="kind-card-text">
                        <span className="kind-card-name">
                          {shown.plural} <span className="kind-card-count">{number(kind.count)}</span>
                        </span>
                        <span className="muted">{pick(kind.description)}</span>
                      </span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
    </div>
  );
}

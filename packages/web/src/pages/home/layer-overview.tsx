/** What the model holds, by layer and kind. */
import { useContext, type ReactElement } from "react";
import type { WorkspaceAnswer } from "@orrery/core/answers/answers";
import type { Layer } from "@orrery/core/model/metamodel";
import { Link } from "../../navigation.tsx";
import { KindIcon } from "../../parts/icon.tsx";
import { layerClass, LayerMark, layers } from "../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { showKind, WorkspaceContext, type ShownKind } from "../../workspace-context.ts";
import { homeTexts } from "./home-texts.ts";

interface LayerGroup {
  readonly layer: Layer | null;
  readonly count: number;
  readonly kinds: readonly (ShownKind & { readonly count: number })[];
}

export function LayerOverview({ answer }: { readonly answer: WorkspaceAnswer }): ReactElement {
  const speech = useSpeech();
  const { named, number, percent } = speech;
  const text = useTexts(homeTexts);
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

/** The element at a glance: what it is, what is known of it, what is around it. */
import { useContext, type ReactElement } from "react";
import type { ElementAnswer, ElementSummary } from "@orrery/core/answers/answers";
import { groupBy } from "@orrery/core/base/group-by";
import { askViews } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { begin } from "../../editing/gestures.ts";
import { useSchema } from "../../editing/schema.ts";
import { Link } from "../../navigation.tsx";
import { ElementLink } from "../../parts/element-link.tsx";
import { Finding } from "../../parts/finding.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Card, Limited } from "./card.tsx";
import { Description } from "./description.tsx";
import type { Changing } from "./element-page.tsx";
import { elementTexts } from "./element-texts.ts";
import { Facts } from "./facts.tsx";
import { Relationships } from "./relationships.tsx";
import { ShownElementContext } from "./shown-element.ts";

export function Overview(props: {
  readonly element: ElementAnswer;
  readonly changing: Changing;
  readonly onChanging: (changing: Changing) => void;
}): ReactElement {
  const { element } = props;
  const text = useTexts(elementTexts);
  return (
    <div className="columns element-columns">
      <div className="stack">
        {element.diagnostics.length > 0 && (
          <Card title={text("element.findings")} count={element.diagnostics.length}>
            <ul className="finding-list">
              {element.diagnostics.slice(0, 5).map((finding, index) => (
                <li key={index}>
                  <Finding finding={finding} />
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Description element={element} />
        <Facts {...props} />
        <Views element={element} />
      </div>
      <div className="stack">
        <ImpactCard element={element} />
        <Relationships element={element} />
        <Children element={element} />
        <Referrers element={element} />
      </div>
    </div>
  );
}

function ImpactCard({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { down, up } = element.impact;
  const page = { kind: "element", id: element.id, tab: "impact" } as const;
  return (
    <Card title={text("element.impact.title")}>
      <div className="impact-links">
        <Link className="impact-link" to={{ workspace, page }}>
          <Icon name="arrow-down" />
          {text("element.impact.down", { count: down })}
        </Link>
        <Link className="impact-link" to={{ workspace, page: { ...page, direction: "up" } }}>
          <Icon name="arrow-up" />
          {text("element.impact.up", { count: up })}
        </Link>
      </div>
    </Card>
  );
}

function Children({ element }: { readonly element: ElementAnswer }): ReactElement | null {
  const text = useTexts(elementTexts);
  const schema = useSchema();
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const holdsOthers = schema?.answer.kinds.some(({ inside }) => inside.includes(element.kind.id)) === true;
  if (element.children.length === 0 && !holdsOthers) return null;
  return (
    <Card
      title={text("element.children")}
      count={element.children.length}
      actions={
        canEdit &&
        holdsOthers && (
          <button
            type="button"
            className="icon-button"
            aria-label={text("element.create")}
            title={text("element.create")}
            onClick={() => begin({ gesture: "create", parent: element.id })}
          >
            <Icon name="plus" />
          </button>
        )
      }
    >
      {element.children.length === 0 ? (
        <p className="muted">{text("element.children.none")}</p>
      ) : (
        <ElementList elements={element.children} />
      )}
    </Card>
  );
}

function Referrers({ element }: { readonly element: ElementAnswer }): ReactElement | null {
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
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
  const text = useTexts(elementTexts);
  const { pick, language } = useSpeech();
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

import { useContext, type ReactElement } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import { askViews } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { begin } from "../../editing/gestures.ts";
import { Icon } from "../../parts/icon.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { ViewCard } from "../../parts/view-card.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { elementTexts } from "./element-texts.ts";
import { ShownElementContext } from "./shown-element.ts";

/** Views whose picture has the element, and the way into another one. */
export function ViewsTab({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const asked = askViews(workspace, language, element.id);
  const progress = useAnswer(asked);
  if (progress.kind === "loading") return <Loading />;
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  const add = canEdit && (
    <p>
      <button type="button" className="button" onClick={() => begin({ gesture: "add-to-view", ids: [element.id] })}>
        <Icon name="list-plus" />
        {text("element.views.add")}
      </button>
    </p>
  );
  const { views } = progress.answer;
  if (views.length === 0) {
    return (
      <Empty icon="shapes" title={text("element.views.none")}>
        <p>{text("element.views.none.text")}</p>
        {add}
      </Empty>
    );
  }
  return (
    <section className="views-tab" aria-label={text("element.views")}>
      {add}
      <div className="view-cards">
        {views.map((view) => (
          <ViewCard key={view.id} view={view} />
        ))}
      </div>
    </section>
  );
}

/** The views that the model tells first. */
import { useContext, type ReactElement } from "react";
import { askViews } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { ViewCard } from "../../parts/view-card.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { homeTexts } from "./home-texts.ts";

const mostViews = 4;

export function FirstViews(): ReactElement | null {
  const { number, language } = useSpeech();
  const text = useTexts(homeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askViews(workspace, language));
  if (progress.kind !== "ready" || progress.answer.views.length === 0) return null;
  const { views } = progress.answer;
  return (
    <section className="home-views" aria-labelledby="views-title">
      <h2 id="views-title" className="section-title">
        {text("home.views")}
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

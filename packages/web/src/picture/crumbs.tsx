/** The way that led to a picture: the views, or the elements explored, that it was opened from. */
import { useContext, type ReactElement } from "react";
import type { PageState } from "@orrery/core/answers/url";
import { askElement, askViews } from "../answers/client.ts";
import { useAnswer, useAnswers } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { seen } from "./picture-address.ts";
import type { PicturedPage } from "./picture-page.tsx";
import { pictureTexts } from "./picture-texts.ts";

export function Crumbs({
  page,
  state,
}: {
  readonly page: PicturedPage;
  readonly state: PageState;
}): ReactElement | null {
  const { language } = useSpeech();
  const text = useTexts(pictureTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { way = [] } = page;
  const progress = useAnswer(way.length === 0 ? undefined : askViews(workspace, language));
  if (way.length === 0) return null;
  const views = new Map(progress.kind === "ready" ? progress.answer.views.map(({ id, title }) => [id, title]) : []);
  return (
    <nav className="crumbs" aria-label={text(page.kind === "explore" ? "explore.trail" : "view.back")}>
      <ol>
        {way.map((step, index) => {
          const before = way.slice(0, index);
          const kept = before.length === 0 ? {} : { way: before };
          const title = views.get(step);
          return (
            <li key={`${index} ${step}`}>
              <Link
                to={{
                  workspace,
                  page:
                    title === undefined
                      ? { kind: "explore", from: step.split(" "), kinds: [], ...kept }
                      : { kind: "view", view: step, ...kept },
                  state: seen(state),
                }}
              >
                {title ?? <Names ids={step.split(" ")} />}
              </Link>
              <Icon name="chevron-right" />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Names of elements; their ids until they are known. */
function Names({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswers(ids.slice(0, 3).map((id) => askElement(workspace, language, id)));
  const names = progress.map((one, index) => (one.kind === "ready" ? one.answer.name : (ids[index] ?? "")));
  return <>{ids.length > names.length ? `${names.join(", ")}, …` : names.join(", ")}</>;
}

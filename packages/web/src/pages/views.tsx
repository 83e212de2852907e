/** Every view of the model, as a gallery. */
import { useContext, useState, type ReactElement } from "react";
import type { ViewSummaryAnswer } from "@orrery/core/answers/answers";
import type { ViewpointFamily } from "@orrery/core/views/viewpoint";
import { groupBy } from "@orrery/core/base/group-by";
import { askViews } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { ViewCard } from "../parts/view-card.tsx";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

const orders = ["model", "family"] as const;
const families: readonly (ViewpointFamily | "other")[] = [
  "overview",
  "business",
  "software",
  "data",
  "technology",
  "change",
  "lists",
  "archimate",
  "other",
];

export function ViewsPage(): ReactElement {
  const { text, language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [order, setOrder] = useState<(typeof orders)[number]>("model");
  useTitle(text("views.title"));
  const asked = askViews(workspace, language);
  const progress = useAnswer(asked);
  if (progress.kind === "loading") return <Loading lines={10} />;
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  const { views } = progress.answer;
  if (views.length === 0) return <NoViews />;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{text("views.title")}</h1>
          <p className="subtitle">{text("views.intro", { count: views.length })}</p>
        </div>
        {views.length > 3 && (
          <div className="segmented segmented-wide" role="group" aria-label={text("views.order")}>
            {orders.map((one) => (
              <button key={one} type="button" aria-pressed={order === one} onClick={() => setOrder(one)}>
                {text(`views.order.${one}`)}
              </button>
            ))}
          </div>
        )}
      </header>
      {order === "model" ? <Cards views={views} /> : <ByFamily views={views} />}
    </div>
  );
}

function ByFamily({ views }: { readonly views: readonly ViewSummaryAnswer[] }): ReactElement {
  const { text } = useSpeech();
  const groups = groupBy(views, ({ viewpoint }) => viewpoint?.family ?? "other");
  return (
    <>
      {families.map((family) => {
        const members = groups.get(family);
        if (members === undefined) return null;
        const title = text(`views.family.${family}`);
        return (
          <section key={family} className="view-group" aria-label={title}>
            <h2>{title}</h2>
            <Cards views={members} />
          </section>
        );
      })}
    </>
  );
}

function Cards({ views }: { readonly views: readonly ViewSummaryAnswer[] }): ReactElement {
  return (
    <ul className="view-cards">
      {views.map((view) => (
        <li key={view.id}>
          <ViewCard view={view} />
        </li>
      ))}
    </ul>
  );
}

const example = `view landscape "Landscape" { viewpoint: landscape }

view around-shop "Around the shop" {
  viewpoint: context
  scope: shop
}`;

/** Nobody has written a view yet: how it is done. */
function NoViews(): ReactElement {
  const { text } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Empty icon="shapes" title={text("views.empty")} isPage>
      <p>{text("views.empty.text")}</p>
      <pre className="views-example">
        <code>{example}</code>
      </pre>
      <Link className="button button-main" to={{ workspace, page: { kind: "source" } }}>
        <Icon name="file-code" />
        {text("home.source")}
      </Link>
    </Empty>
  );
}

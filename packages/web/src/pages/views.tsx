/** Every view of the model, as a gallery. */
import { useContext, type ReactElement } from "react";
import type { ViewSummaryAnswer } from "@orrery/core/answers/answers";
import { noState, type PageState } from "@orrery/core/answers/url";
import { groupBy } from "@orrery/core/base/group-by";
import { askViews } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { begin } from "../editing/gestures.ts";
import { goTo, Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { ViewCard } from "../parts/view-card.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/views.css";
import { viewsTexts } from "./views-texts.ts";
import { WorkspaceContext } from "../workspace-context.ts";

const orders = ["model", "family", "title"] as const;
const families: readonly (NonNullable<NonNullable<ViewSummaryAnswer["viewpoint"]>["family"]> | "other")[] = [
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

type Order = (typeof orders)[number];
type Family = (typeof families)[number];

/** What of the gallery is shown, as the address says it: `f=claims&f.family=software&f.order=title`. */
interface Wanted {
  readonly words: string;
  readonly family: Family | undefined;
  readonly audience: string | undefined;
  readonly isUnhealthy: boolean;
  readonly order: Order;
}

export function ViewsPage({ state = noState }: { readonly state?: PageState }): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(viewsTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  useTitle(text("navigation.views"));
  const asked = askViews(workspace, language);
  const progress = useAnswer(asked);
  if (progress.kind === "loading") return <Loading lines={10} />;
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  const { views } = progress.answer;
  if (views.length === 0) return <NoViews />;
  return <Gallery views={views} state={state} />;
}

interface GalleryProps {
  readonly views: readonly ViewSummaryAnswer[];
  readonly state: PageState;
}

function Gallery({ views, state }: GalleryProps): ReactElement {
  const { compare } = useSpeech();
  const text = useTexts(viewsTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const wanted = wantedIn(state);
  const shown = views.filter((view) => isWanted(view, wanted));
  const ordered = wanted.order === "title" ? shown.toSorted((a, b) => compare(a.title, b.title)) : shown;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{text("navigation.views")}</h1>
          <p className="subtitle" role="status">
            {shown.length === views.length
              ? text("views.intro", { count: views.length })
              : text("views.some", { some: shown.length, count: views.length })}
          </p>
        </div>
        <div className="actions">
          <button
            type="button"
            className="button button-main"
            onClick={() => begin({ gesture: "create", kind: "view" })}
          >
            <Icon name="plus" />
            {text("views.new")}
          </button>
        </div>
      </header>
      {views.length > 3 && <Choice views={views} state={state} wanted={wanted} />}
      {shown.length === 0 ? (
        <Empty icon="search-x" title={text("views.none")}>
          <p>{text("views.none.text")}</p>
          <Link className="button" to={{ workspace, page: { kind: "views" } }}>
            {text("views.none.all")}
          </Link>
        </Empty>
      ) : wanted.order === "family" ? (
        <ByFamily views={ordered} />
      ) : (
        <Cards views={ordered} />
      )}
    </div>
  );
}

function Choice({ views, state, wanted }: GalleryProps & { readonly wanted: Wanted }): ReactElement {
  const { number } = useSpeech();
  const text = useTexts(viewsTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const go = (next: PageState): void => goTo({ workspace, page: { kind: "views" }, state: next }, "replace");
  const put = (key: string, value: string): void => {
    const { [key]: _before, ...filters } = state.filters;
    go({ ...state, filters: value === "" ? filters : { ...filters, [key]: value } });
  };
  const families = knownFamilies(views);
  const audiences = [...new Set(views.flatMap(({ audience }) => audience ?? []))].sort();
  const unhealthy = views.filter(({ problems }) => problems !== undefined).length;
  return (
    <div className="views-choice" role="search" aria-label={text("views.find")}>
      <input
        type="search"
        className="field"
        aria-label={text("views.find")}
        placeholder={text("views.find")}
        value={wanted.words}
        onChange={(event) => {
          const { filter: _before, ...rest } = state;
          go(event.target.value === "" ? rest : { ...rest, filter: event.target.value });
        }}
      />
      {families.length > 1 && (
        <label className="picker">
          <span>{text("views.family")}</span>
          <select value={wanted.family ?? ""} onChange={(event) => put("family", event.target.value)}>
            <option value="">{text("views.family.all")}</option>
            {families.map(([family, count]) => (
              <option key={family} value={family}>
                {`${text(`views.family.${family}`)} (${number(count)})`}
              </option>
            ))}
          </select>
        </label>
      )}
      {audiences.length > 0 && (
        <label className="picker">
          <span>{text("views.audience")}</span>
          <select value={wanted.audience ?? ""} onChange={(event) => put("audience", event.target.value)}>
            <option value="">{text("views.audience.all")}</option>
            {audiences.map((audience) => (
              <option key={audience} value={audience}>
                {audience}
              </option>
            ))}
          </select>
        </label>
      )}
      {unhealthy > 0 && (
        <button
          type="button"
          className="chip chip-button"
          aria-pressed={wanted.isUnhealthy}
          onClick={() => put("problems", wanted.isUnhealthy ? "" : "yes")}
        >
          <Icon name="triangle-alert" />
          {text("views.unhealthy", { count: unhealthy })}
        </button>
      )}
      <div className="segmented segmented-wide views-order" role="group" aria-label={text("views.order")}>
        {orders.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={wanted.order === one}
            onClick={() => put("order", one === "model" ? "" : one)}
          >
            {text(`views.order.${one}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

function wantedIn({ filter, filters }: PageState): Wanted {
  return {
    words: filter ?? "",
    family: families.find((family) => family === filters["family"]),
    audience: filters["audience"],
    isUnhealthy: filters["problems"] === "yes",
    order: orders.find((order) => order === filters["order"]) ?? "model",
  };
}

function isWanted(view: ViewSummaryAnswer, { words, family, audience, isUnhealthy }: Wanted): boolean {
  const { viewpoint } = view;
  const said = [view.id, view.title, view.description, viewpoint?.id, viewpoint?.title?.en, viewpoint?.title?.fr];
  const text = folded(said.filter((one) => one !== null && one !== undefined).join(" "));
  return (
    folded(words)
      .split(/\s+/)
      .every((word) => text.includes(word)) &&
    (family === undefined || familyOf(view) === family) &&
    (audience === undefined || view.audience === audience) &&
    (!isUnhealthy || view.problems !== undefined)
  );
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function familyOf({ viewpoint }: ViewSummaryAnswer): Family {
  return viewpoint?.family ?? "other";
}

function knownFamilies(views: readonly ViewSummaryAnswer[]): readonly (readonly [Family, number])[] {
  const groups = groupBy(views, familyOf);
  return families.flatMap((family) => {
    const count = groups.get(family)?.length ?? 0;
    return count === 0 ? [] : [[family, count] as const];
  });
}

function ByFamily({ views }: { readonly views: readonly ViewSummaryAnswer[] }): ReactElement {
  const text = useTexts(viewsTexts);
  const groups = groupBy(views, familyOf);
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
  const text = useTexts(viewsTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <ul className="view-cards">
      {views.map((view) => (
        <li key={view.id} className={view.problems === undefined ? "" : "is-unhealthy"}>
          <ViewCard view={view} />
          {view.problems !== undefined && (
            <Link
              className="view-card-problems"
              to={{
                workspace,
                page: { kind: "source", uri: view.origin.uri, line: view.problems[0]?.line ?? view.origin.line },
              }}
              title={view.problems.map(({ message }) => message).join("\n")}
            >
              <Icon name="triangle-alert" />
              <span>
                {text("views.problem", { count: view.problems.length })}: {view.problems[0]?.message}
              </span>
            </Link>
          )}
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
  const text = useTexts(viewsTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Empty icon="shapes" title={text("views.empty")} isPage>
      <p>{text("views.empty.text")}</p>
      <pre className="views-example">
        <code>{example}</code>
      </pre>
      <button type="button" className="button button-main" onClick={() => begin({ gesture: "create", kind: "view" })}>
        <Icon name="plus" />
        {text("views.new")}
      </button>
      <Link className="button" to={{ workspace, page: { kind: "source" } }}>
        <Icon name="file-code" />
        {text("views.source")}
      </Link>
    </Empty>
  );
}

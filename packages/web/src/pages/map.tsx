/** Maps of the whole: capabilities, applications, areas, sites, coloured by any fact. */
import { useContext, type ReactElement } from "react";
import type { MapAnswer } from "@orrery/core/answers/map-answers";
import { pictureOfPage } from "@orrery/core/answers/picture-path";
import type { Page, PageState } from "@orrery/core/answers/url";
import { useAnswer } from "../answers/store.ts";
import { Link, turnTo } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { PicturePage } from "../picture/picture-page.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/map.css";
import { WorkspaceContext } from "../workspace-context.ts";
import { askMaps } from "./map/ask-maps.ts";
import { MapGallery } from "./map/map-gallery.tsx";
import { mapTexts } from "./map/map-texts.ts";

type MapAddress = Page & { readonly kind: "map" };
interface MapPageProps {
  readonly page: MapAddress;
  readonly state: PageState;
}

export function MapPage({ page, state }: MapPageProps): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(mapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askMaps(workspace, language, state.at);
  const progress = useAnswer(asked);
  useTitle(text("map.title"));
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (progress.kind === "loading") return <Loading lines={10} />;
  const { maps } = progress.answer;
  if (page.map === undefined) return <MapGallery maps={maps} state={state} />;
  const map = maps.find(({ id }) => id === page.map);
  if (map !== undefined) return <OneMap page={page} state={state} map={map} />;
  return (
    <Empty icon="search-x" title={text("map.notfound", { id: page.map })} isPage>
      <p>{text("map.notfound.text")}</p>
      <Link className="button" to={{ workspace, page: { kind: "map", scope: [] } }}>
        <Icon name="map" />
        {text("map.all")}
      </Link>
    </Empty>
  );
}

function OneMap({ page, state, map }: MapPageProps & { readonly map: MapAnswer }): ReactElement | null {
  const { pick } = useSpeech();
  const text = useTexts(mapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const request = pictureOfPage(workspace, page, state);
  if (request === undefined) return null;
  const title = pick(map.title);
  return (
    <PicturePage
      page={page}
      state={state}
      request={request}
      title={title}
      notFound={{ title: text("map.notfound", { id: map.id }), text: text("map.notfound.text") }}
      about={() => (
        <>
          <p className="subtitle picture-about">
            <span>{pick(map.question)}</span>
          </p>
          <p className="map-links">
            <Link to={{ workspace, page: { kind: "map", scope: [] } }}>{text("map.all")}</Link>
            {map.views.map(({ id, title: name }) => (
              <Link key={id} to={{ workspace, page: { kind: "view", view: id } }}>
                {name}
              </Link>
            ))}
          </p>
          <HeatChips state={state} map={map} />
        </>
      )}
    />
  );
}

/** The colours that say something on this map, one press away. */
function HeatChips({ state, map }: Pick<MapPageProps, "state"> & { readonly map: MapAnswer }): ReactElement | null {
  const { pick } = useSpeech();
  const text = useTexts(mapTexts);
  const useful = map.lenses.filter(({ known }) => known > 0);
  if (useful.length === 0) return null;
  const { lens } = state;
  return (
    <div className="map-heat" role="group" aria-label={text("map.heat")}>
      <span className="muted" aria-hidden="true">
        {text("map.heat")}
      </span>
      <button
        type="button"
        className="toggle-chip"
        aria-pressed={lens === undefined}
        onClick={() => turnTo(({ lens: _lens, ...plain }) => plain)}
      >
        {text("map.heat.plain")}
      </button>
      {useful.map(({ id, name, known }) => (
        <button
          key={id}
          type="button"
          className="toggle-chip"
          aria-pressed={lens === id}
          title={text("map.heat.known", { name: pick(name), known, count: map.count })}
          onClick={() => turnTo((now) => ({ ...now, lens: id }))}
        >
          {pick(name)}
        </button>
      ))}
    </div>
  );
}

/** All maps as cards; of those that would be empty, what to model first. */
import { useContext, useState, type ReactElement } from "react";
import type { MapAnswer } from "@orrery/core/answers/map-answers";
import { picturePath } from "@orrery/core/answers/picture-path";
import type { PageState } from "@orrery/core/answers/url";
import { begin } from "../../editing/gestures.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { useTheme } from "../../theme.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { mapTexts } from "./map-texts.ts";

export function MapGallery(props: { readonly maps: readonly MapAnswer[]; readonly state: PageState }): ReactElement {
  const text = useTexts(mapTexts);
  const full = props.maps.filter(({ count }) => count > 0);
  const empty = props.maps.filter(({ count }) => count === 0);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{text("map.title")}</h1>
          <p className="subtitle">{text("map.intro")}</p>
        </div>
      </header>
      {full.length > 0 && (
        <ul className="view-cards">
          {full.map((map) => (
            <li key={map.id}>
              <MapCard map={map} state={props.state} />
            </li>
          ))}
        </ul>
      )}
      {empty.length > 0 && (
        <ul className="map-wishes">
          {empty.map((map) => (
            <li key={map.id}>
              <EmptyMap map={map} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function MapCard({ map, state }: { readonly map: MapAnswer; readonly state: PageState }): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(mapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Link
      className="card view-card"
      to={{ workspace, page: { kind: "map", map: map.id, scope: [] }, state: { ...state, selection: [], filters: {} } }}
    >
      <Thumbnail map={map.id} at={state.at} />
      <span className="view-card-text">
        <span className="view-card-name">{pick(map.title)}</span>
        <span className="muted view-card-kind">
          {pick(map.question)} · {text("map.count", { count: map.count })}
        </span>
      </span>
    </Link>
  );
}

function Thumbnail({ map, at }: { readonly map: string; readonly at: string | undefined }): ReactElement {
  const { language } = useSpeech();
  const theme = useTheme();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const [failed, setFailed] = useState<string>();
  const subject = { viewpoint: map, scope: [] };
  const source = picturePath(
    { workspace, subject, language, theme, at, frame: "none", revision: answer?.revision },
    "svg",
  );
  return (
    <span className="thumbnail">
      {failed === source ? (
        <Icon name="image-off" />
      ) : (
        <img src={source} alt="" loading="lazy" decoding="async" onError={() => setFailed(source)} />
      )}
    </span>
  );
}

function EmptyMap({ map }: { readonly map: MapAnswer }): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(mapTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [first] = map.needs;
  const kinds = map.needs.map(({ name }) => pick(name).toLocaleLowerCase()).join(", ");
  return (
    <div className="map-wish">
      <strong>{pick(map.title)}</strong>
      <span className="muted">{text("map.empty", { kinds })}</span>
      {first !== undefined && (
        <span className="actions">
          <button type="button" className="button" onClick={() => begin({ gesture: "create", kind: first.id })}>
            <Icon name="plus" />
            {text("map.empty.action")}
          </button>
          <Link className="button" to={{ workspace, page: { kind: "help", topic: "kind", id: first.id } }}>
            <Icon name="book-open" />
            {text("map.empty.help")}
          </Link>
        </span>
      )}
    </div>
  );
}

/** A view that the model declares, as a picture. */
import { useContext, type ReactElement } from "react";
import { pictureOfPage } from "@orrery/core/answers/picture-path";
import type { Page, PageState } from "@orrery/core/answers/url";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { PicturePage } from "../picture/picture-page.tsx";
import { pictureTexts } from "../picture/picture-texts.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

export function ViewPage(props: {
  readonly page: Page & { readonly kind: "view" };
  readonly state: PageState;
}): ReactElement | null {
  const { page, state } = props;
  const { pick } = useSpeech();
  const text = useTexts(pictureTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const request = pictureOfPage(workspace, page, state);
  if (request === undefined) return null;
  return (
    <PicturePage
      page={page}
      state={state}
      request={request}
      title={page.view}
      notFound={{ title: text("view.notfound", { id: page.view }), text: text("view.notfound.text") }}
      about={({ title, viewpoint, description, origin }) => (
        <p className="subtitle picture-about">
          {viewpoint !== null && (
            <span>
              {[
                viewpoint.title === undefined ? viewpoint.id : pick(viewpoint.title),
                viewpoint.question === undefined ? "" : pick(viewpoint.question),
              ]
                .filter((part) => part !== "" && part !== title)
                .join(" · ")}
            </span>
          )}
          {description !== null && <span>{description}</span>}
          {origin !== null && (
            <Link
              className="origin"
              to={{ workspace, page: { kind: "source", uri: origin.uri, line: origin.line } }}
              title={text("element.source", { place: `${origin.uri}:${origin.line}` })}
              aria-label={text("element.source", { place: `${origin.uri}:${origin.line}` })}
            >
              <Icon name="map-pin" />
              <span>{`${origin.uri}:${origin.line}`}</span>
            </Link>
          )}
        </p>
      )}
    />
  );
}

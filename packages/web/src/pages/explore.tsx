/** What is around an element, as a picture that nobody has declared. */
import { useContext, type ReactElement } from "react";
import { pictureOfPage } from "@orrery/core/answers/picture-path";
import type { Page, PageState } from "@orrery/core/answers/url";
import { goTo, Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty } from "../parts/states.tsx";
import { PicturePage } from "../picture/picture-page.tsx";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

type ExploreAddress = Page & { readonly kind: "explore" };

const depths: readonly number[] = [1, 2, 3];
const directions = ["both", "down", "up"] as const;

export function ExplorePage(props: { readonly page: ExploreAddress; readonly state: PageState }): ReactElement | null {
  const { page, state } = props;
  const { text } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const request = pictureOfPage(workspace, page, state);
  if (page.from.length === 0 || request === undefined) {
    return (
      <Empty icon="waypoints" title={text("explore.empty")} isPage>
        <p>{text("explore.empty.text")}</p>
        <Link className="button" to={{ workspace, page: { kind: "catalogue", of: "*", columns: [] } }}>
          <Icon name="table-2" />
          {text("catalogue.all")}
        </Link>
      </Empty>
    );
  }
  const [root = ""] = page.from;
  return (
    <PicturePage
      page={page}
      state={state}
      request={request}
      title={text("explore.title")}
      notFound={{ title: text("explore.notfound"), text: text("element.notfound.text") }}
      about={() => (
        <p className="subtitle picture-about">
          <span>{text("explore.about", { count: page.depth ?? 1 })}</span>
          {page.from.length === 1 && (
            <Link className="explore-back" to={{ workspace, page: { kind: "element", id: root } }}>
              <Icon name="file-text" />
              {text("explore.element")}
            </Link>
          )}
        </p>
      )}
      tools={<Steps page={page} state={state} />}
    />
  );
}

function Steps({ page, state }: { readonly page: ExploreAddress; readonly state: PageState }): ReactElement {
  const { text, number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  // Another picture is looked at as a whole.
  const { camera: _before, ...rest } = state;
  const go = (to: ExploreAddress): void => goTo({ workspace, page: to, state: rest });
  return (
    <>
      <div className="segmented segmented-wide" role="group" aria-label={text("explore.depth")}>
        {depths.map((depth) => (
          <button
            key={depth}
            type="button"
            aria-pressed={(page.depth ?? 1) === depth}
            aria-label={text("explore.steps", { count: depth })}
            title={text("explore.steps", { count: depth })}
            onClick={() => go({ ...page, depth })}
          >
            {number(depth)}
          </button>
        ))}
      </div>
      <label className="picker">
        <span>{text("explore.direction")}</span>
        <select
          value={page.direction ?? "both"}
          onChange={(event) => {
            const { direction: _old, ...others } = page;
            const direction = directions.find((one) => one === event.target.value);
            go(direction === undefined || direction === "both" ? others : { ...others, direction });
          }}
        >
          {directions.map((direction) => (
            <option key={direction} value={direction}>
              {text(`explore.direction.${direction}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

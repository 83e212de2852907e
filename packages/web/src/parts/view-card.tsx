/** A view in a gallery: its picture small, its name, what kind of view it is. */
import { useContext, useState, type ReactElement } from "react";
import type { ViewSummaryAnswer } from "@orrery/core/answers/answers";
import { picturePath } from "@orrery/core/answers/picture-path";
import { momentOf } from "../moment.ts";
import { Link } from "../navigation.tsx";
import { useSpeech } from "../speech.ts";
import { useTheme } from "../theme.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { ViewChangeMark } from "./change-mark.tsx";
import { Icon } from "./icon.tsx";

export function ViewCard({ view }: { readonly view: ViewSummaryAnswer }): ReactElement {
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { viewpoint, description } = view;
  return (
    <Link className="card view-card" to={{ workspace, page: { kind: "view", view: view.id } }}>
      <Thumbnail view={view.id} />
      <span className="view-card-text">
        <span className="view-card-name">
          {view.title} <ViewChangeMark id={view.id} />
        </span>
        <span className="muted view-card-kind">
          {[viewpoint?.title === undefined ? viewpoint?.id : pick(viewpoint.title), description ?? undefined]
            .filter((part) => part !== undefined && part !== view.title)
            .join(" · ")}
        </span>
      </span>
    </Link>
  );
}

/** The picture alone, loaded when it comes into sight; a sign in its place where the view cannot be drawn. */
function Thumbnail({ view }: { readonly view: string }): ReactElement {
  const { language } = useSpeech();
  const theme = useTheme();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const [failed, setFailed] = useState<string>();
  const revision = answer?.revision;
  const { at } = momentOf(workspace);
  const source = picturePath({ workspace, subject: { view }, at, language, theme, frame: "none", revision }, "svg");
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

/** A page around a picture: what it is, how it is drawn, what is wrong with it, what is chosen in it. */
import { useContext, useMemo, useState, type ReactElement, type ReactNode } from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import type { PictureRequest } from "@orrery/core/answers/picture-path";
import type { Page, PageState } from "@orrery/core/answers/url";
import { picturePath } from "@orrery/core/answers/picture-path";
import { askPicture } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { goTo } from "../navigation.tsx";
import { Finding } from "../parts/finding.tsx";
import { useKept } from "../parts/kept.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech } from "../speech.ts";
import { partsOfScene } from "../viewer/parts.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { Inspector } from "./inspector.tsx";
import { Downloads, LensPicker, NotationPicker, ShapeSwitch } from "./pickers.tsx";
import { Picture } from "./picture.tsx";
import type { Look, PictureView } from "./picture-view.ts";
import { Twin } from "./twin.tsx";

type PicturedPage = Page & { readonly kind: "view" | "explore" };

interface PicturePageProps {
  readonly page: PicturedPage;
  readonly state: PageState;
  readonly request: PictureRequest;
  /** What the page is called until the server has said it. */
  readonly title: string;
  /** When there is nothing of this name. */
  readonly notFound: { readonly title: string; readonly text: string };
  /** Under the title, from the answer. */
  readonly about: (answer: ViewAnswer) => ReactNode;
  /** More ways to say what is drawn. */
  readonly tools?: ReactNode;
}

export function PicturePage(props: PicturePageProps): ReactElement {
  const { page, state, request } = props;
  const { language } = useSpeech();
  const asked = askPicture({ ...request, language });
  const progress = useAnswer(asked);
  const subject = picturePath({ ...request, lens: undefined, language: undefined, theme: undefined });
  const ready = useMemo(
    () => (progress.kind === "ready" ? { answer: progress.answer, subject } : undefined),
    [progress, subject],
  );
  const kept = useKept(ready);
  useTitle(kept?.answer.title ?? props.title);
  if (progress.kind === "failed") {
    if (progress.status !== 404) return <Failed status={progress.status} message={progress.message} asked={asked} />;
    return (
      <Empty icon="search-x" title={props.notFound.title} isPage>
        <p>{progress.message}</p>
        <p>{props.notFound.text}</p>
      </Empty>
    );
  }
  if (kept === undefined) return <Loading lines={12} />;
  return <OpenPicture {...props} {...kept} page={page} state={state} isBusy={progress.kind === "loading"} />;
}

function OpenPicture(
  props: PicturePageProps & { readonly answer: ViewAnswer; readonly subject: string; readonly isBusy: boolean },
): ReactElement {
  const { page, state, answer, isBusy } = props;
  const { text, language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [view, setView] = useState<PictureView>();
  const parts = useMemo(() => partsOfScene(answer.scene), [answer.scene]);
  const [selected] = state.selection;
  const chosen = parts.find(({ id }) => id === selected);
  const shape = page.as === "table" ? "table" : "graph";

  const change = (next: { readonly page?: PicturedPage; readonly state?: PageState }, how: "push" | "replace"): void =>
    goTo({ workspace, page: next.page ?? page, state: next.state ?? state }, how);
  const choose = (id: string | undefined): void =>
    change({ state: { ...state, selection: id === undefined ? [] : [id] } }, "replace");
  const look = (now: Look | undefined): void => {
    const { camera: _before, ...rest } = state;
    change({ state: now === undefined ? rest : { ...rest, camera: rounded(now) } }, "replace");
  };
  const lens = (id: string | undefined): void => {
    const { lens: _before, ...rest } = state;
    change({ state: id === undefined ? rest : { ...rest, lens: id } }, "push");
  };
  const notation = (id: string | undefined): void =>
    change({ page: { ...page, ...(id === undefined ? {} : { notation: id }) } }, "push");
  const reshape = (to: "graph" | "table"): void => {
    const { as: _before, ...rest } = page;
    change({ page: to === "table" ? { ...rest, as: "table" } : rest }, "push");
  };
  const open = (element: string | undefined, opens: string | undefined): void => {
    if (element !== undefined) goTo({ workspace, page: { kind: "element", id: element } });
    else if (opens !== undefined) goTo({ workspace, page: { kind: "view", view: opens } });
  };
  const tools = (
    <div className="actions picture-actions">
      {props.tools}
      <LensPicker answer={answer} lens={state.lens} onChange={lens} />
      <NotationPicker answer={answer} notation={page.notation} onChange={notation} />
      <ShapeSwitch shape={shape} onChange={reshape} />
      <Downloads request={{ ...props.request, language }} />
    </div>
  );
  return (
    <div className={shape === "table" ? "page picture-page" : "page page-full picture-page"}>
      <header className="page-head picture-head">
        <div>
          <h1>{answer.title}</h1>
          {props.about(answer)}
        </div>
        {tools}
      </header>
      {answer.problems.length > 0 && (
        <ul className="finding-list picture-problems" aria-label={text("view.problems")}>
          {answer.problems.map((problem, index) => (
            <li key={index}>
              <Finding finding={problem} />
            </li>
          ))}
        </ul>
      )}
      {shape === "table" ? (
        <Twin answer={answer} />
      ) : (
        <div className="picture-area">
          <Picture
            scene={answer.scene}
            subject={props.subject}
            isBusy={isBusy}
            chosen={selected}
            look={state.camera}
            onView={setView}
            onChoose={(part) => choose(part?.id)}
            onOpen={(part) => open(part.element, part.opens)}
            onExplore={(part) => {
              if (part.element !== undefined)
                goTo({ workspace, page: { kind: "explore", from: [part.element], kinds: [] } });
            }}
            onLook={look}
          />
          {chosen !== undefined && (
            <Inspector
              answer={answer}
              part={chosen}
              parts={parts}
              onGo={(id) => view?.go(id)}
              onClose={() => choose(undefined)}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** As exact as an eye is: addresses stay readable. */
function rounded({ x, y, zoom }: Look): Look {
  return { x: Math.round(x), y: Math.round(y), zoom: Math.round(zoom * 1000) / 1000 };
}

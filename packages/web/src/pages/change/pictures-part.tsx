/** Views whose picture differs, and one of them before, after, or with both moments in one picture: everything keeps its place. */
import { useContext, useMemo, type ReactElement } from "react";
import type { CompareViewsAnswer } from "@orrery/core/answers/time-answers";
import { noState, type ChangeSide, type PageState } from "@orrery/core/answers/url";
import type { Scene } from "@orrery/core/notations/scene";
import { askPicture } from "../../picture/ask-picture.ts";
import { useAnswer } from "../../answers/store.ts";
import { goTo, Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { Picture } from "../../picture/picture.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { askComparedViews, type SidesAsked } from "../../time/answers.ts";
import { ChangeBadge } from "../../time/change-badge.tsx";
import { timeTexts } from "../../time/time-texts.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { ChangeAddress } from "../change.tsx";
import { changeTexts } from "./change-texts.ts";
import { Counts } from "./totals.tsx";

type View = CompareViewsAnswer["views"][number];

interface PicturesProps {
  readonly page: ChangeAddress;
  readonly state: PageState;
  readonly sides: SidesAsked;
}

export function PicturesPart(props: PicturesProps): ReactElement {
  const { page, sides } = props;
  const text = useTexts(changeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askComparedViews(workspace, language, sides);
  const progress = useAnswer(asked);
  if (progress.kind === "loading") return <Loading lines={8} />;
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  const { views, isUnknown } = progress.answer;
  const view = views.find(({ id }) => id === page.view) ?? views[0];
  if (view === undefined) return <Empty icon="shapes" title={text("pictures.views.none")} />;
  return (
    <div className="change-split">
      <nav className="change-list" aria-label={text("pictures.views")}>
        {isUnknown && <p className="muted">{text("pictures.unknown")}</p>}
        <ViewList {...props} views={views} shown={view} />
      </nav>
      <Shown {...props} view={view} />
    </div>
  );
}

function ViewList(props: PicturesProps & { readonly views: readonly View[]; readonly shown: View }): ReactElement {
  const text = useTexts(changeTexts);
  const { views, shown } = props;
  const different = views.filter(({ change }) => change !== "same");
  const same = views.filter(({ change }) => change === "same");
  const item = (view: View): ReactElement => (
    <li key={view.id}>
      <ViewItem {...props} view={view} isShown={view === shown} />
    </li>
  );
  return (
    <>
      {different.length === 0 && <p className="muted">{text("pictures.none")}</p>}
      <ul>{different.map(item)}</ul>
      {same.length > 0 && (
        <details open={same.includes(shown)}>
          <summary>{text("pictures.same", { count: same.length })}</summary>
          <ul>{same.map(item)}</ul>
        </details>
      )}
    </>
  );
}

function ViewItem(props: PicturesProps & { readonly view: View; readonly isShown: boolean }): ReactElement {
  const { page, view, isShown } = props;
  const { id: workspace } = useContext(WorkspaceContext);
  const { id, title, change, added, removed, changed } = view;
  const { side: _side, ...rest } = page;
  return (
    <Link
      className="change-item"
      to={{ workspace, page: { ...rest, part: "pictures", view: id } }}
      {...(isShown ? { "aria-current": "true" as const } : {})}
    >
      {change !== "same" && change !== "unknown" && <ChangeBadge change={change} isShort />}
      <span className="change-item-name">{title}</span>
      <Counts added={added} removed={removed} changed={changed} />
    </Link>
  );
}

const shownSides: readonly (ChangeSide | undefined)[] = ["before", undefined, "after"];

function Shown(props: PicturesProps & { readonly view: View }): ReactElement {
  const { page, sides, view } = props;
  const text = useTexts(changeTexts);
  const time = useTexts(timeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const side = sideOf(view, page.side);
  const choose = (next: ChangeSide | undefined): void => {
    const { side: _before, ...rest } = page;
    const now: ChangeAddress = {
      ...rest,
      part: "pictures",
      view: view.id,
      ...(next === undefined ? {} : { side: next }),
    };
    goTo({ workspace, page: now, state: props.state }, "replace");
  };
  return (
    <section className="change-shown" aria-label={view.title}>
      <div className="change-tools">
        <h2 className="change-file">{view.title}</h2>
        {isAlone(view) ? (
          <span className="muted">{time(`change.${view.change}`)}</span>
        ) : (
          <div className="segmented segmented-wide" role="group" aria-label={text("pictures.side")}>
            {shownSides.map((one) => (
              <button key={one ?? "both"} type="button" aria-pressed={side === one} onClick={() => choose(one)}>
                {text(`pictures.${one ?? "both"}`)}
              </button>
            ))}
          </div>
        )}
        {view.change !== "removed" && (
          <Link className="button" to={{ workspace, page: { kind: "view", view: view.id }, state: stateOf(sides) }}>
            <Icon name="shapes" />
            {text("pictures.open")}
          </Link>
        )}
      </div>
      <ComparedPicture view={view} sides={sides} side={side} />
    </section>
  );
}

/** Only one of the two moments has the view. */
function isAlone({ change }: View): boolean {
  return change === "added" || change === "removed";
}

/** Without the title, which the page says, and in a frame of this size. */
function framed(scene: Scene, { width, height }: Scene): Scene {
  const marks = scene.marks.filter((mark) => mark.kind !== "group" || mark.role !== "title");
  return { ...scene, marks, width, height };
}

/** A view that only one moment has is shown at that one. */
function sideOf({ change }: View, side: ChangeSide | undefined): ChangeSide | undefined {
  return change === "added" ? "after" : change === "removed" ? "before" : side;
}

function stateOf({ at, against }: SidesAsked): PageState {
  return { ...noState, ...(at === undefined ? {} : { at }), against: against ?? "HEAD" };
}

function ComparedPicture(props: {
  readonly view: View;
  readonly sides: SidesAsked;
  readonly side: ChangeSide | undefined;
}): ReactElement {
  const { view, sides, side } = props;
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const against = sides.against ?? "HEAD";
  const at = sides.at ?? "now";
  const only = { at: view.change === "removed" ? against : at, against: "" };
  const moments = isAlone(view) ? only : { at, against };
  const ask = (one: typeof moments & { readonly side?: ChangeSide }): ReturnType<typeof askPicture> =>
    askPicture({ workspace, subject: { view: view.id }, language, ...one });
  const asked = ask(side === undefined || isAlone(view) ? moments : { ...moments, side });
  const progress = useAnswer(asked);
  // As large as the picture of both: then nothing moves from one to the other.
  const both = useAnswer(ask(moments));
  const ready = useMemo(
    () =>
      progress.kind === "ready" && both.kind === "ready"
        ? { scene: framed(progress.answer.scene, both.answer.scene), id: view.id }
        : undefined,
    [progress, both, view.id],
  );
  const kept = useKept(ready);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (kept?.id !== view.id) return <Loading lines={10} />;
  return (
    <div className="picture-area change-picture">
      <Picture
        scene={kept.scene}
        subject={view.id}
        isBusy={progress.kind === "loading"}
        chosen={nothing}
        kept={undefined}
        isAlone={false}
        isBare={false}
        look={undefined}
        onView={() => undefined}
        onChoose={() => undefined}
        onOpen={(part) => {
          if (part.element !== undefined)
            goTo({ workspace, page: { kind: "element", id: part.element }, state: stateOf(sides) });
        }}
        onLook={() => undefined}
      />
    </div>
  );
}

const nothing: readonly string[] = [];

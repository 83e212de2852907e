/** The picture itself: a place for the view of a scene, with its buttons and its overview. */
import { useEffect, useEffectEvent, useRef, useState, type ReactElement, type ReactNode } from "react";
import type { Scene } from "@orrery/core/notations/scene";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { useTheme } from "../theme.ts";
import type { Part } from "../viewer/parts.ts";
import "../viewer/viewer.css";
import { whenShowable } from "./large.ts";
import { seldom } from "./seldom.ts";
import { pictureTexts } from "./picture-texts.ts";
import type { Left } from "./shown.ts";
import { PictureView, type Look } from "./picture-view.ts";

export interface PictureProps {
  readonly scene: Scene;
  /** What it shows: another subject is looked at as a whole, the same one as before. */
  readonly subject: string;
  /** Another one is on its way. */
  readonly isBusy: boolean;
  readonly chosen: readonly string[];
  /** What stands out by a filter, and whether it stands alone. */
  readonly kept: ReadonlySet<string> | undefined;
  readonly isAlone: boolean;
  /** The page says beside it what its legend and notes say. */
  readonly isBare: boolean;
  /** How the picture is looked at when it opens. */
  readonly look: Look | undefined;
  /** More buttons beside those of the zoom. */
  readonly tools?: ReactNode;
  /** What lies over the picture. */
  readonly children?: ReactNode;
  /** For others to move about in the picture; `undefined` when it is gone. */
  readonly onView: (view: PictureView | undefined) => void;
  readonly onChoose: (ids: readonly string[]) => void;
  readonly onOpen: (part: Part, isInPlace: boolean) => void;
  readonly onLook: (look: Look | undefined) => void;
}

/** What the page says beside the picture. */
const untitled: Left = new Set(["title"]);
const bare: Left = new Set(["title", "legend", "notes"]);

export function Picture(props: PictureProps): ReactElement {
  const { scene, subject, chosen, look, kept, isAlone, isBare } = props;
  const text = useTexts(pictureTexts);
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const onChoose = useEffectEvent(props.onChoose);
  const onOpen = useEffectEvent(props.onOpen);
  const onLook = useEffectEvent(props.onLook);
  const [firstLook] = useState(look);
  const [view, setView] = useState<PictureView>();
  const onView = useEffectEvent(props.onView);

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new PictureView(
      host.current,
      {
        chosen: (ids) => onChoose(ids),
        opened: (part, isInPlace) => onOpen(part, isInPlace),
        looked: (now) => onLook(now),
      },
      firstLook,
    );
    setView(made);
    onView(made);
    return () => {
      onView(undefined);
      made.close();
    };
  }, [firstLook]);
  useEffect(() => {
    let isOver = false;
    whenShowable(scene, () => {
      if (!isOver) view?.show(scene, subject, theme, isBare ? bare : untitled);
    });
    return () => {
      isOver = true;
    };
  }, [view, scene, subject, theme, isBare]);
  useEffect(() => view?.choose(chosen), [view, chosen, scene]);
  useEffect(() => view?.keep(kept, isAlone), [view, kept, isAlone]);

  const button = (icon: IconName, name: string, act: (picture: PictureView) => void): ReactElement => (
    <button
      type="button"
      aria-label={name}
      title={name}
      onClick={() => {
        if (view !== undefined) act(view);
      }}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <figure className="picture" data-viewer="on" aria-label={scene.title} aria-busy={props.isBusy}>
      <div ref={host} className="picture-host" />
      <div className="picture-corner">
        {view !== undefined && <Minimap key={theme} view={view} />}
        <div className="picture-tools" role="group" aria-label={text("view.zoom")}>
          {props.tools}
          {button("minus", text("view.zoom.out"), (picture) => picture.zoom(false))}
          <Zoom view={view} />
          {button("plus", text("view.zoom.in"), (picture) => picture.zoom(true))}
          {button("maximize", text("view.zoom.fit"), (picture) => picture.fit())}
        </div>
      </div>
      {props.children}
    </figure>
  );
}

/** Milliseconds in which nobody reads another number. */
const READ = 120;

/** How large the picture is; apart from the rest, which stays as it is while somebody zooms. */
function Zoom({ view }: { readonly view: PictureView | undefined }): ReactElement {
  const { percent } = useSpeech();
  const text = useTexts(pictureTexts);
  const [zoom, setZoom] = useState(100);
  useEffect(() => {
    const isDue = seldom(READ);
    return view?.receive({
      drawn: (camera, isMoving) => {
        if (isDue(isMoving)) setZoom(Math.round(camera.zoom * 100));
      },
    });
  }, [view]);
  return (
    <button type="button" className="picture-zoom" title={text("view.zoom.actual")} onClick={() => view?.actualSize()}>
      {percent(zoom / 100)}
      <span className="visually-hidden"> {text("view.zoom.actual")}</span>
    </button>
  );
}

/** The overview; drawn anew in another theme. */
function Minimap({ view }: { readonly view: PictureView }): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const place = host.current;
    let close = (): void => undefined;
    let isOver = false;
    void import("./minimap.ts").then(({ minimapIn }) => {
      if (isOver) return;
      const map = minimapIn(place, view.looking);
      const leave = view.receive(map);
      close = () => {
        leave();
        map.close();
      };
    });
    return () => {
      isOver = true;
      close();
    };
  }, [view]);
  return <div ref={host} className="minimap" aria-hidden="true" hidden />;
}

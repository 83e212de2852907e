/** The picture itself: a place for the view of a scene, with its buttons. */
import { useEffect, useEffectEvent, useRef, useState, type ReactElement } from "react";
import type { Scene } from "@orrery/core/notations/scene";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useSpeech } from "../speech.ts";
import { useTheme } from "../theme.ts";
import type { Part } from "../viewer/parts.ts";
import "../viewer/viewer.css";
import { PictureView, type Look } from "./picture-view.ts";

export interface PictureProps {
  readonly scene: Scene;
  /** What it shows: another subject is looked at as a whole, the same one as before. */
  readonly subject: string;
  /** Another one is on its way. */
  readonly isBusy: boolean;
  readonly chosen: string | undefined;
  /** How the picture is looked at when it opens. */
  readonly look: Look | undefined;
  /** For others to move about in the picture; `undefined` when it is gone. */
  readonly onView: (view: PictureView | undefined) => void;
  readonly onChoose: (part: Part | undefined) => void;
  readonly onOpen: (part: Part) => void;
  readonly onExplore: (part: Part) => void;
  readonly onLook: (look: Look | undefined) => void;
}

export function Picture(props: PictureProps): ReactElement {
  const { scene, subject, chosen, look } = props;
  const { text, percent } = useSpeech();
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const onChoose = useEffectEvent(props.onChoose);
  const onOpen = useEffectEvent(props.onOpen);
  const onExplore = useEffectEvent(props.onExplore);
  const onLook = useEffectEvent(props.onLook);
  const [firstLook] = useState(look);
  const [view, setView] = useState<PictureView>();
  const onView = useEffectEvent(props.onView);

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new PictureView(
      host.current,
      {
        chosen: (part) => onChoose(part),
        opened: (part) => onOpen(part),
        explored: (part) => onExplore(part),
        looked: (now) => onLook(now),
        zoomed: (now) => setZoom(Math.round(now * 100)),
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
  useEffect(() => view?.show(scene, subject, theme), [view, scene, subject, theme]);
  useEffect(() => view?.choose(chosen), [view, chosen]);

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
      <div className="picture-tools" role="group" aria-label={text("view.zoom")}>
        {button("minus", text("view.zoom.out"), (picture) => picture.zoom(false))}
        <button
          type="button"
          className="picture-zoom"
          title={text("view.zoom.actual")}
          onClick={() => view?.actualSize()}
        >
          {percent(zoom / 100)}
          <span className="visually-hidden"> {text("view.zoom.actual")}</span>
        </button>
        {button("plus", text("view.zoom.in"), (picture) => picture.zoom(true))}
        {button("maximize", text("view.zoom.fit"), (picture) => picture.fit())}
      </div>
    </figure>
  );
}

/** Something small at a place of the picture, inside of it as far as it fits; Escape and a press elsewhere close it. */
import { useEffect, useLayoutEffect, useRef, type ReactElement, type ReactNode } from "react";
import { useLatest } from "../../parts/latest.ts";
import type { Place } from "../../viewer/camera.ts";

const margin = 8;

export function AtPlace(props: {
  readonly at: Place;
  readonly className: string;
  readonly label: string;
  readonly role?: "dialog" | "group";
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { at, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  const close = useLatest(onClose);
  useLayoutEffect(() => {
    const shown = box.current;
    const around = shown?.parentElement ?? null;
    if (shown === null || around === null) return;
    const most = (length: number, room: number): number => Math.max(margin, room - length - margin);
    const x = Math.min(Math.max(margin, at.x), most(shown.offsetWidth, around.clientWidth));
    const y = Math.min(Math.max(margin, at.y), most(shown.offsetHeight, around.clientHeight));
    shown.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
  }, [at]);
  useEffect(() => {
    const away = (event: PointerEvent): void => {
      if (box.current?.contains(event.target as Node) !== true) close()();
    };
    addEventListener("pointerdown", away, true);
    return () => removeEventListener("pointerdown", away, true);
  }, [close]);
  return (
    <div
      ref={box}
      className={`at-place ${props.className}`}
      role={props.role ?? "dialog"}
      aria-label={props.label}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      {props.children}
    </div>
  );
}

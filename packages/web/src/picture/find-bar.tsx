/** Finding in a picture: what is found stands out, and one goes from one to the next. */
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { useCommands } from "../commands/commands.ts";
import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../speech.ts";
import type { Part } from "../viewer/parts.ts";
import { pictureTexts } from "./picture-texts.ts";
import type { PictureView } from "./picture-view.ts";

interface FindProps {
  /** What is found, the best first. */
  readonly found: readonly Part[];
  readonly view: PictureView | undefined;
  readonly wanted: string;
  readonly onWant: (wanted: string) => void;
  readonly onClose: () => void;
}

export function FindBar({ found, view, wanted, onWant, onClose }: FindProps): ReactElement {
  const text = useTexts(pictureTexts);
  const field = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState({ wanted, place: 0 });
  // Another word begins at its first.
  const place = at.wanted === wanted && at.place < found.length ? at.place : 0;
  const part = found[place];
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    view?.mark(part?.id);
    if (part !== undefined) view?.reveal(part.id);
  }, [part, view]);
  useEffect(() => () => view?.mark(undefined), [view]);
  const step = (by: number): void => {
    if (found.length > 0) setAt({ wanted, place: (place + by + found.length) % found.length });
  };
  const close = (): void => {
    onClose();
    if (part === undefined) view?.focus();
    else view?.go(part.id);
  };
  const count = found.length;
  useCommands(
    useMemo(() => {
      const to = (next: number) => (): void => setAt({ wanted, place: count === 0 ? 0 : (next + count) % count });
      const group = text("view.keys");
      return [
        { id: "picture.find.next", title: text("view.find.next"), keys: ["n"], group, run: to(place + 1) },
        {
          id: "picture.find.previous",
          title: text("view.find.previous"),
          keys: ["Shift+n"],
          group,
          run: to(place - 1),
        },
      ];
    }, [text, wanted, place, count]),
  );
  const button = (icon: "chevron-up" | "chevron-down" | "x", name: string, press: () => void): ReactElement => (
    <button type="button" className="icon-button" aria-label={name} title={name} onClick={press}>
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="find-bar" role="search" aria-label={text("view.find")}>
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label={text("view.find")}
        placeholder={text("view.find")}
        value={wanted}
        onChange={(event) => onWant(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span className="find-count" role="status">
        {wanted.trim() === "" ? "" : text("view.find.count", { count, at: place + 1 })}
      </span>
      {button("chevron-up", text("view.find.previous"), () => step(-1))}
      {button("chevron-down", text("view.find.next"), () => step(1))}
      {button("x", text("view.find.close"), close)}
    </div>
  );
}

/** Shows a board alone and large, on the whole screen where the browser lets us. */
import { useCallback, useEffect, useState, type ReactElement, type ReactNode } from "react";
import { keepFocus } from "../parts/focus.ts";
import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../speech.ts";
import { boardTexts } from "./board-texts.ts";

export interface Presenting {
  readonly isOn: boolean;
  readonly begin: () => void;
  readonly end: () => void;
}

export function usePresenting(): Presenting {
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const left = (): void => {
      if (document.fullscreenElement === null) setOn(false);
    };
    const escaped = (event: KeyboardEvent): void => {
      if (event.key === "Escape") setOn(false);
    };
    document.addEventListener("fullscreenchange", left);
    document.addEventListener("keydown", escaped);
    return () => {
      document.removeEventListener("fullscreenchange", left);
      document.removeEventListener("keydown", escaped);
      keepFocus();
    };
  }, [isOn]);
  const begin = useCallback((): void => {
    setOn(true);
    // Where the whole screen is refused, the window has to do.
    document.documentElement.requestFullscreen?.().catch(() => undefined);
  }, []);
  const end = useCallback((): void => {
    setOn(false);
    if (document.fullscreenElement !== null) void document.exitFullscreen();
  }, []);
  return { isOn, begin, end };
}

export function Presented(props: {
  readonly title: string;
  readonly presenting: Presenting;
  readonly children: ReactNode;
}): ReactElement {
  const text = useTexts(boardTexts);
  const { presenting } = props;
  if (!presenting.isOn) return <>{props.children}</>;
  return (
    <div className="presented">
      <header className="presented-head">
        <h1>{props.title}</h1>
        <button type="button" className="button" autoFocus onClick={presenting.end}>
          <Icon name="x" />
          {text("board.present.end")}
        </button>
      </header>
      {props.children}
    </div>
  );
}

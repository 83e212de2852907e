/** The border between two panes: dragged, or moved by keys; where it stood is remembered. */
import { useState, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";

const place = "orrery.split";
/** Of the width of both, in percent. */
const least = 20;
const most = 75;
const usual = 42;
const step = 3;

/** The share of the second pane, and how to change it. */
export function useShare(): readonly [share: number, change: (share: number) => void] {
  const [share, setShare] = useState(remembered);
  const change = (wish: number): void => {
    const next = Math.round(Math.min(most, Math.max(least, wish)));
    setShare(next);
    try {
      localStorage.setItem(place, String(next));
    } catch {
      // Storage may be forbidden or full: the width then lasts as long as the page.
    }
  };
  return [share, change];
}

export function Splitter(props: {
  readonly label: string;
  readonly share: number;
  readonly controls: string;
  readonly onChange: (share: number) => void;
}): ReactElement {
  const { share, onChange } = props;
  const moved = (event: PointerEvent<HTMLElement>): void => {
    const whole = event.currentTarget.parentElement?.getBoundingClientRect();
    if (whole === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onChange(((whole.right - event.clientX) / whole.width) * 100);
  };
  const pressed = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: share + step, ArrowRight: share - step, Home: most, End: least, Enter: usual }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-label={props.label}
      aria-orientation="vertical"
      aria-controls={props.controls}
      aria-valuenow={share}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      title={props.label}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={moved}
      onDoubleClick={() => onChange(usual)}
      onKeyDown={pressed}
    />
  );
}

function remembered(): number {
  try {
    const share = Number(localStorage.getItem(place) ?? usual);
    return share >= least && share <= most ? share : usual;
  } catch {
    return usual;
  }
}

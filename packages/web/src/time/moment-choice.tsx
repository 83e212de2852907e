/** A moment of a list: chosen by its button, compared with by the one beside it, or by Shift. */
import type { MouseEvent, ReactElement, ReactNode } from "react";
import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../speech.ts";
import { timeTexts } from "./time-texts.ts";

/** Takes a moment: to look at or to compare with, as the panel does it, or the other way. */
export type Take = (moment: string, how: { readonly compares: boolean; readonly stays?: boolean }) => void;

export function Choice(props: {
  readonly moment: string;
  readonly name: ReactNode;
  readonly plainName?: string;
  readonly more?: ReactNode;
  readonly isShown: boolean;
  readonly onTake: Take;
}): ReactElement {
  const text = useTexts(timeTexts);
  const { moment, name, more, isShown, onTake } = props;
  const plain = props.plainName ?? (typeof name === "string" ? name : moment);
  return (
    <li className="moment-choice" data-shown={isShown}>
      <button
        type="button"
        className="moment-take"
        aria-pressed={isShown}
        onClick={(event: MouseEvent) => onTake(moment, { compares: event.shiftKey })}
      >
        <span className="moment-choice-name">{name}</span>
        {more !== undefined && <span className="muted moment-choice-more">{more}</span>}
      </button>
      <button
        type="button"
        className="icon-button moment-compare"
        aria-label={text("panel.compare", { name: plain })}
        title={text("panel.compare", { name: plain })}
        onClick={() => onTake(moment, { compares: true })}
      >
        <Icon name="git-compare" />
      </button>
    </li>
  );
}

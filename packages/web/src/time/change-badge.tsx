/** Added, removed, changed: a sign with its word, never a colour alone. */
import type { ReactElement } from "react";
import type { ChangeWord } from "@orrery/core/answers/time-answers";
import { useTexts } from "../speech.ts";
import "../styles/time.css";
import { timeTexts } from "./time-texts.ts";

const signs: Readonly<Record<ChangeWord, string>> = { added: "+", removed: "−", changed: "~" };

export function ChangeBadge(props: { readonly change: ChangeWord; readonly isShort?: boolean }): ReactElement {
  const text = useTexts(timeTexts);
  const word = text(`change.${props.change}`);
  return (
    <span className={`change-badge change-${props.change}`} title={word}>
      <b aria-hidden="true">{signs[props.change]}</b>
      <span className={props.isShort === true ? "visually-hidden" : undefined}>{word}</span>
    </span>
  );
}

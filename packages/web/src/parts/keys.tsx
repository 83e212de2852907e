/** Keys as they are written on the reader's keyboard. */
import { Fragment, type ReactElement } from "react";
import { labelsOf } from "../commands/keys.ts";
import { isMac } from "../frame/keyboard.ts";
import { useSpeech } from "../speech.ts";
import "../styles/keys.css";

/** The keys of a sequence, chord after chord. */
export function Keys({ sequence }: { readonly sequence: string }): ReactElement {
  const { language } = useSpeech();
  return (
    <span className="keys">
      {labelsOf(sequence, language, isMac).map((chord, index) => (
        <Fragment key={index}>
          {index > 0 && " "}
          {chord.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}

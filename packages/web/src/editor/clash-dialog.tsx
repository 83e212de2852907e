/** Two versions of a text side by side, where both sides changed the same: a person puts them together. */
import { useEffect, useRef, type ReactElement } from "react";
import { Dialog } from "../parts/dialog.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import type { Clash } from "./desk.ts";
import { plainLines } from "./drafts.ts";
import { editorTexts } from "./editor-texts.ts";
import { openComparison, type Comparison } from "./comparison.ts";

export function ClashDialog(props: {
  readonly clash: Clash;
  readonly onClose: () => void;
  readonly onSolved: (text: string) => void;
}): ReactElement {
  const { clash } = props;
  const { language } = useSpeech();
  const text = useTexts(editorTexts);
  const host = useRef<HTMLDivElement>(null);
  const comparison = useRef<Comparison>(undefined);
  useEffect(() => {
    if (host.current === null) return undefined;
    const opened = openComparison({
      host: host.current,
      theirs: plainLines(clash.theirs.text),
      mine: clash.text,
      language,
      theirsLabel: text("source.conflict.theirs"),
      mineLabel: text("source.conflict.mine"),
      takeLabel: text("source.conflict.take"),
    });
    comparison.current = opened;
    return () => opened.close();
  }, [clash, language, text]);
  return (
    <Dialog title={text("source.conflict.title")} onClose={props.onClose} className="clash">
      <p>{text("source.conflict.text")}</p>
      <div className="clash-heads" aria-hidden="true">
        <span>{text("source.conflict.theirs")}</span>
        <span>{text("source.conflict.mine")}</span>
      </div>
      <div ref={host} className="clash-texts" />
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={props.onClose}>
          {text("source.conflict.later")}
        </button>
        <button
          type="button"
          className="button button-main"
          onClick={() => props.onSolved(comparison.current?.mine() ?? clash.text)}
        >
          {text("source.conflict.keep")}
        </button>
      </footer>
    </Dialog>
  );
}

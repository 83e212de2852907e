/** Buttons of editing in the corner of the picture: what keys and presses do, too. */
import type { ReactElement } from "react";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { editingTexts } from "./editing-texts.ts";

export function EditTools(props: {
  readonly isPast: boolean;
  readonly isSplit: boolean;
  readonly onCreate: () => void;
  readonly onSplit: () => void;
}): ReactElement {
  const text = useTexts(editingTexts);
  return (
    <div className="edit-tools" role="group" aria-label={text("canvas.group")}>
      <button
        type="button"
        aria-label={text("canvas.create")}
        title={`${text("canvas.create")} (c)`}
        disabled={props.isPast}
        onClick={props.onCreate}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        aria-label={text("canvas.text")}
        title={`${text("canvas.text")} (t)`}
        aria-pressed={props.isSplit}
        onClick={props.onSplit}
      >
        <Icon name="panel-right" />
      </button>
    </div>
  );
}

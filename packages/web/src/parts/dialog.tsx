import { useEffect, useId, useRef, type ReactElement, type ReactNode } from "react";
import { useSpeech } from "../speech.ts";
import { keepFocus } from "./focus.ts";
import { Icon } from "./icon.tsx";

/** A modal dialog: the browser's own, which keeps the focus inside and gives it back. */
export function Dialog(props: {
  readonly title: string;
  readonly className?: string;
  readonly isTitleHidden?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { text } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { onClose } = props;

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      keepFocus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={`dialog ${props.className ?? ""}`}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-body">
        <header className={props.isTitleHidden === true ? "visually-hidden" : "dialog-head"}>
          <h2 id={title}>{props.title}</h2>
          {props.isTitleHidden !== true && (
            <button type="button" className="icon-button" aria-label={text("dialog.close")} onClick={onClose}>
              <Icon name="x" />
            </button>
          )}
        </header>
        {props.children}
      </div>
    </dialog>
  );
}

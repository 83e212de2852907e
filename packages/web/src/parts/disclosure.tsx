import { useEffect, useId, useRef, useState, type MouseEvent, type ReactElement, type ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-names.ts";

/** A button that opens a small panel under it; Escape or a click elsewhere closes it. */
export function Disclosure(props: {
  readonly icon?: IconName;
  readonly label: string;
  /** What assistive technology hears, when the label alone says too little. */
  readonly fullLabel?: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const away = (event: PointerEvent): void => {
      if (whole.current?.contains(event.target as Node) !== true) setOpen(false);
    };
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [isOpen]);
  const closeAfterChoice = (event: MouseEvent): void => {
    if ((event.target as Element).closest("a, [data-closes]") === null) return;
    // What is chosen goes with the panel, and must not take the focus along.
    if (whole.current?.contains(document.activeElement) === true) button.current?.focus();
    setOpen(false);
  };
  return (
    <div
      ref={whole}
      className={`disclosure ${props.className ?? ""}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="button"
        aria-expanded={isOpen}
        aria-controls={panel}
        aria-label={props.fullLabel}
        onClick={() => setOpen(!isOpen)}
      >
        {props.icon !== undefined && <Icon name={props.icon} />}
        <span>{props.label}</span>
        <Icon name="chevron-down" />
      </button>
      <div id={panel} className="panel" hidden={!isOpen} onClick={closeAfterChoice}>
        {isOpen && props.children}
      </div>
    </div>
  );
}

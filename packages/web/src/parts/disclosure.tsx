import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-names.ts";

/** A button that opens a small panel under it; Escape or a click elsewhere closes it. */
export function Disclosure(props: {
  readonly icon: IconName;
  readonly label: string;
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
  return (
    <div
      ref={whole}
      className="disclosure"
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
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={props.icon} />
        {props.label}
        <Icon name="chevron-down" />
      </button>
      <div id={panel} className="panel" hidden={!isOpen}>
        {isOpen && props.children}
      </div>
    </div>
  );
}

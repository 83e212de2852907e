/** A menu at a place of the window (WAI-ARIA menu): arrows move, letters jump, Escape and everything outside close it. */
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import { createPortal } from "react-dom";
import { fold } from "@orrery/core/answers/fold";
import { isCharacter } from "../commands/keys.ts";
import "../styles/menu.css";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-names.ts";

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly icon: IconName;
  readonly run: () => void;
}

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** `groups`: what belongs together, with a line between. The focus goes back to where it was. */
export function Menu(props: {
  readonly label: string;
  readonly at: MenuPlace;
  readonly groups: readonly (readonly MenuItem[])[];
  readonly onClose: () => void;
}): ReactElement {
  const { at, onClose } = props;
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = menu.current;
    if (shown === null) return undefined;
    const before = document.activeElement;
    const { width, height } = shown.getBoundingClientRect();
    shown.style.left = `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`;
    shown.style.top = `${Math.max(8, Math.min(at.y, innerHeight - height - 8))}px`;
    itemsIn(shown)[0]?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected && document.querySelector("dialog[open]") === null)
        before.focus();
    };
  }, [at]);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node) || menu.current?.contains(event.target) !== true) onClose();
    };
    addEventListener("pointerdown", outside, { signal, capture: true });
    addEventListener("resize", onClose, { signal });
    addEventListener("blur", onClose, { signal });
    return () => stop.abort();
  }, [onClose]);

  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const items = itemsIn(event.currentTarget);
    const here = items.findIndex((item) => item === document.activeElement);
    const next = nextItem(event.key, here, items);
    if (event.key === "Escape" || event.key === "Tab") onClose();
    else if (next !== undefined) items[next]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return createPortal(
    <div ref={menu} className="menu" role="menu" aria-label={props.label} onKeyDown={press}>
      {props.groups.map((items, index) => (
        <div key={index} className="menu-group" role="group">
          {items.map(({ id, title, icon, run }) => (
            <button
              key={id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu-item"
              onClick={() => {
                onClose();
                // Closing gives the focus back first; what is opened may want it.
                setTimeout(run);
              }}
            >
              <Icon name={icon} />
              {title}
            </button>
          ))}
        </div>
      ))}
    </div>,
    document.body,
  );
}

function itemsIn(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

function nextItem(key: string, here: number, items: readonly HTMLElement[]): number | undefined {
  const count = items.length;
  switch (key) {
    case "ArrowDown":
      return (here + 1) % count;
    case "ArrowUp":
      return (here - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default: {
      if (!isCharacter(key) || key === " ") return undefined;
      const wanted = fold(key);
      const found = items.findIndex((item, index) => index > here && fold(item.textContent ?? "").startsWith(wanted));
      return found >= 0 ? found : items.findIndex((item) => fold(item.textContent ?? "").startsWith(wanted));
    }
  }
}

/** A menu at a place of the picture (WAI-ARIA, menu pattern). */
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import type { Place } from "../../viewer/camera.ts";
import { Icon } from "../../parts/icon.tsx";
import type { IconName } from "../../parts/icon-names.ts";
import { Keys } from "../../parts/keys.tsx";
import { AtPlace } from "./at-place.tsx";

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly icon?: IconName;
  readonly keys?: string | undefined;
  /** Why it cannot be done now. */
  readonly blocked?: string | undefined;
  /** A line above it. */
  readonly isApart?: boolean;
  readonly run: () => void;
}

export function Menu(props: {
  readonly at: Place;
  readonly label: string;
  readonly title?: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
}): ReactElement {
  const { items, onClose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => entriesIn(list.current)[0]?.focus(), []);
  const press = (event: KeyboardEvent): void => {
    const entries = entriesIn(list.current);
    const to = nextOf(event.key, entries);
    if (event.key === "Tab") {
      event.preventDefault();
      onClose();
      return;
    }
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  };
  return (
    <AtPlace at={props.at} className="canvas-menu" label={props.label} role="group" onClose={onClose}>
      {props.title !== undefined && (
        <p className="canvas-menu-title" aria-hidden="true">
          {props.title}
        </p>
      )}
      <div ref={list} role="menu" aria-label={props.label} onKeyDown={press}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={item.isApart === true ? "is-apart" : ""}
            aria-disabled={item.blocked !== undefined}
            title={item.blocked}
            onClick={() => {
              if (item.blocked !== undefined) return;
              onClose();
              item.run();
            }}
          >
            {item.icon === undefined ? <span className="icon" aria-hidden="true" /> : <Icon name={item.icon} />}
            <span>
              {item.title}
              {item.blocked !== undefined && <small>{item.blocked}</small>}
            </span>
            {item.keys !== undefined && <Keys sequence={item.keys} />}
          </button>
        ))}
      </div>
    </AtPlace>
  );
}

function entriesIn(list: HTMLElement | null): readonly HTMLElement[] {
  return list === null ? [] : [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

function nextOf(key: string, entries: readonly HTMLElement[]): HTMLElement | undefined {
  const at = entries.findIndex((entry) => entry === document.activeElement);
  switch (key) {
    case "ArrowDown":
      return entries[(at + 1) % entries.length];
    case "ArrowUp":
      return entries.at(at <= 0 ? -1 : at - 1);
    case "Home":
      return entries[0];
    case "End":
      return entries.at(-1);
    default:
      return key.length === 1 && key !== " " ? beginningWith(key, entries, at) : undefined;
  }
}

function beginningWith(letter: string, entries: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const after = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  return after.find((entry) => entry.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()));
}

/** A field that offers choices as one types (WAI-ARIA 1.2 combobox with a listbox): under the field, or always shown below it. */
import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { Icon } from "../parts/icon.tsx";
import "../styles/forms.css";
import { usePlaced } from "./placed.ts";

export interface Option {
  readonly key: string;
  readonly label: string;
  /** What stands after the label, quietly. */
  readonly detail?: string;
  /** A second line. */
  readonly note?: string;
  readonly tile?: ReactNode;
  /** Heading under which it stands; options of one group follow each other. */
  readonly group?: string;
}

export interface ComboboxProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onPick: (option: Option) => void;
  /** Enter where nothing is chosen, with what was typed. */
  readonly onEnter?: () => void;
  /** Escape while no list is open. */
  readonly onEscape?: () => void;
  readonly onBackspace?: () => void;
  /** Said where there is no option. */
  readonly none: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** The list is always there, below the field. */
  readonly isInline?: boolean;
  readonly opensAtOnce?: boolean;
  /** What stands in the field is chosen as a whole when one comes to it. */
  readonly selectsAll?: boolean;
  /** Enter takes the first option without going to it. */
  readonly takesFirst?: boolean;
  /** The options are not yet those of the query: Enter waits for them. */
  readonly isStale?: boolean;
  readonly isInvalid?: boolean;
  readonly describedBy?: string;
  readonly id?: string;
}

export function Combobox(props: ComboboxProps): ReactElement {
  const { options, query, isInline = false } = props;
  const [isWanted, setWanted] = useState(props.opensAtOnce === true);
  const [at, setAt] = useState(-1);
  const [isAwaited, setAwaited] = useState(false);
  const list = useId();
  const field = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLDivElement>(null);
  const isOpen = isInline || isWanted;
  const first = props.takesFirst === true && options.length > 0 ? 0 : -1;
  const chosen = at < 0 || at >= options.length ? first : at;
  usePlaced(field, shown, isOpen && !isInline);

  useEffect(() => {
    if (isOpen) shown.current?.querySelector(`[data-at="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, chosen]);

  const pick = (option: Option): void => {
    setWanted(false);
    setAt(-1);
    props.onPick(option);
  };
  const takeAwaited = useEffectEvent((): void => {
    setAwaited(false);
    if (options[0] !== undefined) pick(options[0]);
  });
  const isTime = isAwaited && props.isStale !== true;
  useEffect(() => {
    if (!isTime) return undefined;
    const timer = setTimeout(takeAwaited);
    return () => clearTimeout(timer);
  }, [isTime]);
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    // Going on to the next field does not give up what Enter asked for.
    if (event.key !== "Tab" && event.key !== "Shift") setAwaited(false);
    const next = nextChoice(event.key, chosen, options.length);
    if (next !== undefined && (isOpen || event.key.startsWith("Arrow"))) {
      setWanted(true);
      setAt(next);
    } else if (event.key === "Enter") {
      const option = isOpen ? options[chosen] : undefined;
      if (props.isStale === true && props.takesFirst === true && at < 0) setAwaited(true);
      else if (option !== undefined) pick(option);
      else if (props.onEnter === undefined) return;
      else props.onEnter();
    } else if (event.key === "Escape") {
      if (isWanted && !isInline) setWanted(false);
      else if (props.onEscape === undefined) return;
      else props.onEscape();
    } else if (event.key === "Backspace" && query === "" && props.onBackspace !== undefined) props.onBackspace();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={isInline ? "combobox combobox-inline" : "combobox"}>
      <div ref={field} className="combobox-field">
        {isInline && <Icon name="search" />}
        <input
          type="text"
          role="combobox"
          {...(props.id === undefined ? {} : { id: props.id })}
          aria-label={props.label}
          aria-expanded={isOpen}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && options[chosen] !== undefined ? `${list}-${chosen}` : undefined}
          aria-invalid={props.isInvalid === true}
          aria-describedby={props.describedBy}
          placeholder={props.placeholder}
          autoComplete="off"
          spellCheck={false}
          autoFocus={props.autoFocus}
          value={query}
          onChange={(event) => {
            setWanted(true);
            setAt(-1);
            props.onQuery(event.target.value);
          }}
          onFocus={(event) => {
            if (props.selectsAll === true) event.target.select();
          }}
          onClick={() => setWanted(true)}
          onBlur={() => setWanted(false)}
          onKeyDown={press}
        />
        {!isInline && <Icon name="chevron-down" />}
      </div>
      <div
        ref={shown}
        id={list}
        className="combobox-list"
        role="listbox"
        aria-label={props.label}
        {...(isInline ? { tabIndex: -1 } : { popover: "manual" as const, hidden: !isOpen })}
        onPointerDown={(event) => event.preventDefault()}
      >
        {isOpen &&
          options.map((option, index) => (
            <Choice
              key={option.key}
              id={`${list}-${index}`}
              at={index}
              option={option}
              isFirstOfGroup={option.group !== options[index - 1]?.group}
              isChosen={index === chosen}
              onPick={() => pick(option)}
            />
          ))}
        {isOpen && options.length === 0 && (
          <div className="combobox-none" role="option" aria-disabled="true" aria-selected="false">
            {props.none}
          </div>
        )}
      </div>
    </div>
  );
}

function Choice(props: {
  readonly id: string;
  readonly at: number;
  readonly option: Option;
  readonly isFirstOfGroup: boolean;
  readonly isChosen: boolean;
  readonly onPick: () => void;
}): ReactElement {
  const { option } = props;
  return (
    <>
      {props.isFirstOfGroup && option.group !== undefined && (
        <div className="combobox-group" role="presentation">
          {option.group}
        </div>
      )}
      <div
        id={props.id}
        data-at={props.at}
        className="combobox-choice"
        role="option"
        aria-selected={props.isChosen}
        onClick={props.onPick}
      >
        {option.tile}
        <span className="combobox-text">
          <span className="combobox-label">{option.label}</span>
          {option.note !== undefined && <span className="combobox-note">{option.note}</span>}
        </span>
        {option.detail !== undefined && <span className="combobox-detail">{option.detail}</span>}
      </div>
    </>
  );
}

function nextChoice(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return at <= 0 ? count - 1 : at - 1;
    case "PageDown":
      return Math.min(at + 8, count - 1);
    case "PageUp":
      return Math.max(at - 8, 0);
    default:
      return undefined;
  }
}

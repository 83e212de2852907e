/** Finds everything by name and text, and does everything that can be done: a combobox with a list (WAI-ARIA). */
import {
  useContext,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import { fold } from "@orrery/core/answers/fold";
import { pageAddress, writeAddress } from "@orrery/core/answers/url";
import { elementActions } from "../frame/element-actions.ts";
import { goTo } from "../navigation.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/palette.css";
import { WorkspaceContext } from "../workspace-context.ts";
import { ChoiceLine } from "./choice-line.tsx";
import { filters, useChoices, type Choice, type ChoiceGroup, type Filter } from "./choices.ts";
import { paletteTexts } from "./palette-texts.ts";

export function Palette(props: { readonly query: string; readonly onClose: () => void }): ReactElement {
  const { onClose } = props;
  const speech = useSpeech();
  const text = useTexts(paletteTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [written, setWritten] = useState(props.query);
  const [chosen, setChosen] = useState<Filter>("all");
  const [at, setAt] = useState(0);
  const [acting, setActing] = useState<Choice["element"]>();
  const list = useId();
  const shown = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const wanted = useWanted(written, chosen);
  const found = useChoices(wanted.query, wanted.filter);
  const actions = useMemo(
    () =>
      acting === undefined
        ? undefined
        : actionGroup(workspace, acting, speech, text("palette.actions", { name: acting.name })),
    [acting, workspace, speech, text],
  );
  const groups = useDeferredValue(actions === undefined ? found.groups : [actions]);
  const choices = useMemo(() => groups.flatMap((group) => group.choices), [groups]);
  const here = Math.min(at, Math.max(0, choices.length - 1));
  const current = choices[here];
  const total = groups.reduce((sum, group) => sum + group.total, 0);

  useEffect(() => {
    shown.current?.querySelector(`[data-at="${here}"]`)?.scrollIntoView({ block: "nearest" });
  }, [here]);

  const choose = (choice: Choice | undefined, isElsewhere = false): void => {
    if (choice === undefined) return;
    const { to, run } = choice;
    if (to !== undefined && isElsewhere) {
      window.open(writeAddress(pageAddress(to.workspace, to.page, to.state)), "_blank", "noopener");
      return;
    }
    onClose();
    // The dialog gives the focus back first: what is opened may want it.
    if (to !== undefined) goTo(to);
    else if (run !== undefined) setTimeout(run);
  };
  const back = (): void => {
    setActing(undefined);
    setAt(0);
    field.current?.focus();
  };
  const act = (choice: Choice | undefined): void => {
    if (choice?.element === undefined) return;
    setActing(choice.element);
    setAt(0);
    field.current?.focus();
  };
  const filterBy = (filter: Filter): void => {
    setChosen(filter);
    setWritten(wanted.query);
    setActing(undefined);
    setAt(0);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const next = nextChoice(event.key, here, choices.length);
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isAtEnd = selectionStart === value.length && selectionEnd === value.length;
    if (event.altKey && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      const step = event.key === "ArrowRight" ? 1 : filters.length - 1;
      filterBy(filters[(filters.indexOf(wanted.filter) + step) % filters.length] ?? "all");
    } else if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key !== "Enter") return;
      choose(current, true);
    } else if (next !== undefined) setAt(next);
    else if (event.key === "Enter") choose(current);
    else if (acting !== undefined && event.key === "ArrowLeft") back();
    else if (acting === undefined && event.key === "ArrowRight" && isAtEnd && current?.element !== undefined)
      act(current);
    else return;
    event.preventDefault();
  };
  const isSilent = wanted.query !== "" && found.isComplete && choices.length === 0;

  return (
    <Dialog
      title={speech.text("search.title")}
      className="palette"
      isTitleHidden
      onClose={acting === undefined ? onClose : back}
    >
      <div className="palette-field">
        <Icon name={acting === undefined ? "search" : "chevron-right"} />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={speech.text("search.title")}
          aria-expanded={choices.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : `${list}-${here}`}
          placeholder={text("palette.placeholder")}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={written}
          onChange={(event) => {
            setWritten(event.target.value);
            setActing(undefined);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <kbd aria-hidden="true">Esc</kbd>
      </div>
      <div className="palette-filters segmented" role="group" aria-label={text("palette.filter")}>
        {filters.map((filter) => (
          <button
            key={filter}
            type="button"
            aria-pressed={wanted.filter === filter}
            onClick={() => {
              filterBy(filter);
              field.current?.focus();
            }}
          >
            {text(`palette.filter.${filter}`)}
          </button>
        ))}
      </div>
      <div ref={shown} id={list} className="palette-list" role="listbox" aria-label={text("palette.list")}>
        {groups.map((group, index) => (
          <Group
            key={group.id}
            group={group}
            list={list}
            first={groups.slice(0, index).reduce((sum, { choices: before }) => sum + before.length, 0)}
            at={here}
            query={acting === undefined ? wanted.query : ""}
            onPoint={setAt}
            onChoose={choose}
            onAct={act}
          />
        ))}
      </div>
      {isSilent && (
        <div className="palette-nothing">
          <p>{text("palette.nothing", { query: wanted.query })}</p>
          <p className="muted">{text("palette.nothing.text")}</p>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {acting !== undefined
          ? text("palette.actions", { name: acting.name })
          : wanted.query !== "" && found.isComplete
            ? text("palette.count", { count: total })
            : ""}
      </p>
      <Foot isActing={acting !== undefined} hasActions={current?.element !== undefined} />
    </Dialog>
  );
}

function Group(props: {
  readonly group: ChoiceGroup;
  readonly list: string;
  /** Place of its first choice in the whole list. */
  readonly first: number;
  readonly at: number;
  readonly query: string;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (choice: Choice, isElsewhere: boolean) => void;
  readonly onAct: (choice: Choice) => void;
}): ReactElement {
  const text = useTexts(paletteTexts);
  const { group, list, first } = props;
  const isCut = group.total > group.choices.length;
  return (
    <div role="group" aria-labelledby={`${list}-${group.id}`}>
      <div className="palette-heading" id={`${list}-${group.id}`} role="presentation">
        <span>{group.label}</span>
        {isCut && (
          <span className="palette-total">
            {text("palette.first", { shown: group.choices.length, count: group.total })}
          </span>
        )}
      </div>
      {group.choices.map((choice, index) => (
        <div
          key={choice.key}
          id={`${list}-${first + index}`}
          data-at={first + index}
          className="palette-choice"
          role="option"
          aria-selected={first + index === props.at}
          aria-disabled={choice.blocked !== undefined}
          onPointerMove={() => props.onPoint(first + index)}
          onClick={(event) => {
            const isMore = (event.target as Element).closest(".palette-more") !== null;
            if (isMore) props.onAct(choice);
            else props.onChoose(choice, event.ctrlKey || event.metaKey);
          }}
        >
          <ChoiceLine choice={choice} query={props.query} />
        </div>
      ))}
    </div>
  );
}

function Foot(props: { readonly isActing: boolean; readonly hasActions: boolean }): ReactElement {
  const text = useTexts(paletteTexts);
  return (
    <footer className="palette-foot">
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {text("palette.move")}
      </span>
      <span>
        <kbd>↵</kbd> {text("palette.open")}
      </span>
      {props.isActing ? (
        <span>
          <kbd>←</kbd> {text("palette.back")}
        </span>
      ) : (
        props.hasActions && (
          <span>
            <kbd>→</kbd> {text("palette.more")}
          </span>
        )
      )}
    </footer>
  );
}

function actionGroup(
  workspace: string,
  element: NonNullable<Choice["element"]>,
  speech: ReturnType<typeof useSpeech>,
  label: string,
): ChoiceGroup {
  const choices = elementActions(workspace, element.id, speech).map(({ id, title, icon, run }): Choice => ({
    key: id,
    title,
    icon,
    run,
  }));
  return { id: "actions", label, choices, total: choices.length };
}

/** `views: landscape` means the views, whatever is chosen. */
function useWanted(written: string, chosen: Filter): { readonly filter: Filter; readonly query: string } {
  const text = useTexts(paletteTexts);
  const [, word = "", rest = ""] = /^\s*(\p{L}+)\s*:\s*(.*)$/su.exec(written) ?? [];
  const named =
    word === "" ? undefined : filters.find((filter) => fold(text(`palette.filter.${filter}`)).startsWith(fold(word)));
  return named === undefined ? { filter: chosen, query: written.trim() } : { filter: named, query: rest.trim() };
}

function nextChoice(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return (at - 1 + count) % count;
    case "PageDown":
      return Math.min(at + 8, count - 1);
    case "PageUp":
      return Math.max(at - 8, 0);
    default:
      return undefined;
  }
}

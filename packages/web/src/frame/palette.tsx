/** Search as you type over everything, and a way to every page: a combobox with a list (WAI-ARIA). */
import { fold } from "@orrery/core/answers/fold";
import {
  useContext,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import type { SearchAnswer } from "@orrery/core/answers/answers";
import { askSearch, askViews } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { goTo, type Destination } from "../navigation.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useKept } from "../parts/kept.ts";
import { KindTile } from "../parts/layer.tsx";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

const mostHits = 40;
const mostPages = 6;
const pause = 90;

type Hit = SearchAnswer["hits"][number];
type Choice =
  | { readonly kind: "element"; readonly hit: Hit; readonly to: Destination }
  | { readonly kind: "page"; readonly icon: IconName; readonly label: string; readonly to: Destination };

export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const speech = useSpeech();
  const { text, language } = speech;
  const { id: workspace } = useContext(WorkspaceContext);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const asked = usePaused(query.trim());
  const progress = useAnswer(
    asked === "" || workspace === "" ? undefined : askSearch(workspace, language, asked, mostHits),
  );
  const kept = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const answer = asked === "" ? undefined : kept;
  const pages = usePages(query.trim());
  const hits: readonly Choice[] = (answer?.hits ?? []).map((hit) => ({
    kind: "element",
    hit,
    to: { workspace, page: { kind: "element", id: hit.id } },
  }));
  const choices = useDeferredValue([...hits, ...pages]);
  const list = useId();
  const shown = useRef<HTMLDivElement>(null);

  useEffect(() => {
    shown.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    onClose();
    goTo(choice.to);
  };
  const press = (event: KeyboardEvent): void => {
    const next = nextChoice(event.key, at, choices.length);
    if (next !== undefined) setAt(next);
    else if (event.key === "Enter") choose(choices[at]);
    else return;
    event.preventDefault();
  };
  const isSilent = asked !== "" && progress.kind === "ready" && choices.length === 0;

  return (
    <Dialog title={text("search.title")} className="palette" isTitleHidden onClose={onClose}>
      <div className="palette-field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={text("search.title")}
          aria-expanded={choices.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={choices[at] === undefined ? undefined : `${list}-${at}`}
          placeholder={text("search.placeholder")}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <kbd aria-hidden="true">Esc</kbd>
      </div>
      <div ref={shown} id={list} className="palette-list" role="listbox" aria-label={text("search.list")}>
        {hits.length > 0 && (
          <Heading label={text("search.elements")} note={text("count.results", { count: answer?.total ?? 0 })} />
        )}
        {choices.map((choice, index) => (
          <div key={index} className="palette-part" role="presentation">
            {choice.kind === "page" && choices[index - 1]?.kind !== "page" && <Heading label={text("search.pages")} />}
            <div
              id={`${list}-${index}`}
              data-at={index}
              className="palette-choice"
              role="option"
              aria-selected={index === at}
              onPointerMove={() => setAt(index)}
              onClick={() => choose(choice)}
            >
              {choice.kind === "element" ? <HitLine hit={choice.hit} /> : <PageLine choice={choice} />}
            </div>
          </div>
        ))}
      </div>
      {isSilent && (
        <div className="palette-nothing">
          <p>{text("search.nothing", { query: asked })}</p>
          <p className="muted">{text("search.nothing.hint")}</p>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {asked !== "" && answer !== undefined ? text("count.results", { count: answer.total }) : ""}
      </p>
      <footer className="palette-foot">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> {text("search.keys.move")}
        </span>
        <span>
          <kbd>↵</kbd> {text("search.keys.open")}
        </span>
        <span className="palette-hint">{text("search.hint")}</span>
      </footer>
    </Dialog>
  );
}

function Heading(props: { readonly label: string; readonly note?: string }): ReactElement {
  return (
    <div className="palette-heading" role="presentation">
      <span>{props.label}</span>
      {props.note !== undefined && <span>{props.note}</span>}
    </div>
  );
}

function HitLine({ hit }: { readonly hit: Hit }): ReactElement {
  const { named } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const kind = kindOf(hit.kind);
  const isName = hit.where === "name" && hit.excerpt === hit.name;
  return (
    <>
      <KindTile icon={kind.icon} layer={hit.layer} />
      <span className="palette-text">
        <span className="palette-name">{isName ? <Marked hit={hit} /> : hit.name}</span>
        {!isName && (
          <span className="palette-where">
            <span className="palette-key">{named("search.where", hit.where)}</span> <Marked hit={hit} />
          </span>
        )}
      </span>
      <span className="palette-kind">{kind.label}</span>
    </>
  );
}

function Marked({ hit }: { readonly hit: Hit }): ReactElement {
  return (
    <>
      {hit.excerpt.slice(0, hit.start)}
      <mark>{hit.excerpt.slice(hit.start, hit.end)}</mark>
      {hit.excerpt.slice(hit.end)}
    </>
  );
}

function PageLine({ choice }: { readonly choice: Choice & { kind: "page" } }): ReactElement {
  return (
    <>
      <span className="tile tile-page" aria-hidden="true">
        <Icon name={choice.icon} />
      </span>
      <span className="palette-text">
        <span className="palette-name">{choice.label}</span>
      </span>
    </>
  );
}

/** Pages and catalogues whose name holds the query; the pages alone without one. */
function usePages(query: string): readonly Choice[] {
  const { text, language } = useSpeech();
  const { id: workspace, answer, kindOf } = useContext(WorkspaceContext);
  const hasViews = (answer?.statistics.views ?? 0) > 0;
  const declared = useAnswer(hasViews ? askViews(workspace, language) : undefined);
  const page = (icon: IconName, label: string, to: Destination["page"]): Choice => ({
    kind: "page",
    icon,
    label,
    to: { workspace, page: to },
  });
  if (workspace === "") return [];
  const pages = [
    page("house", text("navigation.home"), { kind: "home" }),
    page("shapes", text("navigation.views"), { kind: "views" }),
    page("table-2", text("navigation.catalogue"), { kind: "catalogue", columns: [] }),
    page("activity", text("navigation.checks"), { kind: "checks" }),
    page("file-code", text("navigation.source"), { kind: "source" }),
  ];
  if (query === "") return pages;
  const catalogues = (answer?.kinds ?? []).map((kind) =>
    page("table-2", text("search.kind", { name: kindOf(kind.id).plural }), {
      kind: "catalogue",
      of: kind.id,
      columns: [],
    }),
  );
  const views = (declared.kind === "ready" ? declared.answer.views : []).map(({ id, title }) =>
    page("shapes", text("search.view", { title }), { kind: "view", view: id }),
  );
  const wanted = fold(query);
  return [...pages, ...views, ...catalogues]
    .filter((choice) => choice.kind === "page" && fold(choice.label).includes(wanted))
    .slice(0, mostPages);
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

/** The value once it has stayed the same for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

/** What is around elements, as a picture that nobody has declared: from there one goes on, in any direction. */
import { useContext, useMemo, type ReactElement } from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import type { SurroundingsAnswer } from "@orrery/core/answers/picture-answers";
import { pictureOfPage } from "@orrery/core/answers/picture-path";
import type { Page, PageState } from "@orrery/core/answers/url";
import type { Question } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { begin } from "../editing/gestures.ts";
import { goTo, Link } from "../navigation.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty } from "../parts/states.tsx";
import { Action } from "../picture/inspector.tsx";
import { seen, wayFrom } from "../picture/picture-address.ts";
import { PicturePage } from "../picture/picture-page.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import type { Part } from "../viewer/parts.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { exploreTexts } from "./explore-texts.ts";

type ExploreAddress = Page & { readonly kind: "explore" };
interface ExploreProps {
  readonly page: ExploreAddress;
  readonly state: PageState;
}

const depths: readonly number[] = [1, 2, 3, 4];
const directions = ["both", "down", "up"] as const;

export function ExplorePage({ page, state }: ExploreProps): ReactElement | null {
  const text = useTexts(exploreTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const request = pictureOfPage(workspace, page, state);
  if (page.from.length === 0 || request === undefined) return <Nowhere />;
  return (
    <PicturePage
      page={page}
      state={state}
      request={request}
      title={text("explore.title")}
      notFound={{ title: text("explore.notfound"), text: text("element.notfound.text") }}
      about={(answer) => <About page={page} answer={answer} />}
      above={(answer) => <LeftOut page={page} state={state} answer={answer} />}
      tools={<Steps page={page} state={state} />}
      deeds={(chosen) => <Deeds page={page} state={state} chosen={chosen} />}
    />
  );
}

function Nowhere(): ReactElement {
  const text = useTexts(exploreTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Empty icon="waypoints" title={text("explore.empty")} isPage>
      <p>{text("explore.empty.text")}</p>
      <Link className="button" to={{ workspace, page: { kind: "catalogue", of: "*", columns: [] } }}>
        <Icon name="table-2" />
        {text("catalogue.all")}
      </Link>
    </Empty>
  );
}

/** Another picture is looked at as a whole. */
function useGo({ page, state }: ExploreProps): (change: Partial<ExploreAddress>) => void {
  const { id: workspace } = useContext(WorkspaceContext);
  return (change) => {
    const { camera: _before, ...rest } = state;
    goTo({ workspace, page: { ...page, ...change }, state: rest });
  };
}

function About({ page, answer }: { readonly page: ExploreAddress; readonly answer: ViewAnswer }): ReactElement {
  const text = useTexts(exploreTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [root = ""] = page.from;
  const elements = useMemo(
    () => [...new Set((answer.tables[0]?.rows ?? []).flatMap(({ cells }) => cells[0]?.element ?? []))],
    [answer],
  );
  return (
    <div className="subtitle picture-about">
      <span>{text("explore.about", { count: page.depth ?? 1 })}</span>
      {page.from.length === 1 && (
        <Link className="explore-back" to={{ workspace, page: { kind: "element", id: root } }}>
          <Icon name="file-text" />
          {text("explore.element")}
        </Link>
      )}
      {elements.length > 0 && (
        <button
          type="button"
          className="link-button explore-back"
          onClick={() => begin({ gesture: "add-to-view", ids: elements })}
        >
          <Icon name="list-plus" />
          {text("view.add.shown")}
        </button>
      )}
    </div>
  );
}

/** The roots, and the hubs that were left out with a way to have each back. */
function LeftOut(props: ExploreProps & { readonly answer: ViewAnswer }): ReactElement | null {
  const { page, answer } = props;
  const text = useTexts(exploreTexts);
  const go = useGo(props);
  const names = new Map(
    answer.tables.flatMap(({ rows }) => rows.map(({ id, cells }) => [id, cells[0]?.text ?? ""] as const)),
  );
  const { hubs } = answer;
  if (page.from.length < 2 && hubs.length === 0) return null;
  return (
    <div className="explore-bar">
      {page.from.length > 1 && (
        <div role="group" aria-label={text("explore.roots")} className="chips">
          <span className="muted" aria-hidden="true">
            {text("explore.roots")}
          </span>
          {page.from.map((id) => (
            <button
              key={id}
              type="button"
              className="chip chip-button"
              aria-label={text("explore.roots.remove", { name: names.get(id) ?? id })}
              title={text("explore.roots.remove", { name: names.get(id) ?? id })}
              onClick={() => go({ from: page.from.filter((one) => one !== id) })}
            >
              {names.get(id) ?? id}
              <Icon name="x" />
            </button>
          ))}
        </div>
      )}
      {hubs.length > 0 && (
        <div role="group" aria-label={text("explore.hubs")} className="chips">
          <span className="muted">{text("explore.hubs.left")}</span>
          {hubs.map(({ element, name, count }) => (
            <button
              key={element}
              type="button"
              className="chip chip-button"
              aria-label={text("explore.hubs.show", { name })}
              title={`${text("explore.hubs.show", { name })} (${text("explore.hubs.connections", { count })})`}
              onClick={() => go({ from: [...page.from, element] })}
            >
              <Icon name="plus" />
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function Steps(props: ExploreProps): ReactElement {
  const { page } = props;
  const { number } = useSpeech();
  const text = useTexts(exploreTexts);
  const go = useGo(props);
  return (
    <>
      <div className="segmented segmented-wide" role="group" aria-label={text("explore.depth")}>
        {depths.map((depth) => (
          <button
            key={depth}
            type="button"
            aria-pressed={(page.depth ?? 1) === depth}
            aria-label={text("explore.steps", { count: depth })}
            title={text("explore.steps", { count: depth })}
            onClick={() => go({ depth })}
          >
            {number(depth)}
          </button>
        ))}
      </div>
      <label className="picker">
        <span>{text("explore.direction")}</span>
        <select
          value={page.direction ?? "both"}
          onChange={(event) => go({ direction: directions.find((one) => one === event.target.value) ?? "both" })}
        >
          {directions.map((direction) => (
            <option key={direction} value={direction}>
              {text(`explore.direction.${direction}`)}
            </option>
          ))}
        </select>
      </label>
      <Filter {...props} />
    </>
  );
}

function askSurroundings(workspace: string, page: ExploreAddress, language: string): Question<SurroundingsAnswer> {
  const query = new URLSearchParams({ scope: page.from.join(","), depth: String(page.depth ?? 1), lang: language });
  if (page.direction === "up" || page.direction === "down") query.set("direction", page.direction);
  if (page.hidesHubs === true) query.set("hubs", "no");
  return { path: `/api/w/${encodeURIComponent(workspace)}/surroundings?${query.toString()}` };
}

/** Which kinds are shown and what is followed, with how much there is of each; counts are asked for when it is opened. */
function Filter(props: ExploreProps): ReactElement {
  const { page } = props;
  const text = useTexts(exploreTexts);
  const count = page.kinds.length + (page.relationships?.length ?? 0) + (page.hidesHubs === true ? 1 : 0);
  return (
    <Disclosure
      icon="filter"
      label={count === 0 ? text("explore.filter") : text("explore.filter.on", { count })}
      className="explore-filter"
    >
      <Choices {...props} />
    </Disclosure>
  );
}

function Choices(props: ExploreProps): ReactElement {
  const { page } = props;
  const { language, pick, number } = useSpeech();
  const text = useTexts(exploreTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const go = useGo(props);
  const progress = useAnswer(askSurroundings(workspace, page, language));
  const around = progress.kind === "ready" ? progress.answer : undefined;
  const relationships = page.relationships ?? [];
  const chips = (
    title: string,
    known: readonly SurroundingsAnswer["kinds"][number][],
    chosen: readonly string[],
    change: (ids: readonly string[]) => void,
  ): ReactElement => (
    <section role="group" aria-label={title}>
      <h3>{title}</h3>
      <div className="chips">
        {known.map(({ id, name, count }) => (
          <button
            key={id}
            type="button"
            className="chip chip-button"
            aria-pressed={chosen.includes(id)}
            onClick={() => change(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
          >
            {pick(name)} <b>{number(count)}</b>
          </button>
        ))}
      </div>
    </section>
  );
  // What was chosen stays in sight when there is nothing of it any more.
  const withChosen = (
    known: SurroundingsAnswer["kinds"] | undefined,
    chosen: readonly string[],
  ): SurroundingsAnswer["kinds"] => [
    ...(known ?? []),
    ...chosen.flatMap((id) =>
      known?.some((one) => one.id === id) === true ? [] : [{ id, name: { en: id, fr: id }, count: 0 }],
    ),
  ];
  return (
    <div className="explore-choices">
      <label className="check">
        <input
          type="checkbox"
          checked={page.hidesHubs === true}
          onChange={(event) => {
            const { hidesHubs: _before, ...rest } = page;
            const { camera: _camera, ...state } = props.state;
            goTo({ workspace, page: event.target.checked ? { ...rest, hidesHubs: true } : rest, state });
          }}
        />
        <span>
          {text("explore.hubs")} {around !== undefined && <b>{number(around.hubs.length)}</b>}
          <span className="muted">{text("explore.hubs.text")}</span>
        </span>
      </label>
      {chips(text("explore.kinds"), withChosen(around?.kinds, page.kinds), page.kinds, (kinds) => go({ kinds }))}
      {chips(text("explore.relationships"), withChosen(around?.relationships, relationships), relationships, (ids) =>
        go({ relationships: ids }),
      )}
      {(page.kinds.length > 0 || relationships.length > 0) && (
        <button type="button" className="button button-small" onClick={() => go({ kinds: [], relationships: [] })}>
          {text("explore.filter.all")}
        </button>
      )}
    </div>
  );
}

/** What can be done with what is chosen here: begin there instead, or there too, or leave it out. */
function Deeds(props: ExploreProps & { readonly chosen: readonly Part[] }): ReactElement | null {
  const { page, state, chosen } = props;
  const text = useTexts(exploreTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const elements = [...new Set(chosen.flatMap(({ element }) => element ?? []))];
  const added = elements.filter((id) => !page.from.includes(id));
  const kept = page.from.filter((id) => !elements.includes(id));
  const go = (from: readonly string[], isNew: boolean): void => {
    const { way: _way, ...plain } = page;
    const way = isNew ? wayFrom(page) : page.way === undefined ? {} : { way: page.way };
    goTo({ workspace, page: { ...plain, ...way, from }, state: seen(state) });
  };
  if (elements.length === 0) return null;
  return (
    <>
      {added.length > 0 && (
        <Action icon="circle-plus" name={text("explore.expand")} onPress={() => go([...page.from, ...added], false)} />
      )}
      {added.length < elements.length && kept.length > 0 && (
        <Action icon="circle-x" name={text("explore.remove")} onPress={() => go(kept, false)} />
      )}
    </>
  );
}

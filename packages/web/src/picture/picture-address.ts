/** What can be changed about a picture in its address: each change leads to another address of the same page. */
import { type Page, type PageState, readAddress } from "@orrery/core/answers/url";
import { goTo } from "../navigation.tsx";
import { toggledIn } from "./opened.ts";
import { type Filters, withoutLens } from "./picture-filter.ts";
import type { PicturedPage } from "./picture-page.tsx";
import type { Look } from "./picture-view.ts";

/** Ways from one address to the next. */
export interface PictureAddress {
  readonly choose: (ids: readonly string[]) => void;
  readonly look: (now: Look | undefined) => void;
  readonly lens: (id: string | undefined) => void;
  readonly filter: (filters: Filters) => void;
  readonly find: (wanted: string | undefined) => void;
  /** Another form of the same picture: notation, grouping, detail; `undefined` takes it out again. */
  readonly form: (change: { readonly [Key in FormKey]?: PicturedPage[Key] | undefined }) => void;
  /** Opens a box in place, or closes it. */
  readonly toggle: (id: string, isOpen: boolean) => void;
  readonly openView: (view: string) => void;
  readonly openElement: (id: string) => void;
  readonly explore: (ids: readonly string[]) => void;
}

type FormKey = "as" | "notation" | "groupBy" | "detail" | "opened" | "reading" | "way" | "split";

/** The ways from wherever the reader is on a page when they take one: two of them may be taken before the page is drawn again. */
export function addressOf(workspace: string, kind: PicturedPage["kind"]): PictureAddress {
  const from = (deed: (ways: PictureAddress) => void): void => {
    const here = readAddress(location.pathname + location.search + location.hash);
    if (here?.kind !== "page" || here.workspace !== workspace || here.page.kind !== kind) return;
    deed(waysFrom(workspace, here.page, here.state));
  };
  return {
    choose: (ids) => from((ways) => ways.choose(ids)),
    look: (now) => from((ways) => ways.look(now)),
    lens: (id) => from((ways) => ways.lens(id)),
    filter: (filters) => from((ways) => ways.filter(filters)),
    find: (wanted) => from((ways) => ways.find(wanted)),
    form: (change) => from((ways) => ways.form(change)),
    toggle: (id, isOpen) => from((ways) => ways.toggle(id, isOpen)),
    openView: (view) => from((ways) => ways.openView(view)),
    openElement: (id) => from((ways) => ways.openElement(id)),
    explore: (ids) => from((ways) => ways.explore(ids)),
  };
}

function waysFrom(workspace: string, page: PicturedPage, state: PageState): PictureAddress {
  const go = (to: Page, next: PageState, how: "push" | "replace"): void =>
    goTo({ workspace, page: to, state: next }, how);
  const form: PictureAddress["form"] = (change) => {
    const entries = Object.entries({ ...page, ...change }).filter(([, value]) => value !== undefined);
    go(Object.fromEntries(entries) as unknown as PicturedPage, state, "push");
  };
  return {
    choose: (ids) => go(page, { ...state, selection: ids }, "replace"),
    look: (now) => {
      const { camera: _before, ...rest } = state;
      go(page, now === undefined ? rest : { ...rest, camera: rounded(now) }, "replace");
    },
    lens: (id) => {
      const { lens: _before, ...rest } = state;
      const plain = { ...rest, filters: withoutLens(rest.filters) };
      go(page, id === undefined ? plain : { ...plain, lens: id }, "push");
    },
    filter: (filters) => go(page, { ...state, filters }, "push"),
    find: (wanted) => {
      const { filter: _before, ...rest } = state;
      go(page, wanted === undefined ? rest : { ...rest, filter: wanted }, "replace");
    },
    form,
    toggle: (id, isOpen) => form({ opened: toggledIn(page.opened ?? [], id, isOpen) }),
    openView: (view) => go({ kind: "view", view, ...wayFrom(page) }, seen(state), "push"),
    openElement: (id) => go({ kind: "element", id }, elsewhere(state), "push"),
    explore: (ids) => go({ kind: "explore", from: ids, kinds: [], ...wayFrom(page) }, seen(state), "push"),
  };
}

/** What holds for the next page, too: the day, what is compared, the lens. */
export function seen({ camera: _camera, selection: _selection, filter: _filter, ...rest }: PageState): PageState {
  return { ...rest, filters: {}, selection: [] };
}

/** What holds on pages without a picture, too. */
function elsewhere(state: PageState): PageState {
  const { lens: _lens, ...rest } = seen(state);
  return rest;
}

/** Steps of the way that are kept. */
const LONGEST_WAY = 8;

/** The way of a picture that is opened from another one. */
export function wayFrom(page: PicturedPage): { readonly way?: readonly string[] } {
  const here = page.kind === "view" ? page.view : page.kind === "explore" ? page.from.join(" ") : undefined;
  const way = [...(page.way ?? []), ...(here === undefined ? [] : [here])].slice(-LONGEST_WAY);
  return way.length === 0 ? {} : { way };
}

/** As exact as an eye is: addresses stay readable. */
function rounded({ x, y, zoom }: Look): Look {
  return { x: Math.round(x), y: Math.round(y), zoom: Math.round(zoom * 1000) / 1000 };
}

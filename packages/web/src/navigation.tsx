/** Where the reader is and how they go elsewhere: the browser's history, read and written by the URL codec of the core. */
import { useMemo, useSyncExternalStore, type ComponentPropsWithRef, type ReactElement } from "react";
import {
  noState,
  pageAddress,
  readAddress,
  writeAddress,
  type Address,
  type Page,
  type PageState,
} from "@orrery/core/answers/url";

export interface Destination {
  readonly workspace: string;
  readonly page: Page;
  readonly state?: PageState;
}

const listeners = new Set<() => void>();
addEventListener("popstate", tell);
addEventListener("hashchange", tell);

/** The address shown now, `undefined` when the URL means nothing. */
export function useAddress(): Address | undefined {
  const url = useSyncExternalStore(subscribe, currentUrl);
  return useMemo(() => readAddress(url), [url]);
}

/** Goes to an address; `replace` leaves no entry in the history. */
function go(address: Address, how: "push" | "replace" = "push"): void {
  const url = writeAddress(address);
  if (url === currentUrl()) return;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  tell();
}

/** Goes to a page of a workspace. */
export function goTo({ workspace, page, state = noState }: Destination, how: "push" | "replace" = "push"): void {
  go(pageAddress(workspace, page, keep(state)), how);
}

/** Takes a language or theme asked for by the URL out of it again, when the reader chooses another. */
export function dropAsked(what: "language" | "theme"): void {
  const address = readAddress(currentUrl());
  if (address?.kind !== "page" || address.state[what] === undefined) return;
  const { [what]: _dropped, ...state } = address.state;
  go({ ...address, state }, "replace");
}

export interface LinkProps extends Omit<ComponentPropsWithRef<"a">, "href"> {
  readonly to: Destination;
}

/** A link inside the workbench: a plain anchor that opens without loading the application again. */
export function Link({ to, onClick, ...rest }: LinkProps): ReactElement {
  const address = pageAddress(to.workspace, to.page, keep(to.state ?? noState));
  return (
    <a
      {...rest}
      href={writeAddress(address)}
      onClick={(event) => {
        onClick?.(event);
        const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (event.defaultPrevented || !isPlain) return;
        event.preventDefault();
        go(address);
      }}
    />
  );
}

/** A language or theme asked for by the URL stays while the reader follows links. */
function keep(state: PageState): PageState {
  const address = readAddress(currentUrl());
  if (address?.kind !== "page") return state;
  const { language, theme } = address.state;
  return { ...(language && { language }), ...(theme && { theme }), ...state };
}

function currentUrl(): string {
  return location.pathname + location.search + location.hash;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

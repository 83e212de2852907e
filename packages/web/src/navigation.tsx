/** Where the reader is and how they go elsewhere: the browser's history, read and written by the URL codec of the core. */
import type { ComponentPropsWithRef, ReactElement } from "react";
import { noState, pageAddress, writeAddress, type Address, type Page, type PageState } from "@orrery/core/answers/url";
import { addressHere, hereUrl, tellHere, useFrameAddress } from "./here.ts";
import type { Moment } from "./moment.ts";

export interface Destination {
  readonly workspace: string;
  readonly page: Page;
  readonly state?: PageState;
}

/** Goes to an address; `replace` leaves no entry in the history. */
function go(address: Address, how: "push" | "replace" = "push"): void {
  const url = writeAddress(address);
  if (url === hereUrl()) return;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  tellHere();
}

/** Goes to a page of a workspace. */
export function goTo({ workspace, page, state = noState }: Destination, how: "push" | "replace" = "push"): void {
  go(pageAddress(workspace, page, keep(workspace, state)), how);
}

/** Shows the same page otherwise: `change` gets what the address says now, whatever was drawn before. */
export function turnTo(change: (state: PageState) => PageState): void {
  const address = addressHere();
  if (address?.kind === "page") go({ ...address, state: change(address.state) });
}

/** Shows the same page at another moment, or compared with another one; undefined: now, and not compared. */
export function lookAt({ at, against }: Moment, how: "push" | "replace" = "push"): void {
  const address = addressHere();
  if (address?.kind !== "page") return;
  const { at: _at, against: _against, ...state } = address.state;
  const moment = { ...(at !== undefined && { at }), ...(against !== undefined && { against }) };
  go({ ...address, state: { ...state, ...moment } }, how);
}

/** Takes a language or theme asked for by the URL out of it again, when the reader chooses another. */
export function dropAsked(what: "language" | "theme"): void {
  const address = addressHere();
  if (address?.kind !== "page" || address.state[what] === undefined) return;
  const { [what]: _dropped, ...state } = address.state;
  go({ ...address, state }, "replace");
}

export interface LinkProps extends Omit<ComponentPropsWithRef<"a">, "href"> {
  readonly to: Destination;
}

/** A link inside the workbench: a plain anchor that opens without loading the application again. */
export function Link({ to, onClick, ...rest }: LinkProps): ReactElement {
  // What stays while the reader goes on is in the address: with another moment, links lead elsewhere.
  useFrameAddress();
  const address = pageAddress(to.workspace, to.page, keep(to.workspace, to.state ?? noState));
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

/** A language or theme asked for by the URL stays while the reader follows links; the moment stays inside its workspace. */
function keep(workspace: string, state: PageState): PageState {
  const address = addressHere();
  if (address?.kind !== "page") return state;
  const { language, theme, at, against } = address.state;
  const moment = address.workspace === workspace ? { ...(at && { at }), ...(against && { against }) } : {};
  return { ...(language && { language }), ...(theme && { theme }), ...moment, ...state };
}

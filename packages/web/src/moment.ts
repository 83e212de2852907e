/** The moment that the address on screen names: whatever a page asks the server of this workspace, it asks of that moment. */
import { readAddress } from "@orrery/core/answers/url";

export interface Moment {
  /** Absent: now. */
  readonly at?: string;
  /** What it is compared with. */
  readonly against?: string;
}

let seen: { readonly url: string; readonly workspace: string; readonly moment: Moment } | undefined;

/** The moment of a workspace; now where the address is about something else. */
export function momentOf(workspace: string): Moment {
  const url = location.pathname + location.search;
  if (seen?.url !== url) seen = { url, ...momentIn(url) };
  return seen.workspace === workspace ? seen.moment : now;
}

const now: Moment = {};

function momentIn(url: string): { readonly workspace: string; readonly moment: Moment } {
  const address = readAddress(url);
  if (address?.kind !== "page") return { workspace: "", moment: now };
  const { at, against } = address.state;
  return {
    workspace: address.workspace,
    moment: { ...(at === undefined ? {} : { at }), ...(against === undefined ? {} : { against }) },
  };
}

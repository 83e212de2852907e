/** Ways from one choice to the next: each is another address of the page. */
import { useContext, useMemo } from "react";
import type { DiscoverAsked, DiscoverPart, DiscoverWord } from "@orrery/core/answers/url";
import type { DiscoverAddress } from "../../discover/ask-discover.ts";
import { addressHere } from "../../here.ts";
import { goTo } from "../../navigation.tsx";
import { WorkspaceContext } from "../../workspace-context.ts";

/** Undefined takes a word away. */
export type Words = { readonly [Word in DiscoverWord]?: string | undefined };

export interface Looking {
  /** Says words of the address anew. */
  readonly set: (words: Words, how?: "push" | "replace") => void;
  /** Opens one of the list, or closes it. */
  readonly open: (key: string | undefined, how?: "push" | "replace") => void;
  readonly clear: () => void;
}

export function useLooking(): Looking {
  const { id: workspace } = useContext(WorkspaceContext);
  return useMemo(() => {
    const go = (change: (asked: DiscoverAsked) => Words, how: "push" | "replace" = "push"): void => {
      const here = addressHere();
      if (here?.kind !== "page" || here.page.kind !== "discover") return;
      const { part, asked = {} } = here.page;
      goTo({ workspace, page: discoverPage(part, change(asked)), state: here.state }, how);
    };
    return {
      set: (words, how) => go((asked) => ({ ...asked, ...words }), how),
      open: (key, how) => go((asked) => ({ ...asked, open: key }), how),
      clear: () => go(() => ({})),
    };
  }, [workspace]);
}

/** A part of the page, for links. */
export function discoverPage(part?: DiscoverPart, asked: Words = {}): DiscoverAddress {
  const said = Object.entries(asked).filter(([, value]) => value !== undefined && value !== "");
  return {
    kind: "discover",
    ...(part === undefined ? {} : { part }),
    ...(said.length === 0 ? {} : { asked: Object.fromEntries(said) }),
  };
}

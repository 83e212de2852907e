/** Ways from one thing that is tried to the next: each is another address of the page. */
import { useContext, useMemo } from "react";
import type { SimulateAsked, SimulatePart } from "@orrery/core/answers/url";
import { addressHere } from "../../here.ts";
import { goTo } from "../../navigation.tsx";
import { useSpeech } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { Of, SimulateAddress } from "./ask-simulate.ts";

export type How = "push" | "replace";

/** Undefined takes a word away. */
export type Words = { readonly [Word in keyof SimulateAsked]?: string | undefined };

export interface Trying {
  /** Says words of the address anew. */
  readonly set: (words: Words, how?: How) => void;
  /** Something else is tried: another drill or load of the text, or none. */
  readonly open: (id: string | undefined, words: Words) => void;
}

export function useTrying(): Trying {
  const { id: workspace } = useContext(WorkspaceContext);
  return useMemo(() => {
    const go = (change: (page: SimulateAddress) => SimulateAddress, how: How = "push"): void => {
      const here = addressHere();
      if (here?.kind !== "page" || here.page.kind !== "simulate") return;
      goTo({ workspace, page: change(here.page), state: here.state }, how);
    };
    return {
      set: (words, how) => go(({ asked, ...page }) => ({ ...page, ...askedOf({ ...asked, ...words }) }), how),
      open: (id, words) =>
        go(({ part }) => ({
          kind: "simulate",
          ...(part === undefined ? {} : { part }),
          ...(id === undefined ? {} : { id }),
          ...askedOf(words),
        })),
    };
  }, [workspace]);
}

/** The words that say something. */
function askedOf(asked: Words): {
  readonly asked?: SimulateAsked;
} {
  const said = Object.entries(asked).filter(([, value]) => value !== undefined && value !== "");
  return said.length === 0 ? {} : { asked: Object.fromEntries(said) };
}

/** A page of simulations, for links. */
export function simulatePage(part: SimulatePart | undefined, id?: string, asked: Words = {}): SimulateAddress {
  return {
    kind: "simulate",
    ...(part === undefined ? {} : { part }),
    ...(id === undefined ? {} : { id }),
    ...askedOf(asked),
  };
}

/** Whose answers the page shows. */
export function useOf(at?: string): Of {
  const { id: workspace } = useContext(WorkspaceContext);
  const { language } = useSpeech();
  return useMemo(() => ({ workspace, language, ...(at === undefined ? {} : { at }) }), [workspace, language, at]);
}

/** Ids that stand between commas. */
export function listed(value: string | undefined): readonly string[] {
  return (value ?? "").split(",").filter((id) => id !== "");
}

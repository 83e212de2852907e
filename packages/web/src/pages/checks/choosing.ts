/** Ways from one choice of findings to the next: each is another address of the same page. */
import { useContext, useMemo } from "react";
import type { ChecksAsked, checksWords, FindingGroup, PageState } from "@orrery/core/answers/url";
import { addressHere } from "../../here.ts";
import { goTo } from "../../navigation.tsx";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { ChecksAddress } from "../../checks/ask-checks.ts";

export type Word = (typeof checksWords)[number];

export interface Choosing {
  /** Undefined: whatever it is. */
  readonly set: (word: Word, value: string | undefined) => void;
  /** Adds one of several, or takes it away. */
  readonly toggle: (word: Word, id: string) => void;
  readonly group: (group: FindingGroup) => void;
  readonly search: (text: string) => void;
  readonly clear: () => void;
  readonly open: (id: string | undefined) => void;
}

export function useChoosing(): Choosing {
  const { id: workspace } = useContext(WorkspaceContext);
  return useMemo(() => {
    const go = (
      change: (page: ChecksAddress, state: PageState) => { readonly page: ChecksAddress; readonly state: PageState },
      how: "push" | "replace" = "push",
    ): void => {
      const here = addressHere();
      if (here?.kind !== "page" || here.page.kind !== "checks") return;
      goTo({ workspace, ...change(here.page, here.state) }, how);
    };
    const asking = (change: (asked: ChecksAsked) => ChecksAsked): void =>
      go((page, state) => ({ page: withAsked(page, change(page.asked ?? {})), state }));
    return {
      set: (word, value) => asking((asked) => withWord(asked, word, value)),
      toggle: (word, id) =>
        asking((asked) => {
          const before = listed(asked[word]);
          const now = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
          return withWord(asked, word, now.length === 0 ? undefined : now.join(","));
        }),
      group: (group) => go((page, state) => ({ page: { ...page, group }, state })),
      search: (text) => go((page, state) => ({ page, state: withText(state, text) }), "replace"),
      clear: () => go((page, state) => ({ page: withAsked(page, {}), state: withText(state, "") })),
      open: (id) => go((page, state) => ({ page: withFinding(page, id), state })),
    };
  }, [workspace]);
}

/** Ids that stand between commas. */
export function listed(value: string | undefined): readonly string[] {
  return (value ?? "").split(",").filter((id) => id !== "");
}

/** The page with another finding open, or none. */
export function withFinding({ id: _id, ...page }: ChecksAddress, id: string | undefined): ChecksAddress {
  return id === undefined ? page : { ...page, id };
}

function withWord(asked: ChecksAsked, word: Word, value: string | undefined): ChecksAsked {
  const { [word]: _before, ...others } = asked;
  return value === undefined || value === "" ? others : { ...others, [word]: value };
}

function withAsked({ asked: _asked, ...page }: ChecksAddress, asked: ChecksAsked): ChecksAddress {
  return Object.keys(asked).length === 0 ? page : { ...page, asked };
}

function withText({ filter: _filter, ...state }: PageState, text: string): PageState {
  return text === "" ? state : { ...state, filter: text };
}

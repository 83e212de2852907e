/** What the pages of checks ask the server. */
import type {
  ChecksAnswer,
  ElementChecksAnswer,
  FindingPageAnswer,
  QuestionsAnswer,
  RuleAnswer,
  ScoresAnswer,
  WaiversAnswer,
} from "@orrery/core/answers/checks-answers";
import type { ChecksAsked, FindingGroup, Page, PageState } from "@orrery/core/answers/url";
import { question, type Question } from "../answers/client.ts";
import type { Language } from "../messages/messages.ts";

/** The address of a page of checks. */
export type ChecksAddress = Page & { readonly kind: "checks" };

/** Findings that come at once. */
export const PAGE_ROWS = 200;

/** How findings stand together unless the address says otherwise. */
export const USUAL_GROUP: FindingGroup = "rule";

/** What the address chooses: open findings, unless it says otherwise. */
export function askedOf(asked: ChecksAsked = {}, state: PageState): Readonly<Record<string, string | undefined>> {
  const { status = "open", state: _state, ...others } = asked;
  return { ...others, status: status === "all" ? undefined : status, q: state.filter };
}

export const askFindings = (
  workspace: string,
  lang: Language,
  { page, state }: { readonly page: ChecksAddress; readonly state: PageState },
  offset: number,
): Question<ChecksAnswer> =>
  question(workspace, "/checks", {
    ...askedOf(page.asked, state),
    group: page.group ?? USUAL_GROUP,
    offset,
    limit: PAGE_ROWS,
    lang,
  });

export const askFinding = (workspace: string, lang: Language, fingerprint: string): Question<FindingPageAnswer> =>
  question(workspace, `/checks/finding/${encodeURIComponent(fingerprint)}`, { lang });

/** Packs and counts alone. */
export const askPacks = (workspace: string, lang: Language): Question<ChecksAnswer> =>
  question(workspace, "/checks", { limit: 0, lang });

export const askRule = (workspace: string, lang: Language, id: string): Question<RuleAnswer> =>
  question(workspace, `/checks/rule/${encodeURIComponent(id)}`, { lang });

export const askQuestions = (
  workspace: string,
  lang: Language,
  asked: ChecksAsked | undefined,
  state: PageState,
  limit: number,
): Question<QuestionsAnswer> => {
  const { status: _status, ...others } = askedOf(asked, state);
  return question(workspace, "/checks/questions", { ...others, limit, lang });
};

export const askWaivers = (workspace: string, lang: Language): Question<WaiversAnswer> =>
  question(workspace, "/checks/waivers", { lang });

export const askScores = (workspace: string): Question<ScoresAnswer> => question(workspace, "/checks/scores", {});

export const askElementChecks = (workspace: string, lang: Language, id: string): Question<ElementChecksAnswer> =>
  question(workspace, `/checks/element/${encodeURIComponent(id)}`, { lang });

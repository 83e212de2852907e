/** The findings of an address, in pages that come when their rows are looked at. */
import { useContext } from "react";
import type { ChecksAnswer, FindingAnswer } from "@orrery/core/answers/checks-answers";
import type { PageState } from "@orrery/core/answers/url";
import { type Pages, usePages } from "../../parts/use-pages.ts";
import { useSpeech } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askFindings, type ChecksAddress, PAGE_ROWS } from "../../checks/ask-checks.ts";

export type Findings = Pages<ChecksAnswer, FindingAnswer>;

export function useFindings(page: ChecksAddress, state: PageState): Findings {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return usePages((offset) => askFindings(workspace, language, { page, state }, offset), findingsOf, PAGE_ROWS);
}

function findingsOf({ findings }: ChecksAnswer): readonly FindingAnswer[] {
  return findings;
}

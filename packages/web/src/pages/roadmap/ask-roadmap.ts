/** The question for the roadmap. */
import type { RoadmapAnswer } from "@orrery/core/answers/roadmap-answers";
import type { Page } from "@orrery/core/answers/url";
import { question, type Question } from "../../answers/client.ts";
import type { Language } from "../../messages/messages.ts";

export type RoadmapAddress = Page & { readonly kind: "roadmap" };

export function askRoadmap(
  workspace: string,
  lang: Language,
  page: RoadmapAddress,
  at: string | undefined,
): Question<RoadmapAnswer> {
  return question(workspace, "/roadmap", {
    kinds: page.kinds.join(","),
    scope: page.scope.join(","),
    group: page.group,
    at,
    lang,
  });
}

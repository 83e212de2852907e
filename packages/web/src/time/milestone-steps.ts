/** From one day on which life cycles turn to the next, while a day is looked at. */
import { useContext, useMemo } from "react";
import { useAnswer } from "../answers/store.ts";
import { lookAt } from "../navigation.tsx";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askMoments } from "./answers.ts";

/** Ways to the milestone before and after; undefined while no day is looked at. */
export function useMilestoneSteps(
  at: string | undefined,
  against: string | undefined,
): { readonly back: () => void; readonly forward: () => void } | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const isDay = at !== undefined && isDayText(at);
  const progress = useAnswer(isDay && workspace !== "" ? askMoments(workspace, language) : undefined);
  const milestones = progress.kind === "ready" ? progress.answer.milestones : undefined;
  return useMemo(() => {
    if (!isDay || milestones === undefined) return undefined;
    const days = milestones.map(({ day }) => day);
    const go = (day: string | undefined): void => {
      if (day !== undefined) lookAt({ at: day, ...(against === undefined ? {} : { against }) }, "replace");
    };
    return {
      back: () => go(days.findLast((day) => day < at)),
      forward: () => go(days.find((day) => day > at)),
    };
  }, [isDay, milestones, at, against]);
}

export function isDayText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Elements that a form is about, by id. */
import { useContext } from "react";
import type { ElementAnswer, ElementSummary } from "@orrery/core/answers/answers";
import { askElement } from "../answers/client.ts";
import { useAnswer, useAnswers } from "../answers/store.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

/** The element of an id; `undefined` while it is on its way, and where there is none. */
export function useElement(id: string | undefined): ElementAnswer | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(id === undefined || id === "" ? undefined : askElement(workspace, language, id));
  return progress.kind === "ready" ? progress.answer : undefined;
}

/** Elements of some ids, as far as they have come. */
export function useElements(ids: readonly string[]): readonly ElementAnswer[] {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswers(ids.map((id) => askElement(workspace, language, id)));
  return progress.flatMap((one) => (one.kind === "ready" ? [one.answer] : []));
}

export function summaryOf({ id, kind, name }: ElementAnswer): ElementSummary {
  return { id, kind: kind.id, layer: kind.layer, name };
}

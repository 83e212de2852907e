/** Whether anything was observed of the open workspace: asked once, and little work for the server. */
import { useContext } from "react";
import type { AnyObservedAnswer } from "@orrery/core/answers/discover-answers";
import { question } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { WorkspaceContext } from "../workspace-context.ts";

export function useIsObserved(): boolean {
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(question<AnyObservedAnswer>(workspace, "/discover/any", {}));
  return progress.kind === "ready" && progress.answer.any;
}

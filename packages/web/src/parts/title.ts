import { useContext, useEffect } from "react";
import { WorkspaceContext } from "../workspace-context.ts";

/** The name of the page in the browser's tab and history. */
export function useTitle(title: string): void {
  const { answer } = useContext(WorkspaceContext);
  const workspace = answer?.title;
  useEffect(() => {
    document.title = [...new Set([title, workspace, "Orrery"])].filter(Boolean).join(" · ");
  }, [title, workspace]);
}

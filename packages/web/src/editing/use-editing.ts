/** Editing the open workspace in the reader's language. */
import { useContext, useMemo } from "react";
import type { Edit } from "@orrery/core/answers/edit-answers";
import type { Page } from "@orrery/core/answers/url";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { makeEdits, type Outcome } from "./editing.ts";

export interface Editing {
  /** Makes edits as one step; afterwards a note says what was done, with a way to take it back. */
  readonly make: (
    edits: readonly Edit[],
    title: string,
    done?: string,
    opens?: (id: string) => Page,
  ) => Promise<Outcome>;
  /** The same, for fields: the sentence of the refusal, if it is refused. */
  readonly keep: (edits: readonly Edit[], title: string, done?: string) => Promise<string | undefined>;
  /** What would become of the texts. */
  readonly tryOut: (edits: readonly Edit[]) => Promise<Outcome>;
}

export function useEditing(): Editing {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return useMemo(() => {
    const make: Editing["make"] = (edits, title, done, opens) =>
      makeEdits(edits, {
        workspace,
        language,
        title,
        ...(done === undefined ? {} : { done }),
        ...(opens === undefined ? {} : { opens }),
      });
    return {
      make,
      keep: async (edits, title, done) => {
        const outcome = await make(edits, title, done);
        return outcome.kind === "refused" ? outcome.message : undefined;
      },
      tryOut: (edits) => makeEdits(edits, { workspace, language, title: "", dry: true }),
    };
  }, [workspace, language]);
}

/** The attributes of a kind that this model states most often: what a form asks for first. */
import { useContext } from "react";
import type { SchemaAttribute } from "@orrery/core/answers/edit-answers";
import { askCatalogue } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import type { Schema } from "./schema.ts";

const most = 5;

/** Asked for where nobody has said anything of the kind yet. */
const first: readonly string[] = ["type", "owner", "criticality", "status", "technology", "lifecycle"];

export function useUsual(schema: Schema, kind: string | undefined): readonly SchemaAttribute[] {
  const { language } = useSpeech();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const isUsed = answer?.kinds.some(({ id, count }) => id === kind && count > 0) === true;
  const request = { kind: kind ?? "", sort: undefined, filter: undefined, filters: {} };
  const progress = useAnswer(isUsed ? askCatalogue(workspace, language, request, 0, 1) : undefined);
  if (kind === undefined || (isUsed && progress.kind === "loading")) return [];
  const columns = progress.kind === "ready" ? progress.answer.columns : [];
  const filled = new Map<string, number>();
  for (const { key, filled: count } of columns) {
    const [head = ""] = key.split(".");
    filled.set(head, Math.max(filled.get(head) ?? 0, count));
  }
  const known = schema.attributesOf(kind).filter(({ key, input }) => key !== "description" && input.kind !== "record");
  const weight = ({ key }: SchemaAttribute): number => filled.get(key) ?? (first.includes(key) ? 0.5 : 0);
  return known
    .filter((attribute) => weight(attribute) > 0)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, most);
}

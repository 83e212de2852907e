/** A kind as lists show it, also where the model has no element of it: what was observed may be the first. */
import { useContext, useMemo } from "react";
import { kinds } from "@orrery/core/model/metamodel/kinds";
import { useSpeech } from "../speech.ts";
import { type ShownKind, WorkspaceContext } from "../workspace-context.ts";

export function useKindOf(): (id: string) => ShownKind {
  const { answer, kindOf } = useContext(WorkspaceContext);
  const { pick } = useSpeech();
  return useMemo(() => {
    const known = new Set(answer?.kinds.map(({ id }) => id));
    return (id) => {
      const kind = known.has(id) ? undefined : kinds.find((one) => one.id === id);
      if (kind === undefined) return kindOf(id);
      return {
        id,
        label: pick(kind.name),
        plural: pick(kind.plural),
        icon: kind.icon,
        layer: kind.layer ?? null,
      };
    };
  }, [answer, kindOf, pick]);
}

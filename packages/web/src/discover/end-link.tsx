/** One end of what was observed: the element of the model, or its name where the model has none. */
import { useContext, type ReactElement } from "react";
import type { EndAnswer } from "@orrery/core/answers/discover-answers";
import { Link } from "../navigation.tsx";
import { KindTile } from "../parts/layer.tsx";
import { useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { discoverTexts } from "./discover-texts.ts";
import { useKindOf } from "./use-kind.ts";

export function EndLink({
  end,
  isPlain = false,
}: {
  readonly end: EndAnswer;
  readonly isPlain?: boolean;
}): ReactElement {
  const text = useTexts(discoverTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const kindOf = useKindOf();
  const kind = kindOf(end.kind);
  const inside = (
    <>
      <KindTile icon={kind.icon} layer={end.layer} />
      <span className="element-name">{end.name}</span>
    </>
  );
  if (isPlain || !end.isDeclared) {
    const hint = end.isDeclared ? kind.label : `${kind.label} · ${text("end.observed")}`;
    return (
      <span className={end.isDeclared ? "element-link" : "element-link end-observed"} title={hint}>
        {inside}
      </span>
    );
  }
  return (
    <Link
      className="element-link"
      to={{ workspace, page: { kind: "element", id: end.id } }}
      title={`${end.name} · ${kind.label}`}
    >
      {inside}
    </Link>
  );
}

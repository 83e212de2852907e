import { useContext, type ReactElement } from "react";
import type { ElementSummary } from "@orrery/core/answers/answers";
import { Link } from "../navigation.tsx";
import { WorkspaceContext } from "../workspace-context.ts";
import { KindTile } from "./layer.tsx";

/** An element as one line of text: its kind's icon, its name, a way to its page. */
export function ElementLink({ element }: { readonly element: ElementSummary }): ReactElement {
  const { id, kindOf } = useContext(WorkspaceContext);
  const kind = kindOf(element.kind);
  return (
    <Link
      className="element-link"
      to={{ workspace: id, page: { kind: "element", id: element.id } }}
      title={`${element.name} · ${kind.label}`}
    >
      <KindTile icon={kind.icon} layer={element.layer} />
      <span className="element-name">{element.name}</span>
    </Link>
  );
}

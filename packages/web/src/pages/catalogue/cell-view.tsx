import { useContext, type ReactElement } from "react";
import type { Cell } from "@orrery/core/answers/answers";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { catalogueTexts } from "./catalogue-texts.ts";

/** What a cell says: text, elements by their names, or openly unknown. */
export function CellView({ cell }: { readonly cell: Cell }): ReactElement {
  const text = useTexts(catalogueTexts);
  if (cell.unknown === true) {
    return (
      <span className="unknown">
        <Icon name="circle-help" />
        {text("catalogue.unknown")}
      </span>
    );
  }
  if (cell.references !== undefined && cell.references.length > 0) return <References references={cell.references} />;
  return <span className="value">{cell.text}</span>;
}

/** Elements by their names; a small sign behind each leads to its page, so that a click on the name chooses the cell. */
function References({ references }: { readonly references: NonNullable<Cell["references"]> }): ReactElement {
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const text = useTexts(catalogueTexts);
  return (
    <span className="references">
      {references.map((element) => (
        <span key={element.id} className="cell-reference">
          <KindTile icon={kindOf(element.kind).icon} layer={element.layer} />
          <span className="element-name">{element.name}</span>
          <Link
            className="cell-open"
            tabIndex={-1}
            aria-label={text("grid.open", { name: element.name })}
            to={{ workspace, page: { kind: "element", id: element.id } }}
          >
            <Icon name="arrow-right" />
          </Link>
        </span>
      ))}
    </span>
  );
}

/** The parts of the page of changes. */
import { useContext, type ReactElement } from "react";
import type { ChangePart, PageState } from "@orrery/core/answers/url";
import { Link } from "../../navigation.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { ChangeAddress } from "../change.tsx";
import { changeTexts } from "./change-texts.ts";

export function PartTabs(props: {
  readonly page: ChangeAddress;
  readonly state: PageState;
  readonly part: ChangePart;
  readonly counts?: Readonly<Partial<Record<ChangePart, number>>>;
}): ReactElement {
  const text = useTexts(changeTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { page, part, counts = {} } = props;
  const parts: readonly ChangePart[] =
    page.id === undefined ? ["history", "facts", "text", "pictures"] : ["facts", "text", "pictures"];
  const about = page.id === undefined ? {} : { id: page.id };
  return (
    <nav className="tabs" aria-label={text("parts")}>
      {parts.map((one) => (
        <Link
          key={one}
          to={{ workspace, page: { kind: "change", ...about, part: one } }}
          {...(one === part ? { "aria-current": "page" as const } : {})}
        >
          {text(`part.${one}`)}
          {counts[one] !== undefined && <span className="tab-count">{number(counts[one])}</span>}
        </Link>
      ))}
    </nav>
  );
}

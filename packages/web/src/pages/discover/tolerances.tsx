/** What is accepted of the drift, those first that somebody has to look at. */
import { useContext, type ReactElement } from "react";
import type { ToleranceAnswer } from "@orrery/core/answers/discover-answers";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { dayName } from "../../time/moment-name.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { overviewTexts } from "./overview-texts.ts";
import { PanelPart } from "./panel-part.tsx";

const icons = { active: "shield", needless: "info", lapsed: "triangle-alert", incomplete: "circle-help" } as const;
const order = ["lapsed", "incomplete", "needless", "active"] as const;

export function Tolerances({ tolerances }: { readonly tolerances: readonly ToleranceAnswer[] }): ReactElement {
  const text = useTexts(overviewTexts);
  const sorted = tolerances.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <PanelPart title={text("tolerances.title")} intro={text("tolerances.intro")}>
      <ul className="discover-tolerances">
        {sorted.map((one) => (
          <OneTolerance key={one.id} tolerance={one} />
        ))}
      </ul>
    </PanelPart>
  );
}

function OneTolerance({ tolerance }: { readonly tolerance: ToleranceAnswer }): ReactElement {
  const text = useTexts(overviewTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { id, state, covers, until, because, owner, place } = tolerance;
  return (
    <li className={`tolerance tolerance-${state}`}>
      <h3>
        <Icon name={icons[state]} />
        <Link
          to={{ workspace, page: { kind: "source", uri: place.uri, line: place.line } }}
          title={text("tolerances.open", { name: id })}
        >
          {id}
        </Link>
        <span className="chip">{text(`state.${state}`)}</span>
      </h3>
      {because !== undefined && <p>{because}</p>}
      <p className="muted">
        {text("tolerances.covers", { count: covers })}
        {until !== undefined && ` · ${text("tolerances.until", { day: dayName(until, language) })}`}
        {owner !== undefined && (
          <>
            {" · "}
            <Link to={{ workspace, page: { kind: "element", id: owner } }}>
              {text("tolerances.owner", { name: owner })}
            </Link>
          </>
        )}
      </p>
      {state !== "active" && <p className="tolerance-advice">{text(`state.${state}.text`)}</p>}
    </li>
  );
}

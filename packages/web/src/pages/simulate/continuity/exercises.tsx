/** When exercises are due, and what those that were held showed against what is simulated. */
import { useContext, type ReactElement } from "react";
import type { ContinuityAnswer, DeviationAnswer, ExerciseAnswer } from "@orrery/core/answers/simulate-answers";
import { Link } from "../../../navigation.tsx";
import { ElementLink } from "../../../parts/element-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { sayDate } from "../capacity/say-full.ts";
import { sayHours, sayHoursRange } from "../figures.ts";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { simulatePage } from "../use-trying.ts";
import { continuityTexts } from "./continuity-texts.ts";

export function Exercises({ answer }: { readonly answer: ContinuityAnswer }): ReactElement {
  const text = useTexts(continuityTexts);
  const { exercises } = answer;
  return (
    <Section title={text("exercises")} intro={text(exercises.length === 0 ? "exercises.none" : "exercises.intro")}>
      {exercises.length > 0 && (
        <div className="sim-table-frame" role="group" aria-label={text("exercises")} tabIndex={0}>
          <table className="plain-table sim-table">
            <thead>
              <tr>
                <th scope="col">{text("what")}</th>
                <th scope="col">{text("every")}</th>
                <th scope="col">{text("last")}</th>
                <th scope="col">{text("next")}</th>
                <th scope="col">{text("observed")}</th>
              </tr>
            </thead>
            <tbody>
              {exercises.map((one) => (
                <ExerciseLine key={one.element.id} exercise={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function ExerciseLine({ exercise }: { readonly exercise: ExerciseAnswer }): ReactElement {
  const text = useTexts(continuityTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { element, isDrill, every, last, next, isOverdue, observed } = exercise;
  return (
    <tr>
      <th scope="row">
        {isDrill ? (
          <Link to={{ workspace, page: simulatePage(undefined, element.id) }}>{element.name}</Link>
        ) : (
          <ElementLink element={element} />
        )}
      </th>
      <td>
        {every === null ? (
          <i className="unknown">{text("next.unknown")}</i>
        ) : (
          text("every.days", { days: Math.round(every) })
        )}
      </td>
      <td>{last === null ? <i className="unknown">{text("last.never")}</i> : sayDate(last, language)}</td>
      <td>
        {next === null ? (
          <i className="unknown">{text("next.unknown")}</i>
        ) : isOverdue === true ? (
          <span className="sim-due sim-due-late">{text("next.late", { date: sayDate(next, language) })}</span>
        ) : (
          sayDate(next, language)
        )}
      </td>
      <td>
        {observed.length === 0 ? (
          <span className="muted">{text("observed.none")}</span>
        ) : (
          <ul className="sim-gaps">
            {observed.map((one, index) => (
              <li key={index}>
                <span>
                  {one.on !== null && <b>{sayDate(one.on, language)} </b>}
                  {one.process !== null && <ElementLink element={one.process} />}{" "}
                  <Against what="observed.downtime" observed={one.downtime} simulated={one.downtimeSimulated} />{" "}
                  <Against what="observed.loss" observed={one.dataLoss} simulated={one.dataLossSimulated} />
                  {one.note !== null && <span className="muted block">{one.note}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Against(props: {
  readonly what: "observed.downtime" | "observed.loss";
  readonly observed: number | null;
  readonly simulated: DeviationAnswer | null;
}): ReactElement | null {
  const { what, observed, simulated } = props;
  const text = useTexts(continuityTexts);
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  if (observed === null) return null;
  const said = simulated === null ? shared("range.unknown") : sayHoursRange(simulated.simulated, language, shared);
  const by = simulated?.by ?? 0;
  const verdict =
    simulated === null
      ? undefined
      : by === 0
        ? text("observed.agrees")
        : text(by > 0 ? "observed.longer" : "observed.shorter", { by: sayHours(Math.abs(by), language) });
  return (
    <span className="block">
      {text(what, { observed: sayHours(observed, language), simulated: said })}
      {verdict !== undefined && <b className={by > 0 ? "sim-bad" : undefined}> ({verdict})</b>}
    </span>
  );
}

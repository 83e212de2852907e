/** Everything that is touched, in the order in which it is met; each explained on demand. */
import type { ReactElement } from "react";
import type { DrillAnswer } from "@orrery/core/answers/simulate-answers";
import { ElementLink } from "../../../parts/element-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { ConditionMark } from "../condition.tsx";
import { sayMoment } from "../figures.ts";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { drillTexts } from "./drill-texts.ts";
import { hurtBetween, worstOf } from "./state-at.ts";

/** Rows before somebody asks for more. */
const MOST_ROWS = 300;

export function AffectedList(props: {
  readonly answer: DrillAnswer;
  readonly chosen: string | undefined;
  readonly onChoose: (element: string) => void;
}): ReactElement {
  const { answer, chosen, onChoose } = props;
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const { language, pick } = useSpeech();
  const { affected, affectedTotal } = answer;
  const rows = affected.slice(0, MOST_ROWS);
  const intro = [
    text("affected.intro", { count: affectedTotal }),
    ...(rows.length < affectedTotal ? [text("affected.part", { count: rows.length })] : []),
  ].join(" ");
  return (
    <Section title={text("affected")} intro={affectedTotal === 0 ? text("affected.none") : intro}>
      {rows.length > 0 && (
        <div className="sim-table-frame sim-table-tall" role="group" aria-label={text("affected")} tabIndex={0}>
          <table className="plain-table sim-table">
            <thead>
              <tr>
                <th scope="col">{text("affected.what")}</th>
                <th scope="col">{text("affected.worst")}</th>
                <th scope="col">{text("affected.from")}</th>
                <th scope="col">{text("affected.back")}</th>
                <th scope="col">{text("affected.because")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => {
                const { from, until } = hurtBetween(one);
                return (
                  <tr key={one.element.id} className={one.element.id === chosen ? "is-chosen" : undefined}>
                    <th scope="row">
                      <ElementLink element={one.element} />
                    </th>
                    <td>
                      <ConditionMark condition={worstOf(one)} />
                    </td>
                    <td>{sayMoment(from, language)}</td>
                    <td>
                      {until === undefined ? (
                        <i className="unknown">{shared("range.unknown")}</i>
                      ) : (
                        sayMoment(until, language)
                      )}
                    </td>
                    <td className="sim-because">
                      {pick(one.because)}{" "}
                      {one.path.length > 1 && (
                        <button
                          type="button"
                          className="button-plain"
                          aria-label={`${shared("why")} ${one.element.name}`}
                          onClick={() => onChoose(one.element.id)}
                        >
                          {shared("why")}
                        </button>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

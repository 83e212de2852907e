/** Queues that build and drain: a small curve each, or the points as a table. */
import type { ReactElement } from "react";
import type { DrillAnswer, QueueAnswer } from "@orrery/core/answers/simulate-answers";
import { SubjectLink } from "../../../checks/subject-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { LineChart } from "../charts/line-chart.tsx";
import { timeTicks } from "../charts/ticks.ts";
import { sayHours, sayMoment } from "../figures.ts";
import { FormSwitch } from "../form-switch.tsx";
import { Section } from "../section.tsx";
import { drillTexts } from "./drill-texts.ts";

export function Queues(props: {
  readonly answer: DrillAnswer;
  readonly form: string | undefined;
  readonly end: number;
}): ReactElement | null {
  const { answer, form, end } = props;
  const text = useTexts(drillTexts);
  if (answer.queues.length === 0) return null;
  return (
    <Section title={text("queues")} intro={text("queues.intro")} tools={<FormSwitch form={form} />}>
      <ul className="sim-queues">
        {answer.queues.map((queue) => (
          <li key={queue.at.name}>
            <Queue queue={queue} isTable={form === "table"} end={end} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Queue(props: { readonly queue: QueueAnswer; readonly isTable: boolean; readonly end: number }): ReactElement {
  const { queue, isTable, end } = props;
  const text = useTexts(drillTexts);
  const { language, number, pick } = useSpeech();
  const count = (value: number): string => number(Math.round(value));
  const said = [
    text("queues.most", { count: queue.most === null ? "∞" : count(queue.most) }),
    queue.emptyAt === null ? text("queues.never") : text("queues.empty", { time: sayHours(queue.emptyAt, language) }),
    ...(queue.lost === 0 ? [] : [text("queues.lost", { count: queue.lost === null ? "∞" : count(queue.lost) })]),
  ].join(" · ");
  const points = queue.curve.filter(({ at }) => at <= end);
  return (
    <>
      <p className="sim-queue-head">
        <SubjectLink subject={queue.at} />
        <span className="muted">{said}</span>
      </p>
      {isTable ? (
        <table className="plain-table sim-table">
          <thead>
            <tr>
              <th scope="col">{text("queues.at")}</th>
              <th scope="col" className="is-number">
                {text("queues.waiting")}
              </th>
            </tr>
          </thead>
          <tbody>
            {queue.curve.map(({ at, waiting }, index) => (
              <tr key={index}>
                <td>{sayMoment(at, language)}</td>
                <td className="is-number">{count(waiting)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <LineChart
          curves={[
            {
              key: "queue",
              look: "queue",
              points: points.map(({ at, waiting }) => ({ x: at, low: waiting, high: waiting })),
            },
          ]}
          xEnd={end}
          xTicks={timeTicks(end, 5)}
          sayX={(hours) => sayMoment(hours, language)}
          sayY={(value) => number(value)}
          label={`${pick(queue.at.title)}: ${said}`}
          height={110}
          hasNow
        />
      )}
    </>
  );
}

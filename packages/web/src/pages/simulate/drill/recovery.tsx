/** Who restores what, in which order: as bars over time with the critical path, or as a table; what the plan of an exercise is printed from. */
import type { ReactElement } from "react";
import type { DrillAnswer, RecoveryStepAnswer } from "@orrery/core/answers/simulate-answers";
import { ElementLink } from "../../../parts/element-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { type Bar, TimeRows, type TimeRow } from "../charts/time-rows.tsx";
import { sayHoursRange, sayMoment } from "../figures.ts";
import { FormSwitch } from "../form-switch.tsx";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { Unknown } from "../unknown.tsx";
import { drillTexts } from "./drill-texts.ts";

export function RecoveryPlan(props: {
  readonly answer: DrillAnswer;
  readonly form: string | undefined;
  readonly time: number;
  readonly end: number;
}): ReactElement | null {
  const { answer, form, time, end } = props;
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const { steps, total } = answer.recovery;
  if (steps.length === 0) return null;
  return (
    <Section
      title={text("recovery")}
      intro={
        <>
          {text("recovery.intro")}{" "}
          <b>
            {total.upper === null
              ? text("kpi.back.never")
              : text("recovery.total", { time: sayHoursRange(total, language, shared) })}
          </b>
        </>
      }
      tools={<FormSwitch form={form} />}
    >
      {form === "table" ? (
        <RecoveryTable steps={steps} />
      ) : (
        <TimeRows
          rows={steps.map((step) => rowOf(step, end, text, language))}
          end={end}
          time={time}
          label={text("recovery")}
        />
      )}
    </Section>
  );
}

type Text = (key: keyof typeof drillTexts.en, values?: Readonly<Record<string, string | number>>) => string;

function rowOf(step: RecoveryStepAnswer, end: number, text: Text, language: "en" | "fr"): TimeRow {
  const { element, action, start, isCritical } = step;
  const bars = barsOf(step, end, text, language);
  return {
    key: `${action} ${element.id} ${start.lower}`,
    head: (
      <span className={isCritical ? "sim-step is-critical" : "sim-step"}>
        <span className="sim-step-action">{text(`action.${action}`)}</span> <ElementLink element={element} />
      </span>
    ),
    bars,
    marks: [],
    says: text("bar", {
      name: `${text(`action.${action}`)} ${element.name}`,
      says: [...bars.map(({ title }) => title), ...(isCritical ? [text("recovery.critical")] : [])].join(", "),
    }),
    tail: <Who step={step} />,
  };
}

/** From the latest start to the earliest end it is surely going on; before and after perhaps. */
function barsOf(
  { start, end: done, isCritical }: RecoveryStepAnswer,
  end: number,
  text: Text,
  language: "en" | "fr",
): readonly Bar[] {
  const until = done.upper ?? end;
  const span = (from: number, to: number, look: string): readonly Bar[] =>
    to > from || (to === from && look !== "perhaps")
      ? [
          {
            from,
            until: to,
            look,
            title: text("bar.span", {
              condition: isCritical ? text("recovery.critical") : text("recovery.step"),
              from: sayMoment(from, language),
              until: sayMoment(to, language),
            }),
          },
        ]
      : [];
  const sure = isCritical ? "critical" : "step";
  const middle = Math.min(Math.max(done.lower, start.lower), until);
  return [...span(start.lower, middle, sure), ...span(middle, until, "perhaps")];
}

function Who({ step }: { readonly step: RecoveryStepAnswer }): ReactElement {
  const text = useTexts(drillTexts);
  const { by, runbook, action } = step;
  if (action === "wait") return <span />;
  return (
    <span className="sim-who">
      {by.length === 0 ? (
        <i className="unknown">{text("recovery.nobody")}</i>
      ) : (
        by.map((one) => <ElementLink key={one.id} element={one} />)
      )}
      {runbook.map((one) => (
        <ElementLink key={one.id} element={one} />
      ))}
    </span>
  );
}

function RecoveryTable({ steps }: { readonly steps: readonly RecoveryStepAnswer[] }): ReactElement {
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const { language, number } = useSpeech();
  return (
    <div className="sim-table-frame" role="group" aria-label={text("recovery")} tabIndex={0}>
      <table className="plain-table sim-table">
        <thead>
          <tr>
            <th scope="col" className="is-number">
              {text("recovery.step")}
            </th>
            <th scope="col">{text("affected.what")}</th>
            <th scope="col">{text("recovery.start")}</th>
            <th scope="col">{text("recovery.end")}</th>
            <th scope="col">{text("recovery.who")}</th>
            <th scope="col">{text("recovery.after")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={index} className={step.isCritical ? "is-critical" : undefined}>
              <td className="is-number">{number(index + 1)}</td>
              <th scope="row">
                {text(`action.${step.action}`)} <ElementLink element={step.element} />
                {step.isCritical && <span className="chip">{text("recovery.critical")}</span>}
              </th>
              <td>
                <Unknown range={step.start}>{momentRange(step.start, language, shared)}</Unknown>
              </td>
              <td>
                <Unknown range={step.end}>{momentRange(step.end, language, shared)}</Unknown>
              </td>
              <td>
                <Who step={step} />
              </td>
              <td>
                <span className="sim-who">
                  {step.after.map((one) => (
                    <ElementLink key={one.id} element={one} />
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function momentRange(
  range: RecoveryStepAnswer["start"],
  language: "en" | "fr",
  shared: Parameters<typeof sayHoursRange>[2],
): string {
  return range.lower === 0 && range.upper === 0 ? "0" : sayHoursRange(range, language, shared);
}

/** What the business feels: how long each process stands still against what it asked for, as bars over time or as a table. */
import type { ReactElement } from "react";
import type { AgainstAnswer, BusinessAnswer, DrillAnswer } from "@orrery/core/answers/simulate-answers";
import { ElementLink } from "../../../parts/element-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { type LimitMark, TimeRows, type TimeRow } from "../charts/time-rows.tsx";
import { ConditionMark, MetMark } from "../condition.tsx";
import { metOf, sayHours, sayHoursRange, sayLoss, sayMoment, sayMoney, sayRange } from "../figures.ts";
import { FormSwitch } from "../form-switch.tsx";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { Unknown } from "../unknown.tsx";
import { drillTexts } from "./drill-texts.ts";

export function Business(props: {
  readonly answer: DrillAnswer;
  readonly form: string | undefined;
  readonly time: number;
  readonly end: number;
}): ReactElement {
  const { answer, form } = props;
  const text = useTexts(drillTexts);
  const { business } = answer;
  return (
    <Section
      title={text("business")}
      intro={business.length === 0 ? text("business.none") : text("business.intro")}
      tools={business.length === 0 ? undefined : <FormSwitch form={form} />}
    >
      {business.length > 0 && (form === "table" ? <BusinessTable business={business} /> : <BusinessBars {...props} />)}
    </Section>
  );
}

function BusinessBars(props: {
  readonly answer: DrillAnswer;
  readonly time: number;
  readonly end: number;
}): ReactElement {
  const { answer, time, end } = props;
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const affected = new Map(answer.affected.map((one) => [one.element.id, one]));
  const rows = answer.business.map((one): TimeRow => {
    const spans = affected.get(one.element.id)?.spans ?? [];
    const bars = spans
      .filter(({ condition }) => condition !== "works")
      .map(({ from, until, condition, isOpen }) => ({
        from,
        until,
        look: condition,
        title: text(isOpen === true ? "bar.open" : "bar.span", {
          condition: shared(`condition.${condition}`),
          from: sayMoment(from, language),
          until: sayMoment(until, language),
        }),
      }));
    return {
      key: one.element.id,
      head: <ElementLink element={one.element} />,
      bars,
      marks: marksOf(one, text, language),
      says: text("bar", { name: one.element.name, says: bars.map(({ title }) => title).join("; ") }),
      tail: <Outcome outcome={one} />,
    };
  });
  const hasLimits = answer.business.some(
    ({ downtime, tolerable }) => downtime.limit !== null || tolerable.limit !== null,
  );
  return (
    <>
      <TimeRows rows={rows} end={end} time={time} label={text("business")} />
      {hasLimits && (
        <p className="sim-legend muted">
          <span className="sim-limit-key sim-limit-rto" /> {text("legend.rto")}
          <span className="sim-limit-key sim-limit-mtpd" /> {text("legend.mtpd")}
        </p>
      )}
    </>
  );
}

function marksOf(
  { downtime, tolerable }: BusinessAnswer,
  text: (key: "business.rto" | "business.mtpd") => string,
  language: "en" | "fr",
): readonly LimitMark[] {
  const mark = (look: LimitMark["look"], limit: number | null): readonly LimitMark[] =>
    limit === null ? [] : [{ at: limit, look, title: `${text(`business.${look}`)} ${sayHours(limit, language)}` }];
  return [...mark("rto", downtime.limit), ...mark("mtpd", tolerable.limit)];
}

/** The figures of a row: downtime and lost data, each with whether it is good enough. */
function Outcome({ outcome }: { readonly outcome: BusinessAnswer }): ReactElement {
  const text = useTexts(drillTexts);
  const { downtime, dataLoss } = outcome;
  return (
    <dl className="sim-outcome">
      <Measured name={text("business.downtime")} against={downtime} limitName={text("business.rto")} />
      {(dataLoss.limit !== null || (dataLoss.upper ?? 1) > 0) && (
        <Measured name={text("business.loss")} against={dataLoss} limitName={text("business.rpo")} isLoss />
      )}
    </dl>
  );
}

function Measured(props: {
  readonly name: string;
  readonly against: AgainstAnswer;
  readonly limitName: string;
  readonly isLoss?: boolean;
}): ReactElement {
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const { against } = props;
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <Unknown range={against}>
          {props.isLoss === true ? sayLoss(against, language, shared) : sayHoursRange(against, language, shared)}
        </Unknown>
        {against.limit !== null && (
          <span className="muted">
            {" "}
            / {props.limitName} {sayHours(against.limit, language)}
          </span>
        )}{" "}
        <MetMark met={metOf(against)} isQuiet />
      </dd>
    </div>
  );
}

function BusinessTable({ business }: { readonly business: readonly BusinessAnswer[] }): ReactElement {
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const { language, number } = useSpeech();
  const hasMoney = business.some(({ money }) => money !== null);
  const hasCases = business.some(({ cases }) => cases !== null);
  return (
    <div className="sim-table-frame" role="group" aria-label={text("business")} tabIndex={0}>
      <table className="plain-table sim-table">
        <thead>
          <tr>
            <th scope="col">{text("business.process")}</th>
            <th scope="col">{text("affected.worst")}</th>
            <th scope="col">{text("business.downtime")}</th>
            <th scope="col">{text("business.rto")}</th>
            <th scope="col">{text("business.mtpd")}</th>
            <th scope="col">{text("business.loss")}</th>
            <th scope="col">{text("business.rpo")}</th>
            {hasMoney && <th scope="col">{text("business.money")}</th>}
            {hasCases && <th scope="col">{text("business.cases")}</th>}
          </tr>
        </thead>
        <tbody>
          {business.map((one) => (
            <tr key={one.element.id}>
              <th scope="row">
                <ElementLink element={one.element} />
              </th>
              <td>
                <ConditionMark condition={one.condition} />
              </td>
              <td>
                <Unknown range={one.downtime}>{sayHoursRange(one.downtime, language, shared)}</Unknown>
              </td>
              <LimitCell against={one.downtime} />
              <LimitCell against={one.tolerable} />
              <td>
                <Unknown range={one.dataLoss}>{sayLoss(one.dataLoss, language, shared)}</Unknown>
                {one.worstStore !== null && (
                  <span className="muted block">{text("business.store", { name: one.worstStore.name })}</span>
                )}
              </td>
              <LimitCell against={one.dataLoss} />
              {hasMoney && (
                <td>
                  {one.money === null ? (
                    ""
                  ) : (
                    <Unknown range={one.money}>
                      {sayRange(
                        one.money,
                        (amount) => sayMoney(amount, one.money?.currency ?? "EUR", language),
                        shared,
                      )}
                    </Unknown>
                  )}
                </td>
              )}
              {hasCases && (
                <td>
                  {one.cases === null ? (
                    ""
                  ) : (
                    <Unknown range={one.cases}>
                      {sayRange(one.cases, (count) => number(Math.round(count)), shared)}
                    </Unknown>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LimitCell({ against }: { readonly against: AgainstAnswer }): ReactElement {
  const { language } = useSpeech();
  if (against.limit === null) return <td className="muted">–</td>;
  return (
    <td>
      {sayHours(against.limit, language)} <MetMark met={metOf(against)} />
    </td>
  );
}

/** The result in four figures. */
import type { ReactElement, ReactNode } from "react";
import type { AgainstAnswer, DrillAnswer, RangeAnswer } from "@orrery/core/answers/simulate-answers";
import { ENDLESS } from "@orrery/core/answers/simulate-endless";
import { Icon } from "../../../parts/icon.tsx";
import type { IconName } from "../../../parts/icon-names.ts";
import { useSpeech, useTexts } from "../../../speech.ts";
import { sayHoursRange, sayLoss, sayMoney, sayRange } from "../figures.ts";
import { simulateTexts } from "../simulate-texts.ts";
import { drillTexts } from "./drill-texts.ts";

export function Headline({ answer }: { readonly answer: DrillAnswer }): ReactElement {
  const text = useTexts(drillTexts);
  const shared = useTexts(simulateTexts);
  const { language, number } = useSpeech();
  const { business, carriesOn, recovery } = answer;
  const count = (condition: string): number => business.filter((one) => one.condition === condition).length;
  const against = business.flatMap(({ downtime, tolerable, dataLoss }) => [downtime, tolerable, dataLoss]);
  const missed = against.filter(({ met, limit }) => limit !== null && met === false).length;
  const unsure = against.filter(({ met, limit }) => limit !== null && met === null).length;
  const beside = [
    ...(count("degraded") > 0 ? [text("kpi.degraded", { count: count("degraded") })] : []),
    ...(count("unsettled") > 0 ? [text("kpi.unsettled", { count: count("unsettled") })] : []),
    text("kpi.carries", { count: carriesOn }),
  ];
  const loss = greatest(business.map(({ dataLoss }) => dataLoss));
  const money = sumOf(answer);
  const cases = total(business.flatMap((one) => one.cases ?? []));
  const isBack = recovery.total.upper !== null;
  return (
    <ul className="sim-headline" aria-label={text("result")}>
      <Figure
        icon="briefcase"
        tone={count("stopped") > 0 ? "bad" : "good"}
        name={text("kpi.stopped", { count: count("stopped") })}
      >
        {beside.join(", ")}
      </Figure>
      <Figure
        icon="target"
        tone={missed > 0 ? "bad" : unsure > 0 ? "unsure" : "good"}
        name={text("kpi.missed", { count: missed })}
      >
        {unsure > 0 && text("kpi.tell", { count: unsure })}
      </Figure>
      <Figure
        icon="history"
        tone={isBack ? "plain" : "unsure"}
        name={isBack ? text("kpi.back") : text("kpi.back.never")}
      >
        {isBack
          ? text("kpi.back.after", { time: sayHoursRange(recovery.total, language, shared) })
          : recovery.total.lower > 0 &&
            recovery.total.lower < ENDLESS &&
            sayHoursRange(recovery.total, language, shared)}
      </Figure>
      <Figure icon="database" tone={loss === undefined || loss.upper === 0 ? "plain" : "bad"} name={text("kpi.loss")}>
        {loss === undefined ? text("kpi.loss.none") : sayLoss(loss, language, shared)}
      </Figure>
      {(money !== undefined || cases !== undefined) && (
        <Figure icon="chart-column" tone="plain" name={text(money === undefined ? "kpi.work" : "kpi.money")}>
          {[
            ...(money === undefined
              ? []
              : [sayRange(money.range, (amount) => sayMoney(amount, money.currency, language), shared)]),
            ...(cases === undefined
              ? []
              : [text("kpi.cases", { cases: sayRange(cases, (one) => number(Math.round(one)), shared) })]),
          ].join(", ")}
        </Figure>
      )}
    </ul>
  );
}

type Tone = "good" | "bad" | "unsure" | "plain";

function Figure(props: {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <li className={`sim-figure sim-figure-${props.tone}`}>
      <Icon name={props.icon} />
      <div>
        <b>{props.name}</b>
        <p>{props.children}</p>
      </div>
    </li>
  );
}

/** The range of the worst; undefined of nothing. */
function greatest(ranges: readonly AgainstAnswer[]): RangeAnswer | undefined {
  if (ranges.length === 0) return undefined;
  return {
    lower: Math.max(...ranges.map(({ lower }) => lower)),
    upper: ranges.some(({ upper }) => upper === null) ? null : Math.max(...ranges.map(({ upper }) => upper ?? 0)),
  };
}

function total(ranges: readonly RangeAnswer[]): RangeAnswer | undefined {
  if (ranges.length === 0) return undefined;
  return {
    lower: ranges.reduce((sum, { lower }) => sum + lower, 0),
    upper: ranges.some(({ upper }) => upper === null) ? null : ranges.reduce((sum, { upper }) => sum + (upper ?? 0), 0),
  };
}

/** Of one currency: others cannot be added to it. */
function sumOf({ business }: DrillAnswer): { readonly range: RangeAnswer; readonly currency: string } | undefined {
  const all = business.flatMap(({ money }) => money ?? []);
  const currency = all[0]?.currency;
  if (currency === undefined || all.some((one) => one.currency !== currency)) return undefined;
  const range = total(all);
  return range === undefined ? undefined : { range, currency };
}

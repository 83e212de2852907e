/** Two drills, or one at two moments of the model, side by side: what the business feels under each, and which is worse. */
import type { ReactElement } from "react";
import type { BusinessAnswer, DrillAnswer } from "@orrery/core/answers/simulate-answers";
import { ElementLink } from "../../../parts/element-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { ConditionMark, MetMark } from "../condition.tsx";
import { metOf, sayHoursRange, sayLoss } from "../figures.ts";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { Unknown } from "../unknown.tsx";
import { drillTexts } from "./drill-texts.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

export function Compared(props: {
  readonly first: DrillAnswer;
  readonly second: DrillAnswer;
  readonly names: readonly [first: string, second: string];
}): ReactElement {
  const { first, second, names } = props;
  const text = useTexts(drillTexts);
  const others = new Map(second.business.map((one) => [one.element.id, one]));
  const rows: readonly (readonly [BusinessAnswer | undefined, BusinessAnswer | undefined])[] = [
    ...first.business.map((one) => [one, others.get(one.element.id)] as const),
    ...second.business
      .filter(({ element }) => !first.business.some((one) => one.element.id === element.id))
      .map((one) => [undefined, one] as const),
  ];
  return (
    <Section title={text("compare.title")} intro={text("compare.intro")}>
      <div className="sim-table-frame" role="group" aria-label={text("compare.title")} tabIndex={0}>
        <table className="plain-table sim-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {text("business.process")}
              </th>
              <th scope="colgroup" colSpan={3}>
                {text("business.downtime")}
              </th>
              <th scope="colgroup" colSpan={3}>
                {text("business.loss")}
              </th>
            </tr>
            <tr>
              {["downtime", "loss"].map((what) => [
                <th key={`${what} 1`} scope="col">
                  {names[0]}
                </th>,
                <th key={`${what} 2`} scope="col">
                  {names[1]}
                </th>,
                <th key={`${what} 3`} scope="col">
                  <span className="visually-hidden">{text("compare.title")}</span>
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {rows.map(([one, other]) => {
              const element = one?.element ?? other?.element;
              if (element === undefined) return null;
              return (
                <tr key={element.id}>
                  <th scope="row">
                    <ElementLink element={element} />
                  </th>
                  <Downtime outcome={one} />
                  <Downtime outcome={other} />
                  <VerdictCell verdict={verdictOf(one?.downtime, other?.downtime)} />
                  <Loss outcome={one} />
                  <Loss outcome={other} />
                  <VerdictCell verdict={verdictOf(one?.dataLoss, other?.dataLoss)} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Downtime({ outcome }: { readonly outcome: BusinessAnswer | undefined }): ReactElement {
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  if (outcome === undefined) {
    return (
      <td>
        <ConditionMark condition="works" />
      </td>
    );
  }
  return (
    <td>
      <ConditionMark condition={outcome.condition} isQuiet />{" "}
      <Unknown range={outcome.downtime}>{sayHoursRange(outcome.downtime, language, shared)}</Unknown>{" "}
      <MetMark met={metOf(outcome.downtime)} isQuiet />
    </td>
  );
}

function Loss({ outcome }: { readonly outcome: BusinessAnswer | undefined }): ReactElement {
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  if (outcome === undefined) return <td>–</td>;
  return (
    <td>
      <Unknown range={outcome.dataLoss}>{sayLoss(outcome.dataLoss, language, shared)}</Unknown>{" "}
      <MetMark met={metOf(outcome.dataLoss)} isQuiet />
    </td>
  );
}

function VerdictCell({ verdict }: { readonly verdict: Verdict }): ReactElement {
  const text = useTexts(drillTexts);
  return <td className={`sim-verdict sim-verdict-${verdict}`}>{text(`compare.${verdict}`)}</td>;
}

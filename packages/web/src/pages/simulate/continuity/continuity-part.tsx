/** The documents of continuity: business impact analysis, recovery plans, calendar of exercises. Each can be printed. */
import { useContext, type ReactElement } from "react";
import type { AgainstAnswer, ContinuityAnswer, ImpactRow, PlanAnswer } from "@orrery/core/answers/simulate-answers";
import { useAnswer } from "../../../answers/store.ts";
import { Link } from "../../../navigation.tsx";
import { ElementLink } from "../../../parts/element-link.tsx";
import { useKept } from "../../../parts/kept.ts";
import { Failed, Loading } from "../../../parts/states.tsx";
import { useTitle } from "../../../parts/title.ts";
import { useSpeech, useTexts } from "../../../speech.ts";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { askContinuity, continuityReport } from "../ask-simulate.ts";
import { MetMark } from "../condition.tsx";
import { DrillSays } from "../drill/beginnings.tsx";
import { Unknown } from "../unknown.tsx";
import { metOf, sayHours, sayHoursRange, sayLoss } from "../figures.ts";
import { ReportMenu } from "../report-menu.tsx";
import { Section } from "../section.tsx";
import { SimulateHead } from "../simulate-head.tsx";
import type { SimulateProps } from "../simulate-page.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { simulatePage, useOf } from "../use-trying.ts";
import { continuityTexts } from "./continuity-texts.ts";
import { Exercises } from "./exercises.tsx";

export function ContinuityPart(_props: SimulateProps): ReactElement {
  const text = useTexts(continuityTexts);
  const shared = useTexts(simulateTexts);
  const of = useOf();
  const asked = askContinuity(of);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  useTitle(shared("part.continuity"));
  return (
    <div className="page page-wide sim-page">
      <SimulateHead
        part="continuity"
        intro={text("intro")}
        actions={<ReportMenu path={(form) => continuityReport(of, form)} />}
      />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={10} />
      ) : (
        <>
          <Impact rows={answer.impact} total={answer.impactTotal} />
          <Plans plans={answer.plans} />
          <Exercises answer={answer} />
        </>
      )}
    </div>
  );
}

function Impact(props: { readonly rows: ContinuityAnswer["impact"]; readonly total: number }): ReactElement {
  const { rows, total } = props;
  const text = useTexts(continuityTexts);
  return (
    <Section
      title={text("impact")}
      intro={
        rows.length === 0
          ? text("impact.none")
          : `${text("impact.intro")}${rows.length < total ? ` ${text("impact.part", { count: rows.length, total })}` : ""}`
      }
    >
      {rows.length > 0 && (
        <div className="sim-table-frame" role="group" aria-label={text("impact")} tabIndex={0}>
          <table className="plain-table sim-table">
            <thead>
              <tr>
                <th scope="col">{text("process")}</th>
                <th scope="col">{text("criticality")}</th>
                <th scope="col">{text("owner")}</th>
                <th scope="col">{text("mtpd")}</th>
                <th scope="col">{text("rto")}</th>
                <th scope="col">{text("rpo")}</th>
                <th scope="col">{text("rests")}</th>
                <th scope="col">{text("gaps")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ImpactLine key={row.element.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function ImpactLine({ row }: { readonly row: ImpactRow }): ReactElement {
  const text = useTexts(continuityTexts);
  const shared = useTexts(simulateTexts);
  const { pick, language } = useSpeech();
  const { element, criticality, owner, mtpd, recovery, dataLoss, applications, gaps, isBare } = row;
  return (
    <tr>
      <th scope="row">
        <ElementLink element={element} />
      </th>
      <td>{criticality === null ? <i className="unknown">{shared("range.unknown")}</i> : pick(criticality)}</td>
      <td>{owner === null ? <i className="unknown">{text("nobody")}</i> : <ElementLink element={owner} />}</td>
      <td>{mtpd === null ? <i className="unknown">–</i> : sayHours(mtpd, language)}</td>
      <td>
        <Reached
          limit={row.rto}
          against={recovery}
          isBare={isBare}
          says={sayHoursRange(recovery, language, shared)}
          by={row.slowest === null ? undefined : text("slowest", { name: row.slowest.name })}
        />
      </td>
      <td>
        <Reached
          limit={row.rpo}
          against={dataLoss}
          isBare={isBare}
          says={sayLoss(dataLoss, language, shared)}
          by={row.lossiest === null ? undefined : text("lossiest", { name: row.lossiest.name })}
        />
      </td>
      <td>
        {applications.length === 0 ? (
          <i className="unknown">{text("rests.none")}</i>
        ) : (
          <span className="sim-who">
            {applications.map((one) => (
              <ElementLink key={one.id} element={one} />
            ))}
          </span>
        )}
      </td>
      <td>
        {gaps.length === 0 ? (
          <span className="muted">{text("gaps.none")}</span>
        ) : (
          <ul className="sim-gaps">
            {gaps.map((gap) => (
              <li key={gap.en}>{pick(gap)}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Reached(props: {
  readonly limit: number | null;
  readonly against: AgainstAnswer;
  readonly isBare: boolean;
  readonly says: string;
  readonly by: string | undefined;
}): ReactElement {
  const { limit, against, isBare } = props;
  const text = useTexts(continuityTexts);
  const { language } = useSpeech();
  return (
    <>
      {limit === null ? <i className="unknown">–</i> : <b>{sayHours(limit, language)}</b>}{" "}
      {!isBare && <MetMark met={metOf(against)} />}
      {!isBare && (
        <span className="muted block">
          {text("rto.reached")} <Unknown range={against}>{props.says}</Unknown>
        </span>
      )}
      {!isBare && props.by !== undefined && <span className="muted block">{props.by}</span>}
    </>
  );
}

function Plans({ plans }: { readonly plans: readonly PlanAnswer[] }): ReactElement {
  const text = useTexts(continuityTexts);
  return (
    <Section title={text("plans")} intro={text(plans.length === 0 ? "plans.none" : "plans.intro")}>
      {plans.map((plan) => (
        <Plan key={plan.drill.id} plan={plan} />
      ))}
    </Section>
  );
}

/** Steps that lack something, before there are too many to list. */
const MOST_GAPS = 12;

function Plan({ plan }: { readonly plan: PlanAnswer }): ReactElement {
  const text = useTexts(continuityTexts);
  const shared = useTexts(simulateTexts);
  const { language, pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { drill, total, steps, people, runbooks, gaps, missed, unsettled } = plan;
  return (
    <article className="sim-plan">
      <h3>
        <Link to={{ workspace, page: simulatePage(undefined, drill.id, { form: "table" }) }}>{drill.name}</Link>{" "}
        <span className="muted">
          <DrillSays drill={drill} />
        </span>
      </h3>
      <p className="sim-plan-facts">
        <span>
          {total.upper === null
            ? text("plan.never")
            : text("plan.total", { time: sayHoursRange(total, language, shared) })}
        </span>
        <span>{text("plan.steps", { count: steps })}</span>
        {missed > 0 && <b className="sim-bad">{text("plan.missed", { count: missed })}</b>}
        {unsettled > 0 && <i className="unknown">{text("plan.unsettled", { count: unsettled })}</i>}
      </p>
      {people.length > 0 && (
        <p className="sim-who">
          <span className="muted">{text("plan.people")}</span>
          {people.map((one) => (
            <ElementLink key={one.id} element={one} />
          ))}
        </p>
      )}
      {runbooks.length > 0 && (
        <p className="sim-who">
          <span className="muted">{text("plan.runbooks")}</span>
          {runbooks.map((one) => (
            <ElementLink key={one.id} element={one} />
          ))}
        </p>
      )}
      {gaps.length > 0 && (
        <details>
          <summary>
            {text("plan.gaps")} <span className="tab-count">{gaps.length}</span>
          </summary>
          <ul className="sim-gaps">
            {gaps.slice(0, MOST_GAPS).map((gap, index) => (
              <li key={index}>
                <ElementLink element={gap.element} /> {pick(gap.says)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

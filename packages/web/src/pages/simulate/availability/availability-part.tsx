/** Availability: a table of what matters, or one of it opened. */
import { useContext, type ReactElement } from "react";
import type { AvailabilityRow } from "@orrery/core/answers/simulate-answers";
import { useAnswer } from "../../../answers/store.ts";
import { Link } from "../../../navigation.tsx";
import { KindTile } from "../../../parts/layer.tsx";
import { useKept } from "../../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../../parts/states.tsx";
import { useTitle } from "../../../parts/title.ts";
import { useSpeech, useTexts } from "../../../speech.ts";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { askAvailabilities } from "../ask-simulate.ts";
import { NinesBar } from "../charts/nines-bar.tsx";
import { MetMark } from "../condition.tsx";
import { metOf, sayAvailability, sayProbability } from "../figures.ts";
import { SimulateHead } from "../simulate-head.tsx";
import type { SimulateProps } from "../simulate-page.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { simulatePage, useOf } from "../use-trying.ts";
import { availabilityTexts } from "./availability-texts.ts";
import { Downtime } from "./downtime.tsx";
import { OneAvailability } from "./one-availability.tsx";

export function AvailabilityPart(props: SimulateProps): ReactElement {
  const { id } = props.page;
  return id === undefined ? <AllAvailabilities /> : <OneAvailability key={id} {...props} id={id} />;
}

function AllAvailabilities(): ReactElement {
  const text = useTexts(availabilityTexts);
  const of = useOf();
  const asked = askAvailabilities(of);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  useTitle(text("availability"));
  return (
    <div className="page page-wide sim-page">
      <SimulateHead part="availability" intro={text("intro")} />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={8} />
      ) : answer.rows.length === 0 ? (
        <Empty icon="gauge" title={text("none")}>
          <p>{text("none.text")}</p>
        </Empty>
      ) : (
        <>
          {answer.rows.length < answer.total && (
            <p className="muted">{text("more", { count: answer.rows.length, total: answer.total })}</p>
          )}
          <Table rows={answer.rows} />
        </>
      )}
    </div>
  );
}

function Table({ rows }: { readonly rows: readonly AvailabilityRow[] }): ReactElement {
  const text = useTexts(availabilityTexts);
  const shared = useTexts(simulateTexts);
  const { language, pick, number } = useSpeech();
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  return (
    <div className="sim-table-frame card" role="group" aria-label={text("availability")} tabIndex={0}>
      <table className="plain-table sim-table sim-availability">
        <thead>
          <tr>
            <th scope="col">{text("name")}</th>
            <th scope="col">{text("criticality")}</th>
            <th scope="col">{text("availability")}</th>
            <th scope="col">{text("chart")}</th>
            <th scope="col">{text("downtime")}</th>
            <th scope="col">{text("target")}</th>
            <th scope="col">{text("known")}</th>
            <th scope="col" className="is-number">
              {text("single")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { element, availability, known, target, coverage } = row;
            const said = sayProbability(availability, language, shared);
            const kind = kindOf(element.kind);
            return (
              <tr key={element.id}>
                <th scope="row">
                  <Link
                    className="element-link"
                    to={{ workspace, page: simulatePage("availability", element.id) }}
                    title={`${element.name} · ${kind.label}`}
                  >
                    <KindTile icon={kind.icon} layer={element.layer} />
                    <span className="element-name">{element.name}</span>
                  </Link>
                </th>
                <td>
                  {row.criticality === null ? (
                    <i className="unknown">{shared("range.unknown")}</i>
                  ) : (
                    pick(row.criticality)
                  )}
                </td>
                <td>
                  <b>{said}</b>
                  <span className="muted block">{shared(`result.${availability.result}`)}</span>
                </td>
                <td>
                  <NinesBar
                    probability={availability}
                    {...(coverage.known === 0 ? {} : { known })}
                    target={target?.limit ?? null}
                    label={text("bar.says", { name: element.name, availability: said })}
                  />
                </td>
                <td>
                  <Downtime row={row} />
                </td>
                <td>
                  {target === null || target.limit === null ? (
                    <span className="muted">–</span>
                  ) : (
                    <>
                      {sayAvailability(target.limit, language)} <MetMark met={metOf(target)} />
                    </>
                  )}
                </td>
                <td>{shared("coverage", { known: coverage.known, of: coverage.of })}</td>
                <td className="is-number">
                  {row.singlePoints === null ? (
                    <i className="unknown">{text("single.unknown")}</i>
                  ) : (
                    number(row.singlePoints)
                  )}
                  {row.perhapsPoints > 0 && (
                    <i className="unknown block">{text("single.perhaps", { count: row.perhapsPoints })}</i>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

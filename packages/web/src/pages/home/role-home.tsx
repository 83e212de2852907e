/** The home of a role: what its work looks at first, with the figures of this model. */
import { useContext, type ReactElement } from "react";
import type { DashboardAnswer, OfferAnswer } from "@orrery/core/answers/dashboard-answers";
import { useAnswer } from "../../answers/store.ts";
import { AddressLink } from "../../dashboards/address-link.tsx";
import { askBoard, askDashboards } from "../../dashboards/ask.ts";
import { Board } from "../../dashboards/board.tsx";
import { boardTexts } from "../../dashboards/board-texts.ts";
import { Presented, usePresenting } from "../../dashboards/present.tsx";
import { TakeOver } from "../../dashboards/take-over.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { RoleSwitch } from "./role-switch.tsx";

export function RoleHome({ role, at }: { readonly role: string; readonly at: string | undefined }): ReactElement {
  const { language, pick } = useSpeech();
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askBoard(workspace, language, { role }, at);
  const progress = useAnswer(asked);
  const all = useAnswer(askDashboards(workspace, language));
  const home = all.kind === "ready" ? all.answer.homes.find((one) => one.role === role) : undefined;
  const presenting = usePresenting();
  const title = home === undefined ? (progress.kind === "ready" ? progress.answer.title : "") : pick(home.title);
  useTitle(title === "" ? text("board.title") : title);
  return (
    <div className="page boards role-home">
      <RoleSwitch role={role} />
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {home !== undefined && <p className="subtitle">{pick(home.question)}</p>}
        </div>
        {progress.kind === "ready" && (
          <div className="actions no-print">
            <button type="button" className="button" onClick={presenting.begin}>
              <Icon name="monitor" />
              {text("board.present")}
            </button>
            <button type="button" className="button" onClick={() => print()}>
              <Icon name="printer" />
              {text("board.print")}
            </button>
            {at === undefined && <TakeOver board={progress.answer} />}
          </div>
        )}
      </header>
      {progress.kind === "failed" && <Failed status={progress.status} message={progress.message} asked={asked} />}
      {progress.kind === "loading" && <Loading lines={10} />}
      {progress.kind === "ready" && (
        <Presented title={title} presenting={presenting}>
          <Ready board={progress.answer} role={role} />
        </Presented>
      )}
    </div>
  );
}

function Ready({ board, role }: { readonly board: DashboardAnswer; readonly role: string }): ReactElement {
  return (
    <>
      <Board tiles={board.tiles} source={{ role }} />
      {board.offers !== undefined && board.offers.length > 0 && <Offers offers={board.offers} />}
    </>
  );
}

/** What the role's work asks for, and where it is done; folded, for those who want to know. */
function Offers({ offers }: { readonly offers: readonly OfferAnswer[] }): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(boardTexts);
  return (
    <details className="card offers">
      <summary>
        <h2>{text("offers.title")}</h2>
      </summary>
      <p className="muted">{text("offers.intro")}</p>
      <div className="tile-table-frame" role="region" aria-label={text("offers.title")} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text("offers.competency")}</th>
              <th scope="col">{text("offers.where")}</th>
              <th scope="col">{text("offers.later")}</th>
            </tr>
          </thead>
          <tbody>
            {offers.map((offer) => (
              <tr key={offer.competency.en}>
                <td>{pick(offer.competency)}</td>
                <td>
                  <span className="offer-links">
                    {offer.where.map((one) => (
                      <AddressLink key={`${one.address} ${one.name.en}`} to={one.address}>
                        {pick(one.name)}
                      </AddressLink>
                    ))}
                  </span>
                </td>
                <td className="muted">{offer.later === null ? "" : pick(offer.later)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

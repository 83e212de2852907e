/** One difference: what the model says beside what was observed, why it is drift, the evidence, and what can be done. */
import { useContext, type ReactElement, type ReactNode } from "react";
import type { DriftRow } from "@orrery/core/answers/discover-answers";
import { Prose } from "../../checks/prose.tsx";
import { Confidence } from "../../discover/confidence.tsx";
import { discoverTexts } from "../../discover/discover-texts.ts";
import { DriftSign } from "../../discover/drift-sign.tsx";
import { EndLink } from "../../discover/end-link.tsx";
import { EvidenceList } from "../../discover/evidence-list.tsx";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { IconName } from "../../parts/icon-names.ts";
import { Keys } from "../../parts/keys.tsx";
import { Empty, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { canAdopt, canTolerate, removal } from "./drift-deeds.ts";
import { driftTexts } from "./drift-texts.ts";
import type { OpenDrift } from "./use-drift.ts";

export interface Deeds {
  readonly adopt: (rows: readonly DriftRow[]) => void;
  readonly tolerate: (rows: readonly DriftRow[]) => void;
  readonly remove: (row: DriftRow) => void;
  readonly visit: (row: DriftRow) => void;
}

export function DriftPanel(props: {
  readonly open: OpenDrift;
  readonly deeds: Deeds;
  readonly onClose: () => void;
}): ReactElement {
  const { open, deeds, onClose } = props;
  const text = useTexts(driftTexts);
  return (
    <section className="drift-panel" aria-label={text("panel.region")}>
      <button
        type="button"
        className="icon-button drift-close"
        aria-label={text("panel.close")}
        title={text("panel.close")}
        onClick={onClose}
      >
        <Icon name="x" />
      </button>
      {open.row !== undefined ? (
        <OneDrift row={open.row} isHidden={open.place < 0} deeds={deeds} />
      ) : open.isLoading ? (
        <Loading lines={8} />
      ) : (
        <Empty icon="circle-check" title={text("panel.gone")}>
          <p>{text("panel.gone.text")}</p>
        </Empty>
      )}
    </section>
  );
}

function OneDrift(props: { readonly row: DriftRow; readonly isHidden: boolean; readonly deeds: Deeds }): ReactElement {
  const { row, isHidden, deeds } = props;
  const text = useTexts(driftTexts);
  const said = useTexts(discoverTexts);
  const { pick } = useSpeech();
  const { drift, about, element, to, verb, attribute, reason, remedy, evidence, tolerated } = row;
  return (
    <>
      <header className="drift-panel-head">
        <p>
          <DriftSign sort={drift} />
          <span className="chip">{said(`about.${about}`)}</span>
          {tolerated !== undefined && <span className="chip">{said("tolerated.by", { id: tolerated })}</span>}
        </p>
        <h2>
          <EndLink end={element} />
          {to !== undefined && (
            <>
              <span className="drift-verb">{verb === undefined ? "→" : pick(verb.name)}</span>
              <EndLink end={to} />
            </>
          )}
          {attribute !== undefined && <span className="drift-attribute">{pick(attribute.name)}</span>}
        </h2>
        {isHidden && <p className="form-hint">{text("panel.hidden")}</p>}
      </header>
      <DeedButtons row={row} deeds={deeds} />
      <Sides row={row} />
      <Part title={text("panel.reason")}>
        <p>
          <Prose text={pick(reason)} />
        </p>
        {remedy !== undefined && (
          <p className="gap-remedy">
            <Icon name="lightbulb" />
            <span>
              <span className="visually-hidden">{text("panel.remedy")}: </span>
              <Prose text={pick(remedy)} />
            </span>
          </p>
        )}
      </Part>
      {evidence.length > 0 && (
        <Part title={said("evidence.count", { count: evidence.length })}>
          <EvidenceList evidence={evidence} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="drift-panel-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Declared against observed, side by side. */
function Sides({ row }: { readonly row: DriftRow }): ReactElement {
  const text = useTexts(driftTexts);
  const said = useTexts(discoverTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { drift, declared, observed, wins, place, confidence } = row;
  const isDeclared = drift !== "unmodelled";
  const isObserved = drift === "unmodelled" || drift === "contradicting";
  return (
    <div className="drift-sides">
      <div className={`drift-side ${isDeclared ? "" : "drift-side-none"}`}>
        <h3>{said("model.says")}</h3>
        {declared !== undefined ? (
          <p className="drift-value">{declared.shown}</p>
        ) : (
          <p className={isDeclared ? "" : "muted"}>{isDeclared ? text("panel.declared") : said("model.nothing")}</p>
        )}
        {wins === "declared" && <p className="muted">{said("value.wins")}</p>}
        {place !== undefined && (
          <p>
            <Link to={{ workspace, page: { kind: "source", uri: place.uri, line: place.line } }} className="origin">
              <Icon name="file-code" />
              {place.uri}:{place.line}
            </Link>
          </p>
        )}
      </div>
      <div className={`drift-side ${isObserved ? "" : "drift-side-none"}`}>
        <h3>{said("observed.says")}</h3>
        {observed !== undefined ? (
          <p className="drift-value">{observed.shown}</p>
        ) : (
          <p className={isObserved ? "" : "muted"}>
            {isObserved ? said("evidence.count", { count: row.evidence.length }) : said("observed.nothing")}
          </p>
        )}
        {wins === "observed" && <p className="muted">{said("value.wins")}</p>}
        {isObserved && (
          <p>
            <Confidence share={confidence} />
          </p>
        )}
      </div>
    </div>
  );
}

function DeedButtons({ row, deeds }: { readonly row: DriftRow; readonly deeds: Deeds }): ReactElement {
  const text = useTexts(driftTexts);
  const mayAdopt = canAdopt(row);
  return (
    <div className="actions drift-deeds">
      {mayAdopt && (
        <Deed
          isMain
          icon="file-plus"
          keys="a"
          label={text(row.drift === "contradicting" ? "deed.take" : "deed.adopt")}
          onDo={() => deeds.adopt([row])}
        />
      )}
      {removal(row) !== undefined && (
        <Deed icon="trash-2" keys="Delete" label={text("deed.remove")} onDo={() => deeds.remove(row)} />
      )}
      {canTolerate(row) && (
        <Deed icon="calendar-clock" keys="w" label={text("deed.tolerate")} onDo={() => deeds.tolerate([row])} />
      )}
      {row.element.isDeclared && (
        <Deed icon="external-link" keys="o" label={text("deed.open")} onDo={() => deeds.visit(row)} />
      )}
    </div>
  );
}

function Deed(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  readonly isMain?: boolean;
  readonly onDo: () => void;
}): ReactElement {
  return (
    <button type="button" className={props.isMain === true ? "button button-main" : "button"} onClick={props.onDo}>
      <Icon name={props.icon} />
      {props.label}
      <Keys sequence={props.keys} />
    </button>
  );
}

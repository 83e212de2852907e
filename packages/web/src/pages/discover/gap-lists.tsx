/** What artefacts cannot tell, addresses without anybody behind them, and what looks wrong in the artefacts themselves. */
import type { ReactElement } from "react";
import type { GapsAnswer } from "@orrery/core/answers/discover-answers";
import { Prose } from "../../checks/prose.tsx";
import { ArtefactPlace } from "../../discover/artefact-place.tsx";
import { EndLink } from "../../discover/end-link.tsx";
import { EvidenceList } from "../../discover/evidence-list.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { gapsTexts } from "./gaps-texts.ts";

/** `isInside`: under a heading of its own. */
export function GapLists(props: { readonly gaps: GapsAnswer; readonly isInside?: boolean }): ReactElement {
  const { gaps, isInside = false } = props;
  const Title = isInside ? "h3" : "h2";
  const text = useTexts(gapsTexts);
  const { undiscoverable, dangling, defects } = gaps;
  return (
    <div className="gap-lists">
      {undiscoverable.length > 0 && (
        <section>
          <Title>{text("undiscoverable.title")}</Title>
          <p className="muted">{text("undiscoverable.intro")}</p>
          <Undiscoverable gaps={gaps} isInside={isInside} />
        </section>
      )}
      {dangling.length > 0 && (
        <section>
          <Title>{text("dangling.title")}</Title>
          <p className="muted">{text("dangling.intro")}</p>
          <ul className="gap-list">
            {dangling.map((one, place) => (
              <li key={place} className="gap">
                <p className="gap-head">
                  <EndLink end={one.from} />
                  <Icon name="unlink" />
                  <code>{one.address}</code>
                </p>
                <EvidenceList evidence={one.evidence} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {defects.length > 0 && (
        <section>
          <Title>{text("defects.title")}</Title>
          <p className="muted">{text("defects.intro")}</p>
          <Defects gaps={gaps} />
        </section>
      )}
    </div>
  );
}

/** Together by what they are about. */
function Undiscoverable(props: { readonly gaps: GapsAnswer; readonly isInside: boolean }): ReactElement {
  const { gaps, isInside } = props;
  const Title = isInside ? "h4" : "h3";
  const text = useTexts(gapsTexts);
  const { pick } = useSpeech();
  const whats = [...new Set(gaps.undiscoverable.map(({ what }) => what))];
  return (
    <>
      {whats.map((what) => (
        <div key={what} className="gap-group">
          <Title>
            <Icon name="eye-off" />
            {text(`what.${what}`)}
          </Title>
          <ul className="gap-list">
            {gaps.undiscoverable
              .filter((one) => one.what === what)
              .map(({ element, reason, remedy, at }, place) => (
                <li key={place} className="gap">
                  <p className="gap-head">
                    {element === undefined ? <i>{text("system")}</i> : <EndLink end={element} />}
                    {at !== undefined && <ArtefactPlace at={at} />}
                  </p>
                  <p>
                    <Prose text={pick(reason)} />
                  </p>
                  <p className="gap-remedy">
                    <Icon name="lightbulb" />
                    <span>
                      <span className="visually-hidden">{text("remedy")}: </span>
                      <Prose text={pick(remedy)} />
                    </span>
                  </p>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Defects({ gaps }: { readonly gaps: GapsAnswer }): ReactElement {
  const { pick } = useSpeech();
  return (
    <ul className="gap-list">
      {gaps.defects.map(({ element, reason, at }, place) => (
        <li key={place} className="gap">
          <p className="gap-head">
            {element !== undefined && <EndLink end={element} />}
            <ArtefactPlace at={at} />
          </p>
          <p>
            <Prose text={pick(reason)} />
          </p>
        </li>
      ))}
    </ul>
  );
}

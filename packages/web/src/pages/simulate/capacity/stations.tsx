/** Stations by how busy they are: a bar to what they can do, response, when they are full. */
import type { ReactElement } from "react";
import type { RangeAnswer, StationAnswer } from "@orrery/core/answers/simulate-answers";
import { ElementLink } from "../../../parts/element-link.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { sayHours, sayPercent, sayRange, sayRate } from "../figures.ts";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { capacityTexts } from "./capacity-texts.ts";
import { sayFull } from "./say-full.ts";

export function Stations(props: {
  readonly stations: readonly StationAnswer[];
  readonly open: string | undefined;
  readonly form: string | undefined;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { stations, open, onOpen } = props;
  const text = useTexts(capacityTexts);
  return (
    <Section title={text("stations")} intro={text("stations.intro")}>
      <div className="sim-table-frame sim-table-tall" role="group" aria-label={text("stations")} tabIndex={0}>
        <table className="plain-table sim-table sim-stations">
          <thead>
            <tr>
              <th scope="col">{text("name")}</th>
              <th scope="col">{text("utilisation")}</th>
              <th scope="col">{text("demand")}</th>
              <th scope="col">{text("capacity")}</th>
              <th scope="col">{text("response")}</th>
              <th scope="col">{text("saturation")}</th>
              <th scope="col">
                <span className="visually-hidden">{text("scaling")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {stations.map((station) => (
              <StationRow
                key={station.element.id}
                station={station}
                isOpen={station.element.id === open}
                onOpen={() => onOpen(station.element.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function StationRow(props: {
  readonly station: StationAnswer;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const { station, isOpen } = props;
  const text = useTexts(capacityTexts);
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const { element, demand, capacity, servers, utilisation, response, saturation, growth } = station;
  return (
    <tr className={isOpen ? "is-chosen" : undefined}>
      <th scope="row">
        <ElementLink element={element} />
      </th>
      <td>
        <UseBar utilisation={utilisation} />
      </td>
      <td>
        <Known range={demand} say={(rate) => sayRate(rate, language)} />
        <span className="muted block">{text(`demand.${demand.from}`)}</span>
      </td>
      <td>
        {capacity === null ? (
          <i className="unknown">{shared("range.unknown")}</i>
        ) : (
          <>
            {sayRate(capacity, language)}
            <span className="muted block">{text("servers", { count: servers })}</span>
          </>
        )}
      </td>
      <td>
        {station.isStable === false ? (
          <b className="sim-bad">{text("overloaded")}</b>
        ) : response === null ? (
          <i className="unknown">{shared("range.unknown")}</i>
        ) : (
          <Known range={response} say={(seconds) => sayHours(seconds / 3600, language)} />
        )}
      </td>
      <td>
        {saturation === null ? (
          <i className="unknown">{shared("range.unknown")}</i>
        ) : (
          <>
            {sayFull(saturation, text, language)}
            {growth !== null && (
              <span className="muted block">{text("growth", { growth: sayPercent(growth, language) })}</span>
            )}
          </>
        )}
      </td>
      <td>
        <button
          type="button"
          className="icon-button"
          aria-pressed={isOpen}
          aria-label={text("open", { name: element.name })}
          title={text("open", { name: element.name })}
          onClick={props.onOpen}
        >
          <Icon name="chart-line" />
        </button>
      </td>
    </tr>
  );
}

function Known(props: { readonly range: RangeAnswer; readonly say: (value: number) => string }): ReactElement {
  const shared = useTexts(simulateTexts);
  const said = sayRange(props.range, props.say, shared);
  return props.range.upper === null ? <i className="unknown">{said}</i> : <>{said}</>;
}

/** How busy, up to full and beyond; between two bounds hatched. */
function UseBar({ utilisation }: { readonly utilisation: RangeAnswer | null }): ReactElement {
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const said =
    utilisation === null
      ? shared("range.unknown")
      : sayRange(utilisation, (share) => sayPercent(share, language), shared);
  const [lower, upper] = utilisation === null ? [0, 1] : [utilisation.lower, utilisation.upper ?? 1];
  const look = lower >= 1 ? "is-full" : lower > 0.8 ? "is-near" : "is-room";
  const width = (share: number): string => `${100 * Math.min(1, share)}%`;
  return (
    <span className="sim-use">
      <span className="sim-use-bar" aria-hidden="true">
        <span className={`sim-use-known ${look}`} style={{ width: width(lower) }} />
        {upper > lower && (
          <span className="sim-use-perhaps" style={{ left: width(lower), width: width(upper - Math.min(1, lower)) }} />
        )}
      </span>
      {utilisation === null || utilisation.upper === null ? <i className="unknown">{said}</i> : <b>{said}</b>}
    </span>
  );
}

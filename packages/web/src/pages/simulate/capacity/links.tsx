/** Links of the network: what crosses them against what they can carry. */
import type { ReactElement } from "react";
import type { CapacityPageAnswer } from "@orrery/core/answers/simulate-answers";
import { ElementLink } from "../../../parts/element-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { sayBits, sayPercent, sayRange } from "../figures.ts";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { capacityTexts } from "./capacity-texts.ts";
import { sayFull } from "./say-full.ts";

export function Links({ links }: { readonly links: CapacityPageAnswer["links"] }): ReactElement {
  const text = useTexts(capacityTexts);
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const unknown = <i className="unknown">{shared("range.unknown")}</i>;
  return (
    <Section title={text("links")} intro={text("links.intro")}>
      <div className="sim-table-frame sim-table-tall" role="group" aria-label={text("links")} tabIndex={0}>
        <table className="plain-table sim-table">
          <thead>
            <tr>
              <th scope="col">{text("links.link")}</th>
              <th scope="col">{text("utilisation")}</th>
              <th scope="col">{text("demand")}</th>
              <th scope="col">{text("capacity")}</th>
              <th scope="col">{text("saturation")}</th>
            </tr>
          </thead>
          <tbody>
            {links.map(({ from, to, demand, capacity, utilisation, saturation }, index) => (
              <tr key={index}>
                <th scope="row">
                  <span className="sim-who">
                    {from !== null && <ElementLink element={from} />}
                    {to !== null && <ElementLink element={to} />}
                  </span>
                </th>
                <td>
                  {utilisation === null
                    ? unknown
                    : sayRange(utilisation, (share) => sayPercent(share, language), shared)}
                </td>
                <td>{demand === null ? unknown : sayRange(demand, (bits) => sayBits(bits, language), shared)}</td>
                <td>{capacity === null ? unknown : sayBits(capacity, language)}</td>
                <td>{saturation === null ? unknown : sayFull(saturation, text, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

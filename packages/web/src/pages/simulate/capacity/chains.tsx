/** How long answers take from end to end. */
import type { ReactElement } from "react";
import type { CapacityPageAnswer } from "@orrery/core/answers/simulate-answers";
import { ElementLink } from "../../../parts/element-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { sayHours, sayRange, sayRate } from "../figures.ts";
import { Section } from "../section.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { capacityTexts } from "./capacity-texts.ts";

export function Chains({ chains }: { readonly chains: CapacityPageAnswer["chains"] }): ReactElement {
  const text = useTexts(capacityTexts);
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const hasUsers = chains.some(({ users }) => users !== null);
  return (
    <Section title={text("chains")} intro={text("chains.intro")}>
      <div className="sim-table-frame sim-table-tall" role="group" aria-label={text("chains")} tabIndex={0}>
        <table className="plain-table sim-table">
          <thead>
            <tr>
              <th scope="col">{text("chains.from")}</th>
              <th scope="col">{text("response")}</th>
              {hasUsers && <th scope="col">{text("chains.users")}</th>}
              <th scope="col">{text("chains.through")}</th>
            </tr>
          </thead>
          <tbody>
            {chains.map(({ from, response, path, users }) => (
              <tr key={from.id}>
                <th scope="row">
                  <ElementLink element={from} />
                </th>
                <td>
                  {response === null || response.upper === null ? (
                    <i className="unknown">
                      {response === null
                        ? shared("range.unknown")
                        : sayRange(response, (seconds) => sayHours(seconds / 3600, language), shared)}
                    </i>
                  ) : (
                    sayRange(response, (seconds) => sayHours(seconds / 3600, language), shared)
                  )}
                </td>
                {hasUsers && <td>{users !== null && <Users users={users} />}</td>}
                <td>
                  <span className="sim-who">
                    {path.map((one) => (
                      <ElementLink key={one.id} element={one} />
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** People who wait: how many, how long they think, what they ask, how many it carries. */
function Users({ users: one }: { readonly users: NonNullable<ChainAnswer["users"]> }): ReactElement {
  const text = useTexts(capacityTexts);
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const count = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  return (
    <>
      {text("users.count", { count: one.users, think: sayHours(one.thinkTime / 3600, language) })}
      <span className="muted block">
        {text("users.ask", { rate: sayRange(one.throughput, (rate) => sayRate(rate, language), shared) })}
      </span>
      {one.knee !== null && (
        <span className="muted block">
          {text("users.carries", { people: sayRange(one.knee, (people) => count.format(people), shared) })}
        </span>
      )}
    </>
  );
}

type ChainAnswer = CapacityPageAnswer["chains"][number];

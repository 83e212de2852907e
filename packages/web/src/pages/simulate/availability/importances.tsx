/** Which parts decide, ranked by one of the usual measures, as bars. */
import type { ReactElement } from "react";
import type { AvailabilityAnswer, ImportanceAnswer } from "@orrery/core/answers/simulate-answers";
import { SubjectLink } from "../../../checks/subject-link.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { sayShare } from "../figures.ts";
import { Section } from "../section.tsx";
import { useTrying } from "../use-trying.ts";
import { availabilityTexts } from "./availability-texts.ts";

const measures = ["fussell-vesely", "birnbaum", "criticality", "raw", "rrw"] as const;
export type Measure = (typeof measures)[number];

/** Steps of heat. */
const STEPS = 5;

export function measureOf(word: string | undefined): Measure {
  return measures.find((measure) => measure === word) ?? "fussell-vesely";
}

/** Infinite where the answer says nothing of RRW: nothing would be left. */
export function valueOf(one: ImportanceAnswer, measure: Measure): number {
  switch (measure) {
    case "fussell-vesely":
      return one.fussellVesely ?? 0;
    case "birnbaum":
      return one.birnbaum ?? 0;
    case "criticality":
      return one.criticality ?? 0;
    case "raw":
      return one.raw ?? Infinity;
    case "rrw":
      return one.rrw ?? Infinity;
  }
}

/** Of ratios one is nothing. */
function excess(value: number, measure: Measure): number {
  return measure === "raw" || measure === "rrw" ? Math.max(0, value - 1) : value;
}

/** Share of the greatest, from 0 to 1. */
function shareOf(value: number, greatest: number, measure: Measure): number {
  if (!Number.isFinite(value)) return 1;
  return greatest <= 0 ? 0 : excess(value, measure) / greatest;
}

function greatestOf(all: readonly ImportanceAnswer[], measure: Measure): number {
  const values = all.map((one) => excess(valueOf(one, measure), measure)).filter(Number.isFinite);
  return Math.max(0, ...values);
}

/** How hot each element is, by the hottest of its parts, with a figure. */
export function heatOf(
  all: readonly ImportanceAnswer[],
  measure: Measure,
): ReadonlyMap<string, { readonly step: number; readonly label: string }> {
  const greatest = greatestOf(all, measure);
  const found = new Map<string, number>();
  for (const one of all) {
    const share = shareOf(valueOf(one, measure), greatest, measure);
    for (const id of one.subject?.elements ?? []) if (share > 0) found.set(id, Math.max(found.get(id) ?? 0, share));
  }
  return new Map(
    [...found].map(([id, share]) => [
      id,
      { step: Math.max(1, Math.ceil(share * STEPS)), label: `${Math.max(1, Math.round(100 * share))}` },
    ]),
  );
}

export function Importances(props: {
  readonly answer: AvailabilityAnswer;
  readonly rank: string | undefined;
}): ReactElement {
  const { answer } = props;
  const text = useTexts(availabilityTexts);
  const { language } = useSpeech();
  const { set } = useTrying();
  const measure = measureOf(props.rank);
  const greatest = greatestOf(answer.importance, measure);
  const ranked = answer.importance.toSorted((a, b) => valueOf(b, measure) - valueOf(a, measure) || 0);
  const intro =
    ranked.length === 0
      ? text("importance.none")
      : text("importance.intro", { measure: text(`measure.${measure}`), means: text(`measure.${measure}.means`) });
  return (
    <Section
      title={text("importance")}
      intro={intro}
      tools={
        <label className="picker">
          <span>{text("measure")}</span>
          <select
            value={measure}
            onChange={(event) =>
              set({ rank: event.target.value === measures[0] ? undefined : event.target.value }, "replace")
            }
          >
            {measures.map((one) => (
              <option key={one} value={one}>
                {text(`measure.${one}`)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {ranked.length > 0 && (
        <div className="sim-table-frame sim-table-tall" role="group" aria-label={text("importance")} tabIndex={0}>
          <table className="plain-table sim-table sim-importance">
            <thead>
              <tr>
                <th scope="col">{text("cause")}</th>
                <th scope="col" className="is-number">
                  {text("unavailability")}
                </th>
                <th scope="col" className="is-number">
                  {text(`measure.${measure}`)}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{text("importance")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {ranked.map((one) => {
                const value = valueOf(one, measure);
                const share = shareOf(value, greatest, measure);
                return (
                  <tr key={one.cause}>
                    <th scope="row">
                      <CauseName cause={one} />
                    </th>
                    <td className="is-number">
                      {one.unavailability === null ? (
                        <i className="unknown">{text("unavailability.unknown")}</i>
                      ) : (
                        sayShare(one.unavailability, language)
                      )}
                    </td>
                    <td className="is-number">
                      {Number.isFinite(value) ? sayShare(value, language) : text("importance.infinite")}
                    </td>
                    <td>
                      <span className="bar">{share > 0 && <span style={{ width: `${100 * share}%` }} />}</span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function CauseName({ cause }: { readonly cause: ImportanceAnswer }): ReactElement {
  const { pick } = useSpeech();
  return cause.subject === null ? (
    <>{pick(cause.name)}</>
  ) : (
    <SubjectLink subject={{ ...cause.subject, title: cause.name }} />
  );
}

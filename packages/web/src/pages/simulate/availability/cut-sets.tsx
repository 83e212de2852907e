/** The smallest sets of failures that stop something, most probable first; each can be drawn and tried. */
import { useContext, type ReactElement } from "react";
import type { AvailabilityAnswer, CutSetAnswer } from "@orrery/core/answers/simulate-answers";
import { SubjectLink } from "../../../checks/subject-link.tsx";
import { Link } from "../../../navigation.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { sayShare } from "../figures.ts";
import { Section } from "../section.tsx";
import { simulatePage, useTrying } from "../use-trying.ts";
import { availabilityTexts } from "./availability-texts.ts";

export function CutSets(props: {
  readonly answer: AvailabilityAnswer;
  readonly open: number | undefined;
}): ReactElement {
  const { answer, open } = props;
  const text = useTexts(availabilityTexts);
  const { language, number } = useSpeech();
  const { set } = useTrying();
  const { cutSets, cutSetCount } = answer;
  const written = sayCount(cutSetCount.count, language);
  const orders = cutSetCount.byOrder.flatMap((count, order) =>
    count === "0" ? [] : [text("cuts.orders", { count: sayCount(count, language), order })],
  );
  const intro = [
    text("cuts.intro", { count: Number(cutSetCount.count), written }),
    ...(orders.length > 0 ? [`${orders.join(", ")}.`] : []),
    ...(cutSetCount.limit === null || cutSetCount.limit === 0
      ? []
      : [text("cuts.limit", { limit: cutSetCount.limit })]),
  ].join(" ");
  return (
    <Section title={text("cuts")} intro={intro}>
      {cutSets.length > 0 && (
        <div className="sim-table-frame sim-table-tall" role="group" aria-label={text("cuts")} tabIndex={0}>
          <table className="plain-table sim-table">
            <thead>
              <tr>
                <th scope="col" className="is-number">
                  {text("cuts.rank")}
                </th>
                <th scope="col">{text("cuts.set")}</th>
                <th scope="col" className="is-number">
                  {text("cuts.probability")}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{text("cuts.drill")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {cutSets.map((one, index) => {
                const rank = index + 1;
                const isOpen = open === rank;
                return (
                  <tr key={rank} className={isOpen ? "is-chosen" : undefined}>
                    <td className="is-number">{number(rank)}</td>
                    <td>
                      <Causes set={one} />
                    </td>
                    <td className="is-number">
                      {one.probability === null ? (
                        <i className="unknown">{text("cuts.unknown")}</i>
                      ) : (
                        sayShare(one.probability, language)
                      )}
                    </td>
                    <td>
                      <span className="sim-set-deeds">
                        <button
                          type="button"
                          className="icon-button"
                          aria-pressed={isOpen}
                          aria-label={text(isOpen ? "cuts.hide" : "cuts.draw", { rank })}
                          title={text(isOpen ? "cuts.hide" : "cuts.draw", { rank })}
                          onClick={() => set({ cut: isOpen ? undefined : String(rank) }, "replace")}
                        >
                          <Icon name={isOpen ? "eye-off" : "eye"} />
                        </button>
                        <TryLink set={one} />
                      </span>
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

function Causes({ set }: { readonly set: CutSetAnswer }): ReactElement {
  const text = useTexts(availabilityTexts);
  const { pick } = useSpeech();
  return (
    <span className="sim-causes">
      {set.causes.map(({ cause, name, subject }) => {
        const said = pick(name);
        return subject === null ? (
          <span key={cause}>{said}</span>
        ) : (
          <SubjectLink key={cause} subject={{ ...subject, title: name }} />
        );
      })}
      {set.isUnsettled && <span className="chip chip-unsure">{text("cuts.unsettled")}</span>}
    </span>
  );
}

/** The set as a drill: what fails in it is what it is about. */
function TryLink({ set }: { readonly set: CutSetAnswer }): ReactElement | null {
  const text = useTexts(availabilityTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const names = [...new Set(set.causes.flatMap(({ subject }) => (subject === null ? [] : [subject.name])))];
  if (names.length === 0) return null;
  return (
    <Link
      className="icon-button"
      aria-label={text("cuts.drill")}
      title={text("cuts.drill")}
      to={{ workspace, page: simulatePage(undefined, undefined, { fails: names.join(",") }) }}
    >
      <Icon name="play" />
    </Link>
  );
}

/** Counts may be longer than a number can say. */
function sayCount(digits: string, language: "en" | "fr"): string {
  if (digits.length > 15)
    return `${digits[0] ?? ""}${language === "fr" ? "," : "."}${digits.slice(1, 3)}\u202f×\u202f10^${digits.length - 1}`;
  return new Intl.NumberFormat(language).format(Number(digits));
}

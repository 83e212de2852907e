import type { ReactElement } from "react";
import type { VerbHelp } from "@orrery/core/answers/help-answers";
import { useTexts } from "../speech.ts";
import { EntryLine } from "./help-index.tsx";
import { helpTexts } from "./help-texts.ts";
import { ExampleText, HelpFact, HelpPart, KindLinks } from "./help-parts.tsx";

export function VerbHelpParts({ answer }: { readonly answer: VerbHelp }): ReactElement {
  const text = useTexts(helpTexts);
  const { archimate, pairs, attributes } = answer;
  const type = archimate.isReversed ? text("help.archimate.reversed", { type: archimate.type }) : archimate.type;
  const otherwise =
    archimate.otherwise.length === 0
      ? ""
      : ` ${text("help.archimate.otherwise", { types: archimate.otherwise.join(", ") })}`;
  return (
    <>
      <div className="help-columns">
        <dl className="card">
          <HelpFact name={text("help.written")}>
            <code>{answer.written}</code>
          </HelpFact>
          <HelpFact name={text("help.inverse")}>{answer.inverse}</HelpFact>
          <HelpFact name={text("help.travel")}>{text(`help.travel.${answer.travel}`)}</HelpFact>
          <HelpFact name={text("help.data")}>{text(answer.carriesData ? "help.yes" : "help.no")}</HelpFact>
          <HelpFact name={text("help.archimate")}>{type + otherwise}</HelpFact>
        </dl>
        <HelpPart title={text("help.example")}>
          <ExampleText text={answer.example} />
        </HelpPart>
      </div>
      <HelpPart title={text("help.pairs")}>
        <div className="table-frame" role="group" tabIndex={0} aria-label={text("help.pairs")}>
          <table className="plain-table help-pairs">
            <thead>
              <tr>
                <th scope="col">{text("help.from")}</th>
                <th scope="col">{text("help.to")}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ from, to }) => (
                <tr key={`${from.join()} ${to.join()}`}>
                  <td>{from.length === 0 ? text("help.any") : <KindLinks ids={from} />}</td>
                  <td>{to.length === 0 ? text("help.any") : <KindLinks ids={to} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </HelpPart>
      {attributes.length > 0 && (
        <HelpPart title={text("help.attributes")}>
          <ul className="help-group-list">
            {attributes.map((entry) => (
              <li key={`${entry.id} ${entry.name}`}>
                <EntryLine entry={entry} />
              </li>
            ))}
          </ul>
        </HelpPart>
      )}
    </>
  );
}

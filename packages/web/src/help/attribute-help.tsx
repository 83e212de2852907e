import { useContext, type ReactElement } from "react";
import type { AttributeHelp } from "@orrery/core/answers/help-answers";
import { Link } from "../navigation.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { helpTexts } from "./help-texts.ts";
import { ExampleText, HelpFact, HelpPart, KindLinks } from "./help-parts.tsx";

type Meaning = AttributeHelp["meanings"][number];

export function AttributeHelpParts({ answer }: { readonly answer: AttributeHelp }): ReactElement {
  const text = useTexts(helpTexts);
  const { meanings } = answer;
  return (
    <>
      {meanings.map((meaning, index) => (
        <div key={index} className="help-meaning">
          {meanings.length > 1 && (
            <>
              <h2>{text("help.meaning", { name: meaning.name })}</h2>
              <p>{meaning.about}</p>
            </>
          )}
          <div className="help-columns">
            <Facts meaning={meaning} />
            <HelpPart title={text("help.example")}>
              <ExampleText text={meaning.example} />
            </HelpPart>
          </div>
          <Coverage meaning={meaning} />
        </div>
      ))}
    </>
  );
}

function Facts({ meaning }: { readonly meaning: Meaning }): ReactElement {
  const text = useTexts(helpTexts);
  const { words, fields, on, travel } = meaning;
  const kinds = on.filter((id) => id !== "*" && id !== "->*");
  return (
    <dl className="card">
      <HelpFact name={text("help.type")}>{meaning.type}</HelpFact>
      {words.length > 0 && (
        <HelpFact name={text("help.words")}>
          <ul className="help-words">
            {words.map(({ word, name }) => (
              <li key={word}>
                <code>{word}</code>
                {name !== word && <span className="muted"> {name}</span>}
              </li>
            ))}
          </ul>
        </HelpFact>
      )}
      {fields.length > 0 && (
        <HelpFact name={text("help.fields")}>
          <ul>
            {fields.map(({ key, name, type }) => (
              <li key={key}>
                <code>{key}</code> {name !== key && name} <span className="muted">{type}</span>
              </li>
            ))}
          </ul>
        </HelpFact>
      )}
      <HelpFact name={text("help.on")}>
        {on.includes("*") && <span className="block">{text("help.on.elements")}</span>}
        {on.includes("->*") && <span className="block">{text("help.on.relationships")}</span>}
        {kinds.length > 0 && <KindLinks ids={kinds} />}
      </HelpFact>
      {travel !== "none" && (
        <HelpFact name={text("help.travel")}>
          {text(travel === "both" ? "help.travel.both" : `help.refers.${travel}`)}
        </HelpFact>
      )}
    </dl>
  );
}

/** By kind: said, unknown (hatched, never as good), not asked. */
function Coverage({ meaning }: { readonly meaning: Meaning }): ReactElement {
  const text = useTexts(helpTexts);
  const { number } = useSpeech();
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const { coverage } = meaning;
  return (
    <HelpPart title={text("help.coverage")}>
      {coverage.length === 0 ? (
        <p className="muted">{text("help.coverage.none")}</p>
      ) : (
        <>
          <p className="coverage-legend" aria-hidden="true">
            <span className="coverage-key is-said" />
            {text("help.coverage.said")}
            <span className="coverage-key is-unknown" />
            {text("help.coverage.unknown")}
            <span className="coverage-key" />
            {text("help.coverage.missing")}
          </p>
          <ul className="coverage">
            {coverage.map(({ kind, said, unknown, total }) => (
              <li key={kind}>
                <Link to={{ workspace, page: { kind: "catalogue", of: kind, columns: [] } }}>
                  {kindOf(kind).plural}
                </Link>
                <span
                  className="coverage-bar"
                  role="img"
                  aria-label={text("help.coverage.label", { said, unknown, total })}
                >
                  <span className="is-said" style={{ width: `${(100 * said) / total}%` }} />
                  <span className="is-unknown" style={{ width: `${(100 * unknown) / total}%` }} />
                </span>
                <span className="coverage-count">
                  {number(said)} / {number(total)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </HelpPart>
  );
}

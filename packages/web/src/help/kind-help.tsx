import { useContext, type ReactElement } from "react";
import type { KindHelp, PermittedVerb } from "@orrery/core/answers/help-answers";
import { Link } from "../navigation.tsx";
import { LayerChip } from "../parts/layer.tsx";
import { useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { EntryLine } from "./help-index.tsx";
import { helpTexts } from "./help-texts.ts";
import { ExampleText, HelpFact, HelpPart, KindLinks } from "./help-parts.tsx";

export function KindHelpParts({ answer }: { readonly answer: KindHelp }): ReactElement {
  const text = useTexts(helpTexts);
  const { entry } = answer;
  return (
    <>
      <div className="help-columns">
        <dl className="card">
          <HelpFact name={text("help.layer")}>
            {entry.layer === null || entry.layer === undefined ? (
              text("help.description")
            ) : (
              <LayerChip layer={entry.layer} />
            )}
          </HelpFact>
          {answer.base !== null && (
            <HelpFact name={text("help.base")}>
              <KindLinks ids={[answer.base.id]} />
            </HelpFact>
          )}
          <HelpFact name={text("help.archimate")}>
            <Archimate answer={answer} />
          </HelpFact>
          <HelpFact name={text("help.c4")}>{answer.c4 ?? text("help.c4.none")}</HelpFact>
        </dl>
        <HelpPart title={text("help.example")}>
          <ExampleText text={answer.example} />
        </HelpPart>
      </div>
      {answer.elements.length > 0 && <Elements answer={answer} />}
      <Attributes answer={answer} />
      <div className="help-columns">
        {answer.outgoing.length > 0 && <Verbs title={text("help.outgoing")} verbs={answer.outgoing} />}
        {answer.incoming.length > 0 && <Verbs title={text("help.incoming")} verbs={answer.incoming} />}
      </div>
      {answer.viewpoints.length > 0 && (
        <HelpPart title={text("help.viewpoints")}>
          <ul className="help-group-list">
            {answer.viewpoints.map((viewpoint) => (
              <li key={viewpoint.id}>
                <EntryLine entry={viewpoint} />
              </li>
            ))}
          </ul>
        </HelpPart>
      )}
    </>
  );
}

function Archimate({ answer: { archimate } }: { readonly answer: KindHelp }): ReactElement {
  const text = useTexts(helpTexts);
  if (archimate === null) return <>{text("help.archimate.none")}</>;
  const { type, stereotype, by } = archimate;
  return (
    <ul>
      <li>{stereotype === null ? type : text("help.archimate.as", { type, stereotype })}</li>
      {by.map((other) => (
        <li key={`${other.key} ${other.word}`} className="muted">
          {text("help.archimate.by", { type: other.type, key: `${other.key}: ${other.word}` })}
        </li>
      ))}
    </ul>
  );
}

function Elements({ answer }: { readonly answer: KindHelp }): ReactElement {
  const text = useTexts(helpTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { entry, elements } = answer;
  return (
    <HelpPart title={text("help.elements")}>
      <p className="help-links">
        {elements.map(({ id, name }) => (
          <Link key={id} className="chip" to={{ workspace, page: { kind: "element", id } }}>
            {name}
          </Link>
        ))}
        {entry.count > elements.length && entry.layer !== null && (
          <Link className="more-link" to={{ workspace, page: { kind: "catalogue", of: entry.id, columns: [] } }}>
            {text("help.elements.all")}
          </Link>
        )}
      </p>
    </HelpPart>
  );
}

function Attributes({ answer }: { readonly answer: KindHelp }): ReactElement {
  const text = useTexts(helpTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const count = answer.attributes.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <HelpPart title={text("help.attributes")}>
      <p className="muted">{text("help.attributes.count", { count })}</p>
      {answer.attributes.map(({ facet, facetName, entries }) => (
        <details key={facet} className="help-facet" open={facet === "core"}>
          <summary>
            {facetName} <span className="muted">{entries.length}</span>
          </summary>
          <div className="table-frame" role="group" tabIndex={0} aria-label={facetName}>
            <table className="plain-table">
              <tbody>
                {entries.map((entry) => (
                  <tr key={`${entry.id} ${entry.name}`}>
                    <th scope="row">
                      <Link to={{ workspace, page: { kind: "help", topic: "attribute", id: entry.id } }}>
                        {entry.name}
                      </Link>
                    </th>
                    <td>{entry.about}</td>
                    <td>
                      <code>{entry.example}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </HelpPart>
  );
}

function Verbs(props: { readonly title: string; readonly verbs: readonly PermittedVerb[] }): ReactElement {
  const text = useTexts(helpTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <HelpPart title={props.title}>
      <dl className="help-verbs">
        {props.verbs.map(({ verb, phrase, kinds }) => (
          <div key={verb} className="help-fact">
            <dt>
              <Link to={{ workspace, page: { kind: "help", topic: "verb", id: verb } }}>{phrase}</Link>
            </dt>
            <dd>{kinds.length === 0 ? text("help.any") : <KindLinks ids={kinds} />}</dd>
          </div>
        ))}
      </dl>
    </HelpPart>
  );
}

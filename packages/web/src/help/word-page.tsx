/** The page of a word: what it means, how it is written, where it may stand, and what of it is in this model. */
import { useContext, type ReactElement } from "react";
import type { HelpAnswer, HelpEntry } from "@orrery/core/answers/help-answers";
import { Link } from "../navigation.tsx";
import { KindTile } from "../parts/layer.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { AttributeHelpParts } from "./attribute-help.tsx";
import { DiagnosticHelpParts } from "./diagnostic-help.tsx";
import { helpTexts } from "./help-texts.ts";
import { KindHelpParts } from "./kind-help.tsx";
import { VerbHelpParts } from "./verb-help.tsx";
import { ViewpointHelpParts } from "./viewpoint-help.tsx";

export function WordPage({ answer }: { readonly answer: HelpAnswer }): ReactElement {
  const text = useTexts(helpTexts);
  const { entry } = answer;
  return (
    <div className="page help-word">
      <header className="page-head">
        {entry.icon !== undefined && <KindTile icon={entry.icon} layer={entry.layer ?? null} large />}
        <div>
          <h1>{entry.name}</h1>
          <p className="subtitle">
            {text(`help.topic.${entry.topic}`)}
            {entry.name !== entry.id && (
              <>
                {" · "}
                <code>{entry.id}</code>
              </>
            )}
            {entry.isOwn === true && <span className="chip">{text("help.own")}</span>}
          </p>
        </div>
        <Found entry={entry} />
      </header>
      <p className="help-about">{entry.about}</p>
      <Parts answer={answer} />
    </div>
  );
}

function Parts({ answer }: { readonly answer: HelpAnswer }): ReactElement {
  switch (answer.topic) {
    case "kind":
      return <KindHelpParts answer={answer} />;
    case "verb":
      return <VerbHelpParts answer={answer} />;
    case "attribute":
      return <AttributeHelpParts answer={answer} />;
    case "diagnostic":
      return <DiagnosticHelpParts answer={answer} />;
    case "viewpoint":
      return <ViewpointHelpParts answer={answer} />;
  }
}

/** How much of it this model has, with the way to it where one page shows it. */
function Found({ entry }: { readonly entry: HelpEntry }): ReactElement {
  const text = useTexts(helpTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { topic, id, count } = entry;
  const label = text("help.count", { count });
  if (count === 0) return <span className="help-found muted">{label}</span>;
  if (topic === "kind" && entry.layer !== null) {
    return (
      <Link className="button help-found" to={{ workspace, page: { kind: "catalogue", of: id, columns: [] } }}>
        {label}
      </Link>
    );
  }
  if (topic === "diagnostic") {
    return (
      <Link className="button help-found" to={{ workspace, page: { kind: "checks", part: "text" } }}>
        {text("help.findings", { count })}
      </Link>
    );
  }
  return (
    <span className="help-found" title={number(count)}>
      {label}
    </span>
  );
}

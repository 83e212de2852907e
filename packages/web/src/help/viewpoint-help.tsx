import { useContext, type ReactElement, type ReactNode } from "react";
import type { ViewpointHelp } from "@orrery/core/answers/help-answers";
import { Link } from "../navigation.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { useTheme } from "../theme.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { examplePicture } from "./help.ts";
import { helpTexts } from "./help-texts.ts";
import { ExampleText, HelpFact, HelpPart, KindLinks } from "./help-parts.tsx";

export function ViewpointHelpParts({ answer }: { readonly answer: ViewpointHelp }): ReactElement {
  const text = useTexts(helpTexts);
  const { language } = useSpeech();
  const theme = useTheme();
  const { id: workspace } = useContext(WorkspaceContext);
  const { entry, views, needs, reads, aliases, notations } = answer;
  return (
    <>
      <div className="help-columns">
        <HelpPart title={text("help.picture")}>
          <img
            className="help-picture"
            src={examplePicture(workspace, language, entry.id, theme)}
            alt={`${entry.name}: ${answer.question}`}
            loading="lazy"
          />
        </HelpPart>
        <dl className="card">
          {needs.length > 0 && <HelpFact name={text("help.needs")}>{codes(needs)}</HelpFact>}
          {reads.length > 0 && <HelpFact name={text("help.reads")}>{codes(reads)}</HelpFact>}
          <HelpFact name={text("help.notations")}>{notations.map(({ name }) => name).join(", ")}</HelpFact>
          {aliases.length > 0 && <HelpFact name={text("help.aliases")}>{codes(aliases)}</HelpFact>}
          <HelpFact name={text("help.kinds")}>
            <KindLinks ids={answer.kinds} />
          </HelpFact>
        </dl>
      </div>
      <HelpPart title={text("help.views")}>
        {views.length === 0 ? (
          <p className="muted">{text("help.views.none")}</p>
        ) : (
          <p className="help-links">
            {views.map(({ id, title }) => (
              <Link key={id} className="chip" to={{ workspace, page: { kind: "view", view: id } }}>
                {title}
              </Link>
            ))}
          </p>
        )}
      </HelpPart>
      <HelpPart title={text("help.text")}>
        <ExampleText text={answer.example} />
      </HelpPart>
    </>
  );
}

function codes(words: readonly string[]): ReactNode {
  return (
    <span className="help-links">
      {words.map((word) => (
        <code key={word}>{word}</code>
      ))}
    </span>
  );
}

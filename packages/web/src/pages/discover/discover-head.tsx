/** The head of every part of the page: its question, and the way to the other parts with how much waits there. */
import { useContext, useMemo, type ReactElement, type ReactNode } from "react";
import type { DiscoverAnswer } from "@orrery/core/answers/discover-answers";
import type { DiscoverPart } from "@orrery/core/answers/url";
import { useCommands } from "../../commands/commands.ts";
import { useKnownSources } from "../../discover/use-known.ts";
import { goTo, Link } from "../../navigation.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { discoverPage } from "./looking.ts";
import { headTexts } from "./head-texts.ts";

const parts: readonly (DiscoverPart | undefined)[] = [
  undefined,
  "drift",
  "doubts",
  "conflicts",
  "gaps",
  "try",
  "sources",
];

export function DiscoverHead(props: {
  readonly part: DiscoverPart | undefined;
  readonly actions?: ReactNode;
}): ReactElement {
  const { part } = props;
  const text = useTexts(headTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { answer } = useKnownSources();
  useTitle(text(`part.${part ?? "overview"}`));
  useCommands(
    useMemo(
      () =>
        parts.map((one) => ({
          id: `discover.${one ?? "overview"}`,
          title: text("command.part", { part: text(`part.${one ?? "overview"}`) }),
          icon: "radar" as const,
          group: text("command.group"),
          run: () => goTo({ workspace, page: discoverPage(one) }),
        })),
      [text, workspace],
    ),
  );
  return (
    <>
      <header className="page-head discover-head">
        <div>
          <h1>{text(`question.${part ?? "overview"}`)}</h1>
          <p className="subtitle">{text(`intro.${part ?? "overview"}`)}</p>
        </div>
        {props.actions !== undefined && <div className="actions">{props.actions}</div>}
      </header>
      <nav className="tabs discover-tabs" aria-label={text("parts")}>
        {parts.map((one) => {
          const count = waitingIn(one, answer);
          return (
            <Link
              key={one ?? "overview"}
              to={{ workspace, page: discoverPage(one) }}
              {...(one === part ? { "aria-current": "page" as const } : {})}
            >
              {text(`part.${one ?? "overview"}`)}
              {count > 0 && <span className="tab-count">{number(count)}</span>}
            </Link>
          );
        })}
      </nav>
    </>
  );
}

/** How much waits for a person in a part. What nobody can tell is no drift. */
function waitingIn(part: DiscoverPart | undefined, answer: DiscoverAnswer | undefined): number {
  const observed = answer?.observed;
  const drift = answer?.drift?.bySort;
  if (observed === undefined || observed === null || drift === undefined) return 0;
  switch (part) {
    case "drift":
      return drift.contradicting + drift.unmodelled + drift.unconfirmed;
    case "doubts":
      return observed.doubts;
    case "conflicts":
      return observed.conflicts;
    case "gaps":
      return observed.undiscoverable + observed.dangling + observed.defects;
    default:
      return 0;
  }
}

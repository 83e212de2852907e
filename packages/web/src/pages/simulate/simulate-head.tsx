/** The head of every page of simulations: its question, and the way to the other parts. */
import { useContext, useMemo, type ReactElement, type ReactNode } from "react";
import type { SimulatePart } from "@orrery/core/answers/url";
import { useCommands } from "../../commands/commands.ts";
import { goTo, Link } from "../../navigation.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { simulateTexts } from "./simulate-texts.ts";
import { simulatePage } from "./use-trying.ts";

const parts: readonly (SimulatePart | undefined)[] = [undefined, "availability", "capacity", "improve", "continuity"];

export function SimulateHead(props: {
  readonly part: SimulatePart | undefined;
  readonly title?: ReactNode;
  readonly intro: ReactNode;
  readonly actions?: ReactNode;
}): ReactElement {
  const { part } = props;
  const text = useTexts(simulateTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  useCommands(
    useMemo(
      () =>
        parts.map((one) => ({
          id: `simulate.${one ?? "drill"}`,
          title: text("command.part", { part: text(`part.${one ?? "drill"}`) }),
          icon: "play" as const,
          group: text("command.group"),
          run: () => goTo({ workspace, page: simulatePage(one) }),
        })),
      [text, workspace],
    ),
  );
  return (
    <>
      <header className="page-head sim-head">
        <div>
          <h1>{props.title ?? text(`question.${part ?? "drill"}`)}</h1>
          <p className="subtitle">{props.intro}</p>
        </div>
        {props.actions !== undefined && <div className="actions">{props.actions}</div>}
      </header>
      <nav className="tabs sim-tabs" aria-label={text("parts")}>
        {parts.map((one) => (
          <Link
            key={one ?? "drill"}
            to={{ workspace, page: simulatePage(one) }}
            {...(one === part ? { "aria-current": "page" as const } : {})}
          >
            {text(`part.${one ?? "drill"}`)}
          </Link>
        ))}
      </nav>
    </>
  );
}

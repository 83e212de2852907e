import { useContext, type ReactElement } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import type { PageState } from "@orrery/core/answers/url";
import { askViews } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { useElementChecks } from "../../checks/element-findings.tsx";
import { askSeen } from "../../discover/ask-discover.ts";
import { useIsObserved } from "../../discover/use-observed.ts";
import { Link } from "../../navigation.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { ElementAddress } from "./element-page.tsx";
import { elementTexts } from "./element-texts.ts";

type Tab = ElementAddress["tab"];

/** The sides from which an element can be looked at. */
export function ElementTabs(props: {
  readonly element: ElementAnswer;
  readonly page: ElementAddress;
  readonly state: PageState;
}): ReactElement {
  const text = useTexts(elementTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { element, page, state } = props;
  const views = useViewCount(element.id);
  const checks = useElementChecks(element.id);
  const isObserved = useIsObserved();
  const drift = useDriftCount(element.id, isObserved);
  const tabs: readonly { readonly tab: Tab; readonly name: string; readonly count?: number | undefined }[] = [
    { tab: undefined, name: text("element.tab.facts") },
    { tab: "relations", name: text("element.tab.relations"), count: element.relationships.length },
    { tab: "views", name: text("element.tab.views"), count: views },
    { tab: "findings", name: text("element.tab.findings"), count: element.diagnostics.length + (checks?.total ?? 0) },
    { tab: "impact", name: text("element.tab.impact"), count: element.impact.down },
    ...(isObserved || page.tab === "provenance"
      ? [{ tab: "provenance" as const, name: text("element.tab.provenance"), count: drift }]
      : []),
    { tab: "history", name: text("element.tab.history") },
  ];
  const known = tabs.some(({ tab }) => tab === page.tab) ? page.tab : undefined;
  return (
    <nav className="tabs" aria-label={text("element.tabs")}>
      {tabs.map(({ tab, name, count }) => (
        <Link
          key={name}
          to={{ workspace, page: { kind: "element", id: element.id, ...(tab === undefined ? {} : { tab }) }, state }}
          {...(tab === known ? { "aria-current": "page" as const } : {})}
        >
          {name}
          {count !== undefined && count > 0 && <span className="tab-count">{number(count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** How many differences there are about it, where anything was observed. */
function useDriftCount(id: string, isObserved: boolean): number | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(isObserved ? askSeen(workspace, language, id) : undefined);
  return progress.kind === "ready" ? progress.answer.drift.length : undefined;
}

function useViewCount(id: string): number | undefined {
  const { language } = useSpeech();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const hasViews = (answer?.statistics.views ?? 0) > 0;
  const progress = useAnswer(hasViews ? askViews(workspace, language, id) : undefined);
  return progress.kind === "ready" ? progress.answer.views.length : undefined;
}

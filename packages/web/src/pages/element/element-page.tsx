/** One element: what is stated about it and where, what it is connected to, and what its change would reach; all of it changed in place. */
import { Suspense, useContext, useMemo, useState, type ReactElement } from "react";
import type { Page, PageState } from "@orrery/core/answers/url";
import { askElement } from "../../answers/client.ts";
import { useAnswer } from "../../answers/store.ts";
import { later } from "../../parts/later.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import "../../styles/element.css";
import { WorkspaceContext } from "../../workspace-context.ts";
import { ElementHead } from "./element-head.tsx";
import { ElementTabs } from "./element-tabs.tsx";
import { elementTexts } from "./element-texts.ts";
import { Overview } from "./overview.tsx";
import { ShownElementContext } from "./shown-element.ts";
import { useElementCommands } from "./use-element-commands.ts";

const ComparedElement = later(() => import("../../time/compared-element.tsx").then((module) => module.ComparedElement));
const ElementHistory = later(() => import("../../time/element-history.tsx").then((module) => module.ElementHistory));
const FindingsTab = later(() => import("./findings-tab.tsx").then((module) => module.FindingsTab));
const Impact = later(() => import("./impact.tsx").then((module) => module.Impact));
const ProvenanceTab = later(() => import("./provenance-tab.tsx").then((module) => module.ProvenanceTab));
const RelationsTab = later(() => import("./relations-tab.tsx").then((module) => module.RelationsTab));
const ViewsTab = later(() => import("./views-tab.tsx").then((module) => module.ViewsTab));

export type ElementAddress = Page & { readonly kind: "element" };

interface Shown {
  readonly page: ElementAddress;
  readonly state: PageState;
}

export function ElementPage({ page, state }: Shown): ReactElement {
  const text = useTexts(elementTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askElement(workspace, language, page.id);
  const progress = useAnswer(asked);
  const element = progress.kind === "ready" ? progress.answer : undefined;
  const canEdit = state.at === undefined;
  const shown = useMemo(() => (element === undefined ? undefined : { element, canEdit }), [element, canEdit]);
  useTitle(element?.name ?? page.id);
  if (progress.kind === "loading") return <Loading lines={12} />;
  if (progress.kind === "failed" && progress.status === 404) {
    return (
      <Empty icon="search-x" title={text("element.notfound", { id: page.id })} isPage>
        <p>{text("element.notfound.text")}</p>
        {state.against !== undefined && (
          <Suspense>
            <ComparedElement id={page.id} />
          </Suspense>
        )}
      </Empty>
    );
  }
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  return (
    <ShownElementContext value={shown}>
      <Whole page={page} state={state} />
    </ShownElementContext>
  );
}

/** What of the page is being changed. */
export type Changing =
  | { readonly kind: "nothing" }
  | { readonly kind: "name" }
  /** Which attribute is still to be chosen. */
  | { readonly kind: "attribute" }
  | { readonly kind: "fact"; readonly key: string };

function Whole({ page, state }: Shown): ReactElement | null {
  const shown = useContext(ShownElementContext);
  const [changing, setChanging] = useState<Changing>({ kind: "nothing" });
  useElementCommands(shown, setChanging);
  if (shown === undefined) return null;
  const { element } = shown;
  return (
    <div className="page element">
      <ElementHead element={element} changing={changing} onChanging={setChanging} />
      <ElementTabs element={element} page={page} state={state} />
      {state.against !== undefined && (
        <Suspense>
          <ComparedElement id={element.id} />
        </Suspense>
      )}
      <Suspense fallback={<Loading />}>
        <Tab page={page} changing={changing} onChanging={setChanging} />
      </Suspense>
    </div>
  );
}

function Tab(props: {
  readonly page: ElementAddress;
  readonly changing: Changing;
  readonly onChanging: (changing: Changing) => void;
}): ReactElement | null {
  const shown = useContext(ShownElementContext);
  const { page, changing, onChanging } = props;
  if (shown === undefined) return null;
  const { element } = shown;
  switch (page.tab) {
    case "relations":
      return <RelationsTab element={element} />;
    case "views":
      return <ViewsTab element={element} />;
    case "findings":
      return <FindingsTab element={element} />;
    case "provenance":
      return <ProvenanceTab id={element.id} />;
    case "history":
      return <ElementHistory id={element.id} />;
    case "impact":
      return <Impact element={element} direction={page.direction === "up" ? "up" : "down"} />;
    default:
      return <Overview element={element} changing={changing} onChanging={onChanging} />;
  }
}

import { Suspense, useContext, type ReactElement } from "react";
import type { Page } from "@orrery/core/answers/url";
import { askChecksSummary, askWorkspaces } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { later } from "../parts/later.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { ImportButton } from "./drop-zone.tsx";
import { frameTexts } from "./frame-texts.ts";
import { places } from "./places.ts";

/** It comes after the page: what the reader asked for goes first. */
const Tree = later(() =>
  afterThePage()
    .then(() => import("./tree.tsx"))
    .then((module) => module.Tree),
);

/** The left side: workspace, search, pages, and the model as a tree. */
export function Sidebar(props: { readonly page: Page | undefined; readonly onSearch: () => void }): ReactElement {
  const text = useTexts(frameTexts);
  const { id, answer } = useContext(WorkspaceContext);
  return (
    <aside className="sidebar" aria-label={text("sidebar.label")}>
      <div className="sidebar-head">
        <img className="logo" src="/orrery.svg" alt="" width="26" height="26" />
        <WorkspaceSwitch />
      </div>
      <button type="button" className="search-box" onClick={props.onSearch} aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" />
        <span>{text("search.open")}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      {id !== "" && (
        <nav className="pages" aria-label={text("navigation.label")}>
          {(["above", "below"] as const).map((where) => (
            <div key={where} className="pages-part">
              {places
                .filter(({ listed }) => listed === where)
                .map(({ id: place, page, icon, name }) => (
                  <Link
                    key={place}
                    className="page-link"
                    title={text(name)}
                    to={{ workspace: id, page }}
                    {...(entryOf(props.page) === page.kind ? { "aria-current": "page" as const } : {})}
                  >
                    <Icon name={icon} />
                    <span>{text(name)}</span>
                    {page.kind === "checks" && answer !== undefined && <Worst text={answer.statistics.diagnostics} />}
                  </Link>
                ))}
            </div>
          ))}
        </nav>
      )}
      {id !== "" && (
        <Suspense fallback={<div className="tree-section" />}>
          <Tree key={id} page={props.page} />
        </Suspense>
      )}
    </aside>
  );
}

/** The entry that a page belongs to. */
function entryOf(page: Page | undefined): Page["kind"] | undefined {
  if (page?.kind === "frameworks") return "checks";
  return page?.kind === "view" || page?.kind === "explore" ? "views" : page?.kind;
}

/** How much of the gravest kind is open: what rules found, and what is wrong with the text. */
function Worst(props: { readonly text: Readonly<Record<"error" | "warning" | "info", number>> }): ReactElement | null {
  const { text, number } = useSpeech();
  const { id } = useContext(WorkspaceContext);
  const progress = useAnswer(askChecksSummary(id));
  if (progress.kind === "loading") return null;
  const open = progress.kind === "ready" ? progress.answer.counts?.open : undefined;
  const counts = {
    error: props.text.error + (open?.error ?? 0),
    warning: props.text.warning + (open?.warning ?? 0),
  };
  const worst = (["error", "warning"] as const).find((severity) => counts[severity] > 0);
  // Of a large model that nobody has checked yet nobody knows: that is no good news.
  if (worst === undefined && open === undefined) return null;
  if (worst === undefined) return <Icon name="circle-check" className="page-link-good" />;
  return (
    <span className={`badge badge-${worst}`} title={text(`count.${worst}`, { count: counts[worst] })}>
      {number(counts[worst])}
    </span>
  );
}

function WorkspaceSwitch(): ReactElement {
  const { text } = useSpeech();
  const { id, answer } = useContext(WorkspaceContext);
  const progress = useAnswer(askWorkspaces());
  const workspaces = progress.kind === "ready" ? progress.answer.workspaces : [];
  if (workspaces.length === 0) return <span className="workspace-name">{text("product")}</span>;
  const title = workspaces.find((workspace) => workspace.id === id)?.title ?? answer?.title ?? text("product");
  return (
    <Disclosure className="workspace-switch" label={title} fullLabel={text("workspace.label", { title })}>
      <h2>{text("workspace.others")}</h2>
      <ul>
        {workspaces.map((workspace) => (
          <li key={workspace.id}>
            <Link
              className="workspace-link"
              to={{ workspace: workspace.id, page: { kind: "home" } }}
              {...(workspace.id === id ? { "aria-current": "true" as const } : {})}
            >
              <span className="workspace-title">{workspace.title}</span>
              <span className="muted">{text("count.elements", { count: workspace.elements })}</span>
              <span className="workspace-folder">{workspace.folder}</span>
            </Link>
          </li>
        ))}
      </ul>
      <ImportButton />
    </Disclosure>
  );
}

/** Once the browser has nothing better to do, and soon in any case. */
function afterThePage(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 400 });
    else setTimeout(resolve, 50);
  });
}

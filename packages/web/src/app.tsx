/** The workbench: the frame around the pages, and which page the address means. */
import { Suspense, useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { Address, Page } from "@orrery/core/answers/url";
import { askWorkspace, askWorkspaces } from "./answers/client.ts";
import { useEvents } from "./answers/events.ts";
import { useAnswer } from "./answers/store.ts";
import { Announcer } from "./frame/announcer.tsx";
import { DropZone } from "./frame/drop-zone.tsx";
import { useShortcuts } from "./frame/keyboard.ts";
import { Palette } from "./frame/palette.tsx";
import { Sidebar } from "./frame/sidebar.tsx";
import { Topbar } from "./frame/topbar.tsx";
import { goTo, useAddress } from "./navigation.tsx";
import { ElementPage } from "./pages/element.tsx";
import { HomePage } from "./pages/home.tsx";
import { later } from "./parts/later.tsx";
import { Empty, Failed, Loading } from "./parts/states.tsx";
import { prefer, usePreferences } from "./preferences.ts";
import { useSpeech } from "./speech.ts";
import { openWorkspace, WorkspaceContext } from "./workspace-context.ts";

const CataloguePage = later(() => import("./pages/catalogue.tsx").then((module) => module.CataloguePage));
const ChecksPage = later(() => import("./pages/checks.tsx").then((module) => module.ChecksPage));
const ExplorePage = later(() => import("./pages/explore.tsx").then((module) => module.ExplorePage));
const Help = later(() => import("./frame/help.tsx").then((module) => module.Help));
const KindsPage = later(() => import("./pages/kinds.tsx").then((module) => module.KindsPage));
const SourcePage = later(() => import("./pages/source.tsx").then((module) => module.SourcePage));
const ViewPage = later(() => import("./pages/view.tsx").then((module) => module.ViewPage));
const ViewsPage = later(() => import("./pages/views.tsx").then((module) => module.ViewsPage));

type Overlay = "none" | "search" | "help";

const narrow = "(max-width: 56rem)";

export function App(): ReactElement {
  const address = useAddress();
  const speech = useSpeech();
  const chosen = usePreferences();
  const [overlay, setOverlay] = useState<Overlay>("none");
  /** The address at which the side bar was pulled out on a small screen: going elsewhere puts it away. */
  const [drawerAt, setDrawerAt] = useState<Address>();
  const isDrawerOpen = drawerAt !== undefined && drawerAt === address;
  const main = useRef<HTMLElement>(null);

  const workspace = address?.kind === "page" ? address.workspace : undefined;
  const asked = workspace === undefined ? undefined : askWorkspace(workspace, speech.language);
  const progress = useAnswer(asked);
  const answer = progress.kind === "ready" ? progress.answer : undefined;
  const context = useMemo(() => openWorkspace(workspace ?? "", answer, speech), [workspace, answer, speech]);

  useFirstWorkspace(address);
  useEvents(speech, workspace);
  useAppearance(address);
  useFocusOnArrival(address, main);
  useEffect(() => {
    if (workspace !== undefined) prefer({ workspace });
  }, [workspace]);

  const toggleSidebar = (): void => {
    if (matchMedia(narrow).matches) setDrawerAt(isDrawerOpen ? undefined : address);
    else prefer({ sidebar: !chosen.sidebar });
  };
  useShortcuts({
    workspace,
    isSingleAllowed: chosen.singleKeys && overlay === "none",
    search: () => setOverlay("search"),
    help: () => setOverlay("help"),
    toggleSidebar,
  });

  const skip = (
    <a className="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
      {speech.text("skip.main")}
    </a>
  );
  return (
    <WorkspaceContext value={context}>
      <div
        className="app"
        data-sidebar={chosen.sidebar ? "open" : "closed"}
        data-drawer={isDrawerOpen ? "open" : "closed"}
        onKeyDown={(event) => {
          if (event.key === "Escape") setDrawerAt(undefined);
        }}
      >
        {skip}
        <Sidebar page={address?.kind === "page" ? address.page : undefined} onSearch={() => setOverlay("search")} />
        <button
          type="button"
          className="drawer-veil"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => setDrawerAt(undefined)}
        />
        <div className="stage">
          <Topbar
            page={address?.kind === "page" ? address.page : undefined}
            onSearch={() => setOverlay("search")}
            onHelp={() => setOverlay("help")}
            onSidebar={toggleSidebar}
          />
          <main id="main" ref={main} tabIndex={-1} aria-label={speech.text("page.region")}>
            {progress.kind === "failed" && asked !== undefined ? (
              <Failed status={progress.status} message={progress.message} asked={asked} />
            ) : (
              <Suspense fallback={<Loading />}>
                <AddressedPage address={address} />
              </Suspense>
            )}
          </main>
        </div>
        <DropZone />
        <Announcer />
        {overlay === "search" && <Palette onClose={() => setOverlay("none")} />}
        {overlay === "help" && (
          <Suspense>
            <Help onClose={() => setOverlay("none")} />
          </Suspense>
        )}
      </div>
    </WorkspaceContext>
  );
}

function AddressedPage({ address }: { readonly address: Address | undefined }): ReactElement {
  const { text } = useSpeech();
  if (address === undefined || address.kind === "permanent") {
    return (
      <Empty icon="search-x" title={text("error.page")} isPage>
        <p>{text("error.page.text")}</p>
      </Empty>
    );
  }
  if (address.kind === "start") return <Start />;
  const { page, state } = address;
  switch (page.kind) {
    case "home":
      return <HomePage />;
    case "catalogue":
      return page.of === undefined ? (
        <KindsPage />
      ) : (
        <CataloguePage key={page.of} page={page} of={page.of} state={state} />
      );
    case "element":
      return <ElementPage key={page.id} page={page} />;
    case "views":
      return <ViewsPage />;
    case "view":
      return <ViewPage key={page.view} page={page} state={state} />;
    case "explore":
      return <ExplorePage key={page.from.join()} page={page} state={state} />;
    case "checks":
      return <ChecksPage />;
    case "source":
      return <SourcePage page={page} />;
    default:
      return (
        <Empty icon="search-x" title={text("error.later")} isPage>
          <p>{text("error.page.text")}</p>
        </Empty>
      );
  }
}

/** `/`: on its way to a workspace, or an invitation when there is none. */
function Start(): ReactElement {
  const { text } = useSpeech();
  const asked = askWorkspaces();
  const progress = useAnswer(asked);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (progress.kind === "loading" || progress.answer.workspaces.length > 0) return <Loading />;
  return (
    <Empty icon="file-up" title={text("none.workspace")} isPage>
      <p>{text("none.workspace.text")}</p>
    </Empty>
  );
}

/** `/` leads to the workspace used last, else to the first. */
function useFirstWorkspace(address: Address | undefined): void {
  const { workspace } = usePreferences();
  const progress = useAnswer(address?.kind === "start" ? askWorkspaces() : undefined);
  const ids = progress.kind === "ready" ? progress.answer.workspaces.map(({ id }) => id) : [];
  const first = ids.find((id) => id === workspace) ?? ids[0];
  const isStart = address?.kind === "start";
  useEffect(() => {
    if (isStart && first !== undefined) goTo({ workspace: first, page: { kind: "home" } }, "replace");
  }, [isStart, first]);
}

/** Language and theme on the document itself. */
function useAppearance(address: Address | undefined): void {
  const { language } = useSpeech();
  const chosen = usePreferences();
  const theme = (address?.kind === "page" ? address.state.theme : undefined) ?? chosen.theme;
  useEffect(() => {
    document.documentElement.lang = language;
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [language, theme]);
}

/** A new page starts at its top, and readers of the screen hear it from there. */
function useFocusOnArrival(address: Address | undefined, main: { readonly current: HTMLElement | null }): void {
  const shown = address?.kind === "page" ? pageIdentity(address.page) : "";
  const previous = useRef(shown);
  useEffect(() => {
    if (previous.current === shown) return;
    const isFirst = previous.current === "";
    previous.current = shown;
    if (isFirst) return;
    main.current?.scrollTo(0, 0);
    if (document.querySelector("dialog[open]") === null) main.current?.focus({ preventScroll: true });
  }, [shown, main]);
}

function pageIdentity(page: Page): string {
  switch (page.kind) {
    case "element":
      return `element ${page.id}`;
    case "catalogue":
      return `catalogue ${page.of ?? ""}`;
    case "view":
      return `view ${page.view}`;
    case "explore":
      return `explore ${page.from.join()}`;
    default:
      return page.kind;
  }
}

/** The workbench: the frame around the pages, and which page the address means. */
import { Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { Address, Page } from "@orrery/core/answers/url";
import { askWorkspace, askWorkspaces } from "./answers/client.ts";
import { useEvents } from "./answers/events.ts";
import { useAnswer } from "./answers/store.ts";
import { useGesture } from "./editing/gestures.ts";
import { Announcer } from "./frame/announcer.tsx";
import { DropZone } from "./frame/drop-zone.tsx";
import { useGlobalCommands } from "./frame/global-commands.ts";
import { useKeyboard } from "./frame/keyboard.ts";
import { closeOverlay, openKeys, openPalette, useOverlay } from "./frame/overlays.ts";
import { StateBar } from "./frame/state-bar.tsx";
import { Sidebar } from "./frame/sidebar.tsx";
import { Topbar } from "./frame/topbar.tsx";
import { useAddress, useFrameAddress } from "./here.ts";
import { goTo } from "./navigation.tsx";
import { keepFocus } from "./parts/focus.ts";
import { later } from "./parts/later.tsx";
import { Empty, Failed, Loading } from "./parts/states.tsx";
import { prefer, usePreferences } from "./preferences.ts";
import { useSpeech } from "./speech.ts";
import { openWorkspace, WorkspaceContext } from "./workspace-context.ts";

const AnalysisPage = later(() => import("./pages/analysis.tsx").then((module) => module.AnalysisPage));
const CataloguePage = later(() => import("./pages/catalogue/catalogue.tsx").then((module) => module.CataloguePage));
const ChecksPage = later(() => import("./pages/checks.tsx").then((module) => module.ChecksPage));
const ChangePage = later(() => import("./pages/change.tsx").then((module) => module.ChangePage));
const DashboardPage = later(() => import("./pages/dashboard.tsx").then((module) => module.DashboardPage));
const BeginPage = later(() => import("./pages/begin.tsx").then((module) => module.BeginPage));
const DiscoverPage = later(() => import("./pages/discover.tsx").then((module) => module.DiscoverPage));
const ElementPage = later(() => import("./pages/element/element-page.tsx").then((module) => module.ElementPage));
const ExplorePage = later(() => import("./pages/explore.tsx").then((module) => module.ExplorePage));
const GestureDialog = later(() => import("./editing/gesture-dialog.tsx").then((module) => module.GestureDialog));
const FrameworksPage = later(() => import("./pages/frameworks.tsx").then((module) => module.FrameworksPage));
const HomePage = later(() => import("./pages/home.tsx").then((module) => module.HomePage));
const KeyList = later(() => import("./frame/key-list.tsx").then((module) => module.KeyList));
const PastBanner = later(() => import("./time/past-banner.tsx").then((module) => module.PastBanner));
const Palette = later(() => import("./palette/palette.tsx").then((module) => module.Palette));
const KindsPage = later(() => import("./pages/kinds.tsx").then((module) => module.KindsPage));
const HelpPage = later(() => import("./pages/help.tsx").then((module) => module.HelpPage));
const MapPage = later(() => import("./pages/map.tsx").then((module) => module.MapPage));
const MatrixPage = later(() => import("./pages/matrix.tsx").then((module) => module.MatrixPage));
const RoadmapPage = later(() => import("./pages/roadmap.tsx").then((module) => module.RoadmapPage));
const SettingsPage = later(() => import("./pages/settings.tsx").then((module) => module.SettingsPage));
const SimulatePage = later(() => import("./pages/simulate.tsx").then((module) => module.SimulatePage));
const SourcePage = later(() => import("./pages/source.tsx").then((module) => module.SourcePage));
const ViewPage = later(() => import("./pages/view.tsx").then((module) => module.ViewPage));
const ViewsPage = later(() => import("./pages/views.tsx").then((module) => module.ViewsPage));

const narrow = "(max-width: 56rem)";

export function App(): ReactElement {
  const address = useFrameAddress();
  const speech = useSpeech();
  const chosen = usePreferences();
  const overlay = useOverlay();
  /** The address at which the side bar was pulled out on a small screen: going elsewhere puts it away. */
  const [drawerAt, setDrawerAt] = useState<Address>();
  const gesture = useGesture();
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
  useRemembered(address);

  const { sidebar } = chosen;
  const toggleSidebar = useCallback((): void => {
    if (matchMedia(narrow).matches) setDrawerAt(isDrawerOpen ? undefined : address);
    else prefer({ sidebar: !sidebar });
  }, [isDrawerOpen, address, sidebar]);
  useKeyboard(speech);
  const search = (): void => openPalette();
  const help = (): void => openKeys();

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
        <Sidebar page={address?.kind === "page" ? address.page : undefined} onSearch={search} />
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
            onSearch={search}
            onHelp={help}
            onSidebar={toggleSidebar}
          />
          {address?.kind === "page" && address.state.at !== undefined && (
            <Suspense>
              <PastBanner at={address.state.at} />
            </Suspense>
          )}
          <main id="main" ref={main} tabIndex={-1} aria-label={speech.text("page.region")}>
            {progress.kind === "failed" && asked !== undefined ? (
              <Failed status={progress.status} message={progress.message} asked={asked} />
            ) : (
              <Suspense fallback={<Loading />}>
                <AddressedPage />
              </Suspense>
            )}
          </main>
          {address?.kind === "page" && <StateBar address={address} />}
        </div>
        <DropZone />
        <Announcer />
        {gesture !== undefined && (
          <Suspense>
            <GestureDialog key={JSON.stringify(gesture)} gesture={gesture} />
          </Suspense>
        )}
        <Suspense>
          {overlay.kind === "palette" && <Palette query={overlay.query} onClose={closeOverlay} />}
          {overlay.kind === "keys" && <KeyList onClose={closeOverlay} />}
        </Suspense>
        <GlobalCommands toggleSidebar={toggleSidebar} />
      </div>
    </WorkspaceContext>
  );
}

/** Inside the open workspace, which they are about. */
function GlobalCommands({ toggleSidebar }: { readonly toggleSidebar: () => void }): null {
  useGlobalCommands(toggleSidebar);
  return null;
}

/** The page, which follows what is chosen on it, too: the frame around does not. */
function AddressedPage(): ReactElement {
  const address = useAddress();
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
      return <HomePage page={page} state={state} />;
    case "begin":
      return <BeginPage />;
    case "matrix":
      return <MatrixPage page={page} state={state} />;
    case "map":
      return <MapPage key={page.map} page={page} state={state} />;
    case "roadmap":
      return <RoadmapPage page={page} state={state} />;
    case "dashboard":
      return <DashboardPage key={page.id} page={page} state={state} />;
    case "analysis":
      return <AnalysisPage key={page.analysis} page={page} state={state} />;
    case "change":
      return <ChangePage key={page.id} page={page} state={state} />;
    case "help":
      return <HelpPage page={page} />;
    case "settings":
      return <SettingsPage />;
    case "catalogue":
      return page.of === undefined ? (
        <KindsPage />
      ) : (
        <CataloguePage key={page.of} page={page} of={page.of} state={state} />
      );
    case "element":
      return <ElementPage key={page.id} page={page} state={state} />;
    case "views":
      return <ViewsPage state={state} />;
    case "view":
      return <ViewPage key={page.view} page={page} state={state} />;
    case "explore":
      return <ExplorePage key={page.from.join()} page={page} state={state} />;
    case "checks":
      return <ChecksPage page={page} state={state} />;
    case "frameworks":
      return <FrameworksPage page={page} state={state} />;
    case "simulate":
      return <SimulatePage page={page} state={state} />;
    case "discover":
      return <DiscoverPage page={page} state={state} />;
    case "source":
      return <SourcePage page={page} />;
    default:
      return (
        <Empty icon="search-x" title={text("error.page")} isPage>
          <p>{text("error.page.text")}</p>
        </Empty>
      );
  }
}

/** `/`: on its way to a workspace, or to a beginning where there is none. */
function Start(): ReactElement {
  const asked = askWorkspaces();
  const progress = useAnswer(asked);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (progress.kind === "loading" || progress.answer.workspaces.length > 0) return <Loading />;
  return <BeginPage />;
}

/** `/` leads to the workspace used last, else to the first; where that has nothing yet, to its beginning. */
function useFirstWorkspace(address: Address | undefined): void {
  const { workspace } = usePreferences();
  const progress = useAnswer(address?.kind === "start" ? askWorkspaces() : undefined);
  const workspaces = progress.kind === "ready" ? progress.answer.workspaces : [];
  const { id: first, elements } = workspaces.find(({ id }) => id === workspace) ?? workspaces[0] ?? {};
  const isStart = address?.kind === "start";
  useEffect(() => {
    if (!isStart || first === undefined) return;
    goTo({ workspace: first, page: { kind: elements === 0 ? "begin" : "home" } }, "replace");
  }, [isStart, first, elements]);
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

/** Where the reader stays for a moment can be found again. */
function useRemembered(address: Address | undefined): void {
  useEffect(() => {
    if (address?.kind !== "page") return undefined;
    const { workspace, page } = address;
    const timer = setTimeout(() => {
      const title = document.title.split(" · ")[0] ?? "";
      void import("./frame/recent.ts").then(({ remember }) => remember({ workspace, page, title }));
    }, 1000);
    return () => clearTimeout(timer);
  }, [address]);
}

/** A new page starts at its top, and readers of the screen hear it from there. */
function useFocusOnArrival(address: Address | undefined, main: { readonly current: HTMLElement | null }): void {
  const shown = address?.kind === "page" ? pageIdentity(address.page) : "";
  const previous = useRef(shown);
  const first = useRef(address);
  useEffect(() => {
    // A link may go with the part of the page that it has changed.
    if (first.current !== address) keepFocus();
  }, [address]);
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
    case "home":
      return `home ${page.role ?? ""}`;
    case "catalogue":
      return `catalogue ${page.of ?? ""}`;
    case "view":
      return `view ${page.view}`;
    case "explore":
      return `explore ${page.from.join()}`;
    case "map":
      return `map ${page.map ?? ""}`;
    case "element":
    case "dashboard":
    case "change":
    case "frameworks":
      return `${page.kind} ${page.id ?? ""}`;
    case "analysis":
      return `analysis ${page.analysis ?? ""}`;
    case "discover":
      return `${page.kind} ${page.part ?? ""}`;
    case "checks":
    case "simulate":
      // A finding opens beside the list, a drill in the place of another: the page stays the same.
      return `${page.kind} ${page.part ?? ""} ${page.part === undefined ? "" : (page.id ?? "")}`;
    case "help":
      return `help ${page.topic ?? ""} ${page.id ?? ""}`;
    default:
      return page.kind;
  }
}

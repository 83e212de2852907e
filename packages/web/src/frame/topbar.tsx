import { useContext, type ReactElement } from "react";
import type { Page } from "@orrery/core/answers/url";
import { askElement, askViews } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { dropAsked, Link, useAddress, type Destination } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { prefer, usePreferences, type Theme } from "../preferences.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

export function Topbar(props: {
  readonly page: Page | undefined;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  readonly onSidebar: () => void;
}): ReactElement {
  const { text } = useSpeech();
  const { sidebar } = usePreferences();
  return (
    <header className="topbar">
      <button
        type="button"
        className="icon-button"
        aria-label={text(sidebar ? "sidebar.hide" : "sidebar.show")}
        title={text(sidebar ? "sidebar.hide" : "sidebar.show")}
        onClick={props.onSidebar}
      >
        <Icon name="panel-left" />
      </button>
      {props.page === undefined ? <span className="breadcrumb" /> : <Breadcrumb page={props.page} />}
      <div className="topbar-tools">
        <button
          type="button"
          className="icon-button topbar-search"
          aria-label={text("search.title")}
          onClick={props.onSearch}
        >
          <Icon name="search" />
        </button>
        <LanguageSwitch />
        <ThemeSwitch />
        <button
          type="button"
          className="icon-button"
          aria-label={text("help.title")}
          title={text("help.title")}
          aria-keyshortcuts="F1"
          onClick={props.onHelp}
        >
          <Icon name="circle-help" />
        </button>
      </div>
    </header>
  );
}

interface Crumb {
  readonly label: string;
  readonly to: Destination;
}

function Breadcrumb({ page }: { readonly page: Page }): ReactElement {
  const { text } = useSpeech();
  const { id, answer } = useContext(WorkspaceContext);
  const home: Crumb = { label: answer?.title ?? id, to: { workspace: id, page: { kind: "home" } } };
  const crumbs = [home, ...useTrail(page, id)];
  return (
    <nav className="breadcrumb" aria-label={text("navigation.breadcrumb")}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={index}>
            {index > 0 && <Icon name="chevron-right" />}
            {index === crumbs.length - 1 ? (
              <span aria-current="page" title={crumb.label}>
                {crumb.label}
              </span>
            ) : (
              <Link to={crumb.to} title={crumb.label}>
                {crumb.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function useTrail(page: Page, workspace: string): readonly Crumb[] {
  const { text, language } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const progress = useAnswer(page.kind === "element" ? askElement(workspace, language, page.id) : undefined);
  const views = useAnswer(page.kind === "view" ? askViews(workspace, language) : undefined);
  const to = (target: Page): Destination => ({ workspace, page: target });
  switch (page.kind) {
    case "catalogue": {
      const all: Crumb = { label: text("navigation.catalogue"), to: to({ kind: "catalogue", columns: [] }) };
      if (page.of === undefined) return [all];
      return [all, { label: page.of === "*" ? text("catalogue.all") : kindOf(page.of).plural, to: to(page) }];
    }
    case "element": {
      if (progress.kind !== "ready") return [{ label: page.id, to: to(page) }];
      const { kind, path, name } = progress.answer;
      return [
        { label: kindOf(kind.id).plural, to: to({ kind: "catalogue", of: kind.id, columns: [] }) },
        ...path.map((element) => ({ label: element.name, to: to({ kind: "element", id: element.id }) })),
        { label: name, to: to(page) },
      ];
    }
    case "views":
      return [{ label: text("navigation.views"), to: to(page) }];
    case "view": {
      const known = views.kind === "ready" ? views.answer.views.find(({ id }) => id === page.view) : undefined;
      return [
        { label: text("navigation.views"), to: to({ kind: "views" }) },
        { label: known?.title ?? page.view, to: to(page) },
      ];
    }
    case "explore":
      return [{ label: text("explore.title"), to: to(page) }];
    case "checks":
      return [{ label: text("navigation.checks"), to: to(page) }];
    case "source":
      return [
        { label: text("navigation.source"), to: to({ kind: "source" }) },
        ...(page.uri === undefined ? [] : [{ label: page.uri, to: to(page) }]),
      ];
    default:
      return [];
  }
}

function LanguageSwitch(): ReactElement {
  const { text, language } = useSpeech();
  return (
    <div className="segmented" role="group" aria-label={text("language.label")}>
      {(["en", "fr"] as const).map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={language === choice}
          aria-label={`${choice.toUpperCase()} ${text(`language.${choice}`)}`}
          onClick={() => {
            prefer({ language: choice });
            dropAsked("language");
          }}
        >
          {choice.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

const themes: readonly { readonly theme: Theme; readonly icon: "sun" | "moon" | "monitor" }[] = [
  { theme: "light", icon: "sun" },
  { theme: "dark", icon: "moon" },
  { theme: "system", icon: "monitor" },
];

function ThemeSwitch(): ReactElement {
  const { text } = useSpeech();
  const chosen = usePreferences();
  const address = useAddress();
  const shown = (address?.kind === "page" ? address.state.theme : undefined) ?? chosen.theme;
  return (
    <div className="segmented" role="group" aria-label={text("theme.label")}>
      {themes.map(({ theme, icon }) => (
        <button
          key={theme}
          type="button"
          aria-pressed={shown === theme}
          aria-label={text(`theme.${theme}`)}
          title={text(`theme.${theme}`)}
          onClick={() => {
            prefer({ theme });
            dropAsked("theme");
          }}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
